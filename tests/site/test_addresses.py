"""Every address form of design.md answers in the built site, and every link in it leads somewhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

ADDRESSES = [
    "/",
    "/semarang/2025/02/26/pengelolaan-kinerja-asn/",
    "/semarang/2025/02/26/",
    "/semarang/2025/02/",
    "/semarang/2025/",
    "/semarang/",
    "/semarang/arsip/",
    "/semarang/kategori/",
    "/dumai/",
    "/sawahlunto/",
    "/tangerang-selatan/",
    "/2025/02/26/",
    "/2025/02/",
    "/2025/",
    "/arsip/",
    "/kategori/",
    "/topik/",
    "/kantor/",
    "/tentang/",
    "/kontak/",
    "/pedoman-komentar/",
    "/kebijakan-privasi/",
    "/aksesibilitas/",
    "/feed.xml",
    "/feed.json",
    "/semarang/feed.xml",
    "/semarang/feed.json",
    "/sitemap.xml",
    "/robots.txt",
    "/404.html",
    "/.well-known/security.txt",
]


def answers(site: Path, address: str) -> Path:
    """The file that a static host sends for an address."""
    path = site / unquote(address).lstrip("/")
    return path / "index.html" if address.endswith("/") else path


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_form_answers(site: Path, address: str) -> None:
    assert answers(site, address).is_file()


def test_every_register_entry_has_its_list_and_feeds(site: Path) -> None:
    import tomllib

    registers = Path(__file__).parents[2] / "content" / "registers"
    for register, prefix in (("categories", "kategori"), ("topics", "topik")):
        for slug in tomllib.loads((registers / f"{register}.toml").read_text()):
            assert answers(site, f"/{prefix}/{slug}/").is_file()
            if prefix == "kategori":
                assert answers(site, f"/{prefix}/{slug}/feed.xml").is_file()


def test_every_part_of_an_articles_address_is_a_page(site: Path) -> None:
    parts = "semarang/2025/02/26/pengelolaan-kinerja-asn".split("/")

    for size in range(1, len(parts) + 1):
        assert answers(site, "/" + "/".join(parts[:size]) + "/").is_file()


def test_no_internal_link_is_dead(site: Path) -> None:
    dead = []
    for page in sorted(site.rglob("*.html")):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        base = "/" + page.relative_to(site).as_posix().removesuffix("index.html")
        ids = {element["id"] for element in soup.find_all(id=True)}
        for element in soup.find_all(["a", "link", "img", "script"]):
            written = element.get("href") or element.get("src") or ""
            parts = urlsplit(urljoin(f"http://site{base}", written))
            if not written or parts.netloc != "site":
                continue
            if written.startswith("#"):
                if written[1:] and written[1:] not in ids:
                    dead.append((base, written))
            elif not answers(site, parts.path).is_file():
                dead.append((base, written))

    assert dead == []


def test_the_days_archive_shows_its_articles_whole(site: Path) -> None:
    soup = BeautifulSoup(answers(site, "/semarang/2025/02/26/").read_text(encoding="utf-8"), "html.parser")

    assert soup.h1 is not None
    assert "Rabu, 26 Februari 2025" in soup.h1.get_text()
    assert len(soup.select("main article")) == 3
    text = soup.get_text(" ")
    for article in sorted((Path(__file__).parents[2] / "content/artikel/semarang").rglob("2025-02-26-*.md")):
        last = article.read_text(encoding="utf-8").rstrip().splitlines()[-1].split(". ")[0]
        assert last[:40].replace("**", "") in text
