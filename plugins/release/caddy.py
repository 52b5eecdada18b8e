"""Words: Caddy's form of the headers, kinds and redirects: two snippets for a site's block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plugins.release.apologies import DOWN, LARGE, MAX_FORM_BYTES, SEVERE
from plugins.release.headers import (
    BY_FILE,
    FIXED,
    HOST_FILES,
    LOST,
    TEXTS,
    THANKS,
    TYPES,
    WELL_KNOWN,
    headers_of,
    type_of,
)

# What `map` gives where nothing moved: an address never looks so.
_NOT_MOVED = "-"
# Figures of as many digits stand in the order of their letters.
_LENGTH = "{header.Content-Length}"
_TOO_LARGE = (
    f"{_LENGTH}.size() > {len(str(MAX_FORM_BYTES))} || "
    f'({_LENGTH}.size() == {len(str(MAX_FORM_BYTES))} && {_LENGTH} > "{MAX_FORM_BYTES}")'
)


def write_caddyfile(redirects: Mapping[str, str]) -> str:
    """`import kabar FOLDER` serves a release, `import kabar-komentar ADDRESS` the service beside it.

    Args:
        redirects: old address → new one.
    """
    lines = ["(kabar) {", "\thandle {", "\t\troute {", *_indent(_files(redirects), 3), "\t\t}", "\t}"]
    lines += ["\thandle_errors {", *_indent(_errors(), 2), "\t}", "}", ""]
    lines += ["(kabar-komentar) {", *_indent(_service(), 1), "}"]
    return "\n".join(lines) + "\n"


def _files(redirects: Mapping[str, str]) -> Iterator[str]:
    yield "root * {args.0}"
    yield "header -Server"
    yield from (f"header {name} {_quote(value)}" for name, value in FIXED.items())
    for name, rules in BY_FILE.items():
        yield f"map {{path}} {_placeholder(name)} {{"
        yield from (f"\t{_key(pattern)} {_quote(value)}" for pattern, value in rules)
        yield "}"
        yield f"header {name} {_placeholder(name)}"
    if redirects:
        yield "map {path} {kabar_moved} {"
        yield from (f"\t{_quote(old)} {_quote(new)}" for old, new in redirects.items())
        yield f'\tdefault "{_NOT_MOVED}"'
        yield "}"
        yield f'@kabar_moved expression `{{kabar_moved}} != "{_NOT_MOVED}"`'
        yield "redir @kabar_moved {kabar_moved} 301"
    yield from ("@kabar_hidden {", "\tpath */.*", f"\tnot path /{WELL_KNOWN}/*", "}")
    yield "error @kabar_hidden 404"
    yield f"@kabar_host path {' '.join(f'/{name}' for name in HOST_FILES)}"
    yield "error @kabar_host 404"
    for kind, endings in TYPES.items():
        name = "@kabar_" + "".join(letter if letter.isalnum() else "_" for letter in kind)
        paths = [f"*.{ending}" for ending in endings] + (["*/"] if kind == "text/html" else [])
        yield f"{name} path {' '.join(paths)}"
        yield f"header {name} Content-Type {_quote(type_of(f'.{endings[0]}'))}"
    # Said once, whether a form is sent or the text itself: Caddy says it of forms alone.
    yield f"@kabar_texts path */ {' '.join(f'*{ending}' for ending in sorted(TEXTS))}"
    yield from ("header @kabar_texts {", "\tVary Accept-Encoding", "\tdefer", "}")
    yield from ("file_server {", "\tprecompressed br gzip", "}")


def _errors() -> Iterator[str]:
    yield "root * {args.0}"
    yield "header -Server"
    yield from ("@kabar_service path /komentar/* /moderasi/*", "@kabar_thanks {", f"\tpath {THANKS}")
    yield from ("\texpression `{err.status_code} in [502, 503, 504]`", "}")
    yield from ("handle @kabar_thanks {", *_indent(_page(f"{THANKS}index.html", 200), 1), "}")
    for name, statuses, page in (("down", "502, 503, 504", DOWN), ("large", "413", LARGE)):
        yield from (f"@kabar_{name} {{", "\tpath /komentar/* /moderasi/*")
        yield from (f"\texpression `{{err.status_code}} in [{statuses}]`", "}", f"handle @kabar_{name} {{")
        yield from (f"\theader {header} {_quote(value)}" for header, value in SEVERE.items())
        yield f'\theader Content-Type "{type_of(LOST)}"'
        if name == "down":
            yield "\theader Retry-After 60"
        yield f"\trespond {_quote(page)} {413 if name == 'large' else 503}"
        yield "}"
    yield from ("handle {", *_indent(_page(LOST, 404), 1), "}")


def _page(path: str, status: int) -> Iterator[str]:
    yield from (f"header {name} {_quote(value)}" for name, value in headers_of(path).items())
    yield f"header Content-Type {_quote(type_of(path))}"
    yield from (f"rewrite * {path}", "file_server {", f"\tstatus {status}", "}")


def _service() -> Iterator[str]:
    for path in ("/komentar/", "/moderasi/"):
        yield f"handle {path}* {{"
        yield "\terror /komentar/metrik 404"
        # Told before it is read; one that does not say its size is cut off there.
        yield f"\t@kabar_large expression `{_TOO_LARGE}`"
        yield from ("\terror @kabar_large 413", "\trequest_body {", f"\t\tmax_size {MAX_FORM_BYTES}", "\t}")
        # Caddy sets X-Forwarded-For and -Proto to what it knows; what a stranger wrote there is gone.
        yield from ("\treverse_proxy {args.0} {", "\t\theader_up X-Real-IP {remote_host}")
        yield from ("\t\theader_up -Forwarded", "\t\theader_up -X-Forwarded-Host", "\t}")
        yield "}"


def _indent(lines: Iterable[str], depth: int) -> Iterator[str]:
    return ("\t" * depth + line for line in lines)


def _key(pattern: str) -> str:
    return _quote(f"~{pattern}") if pattern else "default"


def _quote(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def _placeholder(name: str) -> str:
    return "{kabar_" + name.lower().replace("-", "_") + "}"
