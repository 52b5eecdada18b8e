"""Rules: the header's `attachments`: which files, under which titles, in which other form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plugins.documents.kinds import ATTACHABLE, ending_of
from plugins.documents.told import tell_unattachable
from plugins.gate.addresses import check_outside_link
from plugins.gate.problem import WARNING, quote
from plugins.gate.record import MAILBOX, Attachment
from plugins.gate.source import Entry
from plugins.gate.translation import tell_unknown
from plugins.gate.values import Values
from plugins.languages.language import LANGUAGES

KEY = "attachments"
MAX_TITLE_CHARS = 200
"""Source: as for a text's title."""

_FILE_NAME = re.compile(r"[\w-]+\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv)", re.IGNORECASE)


def read_attachments(values: Values) -> tuple[Attachment, ...]:
    """What is attached, in the writer's order; an entry without a file or a title is left out."""
    found: list[Attachment] = []
    for written in values.blocks(KEY):
        file, title = values.text("file", written), " ".join(values.text("title", written).split())
        for part, line, *told in _faults(values, written, found):
            values.tell(line, f"{KEY}.{part}", *told)
        # Its line in the header is found by its place in the list, so no entry is left out alone.
        found.append(
            Attachment(
                file=file,
                title=title,
                alternative=values.text("alternative", written),
                language=_read_language(values.text("lang", written)),
            )
        )
    return tuple(found)


def _faults(
    values: Values, written: Mapping[str, Entry], before: list[Attachment]
) -> Iterator[tuple[str, int, str, str] | tuple[str, int, str, str, str]]:
    """Part of the entry, line, fault, mend, and severity where it is none of an error."""
    file, title = values.text("file", written), values.text("title", written)
    line = values.line("file", written)
    if file and ending_of(file) not in ATTACHABLE:
        yield "file", line, *tell_unattachable(file)
    if file and any(other.file == file for other in before):
        yield "file", line, f"{quote(file)} dilampirkan dua kali", "hapus salah satunya"
    if len(title) > MAX_TITLE_CHARS:
        fault = f"terlalu panjang ({len(title)} aksara)"
        yield "title", values.line("title", written), fault, f"pendekkan sampai {MAX_TITLE_CHARS} aksara"
    elif _FILE_NAME.fullmatch(title):
        fault = f"{quote(title)} nama berkas, bukan judul"
        mend = "tulis judul dokumennya seperti pada halaman pertamanya"
        yield "title", values.line("title", written), fault, mend, WARNING
    alternative = values.text("alternative", written)
    fault_of_link = _check_alternative(alternative, file)
    if fault_of_link is not None:
        yield "alternative", values.line("alternative", written), *fault_of_link
    language = values.text("lang", written)
    if language and language not in LANGUAGES:
        yield "lang", values.line("lang", written), *tell_unknown(language)


def _check_alternative(written: str, file: str) -> tuple[str, str] | None:
    if not written or MAILBOX.fullmatch(written):
        return None
    if written == file:
        return "menunjuk ke dokumen itu sendiri", "tulis alamat bentuk lainnya, atau surel tempat memintanya"
    if written.startswith(("/", "./", "../")) and not written.startswith("//"):
        return None
    fault = check_outside_link(written)
    if fault is None:
        return None
    mend = "tulis alamat halaman (/…/ atau https://…) atau surel tempat memintanya (nama@instansi.go.id)"
    return f"{quote(written)} bukan alamat dan bukan surel", mend


def _read_language(written: str) -> str:
    return written if written in LANGUAGES else ""
