"""Store: the article that a new text translates, found by its file or its address, and read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from plugins.categories.registers import Registers
from plugins.dates.reading import DateRefused, to_stamp
from plugins.gate.fields import read_record
from plugins.gate.problem import quote
from plugins.gate.reading import read_source
from plugins.gate.record import Record
from plugins.gate.source import ARTICLE, Source
from plugins.publication.addresses import article_url
from plugins.writing.draft import Edition

# What a translation says as its original does, but for the words within.
CARRIED = ("author", "image", "sources")
_KEY = re.compile(r"([a-z_]+)\s*:")
_ADDRESS_PARTS = 5
"""Office, year, month, day, slug."""


class OriginalRefusedError(Exception):
    """There is no such article, or it cannot be translated; the message tells the writer what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """An article to be translated: its header, and what its translation begins with."""

    record: Record
    edition: Edition


def find_original(content: Path, written: str, language: str, registers: Registers) -> Original:
    """The article that a writer means.

    Args:
        written: its file, from the content folder or from where the writer stands, or its address, with
            or without the site's name.
        language: of the translation.

    Raises:
        OriginalRefusedError: it is not there, has faults of its own, or is no original article.
    """
    path = _find_file(content, written) or _find_address(content, urlsplit(written).path, registers)
    shown = f"--translation-of: naskah asal {quote(written)}"
    if path is None:
        raise OriginalRefusedError(f"{shown} tidak ditemukan; tulis letak berkasnya atau alamatnya")
    data = (content / path).read_bytes()
    source, problems = read_source(path, data)
    if source is None or any(problem.is_error for problem in problems):
        raise OriginalRefusedError(f"{shown} belum benar; jalankan check dan perbaiki dahulu")
    record, _ = read_record(source)
    if source.kind != ARTICLE:
        raise OriginalRefusedError(f"{shown} bukan artikel; hanya artikel yang dapat diterjemahkan")
    if record.translation_of:
        raise OriginalRefusedError(f"{shown} sendiri sebuah terjemahan; tulis naskah berbahasa Indonesianya")
    folder, _, name = path.rpartition("/")
    header = "".join(_carry(data.decode("utf-8-sig"), source))
    edition = Edition(language=language, original=name, folder=folder, header=header, body=source.body)
    return Original(record=record, edition=edition)


def _find_file(content: Path, written: str) -> str | None:
    root = content.resolve()
    for base in (root, Path.cwd()):
        file = (base / written).resolve()
        if file.is_relative_to(root) and file.suffix == ".md" and file.is_file():
            return file.relative_to(root).as_posix()
    return None


def _find_address(content: Path, address: str, registers: Registers) -> str | None:
    parts = address.strip("/").split("/")
    office = registers.offices.get(parts[0])
    if office is None or len(parts) != _ADDRESS_PARTS:
        return None
    wanted = f"/{'/'.join(parts)}/"
    for file in sorted((content / ARTICLE / office.slug).rglob("*.md")):
        path = file.relative_to(content).as_posix()
        source, _ = read_source(path, file.read_bytes())
        if source is not None and _address_of(read_record(source)[0], office.timezone) == wanted:
            return path
    return None


def _address_of(record: Record, zone: str) -> str:
    """Its address; "" where its header gives none, or it is a translation, which has another."""
    if record.date is None or record.translation_of:
        return ""
    try:
        return article_url(record.office, to_stamp(record.date, zone), record.slug)
    except DateRefused:
        return ""


def _carry(text: str, source: Source) -> Iterator[str]:
    """The header's lines of the keys that a translation has too, as they were written."""
    is_carried = False
    for line in text.splitlines()[1 : source.body_line - 1]:
        if found := _KEY.match(line):
            is_carried = found[1] in CARRIED and found[1] in source.header
        elif line.startswith("---"):
            return
        if is_carried:
            yield f"{line}\n"
