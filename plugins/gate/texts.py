"""Rules: words of a header that readers see as they stand, wherever in the header they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from plugins.gate.key import Key
from plugins.gate.lines import quote_yaml
from plugins.gate.model import KEYS
from plugins.gate.problem import ERROR, WARNING, Problem, quote
from plugins.gate.source import Entry, Source
from plugins.prose.identity import find_identity_numbers, mask

# Markdown is not read in a header; each sign with the words that it was meant to adorn.
_MARKDOWN = re.compile(
    r"!?\[(?P<link>[^\[\]]*)\]\([^()]*\)"
    r"|\*\*(?P<bold>[^*]+)\*\*"
    r"|(?<!\w)__(?P<heavy>[^_]+)__(?!\w)"
    r"|(?<![\w*])\*(?P<slanted>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])"
    r"|~~(?P<struck>[^~]+)~~"
    r"|`(?P<code>[^`]+)`"
)
_MARKDOWN_SIGNS = frozenset("*_~`[")

# Letters and digits drawn as mathematics, as full width for East Asian columns, or in circles.
# Source: Unicode 16, blocks 1D400, FF00, 2460 and 1F100.
_ODD = (
    "\U0001d400-\U0001d7ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9"
    "\U0001f110-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
)
_ODD_WORDS = re.compile(f"[{_ODD}](?:[{_ODD} ]*[{_ODD}])?")
_CIRCLED = re.compile("[\U0001f150-\U0001f169\U0001f170-\U0001f189]")

_CURLY_AROUND = re.compile("[“„‟«‘‚](?P<inside>[^“”„‟«»]+)[”“»’]")

# "S.Kom.", "M.Si", "Ph.D.", "A.Md.Kep.", and the same without full stops.
_DEGREE = re.compile(r"\(?[A-Z][a-z]?\.(?:[A-Z][A-Za-z]{0,4}\.?)+\)?|\(?(?:[A-Z][A-Za-z]{0,2}\.)+\)?")
_PLAIN_DEGREES = frozenset(
    "drs mba mh mhum mkes mkom mm mp mpa mpd msi mt mti phd sap se sh shum sip skep skm skom sp spd spsi "
    "ssos sst st sstp".split()
)
"""Source: Permendikbud 59/2018 on degrees, as they are commonly written behind a name."""


def check_texts(source: Source) -> list[Problem]:
    """Everything that is wrong with a header's words whatever key they stand under.

    The words are printed as they stand, in lists, feeds and previews of other sites too: what the
    body's rules find in Markdown has to be found here by itself.
    """
    problems: list[Problem] = []
    for name, entry in _prose(source.header, KEYS[source.kind], ""):
        text = str(entry.value)
        for fault, mend, severity in _faults(name, text):
            problems.append(_problem(source, entry.line, name, fault, mend, severity))
    return problems


def _prose(header: Mapping[str, Entry], keys: tuple[Key, ...], prefix: str) -> Iterator[tuple[str, Entry]]:
    for key in keys:
        entry = header.get(key.name)
        if entry is None or not (key.is_prose or key.keys):
            continue
        for item in entry.value if isinstance(entry.value, tuple) else (entry,):
            if isinstance(item.value, Mapping):
                yield from _prose(item.value, key.keys, f"{prefix}{key.name}.")
            elif key.is_prose and isinstance(item.value, str) and item.value:
                yield prefix + key.name, item


def _faults(name: str, text: str) -> Iterator[tuple[str, str, str]]:
    for number in find_identity_numbers(text):
        yield (
            f"nomor “{mask(number)}” tampak seperti NIK atau nomor kartu keluarga, data pribadi",
            "hapus atau samarkan; bila bukan NIK, pisahkan kelompok angkanya dengan garis miring",
            ERROR,
        )
    if not any(map(str.isalnum, text)):
        yield f"{quote(text)} tidak berisi kata", "tulis dengan kata-kata", ERROR
    if not _MARKDOWN_SIGNS.isdisjoint(text) and (found := _MARKDOWN.search(text)):
        plain = " ".join((found[found.lastgroup or 0] or "").split())
        mend = f"tulis {quote(plain)}" if plain else "hapus tanda itu"
        yield f"tanda Markdown pada {quote(found[0])} ikut tercetak", mend, WARNING
    if not text.isascii():
        yield from _odd_letters(text)
        if name == "title" and (around := _CURLY_AROUND.fullmatch(" ".join(text.split()))):
            fault = f"judul {quote(around['inside'])} diapit tanda petik lengkung yang ikut tercetak"
            yield fault, f"tulis title: {quote_yaml(around['inside'])}", WARNING


def _odd_letters(text: str) -> Iterator[tuple[str, str, str]]:
    found = _ODD_WORDS.search(text)
    if found is None:
        return
    plain = _CIRCLED.sub(_uncircle, unicodedata.normalize("NFKC", found[0]))
    fault = f"{quote(found[0])} memakai huruf hias, yang tidak terbaca oleh pembaca layar dan pencarian"
    yield fault, f"ganti dengan huruf biasa: {quote(plain)}", WARNING


def _uncircle(char: re.Match[str]) -> str:
    """White letters on a black ground, which Unicode gives no plain letter for."""
    return chr(ord("A") + (ord(char[0]) - 0x1F150) % 0x20)


def check_authors(source: Source, entries: tuple[Entry, ...]) -> list[Problem]:
    """Authors that are no names: addresses, and degrees that a comma made into persons of their own."""
    problems = []
    for entry in entries:
        if "@" in str(entry.value) or "://" in str(entry.value):
            fault, mend = "bukan nama orang", "tulis namanya saja; alamat surel tidak diterbitkan"
            problems.append(
                _problem(source, entry.line, "author", f"{quote(str(entry.value))} {fault}", mend)
            )
    degree = next((entry for entry in entries[1:] if _is_degree(str(entry.value))), None)
    if degree is not None:
        names = ", ".join(map(_as_item, _join_degrees([str(entry.value) for entry in entries])))
        fault = f"gelar {quote(str(degree.value))} menjadi penulis tersendiri karena ada koma"
        problems.append(_problem(source, degree.line, "author", fault, f"tulis author: [{names}]", WARNING))
    return problems


def _is_degree(text: str) -> bool:
    return _DEGREE.fullmatch(text) is not None or text.replace(".", "").casefold() in _PLAIN_DEGREES


def _join_degrees(texts: list[str]) -> list[str]:
    names = texts[:1]
    for text in texts[1:]:
        if _is_degree(text):
            names[-1] += f", {text}"
        else:
            names.append(text)
    return names


def _as_item(name: str) -> str:
    plain = name.replace(" ", "").replace(".", "").replace("-", "").replace("'", "")
    return name if plain.isalpha() and not name.startswith(("-", "'")) else quote_yaml(name)


def _problem(source: Source, line: int, name: str, fault: str, mend: str, severity: str = ERROR) -> Problem:
    return Problem(file=source.path, line=line, field=name, fault=fault, mend=mend, severity=severity)
