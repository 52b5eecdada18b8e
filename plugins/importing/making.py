"""Rules: a planned text and its body → the source that is written, proved passage by passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bs4 import BeautifulSoup

from plugins.gate.judge import judge
from plugins.gate.problem import Problem
from plugins.importing.cleaning import clean
from plugins.importing.comparing import Comparison, compare, read_passages
from plugins.importing.faithful import write_faithfully
from plugins.importing.found import Doubt
from plugins.importing.heading import join_source, write_heading
from plugins.importing.markdown.lines import has_words
from plugins.importing.markdown.signs import LOST_LETTER, escape, guard_starts
from plugins.importing.markdown.writing import Caution
from plugins.importing.planned import FoundBody, PlannedText
from plugins.importing.refused import find_refused_links
from plugins.importing.shortening import shorten
from plugins.importing.workshop import Bench, Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a text became.

    Attributes:
        source: its file, whole; problems: what the gate says of it alone.
        passages: of the former site; comparison: of them there and here.
        doubts: all that a person should look at.
    """

    text: PlannedText
    source: bytes
    problems: tuple[Problem, ...]
    passages: tuple[str, ...]
    comparison: Comparison
    doubts: tuple[Doubt, ...]


def make_source(text: PlannedText, body: FoundBody, workshop: Workshop) -> Made:
    """One text's source; a link that the gate refuses is let go, so that its text need not stay away."""
    made = _make(text, body, workshop, {})
    refused = find_refused_links(made.problems, body.html)
    return _make(text, body, workshop, refused) if refused else made


def _make(text: PlannedText, body: FoundBody, workshop: Workshop, refused: Mapping[str, str]) -> Made:
    soup, cleaned = clean(body.html)
    bench = Bench(text, body.notes, workshop, soup, refused)
    passages = read_passages(body.html)
    written = write_faithfully(str(soup), passages, bench, workshop.converter)
    markdown = written.markdown + bench.write_notes()
    told = [*text.doubts, *body.doubts, *cleaned, *bench.doubts]
    if not markdown.strip():
        # Its address and its comments stay, as they did there.
        markdown = guard_starts(escape(text.title)) + "\n"
        told.append(Doubt(fault="tanpa isi yang dapat dipindahkan", mend="judulnya menjadi isinya; lengkapi"))
    told += _doubt_form(written.caution, soup)
    told += _doubt_letters(text.title + body.html)
    header, wanting = write_heading(text, passages, bench)
    source = join_source(text, header, markdown)
    verdict, printed = judge(text.path, source, workshop.converter)
    comparison = compare(passages, read_passages(printed, with_captions=True))
    return Made(
        text=text,
        source=source,
        problems=verdict.problems,
        passages=tuple(passages),
        comparison=comparison,
        doubts=(*told, *wanting, *_doubt_words(comparison)),
    )


def _doubt_form(caution: Caution, soup: BeautifulSoup) -> Iterator[Doubt]:
    """Form that was given up so that every word is kept."""
    if caution is not Caution.NONE:
        yield Doubt(fault="susunan daftar, kutipan, atau kode bersarang", mend="disederhanakan; isinya utuh")
    for link in soup.find_all("a", href=True):
        if link.get_text().strip() and not has_words(link.get_text()):
            fault = f"tautan ke {link['href']} tersembunyi di sebuah tanda"
            yield Doubt(fault=fault, mend="tautannya dilepas")


def _doubt_letters(text: str) -> Iterator[Doubt]:
    """Letters that were lost long ago, by a database in another encoding."""
    if lost := text.count(LOST_LETTER):
        yield Doubt(
            fault=f"{lost} huruf sudah hilang di situs lama", mend="ditulis “?”; tulis huruf yang benar"
        )


def _doubt_words(comparison: Comparison) -> Iterator[Doubt]:
    """Passages that do not stand as they stood."""
    for passage in comparison.missing:
        yield Doubt(
            fault=f"alinea “{shorten(passage)}” tidak sama setelah dipindahkan", mend="periksa alinea itu"
        )
