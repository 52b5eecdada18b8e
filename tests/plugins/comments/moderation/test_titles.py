"""An article's title, from its page and from nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.comments.moderation.titles import read_title

ADDRESS = "/semarang/2025/02/26/kinerja-asn/"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>Kinerja &amp; ASN – BKN Semarang</title>", "Kinerja & ASN"),
        ("<title>Satu – Dua – BKN Semarang</title>", "Satu – Dua"),
        ("<title>Kinerja</title>", "Kinerja"),
        ("<title></title>", ADDRESS),
        ("<h1>Tanpa judul</h1>", ADDRESS),
    ],
)
def test_a_title_is_told_without_the_office(tmp_path: Path, page: str, title: str) -> None:
    folder = tmp_path / ADDRESS.strip("/")
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(page, encoding="utf-8")

    assert read_title(tmp_path, ADDRESS) == title


@pytest.mark.parametrize("address", ["/../../etc/", "/a/../b/", "//x/", "/a\0/", "", "/.git/", ADDRESS])
def test_an_address_that_is_no_article_s_stands_for_itself(tmp_path: Path, address: str) -> None:
    assert read_title(tmp_path, address) == address
