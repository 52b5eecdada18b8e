"""Whole pages, rendered from the publication's own values: structure, dates, escaping, nothing foreign."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from plugins.languages.language import part_template
from tests.theme.components import TEMPLATES, environment
from tests.theme.pages import make_article_inputs, make_pages
from tests.theme.values import poison

PAGES = make_pages()
FULL = [name for name in PAGES if name != "redirect"]
SCRIPTED = ["search_results", "search_everywhere", "404"]
HOSTILE = '<b class="x">"\'&'
LOADING = ("img[src]", "script[src]", "link[rel=stylesheet]", "iframe", "source", "video")


def render_page(name: str) -> str:
    template, inputs = PAGES[name]
    return environment().get_template(template).render(**inputs)


def make_page(name: str) -> BeautifulSoup:
    return BeautifulSoup(render_page(name), "html.parser")


def test_every_template_has_an_example_page() -> None:
    templates = {file.name for file in TEMPLATES.glob("*.html")}

    shown = {part_template(template)[1] for template, _ in PAGES.values()}
    assert templates == {template for template in shown if not template.startswith("intake/")}
    assert templates == {
        "404.html",
        "archive.html",
        "article.html",
        "day.html",
        "index.html",
        "listing.html",
        "office.html",
        "overview.html",
        "page.html",
        "redirect.html",
        "search.html",
        "thanks.html",
        "translation.html",
    }


@pytest.mark.parametrize("name", PAGES)
def test_page_tells_its_language_and_has_one_h1(name: str) -> None:
    page = make_page(name)

    assert page.html["lang"] == part_template(PAGES[name][0])[0].code
    assert len(page.select("h1")) == 1
    assert page.title.get_text()
    assert page.select_one("meta[charset]")["charset"] == "utf-8"
    assert page.select_one("meta[name=color-scheme]")["content"] == "light dark"


@pytest.mark.parametrize("name", FULL)
def test_page_has_landmarks_and_a_skip_link_that_leads_to_the_text(name: str) -> None:
    page = make_page(name)

    first = page.body.find("a")
    words = {"id": "Langsung ke isi", "en": "Skip to content"}[page.html["lang"]]
    assert (first.get_text(), first["href"]) == (words, f"#{page.main['id']}")
    assert [len(page.body.find_all(tag, recursive=False)) for tag in ("header", "main", "footer")] == [
        1,
        1,
        1,
    ]
    names = [
        nav.get("aria-label") or page.find(id=nav["aria-labelledby"]).get_text() for nav in page.select("nav")
    ]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", FULL)
def test_headings_skip_no_level(name: str) -> None:
    levels = [int(heading.name[1]) for heading in make_page(name).find_all(re.compile("^h[1-6]$"))]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", FULL)
def test_ids_are_unique_and_references_within_the_page_are_met(name: str) -> None:
    page = make_page(name)

    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(set(ids)) == len(ids)
    wanted = [a["href"][1:] for a in page.select('a[href^="#"]')] + [
        label["for"] for label in page.select("label[for]")
    ]
    assert all(label.find("input") for label in page.select("label:not([for])"))
    assert set(wanted) <= set(ids)


@pytest.mark.parametrize("name", FULL)
def test_every_date_is_told_to_machines_too(name: str) -> None:
    page = make_page(name)

    assert all(re.match(r"\d{4}-\d\d-\d\d", time["datetime"]) for time in page.select("time"))
    for time in page.select("time, main h1, main h2, nav, .prose, #balas, .breadcrumb"):
        time.decompose()
    assert not re.search(r"\d (Februari|Maret|April|Mei) 2025", page.body.get_text())


@pytest.mark.parametrize("name", PAGES)
def test_markup_in_any_input_is_printed_as_text(name: str) -> None:
    template, inputs = PAGES[name]
    poisoned = {key: poison(value, HOSTILE) for key, value in inputs.items()}

    html = environment().get_template(template).render(**poisoned)

    assert "<b class" not in html
    assert "\"'&" not in html


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_loaded_from_elsewhere_and_nothing_is_inline(name: str) -> None:
    page = make_page(name)

    loaded = [tag.get("src") or tag.get("href") for tag in page.select(", ".join(LOADING))]
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded)
    assert page.select("[style], style") == []
    data = [script for script in page.select("script") if not script.get("src")]
    assert [script["type"] for script in data] in ([], ["application/ld+json"])
    assert bool(page.select("script[src]")) == (name in SCRIPTED)
    assert not [key for tag in page.find_all(True) for key in tag.attrs if key.startswith("on")]


def test_a_withdrawn_text_says_so_before_it_begins() -> None:
    page = make_page("article_withdrawn")

    notice = page.select_one(".notice")
    assert "Dicabut sejak 2 April 2025. Cara menilai yang diuraikan di sini diganti." in notice.get_text()
    assert notice.find_all("a")[-1]["href"] == "/dumai/2025/05/26/penerapan/"
    assert notice in page.select_one(".prose").find_all_previous("section")


def test_changes_are_told_the_latest_first() -> None:
    page = make_page("article_withdrawn")

    assert "Diperbarui 2 April 2025" in page.select_one(".byline").get_text()
    dates = [time["datetime"] for time in page.select(".annex li > time")]
    assert dates == ["2025-04-02", "2025-02-27"]


def test_an_article_in_a_preview_has_no_links_to_share() -> None:
    inputs = make_article_inputs()
    preview = {**inputs, "head": type(inputs["head"])(title="Pratinjau", canonical="/semarang/")}

    html = environment().get_template("article.html").render(**preview)

    assert "wa.me" not in html
    assert "og:url" not in html


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("front_empty", "Belum ada artikel di sini."),
        ("office_empty", "BKN Semarang belum menerbitkan artikel."),
        ("listing_empty", "Belum ada artikel tentang Manajemen Kinerja."),
        ("overview_empty", "Belum ada artikel di sini."),
    ],
)
def test_an_empty_list_says_so_and_leads_on(name: str, told: str) -> None:
    main = make_page(name).main

    assert told in main.get_text()
    assert main.select_one('a[href="/arsip/"]')


def test_the_day_s_archive_holds_its_articles_whole() -> None:
    page = make_page("day")

    assert page.h1.get_text() == "Arsip: Rabu, 26 Februari 2025"
    titles = [article.h2.get_text() for article in page.select("main > article")]
    assert titles == ["Pengelolaan Kinerja ASN", "Peningkatan Efektivitas Rekrutmen ASN di Semarang"]
    assert all(article.select_one(".prose") for article in page.select("article"))


def test_paged_lists_know_their_neighbours() -> None:
    page = make_page("front_paged")

    assert page.select_one("a[rel=prev]")["href"] == "/halaman/4/"
    assert page.select_one("a[rel=next]")["href"] == "/halaman/6/"
    assert page.select_one(".pagination [aria-current=page]").get_text() == "5"


def test_an_old_address_leads_to_the_new_one() -> None:
    page = make_page("redirect")

    assert page.select_one("meta[http-equiv=refresh]")["content"] == "0; url=/kategori/manajemen-kinerja/"
    assert page.select_one("link[rel=canonical]")["href"].endswith("/kategori/manajemen-kinerja/")
    assert page.select_one("p a")["href"] == "/kategori/manajemen-kinerja/"


def test_authors_sign_before_their_office() -> None:
    assert "Oleh Ratna Wulandari, Bagus Pratama, BKN Semarang" in make_page("article_withdrawn").get_text()


@pytest.mark.parametrize(
    ("name", "heading", "part"),
    [
        ("archive", "Menurut tanggal", "24 Februari 1 artikel"),
        ("archive_year", "Menurut bulan", "Maret 2 artikel"),
    ],
)
def test_an_archive_says_by_what_it_is_parted_and_what_it_counts(name: str, heading: str, part: str) -> None:
    aside = make_page(name).aside

    assert aside.h2.get_text() == heading
    assert aside.li.get_text() == part


def test_an_office_s_home_tells_its_city_once() -> None:
    assert make_page("office").body.get_text().count("Kota Semarang, Jawa Tengah") == 1


def test_the_reading_time_stays_on_one_line() -> None:
    assert (
        make_page("article").select(".byline span")[0].get_text()
        == "3\N{NO-BREAK SPACE}menit\N{NO-BREAK SPACE}baca"
    )
