"""Edge: disks that are full or take nothing: told, nothing half done, and the next run goes on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import NOW, ROOT, Import, read_tree
from .exports import make_export, make_item

# A limit on the size of files is refused as a full disk is, and needs no rights. What grows with each text
# that is put in place reaches it among the sixty: the ledger's journal, by its long names.
_LIMIT_BYTES = 8000
_PROGRAM = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({_LIMIT_BYTES}, resource.RLIM_INFINITY))
from plugins.importing.run import import_wordpress
sys.exit(import_wordpress(sys.argv[1], "dumai", content=sys.argv[2], state=sys.argv[3], now=sys.argv[4]))
"""
_SLUG = "hasil-" * 12
EXPORT = make_export(
    *(make_item(number, slug=f"{_SLUG}{number}", title=f"Tulisan {number}") for number in range(1, 61))
)
_GO_ON = "lalu jalankan lagi dan impor melanjutkan\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no process's files")
def test_a_disk_that_fills_up_leaves_whole_texts_and_the_next_run_goes_on(
    run_import: Import, tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, state = tmp_path / "ekspor.xml", tmp_path / "state"
    file.write_text(EXPORT, encoding="utf-8")
    arguments = [str(file), str(content), str(state), NOW]
    command = [sys.executable, "-X", "utf8", "-c", _PROGRAM, *arguments]

    full = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
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
