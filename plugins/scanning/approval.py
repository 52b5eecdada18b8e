"""Store: what the sources justify: addresses that lead out, passages about gambling, names of hosts.

A source came through the gate and a review; so what it says may stand in the release, word for word, and
nothing else may. One that sells gambling justifies nothing.
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
from plugins.scanning.finding import Ask, Finding, quote
from plugins.scanning.passages import find_selling, read_passage, squeeze
from plugins.scanning.report import ADDRESS, HOST

_URL = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"'`\\^{}]+", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(
    r"</(?:p|li|h[1-6]|td|th|dd|dt|figcaption|blockquote|pre|caption)>|<br ?/?>", re.IGNORECASE
)
_TRAILING = ".,;:!?*_)]|>~"
_SENTENCES = re.compile(r"(?<=[.!?:;])\s+|\s+[–·|»—]\s+|\s{2,}")
_VALUE = re.compile(r"^\s*\[([^\]]+)\]|\"([^\"]+)\"", re.MULTILINE)
_SLUG = re.compile(r"^\d{4}-\d{2}-\d{2}-")
MOST_NAME = 120
MOST_WORDS = 400
_HEADER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


class SourceNote(msgspec.Struct, frozen=True, array_like=True):
    """What one file of the content justifies.

    Attributes:
        trace: size and times when it was read.
        urls: addresses in it; hosts: names of hosts in it.
        passages: its passages and their sentences, squeezed, where it speaks of gambling.
        names: title and terms that do, in small letters.
        faults: (line, passage) that sell gambling; they are not among the passages.
    """

    trace: tuple[int, int, int]
    urls: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()


Notes = dict[str, SourceNote]


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What all sources together justify: addresses, hosts, passages (squeezed), names (small)."""

    urls: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    passages: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()

    def allows(self, ask: Ask) -> bool:
        """True where a source says it."""
        if ask.kind == ADDRESS:
            return ask.text in self.urls or html.unescape(ask.text) in self.urls
        if ask.kind == HOST:
            return ask.text in self.hosts
        return squeeze(ask.text) in self.passages or all(map(self._says, _split(ask.text)))

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
            note = _read(path, (content / path).read_bytes().decode("utf-8", "replace"), trace)
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
    """What all of them justify together."""
    return Approval(
        urls=frozenset(url for note in notes.values() for url in note.urls),
        hosts=frozenset(host for note in notes.values() for host in note.hosts),
        passages=frozenset(passage for note in notes.values() for passage in note.passages),
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
                "hapus kalimat itu dan periksa penulisnya; berita tentang judi boleh, ajakan tidak",
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


def _read(path: str, text: str, trace: tuple[int, int, int]) -> SourceNote:
    urls = tuple(sorted({part for found in _URL.findall(text) for part in _trim(found)}))
    hosts = tuple(sorted(set(find_links(text))))
    if not read_passage(f"{path.replace('-', ' ')}\n{text}").is_about_gambling:
        return SourceNote(trace, urls, hosts)
    if not path.endswith(".md"):
        values = [found[1] or found[2] for found in _VALUE.finditer(text)]
        return SourceNote(trace, urls, hosts, _units(values), _names(values))
    header = _HEADER.match(text)
    values = [line.partition(":")[2].strip(" \"'") for line in header[1].splitlines()] if header else []
    values += [" ".join(header[1].split())] if header else []
    blocks = _blocks(text[header.end() :] if header else text)
    sold = list(find_selling([*values, *blocks]))
    kept = [
        part
        for part in (*values, *blocks, Path(path).stem, _SLUG.sub("", Path(path).stem))
        if part not in sold
    ]
    faults = tuple((_line_of(text, block), block) for block in sold)
    return SourceNote(trace, urls, hosts, _units(kept), _names(values[:-1]), faults)


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


def _blocks(body: str) -> list[str]:
    """The body's passages as readers get them."""
    from plugins.prose.convert import Converter

    parts = _BREAK.split(Converter().convert(body))
    texts = (" ".join(html.unescape(_TAG.sub("", part)).split()) for part in parts)
    return [text for text in texts if text]


def _line_of(text: str, block: str) -> int:
    """Where a passage begins in its source, as well as can be told through the markup."""
    words = re.findall(r"\w+", block)[:4]
    found = re.search(r"\W+".join(map(re.escape, words)), text) if words else None
    return text.count("\n", 0, found.start()) + 1 if found else 1


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
    return SourceNote(trace, (), tuple(sorted(hosts)), _units(texts), (), tuple(faults))
