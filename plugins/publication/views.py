"""Words: what templates are given of every page and list. A page is made of such values and of nothing else.

`text_views.py` has what they are given of one text, `reply_views.py` of what readers say. Every
value is frozen and told whole by its fields, so that a page's inputs can be compared with those of
the last build. Templates print them and work nothing out.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.dates.stamp import Stamp
from plugins.languages.language import INDONESIAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text that leads somewhere.

    Attributes:
        text: what the reader sees.
        url: address from the root, or a whole one.
        count: number of articles behind it; None where it is not told.
        is_current: True for the page that is being read.
        language: of the text and of what it leads to, where that is not the page's; otherwise "".
    """

    text: str
    url: str
    count: int | None = None
    is_current: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A node of a printed tree (categories; provinces with their offices; years with their months).

    Attributes:
        link: the node itself; `url` is "" where it is only a heading.
        note: a short plain description, or "".
        children: nodes below it, in order.
    """

    link: Link
    note: str = ""
    children: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An article as lists show it.

    Attributes:
        title, url, summary: of the article; the summary is plain text.
        published: when it was put out.
        office, category: where it belongs, as links.
        is_withdrawn: True where the text is no longer in force.
        reply_count: approved comments.
    """

    title: str
    url: str
    summary: str
    published: Stamp
    office: Link
    category: Link
    is_withdrawn: bool = False
    reply_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where one page of a list stands.

    Attributes:
        number: this page, from 1.
        total: number of pages.
        item_count: number of articles in the whole list.
        newer_url, older_url: neighbouring pages; "" at the ends.
        links: first, last and near pages; a Link with text "…" and url "" marks a gap.
    """

    number: int
    total: int
    item_count: int
    newer_url: str = ""
    older_url: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """A feed that belongs to the page.

    Attributes:
        title: "BKN Semarang (Atom)".
        url: address from the root.
        type: media type.
    """

    title: str
    url: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands in the page's `<head>`.

    Attributes:
        title: the document's title, whole ("Pengelolaan Kinerja ASN – BKN Semarang").
        description: one plain sentence, or "".
        canonical: whole address where the site's is set, otherwise the address from the root; ""
            where the page has no address of its own (404).
        kind: Open Graph type, "article" or "website".
        image_url: whole address of the page's image, or "".
        image_alt: its alternative text, or ""; image_width, image_height: pixels, 0 for no image.
        published, modified: ISO 8601 moments of an article, or "".
        is_indexed: False asks search engines to leave the page out.
        feeds: feeds to announce.
        jsonld: structured data as JSON, already safe inside `<script>`; "" for none.
        editions: the page in every language, each with its own, and what others get ("x-default");
            empty where there is one language only.
    """

    title: str
    description: str = ""
    canonical: str = ""
    kind: str = "website"
    image_url: str = ""
    image_alt: str = ""
    image_width: int = 0
    image_height: int = 0
    published: str = ""
    modified: str = ""
    is_indexed: bool = True
    feeds: tuple[FeedLink, ...] = ()
    jsonld: str = ""
    editions: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """Whose page this is, at its top.

    Attributes:
        name: the publication's name, or the office's on the office's own pages.
        tagline: a short line below it, or "".
        url: home of the publication or of the office.
        parent: on an office's pages a link to the whole publication; otherwise None.
        links: the main navigation, at most seven.
    """

    name: str
    tagline: str
    url: str
    parent: Link | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The publication's constants, the same on every page of a language.

    Attributes:
        name: "Kabar Kinerja ASN".
        agency: the body that answers for it.
        url: whole address without a slash at its end, or "" in a preview.
        language: "id"; locale: the same as Open Graph writes it, "id_ID".
        address: postal address, one line; email, phone: as printed; each "" where unset.
        stylesheet_url: fingerprinted stylesheet.
        footer_links: undated pages.
        feed_url: the publication's Atom feed.
        licence: Link to the licence of the texts, or None.
        is_preview: True where drafts and what waits for its day are shown too.
        policy: content security policy that a page says itself; "" where a server sends it.
    """

    name: str
    agency: str
    url: str
    language: str
    address: str
    email: str
    phone: str
    stylesheet_url: str
    footer_links: tuple[Link, ...]
    feed_url: str
    licence: Link | None = None
    locale: str = INDONESIAN.locale
    is_preview: bool = False
    policy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One year, month or day of an archive, and the ways out of it.

    Attributes:
        name: "Rabu, 26 Februari 2025", "Februari 2025", "2025".
        up: the period around it, or the overview.
        newer, older: nearest period of the same kind that has articles, or None.
        parts: months of a year or days of a month that have articles, with counts, oldest first.
    """

    name: str
    up: Link
    newer: Link | None
    older: Link | None
    parts: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value that a reader may choose, and how it is called."""

    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchForm:
    """The way to search.

    Attributes:
        action: address of the page of results.
        index: address of the index's folder; "" where the form only leads to the page of results.
        parts: of the index, newest first, each with the years that it covers ("2025-02:2026,2025").
        offices, categories, years: what results may be narrowed to.
    """

    action: str
    index: str = ""
    parts: tuple[str, ...] = ()
    offices: tuple[Choice, ...] = ()
    categories: tuple[Choice, ...] = ()
    years: tuple[str, ...] = ()
