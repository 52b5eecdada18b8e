"""Words: Apache's form of the headers, kinds and redirects: a `.htaccess` at the release's root."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from plugins.release.headers import (
    BY_FILE,
    CHARSET_TYPES,
    FIXED,
    HOST_FILES,
    LOST,
    TEXTS,
    TYPES,
    WELL_KNOWN,
    Rules,
)

# Apache reads the file anew at each request; what is left out is answered by the old address's own page.
MOST_REDIRECTS = 500
# The better one first.
CODINGS: Mapping[str, str] = {".br": "br", ".gz": "gzip"}
_TEXTS = "|".join(sorted(ending[1:] for ending in TEXTS))
_FORMS = "|".join(re.escape(ending) for ending in CODINGS)


def write_htaccess(redirects: Mapping[str, str]) -> str:
    """Needs `AllowOverride All` and the modules headers, rewrite, mime, dir and alias.

    Args:
        redirects: old address → new one; the first `MOST_REDIRECTS` are taken.
    """
    lines = ["Options -Indexes -MultiViews", "DirectoryIndex index.html", f"ErrorDocument 404 {LOST}"]
    lines += [
        f"ErrorDocument 403 {LOST}",
        "DirectorySlash On",
        "FileETag MTime Size",
        "AddDefaultCharset utf-8",
    ]
    for kind, endings in TYPES.items():
        dotted = " ".join(f".{ending}" for ending in endings)
        lines.append(f"AddType {kind} {dotted}")
        if kind in CHARSET_TYPES:
            lines.append(f"AddCharset utf-8 {dotted}")
    lines += [f"Header always set {name} {_quote(value)}" for name, value in FIXED.items()]
    for name, rules in BY_FILE.items():
        lines += _by_file(name, rules)
    lines += [f"AddEncoding {coding} {ending}" for ending, coding in CODINGS.items()]
    lines += [
        rf'<FilesMatch "\.({_TEXTS})({_FORMS})?$">',
        "  Header merge Vary Accept-Encoding",
        "</FilesMatch>",
    ]
    lines += _rewrites(redirects)
    return "\n".join(lines) + "\n"


def _by_file(name: str, rules: Rules) -> Iterator[str]:
    """The last line that holds counts, so the rules stand the other way round.

    Where a compressed form answers, its own name is the address by then.
    """
    for pattern, value in reversed(rules):
        whole = pattern.removesuffix("$") + rf"({_FORMS})?$" if pattern.endswith("$") else pattern
        condition = f' "expr=%{{REQUEST_URI}} =~ m#{whole}#"' if pattern else ""
        yield f"Header always set {name} {_quote(value)}{condition}"


def _rewrites(redirects: Mapping[str, str]) -> Iterator[str]:
    yield "RewriteEngine On"
    hosts = "|".join(re.escape(name) for name in HOST_FILES if name[0] != ".")
    yield rf"RewriteRule (^|/)\.(?!{WELL_KNOWN[1:]}/) - [R=404,L]"
    yield f"RewriteRule ^({hosts})$ - [R=404,L]"
    for old, new in islice(redirects.items(), MOST_REDIRECTS):
        yield f'RewriteRule "^{re.escape(old[1:])}$" "{new}" [R=301,L,QSD]'
    for ending, coding in CODINGS.items():
        for pattern, file in ((r"^(.*/)?$", "$1index.html"), (rf"^(.+\.({_TEXTS}))$", "$1")):
            yield rf"RewriteCond %{{HTTP:Accept-Encoding}} (^|[\s,]){coding}([\s,;]|$)"
            yield rf"RewriteCond %{{DOCUMENT_ROOT}}/{file}{ending} -f"
            yield f"RewriteRule {pattern} {file}{ending} [L]"


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
