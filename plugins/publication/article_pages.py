"""Words: the pages of articles and of undated texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.comments.closing import explain_closed, find_closing, make_form
from plugins.comments.view import view_thread
from plugins.documents.document import describe
from plugins.languages.catalogue import IN_INDONESIAN, Catalogue
from plugins.languages.language import ENGLISH, INDONESIAN
from plugins.press.page import Inputs, Page
from plugins.publication.addresses import office_category_url, output_path
from plugins.publication.article import Article, Text
from plugins.publication.attached import view_attachment
from plugins.publication.body import Bodies, Body
from plugins.publication.conversations import comment_feed_links
from plugins.publication.heads import article_head, feed_links, list_head, office_masthead, site_masthead
from plugins.publication.pictures import find_shared, view_image
from plugins.publication.publication import Publication
from plugins.publication.related import find_related, find_related_of
from plugins.publication.text_views import ArticleView, Heading, Image
from plugins.publication.views import Card, Link, Site

# Adult silent reading of plain non-fiction: Brysbaert (2019) gives 238 words a minute for English;
# Indonesian words are longer, so 200.
WORDS_A_MINUTE = {INDONESIAN.code: 200, ENGLISH.code: 238}


def article_pages(publication: Publication) -> Iterator[Page]:
    """A page for each article, with its neighbours in its office, its kin and its thread."""
    articles, cards, frame = publication.articles, publication.cards, make_frame(publication)
    neighbours = _neighbours(publication)
    shown = [tuple(place for place in pair if place is not None) for pair in neighbours]
    kin = find_related(articles, publication.settings.related_count, shown)
    for article, (newer, older), related in zip(articles, neighbours, kin, strict=True):
        yield article_page(
            publication,
            frame,
            article,
            cards[articles[newer].url] if newer is not None else None,
            cards[articles[older].url] if older is not None else None,
            publication.cards_of(related),
        )
    for text in publication.unlisted:
        if isinstance(text, Article) and not text.is_translation:
            yield article_page(publication, frame, text, None, None, ())


def one_article_page(publication: Publication, url: str) -> Page | None:
    """The page of one article, as `article_pages` makes it; None where no article has this address."""
    articles, cards, frame = publication.articles, publication.cards, make_frame(publication)
    for text in publication.unlisted:
        if isinstance(text, Article) and text.url == url:
            return article_page(publication, frame, text, None, None, ())
    place = next((place for place, article in enumerate(articles) if article.url == url), None)
    if place is None:
        return None
    pair = _neighbours(publication)[place]
    shown = tuple(other for other in pair if other is not None)
    related = find_related_of(articles, publication.settings.related_count, place, shown)
    newer, older = (cards[articles[other].url] if other is not None else None for other in pair)
    return article_page(publication, frame, articles[place], newer, older, publication.cards_of(related))


def _neighbours(publication: Publication) -> list[tuple[int | None, int | None]]:
    """For each article the places of the next newer and the next older one of its office."""
    found: list[tuple[int | None, int | None]] = []
    last: dict[str, int] = {}
    for place, article in enumerate(publication.articles):
        newer = last.get(article.office.slug)
        found.append((newer, None))
        if newer is not None:
            found[newer] = (found[newer][0], place)
        last[article.office.slug] = place
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What all articles' pages have in common.

    Attributes:
        site: its constants; bodies: where HTML is kept.
        contents_from: headings from which a text gets a table of contents.
        drawing: name of how social cards are drawn; b"" where there are none.
        action, policy_url, privacy_url, email, has_proof: of the reply form.
    """

    site: Site
    bodies: Bodies
    contents_from: int
    drawing: bytes
    action: str
    policy_url: str
    privacy_url: str
    email: str
    has_proof: bool


def make_frame(publication: Publication) -> Frame:
    """What the pages of this publication's articles have in common."""
    settings = publication.settings
    return Frame(
        site=publication.site,
        bodies=publication.bodies,
        contents_from=settings.contents_from,
        drawing=publication.drawing,
        action=publication.comment_settings.action,
        policy_url=settings.comment_policy,
        privacy_url=settings.privacy_policy,
        email=publication.comment_settings.email,
        has_proof=publication.comment_settings.has_proof,
    )


def article_page(
    publication: Publication,
    frame: Frame,
    article: Article,
    newer: Card | None,
    older: Card | None,
    related: tuple[Card, ...],
) -> Page:
    """An article's page, with the cards of the articles that it names besides."""
    comments = publication.comment_settings
    closed_reason = explain_closed(
        action=comments.action,
        published=article.published,
        header_choice=article.record.comments,
        is_withdrawn=article.withdrawal is not None,
        close_after_days=comments.close_after_days,
        now=publication.now,
    )
    inputs: dict[str, Any] = {
        "frame": frame,
        "article": article,
        "comments": publication.threads.get(article.url, ()),
        "closed_reason": closed_reason,
        "closes": find_closing(article.published.moment, article.record.comments, comments.close_after_days),
        "newer": newer,
        "older": older,
        "related": related,
    }
    return Page(path=output_path(article.url), template="article.html", inputs=inputs, view=view_article_page)


def view_article_page(inputs: Inputs) -> Mapping[str, Any]:
    """What `article.html` receives."""
    frame, article = inputs["frame"], inputs["article"]
    site, office = frame.site, article.office
    trail = (
        Link(text=office.name, url=office.url),
        Link(text=article.category.name, url=office_category_url(office.slug, article.category.slug)),
        Link(text=article.record.title, url=article.url, is_current=True),
    )
    is_listed = article.record.status != "hidden"
    return {
        "site": site,
        "masthead": office_masthead(site, office),
        "trail": trail,
        "head": article_head(
            site,
            article,
            trail,
            find_shared(site, article, frame.drawing),
            is_indexed=is_listed,
            feeds=comment_feed_links(article, inputs["comments"]),
        ),
        "article": view_article(article, frame.bodies, frame.contents_from, site.email, is_opening=True),
        "newer": inputs["newer"],
        "older": inputs["older"],
        "related": inputs["related"],
        "thread": view_thread(
            inputs["comments"],
            office_name=office.name,
            zone=office.timezone,
            action="" if inputs["closed_reason"] else frame.action,
        ),
        "form": make_form(
            inputs["closed_reason"],
            frame.action,
            article.url,
            frame.policy_url,
            frame.privacy_url,
            email=frame.email,
            closes=inputs["closes"],
            has_proof=frame.has_proof,
        ),
    }


def make_body(
    text: Text,
    bodies: Bodies,
    prefix: str = "",
    words: Catalogue = IN_INDONESIAN,
    *,
    is_opening: bool = False,
) -> Body:
    """The text of an article or page, fetched when it is printed."""
    documents = tuple((url, describe(document, words, is_short=True)) for url, document in text.documents)
    return Body(text.body_key, text.replacements, bodies, prefix, text.pictures, is_opening, documents)


def view_article(
    article: Article,
    bodies: Bodies,
    contents_from: int,
    mailbox: str,
    prefix: str = "",
    words: Catalogue = IN_INDONESIAN,
    *,
    is_opening: bool,
) -> ArticleView:
    """An article whole, as its own page and the day's archive print it.

    Args:
        mailbox: where documents are asked for in another form; "" for nowhere.
    """
    record = article.record
    headings = tuple(
        Heading(level=heading.level, anchor=heading.anchor, text=heading.text)
        for heading in article.facts.headings
    )
    return ArticleView(
        title=record.title,
        url=article.url,
        summary=record.summary,
        published=article.published,
        modified=article.modified,
        changes=article.changes,
        withdrawal=article.withdrawal,
        authors=record.authors,
        office=Link(text=article.office.name, url=article.office.url),
        category=Link(text=article.category.name, url=article.category.url),
        topics=tuple(Link(text=topic.name, url=topic.url) for topic in article.topics),
        image=_image(article, is_first=is_opening),
        sources=tuple(Link(text=title, url=url) for title, url in record.sources),
        body=make_body(article, bodies, prefix, words, is_opening=is_opening and article.image is None),
        headings=headings if len(headings) >= contents_from else (),
        editions=tuple(edition for edition in article.editions if edition.url != article.url),
        waits=article.waits,
        attachments=tuple(
            view_attachment(one, record.language, mailbox, words) for one in article.attachments
        ),
        reading_minutes=max(1, round(article.facts.word_count / WORDS_A_MINUTE[record.language])),
    )


def _image(article: Article, *, is_first: bool) -> Image | None:
    picture = article.record.picture
    if picture is None or article.image is None:
        return None
    return view_image(
        article.image, picture.alt, caption=picture.caption, credit=picture.credit, is_first=is_first
    )


def undated_pages(publication: Publication) -> Iterator[Page]:
    """A page for each text of `laman/`, hidden ones included."""
    for text in (*publication.pages, *publication.unlisted):
        if isinstance(text, Article):
            continue
        yield Page(
            path=output_path(text.url),
            template="page.html",
            inputs={
                "site": publication.site,
                "tagline": publication.settings.tagline,
                "text": text,
                "bodies": publication.bodies,
            },
            view=view_undated_page,
        )


def view_undated_page(inputs: Inputs) -> Mapping[str, Any]:
    """What `page.html` receives."""
    site, text = inputs["site"], inputs["text"]
    masthead = site_masthead(site, inputs["tagline"])
    record = text.record
    return {
        "site": site,
        "masthead": masthead,
        "trail": (Link(text=record.title, url=text.url, is_current=True),),
        "head": list_head(
            site,
            masthead,
            record.title,
            text.url,
            description=record.summary,
            feeds=feed_links(site.name, "/"),
            is_indexed=record.status != "hidden",
        ),
        "title": record.title,
        "waits": text.waits,
        "summary": record.summary,
        "body": make_body(text, inputs["bodies"], is_opening=True),
        "modified": text.modified,
        "changes": text.changes,
        "attachments": tuple(
            view_attachment(one, record.language, site.email, IN_INDONESIAN) for one in text.attachments
        ),
    }
