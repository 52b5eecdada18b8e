"""Rules: what changed between two versions, in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from plugins.history.comparing import tell_changes
from plugins.history.revision import Revision
from tests.fixtures.content import BODY, HEADER, write_source

PATH = "artikel/semarang/naskah.md"
WITHDRAWN = {"status": "withdrawn", "withdrawn": {"date": "2025-06-02", "reason": "Diganti aturan baru."}}


def tell(
    before: str | None, now: str | None, old_path: str = PATH, moment: datetime | None = None
) -> list[str]:
    revision = Revision(
        who="Siti",
        moment=moment,
        path=PATH,
        old_path=old_path,
        now=None if now is None else now.encode(),
        before=None if before is None else before.encode(),
    )
    return tell_changes(revision, "Asia/Jakarta")


def source(body: str = BODY, **header: object) -> str:
    return write_source({**HEADER, **header}, body)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (source(title="Judul lain"), "judul: “Semarang menilai kinerja tiap triwulan” menjadi “Judul lain”"),
        (
            source(date="2025-02-27"),
            "tanggal terbit: Rabu, 26 Februari 2025, 08.30 WIB menjadi Kamis, 27 Februari 2025",
        ),
        (source(author="Budi"), "penulis ditambahkan: “Budi”"),
        (source(topics=None), "topik dihapus"),
        (source(topics=["pelatihan"]), "topik: “penilaian-kinerja” menjadi “pelatihan”"),
        (source(summary="Kata " * 30), "ringkasan diubah"),
        (source(image={"file": "/media/a.jpg", "alt": "Rapat"}), "gambar ditambahkan"),
        (source(status="draft"), "dikembalikan menjadi draf"),
        (source(status="hidden"), "disembunyikan dari daftar"),
        (source(**WITHDRAWN), "dicabut: “Diganti aturan baru.”"),
        (
            source(changes=[{"date": "2025-03-01", "note": "Angka diperbaiki."}]),
            "catatan perubahan ditambahkan: “Angka diperbaiki.”",
        ),
        (source(BODY + "\nAlinea baru.\n"), "isi: 1 alinea ditambahkan"),
        (source(BODY.replace("Pegawai menyusun", "Pegawai menulis")), "isi: 1 alinea diubah"),
        (source("Baru.\n\nSama sekali.\n"), "isi: 2 alinea diubah, 1 alinea dihapus"),
        (
            source(BODY.replace("\n\n", "\n\n\n")),
            "hanya tata letak berkas (spasi atau baris kosong) yang berubah",
        ),
        (
            source().replace("---\n\n", "\n\n", 1).replace("---", "", 1),
            "kepala tidak dapat dibaca sesudahnya",
        ),
        (None, "berkas dihapus"),
    ],
    ids=(
        "title date author no-topics topics summary image draft hidden withdrawn note added reworded "
        "rewritten layout unreadable deleted"
    ).split(),
)
def test_a_change_is_told_in_words(now: str | None, expected: str) -> None:
    told = tell(source(), now)

    assert told[0] == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (source(), "naskah dibuat: “Semarang menilai kinerja tiap triwulan”, 3 alinea"),
        (
            source(status="draft"),
            "naskah dibuat sebagai draf: “Semarang menilai kinerja tiap triwulan”, 3 alinea",
        ),
        ("tanpa kepala", "naskah dibuat; kepalanya belum dapat dibaca"),
    ],
    ids=["published", "draft", "unreadable"],
)
def test_a_birth_is_told(now: str, expected: str) -> None:
    assert tell(None, now) == [expected]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (source(status="draft"), source(), ["diterbitkan"]),
        (source(**WITHDRAWN), source(), ["pencabutan dibatalkan, diterbitkan"]),
        (
            source(**WITHDRAWN),
            source(status="withdrawn", withdrawn={"date": "2025-06-02", "reason": "Lain."}),
            ["keterangan pencabutan diubah"],
        ),
        (
            source(changes=[{"date": "2025-03-01", "note": "Lama."}]),
            source(),
            ["1 catatan perubahan dihapus atau diubah"],
        ),
    ],
    ids=["published", "restored", "reason", "note-removed"],
)
def test_the_way_of_a_status_and_of_notes_is_told(before: str, now: str, expected: list[str]) -> None:
    assert tell(before, now) == expected


def test_a_moved_file_tells_where_it_was() -> None:
    assert tell(source(), source(), old_path="artikel/dumai/naskah.md") == [
        "berkas dipindah dari artikel/dumai/naskah.md",
    ]


LATER = source(date="2026-06-03 08:30")
SCHEDULED = "dijadwalkan terbit Rabu, 3 Juni 2026, 08.30 WIB"


@pytest.mark.parametrize(
    ("before", "now", "is_told"),
    [
        (None, LATER, True),
        (source(), LATER, True),
        (source(date="2026-06-03 08:30", status="draft"), LATER, True),
        (LATER, source(date="2026-06-03 08:30", title="Judul lain"), False),
        (None, source(date="2026-06-03 08:30", status="draft"), False),
        (None, source(date="2026-03-01 08:30"), False),
    ],
    ids=["made", "moved", "draft no more", "title alone", "draft", "past"],
)
def test_a_text_that_will_be_put_out_later_is_told_as_scheduled(
    before: str | None, now: str, is_told: bool
) -> None:
    told = tell(before, now, moment=datetime(2026, 3, 1, 3, 0, tzinfo=UTC))

    assert (SCHEDULED in told) == is_told
