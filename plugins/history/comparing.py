"""Rules: two versions of a source → what changed between them, in words."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from plugins.dates.reading import DateRefused, read_moment, to_stamp
from plugins.gate.fields import read_record
from plugins.gate.key import Key
from plugins.gate.model import ARTICLE_KEYS
from plugins.gate.problem import quote
from plugins.gate.reading import read_source
from plugins.gate.record import DRAFT, HIDDEN, PUBLISHED, WITHDRAWN, Record
from plugins.gate.source import Entry, Source
from plugins.history.revision import Revision

MAX_QUOTED_CHARS = 80
"""Source: our choice; longer values are named, not quoted."""

_BORN = {DRAFT: "naskah dibuat sebagai draf", HIDDEN: "naskah dibuat, tersembunyi dari daftar"}
_STATUS = {
    PUBLISHED: "diterbitkan",
    DRAFT: "dikembalikan menjadi draf",
    HIDDEN: "disembunyikan dari daftar",
}
# Told in their own words.
_SPOKEN = frozenset({"status", "withdrawn", "changes"})


def tell_changes(revision: Revision, zone: str) -> list[str]:
    """Everything that a revision changed, each in a few words; never empty.

    Args:
        zone: the office's, in which dates of the header are told.
    """
    if revision.now is None:
        return ["berkas dihapus"]
    told = []
    if revision.path != revision.old_path and revision.before is not None:
        told.append(f"berkas dipindah dari {revision.old_path}")
    now = _read(revision.path, revision.now)
    if revision.before is None:
        return [*told, _tell_birth(now), *_tell_schedule(None, now, revision, zone)]
    before = _read(revision.old_path, revision.before)
    if now is None or before is None:
        told += _tell_unread(now is None, revision)
    else:
        told += [*_tell_status(before[1], now[1]), *_tell_header(before[0], now[0], zone)]
        told += _tell_schedule(before, now, revision, zone)
        told += _tell_notes(before[1], now[1])
        told += _tell_body(before[0].body, now[0].body)
    return told or ["hanya tata letak berkas (spasi atau baris kosong) yang berubah"]


def _read(path: str, raw: bytes) -> tuple[Source, Record] | None:
    source, _ = read_source(path, raw)
    return None if source is None else (source, read_record(source)[0])


def _tell_birth(now: tuple[Source, Record] | None) -> str:
    if now is None:
        return "naskah dibuat; kepalanya belum dapat dibaca"
    source, record = now
    count = len(_paragraphs(source.body))
    born = _BORN.get(record.status, "naskah dibuat")
    return f"{born}: {quote(record.title)}, {count} alinea"


def _tell_schedule(
    before: tuple[Source, Record] | None, now: tuple[Source, Record] | None, revision: Revision, zone: str
) -> Iterator[str]:
    """When the text will be put out, where this revision decided that it shall be later."""
    record = now[1] if now is not None else None
    if record is None or record.date is None or record.status == DRAFT or revision.moment is None:
        return
    if before is not None and (before[1].date, before[1].status) == (record.date, record.status):
        return
    with contextlib.suppress(DateRefused):
        stamp = to_stamp(record.date, zone)
        if stamp.moment > revision.moment:
            yield f"dijadwalkan terbit {stamp.full}"


def _tell_unread(is_now: bool, revision: Revision) -> Iterator[str]:
    yield f"kepala {'tidak dapat dibaca sesudahnya' if is_now else 'baru sekarang dapat dibaca'}"
    yield from _tell_body(_text(revision.before), _text(revision.now))


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", "replace").replace("\r\n", "\n")


def _tell_status(before: Record, now: Record) -> Iterator[str]:
    if before.status == now.status:
        if now.status == WITHDRAWN and before.withdrawn != now.withdrawn:
            yield "keterangan pencabutan diubah"
    elif now.status == WITHDRAWN:
        reason = now.withdrawn.reason if now.withdrawn else ""
        yield f"dicabut: {quote(reason, 200)}" if reason else "dicabut"
    elif before.status == WITHDRAWN:
        yield f"pencabutan dibatalkan, {_STATUS[now.status]}"
    else:
        yield _STATUS[now.status]


def _tell_header(old: Source, new: Source, zone: str) -> Iterator[str]:
    for key in ARTICLE_KEYS:
        before, now = old.header.get(key.name), new.header.get(key.name)
        if key.name in _SPOKEN or _plain(before) == _plain(now):
            continue
        yield _tell_value(key, _plain(before), _plain(now), zone)


def _tell_value(key: Key, before: object, now: object, zone: str) -> str:
    label = key.label[0].lower() + key.label[1:]
    if now in (None, ""):
        return f"{label} dihapus"
    if before in (None, ""):
        shown = _show(key, now, zone)
        return f"{label} ditambahkan{': ' + shown if shown else ''}"
    old, new = _show(key, before, zone), _show(key, now, zone)
    return f"{label}: {old} menjadi {new}" if old and new else f"{label} diubah"


def _show(key: Key, value: object, zone: str) -> str:
    """A value in a few words; "" where it has too many."""
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        value = ", ".join(map(str, value))
    if not isinstance(value, str) or len(value) > MAX_QUOTED_CHARS:
        return ""
    if key.name in ("date", "modified"):
        return _show_date(value, zone)
    return quote(value, MAX_QUOTED_CHARS)


def _show_date(written: str, zone: str) -> str:
    try:
        return to_stamp(read_moment(written), zone).full
    except DateRefused:
        return quote(written)


def _plain(entry: Entry | None) -> object:
    """A value of the header without its lines, white space single."""
    value = entry.value if entry is not None else None
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Mapping):
        return tuple((key, _plain(item)) for key, item in value.items())
    return tuple(_plain(item) for item in value) if isinstance(value, tuple) else None


def _tell_notes(before: Record, now: Record) -> Iterator[str]:
    known = {(change.moment, change.note) for change in before.changes}
    added = [change for change in now.changes if (change.moment, change.note) not in known]
    for change in added:
        yield f"catatan perubahan ditambahkan: {quote(change.note, 200)}"
    if len(now.changes) - len(added) < len(before.changes):
        yield f"{len(before.changes) - len(now.changes) + len(added)} catatan perubahan dihapus atau diubah"


def _tell_body(before: str, now: str) -> Iterator[str]:
    """How many paragraphs changed, came and went; blank lines and line breaks count for nothing."""
    old, new = _paragraphs(before), _paragraphs(now)
    changed = added = removed = 0
    for kind, a1, a2, b1, b2 in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        both = min(a2 - a1, b2 - b1)
        changed, added, removed = changed + both, added + b2 - b1 - both, removed + a2 - a1 - both
    counts = ((changed, "diubah"), (added, "ditambahkan"), (removed, "dihapus"))
    if parts := [f"{count} alinea {word}" for count, word in counts if count]:
        yield f"isi: {', '.join(parts)}"


def _paragraphs(body: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", body) if part.strip()]
