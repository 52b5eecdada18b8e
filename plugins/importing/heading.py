"""Store: a planned text's header here: its values, its category, and its picture, which moves with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.gate.addresses import check_alias
from plugins.gate.model import KEYS
from plugins.gate.source import ARTICLE
from plugins.importing.found import Doubt
from plugins.importing.links import LinkTable
from plugins.importing.planned import DRAFT, PlannedText
from plugins.importing.shortening import SUMMARY_CHARS, shorten, summarize
from plugins.importing.terms import choose_terms
from plugins.importing.workshop import Bench
from plugins.writing.header import Value, write_header

_FORM, _DAY = "%Y-%m-%d %H:%M", "%Y-%m-%d"
_CAPTION_CHARS = 300
ADDRESS_CHARS = 80
# Each part begins with its slash, so that there is one way to read an address, however long it is.
_ALIAS = re.compile(r"(?:/[a-z0-9][a-z0-9._~-]*)+/?")


def write_heading(text: PlannedText, passages: Sequence[str], bench: Bench) -> tuple[str, list[Doubt]]:
    """A text's header, and what a person should look at in it.

    Args:
        passages: of its body; its first sentence stands for a summary that nobody wrote.
    """
    before = len(bench.doubts)
    moment = text.settled.moment
    doubts: list[Doubt] = []
    summary = shorten(text.summary, SUMMARY_CHARS) or summarize(passages) or text.title
    values: dict[str, Value] = {"title": text.title, "summary": summary}
    if text.kind == ARTICLE:
        category, topics, doubts = choose_terms(text, bench.workshop.terms)
        values |= {
            "date": text.shown_moment(bench.workshop.until).strftime(_form(text)),
            "category": category,
            "topics": topics,
            "author": text.authors,
            "comments": "closed" if text.comments_closed else "",
            "image": _show_picture(text, bench),
        }
    if text.modified and moment and (text.modified - moment).days >= 1:
        values["modified"] = text.modified.strftime(_FORM)
    if text.fate == DRAFT:
        values["status"] = DRAFT
    values["aliases"], told = choose_aliases(text, bench.workshop.links)
    doubts = [*doubts, *told]
    return write_header(values, KEYS[text.kind]), [*doubts, *bench.doubts[before:]]


def _show_picture(text: PlannedText, bench: Bench) -> dict[str, str]:
    """The main picture; empty where there is none, or where it cannot be had."""
    picture = text.picture
    shown = bench.show(picture.url, picture.alt, picture.caption) if picture else None
    if picture is None or shown is None:
        return {}
    return {"file": shown.src, "alt": shown.alt, "caption": shorten(picture.caption, _CAPTION_CHARS)}


def choose_aliases(text: PlannedText, links: LinkTable) -> tuple[list[str], list[Doubt]]:
    """Former addresses that a file at that place can answer; the others, which only a server can."""
    paths = [links.fold(address) for address in text.old_addresses]
    wanted = [f"{links.base.casefold()}{path}/" for path in paths if not path.startswith("?") and path != "/"]
    wanted = [path for path in dict.fromkeys(wanted) if path != text.url and _ALIAS.fullmatch(path)]
    refused = [path for path in wanted if check_alias(path)]
    return [path for path in wanted if path not in refused], [
        Doubt(
            fault=f"alamat lama {shorten(path, ADDRESS_CHARS)} tidak dapat ditulis pada aliases",
            mend="pasang berkas alamat lama untuk nginx atau host statis",
        )
        for path in refused
    ]


def join_source(text: PlannedText, header: str, markdown: str) -> bytes:
    """The file as it will stand; where its day is in doubt, the header names those that are possible."""
    remark = ""
    if text.settled.moment is None:
        shown = ", ".join(one.strftime(_form(text)) for one in text.settled.candidates)
        said = f"mungkin {shown}" if shown else "tidak ada di sumber"
        remark = f"# Tanggal belum pasti ({said}). Tulis yang benar, lalu hapus baris ini.\n"
    return f"---\n{remark}{header}---\n\n{markdown}".encode("utf-8", "replace")


def _form(text: PlannedText) -> str:
    return _FORM if text.settled.has_time else _DAY


def without_aliases(source: bytes, aliases: frozenset[str]) -> bytes:
    """A source of ours without some of its former addresses, which another text or page already has."""
    head, sign, rest = source.decode().partition("\naliases: [")
    if not sign:
        return source
    row, _, tail = rest.partition("]\n")
    kept = [one for one in row.split(", ") if one.strip('"') not in aliases]
    line = f"aliases: [{', '.join(kept)}]\n" if kept else ""
    return f"{head}\n{line}{tail}".encode()
