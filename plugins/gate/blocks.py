"""Rules: the keys of a header that hold keys of their own: changes, withdrawn, image and sources."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.gate.addresses import check_outside_link, find_plain_http
from plugins.gate.problem import WARNING, quote
from plugins.gate.record import WITHDRAWN, ChangeNote, Picture, WithdrawalNote
from plugins.gate.source import Entry
from plugins.gate.values import Values


def read_changes(values: Values) -> tuple[ChangeNote, ...]:
    """What was changed and when; an entry without a date or a note is left out."""
    notes = []
    for written in values.blocks("changes"):
        moment = values.moment("date", written, "changes.date")
        note = " ".join(values.text("note", written).split())
        if moment is not None and note:
            notes.append(ChangeNote(moment=moment, note=note))
    return tuple(notes)


def read_withdrawal(values: Values, status: str) -> WithdrawalNote | None:
    """When and why a text was withdrawn; None where it was not, or where either is missing.

    Args:
        status: of the text; it and the block have to say the same.
    """
    written = values.block("withdrawn")
    if status == WITHDRAWN and not written:
        values.tell(
            values.line("status"),
            "status",
            "naskah dicabut tanpa keterangan",
            "tambahkan withdrawn dengan date dan reason",
        )
    if written and status != WITHDRAWN:
        values.tell(
            values.line("withdrawn"),
            "withdrawn",
            f"ada, tetapi status {quote(status)}",
            f"tulis status: {WITHDRAWN}, atau hapus withdrawn",
        )
    if not written:
        return None
    moment = values.moment("date", written, "withdrawn.date")
    reason = " ".join(values.text("reason", written).split())
    if moment is None or not reason:
        return None
    return WithdrawalNote(moment=moment, reason=reason, replaced_by=_read_replacement(values, written))


def _read_replacement(values: Values, written: Mapping[str, Entry]) -> str:
    """An address inside the publication, which later rules follow, or a legal one of another site."""
    url = values.text("replaced_by", written)
    is_outside = ":" in url.split("/", 1)[0] or url.startswith("//")
    fault = check_outside_link(url) if is_outside else None
    if fault is not None:
        values.tell(values.line("replaced_by", written), "withdrawn.replaced_by", *fault)
        return ""
    return url


def read_picture(values: Values) -> Picture | None:
    """The main picture; None where there is none, or where its file or description is missing."""
    written = values.block("image")
    if not values.text("file", written) or not values.text("alt", written):
        return None
    return Picture(
        file=values.text("file", written),
        alt=" ".join(values.text("alt", written).split()),
        credit=" ".join(values.text("credit", written).split()),
        caption=" ".join(values.text("caption", written).split()),
    )


def read_sources(values: Values) -> tuple[tuple[str, str], ...]:
    """Title and address of each source; one without either, or with a faulty address, is left out."""
    sources = []
    for written in values.blocks("sources"):
        title, url = values.text("title", written), values.text("url", written)
        fault = check_outside_link(url) if url else None
        if fault is not None:
            values.tell(values.line("url", written), "sources.url", *fault)
        elif title and url:
            sources.append((" ".join(title.split()), url))
            warning = find_plain_http(url)
            if warning is not None:
                values.tell(values.line("url", written), "sources.url", *warning, WARNING)
    return tuple(sources)
