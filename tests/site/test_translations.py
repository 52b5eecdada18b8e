"""An English edition: in English throughout, known to its original, and in no Indonesian list."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.fixtures.building import Build, Built, files_of
from tests.fixtures.content import ROOT, MakeContent
from tests.site.test_translation_faults import ENGLISH, ORIGINAL, URL

SITE = "https://kabar.example"
BODY = """\
Performance is reviewed every quarter. Every civil servant reports the results of the work, and both look at
what was achieved and at what remains to be done in the next quarter.

## Steps

Goals are agreed on at the beginning of the year.
"""
EDITION = {
    **ENGLISH,
    "body": BODY,
    "modified": "2025-03-06",
    "author": ["Siti Rahayu"],
    "changes": [{"date": "2025-03-06", "note": "A number was corrected."}],
    "sources": [{"title": "Guide", "url": "https://contoh.go.id/guide"}],
    "aliases": ["/semarang/english/"],
}
WITHDRAWN = {"date": "2025-04-02", "reason": "Replaced.", "replaced_by": "/semarang/2025/02/26/lain/"}
INDONESIAN_WORDS = re.compile(
    r"\b(dan|yang|menit|baca|Diperbarui|Oleh|Kategori|Topik|Arsip|Berita|Sumber|Bagikan|Komentar|"
    r"Langsung|Utama|Surel|Februari|Maret|Rabu|Riwayat|Dicabut|sejak|Halaman|Umpan|Tentang|Cari)\b"
)


def read(built: Built, url: str) -> BeautifulSoup:
    return BeautifulSoup(built.read(f"{url.lstrip('/')}index.html"), "html.parser")


def read_data(page: BeautifulSoup) -> dict[str, object]:
    script = page.find("script", type="application/ld+json")
    assert isinstance(script, Tag)
    data: dict[str, object] = json.loads(script.get_text())["@graph"][0]
    return data


def alternates(page: BeautifulSoup) -> dict[str, str]:
    found = page.find_all("link", rel="alternate", hreflang=True)
    return {str(link["hreflang"]): str(link["href"]) for link in found}


@pytest.fixture
def built(make_content: MakeContent, build_content: Build, make_settings: Callable[..., str]) -> Built:
    made = build_content(
        make_content(ORIGINAL, EDITION, {"file": "2025-02-26-lain.md", "title": "Naskah lain"}),
        settings=make_settings(SITEURL=SITE),
    )
    assert made.faults == ""
    return made


def test_the_edition_stands_below_its_original(built: Built) -> None:
    page = read(built, f"{URL}en/")

    assert page.html is not None and page.html["lang"] == "en"
    assert page.h1 is not None and page.h1.get_text() == ENGLISH["title"]


def test_topics_that_it_does_not_write_are_the_original_s(built: Built) -> None:
    topics = read(built, f"{URL}en/").select('.annex a[href^="/topik/"]')

    assert [(topic.get_text(), topic["lang"]) for topic in topics] == [("Penilaian Kinerja", "id")]


def test_both_pages_name_both_editions_to_machines(built: Built) -> None:
    expected = {"id": SITE + URL, "en": f"{SITE}{URL}en/", "x-default": SITE + URL}

    assert alternates(read(built, URL)) == expected
    assert alternates(read(built, f"{URL}en/")) == expected


def test_both_pages_lead_to_each_other(built: Built) -> None:
    onward = read(built, URL).select_one('main a[hreflang="en"][lang="en"]')
    back = read(built, f"{URL}en/").select_one('main a[hreflang="id"][lang="id"]')

    assert onward is not None and (onward["href"], onward.get_text()) == (f"{URL}en/", "English")
    assert back is not None and (back["href"], back.get_text()) == (URL, "Bahasa Indonesia")


def test_dates_are_english(built: Built) -> None:
    page = read(built, f"{URL}en/")

    assert [time.get_text() for time in page.find_all("time")] == [
        "Wednesday, 5 March 2025",
        "6 March 2025",
        "6 March 2025",
    ]


def test_nothing_but_names_is_indonesian_on_it(built: Built) -> None:
    page = read(built, f"{URL}en/")
    for part in page.select('[lang="id"], .letterhead, .colophon b, script, .prose'):
        part.decompose()
    words = [page.get_text(" "), *(str(tag["aria-label"]) for tag in page.select("[aria-label]"))]

    assert INDONESIAN_WORDS.findall(" ".join(words)) == []


def test_a_withdrawn_edition_says_so_in_english(make_content: MakeContent, build_content: Build) -> None:
    other = {"file": "2025-02-26-lain.md", "title": "Naskah lain"}
    content = make_content(ORIGINAL, {**EDITION, "status": "withdrawn", "withdrawn": WITHDRAWN}, other)

    notice = read(build_content(content), f"{URL}en/").select_one(".notice")

    assert notice is not None and notice["aria-label"] == "Withdrawal"
    assert notice.get_text(" ", strip=True).startswith("Withdrawn since 2 April 2025 . Replaced.")


def test_machines_are_told_the_language(built: Built) -> None:
    page = read(built, f"{URL}en/")
    locale = page.find("meta", property="og:locale")

    assert isinstance(locale, Tag) and locale["content"] == "en_GB"
    assert read_data(page)["inLanguage"] == "en"
    assert read_data(page)["translationOfWork"] == {"@type": "NewsArticle", "@id": SITE + URL}
    original = read_data(read(built, URL))
    assert original["inLanguage"] == "id"
    assert original["workTranslation"] == [{"@type": "NewsArticle", "@id": f"{SITE}{URL}en/"}]


def test_the_sitemap_names_the_editions(built: Built) -> None:
    sitemap = built.read("sitemap.xml")
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{SITE}{url}"/>'
        for code, url in (("id", URL), ("en", f"{URL}en/"), ("x-default", URL))
    )

    assert sitemap.count(links) == 2
    assert f"<loc>{SITE}{URL}en/</loc>" in sitemap
    assert 'xmlns:xhtml="http://www.w3.org/1999/xhtml"' in sitemap


def test_it_is_in_no_list_and_no_feed(built: Built) -> None:
    naming = {path for path, data in files_of(built.output).items() if str(ENGLISH["title"]).encode() in data}

    assert naming == {f"{URL[1:]}en/index.html", "semarang/english/index.html"}


def test_it_is_counted_nowhere_but_in_the_sum(built: Built) -> None:
    home = read(built, "/semarang/")

    assert "3 naskah = 3 terbit + 0 draf + 0 ditahan + 0 tersembunyi + 0 ditolak" in built.told
    assert [count.get_text(strip=True) for count in home.select("aside li span")] == ["2 artikel"] * 3


def test_an_old_address_leads_to_it(built: Built) -> None:
    page = read(built, "/semarang/english/")

    refresh = page.find("meta", attrs={"http-equiv": "refresh"})
    assert isinstance(refresh, Tag) and refresh["content"] == f"0; url={URL}en/"


def test_comments_are_read_and_written_under_the_original(built: Built) -> None:
    page = read(built, f"{URL}en/")
    link = page.select_one(f'main a[href="{URL}#balas"]')

    assert link is not None and link.get_text() == "Read or write comments on the Indonesian page"
    assert page.find("form") is None
    assert read(built, URL).find(id="balas") is not None


def test_a_day_without_an_hour_waits_for_the_original_s_hour(
    make_content: MakeContent, build_content: Build
) -> None:
    original = {"file": "2026-03-01-penilaian.md", "date": "2026-03-01 17:00"}
    edition = {**ENGLISH, "file": "en.md", "date": "2026-03-01", "translation_of": "2026-03-01-penilaian.md"}

    built = build_content(make_content(original, edition))

    assert built.faults == ""
    assert "2 naskah = 0 terbit + 0 draf + 2 ditahan + 0 tersembunyi + 0 ditolak" in built.told


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_what_is_not_public_is_named_by_no_page(
    make_content: MakeContent, build_content: Build, status: str
) -> None:
    content = make_content(ORIGINAL, {**ENGLISH, "status": status})

    built = build_content(content)

    assert built.faults == ""
    assert alternates(read(built, URL)) == {}
    assert f"{URL}en/" not in built.read("sitemap.xml")
    assert (built.output / f"{URL[1:]}en/index.html").exists() == (status == "hidden")


def test_a_link_to_the_edition_is_followed(make_content: MakeContent, build_content: Build) -> None:
    linking = {"file": "lain.md", "body": f"Lihat juga [edisi bahasa Inggris]({URL}en/) dari artikel itu.\n"}

    built = build_content(make_content(ORIGINAL, ENGLISH, linking))

    assert [line for line in built.faults.splitlines() if "tautan" in line] == []
    assert built.status == 0


@pytest.mark.parametrize("changed", ["original", "edition"])
def test_a_correction_gives_what_a_clean_build_gives(
    make_content: MakeContent, build_content: Build, changed: str
) -> None:
    content = make_content(ORIGINAL, EDITION, {"file": "2025-02-26-lain.md", "title": "Naskah lain"})
    build_content(content)
    file = content / "artikel/semarang" / str((ORIGINAL if changed == "original" else ENGLISH)["file"])
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("tahun.", "tahun itu.").replace("the year.", "that year."), encoding="utf-8")

    corrected, clean = build_content(content), build_content(content, name="clean")

    assert file.read_text(encoding="utf-8") != text
    assert files_of(corrected.output) == files_of(clean.output)


def test_a_changed_translation_of_words_makes_english_pages_anew_and_no_others(
    make_content: MakeContent, build_content: Build, make_settings: Callable[..., str], tmp_path: Path
) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    content, settings = make_content(ORIGINAL, EDITION), make_settings(THEME=str(theme), SITEURL=SITE)
    before = files_of(build_content(content, settings=settings).output)
    catalogue = theme / "locale/en/LC_MESSAGES/kabar.po"
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(text.replace('msgstr "Share"', 'msgstr "Pass on"'), encoding="utf-8")

    built = build_content(content, settings=settings)

    after = files_of(built.output)
    assert "1 halaman dicetak" in built.told
    assert {path for path in after if after[path] != before[path]} == {f"{URL[1:]}en/index.html"}


def test_a_broken_catalogue_is_told_to_the_engineer(
    make_content: MakeContent, build_content: Build, make_settings: Callable[..., str], tmp_path: Path
) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme, ignore=shutil.ignore_patterns("*.po"))

    built = build_content(make_content(ORIGINAL, EDITION), settings=make_settings(THEME=str(theme)))

    assert built.status == 1
    assert built.faults.startswith(f"{theme}/locale/en/LC_MESSAGES/kabar.po: ")
    assert "Traceback" not in built.faults
