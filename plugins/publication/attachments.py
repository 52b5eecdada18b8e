"""Rules: the documents of a text, attached or linked: what its readers are told, and what its writer."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.documents.document import Document
from plugins.gate.problem import BODY_FIELD, WARNING, Problem, quote
from plugins.gate.record import Record
from plugins.images.album import Album
from plugins.languages.language import INDONESIAN
from plugins.prose.facts import BodyFacts
from plugins.publication.attached import document_url

_KEY = "attachments"
_OURS = frozenset({INDONESIAN.code, "in"})
"""Source: ISO 639-1; "in" is what old programs write for Indonesian."""
_TAGS = "simpan ulang PDF dari Word dengan pilihan “Document structure tags for accessibility”"


def check_attachments(record: Record, facts: BodyFacts, album: Album) -> list[Problem]:
    """Warnings for documents that some readers cannot read."""
    told = [*_check_attached(record, album), *_check_linked(record, facts, album)]
    return [
        Problem(file=record.path, line=line, field=field, fault=fault, mend=mend, severity=WARNING)
        for field, line, fault, mend in told
    ]


def _check_attached(record: Record, album: Album) -> Iterator[tuple[str, int, str, str]]:
    for number, written in enumerate(record.attachments):
        document = album.find_document(document_url(record, written.file, album))
        if document is None:
            continue
        place = f"{_KEY}.{number}"
        if not written.alternative:
            yield f"{_KEY}.alternative", record.line_of(place), *_tell_missing(document)
        line = record.line_of(f"{place}.file")
        for fault, mend in _tell_traits(document, written.language or record.language):
            yield f"{_KEY}.file", line, fault, mend


def _tell_missing(document: Document) -> tuple[str, str]:
    mend = "isi dengan alamat halaman yang isinya sama, atau surel tempat meminta bentuk lain"
    if not document.is_tagged:
        fault = (
            "PDF ini tanpa tanda struktur, jadi sukar dibaca dengan pembaca layar, dan tidak ada bentuk lain"
        )
        return fault, f"{mend}; atau {_TAGS}"
    return "tidak ada bentuk lain bagi yang memakai pembaca layar", mend


def _tell_traits(document: Document, language: str) -> Iterator[tuple[str, str]]:
    if document.ending != ".pdf":
        return
    lacks = [
        name
        for name, is_there in (("judul", document.has_title), ("bahasa", document.language))
        if not is_there
    ]
    if lacks:
        mend = "pada dokumen asal isi File > Info > Title dan Review > Language, lalu simpan lagi"
        yield f"PDF ini tidak menyebut {' dan '.join(lacks)}nya kepada pembaca layar", mend
    said = document.language.partition("-")[0].casefold()
    if said and said != language and not {said, language} <= _OURS:
        mend = "tulis lang bila dokumennya memang berbahasa lain, atau betulkan bahasanya pada dokumen asal"
        yield f"PDF ini menyebut bahasanya {quote(document.language)}, jadi dibacakan dengan lafal itu", mend


def _check_linked(record: Record, facts: BodyFacts, album: Album) -> Iterator[tuple[str, int, str, str]]:
    """Untagged PDFs that only a sentence leads to; one that is attached too is told of there."""
    attached = {document_url(record, written.file, album) for written in record.attachments}
    for use in facts.links:
        url = document_url(record, use.url.partition("#")[0], album)
        document = album.find_document(url)
        if document is not None and not document.is_tagged and url not in attached:
            fault = (
                f"tautan {quote(use.url)} menuju PDF tanpa tanda struktur, sukar dibaca dengan pembaca layar"
            )
            yield (
                BODY_FIELD,
                use.line,
                fault,
                f"lampirkan lewat kunci attachments beserta alternative; atau {_TAGS}",
            )
