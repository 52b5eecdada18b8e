"""Words: a release as a bucket keeps it, and the names of what is kept."""

from __future__ import annotations

import msgspec

from plugins.release.headers import BY_FILE, pick
from plugins.release.manifest import type_of

# Beside the site, and not for readers: README.md says how a bucket is told so.
STATE = ".kabar"
RELEASES, KEPT, CLAIMS = f"{STATE}/releases", f"{STATE}/kept", f"{STATE}/claims"
SHOWN, NEXT, LEFT = f"{STATE}/shown", f"{STATE}/next", f"{STATE}/left"
JSON, TEXT = {"Content-Type": "application/json"}, {"Content-Type": "text/plain"}


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A release as the bucket keeps it.

    Attributes:
        files: MD5 by path, by which a store tells contents apart.
        headers: digest of the rules that gave the objects their headers.
        before: name of the release that this one was to take the place of; "" for none.
    """

    files: dict[str, str]
    headers: str
    before: str = ""

    def name_kept(self, path: str) -> str:
        """Where the bytes of a file are kept, with the headers that go with its path."""
        return f"{KEPT}/{self.headers}/{self.files[path]}/{path}"


def headers_of(path: str) -> dict[str, str]:
    """What of a file's headers an object can have; the others are said by what stands before the bucket."""
    kind = type_of(path)
    is_text = kind.startswith("text/") or kind in ("application/json", "application/xml")
    return {
        "Content-Type": f"{kind}; charset=utf-8" if is_text else kind,
        "Cache-Control": pick(BY_FILE["Cache-Control"], f"/{path}"),
    }
