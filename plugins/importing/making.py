"""Store: a planned text and its body → the source that is written, proved passage by passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup

from plugins.gate.judge import judge
from plugins.gate.problem import Problem
from plugins.importing.cleaning import clean
from plugins.importing.comparing import Comparison, read_passages
from plugins.importing.faithful import write_faithfully
from plugins.importing.found import Doubt
from plugins.importing.heading import join_source, write_heading
from plugins.importing.markdown.lines import has_words
from plugins.importing.markdown.signs import LOST_LETTER, escape, guard_starts
from plugins.importing.markdown.writing import Caution
from plugins.importing.masking import hide_numbers
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
    """One text's source; what the gate would refuse in it is masked or let go, so that it is published."""
    text, body = hide_numbers(text, body)
    made = _make(text, body, workshop, {})
    refused = find_refused_links(made.problems, body.html)
    return _make(text, body, workshop, refused) if refused else made


def _make(text: PlannedText, body: FoundBody, workshop: Workshop, refused: Mapping[str, str]) -> Made:
    soup, cleaned = clean(body.html)
    bench = Bench(text, body.notes, workshop, soup, refused)
    passages = read_passages(body.html)
    press = _Press(text, passages, bench)
    written = write_faithfully(str(soup), passages, bench, press.print_body)
    sheet = press.sheets[written.markdown]
    return Made(
        text=text,
        source=sheet.source,
        problems=sheet.problems,
        passages=tuple(passages),
        comparison=written.comparison,
        doubts=(
            *text.doubts,
            *body.doubts,
            *cleaned,
            *sheet.doubts,
            *_doubt_form(written.caution, soup),
            *_doubt_letters(text.title + body.html),
            *press.doubts,
            *_doubt_words(written.comparison),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A source as it was printed once, and what there was to tell of its body."""

    source: bytes
    problems: tuple[Problem, ...]
    doubts: tuple[Doubt, ...]


class _Press:
    """Prints bodies of one text as the gate does, so that nothing but its print is ever compared.

    Attributes:
        sheets: body → its print; doubts: about the header, once something was printed.
    """

    def __init__(self, text: PlannedText, passages: Sequence[str], bench: Bench) -> None:
        self._text, self._passages, self._bench = text, passages, bench
        self._header: str | None = None
        self.sheets: dict[str, _Sheet] = {}
        self.doubts: list[Doubt] = []

    def print_body(self, body: str) -> str:
        """The HTML of a whole source with that body."""
        markdown = body + self._bench.write_notes(body)
        doubts = [one for one in self._bench.doubts if one not in self.doubts]
        if not markdown.strip():
            # Its address and its comments stay, as they did there.
            markdown = guard_starts(escape(self._text.title)) + "\n"
            doubts.append(
                Doubt(fault="tanpa isi yang dapat dipindahkan", mend="judulnya menjadi isinya; lengkapi")
            )
        if self._header is None:
            self._header, self.doubts = write_heading(self._text, self._passages, self._bench)
        source = join_source(self._text, self._header, markdown)
        verdict, html = judge(self._text.path, source, self._bench.workshop.converter)
        self.sheets[body] = _Sheet(source=source, problems=verdict.problems, doubts=tuple(doubts))
        return html


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
