"""Ways to an article: by office and by kind of text, not by date alone; and on from where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from tests.fixtures.building import Build
from tests.fixtures.content import REGISTERS, MakeContent

NEWS = '\n[kabar]\nname = "Kabar"\n\n[kosong]\nname = "Kosong"\n'
FILES = {"registers/categories.toml": REGISTERS["categories"] + NEWS}


def links(html: str, part: str) -> list[str]:
    return [str(a["href"]) for a in BeautifulSoup(html, "html.parser").select(f"{part} a")]


def test_the_front_page_names_the_newest_of_offices_and_categories_that_its_list_does_not(
    make_content: MakeContent, build_content: Build, make_settings: Callable[..., str]
) -> None:
    content = make_content(
        {"date": "2025-03-03", "file": "satu.md"},
        {"date": "2025-03-02", "file": "dua.md"},
        {"date": "2025-03-01", "file": "tiga.md", "office": "jayapura"},
        {"date": "2025-02-28", "file": "empat.md", "office": "jayapura"},
        {"date": "2025-02-27", "file": "lima.md", "category": "kabar"},
        files=FILES,
    )

    built = build_content(content, settings=make_settings(DEFAULT_PAGINATION=2))

    front, second = built.read("index.html"), built.read("halaman/2/index.html")
    assert links(front, ".cardlist") == ["/semarang/2025/03/03/satu/", "/semarang/2025/03/02/dua/"]
    assert links(front, "[aria-labelledby=kantor-lain]") == ["/jayapura/2025/03/01/tiga/"]
    assert links(front, "[aria-labelledby=kategori-lain]") == ["/semarang/2025/02/27/lima/"]
    assert links(second, "main .annex") == []


def test_the_front_page_names_no_category_without_articles(
    make_content: MakeContent, build_content: Build
) -> None:
    built = build_content(make_content(files=FILES))

    named = links(built.read("index.html"), "main .linklist")
    assert "/kategori/kepegawaian/" in named
    assert "/kategori/kosong/" not in named


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("jayapura/", "BKN Jayapura belum menerbitkan artikel."),
        ("kategori/kosong/", "Belum ada artikel tentang Kosong."),
        ("topik/pelatihan/", "Belum ada artikel tentang Pelatihan."),
    ],
)
def test_where_nothing_is_yet_the_page_says_so_and_leads_on(
    make_content: MakeContent, build_content: Build, path: str, sentence: str
) -> None:
    built = build_content(make_content(files=FILES))

    html = built.read(f"{path}index.html")
    assert sentence in html
    assert {"/", "/kategori/", "/kantor/", "/arsip/"} <= set(links(html, "main"))


@pytest.mark.parametrize(
    ("path", "current"),
    [("kantor/", "/kantor/"), ("cari/", "/cari/"), ("semarang/", "/semarang/"), ("semarang/2025/", None)],
)
def test_the_menu_marks_the_page_that_is_being_read(
    make_content: MakeContent, build_content: Build, path: str, current: str | None
) -> None:
    built = build_content(make_content())

    marked = BeautifulSoup(built.read(f"{path}index.html"), "html.parser").select("nav [aria-current=page]")
    assert [link["href"] for link in marked] == ([current] if current else [])


def test_an_archive_counts_what_is_behind_each_link(make_content: MakeContent, build_content: Build) -> None:
    built = build_content(make_content({}, {}, {"date": "2024-05-02"}))

    text = BeautifulSoup(built.read("arsip/index.html"), "html.parser").get_text(" ", strip=True)
    assert "2025 2 artikel Februari 2 artikel 2024 1 artikel Mei 1 artikel" in text
