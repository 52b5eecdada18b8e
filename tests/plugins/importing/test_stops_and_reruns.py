"""Edge: an import that was ended in the middle, and one that is run again after somebody's work."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from tests.plugins.importing.conftest import NOW, ROOT, Import, read_tree
from tests.plugins.importing.exports import make_comment, make_export, make_item

_PROGRAM = """
import sys
from plugins.importing.run import import_wordpress
sys.exit(import_wordpress(sys.argv[1], "dumai", content=sys.argv[2], state=sys.argv[3], now=sys.argv[4]))
"""
EXPORT = make_export(
    *(
        make_item(number, slug=f"tulisan-{number}", comments=make_comment(number), title=f"Tulisan {number}")
        for number in range(1, 61)
    )
)


def start(tmp_path: Path, content: Path) -> subprocess.Popen[bytes]:
    """The task in a process of its own, on the export that lies beside the content."""
    file = tmp_path / "ekspor.xml"
    file.write_text(EXPORT, encoding="utf-8")
    arguments = [str(file), str(content), str(tmp_path / "state"), NOW]
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def sources(content: Path) -> dict[str, bytes]:
    """Every file of the content folder but the registers."""
    return {path: data for path, data in read_tree(content).items() if not path.startswith("registers/")}


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
@pytest.mark.parametrize("seed", range(2))
def test_an_import_that_was_killed_goes_on_to_the_same_end(
    run_import: Import, tmp_path: Path, content: Path, seed: int
) -> None:
    wanted = Random(seed).randrange(1, 58)

    process = start(tmp_path, content)
    # Ended while it writes: behind so many of the sixty files.
    while process.poll() is None and len(list((content / "artikel").rglob("2025-*.md"))) < wanted:
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()
    half = len(sources(content))
    assert run_import(EXPORT) == 0

    found = sources(content)
    assert half >= wanted
    assert len(found) == 60
    assert all(b"Pelatihan dibuka hari Senin" in data for data in found.values())
    beside = read_tree(tmp_path / "state")
    assert sorted(path for path in beside if "/alamat-lama/" not in path) == [
        "dumai/alamat-lama._redirects",
        "dumai/alamat-lama.nginx.conf",
        "dumai/komentar.jsonl",
        "dumai/kunci",
        "dumai/laporan.html",
        "dumai/ledger.json",
        "dumai/pemetaan.toml",
    ]
    assert beside["dumai/komentar.jsonl"].count(b"\n") == 60


def test_what_a_killed_import_had_written_is_still_its_own(
    run_import: Import, tmp_path: Path, content: Path
) -> None:
    process = start(tmp_path, content)
    while process.poll() is None and len(list((content / "artikel").rglob("2025-*.md"))) < 20:
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()

    # With another text than the killed run had: what that one wrote is changed, too.
    run_import(EXPORT.replace("hari Senin", "hari Selasa"))

    assert len(sources(content)) == 60
    assert all(b"hari Selasa" in data for data in sources(content).values())


def test_a_text_put_in_place_right_before_an_end_is_still_the_imports_own(
    run_import: Import, tmp_path: Path, content: Path
) -> None:
    first = make_export(make_item(1, slug="tulisan-1"))
    run_import(first)
    text = (content / "artikel/dumai/2025/2025-02-26-tulisan-1.md").read_bytes()
    ledger = tmp_path / "state/dumai/ledger.json"
    ledger.unlink()
    meant = ["artikel/dumai/2025/2025-02-26-tulisan-1.md", sha256(text).hexdigest(), False]
    never = ["artikel/dumai/2025/2025-02-26-tulisan-2.md", sha256(b"x").hexdigest(), False]
    ledger.with_suffix(".journal").write_text(f"{json.dumps(meant)}\n{json.dumps(never)}\n", encoding="utf-8")

    run_import(make_export(make_item(1, slug="tulisan-1", title="Judul baru"), make_item(2)))

    assert sorted(path for path in sources(content)) == [meant[0], never[0]]
    assert b'title: "Judul baru"' in sources(content)[str(meant[0])]


def test_a_changed_mapping_changes_what_nobody_has_edited(
    run_import: Import, content: Path, tmp_path: Path
) -> None:
    run_import(EXPORT)
    edited = content / "artikel/dumai/2025/2025-02-26-tulisan-1.md"
    edited.write_text(edited.read_text(encoding="utf-8").replace("aula", "balai"), encoding="utf-8")
    before = sources(content)
    mapping = tmp_path / "state/dumai/pemetaan.toml"
    text = mapping.read_text(encoding="utf-8")
    mapping.write_text(
        text.replace('"kinerja" = "manajemen-kinerja"', '"kinerja" = "pengumuman"'), encoding="utf-8"
    )

    run_import(EXPORT)

    after = sources(content)
    changed = {path for path in after if after[path] != before[path]}
    assert changed == after.keys() - {"artikel/dumai/2025/2025-02-26-tulisan-1.md"}
    assert all(b"\ncategory: pengumuman\n" in after[path] for path in changed)
    assert '"kinerja" = "pengumuman"' in mapping.read_text(encoding="utf-8")


def test_a_mapping_with_a_slip_is_told_with_its_line_and_changes_nothing(
    run_import: Import, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_import(EXPORT)
    before = sources(content)
    mapping = tmp_path / "state/dumai/pemetaan.toml"
    text = mapping.read_text(encoding="utf-8").replace('= "manajemen-kinerja"', '= "manajemen-kinrja"')
    mapping.write_text(text, encoding="utf-8")
    line = next(number for number, row in enumerate(text.splitlines(), 1) if "kinrja" in row)
    capsys.readouterr()

    status = run_import(EXPORT)

    assert status == 1
    assert capsys.readouterr().err == (
        f"{mapping}:{line}:1: kategori: “manajemen-kinrja” tidak ada di register; "
        "mungkin maksudnya manajemen-kinerja\n"
    )
    assert sources(content) == before
    assert mapping.read_text(encoding="utf-8") == text
