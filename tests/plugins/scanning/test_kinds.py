"""Every kind of page that the publication prints may leave."""

from __future__ import annotations

from pathlib import Path

from plugins.publication.conf import read_conf
from plugins.scanning.release import digest_files, house_of, scan_release
from tests.site.every_kind import build_every_kind


def test_no_kind_of_page_has_a_finding(tmp_path: Path) -> None:
    output = build_every_kind(tmp_path, 6)
    house = house_of(read_conf(str(tmp_path / "settings.py"), {}))

    findings = scan_release(output, house, tmp_path / "scans", digest_files(output)[0])

    assert [finding.tell() for finding in findings] == []
