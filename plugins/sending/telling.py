"""Store: what others changed, asked of git's record and told in Indonesian."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from plugins.dates.stamp import Stamp
from plugins.gate.fields import read_record
from plugins.gate.folders import SOURCE_ENDING
from plugins.gate.reading import read_source
from plugins.history.comparing import tell_changes
from plugins.history.revision import Revision
from plugins.sending.change import Clash, News, Revised, is_ours
from plugins.sending.clone import Clone

_PART = "\x1f"


class Teller:
    """Says who changed a file, when, and what.

    Args:
        clone: whose record is read; zone_of: path from the content folder → the zone of its dates.
    """

    def __init__(self, clone: Clone, zone_of: Callable[[str], str]) -> None:
        self._clone = clone
        self._zone_of = zone_of

    def tell_clash(self, path: str, copy: str, fate: str, old: str, new: str, one: Revised) -> Clash:
        """What somebody else did to a file between two commits.

        Args:
            path, copy: from the content folder; one: the file at both commits.
        """
        who, moment = self._ask_who(f"{old}..{new}", path)
        what = self._compare(path, one)
        title = self.name(path, one.new or one.old)
        return Clash(path=path, title=title, copy=copy, who=who, moment=moment, what=what, fate=fate)

    def tell_news(self, old: str, new: str) -> list[News]:
        """Every text that differs between two commits, with the names of those who changed it."""
        prefix = self._clone.prefix
        told = []
        for path, one in self._clone.differences(old, new).items():
            place = path.removeprefix(prefix)
            if path.startswith(prefix) and is_ours(place) and _is_text(place):
                who, _ = self._ask_who(f"{old}..{new}", place)
                title = self.name(place, one.new or one.old)
                told.append(News(path=place, title=title, who=who, what=self._compare(place, one)))
        return told

    def name(self, path: str, blob: str) -> str:
        """A text as its writer calls it: by its title; other files, and what has none, by their names.

        Args:
            path: from the content folder; blob: object of git's, "" for none.
        """
        source = read_source(path, self._clone.read(blob))[0] if blob and _is_text(path) else None
        title = read_record(source)[0].title if source is not None else ""
        return title or path.rpartition("/")[2]

    def tell_last(self, path: str) -> str:
        """Who changed a text last before now, and when; "" where nobody did."""
        who, moment = self._ask_who("HEAD", path)
        return f"{who}, {self.tell_moment(moment, path)}" if moment is not None else ""

    def tell_moment(self, moment: datetime, path: str) -> str:
        """A moment by the clock of a text's office."""
        return Stamp.at(moment, self._zone_of(path)).full

    def compare(self, path: str, before: bytes | None, now: bytes | None) -> tuple[str, ...]:
        """What differs between two forms of a text, in words; nothing for other files."""
        if not _is_text(path):
            return ()
        step = Revision(who="", moment=None, path=path, old_path=path, now=now, before=before)
        return tuple(tell_changes(step, self._zone_of(path)))

    def _compare(self, path: str, one: Revised) -> tuple[str, ...]:
        read = self._clone.read
        return self.compare(path, read(one.old) if one.old else None, read(one.new) if one.new else None)

    def _ask_who(self, span: str, path: str) -> tuple[str, datetime | None]:
        place = f"{self._clone.prefix}{path}"
        told = self._clone.ask("log", "-1", f"--format=%an{_PART}%aI", span, "--", f":(top,literal){place}")
        who, _, moment = (told or "").partition(_PART)
        return who, datetime.fromisoformat(moment) if moment else None


def _is_text(path: str) -> bool:
    return path.endswith(SOURCE_ENDING)
