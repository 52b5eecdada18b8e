"""Rules: pictures, films, documents, archives: bytes that are what their name says, and nothing more."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from plugins.images.anatomy import Malformed
from plugins.images.looking import look_at
from plugins.scanning.addresses import LINK
from plugins.scanning.finding import quote
from plugins.scanning.report import Report

PICTURES = frozenset(".png .jpg .jpeg .gif .webp .avif".split())
OFFICE = frozenset(".docx .xlsx .pptx .odt .ods .odp .zip".split())
FILMS = {".mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"), ".mp4": (b"ftyp",)}
# Signs of three or four bytes stand by chance in one of a thousand pictures: readable letters must follow.
_MARKUP = re.compile(
    rb"<\?php|<\?=[\x20-\x7e\s]{8}|<script\b|<html\b|<!doctype|<iframe\b|<svg[\s>/][\x20-\x7e\s]{4}|<body\b|eval\s*\(|"
    rb"<a\s+href|base64_decode|#!\s?/(?:usr|bin|sbin|opt|system)/",
    re.IGNORECASE,
)
_PDF_ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|RichMedia|SubmitForm|ImportData|XFA|GoToR|Encrypt)\b"
)
_PDF_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_PDF_URI = re.compile(rb"/URI\s*\(((?:\\.|[^()\\])*)\)|/URI\s*<([0-9A-Fa-f\s]*)>")
_PDF_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_TEXT_SHOWN = re.compile(rb"\(((?:\\.|[^()\\])*)\)")
_XML_TEXT = re.compile(r"<(?:w:t|a:t|t|text:p|text:span)\b[^>]*>([^<]*)<")
_OUTSIDE = re.compile(
    r"Target=\"((?:https?:)?//[^\"]*)\"[^>]*TargetMode=\"External\"|xlink:href=\"(https?://[^\"]*)\""
)
_BAD_PART = re.compile(
    r"(?:vbaProject\.bin|\.(?:php\d?|phtml|phar|html?|js|exe|bat|cmd|ps1|vbs|scr|jar|svg|sh|lnk|hta))$|"
    r"activeX|(?:^|/)\.\.(?:/|$)",
    re.IGNORECASE,
)
# What is unpacked of one document, at most: a bomb shall not stop a release's check.
MOST_UNPACKED = 20_000_000
_MEND = "remove it, or save it anew from a clean original"


def see_picture(data: bytes, ending: str, report: Report) -> None:
    """A picture: of the kind that its name says, and not a byte more than the picture."""
    try:
        anatomy = look_at(data)
    except (Malformed, ValueError) as error:
        report.tell(0, "kind", f"not a picture, whatever its name says ({error})", _MEND)
        _see_markup(data, report)
        return
    kinds = {".jpg": "JPEG", ".jpeg": "JPEG"}
    if anatomy.kind != kinds.get(ending, ending[1:].upper()):
        report.tell(0, "kind", f"a {anatomy.kind} under another kind's name", "name it by what it is")
    if anatomy.clean != data and report.scope.is_release:
        report.tell(
            0, "picture", f"{len(data) - len(anatomy.clean)} bytes that are no part of the picture", _MEND
        )
    _see_markup(data if report.scope.is_release else data.replace(anatomy.clean, b""), report)


def _see_markup(data: bytes, report: Report) -> None:
    found = _MARKUP.search(data)
    if found:
        report.tell(
            0, "polyglot", f"a page or a program within it, {quote(found[0].decode('latin-1'))}", _MEND
        )


def see_film(data: bytes, ending: str, report: Report) -> None:
    """Sound or film; only its beginning and what programs would make of it are looked at."""
    if not any(mark in data[:16] for mark in FILMS[ending]):
        report.tell(0, "kind", f"not {ending[1:]}, whatever its name says", _MEND)
    _see_markup(data, report)


def see_pdf(data: bytes, report: Report) -> None:
    """A PDF: what it runs, where it leads, what stands behind its end, its words where they are plain."""
    if not data.startswith(b"%PDF-"):
        report.tell(0, "kind", "not a PDF, whatever its name says", _MEND)
    end = data.rfind(b"%%EOF")
    if end < 0 or data[end + 5 :].strip():
        report.tell(0, "polyglot", "bytes behind the document's end", _MEND)
    for part in (data, *_unpack_pdf(data)):
        plain = _PDF_NAME.sub(lambda found: bytes([int(found[1], 16)]), part)
        if active := _PDF_ACTIVE.search(plain):
            report.tell(0, "script", f"a document that acts when it is opened, {active[0].decode()}", _MEND)
        for found in _PDF_URI.finditer(plain):
            url = (
                found[1]
                if found[1] is not None
                else bytes.fromhex(
                    re.sub(r"\s", "", found[2].decode()).ljust(2, "0")[: len(found[2]) // 2 * 2]
                )
            )
            report.see_address(url.decode("latin-1"), 0, LINK)
        words = b"".join(found[1] for found in _TEXT_SHOWN.finditer(part[:2_000_000])).decode("latin-1")
        _see_long(words, report)
    if server := re.search(rb"<\?php|<\?=[\x20-\x7e\s]{8}|<script\b", data, re.IGNORECASE):
        report.tell(0, "polyglot", f"a page or a program within it, {quote(server[0].decode())}", _MEND)


def _unpack_pdf(data: bytes) -> Iterator[bytes]:
    left = MOST_UNPACKED
    for found in _PDF_STREAM.finditer(data):
        try:
            part = zlib.decompressobj().decompress(found[1], left)
        except zlib.error:
            continue
        left -= len(part)
        yield part
        if left <= 0:
            return


def see_office(data: bytes, report: Report) -> None:
    """An office document or an archive: its parts, where it leads, its words."""
    if not data.startswith(b"PK\x03\x04"):
        report.tell(0, "kind", "not an office document, whatever its name says", _MEND)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _see_parts(archive, report)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
        OSError,
    ) as error:
        report.tell(0, "kind", f"an archive that cannot be read ({error})", _MEND)
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) > end + 22 + int.from_bytes(data[end + 20 : end + 22], "little"):
        report.tell(0, "polyglot", "bytes behind the archive's end", _MEND)


def _see_parts(archive: zipfile.ZipFile, report: Report) -> None:
    left = MOST_UNPACKED
    for part in archive.infolist():
        if _BAD_PART.search(part.filename):
            report.tell(0, "script", f"a part that runs, {quote(part.filename)}", _MEND)
        if part.filename.endswith((".xml", ".rels", ".txt", ".csv", ".md")) and left > 0:
            with archive.open(part) as file:
                text = file.read(left).decode("utf-8", "replace")
            left -= len(text)
            for found in _OUTSIDE.finditer(text):
                report.see_address(found[1] or found[2], 0, LINK)
            _see_long(" ".join(_XML_TEXT.findall(text)) if "<" in text else text, report)


def _see_long(text: str, report: Report) -> None:
    """A document's words by thousands of characters: one passage in it that sells is enough."""
    for at in range(0, min(len(text), 400_000), 1_500):
        piece = text[at : at + 2_000]
        passage = report.memo.block(piece).passage if len(piece) > 8 else None
        if passage and (passage.sells or (passage.is_about_gambling and report.scope.is_release)):
            report.see_text(piece, 0)
