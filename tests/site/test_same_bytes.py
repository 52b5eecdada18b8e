"""The same sources give the same bytes, wherever and whenever they are built."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures.building import files_of
from tests.fixtures.content import NOW, ROOT

ELSEWHERE = {
    "utc": {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    "chatham": {"TZ": "Pacific/Chatham", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    "turkish": {
        "TZ": "America/St_Johns",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "3",
    },
}


def build_elsewhere(folder: Path, environment: dict[str, str], now: str) -> dict[str, bytes]:
    """Builds the real content in a process of its own."""
    code = (
        "import sys; from plugins.publication.run import build;"
        f"sys.exit(build(output={str(folder / 'output')!r}, state={str(folder / 'state')!r}, now={now!r}))"
    )
    subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, **environment}, check=True, timeout=120
    )
    return dict(files_of(folder / "output"))


@pytest.mark.parametrize("place", ELSEWHERE)
def test_any_zone_locale_and_day_give_the_same_bytes(site: Path, tmp_path: Path, place: str) -> None:
    later = "2026-11-29T23:30:00-09:00"

    built = build_elsewhere(tmp_path, ELSEWHERE[place], later)

    assert built.keys() == files_of(site).keys()
    assert built == files_of(site)


def test_pelicans_own_command_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    extra = [f"NOW={json.dumps(NOW.isoformat())}", f"PRESS_STATE={json.dumps(str(tmp_path / 'state'))}"]
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-o", str(tmp_path / "output")]

    subprocess.run([*command, "--fatal", "warnings", "-e", *extra], cwd=ROOT, check=True, timeout=120)

    assert files_of(tmp_path / "output") == files_of(site)


def test_two_builds_in_one_process_give_the_same_bytes(site: Path, tmp_path: Path, build_content) -> None:
    built = build_content(ROOT / "content")

    assert files_of(built.output) == files_of(site)


def test_the_first_build_without_a_change_ends_early(make_content, build_content, tmp_path: Path) -> None:
    content = make_content()
    first = build_content(content)
    kept = tmp_path / "state-output" / "last.kept"
    before = kept.stat().st_mtime_ns

    second = build_content(content)

    # A build that goes all the way keeps its own name anew.
    assert kept.stat().st_mtime_ns == before
    assert second.told.splitlines()[0] == first.told.splitlines()[0]
    assert "0 halaman dicetak" in second.told


def publish_elsewhere(folder: Path, environment: dict[str, str], now: str) -> dict[str, bytes]:
    """Publishes the real content in a process of its own: all that leaves, and what lies beside it."""
    code = (
        "import sys; from plugins.release.publishing import publish;"
        f"sys.exit(publish(output={str(folder / 'rilis')!r}, state={str(folder / 'state')!r}, now={now!r}))"
    )
    unsigned = {name: value for name, value in os.environ.items() if not name.startswith("RELEASE_")}
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**unsigned, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert told.returncode == 0, told.stderr
    beside = {f"../{path}": data for path, data in files_of(folder / "state" / "release").items()}
    return {
        **files_of(folder / "rilis"),
        **{path: data for path, data in beside.items() if "kept" not in path},
    }


def test_release_is_the_same_bytes_wherever_and_whenever_it_is_made(tmp_path: Path) -> None:
    """Pages, search index, cards, compressed forms, hosts' files, manifest and bill of materials."""
    one = publish_elsewhere(tmp_path / "satu", ELSEWHERE["chatham"], "2026-11-22T08:00:00+07:00")
    other = publish_elsewhere(tmp_path / "dua tiga", ELSEWHERE["turkish"], "2026-11-25T23:30:00-09:00")

    kinds = ("index.html.br", ".gz", ".pf_fragment", "_headers", ".htaccess", "release.json", "sbom.cdx.json")
    assert [kind for kind in kinds if not any(path.endswith(kind) for path in one)] == []
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []
