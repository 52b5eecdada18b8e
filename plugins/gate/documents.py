"""Rules: names of people that a document carries beside its text: who made it, changed it, reviewed it."""

from __future__ import annotations

import html
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

# Our choices: ten times what is warned of as heavy; lists of ten thousand parts; what is told in one line.
MAX_PDF_BYTES = 50_000_000
MAX_LIST_BYTES = 1_000_000
MAX_PART_BYTES = 65_536
MAX_OBJECTS = 500
MAX_NAMES = 5

_END, _END_64, _END_BYTES, _TAIL_BYTES = b"PK\x05\x06", b"PK\x06\x07", 22, 65_557
"""Source: APPNOTE 6.3, 4.3.15 and 4.3.16."""

_PARTS = frozenset({"docProps/core.xml", "docProps/app.xml", "meta.xml"})
_REVIEWS = re.compile(r"(?:word/comments|word/people|xl/(?:comments|persons/)|ppt/comment)", re.IGNORECASE)
_IN_XML = re.compile(
    r"<(?:[\w-]{1,20}:)?(?:creator|initial-creator|lastModifiedBy|Manager|printed-by)(?:\s[^>]{0,200})?>([^<]{1,200})</"
)
"""Source: ECMA-376-2, 11 (core properties); OpenDocument 1.3, 4.3."""
_IN_XMP = re.compile(rb"<dc:creator>\s{0,200}<rdf:(?:Seq|Bag)>\s{0,200}<rdf:li[^>]{0,99}>([^<]{1,200})<")
_IN_PDF = re.compile(rb"/Author\s{0,9}(?:\(((?:\\.|[^\\()]){1,400})\)|<([0-9A-Fa-f\s]{2,800})>)", re.DOTALL)
_OBJECTS = re.compile(rb"/Type\s{0,9}/ObjStm.{0,400}?stream\r?\n", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
"""Source: ISO 32000-1, 7.3.4 (strings), 7.5.7 (object streams), 14.3 (metadata)."""
_BYTE_ORDER_MARKS = {b"\xfe\xff": "utf-16", b"\xff\xfe": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}

# What programs write where nobody gave a name, and what is no person.
_NOBODY = frozenset(
    {
        "admin",
        "administrator",
        "author",
        "microsoft office user",
        "openpyxl",
        "python-docx",
        "unknown",
        "user",
        "windows user",
    }
)
_BODY = re.compile(
    r"\b(?:BKN|BKD|BKPSDM|badan|bagian|bidang|biro|dinas|direktorat|humas|instansi|kantor|kementerian"
    r"|pemerintah|pusat|regional|sekretariat|tim|unit)\b",
    re.IGNORECASE,
)


def find_pdf_names(stream: BinaryIO) -> list[str]:
    """Authors in a PDF's information, compressed or not, and in its XMP; a locked one's strings are not read.

    Args:
        stream: the file, at its beginning.
    """
    data = stream.read(MAX_PDF_BYTES)
    found = [_decode(value) for value in _IN_XMP.findall(data)]
    if b"/Encrypt" not in data:
        for block in (data, *_unpack_objects(data)):
            found += [_read_string(*pair) for pair in _IN_PDF.findall(block)]
    return _pick(found)


def find_packed_names(stream: BinaryIO) -> tuple[list[str], bool]:
    """Who made or changed an office document, and whether it holds reviewers' comments.

    Nothing but a bounded piece of three small parts is unpacked; a document that cannot be read so has
    no names.
    """
    if not has_short_list(stream):
        return [], False
    found: list[str] = []
    try:
        with zipfile.ZipFile(stream) as archive:
            parts = [part for part in archive.infolist() if part.filename in _PARTS]
            has_reviews = any(_REVIEWS.match(name) for name in archive.namelist())
            for part in parts[: len(_PARTS)]:
                found += _IN_XML.findall(_read_part(archive, part))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        struct.error,
    ):
        return _pick(found), False
    return _pick(found), has_reviews


def has_short_list(stream: BinaryIO) -> bool:
    """True where the list of packed files, which is read whole, is as short as a document's."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _TAIL_BYTES))
    tail = stream.read(_TAIL_BYTES)
    at = tail.rfind(_END)
    if at < 0 or at + _END_BYTES > len(tail) or tail[max(0, at - 20) : at].startswith(_END_64):
        return False
    return int.from_bytes(tail[at + 12 : at + 16], "little") <= MAX_LIST_BYTES


def _read_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> str:
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return ""
    with archive.open(part) as stream:
        return _decode(stream.read(MAX_PART_BYTES))


def _unpack_objects(data: bytes) -> Iterator[bytes]:
    """The beginnings of the compressed object streams, where newer programs put a PDF's information."""
    for number, found in enumerate(_OBJECTS.finditer(data)):
        if number == MAX_OBJECTS:
            return
        try:
            yield zlib.decompressobj().decompress(
                data[found.end() : found.end() + MAX_PART_BYTES], MAX_PART_BYTES
            )
        except zlib.error:
            continue


def _read_string(literal: bytes, digits: bytes) -> str:
    if digits:
        pairs = b"".join(digits.split()).decode("ascii")
        return _decode(bytes.fromhex(pairs + "0" * (len(pairs) % 2)))

    def unescape(found: re.Match[bytes]) -> bytes:
        sign = found[1]
        if sign[:1].isdigit() and sign[:1] < b"8":
            return bytes([int(sign, 8) & 255])
        return b"" if sign in (b"\r\n", b"\n", b"\r") else _LETTERS.get(sign, sign)

    return _decode(_ESCAPE.sub(unescape, literal))


def _decode(data: bytes) -> str:
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), "utf-8")
    return data.decode(encoding, "replace")


def _pick(found: Iterable[str]) -> list[str]:
    """Names that may be a person's, each once, in the order found."""
    lines = (" ".join(html.unescape(name).split()) for name in found)
    names = dict.fromkeys(
        name
        for name in lines
        if len(name) > 1 and name.casefold() not in _NOBODY and not _BODY.search(name) and is_readable(name)
    )
    return list(names)[:MAX_NAMES]


def is_readable(name: str) -> bool:
    """False for bytes that only look like a name."""
    return name.isprintable() and "\N{REPLACEMENT CHARACTER}" not in name
