"""Store: what the sources justify: addresses that lead out, passages about gambling, names of hosts.

A source came through the gate and a review; so what it says may stand in the release, word for word, and
nothing else may. What sells gambling is told at its own line, by the gate's own rule (`selling.py`).
"""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from plugins.comments.spam.links import find_links
from plugins.gate.problem import BODY_FIELD
from plugins.gate.reading import read_source
from plugins.scanning.finding import Ask, Finding, quote
from plugins.scanning.passages import read_passage, squeeze
from plugins.scanning.report import ADDRESS, HOST
from plugins.scanning.selling import MEND, find_sold, read_parts

_URL = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"'`\\^{}]+", re.IGNORECASE)
_TRAILING = ".,;:!?*_)]|>~"
_SENTENCES = re.compile(r"(?<=[.!?:;])\s+|\s+[–·|»—]\s+|\s{2,}")
_VALUE = re.compile(r"^\s*\[([^\]]+)\]|\"([^\"]+)\"", re.MULTILINE)
# An article's address, wherever it is printed.
_DATED = re.compile(r"/\d{4}/\d\d/\d\d/([\w-]+)/")
_SLUG = re.compile(r"^\d{4}-\d{2}-\d{2}-")
MOST_NAME = 120
MOST_WORDS = 400


class SourceNote(msgspec.Struct, frozen=True, array_like=True):
    """What one file of the content justifies.

    Attributes:
        trace: size and times when it was read.
        urls: addresses in it; hosts: names of hosts in it.
        passages: its passages and their sentences, squeezed, where it speaks of gambling.
        names: title and terms that do, in small letters; slugs: last parts of its address, old ones too.
        faults: (line, passage) that sell gambling; they are not among the passages.
        sold: these passages and their sentences, squeezed.
    """

    trace: tuple[int, int, int]
    urls: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    slugs: tuple[str, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()
    sold: tuple[str, ...] = ()


Notes = dict[str, SourceNote]


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What all sources together justify: addresses, hosts, passages (squeezed), names (small), slugs."""

    urls: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    passages: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    slugs: frozenset[str] = frozenset()

    def allows(self, ask: Ask) -> bool:
        """True where a source says it."""
        if ask.kind == ADDRESS:
            return ask.text in self.urls or html.unescape(ask.text) in self.urls
        if ask.kind == HOST:
            return ask.text in self.hosts
        text = _DATED.sub(lambda found: "/" if found[1] in self.slugs else found[0], ask.text)
        return squeeze(text) in self.passages or all(map(self._says, _split(text)))

    def _says(self, part: str) -> bool:
        """A sentence of a source, several passages in a row, or a name in a sentence of the theme's."""
        passage = read_passage(part)
        if not passage.is_about_gambling or squeeze(part) in self.passages or self._joins(part.split()):
            return True
        rest = part.casefold()
        for name in self.names:
            rest = rest.replace(name, " ")
        return not passage.sells and not read_passage(rest).is_about_gambling

    def _joins(self, words: list[str]) -> bool:
        """True where the words are passages one after the other, as the search's index holds them."""
        reached = {0}
        for end in range(1, min(len(words), MOST_WORDS) + 1):
            if any(squeeze(" ".join(words[start:end])) in self.passages for start in reached):
                reached.add(end)
        return len(words) in reached


def note_sources(content: Path, known: Mapping[str, SourceNote]) -> Notes:
    """A note of every source and register; files that are as they were are not read again.

    Raises:
        OSError: a file cannot be read.
    """
    notes = {}
    for path, trace in sorted(_files(content)):
        note = known.get(path)
        if note is None or note.trace != trace:
            note = _read(path, (content / path).read_bytes(), trace)
        notes[path] = note
    return notes


def note_comments(export: Path, known: Mapping[str, SourceNote]) -> Notes:
    """The same of the comments' export: what a moderator approved is said by it, unless it sells."""
    name = f"komentar:{export.name}"
    try:
        found = export.stat()
    except OSError:
        return {}
    trace = (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    note = known.get(name)
    if note is None or note.trace != trace:
        note = _read_comments(export.read_bytes(), trace)
    return {name: note}


def approve(notes: Notes) -> Approval:
    """What all of them justify together.

    What a source sells is among it: `find_sellers` refuses it at the source's own line, and to tell it of
    every page, feed and list that prints it would hide that line.
    """
    return Approval(
        urls=frozenset(url for note in notes.values() for url in note.urls),
        hosts=frozenset(host for note in notes.values() for host in note.hosts),
        passages=frozenset(passage for note in notes.values() for passage in (*note.passages, *note.sold)),
        slugs=frozenset(slug for note in notes.values() for slug in note.slugs),
        names=tuple(sorted({name for note in notes.values() for name in note.names}, key=len, reverse=True)),
    )


def find_sellers(notes: Notes, root: str) -> Iterator[Finding]:
    """Sources that sell gambling, told in the words of those who have to act.

    Args:
        root: the content folder as its writers know it.
    """
    for path, note in notes.items():
        for line, passage in note.faults:
            yield Finding(
                f"{root}/{path}" if not path.startswith("komentar:") else path,
                line,
                "gambling",
                f"naskah ini mengiklankan judi: {quote(passage)}",
                MEND,
            )


def _files(content: Path) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Every source and register with its size and times."""
    waiting = [folder for folder in ("artikel", "laman", "registers") if (content / folder).is_dir()]
    while waiting:
        folder = waiting.pop()
        with os.scandir(content / folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{folder}/{entry.name}")
                elif entry.name.endswith((".md", ".toml")) and entry.is_file():
                    found = entry.stat()
                    yield f"{folder}/{entry.name}", (found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _read(path: str, raw: bytes, trace: tuple[int, int, int]) -> SourceNote:
    from plugins.prose.convert import Converter

    text = raw.decode("utf-8", "replace")
    urls = tuple(sorted({part for found in _URL.findall(text) for part in _trim(found)}))
    hosts = tuple(sorted(set(find_links(text))))
    if not read_passage(f"{path.replace('-', ' ')}\n{text}").is_about_gambling:
        return SourceNote(trace, urls, hosts)
    if not path.endswith(".md"):
        values = [found[1] or found[2] for found in _VALUE.finditer(text)]
        return SourceNote(trace, urls, hosts, _units(values), _names(values))
    source, _ = read_source(path, raw)
    if source is None:
        return SourceNote(trace, urls, hosts)
    parts = read_parts(source, Converter().convert(source.body))
    sold = find_sold(parts)
    kept = [part.text for part in parts if part not in sold]
    written = [part.text for part in parts if part.field != BODY_FIELD and part not in sold]
    stem = Path(path).stem
    slug = _SLUG.sub("", stem)
    return SourceNote(
        trace,
        urls,
        hosts,
        passages=_units([*kept, stem, slug]),
        names=_names(written),
        slugs=(slug, *(part.text for part in parts if part.field == "slug")),
        faults=tuple((part.line, part.text) for part in sold),
        sold=_units([part.text for part in sold]),
    )


def _units(texts: Iterable[str]) -> tuple[str, ...]:
    """Passages and their sentences, as they are looked up."""
    return tuple(sorted({squeeze(part) for text in texts for part in (text, *_split(text))} - {""}))


def _names(texts: Iterable[str]) -> tuple[str, ...]:
    """Short texts about gambling: pages of the theme put them into sentences of its own."""
    return tuple(
        sorted({text.casefold() for text in texts if 0 < len(text) <= MOST_NAME and read_passage(text).codes})
    )


def _split(text: str) -> list[str]:
    return [part for part in _SENTENCES.split(text) if part.strip()]


def _trim(url: str) -> Iterator[str]:
    """An address as it stands, and as it may end before the sentence does."""
    yield url
    for mark in ")]|>":
        if mark in url:
            yield url.partition(mark)[0].rstrip(_TRAILING)
    yield url.rstrip(_TRAILING)


def _read_comments(data: bytes, trace: tuple[int, int, int]) -> SourceNote:
    texts, faults, hosts = [], [], set()
    for number, line in enumerate(data.splitlines(), 1):
        try:
            record = json.loads(line)
            spoken = f"{record['name']}\n{record['text']}"
        except (ValueError, KeyError, TypeError):
            continue
        hosts |= set(find_links(spoken))
        passage = read_passage(spoken)
        if passage.sells:
            faults.append((number, str(record["text"])))
        elif passage.is_about_gambling:
            texts += [str(record["text"]), str(record["name"]), *str(record["text"]).splitlines()]
    return SourceNote(trace, (), tuple(sorted(hosts)), _units(texts), faults=tuple(faults))
