"""Words: what one run looks at, within the load that it may cause."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from plugins.watching.addresses import LOST, SECURITY, address_of
from plugins.watching.book import Book, cursor_of, pick_files
from plugins.watching.lures import QUERIES, list_bare_folders, name_nowhere, pick_lures
from plugins.watching.sight import Visit
from plugins.watching.visitors import AGENTS, CRAWLER, ENCODINGS, Visitor, pick_visitors

MOST_LURES = 40
MOST_BARE_FOLDERS = 6
# Where what is planted shows first, and what leads search engines to it.
_URGENT = (
    "index.html",
    LOST,
    "robots.txt",
    "sitemap.xml",
    "sitemap-berita.xml",
    "feed.xml",
    "feed.json",
    SECURITY,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Attributes: visits: of one run, the most urgent ones first; turn: those files whose turn it is."""

    visits: tuple[Visit, ...]
    turn: tuple[str, ...]

    def move_cursor(self, cursor: str, missed: Container[str]) -> str:
        """Where the next run goes on; files that were not reached have their turn then.

        Args:
            cursor: of this run; missed: paths of files that somebody did not look at.
        """
        for path in self.turn:
            if path in missed:
                break
            cursor = cursor_of(path)
        return cursor


def plan_run(
    book: Book,
    *,
    turn: int,
    cursor: str = "",
    open_names: Sequence[str] = (),
    most: int | None = None,
    encodings: tuple[str, ...] = ENCODINGS,
) -> Plan:
    """The visits of one run: what was wrong before, what is urgent; a part of all others, and lures.

    Args:
        turn, cursor, open_names: from the memory; most: requests, None for as many as there are.
        encodings: as `pick_visitors` takes them.
    """
    lures = _plan_lures(book, turn, encodings)
    known = [name for name in open_names if name in book.served]
    strange = [name for name in open_names if name.startswith("/") and not book.expects(name) and name != "/"]
    lures += [
        Visit(address=name, visitor=visitor)
        for name in strange
        for visitor in pick_visitors(name, turn, encodings)
    ]
    room = len(book.served) if most is None else max((most - len(lures)) // len(AGENTS), 1)
    offices = sorted(path for path in book.served if path.count("/") == 1 and path.endswith("/index.html"))
    first = [*known, *_URGENT, *offices[: room // 4]]
    picked = pick_files(book.served, cursor, room, first)
    always, others = (
        [
            Visit(address=address_of(path), visitor=visitor, path=path)
            for path in paths
            for visitor in pick_visitors(path, turn, encodings)
        ]
        for paths in picked
    )
    # Where time is short, neither shall keep the other from its turn.
    mixed = [visit for pair in zip_longest(others, lures) for visit in pair if visit]
    return Plan(visits=(*always, *mixed), turn=tuple(picked[1]))


def _plan_lures(book: Book, turn: int, encodings: tuple[str, ...]) -> list[Visit]:
    folders = {path.partition("/")[0] + "/" for path in book.served if "/" in path}
    bare = [name for name in list_bare_folders(book.served) if book.served]
    start = turn * MOST_BARE_FOLDERS % max(len(bare), 1)
    bare = (bare[start:] + bare[:start])[:MOST_BARE_FOLDERS]
    paths = [name_nowhere(turn), *pick_lures(turn, sorted(folders), MOST_LURES), *bare]
    visits = []
    for path in dict.fromkeys(paths):
        address = address_of(path)
        if book.expects(address) or path.rstrip("/") in book.listed:
            continue
        crawler, other = _two_of(pick_visitors(path, turn, encodings), turn)
        visits += [Visit(address=address, visitor=crawler), Visit(address=address, visitor=other)]
    query = QUERIES[turn % len(QUERIES)]
    if "index.html" in book.served:
        visits += [
            Visit(address=query, visitor=visitor, path="index.html")
            for visitor in pick_visitors(query, turn, encodings)
        ]
    return visits


def _two_of(visitors: Sequence[Visitor], turn: int) -> tuple[Visitor, Visitor]:
    """The crawler, whom planted pages are made for, and one of the others in turn."""
    crawler = next(visitor for visitor in visitors if visitor.agent == CRAWLER)
    others = [visitor for visitor in visitors if visitor.agent != CRAWLER]
    return crawler, others[turn % len(others)]
