"""Words: a feed for each article that has comments; who follows a conversation needs no account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plugins.comments.comment import Comment
from plugins.comments.view import name_anchor
from plugins.dates.stamp import Stamp
from plugins.languages.catalogue import say
from plugins.press.page import Inputs, Page
from plugins.publication.addresses import output_path
from plugins.publication.article import Article
from plugins.publication.feeds import NEVER
from plugins.publication.publication import Publication
from plugins.publication.views import FeedLink

NAME = "komentar.xml"


def comment_feed_links(article: Article, comments: Sequence[Comment]) -> tuple[FeedLink, ...]:
    """The feed of an article's comments, in a tuple; empty where it has none."""
    if not comments:
        return ()
    title = say("Komentar: %(title)s", title=article.record.title)
    return (FeedLink(title=title, url=article.url + NAME, type="application/atom+xml"),)


def comment_feed_pages(publication: Publication) -> Iterator[Page]:
    """A feed for each article that has comments, also where all of them were removed: some follow it."""
    if not publication.builds("feeds"):
        return
    articles = {text.url: text for text in (*publication.articles, *publication.unlisted)}
    for url, comments in publication.threads.items():
        article = articles[url]
        if not isinstance(article, Article):
            continue
        inputs = {
            "site": publication.site,
            "url": url,
            "title": article.record.title,
            "office": article.office.name,
            "zone": article.office.timezone,
            "published": article.published,
            "comments": comments,
            "size": publication.settings.feed_size,
        }
        yield Page(
            path=output_path(url).removesuffix("index.html") + NAME,
            template="conversation.xml",
            inputs=inputs,
            view=view_comment_feed,
        )


def view_comment_feed(inputs: Inputs) -> Mapping[str, Any]:
    """What `conversation.xml` receives: the newest comments first."""
    site, url, comments = inputs["site"], inputs["url"], inputs["comments"]
    living = sorted(
        (comment for comment in comments if not comment.is_removed),
        key=lambda comment: comment.order,
        reverse=True,
    )[: inputs["size"]]
    home = site.url + url
    tag = _tag(site.url, inputs["published"], url)
    known = {comment.id: comment for comment in comments}
    return {
        "site": site,
        "title": say("Komentar: %(title)s", title=inputs["title"]),
        "home": home,
        "address": home + NAME,
        "updated": Stamp.at(living[0].sent_at, inputs["zone"]).rfc3339 if living else NEVER,
        "entries": tuple(_entry(comment, known, home, tag, inputs) for comment in living),
    }


def _entry(
    comment: Comment, known: Mapping[str, Comment], home: str, tag: str, inputs: Inputs
) -> dict[str, Any]:
    name = inputs["office"] if comment.is_staff else comment.name
    anchor = name_anchor(comment.id)
    parent = known.get(comment.parent or "")
    return {
        "id": f"{tag}#{anchor}",
        "url": f"{home}#{anchor}",
        "title": say("Balasan %(name)s", name=name) if parent else say("Komentar %(name)s", name=name),
        "name": name,
        "sent": Stamp.at(comment.sent_at, inputs["zone"]).rfc3339,
        "text": comment.text,
        "parent_id": f"{tag}#{name_anchor(parent.id)}" if parent else "",
        "parent_url": f"{home}#{name_anchor(parent.id)}" if parent else "",
    }


def _tag(site_url: str, published: Stamp, url: str) -> str:
    """As entries of other feeds name the article; RFC 4151."""
    host = site_url.split("://")[-1]
    return f"tag:{host},{published.moment:%Y-%m-%d}:{url}" if host else f"urn:artikel:{url}"
