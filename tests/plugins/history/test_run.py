"""Edge: `history FILE` on real repositories."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.history.run import SHALLOW, tell_history
from tests.fixtures.content import MakeContent
from tests.plugins.history.keeping import Kept

FILE = "artikel/jayapura/naskah.md"


def write(content: Path, path: str, old: str, new: str) -> None:
    file = content / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_history_is_told_in_the_offices_zone_through_a_rename(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content({"office": "jayapura", "file": "lama.md", "status": "draft"})
    kept = Kept(content)
    kept.commit()
    (content / "artikel/jayapura/lama.md").rename(content / FILE)
    write(content, FILE, "status: draft\n", "")
    kept.commit(who="Budi Hartono")
    write(content, FILE, "tiap triwulan", "tiap bulan")

    status = tell_history(FILE, str(content))

    assert status == 0
    assert (
        capsys.readouterr().out
        == """\
Riwayat artikel/jayapura/naskah.md (BKN Jayapura), yang terbaru di atas

Belum disimpan ke git
  - judul: “Semarang menilai kinerja tiap triwulan” menjadi “Semarang menilai kinerja tiap bulan”
  - isi: 1 alinea diubah

Minggu, 1 Maret 2026, 14.30 WIT, Budi Hartono
  - berkas dipindah dari artikel/jayapura/lama.md
  - diterbitkan

Minggu, 1 Maret 2026, 12.30 WIT, Siti Rahayu
  - naskah dibuat sebagai draf: “Semarang menilai kinerja tiap triwulan”, 3 alinea
"""
    )


def test_a_deleted_file_still_has_its_history(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content({"file": "naskah.md"})
    kept = Kept(content)
    kept.commit()
    (content / "artikel/semarang/naskah.md").unlink()
    kept.commit()

    status = tell_history("artikel/semarang/naskah.md", str(content))

    assert (status, "  - berkas dihapus\n" in capsys.readouterr().out) == (0, True)


def test_a_file_that_git_does_not_know_is_not_yet_kept(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content({"file": "naskah.md"})
    Kept(content)

    tell_history(str(content / "artikel/semarang/naskah.md"), str(content))

    assert "Belum disimpan ke git\n  - naskah dibuat: " in capsys.readouterr().out


def test_a_shallow_copy_says_so(
    make_content: MakeContent, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content({"file": "naskah.md"})
    kept = Kept(content)
    kept.commit()
    write(content, "artikel/semarang/naskah.md", "triwulan", "bulan")
    kept.commit()
    kept.git("clone", "-q", "--depth=1", content.parent.as_uri(), str(tmp_path / "dangkal"))

    tell_history("artikel/semarang/naskah.md", str(tmp_path / "dangkal" / "content"))

    assert capsys.readouterr().out.endswith(f"\n{SHALLOW}\n")


def test_without_git_there_is_a_sentence(
    make_content: MakeContent, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content({"file": "naskah.md"})
    monkeypatch.setenv("PATH", "/tidak/ada")

    status = tell_history("artikel/semarang/naskah.md", str(content))

    assert (status, capsys.readouterr().err) == (
        1,
        "git tidak terpasang di komputer ini, jadi riwayat tidak dapat dibaca; "
        "pasang git, atau lihat riwayat berkas di situs tempat naskah disimpan\n",
    )


def test_a_folder_outside_git_has_no_history(
    make_content: MakeContent, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content({"file": "naskah.md"})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(content.parent.parent))

    status = tell_history("artikel/semarang/naskah.md", str(content))

    assert (status, capsys.readouterr().err) == (
        1,
        f"folder {content} tidak disimpan dalam git, jadi tidak ada riwayat; "
        "yang tersimpan hanya keadaan berkas sekarang\n",
    )


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("artikel/x.md", "artikel/x.md tidak ada dan tidak pernah ada; periksa nama berkasnya"),
        ("artikel", "artikel adalah folder; tulis nama berkas naskah"),
        ("/tidak/x.md", "/tidak/x.md berada di luar folder naskah {content}; periksa --content"),
    ],
    ids=["unknown", "folder", "outside"],
)
def test_a_file_without_history_is_told(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str], file: str, message: str
) -> None:
    content = make_content()
    Kept(content).commit()

    status = tell_history(file, str(content))

    assert (status, capsys.readouterr().err) == (1, message.format(content=content) + "\n")
