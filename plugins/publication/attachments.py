"""Rules: the documents of a text, attached or linked: what its readers are told, and what its writer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote as escape

from plugins.documents.document import Document, describe
from plugins.gate.attachments import MAILBOX
from plugins.gate.problem import BODY_FIELD, WARNING, Problem, quote
from plugins.gate.record import Attachment, Record
from plugins.images.album import Album
from plugins.languages.catalogue import Catalogue
from plugins.languages.language import INDONESIAN
from plugins.prose.facts import BodyFacts
from plugins.publication.addresses import is_relative, source_path
from plugins.publication.views import AttachmentView, Link

_KEY = "attachments"
_OURS = frozenset({INDONESIAN.code, "in"})
"""Source: ISO 639-1; "in" is what old programs write for Indonesian."""
_TAGS = "simpan ulang PDF dari Word dengan pilihan “Document structure tags for accessibility”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A document that belongs to a text.

    Attributes:
        title: what readers see; url: from the root; document: what it is.
        language: its code.
        alternative: the same in another form, or None; a mailbox is told as "mailto:…".
    """

    title: str
    url: str
    document: Document
    language: str
    alternative: Link | None = None


def attach(
    record: Record, album: Album, addresses: Mapping[str, str], titles: Mapping[str, str]
) -> tuple[Attached, ...]:
    """The header's attachments, in its order; those that cannot be published are told elsewhere.

    Args:
        addresses: path of every source → its address; titles: address → title.
    """
    found = []
    for written in record.attachments:
        url = _media_url(record, written.file, album)
        document = album.find_document(url)
        if document is not None and written.title:
            found.append(
                Attached(
                    title=written.title,
                    url=url,
                    document=document,
                    language=written.language or record.language,
                    alternative=_link_alternative(record, written, album, addresses, titles),
                )
            )
    return tuple(found)


def find_linked(record: Record, facts: BodyFacts, album: Album) -> tuple[tuple[str, Document], ...]:
    """The documents that a body links to, by their addresses as the published body has them."""
    found = {}
    for use in facts.links:
        written, hash_, anchor = use.url.partition("#")
        url = _media_url(record, written, album)
        document = album.find_document(url)
        if document is not None:
            found[f"{url}{hash_}{anchor}"] = document
    return tuple(sorted(found.items(), key=lambda pair: pair[0]))


def _media_url(record: Record, written: str, album: Album) -> str:
    target = source_path(record.path, written) if is_relative(written) else ""
    return f"/{target}" if target in album.media else written


def _link_alternative(
    record: Record,
    written: Attachment,
    album: Album,
    addresses: Mapping[str, str],
    titles: Mapping[str, str],
) -> Link | None:
    address = written.alternative
    if not address:
        return None
    if MAILBOX.fullmatch(address):
        return Link(text=address, url=f"mailto:{address}")
    url = _media_url(record, address, album)
    if url == address and is_relative(address):
        url = addresses.get(source_path(record.path, address), address)
    document = album.find_document(url)
    name = document.kind.name if document is not None else url.removeprefix("https://")
    return Link(text=titles.get(url.partition("#")[0], name), url=url)


def view_attachment(attached: Attached, language: str, mailbox: str, words: Catalogue) -> AttachmentView:
    """A document as the theme prints it.

    Args:
        language: of the page; words: in that language.
        mailbox: where another form is asked for where none is named; "" for nowhere.
    """
    facts, is_foreign = describe(attached.document, words), attached.language != language
    if is_foreign:
        is_ours = attached.language == INDONESIAN.code
        told = words.say("berbahasa Indonesia") if is_ours else words.say("berbahasa Inggris")
        facts = f"{facts}, {told}"
    alternative = attached.alternative
    if alternative is not None and alternative.url.startswith("mailto:"):
        mailbox, alternative = alternative.text, None
    return AttachmentView(
        title=attached.title,
        url=attached.url,
        facts=facts,
        media_type=attached.document.kind.media_type,
        language=attached.language if is_foreign else "",
        alternative=alternative,
        request=_ask_for(attached.title, mailbox, words) if mailbox and alternative is None else None,
    )


def _ask_for(title: str, mailbox: str, words: Catalogue) -> Link:
    """A letter, begun, that asks for a document in another form."""
    subject = escape(words.say("Mohon bentuk lain: %(title)s", title=title), safe="")
    return Link(text=mailbox, url=f"mailto:{mailbox}?subject={subject}")


def check_attachments(record: Record, facts: BodyFacts, album: Album) -> list[Problem]:
    """Warnings for documents that some readers cannot read."""
    told = [*_check_attached(record, album), *_check_linked(record, facts, album)]
    return [
        Problem(file=record.path, line=line, field=field, fault=fault, mend=mend, severity=WARNING)
        for field, line, fault, mend in told
    ]


def _check_attached(record: Record, album: Album) -> Iterator[tuple[str, int, str, str]]:
    for number, written in enumerate(record.attachments):
        document = album.find_document(_media_url(record, written.file, album))
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
    attached = {_media_url(record, written.file, album) for written in record.attachments}
    for use in facts.links:
        url = _media_url(record, use.url.partition("#")[0], album)
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
