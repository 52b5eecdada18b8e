"""Rules: a source's header, key by key, into a `Record`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plugins.comments.rules import check_choice
from plugins.gate.addresses import check_alias
from plugins.gate.attachments import read_attachments
from plugins.gate.blocks import read_changes, read_picture, read_sources, read_withdrawal
from plugins.gate.problem import WARNING, Problem, nearest, quote
from plugins.gate.record import (
    DRAFT,
    PUBLISHED,
    STATUSES,
    Record,
)
from plugins.gate.slug_rules import check_slug
from plugins.gate.slugs import file_stem
from plugins.gate.source import ARTICLE, Entry, Source
from plugins.gate.texts import check_authors, check_texts
from plugins.gate.translation import read_language
from plugins.gate.values import Values

# Search engines and chat previews cut titles near 70 and descriptions near 160 characters;
# a third more is still read in our own lists.
LONG_TITLE_CHARS = 110
MAX_TITLE_CHARS = 200
LONG_SUMMARY_CHARS = 220
MAX_SUMMARY_CHARS = 500


def read_record(source: Source) -> tuple[Record, list[Problem]]:
    """The typed header of a source and every fault of its values.

    What could not be read is empty ("" or None) in the record, and a fault says so; later rules
    still tell what they find in the rest.
    """
    values = Values(source)
    title = _read_title(values)
    summary = _read_summary(values)
    slug = _read_slug(values)
    date, modified = values.moment("date"), values.moment("modified")
    changes = read_changes(values)
    status = _read_status(values)
    language, original = read_language(values)
    record = Record(
        path=source.path,
        kind=source.kind,
        slug=slug,
        title=title,
        summary=summary,
        date=date,
        modified=modified,
        office=source.office_slug,
        category=values.text("category"),
        topics=_read_topics(values),
        authors=_read_authors(values),
        status=status,
        changes=changes,
        withdrawn=read_withdrawal(values, status),
        picture=read_picture(values),
        attachments=read_attachments(values),
        comments=_read_comments(values),
        aliases=_read_aliases(values),
        sources=read_sources(values),
        language=language,
        translation_of=original,
        lines=_lines(source),
    )
    values.problems += check_texts(source)
    _check_place(values)
    return record, values.problems


def _lines(source: Source) -> dict[str, int]:
    lines = {}
    for key, entry in source.header.items():
        lines[key] = entry.line
        if isinstance(entry.value, tuple):
            for number, item in enumerate(entry.value):
                lines[f"{key}.{number}"] = item.line
                parts = item.value if isinstance(item.value, Mapping) else {}
                lines.update({f"{key}.{number}.{part}": one.line for part, one in parts.items()})
        elif isinstance(entry.value, Mapping):
            lines.update({f"{key}.{part}": item.line for part, item in entry.value.items()})
    return lines


def _read_title(values: Values) -> str:
    title = " ".join(values.text("title").split())
    _check_length(values, "title", title, LONG_TITLE_CHARS, MAX_TITLE_CHARS)
    if title and title.isupper() and len(title) > 20:
        values.tell(
            values.line("title"),
            "title",
            "judul ditulis dengan huruf kapital semua",
            "tulis seperti kalimat",
            WARNING,
        )
    return title


def _read_summary(values: Values) -> str:
    summary = " ".join(values.text("summary").split())
    _check_length(values, "summary", summary, LONG_SUMMARY_CHARS, MAX_SUMMARY_CHARS)
    return summary


def _check_length(values: Values, key: str, text: str, long: int, limit: int) -> None:
    if len(text) > limit:
        values.tell(
            values.line(key), key, f"terlalu panjang ({len(text)} aksara)", f"pendekkan sampai {limit} aksara"
        )
    elif len(text) > long:
        values.tell(
            values.line(key),
            key,
            f"panjang sekali ({len(text)} aksara), akan terpotong di hasil pencarian",
            f"pendekkan sampai {long} aksara",
            WARNING,
        )


def _read_slug(values: Values) -> str:
    written = values.text("slug")
    source = values.source
    slug = written or file_stem(source.path)
    problems = check_slug(source.path, source.kind, slug, values.line("slug"), is_written=bool(written))
    values.problems += problems
    return "" if problems else slug


def _read_topics(values: Values) -> tuple[str, ...]:
    topics: list[str] = []
    for entry in values.texts("topics"):
        if entry.value in topics:
            values.tell(
                entry.line,
                "topics",
                f"topik {quote(str(entry.value))} ditulis dua kali",
                "hapus salah satunya",
                WARNING,
            )
        else:
            topics.append(str(entry.value))
    return tuple(topics)


def _read_authors(values: Values) -> tuple[str, ...]:
    entries = values.texts("author")
    values.problems += check_authors(values.source, entries)
    return tuple(str(entry.value) for entry in entries)


def _read_status(values: Values) -> str:
    status = values.text("status") or PUBLISHED
    if status not in STATUSES:
        near = nearest(status, STATUSES)
        values.tell(
            values.line("status"),
            "status",
            f"status {quote(status)} tidak dikenal",
            f"maksudnya {quote(near)}?" if near else f"yang sah: {', '.join(STATUSES)}",
        )
        # What cannot be understood must not be published meanwhile.
        return DRAFT
    return status


def _read_comments(values: Values) -> str:
    entry = values.entry("comments")
    if entry is None or not isinstance(entry.value, str) or not entry.value:
        return ""
    problems = check_choice(values.source.path, entry.value, entry.line)
    values.problems += problems
    return "" if problems else entry.value


def _read_aliases(values: Values) -> tuple[str, ...]:
    entries = values.texts("aliases")
    return _kept(values, "aliases", entries, check_alias)


def _kept(
    values: Values, key: str, entries: tuple[Entry, ...], find_fault: Callable[[str], tuple[str, str] | None]
) -> tuple[str, ...]:
    kept = []
    for entry in entries:
        fault = find_fault(str(entry.value))
        if fault is None:
            kept.append(str(entry.value))
        else:
            values.tell(entry.line, key, *fault)
    return tuple(kept)


def _check_place(values: Values) -> None:
    source = values.source
    if source.kind == ARTICLE and not source.office_slug:
        values.tell(
            1, "berkas", "artikel ini tidak berada di folder kantor", "pindahkan ke artikel/<kantor>/<tahun>/"
        )
