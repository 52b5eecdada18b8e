"""Edge: whatever stands in a sending's way is told, and takes nothing away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.sending.change import Writer as Person
from tests.fixtures.content import MakeContent
from tests.plugins.sending.places import FIRST, OTHER, Places, Writer, pass_all, run_git

TITLE = "Semarang menilai kinerja tiap triwulan"
PLACE = "Penilaian dilakukan tiap triwulan."
NEW = "artikel/semarang/2026/2026-02-27-pelatihan.md"


@pytest.fixture
def places(make_content: MakeContent, tmp_path: Path) -> Places:
    """A shared repository behind a gate that passes everything: here it is about git."""
    content = make_content(
        {"file": "2025/2025-02-26-kinerja.md"},
        {"file": "2025/2025-02-20-lain.md", "date": "2025-02-20", "title": "Tulisan lain"},
    )
    root = tmp_path / "tempat"
    root.mkdir()
    return Places(root, content, pass_all)


def refuse_pushes(places: Places, word: str) -> None:
    hook = places.shared / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\necho '{word}' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)


def test_lost_race_is_run_again(places: Places, siti: Writer, budi: Writer) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    budi.change(OTHER, PLACE, "Kalimat Budi.")
    # Budi's text arrives between Siti's look at the shared repository and her push.
    hook = siti.top / ".git" / "hooks" / "reference-transaction"
    hook.parent.mkdir(exist_ok=True)
    budi.git("commit", "-qam", "lain")
    hook.write_text(
        f'#!/bin/sh\nwhile read old new ref; do case "$1 $ref" in "committed refs/kabar/utama") '
        f'unset GIT_DIR; git -C "{budi.top}" push -q origin main;; esac; done\n',
        encoding="utf-8",
    )
    hook.chmod(0o755)

    report = siti.send()

    assert siti.told(report) == [
        "Terkirim: Semarang menilai kinerja tiap triwulan.",
        "Dari Budi Hartono: “Tulisan lain”: isi: 1 alinea diubah.",
    ]
    assert places.log() == [
        "Siti Rahayu: Ubah “Semarang menilai kinerja tiap triwulan”",
        "Budi Hartono: lain",
        "Pengelola: awal",
    ]


def test_host_that_refuses_is_told_and_the_text_stays_as_it_was(places: Places, siti: Writer) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    refuse_pushes(places, "cabang dilindungi")

    report = siti.send()

    assert siti.told(report) == [
        f"Tempat bersama ({places.shared}) menolak kiriman ini (cabang dilindungi); sampaikan "
        "kepada pengelola situs."
    ]
    assert [item.path for item in siti.post.look().items] == [FIRST]
    assert siti.git("rev-list", "--count", "main") == "1"


def test_name_is_asked_for_once(places: Places, siti: Writer) -> None:
    siti.git("config", "--unset", "user.name")
    siti.change(FIRST, PLACE, "Kalimat Siti.")

    unnamed = siti.send()
    named = siti.post.send([FIRST], Person(name="Siti Aminah", email="aminah@contoh.go.id"))

    assert siti.told(unnamed) == ["Nama dan surel Anda belum diketahui; isi keduanya, cukup sekali."]
    assert siti.told(named) == ["Terkirim: Semarang menilai kinerja tiap triwulan."]
    assert places.log()[0].startswith("Siti Aminah: ")
    assert siti.post.look().writer == Person(name="Siti Aminah", email="aminah@contoh.go.id")


def test_clone_without_a_remote_says_so(siti: Writer) -> None:
    siti.git("remote", "remove", "origin")

    assert siti.post.look().trouble == (
        "salinan ini belum terhubung ke tempat bersama (git tidak mempunyai “remote”), jadi naskah "
        "tersimpan di komputer ini saja; mintalah pengelola situs menghubungkannya"
    )


def test_clone_on_another_branch_says_so(siti: Writer) -> None:
    siti.git("switch", "-q", "-c", "percobaan")

    assert siti.post.look().trouble == (
        "salinan ini sedang berada di cabang “percobaan”, padahal naskah dikirim dari “main”; mintalah "
        "pengelola situs mengembalikannya"
    )


def test_machine_without_git_says_so(siti: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert siti.post.look().trouble == (
        "git tidak terpasang di komputer ini, jadi naskah tersimpan di sini saja; mintalah pengelola situs "
        "memasang git"
    )


def test_program_changed_here_and_there_moves_nothing(places: Places, siti: Writer, budi: Writer) -> None:
    (budi.top / "tasks.py").write_text("# Budi\n", encoding="utf-8")
    budi.git("commit", "-qam", "program")
    budi.git("push", "-q", "origin", "main")
    (siti.top / "tasks.py").write_text("# Siti\n", encoding="utf-8")
    siti.change(FIRST, PLACE, "Kalimat Siti.")

    report = siti.send()

    assert siti.told(report) == [
        "Berkas tasks.py berubah di komputer ini dan juga di tempat bersama, padahal bukan naskah; "
        "mintalah pengelola situs membereskannya dengan git."
    ]
    assert (siti.top / "tasks.py").read_text(encoding="utf-8") == "# Siti\n"
    assert "Kalimat Siti." in siti.read(FIRST)


def test_program_that_was_renewed_asks_for_a_new_start(places: Places, siti: Writer, budi: Writer) -> None:
    (budi.top / "tasks.py").write_text("# baru\n", encoding="utf-8")
    budi.git("commit", "-qam", "program")
    budi.git("push", "-q", "origin", "main")

    report = siti.post.receive()

    assert siti.told(report) == ["Program ikut diperbarui; tutup dengan Ctrl-C, lalu jalankan lagi."]
    assert (siti.top / "tasks.py").read_text(encoding="utf-8") == "# baru\n"


def test_commits_of_an_engineer_are_not_sent(places: Places, siti: Writer) -> None:
    (siti.top / "tasks.py").write_text("# setengah jadi\n", encoding="utf-8")
    siti.git("commit", "-qam", "program")
    siti.change(FIRST, PLACE, "Kalimat Siti.")

    report = siti.post.send([FIRST])

    assert siti.told(report) == [
        "Salinan ini memuat perubahan di luar naskah yang belum dikirim (tasks.py); mintalah pengelola situs "
        "mengirimkannya dengan git."
    ]
    assert places.log() == ["Pengelola: awal"]


def test_fetching_leaves_what_is_written_here(places: Places, siti: Writer, budi: Writer) -> None:
    budi.change(OTHER, PLACE, "Kalimat Budi.")
    budi.send()
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    siti.write(NEW, "belum jadi")

    report = siti.post.receive()

    assert siti.told(report) == ["Dari Budi Hartono: “Tulisan lain”: isi: 1 alinea diubah."]
    assert "Kalimat Budi." in siti.read(OTHER)
    assert "Kalimat Siti." in siti.read(FIRST) and siti.read(NEW) == "belum jadi"


def test_text_that_another_deleted_stays_where_it_was_edited(
    places: Places, siti: Writer, budi: Writer
) -> None:
    (budi.content / OTHER).unlink()
    budi.git("commit", "-qam", "hapus")
    budi.git("push", "-q", "origin", "main")
    siti.change(OTHER, PLACE, "Kalimat Siti.")

    report = siti.send()

    assert siti.told(report) == [
        "Budi Hartono menghapus “Tulisan lain” pada [saat itu], tetapi naskah Anda tetap ada; kirim lagi "
        "bila masih diperlukan."
    ]
    assert "Kalimat Siti." in siti.read(OTHER)
    assert [(item.path, item.kind) for item in siti.post.look().items] == [(OTHER, "baru")]


def test_text_that_was_deleted_here_comes_back_where_another_edited_it(
    places: Places, siti: Writer, budi: Writer
) -> None:
    budi.change(OTHER, PLACE, "Kalimat Budi.")
    budi.send()
    (siti.content / OTHER).unlink()

    report = siti.send()

    assert siti.told(report) == [
        "Budi Hartono juga mengubah “Tulisan lain” pada [saat itu] (isi: 1 alinea diubah), jadi berkas itu "
        "kembali ada; hapus lagi bila tidak diperlukan."
    ]
    assert "Kalimat Budi." in siti.read(OTHER)


def test_photos_of_one_name_are_both_kept_and_each_text_shows_its_own(
    places: Places, siti: Writer, budi: Writer
) -> None:
    photo = "media/semarang/2026/rapat.jpg"
    for writer, path in ((siti, FIRST), (budi, OTHER)):
        writer.write(photo, f"foto {writer.name}")
        writer.change(path, PLACE, f"![Rapat.](/{photo})")
    siti.send()

    report = budi.send()

    copy = "media/semarang/2026/rapat-salinan.jpg"
    assert budi.told(report)[0] == (
        f"Siti Rahayu juga mengubah “rapat.jpg” pada [saat itu]; foto Anda disimpan sebagai {copy}, dan "
        "naskah Anda sudah memakainya."
    )
    assert (places.show(photo), places.show(copy)) == ("foto Siti Rahayu", "foto Budi Hartono")
    assert f"](/{copy})" in places.show(OTHER) and f"](/{photo})" in places.show(FIRST)


def test_line_ends_of_windows_change_no_other_line(places: Places, siti: Writer) -> None:
    siti.change(OTHER, "Tulisan lain", "Judul baru")
    siti.send()

    siti.write(FIRST, siti.read(FIRST).replace(PLACE, "Kalimat Siti.").replace("\n", "\r\n"))
    siti.send()

    assert siti.git("diff", "--numstat", "HEAD^", "HEAD") == f"1\t1\tcontent/{FIRST}"
    assert places.show(".gitattributes").splitlines()[1:] == ["*.md text eol=lf", "*.toml text eol=lf"]


def test_clone_that_converts_line_ends_is_not_all_changed(places: Places, tmp_path: Path) -> None:
    place = places.root / "windows"
    run_git(places.root, "clone", "-q", "-c", "core.autocrlf=true", str(places.shared), str(place))
    writer = Writer("Wayan", place, pass_all)
    assert b"\r\n" in (writer.content / FIRST).read_bytes()

    assert writer.post.look().items == ()


def test_deleted_draft_and_moved_text_are_named_as_such(places: Places, siti: Writer) -> None:
    moved = OTHER.replace("2025-02-20", "2025-02-21")
    for path in (FIRST, OTHER):
        siti.change(path, "---\n\n", "status: draft\n---\n\n")
    siti.send()
    (siti.content / OTHER).rename(siti.content / moved)
    (siti.content / FIRST).unlink()

    items = siti.post.look().items

    assert [(item.path, item.kind) for item in items] == [(moved, "dipindah"), (FIRST, "dihapus")]
    siti.send()
    assert run_git(places.shared, "ls-tree", "-r", "--name-only", "main", "content/artikel") == (
        f"content/{moved}"
    )


def test_public_text_is_neither_deleted_nor_moved_without_its_address(places: Places, siti: Writer) -> None:
    moved = OTHER.replace("2025-02-20", "2025-02-21")
    (siti.content / OTHER).rename(siti.content / moved)
    (siti.content / FIRST).unlink()

    refused = siti.send(FIRST, moved)
    siti.change(moved, "---\n\n", "aliases: [/semarang/2025/02/20/lain/]\n---\n\n")
    sent = siti.send(moved)

    assert siti.told(refused) == [
        "Belum dikirim: “Tulisan lain”: berkas: tulisan ini sudah terbit di /semarang/2025/02/20/lain/, jadi "
        "alamat itu tidak boleh hilang; kembalikan tanggal dan bagian akhir alamatnya, atau tulis "
        "/semarang/2025/02/20/lain/ di “Alamat lama”.",
        f"Belum dikirim: “{TITLE}”: berkas: tulisan ini sudah terbit, jadi tidak dihapus; kembalikan "
        "berkasnya, lalu ubah statusnya menjadi “Dicabut” dan tulis alasannya.",
    ]
    assert siti.told(sent) == ["Terkirim: Tulisan lain."]


@pytest.mark.skipif(os.name != "posix", reason="a script for a shell")
def test_ways_in_that_somebody_chose_are_taken(siti: Writer, tmp_path: Path) -> None:
    asked, way = tmp_path / "ditanya", tmp_path / "ssh"
    way.write_text(f'#!/bin/sh\necho "$@" > "{asked}"\necho "Permission denied (publickey)." >&2\nexit 1\n')
    way.chmod(0o755)
    siti.git("config", "core.sshCommand", str(way))
    siti.git("config", "ssh.variant", "ssh")
    siti.git("remote", "set-url", "origin", "ssh://git@git.bkn.example/kabar.git")

    report = siti.post.receive()

    assert "git@git.bkn.example" in asked.read_text()
    assert siti.told(report) == [
        "Tempat bersama (ssh://git.bkn.example/kabar.git) tidak mengenali Anda di komputer ini; "
        "mintalah pengelola situs memasang izin masuk git (sekali saja), lalu tekan Kirim lagi."
    ]


def test_another_git_at_work_is_waited_for_in_words(places: Places, siti: Writer, budi: Writer) -> None:
    budi.change(OTHER, PLACE, "Kalimat Budi.")
    budi.send()
    (siti.top / ".git" / "index.lock").touch()

    report = siti.post.receive()

    assert siti.told(report) == [
        "Program git lain sedang bekerja di folder ini; tunggu sebentar, lalu tekan Kirim lagi."
    ]
    (siti.top / ".git" / "index.lock").unlink()
    siti.post.receive()
    assert "Kalimat Budi." in siti.read(OTHER) and siti.is_sound()


def test_variables_of_a_hook_lead_nowhere_else(
    places: Places, siti: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", os.devnull)
    monkeypatch.setenv("GIT_INDEX_FILE", os.devnull)
    siti.change(FIRST, PLACE, "Kalimat Siti.")

    report = siti.send()

    assert report.sent == ["Semarang menilai kinerja tiap triwulan"]
