"""Rules: what is wrong with one answer, as the release's signed manifest has it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from plugins.release.headers import headers_of
from plugins.release.manifest import UNKNOWN_TYPE, File
from plugins.release.unpacking import UnpackRefused, can_unpack, unpack
from plugins.watching.addresses import Site, is_same_page
from plugins.watching.sight import Answer, Wrong

# What a static site never says; each can lead readers or search engines elsewhere, or marks readers.
FORBIDDEN = (
    "set-cookie",
    "refresh",
    "link",
    "x-robots-tag",
    "content-location",
    "content-disposition",
    "clear-site-data",
    "sourcemap",
    "access-control-allow-origin",
    "x-powered-by",
)
# Names of one and the same kind.
_SAME_TYPE = {"application/javascript": "text/javascript", "text/xml": "application/xml"}
_OVER_TLS_ALONE = "strict-transport-security"
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An answer's body as a reader sees it. Attributes: data; fault: why it cannot be seen, or ""."""

    data: bytes = b""
    fault: str = ""

    @property
    def sha256(self) -> str:
        """Hexadecimal; "" where there is a fault."""
        return "" if self.fault else hashlib.sha256(self.data).hexdigest()


def read_body(answer: Answer, most: int) -> Body:
    """The body unpacked; at most so many bytes of it."""
    encoding = answer.headers.get("content-encoding", "").strip().lower()
    if answer.is_cut:
        return Body(data=answer.body, fault="is larger than the manifest's")
    if encoding in ("", "identity"):
        return Body(data=answer.body)
    if not can_unpack(encoding):
        return Body(data=answer.body, fault=f"is sent as {encoding[:40]!r}, which was not asked for")
    try:
        return Body(data=unpack(answer.body, encoding, most))
    except UnpackRefused as refusal:
        return Body(data=answer.body, fault=f"{encoding}: {refusal}")


def judge_file(site: Site, file: File, answer: Answer, status: int = 200) -> Wrong | None:
    """What is wrong with the answer at a file's address; headers aside.

    Args:
        status: that it has to have; 404 where the file is the page for lost readers.
    """
    if wrong := _judge_status(site, file.path, answer, status):
        return wrong
    body = read_body(answer, file.size)
    if body.sha256 == file.sha256:
        return None
    message = body.fault or _tell_change(len(body.data), file)
    return Wrong(kind="changed", message=message, sha256=body.sha256, is_proof=True)


def _tell_change(size: int, file: File) -> str:
    if size != file.size:
        return f"{size} bytes instead of {file.size}"
    return "as long as the manifest's, with other bytes"


def _judge_status(site: Site, path: str, answer: Answer, status: int) -> Wrong | None:
    if answer.status == status:
        return None
    if not answer.status:
        return Wrong(kind="unreachable", message=answer.fault)
    if answer.status in REDIRECTS:
        return judge_redirect(site, path, answer)
    if answer.status in (404, 410):
        return Wrong(kind="missing", message=f"answers {answer.status}")
    kind = "unreachable" if answer.status == 429 or answer.status >= 500 else "status"
    return Wrong(kind=kind, message=f"answers {answer.status} instead of {status}")


def judge_redirect(site: Site, path: str, answer: Answer) -> Wrong:
    """A redirect where none belongs; to another host it is a proof."""
    place = answer.headers.get("location", "")
    address = site.find_address(place)
    shown = place[:200].encode("ascii", "backslashreplace").decode()
    if address is None:
        return Wrong(kind="redirected", message=f"sends readers away, to {shown!r}", is_proof=True)
    return Wrong(kind="redirected", message=f"answers {answer.status}, to {shown!r}")


def follow_spelling(site: Site, path: str, address: str, answer: Answer) -> str | None:
    """Where a host sends on to its own spelling of the same page; None where this is none such."""
    if answer.status not in REDIRECTS:
        return None
    place = site.find_address(answer.headers.get("location", ""), address)
    return place if place is not None and place != address and is_same_page(path, place) else None


def judge_headers(site: Site, path: str, type_: str, answer: Answer) -> list[Wrong]:
    """Headers that are not those of `plugins/release/headers.py`.

    Args:
        path: of the file that answered ("404.html" for whatever is not there); type_: its content's.
    """
    found = []
    for name, value in headers_of(f"/{path}").items():
        lower = name.lower()
        sent = answer.headers.get(lower)
        # A browser takes this one over TLS alone, and a server may send it there alone.
        if sent == value or (lower == _OVER_TLS_ALONE and sent is None and site.scheme == "http"):
            continue
        told = "is not sent" if sent is None else f"is {_show(sent)}"
        found.append(Wrong(kind="headers", message=f"{name} {told} instead of {_show(value)}"))
    found += [
        Wrong(
            kind="headers",
            message=f"{name} is sent ({_show(answer.headers[name])}), and no file of ours has it",
            is_proof=True,
        )
        for name in FORBIDDEN
        if name in answer.headers
    ]
    return found + _judge_type(type_, answer.headers)


def _judge_type(type_: str, headers: Mapping[str, str]) -> list[Wrong]:
    sent, _, rest = headers.get("content-type", "").lower().partition(";")
    sent = sent.strip()
    charset = rest.partition("charset=")[2].strip(' "')
    is_same = _SAME_TYPE.get(sent, sent) == type_ or type_ == UNKNOWN_TYPE
    if is_same and charset in ("", "utf-8"):
        return []
    told = _show(headers.get("content-type", "none"))
    return [Wrong(kind="headers", message=f"Content-Type is {told} instead of {type_}")]


def _show(value: str) -> str:
    shown = value if len(value) <= 160 else f"{value[:160]}…"
    return shown.encode("ascii", "backslashreplace").decode()
