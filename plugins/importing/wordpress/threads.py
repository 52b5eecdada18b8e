"""Words: the comments of an export, each with an id and a moment of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from plugins.importing.dating import settle
from plugins.importing.found import Doubt, FoundComment, FoundItem


@dataclass(slots=True)
class Threads:
    """Goes through the items of one export in their order.

    Exports that were joined, or written by other programs, use an id twice or leave dates out; no comment
    may take another's place, nor be lost, for that.

    Attributes:
        zone: the office's; written: moment of the export itself, as it says it, for comments of texts
            that have no date either.
    """

    zone: str
    written: str = ""
    _used: set[str] = field(default_factory=set)

    def read(self, item: FoundItem) -> tuple[tuple[FoundComment, ...], tuple[Doubt, ...]]:
        """An item's comments, and what was doubtful about them."""
        doubts: list[Doubt] = []
        names: dict[str, str] = {}
        found = []
        for comment in item.comments:
            dated = self._date(comment, item, doubts)
            id_ = self._name(comment.id or f"baris-{comment.line}")
            # Of two with one id in one item, answers belong to the first.
            names.setdefault(comment.id, id_)
            found.append(replace(dated, id=id_))
        return tuple(_answer(found, names)), tuple(doubts)

    def _name(self, wanted: str) -> str:
        name, number = wanted, 1
        while name in self._used:
            number += 1
            name = f"{wanted}-k{number}"
        self._used.add(name)
        return name

    def _date(self, comment: FoundComment, item: FoundItem, doubts: list[Doubt]) -> FoundComment:
        settled = settle(comment.date, comment.date_gmt, "", self.zone)
        if settled.moment is not None:
            return comment
        if settled.candidates:
            doubts.append(
                Doubt(
                    fault=f"waktu komentar {comment.id} bertentangan: {comment.date}, {comment.date_gmt} GMT",
                    mend="yang GMT dipakai",
                )
            )
            return replace(comment, date="")
        of_item = settle(item.date, item.date_gmt, item.announced or self.written, self.zone)
        moment = of_item.moment or next(iter(of_item.candidates), None)
        if moment is None:
            return comment
        doubts.append(Doubt(fault=f"komentar {comment.id} tanpa tanggal", mend="memakai tanggal tulisannya"))
        return replace(comment, date=f"{moment:%Y-%m-%d %H:%M:%S}", date_gmt="")


def _answer(comments: Iterable[FoundComment], names: dict[str, str]) -> Iterable[FoundComment]:
    """The same with their parents by the ids that they have now."""
    return (replace(one, parent=names.get(one.parent, one.parent)) for one in comments)
