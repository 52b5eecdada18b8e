"""Words: what templates are given. A page is made of these values and of nothing else.

Every value is frozen and told whole by its fields, so that a page's inputs can be compared with
those of the last build. Templates print them and work nothing out.
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
class ImageSource:
    """One format of an image: its media type, and its forms by width as `srcset` lists them."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture, of an article or in its text.

    Attributes:
        url: address from the root, of a form that every browser shows; alt: needed.
        credit, caption: or "".
        width, height: pixels of its largest form; 0 where unknown.
        sources: better formats, the best first.
        srcset: more widths of the form at `url`; "" where there is one.
        is_first: True where it is seen at once, and is not to wait for scrolling.
        is_inline: True where it stands within a sentence, a cell or a link.
    """

    url: str
    alt: str
    credit: str = ""
    caption: str = ""
    width: int = 0
    height: int = 0
    sources: tuple[ImageSource, ...] = ()
    srcset: str = ""
    is_first: bool = False
    is_inline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of a text: trusted HTML ("" for none), then a picture (None at the end)."""

    html: str
    image: Image | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One public change of an article: when, and what changed."""

    stamp: Stamp
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Why a text is no longer in force.

    Attributes:
        stamp: since when.
        reason: one sentence.
        replaced_by: the text that took its place, or None.
    """

    stamp: Stamp
    reason: str
    replaced_by: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentView:
    """A document that belongs to a text.

    Attributes:
        title: what the reader sees; url: from the root.
        facts: kind, size and length in one line, so that nobody pays for what they do not want.
        media_type: as servers and browsers name the kind.
        language: its code where it is not the page's; otherwise "".
        alternative: the same in another form, or None.
        request: a letter that asks for one, or None.
    """

    title: str
    url: str
    facts: str
    media_type: str
    language: str = ""
    alternative: Link | None = None
    request: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading of a text: its level (2 to 6), its anchor, its plain text."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article whole, as its own page and the day's archive show it.

    Attributes:
        title, url, summary: plain text.
        published: when it was put out; modified: last change, or None.
        changes: oldest first.
        withdrawal: None where the text is in force.
        authors: names; empty where the office signs.
        office, category: as links; topics: as links, in the writer's order.
        image: or None.
        sources: where facts come from.
        body: the text, an object whose `passages` are what Pelican's Markdown made of it (trusted,
            because the gate refused everything else) and its pictures, in order.
        headings: for a table of contents; empty on short texts.
        reading_minutes: at 200 words a minute (English 238), at least 1.
        editions: the text in other languages.
        waits: "draft" or "held_back" where only a preview shows it; otherwise "".
        attachments: its documents.
    """

    title: str
    url: str
    summary: str
    published: Stamp
    modified: Stamp | None
    changes: tuple[Change, ...]
    withdrawal: Withdrawal | None
    authors: tuple[str, ...]
    office: Link
    category: Link
    topics: tuple[Link, ...]
    image: Image | None
    sources: tuple[Link, ...]
    body: object
    headings: tuple[Heading, ...]
    reading_minutes: int
    editions: tuple[Link, ...] = ()
    waits: str = ""
    attachments: tuple[AttachmentView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView:
    """One article's approved comments as a tree, in reading order.

    Attributes:
        items: top comments, oldest first.
        count: all comments that are not removed.
    """

    items: tuple[ThreadItem, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadItem:
    """One comment of a thread.

    Attributes:
        anchor: id of its element, "komentar-17".
        name, paragraphs: plain text, printed escaped; empty where removed.
        sent: when.
        is_staff: the office's own reply.
        is_removed: only a stub is left.
        office_name: who signs a staff reply.
        answers: whose comment it answers, as readers know them; "" at the top of the thread.
        reply_url: where it can be answered; "" where that is closed, or nothing is left to answer.
        replies: oldest first.
    """

    anchor: str
    name: str
    paragraphs: tuple[str, ...]
    sent: Stamp
    is_staff: bool
    is_removed: bool
    office_name: str
    answers: str = ""
    reply_url: str = ""
    replies: tuple[ThreadItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyForm:
    """The way to reply, or why there is none.

    Attributes:
        action: address that receives the form; "" where no form is shown.
        article: address of the article, sent along.
        closed_reason: a plain sentence shown in the form's place; "" where the form is open.
        policy_url, privacy_url: what the reader agrees to.
        consent, sentence: version and words of what is agreed to.
        email: "optional", "required" or "none".
        closes: until when it is open, RFC 3339; "" for ever.
        has_proof: True where the reader's browser may do a proof of work meanwhile.
        parent: id of the comment that it answers; "" at the top.
        begun: tells the service when it printed the form; "" on a page that was built.
        name, email_typed, text, is_agreed: what was typed before, where the form comes back.
        fault: why it comes back; faults: the same field by field, each leading to its field.
        name_fault, email_fault, text_fault, consent_fault: sentences at the fields; "" for none.
    """

    action: str
    article: str
    closed_reason: str
    policy_url: str
    privacy_url: str
    consent: str = ""
    sentence: str = ""
    email: str = "optional"
    closes: str = ""
    has_proof: bool = False
    parent: str = ""
    begun: str = ""
    name: str = ""
    email_typed: str = ""
    text: str = ""
    is_agreed: bool = False
    fault: str = ""
    faults: tuple[Link, ...] = ()
    name_fault: str = ""
    email_fault: str = ""
    text_fault: str = ""
    consent_fault: str = ""


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
