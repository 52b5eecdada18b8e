"""Words: what changed in a writer's folder, what came from others, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from plugins.gate.folders import MEDIA, SOURCE_ENDING
from plugins.gate.problem import Problem
from plugins.gate.source import ARTICLE, PAGE

OURS = (f"{ARTICLE}/", f"{PAGE}/", f"{MEDIA}/")
"""What the form writes; registers and programs go by those who know git."""


ATTRIBUTES = ".gitattributes"
"""What tells git the line ends of texts."""


class SendingRefused(Exception):
    """Nothing was sent; the message tells the writer why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who sends: the name and the e-mail address that git writes down."""

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The repository that all share: the remote's name and address, and the branch that is published."""

    remote: str
    url: str
    branch: str

    @property
    def tracking(self) -> str:
        """Where git remembers that branch."""
        return f"refs/remotes/{self.remote}/{self.branch}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """A file between two states: its object and git's mode before and after; "" and "000000" for none."""

    old: str
    new: str
    old_mode: str
    new_mode: str

    @classmethod
    def of(cls, old_mode: str, new_mode: str, old: str, new: str) -> Revised:
        """As git's raw difference names it."""
        empty = "0" * len(old)
        gone = {empty: ""}
        return cls(old=gone.get(old, old), new=gone.get(new, new), old_mode=old_mode, new_mode=new_mode)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file that differs from the last commit: path from the content folder, its objects ("" for none)."""

    path: str
    before: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a writer can send.

    Attributes:
        path: of its text, or of a photo that no text shows; from the content folder.
        kind: "baru", "diubah", "dicabut", "dihapus", "dipindah" or "foto".
        title: of the text; office: slug, "" for undated pages.
        changes: its files: the text, where it stood before, new photos that it shows.
        what: what changed, in words; last: who had changed it before and when, "" for a new one.
        is_draft, is_copy: a draft; one that was kept beside somebody else's text.
        fate: why readers will not see it at once ("draf", "ditahan sampai …"), "" where they will.
        branch: where it goes when its office wants approval; "" for the shared branch.
        problems: what the gate says of it.
    """

    path: str
    kind: str
    title: str
    office: str
    changes: tuple[Change, ...]
    what: tuple[str, ...] = ()
    last: str = ""
    is_draft: bool = False
    is_copy: bool = False
    fate: str = ""
    branch: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def told(self) -> str:
        """Its title, with its fate."""
        return f"{self.title} ({self.fate})" if self.fate else self.title

    @property
    def is_loose(self) -> bool:
        """True for a photo or document that nobody but this writer has, and no changed text shows."""
        return self.kind == "foto" and not self.changes[0].before

    @property
    def photos(self) -> int:
        """How many photos or documents go with it."""
        return sum(not one.path.endswith(SOURCE_ENDING) for one in self.changes)

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What keeps it from being sent."""
        return tuple(one for one in self.problems if one.is_error)

    @property
    def is_proposed(self) -> bool:
        """True where it is sent unless its writer says otherwise: nothing unfinished, nothing faulty."""
        return not (self.is_draft or self.is_copy or self.faults or self.kind == "foto")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A text that was sent and waits for a second person's approval.

    Attributes:
        path: of the text; title, with its fate; branch: that it waits on.
        address: where a browser proposes it, "" where the host is none that we know.
        rival: who has proposed another form of the same text, "" for nobody.
    """

    path: str
    title: str
    branch: str
    address: str
    rival: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A file that somebody else changed at the same time.

    Attributes:
        path: of the file; title: of the text, a photo's file name.
        copy: where this writer's own is kept now, "" where it stays in its place.
        who, moment: the other's name and when; what: what they changed, in words.
        fate: "disalin" (ours beside theirs), "tetap" (theirs was a deletion), "kembali" (ours was).
    """

    path: str
    title: str
    copy: str
    who: str
    moment: datetime | None
    what: tuple[str, ...]
    fate: str = "disalin"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What came from others: path from the content folder, title, their names, what changed, in words."""

    path: str
    title: str
    who: str
    what: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Report:
    """What became of a sending or a fetching, for its writer.

    Attributes:
        sent: texts that are in the shared repository now; proposed: those that wait for approval.
        kept: texts that are committed here and wait for the network.
        news, clashes: what came, and what somebody else had changed as well.
        faults: what the gate refuses, by the item's path; nothing was sent then.
        titles: of what was chosen, by its path.
        discarded: photos and documents that were taken away from this computer.
        trouble: why something did not go, with what to do; "" for none.
        has_code: True where the program itself was renewed.
    """

    sent: list[str] = field(default_factory=list)
    proposed: list[Waiting] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    news: list[News] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    faults: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    discarded: list[str] = field(default_factory=list)
    trouble: str = ""
    has_code: bool = False

    @property
    def is_well(self) -> bool:
        """True where nothing keeps the writer from going home."""
        return not (self.trouble or self.faults or self.kept)


def read_writer(name: str, email: str) -> Writer | None:
    """A writer's name and address as git can keep them; None where one is missing or is none."""
    given = [" ".join(part.split()) for part in (name, email)]
    is_plain = all(part.isprintable() and not set(part) & set("<>") for part in given)
    if not all(given) or not is_plain or not re.fullmatch(r"[^@\s]+@[^@\s]+", given[1]):
        return None
    return Writer(name=given[0], email=given[1])


def is_ours(path: str) -> bool:
    """True for a file that the form writes; a path from the content folder."""
    return path.startswith(OURS)


def office_of(path: str) -> str:
    """The slug of the office that a text or photo belongs to; "" for undated pages."""
    parts = path.split("/")
    return parts[1] if parts[0] in (ARTICLE, MEDIA) and len(parts) > 2 else ""
