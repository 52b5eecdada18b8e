"""Words: what one source says of itself, typed, before any name in it is looked up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from plugins.dates.reading import Moment
from plugins.languages.language import INDONESIAN

PUBLISHED = "published"
DRAFT = "draft"
HIDDEN = "hidden"
WITHDRAWN = "withdrawn"
STATUSES = (DRAFT, PUBLISHED, HIDDEN, WITHDRAWN)

# What an attachment names in the place of an address: where its other form is asked for.
MAILBOX = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,62}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNote:
    """One entry of `changes`: when, and the public note."""

    moment: Moment
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalNote:
    """The header's `withdrawn`: since when, why, and the address that took its place ("" for none)."""

    moment: Moment
    reason: str
    replaced_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The header's `image`: a file of `media/` as written, and its words ("" where absent)."""

    file: str
    alt: str
    credit: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One entry of the header's `attachments`.

    Attributes:
        file: of `media/`, as written; title: what readers see.
        alternative: an address or a mailbox where the same is to be had in another form; "" for none.
        language: of the document, its code; "" where it is that of the text.
    """

    file: str
    title: str
    alternative: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One source's header, each value in its type, no register asked.

    Attributes:
        path, kind: as in `Source`.
        slug: the last part of its address; "" where it is faulty.
        title, summary: plain text, one line; "" where they are faulty.
        date: None on a page, or where it is faulty; modified: None where not written.
        office: the folder's name; "" on a page. category, topics: as written.
        authors: names; empty where the office signs.
        status: one of `STATUSES`.
        changes, withdrawn, picture, attachments, aliases, sources: as written; sources are (title, url).
        comments: "open", "closed" or "".
        language: its code; translation_of: the original as written, "" for what is none.
        lines: header key → 1-based line, for rules that speak later ("topics.0", "image.file",
            "attachments.0.file").
    """

    path: str
    kind: str
    slug: str
    title: str
    summary: str
    date: Moment | None = None
    modified: Moment | None = None
    office: str = ""
    category: str = ""
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    status: str = PUBLISHED
    changes: tuple[ChangeNote, ...] = ()
    withdrawn: WithdrawalNote | None = None
    picture: Picture | None = None
    attachments: tuple[Attachment, ...] = ()
    comments: str = ""
    aliases: tuple[str, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    language: str = INDONESIAN.code
    translation_of: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int:
        """The line of a header key; 1 where it is not written."""
        return self.lines.get(key, 1)
