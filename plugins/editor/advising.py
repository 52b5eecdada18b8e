"""Rules: what a good colleague would say of an edit, besides what the gate and the hints say of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from plugins.dates.reading import DateRefused, read_moment, to_stamp
from plugins.gate.fields import read_record
from plugins.gate.reading import read_source
from plugins.gate.record import DRAFT, HIDDEN, PUBLISHED
from plugins.hints.hint import Hint
from plugins.writing.header import Value


def tell_held(path: str, values: Mapping[str, Value], zone: str, now: datetime) -> Iterator[Hint]:
    """A text whose day has not come is sent and not seen; its writer should not wonder.

    Args:
        values: of the form; zone: of its office; now: aware.
    """
    date, status = values.get("date"), values.get("status")
    if status not in (None, "", PUBLISHED) or not isinstance(date, str):
        return
    try:
        stamp = to_stamp(read_moment(date), zone)
    except DateRefused:
        return
    if stamp.moment > now:
        mend = "sampai saat itu tidak tampil, lalu terbit dengan sendirinya"
        yield Hint(file=path, line=1, field="date", fault=f"ditahan sampai {stamp.full}", mend=mend)


def tell_moved(path: str, was: str, url: str, text: str) -> Iterator[Hint]:
    """A public text's address is what readers keep: told where an edit lets it go.

    Args:
        was, url: addresses before and after the edit, "" for none; text: the whole source after it.
    """
    if was and url and was != url and was not in text:
        yield Hint(
            file=path,
            line=1,
            field="slug",
            fault=f"alamat tulisan yang sudah terbit ini berubah dari {was} menjadi {url}",
            mend=f"kembalikan bagian akhir alamatnya, atau tulis {was} di “Alamat lama”",
        )


def tell_uncorrected(path: str, before: bytes, text: str, zone: str, now: datetime) -> Iterator[Hint]:
    """Readers of a public text are owed a word on what was changed in it.

    Args:
        before: the whole source before the edit; text: after it.
        zone: of its office; now: aware; what was not public until then needs no word.
    """
    old, _ = read_source(path, before)
    new, _ = read_source(path, text.encode("utf-8", "surrogatepass"))
    if old is None or new is None:
        return
    was, is_now = read_record(old)[0], read_record(new)[0]
    try:
        is_waiting = was.date is not None and to_stamp(was.date, zone).moment > now
    except DateRefused:
        return
    if was.status == DRAFT or is_waiting or is_now.status not in (PUBLISHED, HIDDEN):
        return
    said = [(one.title, one.summary, source.body.split()) for one, source in ((was, old), (is_now, new))]
    if said[0] != said[1] and len(is_now.changes) <= len(was.changes):
        yield Hint(
            file=path,
            line=1,
            field="changes",
            fault="tulisan yang sudah terbit ini diubah tanpa keterangan bagi pembaca",
            mend="bila artinya berubah, tambahkan di Riwayat perubahan apa yang berubah; "
            "salah ketik tidak perlu",
        )
