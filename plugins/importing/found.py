"""Words: what a former site holds, as its export or its pages say it; nothing is decided here."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTerm:
    """A category, a topic or another grouping of the former site.

    Attributes:
        kind: "category", "tag", or the former site's own name of the grouping.
        slug: as addresses had it, decoded; name: as readers saw it.
        parent: slug of the term above it, "" at the top or where nobody says.
        number: the former site's, "" where nobody says.
    """

    kind: str
    slug: str
    name: str
    parent: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundComment:
    """What a reader said there.

    Attributes:
        id: the former site's; parent: id of the comment that it answers, "" at the top.
        kind: "comment", or "pingback" and "trackback", which no reader wrote.
        state: as the former site says it: "1", "0", "spam", "trash", "post-trashed".
        date, date_gmt: as written there, "" where missing.
        text: HTML as it was kept; user: id of an account there, "" or "0" for a visitor.
    """

    id: str
    parent: str
    kind: str
    state: str
    name: str
    email: str
    client: str
    date: str
    date_gmt: str
    text: str
    user: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundItem:
    """One thing of an export: a text, a file, a menu entry, whatever it calls itself.

    Attributes:
        id: the former site's; kind: "post", "page", "attachment" or another of its names.
        status: "publish", "future", "draft", "pending", "private", "trash", "inherit", …
        address: where readers found it, whole; slug: its last part, decoded.
        date, date_gmt, modified, modified_gmt, announced: as written there (the last is `pubDate`).
        author: name of an account there; parent: id of the item above it, "0" or "" for none.
        body, excerpt: as they were kept, before anything was made of them.
        file: address of an attachment's file, "" for others.
        discussion: "open" or "closed", "" where nobody says.
        terms: without a parent, which only the export's own list tells.
        meta: other keys and values, the first of each name.
        line: where it begins in its file.
    """

    id: str
    kind: str
    status: str
    title: str
    address: str
    slug: str
    date: str
    date_gmt: str
    modified: str
    modified_gmt: str
    announced: str
    author: str
    parent: str
    password: str
    is_sticky: bool
    body: str
    excerpt: str
    file: str
    discussion: str
    terms: tuple[FoundTerm, ...]
    meta: dict[str, str]
    comments: tuple[FoundComment, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSite:
    """What an export says of the site as a whole.

    Attributes:
        version: of its format, "1.2"; address: the site's own, without a slash at its end.
        authors: login → name as readers saw it; staff: ids of those accounts.
        terms: categories and topics with their parents, in the file's order.
        written: when the export was written, as it says it (RFC 822), "" where it does not.
    """

    version: str
    title: str
    address: str
    authors: dict[str, str] = field(default_factory=dict)
    staff: frozenset[str] = frozenset()
    terms: tuple[FoundTerm, ...] = ()
    written: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something that a person should look at: what was not kept as it was, and what was done instead.

    Attributes:
        fault: what was found; mend: what became of it, or what to do. Both in Indonesian, for staff.
    """

    fault: str
    mend: str
