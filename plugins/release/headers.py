"""Words: the headers of every answer, said once; each server's own form is made of these."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plugins.editor.policy import FOLDER as EDITOR
from plugins.editor.policy import name_policy
from plugins.search.policy import write_policy

Rules = tuple[tuple[str, str], ...]
# Pictures, PDFs and the search's index are compressed already.
TEXTS = frozenset({".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".csv", ".webmanifest"})

# Two years, as browsers' preload lists want it (RFC 6797 for the header itself).
_TWO_YEARS = 63_072_000

ALWAYS: Mapping[str, str] = {
    "Strict-Transport-Security": f"max-age={_TWO_YEARS}; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    # A reader who goes on to another site tells it that they came from here, not what they read.
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "microphone",
            "midi",
            "payment",
            "usb",
        )
    ),
}

# Named by their content: what stands at such an address never changes (RFC 8246 for "immutable").
_FOR_EVER = "public, max-age=31536000, immutable"
# Asked for again each time, answered with 304 where nothing changed: a correction is seen at once.
_ASK_AGAIN = "no-cache"
_A_DAY = "public, max-age=86400"

LIFETIMES: Rules = (
    (r"^/theme/(css|js)/.*\.[0-9a-f]{10}\.(css|js)$", _FOR_EVER),
    (r"^/gambar/", _FOR_EVER),
    (r"^/cari/indeks/.*_[0-9a-f]{7,}\.pf_[a-z]+$", _FOR_EVER),
    (r"^/(theme|media)/", _A_DAY),
    (r"", _ASK_AGAIN),
)

# A page loads its stylesheet, its pictures and, on the page for lost readers, one script; nothing else.
_PAGE: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_BY_HEADER_ALONE = "; frame-ancestors 'none'"
"""Source: Content Security Policy Level 3, 4.2: a page's own `<meta>` cannot say it."""

_EDITOR = rf"^/{EDITOR}/"

POLICIES: Rules = (
    (r"^/cari/hasil/(index\.html)?$", write_policy() + _BY_HEADER_ALONE),
    (_EDITOR, name_policy("")),
    (r"", "; ".join(f"{directive} {sources}" for directive, sources in _PAGE.items())),
)

# The form's page signs in through a window of the git host's, and shows pictures from there, which
# say nothing of where they may be shown.
OPENERS: Rules = (
    (_EDITOR, "same-origin-allow-popups"),
    (r"", ALWAYS["Cross-Origin-Opener-Policy"]),
)
EMBEDDERS: Rules = ((_EDITOR, "unsafe-none"), (r"", ALWAYS["Cross-Origin-Embedder-Policy"]))

# Headers whose value depends on the file that answers.
BY_FILE: Mapping[str, Rules] = {
    "Cache-Control": LIFETIMES,
    "Content-Security-Policy": POLICIES,
    "Cross-Origin-Opener-Policy": OPENERS,
    "Cross-Origin-Embedder-Policy": EMBEDDERS,
}
# The same for every file.
FIXED: Mapping[str, str] = {name: value for name, value in ALWAYS.items() if name not in BY_FILE}

# What a file's ending says of its content; texts are UTF-8.
TYPES: Mapping[str, tuple[str, ...]] = {
    "text/html": ("html",),
    "text/css": ("css",),
    "text/javascript": ("js",),
    # minisign's keys and signatures are texts (plugins/release/signing.py).
    "text/plain": ("txt", "pub", "minisig"),
    "text/csv": ("csv",),
    "application/json": ("json",),
    "application/xml": ("xml",),
    "application/pdf": ("pdf",),
    "application/wasm": ("wasm",),
    "application/manifest+json": ("webmanifest",),
    "image/svg+xml": ("svg",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/png": ("png",),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/avif": ("avif",),
    "audio/mpeg": ("mp3",),
    "video/mp4": ("mp4",),
}

# Texts are sent with their charset, pictures and programs are none.
CHARSET_TYPES = tuple(
    kind
    for kind in TYPES
    if kind.startswith("text/") or kind in ("application/json", "application/xml", "image/svg+xml")
)

# The page that answers for what is not there, and the one that thanks for a comment.
LOST = "/404.html"
THANKS = "/komentar/terima-kasih/"

# Files that a host reads and never sends.
HOST_FILES = ("_headers", "_redirects", ".htaccess")
# Names that begin with a dot are of no reader's concern, but for what RFC 8615 puts there.
WELL_KNOWN = ".well-known"


def pick(rules: Rules, path: str) -> str:
    """The value of the first rule that holds.

    Args:
        path: of the file that answers, from the root ("/cari/hasil/index.html"), not the address asked for.
    """
    return next(value for pattern, value in rules if re.search(pattern, path))


def write_meta_policy(path: str) -> str:
    """The policy of a file's page as the page itself can say it, where no server does; as `pick`."""
    return pick(POLICIES, path).removesuffix(_BY_HEADER_ALONE)


def type_of(path: str) -> str:
    """The whole Content-Type of a file by its ending; "" where it is none of `TYPES`."""
    ending = path.rpartition(".")[2]
    kind = next((kind for kind, endings in TYPES.items() if ending in endings), "")
    return f"{kind}; charset=utf-8" if kind in CHARSET_TYPES else kind


def headers_of(path: str) -> dict[str, str]:
    """Every header of one file's answer, whatever its status; `path` as `pick` takes it."""
    return {**ALWAYS, **{name: pick(rules, path) for name, rules in BY_FILE.items()}}
