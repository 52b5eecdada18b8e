"""Feeds, maps and structured data are read by the programs that readers use."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup

from tests.fixtures.building import Build


@pytest.fixture(scope="module")
def feeds(site: Path) -> list[Path]:
    return sorted(site.rglob("feed.xml"))


def test_every_atom_feed_parses_without_a_complaint(feeds: list[Path], site: Path) -> None:
    assert len(feeds) > 5
    for path in feeds:
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        assert feed.feed.title and feed.feed.id and feed.feed.updated_parsed
        assert all(
            entry.id and entry.title and entry.link and entry.published_parsed for entry in feed.entries
        )


def test_an_offices_feed_holds_its_own_articles_newest_first(site: Path) -> None:
    feed = feedparser.parse((site / "semarang/feed.xml").read_bytes())

    assert len(feed.entries) == 3
    assert {entry.author for entry in feed.entries} == {"BKN Semarang"}
    assert [entry.published for entry in feed.entries] == sorted(
        (entry.published for entry in feed.entries), reverse=True
    )


def test_every_json_feed_has_what_the_format_needs(site: Path) -> None:
    for path in sorted(site.rglob("feed.json")):
        feed = json.loads(path.read_text(encoding="utf-8"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert all(item["id"] and item["url"] and "content_text" in item for item in feed["items"])


def test_feed_names_of_an_article_stay_when_its_words_change(
    make_content, build_content: Build, make_settings
) -> None:
    settings = make_settings(SITEURL="https://contoh.example")
    before = feedparser.parse(build_content(make_content(), settings=settings).read("feed.xml"))

    after = build_content(make_content({"title": "Judul yang lain sama sekali"}), settings=settings)

    feed = feedparser.parse(after.read("feed.xml"))
    assert feed.entries[0].title == "Judul yang lain sama sekali"
    assert feed.entries[0].id == before.entries[0].id
    assert feed.entries[0].id == "tag:contoh.example,2025-02-26:/semarang/2025/02/26/naskah-1/"


def test_a_withdrawn_text_says_so_in_both_feeds(make_content, build_content: Build) -> None:
    withdrawn = {"date": "2025-03-01 10:00", "reason": "Diganti naskah baru."}
    content = make_content(
        {"status": "withdrawn", "withdrawn": withdrawn, "modified": "2025-02-28 09:00"},
        {"office": "jayapura", "date": "2025-03-01 11:00", "title": "Naskah Jayapura"},
    )

    built = build_content(content)

    told = "Diganti naskah baru. Penilaian kinerja di Semarang kini dilakukan empat kali setahun."
    atom = feedparser.parse(built.read("feed.xml"))
    entry = next(entry for entry in atom.entries if "naskah-1" in entry.link)
    assert entry.title == "Dicabut: Semarang menilai kinerja tiap triwulan"
    assert (entry.summary, entry.updated) == (told, "2025-03-01T10:00:00+07:00")
    item = next(item for item in json.loads(built.read("feed.json"))["items"] if "naskah-1" in item["url"])
    assert item["title"] == "Dicabut: Semarang menilai kinerja tiap triwulan"
    assert (item["summary"], item["content_text"]) == (told, told)
    assert item["date_modified"] == "2025-03-01T10:00:00+07:00"
    # 11.00 in Jayapura is 09.00 in Semarang: the later moment, not the later text, dates the feed.
    assert atom.feed.updated == "2025-03-01T10:00:00+07:00"
    assert {entry.title for entry in atom.entries} == {entry.title, "Naskah Jayapura"}


def test_structured_data_of_every_page_parses(site: Path) -> None:
    kinds = set()
    for path in sorted(site.rglob("*.html")):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for script in soup.find_all("script"):
            assert script["type"] == "application/ld+json"
            data = json.loads(script.string or "")
            kinds |= {node["@type"] for node in data.get("@graph", [data])}

    assert kinds == {"NewsArticle", "BreadcrumbList"}


def test_structured_data_cannot_end_its_element(make_content, build_content: Build) -> None:
    hostile = "Nilai </script><script>alert(1)</script> & <!-- kinerja"

    built = build_content(make_content({"title": hostile}))

    soup = BeautifulSoup(built.read("semarang/2025/02/26/naskah-1/index.html"), "html.parser")
    assert len(soup.find_all("script")) == 1
    graph = json.loads(soup.find("script").string)["@graph"]  # type: ignore[union-attr,arg-type]
    assert graph[0]["headline"] == hostile


def test_the_sitemap_names_every_page_that_may_be_found_and_no_other(
    make_content, build_content: Build, make_settings
) -> None:
    content = make_content({}, {"status": "hidden"}, {"status": "draft"})

    built = build_content(content, settings=make_settings(SITEURL="https://contoh.example"))

    tree = ElementTree.fromstring(built.read("sitemap.xml"))
    urls = {element.text for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert "https://contoh.example/semarang/2025/02/26/naskah-1/" in urls
    assert "https://contoh.example/semarang/2025/" in urls
    assert not {url for url in urls if "naskah-2" in str(url) or "naskah-3" in str(url)}
    assert built.read("robots.txt").endswith("Sitemap: https://contoh.example/sitemap.xml\n")


def test_a_preview_asks_search_engines_to_stay_away(site: Path) -> None:
    assert (site / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"


def test_security_txt_has_what_rfc_9116_needs(site: Path) -> None:
    lines = (site / ".well-known/security.txt").read_text().splitlines()

    names = [line.partition(":")[0] for line in lines]
    assert names[:2] == ["Contact", "Expires"]
    assert lines[0].startswith("Contact: mailto:")


NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def test_the_sitemap_of_news_holds_two_days_and_ends_by_itself(
    make_content, build_content: Build, make_settings
) -> None:
    settings = make_settings(SITEURL="https://contoh.example")
    withdrawn = {"date": "2025-07-02", "reason": "Diganti."}
    content = make_content(
        {"date": "2025-07-01 08:00", "title": "Kinerja <triwulan> & capaian"},
        {"date": "2025-06-20 08:00"},
        {"date": "2025-07-01 08:00", "status": "withdrawn", "withdrawn": withdrawn},
    )

    fresh = build_content(content, settings=settings, now="2025-07-03T07:59+07:00")

    tree = ElementTree.fromstring(fresh.read("sitemap-berita.xml"))
    assert [element.text for element in tree.iter(f"{NEWS}title")] == ["Kinerja <triwulan> & capaian"]
    assert [element.text for element in tree.iter(f"{NEWS}publication_date")] == ["2025-07-01T08:00:00+07:00"]
    assert "Sitemap: https://contoh.example/sitemap-berita.xml\n" in fresh.read("robots.txt")

    stale = build_content(content, settings=settings, now="2025-07-03T08:00+07:00")

    assert not (stale.output / "sitemap-berita.xml").exists()
    assert "berita" not in stale.read("robots.txt")


def test_a_page_explains_the_feeds_and_names_those_of_all_categories(site: Path) -> None:
    soup = BeautifulSoup((site / "umpan/index.html").read_text(encoding="utf-8"), "html.parser")

    addresses = {str(link["href"]) for link in soup.select("main a")}

    assert {"/feed.xml", "/feed.json", "/kantor/", "/kategori/manajemen-kinerja/feed.xml"} <= addresses
    assert soup.h1 is not None and soup.h1.get_text() == "Umpan"


@pytest.mark.browser
def test_a_feed_opened_in_a_browser_can_be_read(site: Path, serve_folder, page) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{serve_folder(site)}/semarang/feed.xml")

    shown = page.evaluate(
        "[...document.getElementsByTagName('entry')].map(entry => getComputedStyle(entry).display)"
    )

    assert shown == ["block"] * 3
    assert page.evaluate("getComputedStyle(document.querySelector('id')).display") == "none"
