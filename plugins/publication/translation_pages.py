"""Words: the pages of translated articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from plugins.dates.english import in_english
from plugins.languages.language import INDONESIAN, Language, template_in
from plugins.press.page import Inputs, Page
from plugins.publication.addresses import office_category_url, output_path
from plugins.publication.article import Article
from plugins.publication.article_pages import make_frame, view_article
from plugins.publication.heads import article_head, office_masthead
from plugins.publication.pictures import find_shared
from plugins.publication.publication import Publication
from plugins.publication.text_views import ArticleView
from plugins.publication.views import Link, Site

# Where the form or the reason for its absence stands on the original's page.
REPLY_ANCHOR = "#balas"


def translation_pages(publication: Publication) -> Iterator[Page]:
    """A page for each translation, hidden ones included; it names the original and no other article."""
    hidden = [text for text in publication.unlisted if isinstance(text, Article) and text.is_translation]
    translations = (*publication.translations, *hidden)
    if not translations:
        return
    frame = make_frame(publication)
    for article in translations:
        yield Page(
            path=output_path(article.url),
            template=template_in(article.language, "translation.html"),
            inputs={
                "frame": frame,
                "article": article,
                "words": publication.catalogues.of(article.language),
            },
            view=view_translation,
        )


def view_translation(inputs: Inputs) -> Mapping[str, Any]:
    """What `translation.html` receives: its own words in its language, the registers' as they are."""
    frame, article, words = inputs["frame"], inputs["article"], inputs["words"]
    site, office, category = in_language(frame.site, article.language), article.office, article.category
    trail = (
        Link(text=office.name, url=office.url),
        _original(Link(text=category.name, url=office_category_url(office.slug, category.slug))),
        Link(text=article.record.title, url=article.url, is_current=True),
    )
    is_listed = article.record.status != "hidden"
    replies = words.say("Baca atau tulis komentar di halaman berbahasa Indonesia")
    return {
        "site": site,
        "masthead": office_masthead(site, office, words),
        "trail": trail,
        "head": article_head(
            site, article, trail, find_shared(site, article, frame.drawing), is_indexed=is_listed
        ),
        "article": _view(
            view_article(article, frame.bodies, frame.contents_from, site.email, words=words, is_opening=True)
        ),
        "replies": (Link(text=replies, url=article.editions[0].url + REPLY_ANCHOR),),
    }


def in_language(site: Site, language: Language) -> Site:
    """The site's constants on a page in another language; its undated pages stay what they are."""
    links = tuple(_original(link) for link in site.footer_links)
    return replace(site, language=language.code, locale=language.locale, footer_links=links)


def _original(link: Link) -> Link:
    return replace(link, language=INDONESIAN.code)


def _view(view: ArticleView) -> ArticleView:
    """The article with its moments told in English and its registers' words marked as Indonesian."""
    withdrawal = view.withdrawal
    return replace(
        view,
        published=in_english(view.published),
        modified=in_english(view.modified) if view.modified else None,
        changes=tuple(replace(change, stamp=in_english(change.stamp)) for change in view.changes),
        withdrawal=replace(withdrawal, stamp=in_english(withdrawal.stamp)) if withdrawal else None,
        category=_original(view.category),
        topics=tuple(_original(topic) for topic in view.topics),
    )
