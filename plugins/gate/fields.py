"""Rules: a source's header, key by key, into a `Record`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from plugins.comments.rules import check_choice
from plugins.dates.reading import Moment
from plugins.dates.rules import check_date
from plugins.gate.addresses import check_alias, check_outside_link, find_plain_http
from plugins.gate.problem import ERROR, WARNING, Problem, nearest, quote
from plugins.gate.record import (
    DRAFT,
    PUBLISHED,
    STATUSES,
    WITHDRAWN,
    ChangeNote,
    Picture,
    Record,
    WithdrawalNote,
)
from plugins.gate.slugs import check_slug, file_stem
from plugins.gate.source import ARTICLE, Entry, Source
from plugins.gate.texts import check_authors, check_texts

# Search engines and chat previews cut titles near 70 and descriptions near 160 characters;
# a third more is still read in our own lists.
LONG_TITLE_CHARS = 110
MAX_TITLE_CHARS = 200
LONG_SUMMARY_CHARS = 220
MAX_SUMMARY_CHARS = 500


@dataclass(slots=True)
class _Reader:
    """Collects the problems of one source while its values are read."""

    source: Source
    problems: list[Problem] = field(default_factory=list)

    def entry(self, key: str, within: Mapping[str, Entry] | None = None) -> Entry | None:
        return (self.source.header if within is None else within).get(key)

    def text(self, key: str, within: Mapping[str, Entry] | None = None) -> str:
        """The text of a key; "" where absent, empty or of another shape (told by the header's model)."""
        entry = self.entry(key, within)
        return entry.value if entry is not None and isinstance(entry.value, str) else ""

    def texts(self, key: str) -> tuple[Entry, ...]:
        """The texts of a list, or of a single text."""
        entry = self.entry(key)
        if entry is None:
            return ()
        values = entry.value if isinstance(entry.value, tuple) else (entry,)
        return tuple(value for value in values if isinstance(value.value, str) and value.value)

    def mapping(self, key: str) -> Mapping[str, Entry]:
        entry = self.entry(key)
        return entry.value if entry is not None and isinstance(entry.value, Mapping) else {}

    def line(self, key: str, within: Mapping[str, Entry] | None = None) -> int:
        entry = self.entry(key, within)
        return entry.line if entry is not None else 1

    def tell(self, line: int, key: str, fault: str, mend: str, severity: str = ERROR) -> None:
        self.problems.append(
            Problem(file=self.source.path, line=line, field=key, fault=fault, mend=mend, severity=severity)
        )

    def moment(self, key: str, within: Mapping[str, Entry] | None = None, name: str = "") -> Moment | None:
        entry = self.entry(key, within)
        if entry is None or entry.value is None or entry.value == "":
            return None
        moment, problems = check_date(self.source.path, name or key, entry)
        self.problems += problems
        return moment


def read_record(source: Source) -> tuple[Record, list[Problem]]:
    """The typed header of a source and every fault of its values.

    What could not be read is empty ("" or None) in the record, and a fault says so; later rules
    still tell what they find in the rest.
    """
    reader = _Reader(source)
    title = _read_title(reader)
    summary = _read_summary(reader)
    slug = _read_slug(reader)
    date, modified = reader.moment("date"), reader.moment("modified")
    changes = _read_changes(reader)
    status = _read_status(reader)
    record = Record(
        path=source.path,
        kind=source.kind,
        slug=slug,
        title=title,
        summary=summary,
        date=date,
        modified=modified,
        office=source.office_slug,
        category=reader.text("category"),
        topics=_read_topics(reader),
        authors=_read_authors(reader),
        status=status,
        changes=changes,
        withdrawn=_read_withdrawal(reader, status),
        picture=_read_picture(reader),
        comments=_read_comments(reader),
        aliases=_read_aliases(reader),
        sources=_read_sources(reader),
        lines=_lines(source),
    )
    reader.problems += check_texts(source)
    _check_place(reader)
    return record, reader.problems


def _lines(source: Source) -> dict[str, int]:
    lines = {}
    for key, entry in source.header.items():
        lines[key] = entry.line
        if isinstance(entry.value, tuple):
            lines.update({f"{key}.{number}": item.line for number, item in enumerate(entry.value)})
        elif isinstance(entry.value, Mapping):
            lines.update({f"{key}.{part}": item.line for part, item in entry.value.items()})
    return lines


def _read_title(reader: _Reader) -> str:
    title = " ".join(reader.text("title").split())
    _check_length(reader, "title", title, LONG_TITLE_CHARS, MAX_TITLE_CHARS)
    if title and title.isupper() and len(title) > 20:
        reader.tell(
            reader.line("title"),
            "title",
            "judul ditulis dengan huruf kapital semua",
            "tulis seperti kalimat",
            WARNING,
        )
    return title


def _read_summary(reader: _Reader) -> str:
    summary = " ".join(reader.text("summary").split())
    _check_length(reader, "summary", summary, LONG_SUMMARY_CHARS, MAX_SUMMARY_CHARS)
    return summary


def _check_length(reader: _Reader, key: str, text: str, long: int, limit: int) -> None:
    if len(text) > limit:
        reader.tell(
            reader.line(key), key, f"terlalu panjang ({len(text)} aksara)", f"pendekkan sampai {limit} aksara"
        )
    elif len(text) > long:
        reader.tell(
            reader.line(key),
            key,
            f"panjang sekali ({len(text)} aksara), akan terpotong di hasil pencarian",
            f"pendekkan sampai {long} aksara",
            WARNING,
        )


def _read_slug(reader: _Reader) -> str:
    written = reader.text("slug")
    source = reader.source
    slug = written or file_stem(source.path)
    problems = check_slug(source.path, source.kind, slug, reader.line("slug"), is_written=bool(written))
    reader.problems += problems
    return "" if problems else slug


def _read_topics(reader: _Reader) -> tuple[str, ...]:
    topics: list[str] = []
    for entry in reader.texts("topics"):
        if entry.value in topics:
            reader.tell(
                entry.line,
                "topics",
                f"topik {quote(str(entry.value))} ditulis dua kali",
                "hapus salah satunya",
                WARNING,
            )
        else:
            topics.append(str(entry.value))
    return tuple(topics)


def _read_authors(reader: _Reader) -> tuple[str, ...]:
    entries = reader.texts("author")
    reader.problems += check_authors(reader.source, entries)
    return tuple(str(entry.value) for entry in entries)


def _read_status(reader: _Reader) -> str:
    status = reader.text("status") or PUBLISHED
    if status not in STATUSES:
        near = nearest(status, STATUSES)
        reader.tell(
            reader.line("status"),
            "status",
            f"status {quote(status)} tidak dikenal",
            f"maksudnya {quote(near)}?" if near else f"yang sah: {', '.join(STATUSES)}",
        )
        # What cannot be understood must not be published meanwhile.
        return DRAFT
    return status


def _read_changes(reader: _Reader) -> tuple[ChangeNote, ...]:
    entry = reader.entry("changes")
    notes = []
    for item in entry.value if entry is not None and isinstance(entry.value, tuple) else ():
        if not isinstance(item.value, Mapping):
            continue
        moment = reader.moment("date", item.value, "changes.date")
        note = " ".join(reader.text("note", item.value).split())
        if moment is not None and note:
            notes.append(ChangeNote(moment=moment, note=note))
    return tuple(notes)


def _read_withdrawal(reader: _Reader, status: str) -> WithdrawalNote | None:
    written = reader.mapping("withdrawn")
    if status == WITHDRAWN and not written:
        reader.tell(
            reader.line("status"),
            "status",
            "naskah dicabut tanpa keterangan",
            "tambahkan withdrawn dengan date dan reason",
        )
    if written and status != WITHDRAWN:
        reader.tell(
            reader.line("withdrawn"),
            "withdrawn",
            f"ada, tetapi status {quote(status)}",
            f"tulis status: {WITHDRAWN}, atau hapus withdrawn",
        )
    if not written:
        return None
    moment = reader.moment("date", written, "withdrawn.date")
    reason = " ".join(reader.text("reason", written).split())
    if moment is None or not reason:
        return None
    return WithdrawalNote(moment=moment, reason=reason, replaced_by=_read_replacement(reader, written))


def _read_replacement(reader: _Reader, written: Mapping[str, Entry]) -> str:
    """An address inside the publication, which later rules follow, or a legal one of another site."""
    url = reader.text("replaced_by", written)
    is_outside = ":" in url.split("/", 1)[0] or url.startswith("//")
    fault = check_outside_link(url) if is_outside else None
    if fault is not None:
        reader.tell(reader.line("replaced_by", written), "withdrawn.replaced_by", *fault)
        return ""
    return url


def _read_picture(reader: _Reader) -> Picture | None:
    written = reader.mapping("image")
    if not reader.text("file", written) or not reader.text("alt", written):
        return None
    return Picture(
        file=reader.text("file", written),
        alt=" ".join(reader.text("alt", written).split()),
        credit=" ".join(reader.text("credit", written).split()),
        caption=" ".join(reader.text("caption", written).split()),
    )


def _read_comments(reader: _Reader) -> str:
    entry = reader.entry("comments")
    if entry is None or not isinstance(entry.value, str) or not entry.value:
        return ""
    problems = check_choice(reader.source.path, entry.value, entry.line)
    reader.problems += problems
    return "" if problems else entry.value


def _read_aliases(reader: _Reader) -> tuple[str, ...]:
    entries = reader.texts("aliases")
    return _kept(reader, "aliases", entries, check_alias)


def _kept(
    reader: _Reader, key: str, entries: tuple[Entry, ...], find_fault: Callable[[str], tuple[str, str] | None]
) -> tuple[str, ...]:
    kept = []
    for entry in entries:
        fault = find_fault(str(entry.value))
        if fault is None:
            kept.append(str(entry.value))
        else:
            reader.tell(entry.line, key, *fault)
    return tuple(kept)


def _read_sources(reader: _Reader) -> tuple[tuple[str, str], ...]:
    entry = reader.entry("sources")
    sources = []
    for item in entry.value if entry is not None and isinstance(entry.value, tuple) else ():
        if not isinstance(item.value, Mapping):
            continue
        title, url = reader.text("title", item.value), reader.text("url", item.value)
        fault = check_outside_link(url) if url else None
        if fault is not None:
            reader.tell(reader.line("url", item.value), "sources.url", *fault)
        elif title and url:
            sources.append((" ".join(title.split()), url))
            warning = find_plain_http(url)
            if warning is not None:
                reader.tell(reader.line("url", item.value), "sources.url", *warning, WARNING)
    return tuple(sources)


def _check_place(reader: _Reader) -> None:
    source = reader.source
    if source.kind == ARTICLE and not source.office_slug:
        reader.tell(
            1, "berkas", "artikel ini tidak berada di folder kantor", "pindahkan ke artikel/<kantor>/<tahun>/"
        )
