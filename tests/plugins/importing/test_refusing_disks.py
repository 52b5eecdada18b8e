"""Edge: disks that are full or take nothing: told, nothing half done, and the next run goes on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import NOW, ROOT, Import, read_tree
from .exports import SITE, make_export, make_item

# A limit on the size of files is refused as a full disk is, and needs no rights. What grows with each text
# that is put in place reaches it among the sixty: the ledger's journal, by its long names.
_LIMIT_BYTES = 8000
_PROGRAM = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({_LIMIT_BYTES}, resource.RLIM_INFINITY))
from plugins.importing.run import import_wordpress
given = dict(zip(("content", "state", "media", "now"), sys.argv[2:], strict=True))
sys.exit(import_wordpress(sys.argv[1], "dumai", **given))
"""
_SLUG = "hasil-" * 12
EXPORT = make_export(
    *(make_item(number, slug=f"{_SLUG}{number}", title=f"Tulisan {number}") for number in range(1, 61))
)
_GO_ON = "lalu jalankan lagi dan impor melanjutkan\n"


def run_limited(tmp_path: Path, content: Path, export: str) -> subprocess.CompletedProcess[str]:
    """The task in a process of its own that may write no file larger than the limit."""
    file = tmp_path / "ekspor.xml"
    file.write_text(export, encoding="utf-8")
    (tmp_path / "unggahan").mkdir(exist_ok=True)
    arguments = [file, content, tmp_path / "state", tmp_path / "unggahan", NOW]
    command = [sys.executable, "-X", "utf8", "-c", _PROGRAM, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no process's files")
def test_a_disk_that_fills_up_leaves_whole_texts_and_the_next_run_goes_on(
    run_import: Import, tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = tmp_path / "state"

    full = run_limited(tmp_path, content, EXPORT)
    texts = {path: data for path, data in read_tree(content).items() if path.startswith("artikel/")}
    left = sorted(path.name for path in (state / "dumai").iterdir())
    status = run_import(EXPORT)

    assert (full.returncode, full.stdout, full.stderr) == (
        1,
        "",
        f"{state}/dumai/ledger.journal: disk penuh atau jatahnya habis; yang sudah ditulis utuh semuanya; "
        f"kosongkan ruang, {_GO_ON}",
    )
    assert 0 < len(texts) < 60
    assert all(path.endswith(".md") and data.endswith(b"boleh ikut.\n") for path, data in texts.items())
    assert left == ["kunci", "ledger.journal"]
    assert status == 0
    assert f"Berkas: {60 - len(texts)} baru, {len(texts)} sama\n" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no process's files")
def test_a_document_that_does_not_fit_leaves_nothing_of_itself(
    run_import: Import, tmp_path: Path, content: Path
) -> None:
    document = tmp_path / "unggahan/2025/02/rekap.csv"
    document.parent.mkdir(parents=True)
    document.write_text("Nama;Nilai\n" + "Siti;90\n" * 2000, encoding="utf-8")
    body = f'<p>Unduh <a href="{SITE}/wp-content/uploads/2025/02/rekap.csv">rekap</a> hari ini.</p>'
    export = make_export(make_item(body=body))

    full = run_limited(tmp_path, content, export)
    left = [path for path in read_tree(content) if not path.startswith("registers/")]
    status = run_import(export, media=str(tmp_path / "unggahan"))

    assert (full.returncode, full.stderr) == (
        1,
        f"{content}: disk penuh atau jatahnya habis; yang sudah ditulis utuh semuanya; "
        f"kosongkan ruang, {_GO_ON}",
    )
    assert left == []
    assert status == 0
    assert (content / "media/dumai/2025/rekap.csv").read_bytes() == document.read_bytes()


@pytest.mark.parametrize("place", ["artikel", "artikel/dumai", "laman", "media/dumai"])
def test_a_file_in_the_place_of_a_folder_is_told_before_anything_is_made(
    run_import: Import, content: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    folder = content / place
    if folder.is_dir():
        folder.rmdir()
    folder.write_text("bukan folder", encoding="utf-8")
    before = read_tree(content)

    status = run_import(EXPORT)

    assert status == 1
    assert capsys.readouterr().err == (
        f"{folder}: seharusnya folder, ternyata berkas; yang sudah ditulis utuh semuanya; "
        f"pindahkan berkas itu, {_GO_ON}"
    )
    assert read_tree(content) == before


def test_a_state_folder_that_takes_no_lock_is_told(
    run_import: Import, tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = tmp_path / "state/dumai/kunci"
    lock.mkdir(parents=True)
    before = read_tree(content)

    status = run_import(EXPORT)

    assert status == 1
    assert capsys.readouterr().err == (
        f"{lock}: seharusnya berkas, ternyata folder; yang sudah ditulis utuh semuanya; "
        f"pindahkan folder itu, {_GO_ON}"
    )
    assert read_tree(content) == before
