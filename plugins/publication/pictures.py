"""Words: which pictures texts show, how they show them, and the files that are published for that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass

from plugins.dates.english import in_english
from plugins.gate.verdict import Verdict
from plugins.images.album import path_of
from plugins.images.card import HEIGHT, WIDTH, SocialCard
from plugins.images.picture import Picture, name_file
from plugins.press.page import Asset
from plugins.publication.addresses import media_url
from plugins.publication.article import Article, Text
from plugins.publication.text_views import Image, ImageSource
from plugins.publication.views import Site

# Picture's key and file → a function that gives the file's bytes; card and its key likewise.
FormReader = Callable[[str, str], Callable[[], bytes]]
CardMaker = Callable[[SocialCard, str], Callable[[], bytes]]


def find_used(verdicts: Iterable[Verdict], media: Set[str]) -> set[str]:
    """Paths of the media files that some text shows as a picture, drafts included."""
    used: set[str] = set()
    for verdict in verdicts:
        written = [image.src for image in verdict.facts.images] if verdict.facts else []
        if verdict.record is not None and verdict.record.picture is not None:
            written.append(verdict.record.picture.file)
        used.update(path_of(media_url(verdict.path, address, media)) for address in written)
    return used & media


def view_image(
    picture: Picture,
    alt: str,
    *,
    caption: str = "",
    credit: str = "",
    is_first: bool,
    is_inline: bool = False,
) -> Image:
    """A picture as the theme prints it."""
    widths = picture.fallback_widths
    return Image(
        url=picture.address(name_file(widths[0], picture.fallback)),
        alt=alt,
        credit=credit,
        caption=caption,
        width=picture.width,
        height=picture.height,
        sources=tuple(ImageSource(type=type_, srcset=srcset) for type_, srcset in picture.sources),
        srcset=picture.candidates(picture.fallback) if len(widths) > 1 else "",
        is_first=is_first,
        is_inline=is_inline,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedImage:
    """What stands for an article where its link is shared: whole address, words, pixels."""

    url: str
    alt: str
    width: int
    height: int


def find_shared(site: Site, article: Article, drawing: bytes) -> SharedImage | None:
    """The article's own image, or its card where that is missing or too small.

    Args:
        drawing: name of how cards are drawn; b"" where none are.

    Returns:
        None in a preview, which has no address that others could fetch from.
    """
    image, picture = article.image, article.record.picture
    if not site.url:
        return None
    if image is not None and picture is not None and image.shared_file:
        url = site.url + image.address(image.shared_file)
        return SharedImage(url=url, alt=picture.alt, width=image.width, height=image.height)
    if not drawing:
        return None
    card = make_social_card(site, article)
    url = site.url + card.address(card.name(drawing))
    return SharedImage(
        url=url, alt=f"{article.record.title} – {article.office.name}", width=WIDTH, height=HEIGHT
    )


def make_social_card(site: Site, article: Article) -> SocialCard:
    """The words on an article's card."""
    published = in_english(article.published) if article.is_translation else article.published
    return SocialCard(
        title=article.record.title,
        office=article.office.name,
        date=published.date,
        category=article.category.name,
        site=site.name,
    )


def picture_assets(texts: Iterable[Text], site: Site, read_form: FormReader) -> Iterator[Asset]:
    """The files of all pictures that these texts show, each once."""
    wanted: dict[tuple[str, str], Picture] = {}
    for text in texts:
        for _, picture in text.pictures:
            wanted.update(((picture.key, file), picture) for file in picture.files)
        image = text.image if isinstance(text, Article) else None
        if image is not None:
            wanted.update(((image.key, file), image) for file in image.files)
            if site.url and image.shared_file:
                wanted[image.key, image.shared_file] = image
    for (key, file), picture in wanted.items():
        path = picture.address(file).removeprefix("/")
        yield Asset(path=path, name=path.encode(), maker=read_form(key, file))


def card_assets(texts: Iterable[Text], site: Site, drawing: bytes, make_card: CardMaker) -> Iterator[Asset]:
    """The cards of the articles that have no image of their own to share, each once."""
    if not (site.url and drawing):
        return
    seen = set()
    for text in texts:
        if not isinstance(text, Article) or (text.image is not None and text.image.shared_file):
            continue
        card = make_social_card(site, text)
        name = card.name(drawing)
        if name not in seen:
            seen.add(name)
            path = card.address(name).removeprefix("/")
            yield Asset(path=path, name=path.encode(), maker=make_card(card, name))
