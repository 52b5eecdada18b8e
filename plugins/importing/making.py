"""Rules: a planned text and its body → the source that is written, proved passage by passage."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bs4 import BeautifulSoup, Tag

from plugins.gate.judge import judge
from plugins.gate.model import KEYS
from plugins.gate.problem import Problem
from plugins.gate.slugs import propose_slug
from plugins.gate.source import ARTICLE
from plugins.importing.cleaning import clean
from plugins.importing.comparing import Comparison, compare, read_passages
from plugins.importing.faithful import write_faithfully
from plugins.importing.found import Doubt, FoundTerm
from plugins.importing.links import LinkTable, name_upload
from plugins.importing.mapping import TermMapping
from plugins.importing.markdown.lines import has_words, write_line
from plugins.importing.markdown.signs import LOST_LETTER, escape, flatten, guard_starts
from plugins.importing.markdown.writing import Caution, Picture
from plugins.importing.media import Copy, MediaShelf
from plugins.importing.planned import DRAFT, FoundBody, PlannedText
from plugins.importing.refused import doubt_link, find_refused_links
from plugins.prose.convert import Converter
from plugins.writing.header import Value, write_header

SUMMARY_CHARS = 200
_FORM, _DAY = "%Y-%m-%d %H:%M", "%Y-%m-%d"
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)", re.IGNORECASE)
# Each part begins with its slash, so that there is one way to read an address, however long it is.
_ALIAS = re.compile(r"(?:/[a-z0-9][a-z0-9._~-]*)+/?")


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


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """What all texts of one import share.

    Attributes:
        links: former addresses; shelf: former files; terms: former categories and topics.
        converter: as the gate uses it; until: the day of texts that have none.
    """

    links: LinkTable
    shelf: MediaShelf
    terms: TermMapping
    converter: Converter
    until: datetime


def make_source(text: PlannedText, body: FoundBody, workshop: Workshop) -> Made:
    """One text's source; a link that the gate refuses is let go, so that its text need not stay away."""
    made = _make(text, body, workshop, {})
    refused = find_refused_links(made.problems, body.html)
    return _make(text, body, workshop, refused) if refused else made


def _make(text: PlannedText, body: FoundBody, workshop: Workshop, refused: Mapping[str, str]) -> Made:
    soup, doubts = clean(body.html)
    bench = _Bench(text, body.notes, workshop, soup, refused)
    passages = read_passages(body.html)
    written = write_faithfully(str(soup), passages, bench, workshop.converter)
    markdown = written.markdown + bench.write_notes()
    told = [*text.doubts, *body.doubts, *doubts, *bench.doubts]
    if not markdown.strip():
        # Its address and its comments stay, as they did there.
        markdown = guard_starts(escape(text.title)) + "\n"
        told.append(Doubt(fault="tanpa isi yang dapat dipindahkan", mend="judulnya menjadi isinya; lengkapi"))
    if written.caution is not Caution.NONE:
        told.append(
            Doubt(fault="susunan daftar, kutipan, atau kode bersarang", mend="disederhanakan; isinya utuh")
        )
    told += [
        Doubt(fault=f"tautan ke {link['href']} tersembunyi di sebuah tanda", mend="tautannya dilepas")
        for link in soup.find_all("a", href=True)
        if link.get_text().strip() and not has_words(link.get_text())
    ]
    if lost := text.title.count(LOST_LETTER) + body.html.count(LOST_LETTER):
        told.append(
            Doubt(
                fault=f"{lost} huruf sudah hilang di situs lama", mend="ditulis “?”; tulis huruf yang benar"
            )
        )
    header = _write_values(text, passages, bench, told)
    source = _join(text, header, markdown)
    verdict, printed = judge(text.path, source, workshop.converter)
    comparison = compare(passages, read_passages(printed, with_captions=True))
    if comparison.missing:
        told += [
            Doubt(
                fault=f"alinea “{_shorten(passage)}” tidak sama setelah dipindahkan",
                mend="periksa alinea itu",
            )
            for passage in comparison.missing
        ]
    return Made(
        text=text,
        source=source,
        problems=verdict.problems,
        passages=tuple(passages),
        comparison=comparison,
        doubts=tuple(told),
    )


def without_aliases(source: bytes, aliases: frozenset[str]) -> bytes:
    """A source of ours without some of its former addresses, which another text or page already has."""
    head, sign, rest = source.decode().partition("\naliases: [")
    if not sign:
        return source
    row, _, tail = rest.partition("]\n")
    kept = [one for one in row.split(", ") if one.strip('"') not in aliases]
    line = f"aliases: [{', '.join(kept)}]\n" if kept else ""
    return f"{head}\n{line}{tail}".encode()


class _Bench:
    """One text's surroundings, as the Markdown writer asks for them."""

    def __init__(
        self,
        text: PlannedText,
        notes: Mapping[str, str],
        workshop: Workshop,
        soup: BeautifulSoup,
        refused: Mapping[str, str],
    ) -> None:
        self._refused = refused
        self._text = text
        self._workshop = workshop
        self._notes = notes
        self._numbers: dict[str, int] = {}
        self.doubts: list[Doubt] = []
        self._year = f"{text.shown_moment(workshop.until):%Y}"
        self._anchors = {str(tag["id"]) for tag in soup.find_all(id=True)}

    def link(self, href: str) -> str:
        """Where a link leads now."""
        href = href.strip()
        links = self._workshop.links
        if not href or href.startswith("#"):
            # Headings get names of their own here; what led to a place within the text would lead nowhere.
            return ""
        if href in self._refused:
            self.doubts.append(doubt_link(href, self._refused[href]))
            return ""
        found = links.find(href)
        if found:
            return found
        if links.is_own(href) and name_upload(href):
            copy = self._workshop.shelf.take(links.whole(href), self._year)
            if isinstance(copy, Copy):
                return copy.url
            self._doubt(
                f"berkas {links.whole(href)} tidak ikut pindah ({copy.reason})",
                "tautannya masih ke situs lama",
            )
            return links.whole(href)
        if links.is_own(href):
            self._doubt(
                f"tautan {links.whole(href)} menuju halaman yang tidak ikut pindah",
                "tautannya masih ke situs lama",
            )
            return links.whole(href)
        return href

    def note(self, key: str) -> int:
        """The number of a footnote."""
        if key not in self._notes:
            return 0
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def picture(self, image: Tag) -> Picture | None:
        """A picture as it will be here."""
        address = str(image.get("src") or "")
        alt = " ".join(flatten(str(image.get("alt") or "")).split())
        return self.show(address, alt, str(image.get("title") or ""))

    def show(self, address: str, alt: str, title: str = "") -> Picture | None:
        """The same for a picture that stands in no text."""
        if not address:
            return None
        whole = self._workshop.links.whole(address)
        copy = self._workshop.shelf.take(whole, self._year)
        if not isinstance(copy, Copy):
            self._doubt(f"gambar {whole} tidak ikut pindah ({copy.reason})", "sebuah tautan menggantikannya")
            return None
        return Picture(src=copy.url, alt=self._describe(alt, title, whole))

    def write_notes(self) -> str:
        """All footnotes that the text refers to."""
        lines = []
        for key, number in self._numbers.items():
            soup, doubts = clean(self._notes[key])
            self.doubts += doubts
            lines.append(f"[^{number}]: {write_line(soup.children, self).replace(chr(10), ' ')}")
        return "\n" + "\n".join(lines) + "\n" if lines else ""

    def _describe(self, alt: str, title: str, address: str) -> str:
        """A picture's description; one is made up of the article's title only where nobody wrote any."""
        name = address.rsplit("/", 1)[-1].casefold()
        for words in (alt, title):
            plain = " ".join(words.split())
            is_name = plain.casefold() in (name, name.rpartition(".")[0]) or _FILE_NAME.fullmatch(plain)
            if any(map(str.isalnum, plain)) and not is_name:
                return plain
        self._doubt(
            f"gambar {address} tanpa uraian", "uraian dibuat dari judul; tulis apa yang tampak di gambar"
        )
        return f"Gambar pada tulisan {self._text.title}"

    def _doubt(self, fault: str, mend: str) -> None:
        doubt = Doubt(fault=fault, mend=mend)
        if doubt not in self.doubts:
            self.doubts.append(doubt)


def _write_values(text: PlannedText, passages: list[str], bench: _Bench, told: list[Doubt]) -> str:
    before = len(bench.doubts)
    moment = text.settled.moment
    summary = _shorten(text.summary, SUMMARY_CHARS) or _summarize(passages) or text.title
    values: dict[str, Value] = {"title": text.title, "summary": summary}
    if text.kind == ARTICLE:
        category, topics, doubts = choose_terms(text, bench._workshop.terms)
        told += doubts
        values |= {
            "date": text.shown_moment(bench._workshop.until).strftime(
                _FORM if text.settled.has_time else _DAY
            ),
            "category": category,
            "topics": topics,
            "author": text.authors,
            "comments": "closed" if text.comments_closed else "",
        }
        if text.picture and (shown := bench.show(text.picture.url, text.picture.alt, text.picture.caption)):
            values["image"] = {
                "file": shown.src,
                "alt": shown.alt,
                "caption": _shorten(text.picture.caption, 300),
            }
    if text.modified and moment and (text.modified - moment).days >= 1:
        values["modified"] = text.modified.strftime(_FORM)
    if text.fate == DRAFT:
        values["status"] = DRAFT
    values["aliases"] = choose_aliases(text, bench._workshop.links)
    told += bench.doubts[before:]
    return write_header(values, KEYS[text.kind])


def choose_terms(text: PlannedText, terms: TermMapping) -> tuple[str, list[str], list[Doubt]]:
    """A text's category and topics here, and a doubt for what has no place."""
    found = [(term, terms.categories.get(name_term(term), "")) for term in text.categories]
    mapped = [slug for _, slug in found if slug]
    topics = [slug for term in text.topics if (slug := terms.topics.get(name_term(term), ""))]
    doubts = []
    if len(set(mapped)) > 1:
        names = ", ".join(dict.fromkeys(mapped))
        doubts.append(Doubt(fault=f"beberapa kategori: {names}", mend=f"yang pertama dipakai: {mapped[0]}"))
    return (mapped[0] if mapped else terms.rest), list(dict.fromkeys(topics)), doubts


def name_term(term: FoundTerm) -> str:
    """The name under which a mapping holds a term."""
    return term.slug or propose_slug(term.name) or term.name


def choose_aliases(text: PlannedText, links: LinkTable) -> list[str]:
    """Former addresses that a file at that place can answer."""
    paths = [links.fold(address) for address in text.old_addresses]
    wanted = [
        f"{path}/" for path in paths if not path.startswith("?") and path != "/" and f"{path}/" != text.url
    ]
    return [path for path in dict.fromkeys(wanted) if _ALIAS.fullmatch(path)]


def _join(text: PlannedText, header: str, markdown: str) -> bytes:
    remark = ""
    if text.settled.moment is None:
        shown = ", ".join(
            one.strftime(_FORM if text.settled.has_time else _DAY) for one in text.settled.candidates
        )
        said = f"mungkin {shown}" if shown else "tidak ada di sumber"
        remark = f"# Tanggal belum pasti ({said}). Tulis yang benar, lalu hapus baris ini.\n"
    return f"---\n{remark}{header}---\n\n{markdown}".encode("utf-8", "replace")


def _summarize(passages: list[str]) -> str:
    """The first passage that is a sentence, cut at its end or at a word."""
    first = next((one for one in passages if len(one) > 40), passages[0] if passages else "")
    return _shorten(first, SUMMARY_CHARS)


def _shorten(text: str, chars: int = 80) -> str:
    flat = " ".join(flatten(text).split())
    if len(flat) <= chars:
        return flat
    cut = flat[:chars]
    end = max(cut.rfind(mark) for mark in (". ", "? ", "! "))
    if end > chars // 3:
        return cut[: end + 1]
    return cut[: cut.rfind(" ") if " " in cut else chars - 1].rstrip(" ,;:–-") + "…"
