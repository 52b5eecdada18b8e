"""A scan that leaves unchanged files unread finds what a scan of everything finds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.scanning.finding import Finding
from plugins.scanning.release import digest_files, scan_release
from tests.fixtures.scanned import ScannedRelease

PAGE = "index.html"
Scan = Callable[..., tuple[Finding, ...]]


@pytest.fixture
def copy(scanned: ScannedRelease, tmp_path: Path) -> Path:
    """A release of one's own to change."""
    return Path(shutil.copytree(scanned.folder, tmp_path / "output"))


@pytest.fixture
def scan(scanned: ScannedRelease, copy: Path, tmp_path: Path) -> Scan:
    """Scans the copy, keeping its results."""

    def run(**options: object) -> tuple[Finding, ...]:
        digests, _ = digest_files(copy)
        return scan_release(copy, scanned.house, tmp_path / "state", digests, **options)  # type: ignore[arg-type]

    return run


def test_what_was_planted_since_the_last_scan_is_found(copy: Path, scan: Scan) -> None:
    assert scan() == ()
    page = (copy / PAGE).read_text(encoding="utf-8")
    (copy / PAGE).write_text(page.replace("</main>", "<p>slot gacor maxwin</p></main>"), encoding="utf-8")

    planted = scan()
    (copy / PAGE).write_text(page, encoding="utf-8")

    assert {finding.file for finding in planted} == {PAGE}
    assert scan() == ()


def test_a_link_is_refused_as_soon_as_no_source_has_it_any_more(
    copy: Path, scan: Scan, scanned: ScannedRelease, tmp_path: Path
) -> None:
    assert scan() == ()
    content = Path(shutil.copytree(scanned.house.content, tmp_path / "content"))
    next(content.rglob("*-pemulihan-situs.md")).unlink()

    found = scan_release(
        copy, replace(scanned.house, content=content), tmp_path / "state", digest_files(copy)[0]
    )

    assert "semarang/2026/01/06/pemulihan-situs/index.html" in {finding.file for finding in found}
    assert {finding.rule for finding in found} == {"outbound", "gambling"}


def test_a_file_that_the_build_did_not_make_is_a_stranger(
    copy: Path, scan: Scan, scanned: ScannedRelease
) -> None:
    (copy / "media").mkdir(exist_ok=True)
    (copy / "media" / "catatan.txt").write_text("Catatan rapat.\n", encoding="utf-8")

    found = scan(expected=scanned.files.keys())

    assert [finding.tell() for finding in found] == [
        "media/catatan.txt:1: extra: a file that the build did not make; remove it, and see who put it there"
    ]


def test_a_source_that_sells_gambling_is_told_in_indonesian_with_its_line(
    copy: Path, scanned: ScannedRelease, tmp_path: Path
) -> None:
    content = Path(shutil.copytree(scanned.house.content, tmp_path / "content"))
    source = next((content / "artikel" / "semarang").rglob("*.md"))
    lines = source.read_text(encoding="utf-8").splitlines()
    lines.append("\nDaftar sekarang di situs slot gacor, bonus new member 100%!")
    source.write_text("\n".join(lines), encoding="utf-8")

    found = scan_release(
        copy, replace(scanned.house, content=content), tmp_path / "state", digest_files(copy)[0]
    )

    assert [finding.tell() for finding in found] == [
        f"content/{source.relative_to(content).as_posix()}:{len(lines) + 1}: gambling: naskah ini "
        'mengiklankan judi: "Daftar sekarang di situs slot gacor, bonus new member 100%!"; '
        "hapus bila memang ajakan; bila berita, apit kata iklannya dengan tanda petik dan sebut siapa yang "
        "melarang atau menindaknya"
    ]
