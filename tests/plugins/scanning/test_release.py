"""Poisoned copies of a release are refused by naming the file; clean ones pass."""

from __future__ import annotations

import pytest

from tests.fixtures.scanned import ScannedRelease
from tests.hostile.releases.files import IN_FILES, Poison
from tests.hostile.releases.pages import IN_BODY, IN_HEAD

ARTICLE = "semarang/2025/02/26/pengelolaan-kinerja-asn/index.html"
ABOUT_GAMBLING = "semarang/2026/01/05/larangan-judi-daring/index.html"
PLACES = (ARTICLE, ABOUT_GAMBLING, "index.html", "404.html")


def test_a_clean_release_with_articles_against_gambling_passes(scanned: ScannedRelease) -> None:
    findings = scanned.scan_with(scanned.files)

    assert [finding.tell() for finding in findings] == []
    assert ABOUT_GAMBLING in scanned.files


def test_there_are_at_least_200_ways_to_poison_a_release() -> None:
    assert len(IN_BODY) + len(IN_HEAD) + len(IN_FILES) >= 200


@pytest.mark.parametrize("name", IN_BODY)
def test_what_is_planted_in_a_page_is_found_wherever_it_stands(scanned: ScannedRelease, name: str) -> None:
    for number, place in enumerate(PLACES):
        page = scanned.files[place].decode()
        mark = "</main>" if number % 2 else '<main id="isi">'
        planted = page.replace(mark, IN_BODY[name] + mark if number % 2 else mark + IN_BODY[name], 1)

        found = {finding.file for finding in scanned.scan_with({place: planted.encode()})}

        assert found == {place}, (name, place)


@pytest.mark.parametrize("name", IN_HEAD)
def test_what_is_planted_in_a_head_is_found(scanned: ScannedRelease, name: str) -> None:
    planted = scanned.files[ARTICLE].decode().replace("</head>", IN_HEAD[name] + "</head>", 1)

    found = {finding.file for finding in scanned.scan_with({ARTICLE: planted.encode()})}

    assert found == {ARTICLE}


@pytest.mark.parametrize("poison", IN_FILES.values(), ids=IN_FILES)
def test_what_is_planted_beside_pages_is_found(scanned: ScannedRelease, poison: Poison) -> None:
    changed = poison(scanned.files)

    found = {finding.file for finding in scanned.scan_with(changed)}

    assert found & set(changed)
