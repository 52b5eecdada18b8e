"""Words: addresses that were public once, each with a page that leads on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from plugins.languages.catalogue import say
from plugins.press.page import Inputs, Page
from plugins.publication.addresses import ATOM, JSON_FEED, office_category_url, output_path
from plugins.publication.heads import site_masthead
from plugins.publication.publication import Publication
from plugins.publication.views import Head, Link

# The longest address that can be renamed is an office's category: /semarang/kategori/kinerja/.
MAX_PREFIX_PARTS = 3
TEMPLATE = "redirect.html"


def redirect_pages(publication: Publication, pages: Sequence[Page]) -> Iterator[Page]:
    """A page at every old address: renamed offices, categories and topics, and the texts' own aliases.

    A feed under a renamed address stays a feed: its readers are programs, which follow no page.

    Args:
        pages: all other pages; those below a renamed address are answered under the old name too.
    """
    if not publication.builds("redirects"):
        return
    taken = {page.path for page in pages}
    for page in _candidates(publication, pages):
        if page.path not in taken:
            taken.add(page.path)
            yield page


def _candidates(publication: Publication, pages: Sequence[Page]) -> Iterator[Page]:
    prefixes = dict(_renamed(publication))
    for old, page in _under_old_names(prefixes, pages) if prefixes else ():
        if old.endswith("/"):
            url = "/" + page.path.removesuffix("index.html")
            yield _redirect(publication, output_path(old), url, url)
        elif page.path.endswith((ATOM, JSON_FEED)):
            yield replace(page, path=output_path(old))
    for text in publication.texts:
        for alias in text.record.aliases:
            yield _redirect(publication, alias_path(alias), text.record.title, text.url)


def alias_path(alias: str) -> str:
    """The file that answers a text's old address: its last part is a folder, or a file where it has a dot."""
    is_whole = alias.endswith("/") or "." in alias.rsplit("/", 1)[-1]
    return output_path(alias if is_whole else f"{alias}/")


def is_redirect_to(page: Page, url: str) -> bool:
    """True where the page does nothing but lead to this address."""
    return page.template == TEMPLATE and page.inputs["target"].url == url


def _redirect(publication: Publication, path: str, text: str, url: str) -> Page:
    return Page(
        path=path,
        template=TEMPLATE,
        inputs={
            "site": publication.site,
            "tagline": publication.settings.tagline,
            "target": Link(text=text, url=url),
        },
        view=view_redirect,
    )


def _renamed(publication: Publication) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Address of a renamed thing → its old addresses."""
    registers = publication.registers
    for office in registers.offices.values():
        if office.aliases:
            yield office.url, tuple(f"/{alias}/" for alias in office.aliases)
    for category in registers.categories.values():
        if category.aliases:
            yield category.url, tuple(f"/kategori/{alias}/" for alias in category.aliases)
            for slug in registers.offices:
                old = tuple(office_category_url(slug, alias) for alias in category.aliases)
                yield office_category_url(slug, category.slug), old
    for topic in registers.topics.values():
        if topic.aliases:
            yield topic.url, tuple(f"/topik/{alias}/" for alias in topic.aliases)


def _under_old_names(
    prefixes: Mapping[str, tuple[str, ...]], pages: Iterable[Page]
) -> Iterator[tuple[str, Page]]:
    """Each old address below a renamed one, with the page that answers it now."""
    for page in pages:
        url = "/" + page.path.removesuffix("index.html")
        parts = url.split("/")
        for size in range(1, min(MAX_PREFIX_PARTS, len(parts) - 2) + 1):
            prefix = "/".join(parts[: size + 1]) + "/"
            for old in prefixes.get(prefix, ()):
                yield old + url.removeprefix(prefix), page


def view_redirect(inputs: Inputs) -> Mapping[str, object]:
    """What `redirect.html` receives."""
    site, target = inputs["site"], inputs["target"]
    return {
        "site": site,
        "masthead": site_masthead(site, inputs["tagline"]),
        "trail": (),
        "head": Head(
            title=f"{say('Halaman ini pindah')} – {site.name}",
            canonical=site.url + target.url,
            is_indexed=False,
        ),
        "target": target,
    }
