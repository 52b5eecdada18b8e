"""Only a published page with its own form may be answered, whatever address a stranger writes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.comments.intake.places import Place, Places
from tests.plugins.comments.intake.making import ARTICLE, write_article
from tests.theme.factories import make_article


def test_an_article_with_its_form_may_be_answered(tmp_path: Path) -> None:
    write_article(tmp_path)

    assert Places(tmp_path).find(ARTICLE) == Place(
        url=ARTICLE, title=make_article().title, office="semarang", office_name="BKN Semarang", closes=None
    )


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/",
        "semarang/2025/02/26/pengelolaan-kinerja-asn/",
        ARTICLE.rstrip("/"),
        ARTICLE + "index.html",
        "/semarang/2025/02/26/tidak-ada/",
        "/../rahasia/",
        "/semarang/../../rahasia/",
        "/semarang/./2025/02/26/pengelolaan-kinerja-asn/",
        "//semarang/2025/02/26/pengelolaan-kinerja-asn/",
        "/semarang\\2025/",
        "/semarang/\x00/",
        "/SEMARANG/2025/02/26/pengelolaan-kinerja-asn/",
        ARTICLE + "\n",
        "/a" * 300 + "/",
    ],
)
def test_no_other_address_may_be_answered(tmp_path: Path, url: str) -> None:
    write_article(tmp_path / "site")
    write_article(tmp_path, "/rahasia/")

    assert Places(tmp_path / "site").find(url) is None


def test_a_page_whose_form_names_another_article_is_no_place(tmp_path: Path) -> None:
    file = write_article(tmp_path)
    other = tmp_path / "semarang/2025/02/26/lain/index.html"
    other.parent.mkdir()
    other.write_bytes(file.read_bytes())

    assert Places(tmp_path).find("/semarang/2025/02/26/lain/") is None


def test_a_closed_article_is_no_place(tmp_path: Path) -> None:
    write_article(tmp_path, closed_reason="Artikel ini tidak menerima komentar.")

    assert Places(tmp_path).find(ARTICLE) is None


def test_a_link_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    outside = write_article(tmp_path / "luar", "/rahasia/")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/rahasia").symlink_to(outside.parent)

    assert Places(tmp_path / "site").find("/rahasia/") is None


def test_a_page_that_changes_is_read_again(tmp_path: Path) -> None:
    places = Places(tmp_path, trust_seconds=0)
    file = write_article(tmp_path)
    assert places.find(ARTICLE) is not None

    write_article(tmp_path, closed_reason="Artikel ini tidak menerima komentar.")

    assert places.find(ARTICLE) is None
    file.unlink()
    assert places.find(ARTICLE) is None


def test_an_unchanged_page_is_read_once(tmp_path: Path) -> None:
    write_article(tmp_path)
    reads = []
    places = Places(
        tmp_path, trust_seconds=0, open_page=lambda path: reads.append(path) or Path(path).read_bytes()
    )

    found = {places.find(ARTICLE) for _ in range(3)}

    assert len(found) == 1 and len(reads) == 1


def test_the_forms_own_moment_of_closing_is_asked(tmp_path: Path) -> None:
    write_article(tmp_path, closes="2026-03-28T01:30:00Z")
    place = Places(tmp_path).find(ARTICLE)

    assert place is not None
    assert place.is_open(datetime(2026, 3, 28, 1, 29, tzinfo=UTC))
    assert not place.is_open(datetime(2026, 3, 28, 1, 30, tzinfo=UTC))


def test_what_is_remembered_is_bounded(tmp_path: Path) -> None:
    places = Places(tmp_path, max_kept=3)
    for number in range(10):
        write_article(tmp_path, f"/a/{number}/")
        places.find(f"/a/{number}/")

    assert len(places._kept) == 3


def test_a_page_is_looked_at_once_a_second(tmp_path: Path) -> None:
    now = [0.0]
    places = Places(tmp_path, clock=lambda: now[0])
    write_article(tmp_path)
    found = places.find(ARTICLE)
    write_article(tmp_path, closed_reason="Artikel ini tidak menerima komentar.")

    now[0] = 0.9
    assert places.find(ARTICLE) == found

    now[0] = 1.0
    assert places.find(ARTICLE) is None
