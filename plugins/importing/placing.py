"""Rules: where each text will stand: its file and its address, no two the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from plugins.gate.slugs import RESERVED, RESERVED_ROOTS, propose_slug
from plugins.gate.source import ARTICLE
from plugins.importing.planned import PlannedText


def place_texts(
    texts: Iterable[PlannedText], office: str, is_taken: Callable[[str, PlannedText], bool], until: datetime
) -> list[PlannedText]:
    """Give each text its file and address, in the order of the source.

    Args:
        is_taken: whether a file of the content folder is there already and another text's.
        until: the moment under whose day a text without any date lies; it is a draft then.
    """
    used: set[str] = set()
    placed = []
    for text in texts:
        moment = text.shown_moment(until)
        base = propose_slug(text.slug) or propose_slug(text.title) or text.key
        number = 1
        while True:
            slug = base if number == 1 else f"{base}-{number}"
            path, url = _name(text, office, slug, moment)
            is_free = path.casefold() not in used and not _is_reserved(text, slug)
            if is_free and not is_taken(path, text):
                break
            number += 1
        used.add(path.casefold())
        placed.append(text.with_place(path, url))
    return placed


def _name(text: PlannedText, office: str, slug: str, moment: datetime) -> tuple[str, str]:
    if text.kind == ARTICLE:
        return (
            f"{ARTICLE}/{office}/{moment:%Y}/{moment:%Y-%m-%d}-{slug}.md",
            f"/{office}/{moment:%Y/%m/%d}/{slug}/",
        )
    # Every former site has its "Kontak" and "Profil": a page bears its office's name, whoever comes first.
    return f"laman/{office}-{slug}.md", f"/{office}-{slug}/"


def _is_reserved(text: PlannedText, slug: str) -> bool:
    return slug in RESERVED or (text.kind != ARTICLE and slug in RESERVED_ROOTS)
