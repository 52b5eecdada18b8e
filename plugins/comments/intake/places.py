"""Store: what may be answered. The published page is the only truth: it exists, and has our form in it."""

from __future__ import annotations

import html
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

# As the export takes them (`export_line.py`): no part begins with a full stop, so none leads upwards.
_ADDRESS = re.compile(r"/(?:[a-z0-9][a-z0-9._~-]*/)+")
MAX_ADDRESS_CHARS = 400
MAX_PAGE_BYTES = 4_000_000
MAX_KEPT = 2_048

# Asking the disk for every comment costs more than all guards; an article that has just closed may take
# one comment more, and a moderator sees it.
TRUST_SECONDS = 1.0

_FORM = re.compile(rb'<form action="[^"]*" method="post"(?: data-closes="([^"]*)")?>')
_HEADING = re.compile(rb"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_OFFICE = re.compile(rb'<a class="letterhead__name"[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An article that may be answered.

    Attributes:
        url: its address; title and office_name: as its page shows them.
        office: slug of the office that answers for it.
        closes: aware; None for never.
    """

    url: str
    title: str
    office: str
    office_name: str
    closes: datetime | None

    def is_open(self, now: datetime) -> bool:
        """True where the page's form has not run out since it was built."""
        return self.closes is None or now < self.closes


_Stamp = tuple[int, int, int]


@dataclass(slots=True)
class Places:
    """The articles of a published site.

    Attributes:
        site: its folder.
        max_kept: pages that are remembered; a page that changed on the disk is read again.
        trust_seconds: for so long a page that was looked at is not looked at again.
        clock: seconds that never go back.
    """

    site: Path
    max_kept: int = MAX_KEPT
    trust_seconds: float = TRUST_SECONDS
    open_page: Callable[[str], bytes] = field(default_factory=lambda: _read_page)
    clock: Callable[[], float] = time.monotonic
    _kept: dict[str, tuple[_Stamp, float, Place | None]] = field(default_factory=dict)

    def find(self, url: str) -> Place | None:
        """The article at an address; None where there is none that may be answered."""
        if len(url) > MAX_ADDRESS_CHARS or not _ADDRESS.fullmatch(url):
            return None
        now = self.clock()
        kept = self._kept.get(url)
        if kept is not None and now < kept[1]:
            return kept[2]
        path = f"{self.site}{url}index.html"
        try:
            state = Path(path).stat()
        except (OSError, ValueError):
            self._kept.pop(url, None)
            return None
        stamp = (state.st_ino, state.st_mtime_ns, state.st_size)
        self._kept.pop(url, None)
        place = kept[2] if kept is not None and kept[0] == stamp else self._read(url, path)
        self._kept[url] = (stamp, now + self.trust_seconds, place)
        if len(self._kept) > self.max_kept:
            del self._kept[next(iter(self._kept))]
        return place

    def _read(self, url: str, path: str) -> Place | None:
        site = os.path.realpath(self.site)
        # A link that leads out of the site would let a stranger ask what else the machine holds.
        if not os.path.realpath(path).startswith(site + os.sep):
            return None
        try:
            page = self.open_page(path)
        except OSError:
            return None
        return read_place(url, page)


def read_place(url: str, page: bytes) -> Place | None:
    """The article that a page is; None where the page has no form for an answer to that very address."""
    field_of_address = f'<input type="hidden" name="article" value="{html.escape(url)}">'.encode()
    before, found, _ = page.partition(field_of_address)
    forms = _FORM.findall(before)
    if not found or not forms:
        return None
    try:
        closes = datetime.fromisoformat(forms[-1].decode()) if forms[-1] else None
    except ValueError:
        return None
    return Place(
        url=url,
        title=_text_of(_HEADING, page) or url,
        office=url.split("/")[1],
        office_name=_text_of(_OFFICE, page),
        closes=closes,
    )


def _text_of(pattern: re.Pattern[bytes], page: bytes) -> str:
    found = pattern.search(page)
    text = found.group(1).decode("utf-8", "replace") if found else ""
    return html.unescape(_TAG.sub("", text)).strip()


def _read_page(path: str) -> bytes:
    with Path(path).open("rb") as file:
        return file.read(MAX_PAGE_BYTES)
