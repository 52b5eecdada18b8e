"""Words: the index in parts, so that neither a build's memory nor a reader's data grows with all years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.publication.article import Article, Text

Month = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of whole months.

    Attributes:
        name: folder of its index, its first month ("2025-02").
        years: that it has texts of, newest first.
        texts: newest first; undated pages stand at the end of the newest part.
    """

    name: str
    years: tuple[int, ...]
    texts: tuple[Text, ...]


def divide(articles: Sequence[Article], pages: Sequence[Text], max_texts: int) -> tuple[Part, ...]:
    """All texts that may be found, in parts, the newest first.

    Parts are filled from the oldest month on: a new article changes the newest part alone. A part
    is larger than `max_texts` only where one month is.

    Args:
        articles: newest first; withdrawn ones are left out.
    """
    months: dict[Month, list[Article]] = {}
    for article in articles:
        if article.withdrawal is None:
            month = (article.published.year, article.published.month)
            months.setdefault(month, []).append(article)
    runs: list[list[Month]] = []
    size = 0
    for month in sorted(months):
        size += len(months[month])
        if not runs or size > max_texts:
            runs.append([])
            size = len(months[month])
        runs[-1].append(month)
    parts = [_part(run, months) for run in reversed(runs)]
    if not pages:
        return tuple(parts)
    newest = parts[0] if parts else Part(name="laman", years=(), texts=())
    with_pages = Part(name=newest.name, years=newest.years, texts=(*newest.texts, *pages))
    return (with_pages, *parts[1:])


def _part(run: Sequence[Month], months: dict[Month, list[Article]]) -> Part:
    year, month = run[0]
    return Part(
        name=f"{year:04}-{month:02}",
        years=tuple(sorted({year for year, _ in run}, reverse=True)),
        texts=tuple(article for month in sorted(run, reverse=True) for article in months[month]),
    )
