"""Words: the documents that belong to a text, and what its readers are told of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote as escape

from plugins.documents.document import Document, describe
from plugins.gate.record import MAILBOX, Attachment, Record
from plugins.images.album import Album
from plugins.languages.catalogue import Catalogue
from plugins.languages.language import INDONESIAN
from plugins.prose.facts import BodyFacts
from plugins.publication.addresses import is_relative, source_path
from plugins.publication.text_views import AttachmentView
from plugins.publication.views import Link


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
        url = document_url(record, written.file, album)
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
        url = document_url(record, written, album)
        document = album.find_document(url)
        if document is not None:
            found[f"{url}{hash_}{anchor}"] = document
    return tuple(sorted(found.items(), key=lambda pair: pair[0]))


def document_url(record: Record, written: str, album: Album) -> str:
    """The address of a file of `media/` that a text names; as written where it is none."""
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
    url = document_url(record, address, album)
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
