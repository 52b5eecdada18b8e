"""Edge: two writers, one shared repository: texts arrive, nothing is written over, nothing is lost."""

from __future__ import annotations

from pathlib import Path

from tests.plugins.sending.places import FIRST, OTHER, Places, Writer

NEW = "artikel/semarang/2026/2026-02-27-pelatihan.md"
TEXT = """\
---
title: Pelatihan dibuka
date: 2026-02-27 08:30
category: manajemen-kinerja
topics: [pelatihan]
summary: Pelatihan penilaian kinerja dibuka untuk semua pegawai.
---

Pelatihan dibuka untuk semua pegawai, dan setiap kantor mengirim dua orang.
"""
TITLE = "Semarang menilai kinerja tiap triwulan"
PLACE = "Penilaian dilakukan tiap triwulan."


def test_new_text_arrives_in_its_writers_name(places: Places, siti: Writer) -> None:
    siti.write(NEW, TEXT)

    report = siti.send()

    assert siti.told(report) == ["Terkirim: Pelatihan dibuka."]
    assert places.show(NEW) == TEXT.strip()
    assert places.log() == ["Siti Rahayu: Tambah “Pelatihan dibuka”", "Pengelola: awal"]
    assert siti.git("status", "--porcelain") == ""
    assert siti.is_sound()


def test_what_changed_is_told_before_it_is_sent(siti: Writer) -> None:
    siti.write(NEW, TEXT.replace("---\n\n", "status: draft\n---\n\n"))
    siti.change(OTHER, "Tulisan lain", "Judul baru")
    siti.change(
        FIRST, "---\n\n", "status: withdrawn\nwithdrawn:\n  date: 2026-02-01\n  reason: Diganti.\n---\n\n"
    )

    overview = siti.post.look()
    assert overview.trouble == ""

    assert [(item.path, item.kind, item.is_draft, item.is_proposed) for item in overview.items] == [
        (OTHER, "diubah", False, True),
        (FIRST, "dicabut", False, True),
        (NEW, "baru", True, False),
    ]
    assert overview.items[0].what == ("judul: “Tulisan lain” menjadi “Judul baru”",)
    assert overview.items[0].last.startswith("Pengelola, ")
    assert overview.writer is not None and overview.writer.name == "Siti Rahayu"


def test_only_what_was_chosen_goes(places: Places, siti: Writer) -> None:
    siti.change(OTHER, "Tulisan lain", "Judul baru")
    siti.change(FIRST, PLACE, "Penilaian kini tiap bulan.")
    siti.write("registers/catatan.txt", "bukan naskah\n")
    (siti.top / "tasks.py").write_text("# diubah\n", encoding="utf-8")
    siti.git("add", "tasks.py")

    report = siti.send(OTHER)

    assert siti.told(report) == ["Terkirim: Judul baru."]
    assert siti.git("show", "--name-only", "--format=", "HEAD") == (
        f"content/.gitattributes\ncontent/{OTHER}"
    )
    assert siti.git("diff", "--cached", "--name-only") == "tasks.py"
    assert siti.git("diff", "--name-only") == f"content/{FIRST}"


def test_texts_of_two_writers_pass_each_other_in_silence(places: Places, siti: Writer, budi: Writer) -> None:
    siti.change(FIRST, PLACE, "Penilaian kini tiap bulan.")
    budi.change(OTHER, PLACE, "Penilaian kini tiap tahun.")

    reports = [siti.send(), budi.send()]

    assert [report.clashes for report in reports] == [[], []]
    assert "tiap bulan" in places.show(FIRST) and "tiap tahun" in places.show(OTHER)
    assert "tiap bulan" in budi.read(FIRST)
    assert budi.told(reports[1]) == [
        "Terkirim: Tulisan lain.",
        "Dari Siti Rahayu: “Semarang menilai kinerja tiap triwulan”: isi: 1 alinea diubah.",
    ]


def test_second_writer_of_one_text_is_told_and_both_texts_are_kept(
    places: Places, siti: Writer, budi: Writer
) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    budi.change(FIRST, PLACE, "Kalimat Budi.")
    siti.send()

    report = budi.send()

    copy = FIRST.replace(".md", "-salinan.md")
    assert budi.told(report) == [
        f"Siti Rahayu juga mengubah “{TITLE}” pada [saat itu] (isi: 1 alinea diubah); naskah Anda disimpan "
        f"sebagai draf {copy}. Gabungkan dengan tulisan aslinya, kirim yang asli, lalu hapus draf itu."
    ]
    assert "Kalimat Siti." in places.show(FIRST)
    assert "Kalimat Siti." in budi.read(FIRST)
    assert "Kalimat Budi." in budi.read(copy) and "\nstatus: draft\n" in budi.read(copy)
    assert [(item.path, item.is_copy, item.is_proposed) for item in budi.post.look().items] == [
        (copy, True, False)
    ]
    assert budi.is_sound()


def test_without_a_network_texts_wait_and_go_with_the_next_sending(places: Places, siti: Writer) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    places.cut()

    away = siti.send()
    waiting = siti.post.look().unsent
    places.mend()
    back = siti.send()

    assert siti.told(away) == [
        "Tersimpan di komputer ini, belum terkirim: Semarang menilai kinerja tiap triwulan.",
        f"Tempat bersama ({places.shared}) tidak terjangkau; periksa sambungan internet, lalu "
        "tekan Kirim lagi.",
    ]
    assert waiting == ("Semarang menilai kinerja tiap triwulan",)
    assert siti.told(back) == ["Terkirim: Semarang menilai kinerja tiap triwulan."]
    assert "Kalimat Siti." in places.show(FIRST)
    assert siti.post.look().unsent == ()


def test_text_that_waited_meets_another_ones(places: Places, siti: Writer, budi: Writer) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    siti.write(NEW, TEXT)
    places.cut()
    siti.send()
    places.mend()
    budi.change(FIRST, PLACE, "Kalimat Budi.")
    budi.send()

    report = siti.send()

    copy = FIRST.replace(".md", "-salinan.md")
    assert siti.told(report)[0] == (
        f"Budi Hartono juga mengubah “{TITLE}” pada [saat itu] (isi: 1 alinea diubah); naskah Anda disimpan "
        f"sebagai draf {copy}. Gabungkan dengan tulisan aslinya, kirim yang asli, lalu hapus draf itu."
    )
    assert "Kalimat Budi." in places.show(FIRST) and places.show(NEW) == TEXT.strip()
    assert "Kalimat Siti." in siti.read(copy)
    assert "Kalimat Siti." in siti.git("log", "-p", "-m", "main", "--", f"content/{FIRST}")
    assert siti.is_sound()


def test_fault_stops_the_sending_at_its_field(places: Places, siti: Writer) -> None:
    siti.write(NEW, TEXT.replace("category: manajemen-kinerja", "category: manajemen"))

    report = siti.send()

    assert siti.told(report)[0].startswith("Belum dikirim: “Pelatihan dibuka”: Kategori: ")
    assert places.log() == ["Pengelola: awal"]
    assert siti.read(NEW) != TEXT


def test_link_to_a_text_that_is_not_sent_is_a_fault(places: Places, siti: Writer) -> None:
    siti.write(NEW, TEXT)
    siti.change(FIRST, PLACE, "Lihat [pelatihan](/semarang/2026/02/27/pelatihan/).")

    alone = siti.send(FIRST)
    both = siti.send(FIRST, NEW)

    assert list(alone.faults) == [FIRST] and alone.sent == []
    assert (both.faults, len(both.sent)) == ({}, 2)


def test_folder_outside_git_goes_on_without(siti: Writer, tmp_path: Path) -> None:
    outside = tmp_path / "lain"
    siti.content.rename(outside)
    alone = Writer("Siti", tmp_path / "x", siti.post._weigh)
    alone.content = outside

    assert alone.told(alone.post.receive()) == [
        "Folder naskah ini bukan salinan dari tempat bersama (bukan repositori git), jadi naskah "
        "tersimpan di komputer ini saja; mintalah pengelola situs menyiapkannya."
    ]
