"""Words: HTML → Markdown that surely says the same: form is given up before a word is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup

from plugins.importing.comparing import Comparison, compare, read_passages
from plugins.importing.markdown.writing import Album, Caution, write_markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A body in Markdown, and how it compares with its source.

    Attributes:
        caution: how much of its form was given up.
    """

    markdown: str
    comparison: Comparison
    caution: Caution


def write_faithfully(
    html: str, passages: Sequence[str], around: Album, print_body: Callable[[str], str]
) -> Written:
    """The richest form in which no passage is missing; the one that misses the fewest where none has all.

    Args:
        html: cleaned; passages: of the source, as its readers saw it.
        print_body: a body in Markdown → the HTML that readers will get of it.
    """
    best: Written | None = None
    for caution in Caution:
        markdown = write_markdown(BeautifulSoup(html, "html.parser"), around, caution)
        made = read_passages(print_body(markdown), with_captions=True)
        written = Written(markdown=markdown, comparison=compare(passages, made), caution=caution)
        if best is None or len(written.comparison.missing) < len(best.comparison.missing):
            best = written
        if not best.comparison.missing:
            break
    assert best is not None  # there are degrees of caution
    return best
