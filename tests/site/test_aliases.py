"""Old addresses: none takes the place of what the site answers itself, and each leads to one text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.fixtures.building import Build
from tests.fixtures.content import MakeContent

SOURCE = "artikel/semarang/naskah-1.md"
OTHER = "artikel/semarang/naskah-2.md"
REFUSAL = "hasil sebelumnya tetap utuh"
ADDRESS = "/semarang/2025/02/26/naskah-1/"


@pytest.fixture
def refuse(make_content: MakeContent, build_content: Build) -> Callable[..., list[str]]:
    """Builds articles with these aliases and gives the faults, without the content folder's name."""

    def tell(*aliases: list[str]) -> list[str]:
        content = make_content(*({"aliases": given} for given in aliases))
        built = build_content(content)
        assert (built.status, built.output.exists()) == (1, False)
        *faults, refusal = built.faults.splitlines()
        assert refusal.endswith(REFUSAL)
        return [fault.partition("artikel/")[1] + fault.partition("artikel/")[2] for fault in faults]

    return tell


@pytest.mark.parametrize(
    "alias",
    [
        "/robots.txt",
        "/Robots.TXT",
        "/robots.txt/lama/",
        "/sitemap.xml",
        "/sitemap-2.xml",
        "/sitemap_index.xml",
        "/feed.xml",
        "/feed.json",
        "/404.html",
        "/index.html",
        "/.well-known/security.txt",
        "/.well-known",
        "/media/semarang/2025/lama.pdf",
        "/media",
        "/theme/css/site.css",
    ],
)
def test_an_address_that_the_site_answers_itself_is_refused(
    refuse: Callable[..., list[str]], alias: str
) -> None:
    assert refuse([alias]) == [
        f"{SOURCE}:9: aliases: “{alias}” dipakai situs ini untuk hal lain; hapus alamat ini"
    ]


@pytest.mark.parametrize(
    "alias",
    [
        "/semarang/",
        "/semarang",
        "/Semarang/",
        "/semarang/feed.xml",
        "/semarang/feed.xml/lama/",
        "/semarang/2025/",
        "/semarang/2025/index.html",
        "/2025/02/",
        "/kantor/",
        "/arsip",
        "/kategori/kepegawaian/",
        # Of a renamed office and a renamed category.
        "/kota-semarang/",
        "/kota-semarang/feed.json",
        "/kategori/kinerja/",
    ],
)
def test_an_address_of_another_page_is_refused(refuse: Callable[..., list[str]], alias: str) -> None:
    assert refuse([alias]) == [
        f"{SOURCE}:9: aliases: alamat lama “{alias}” masih dipakai halaman lain; hapus baris ini"
    ]


@pytest.mark.parametrize("alias", [ADDRESS, ADDRESS.rstrip("/"), f"{ADDRESS}index.html"])
def test_the_address_of_the_text_itself_is_refused(refuse: Callable[..., list[str]], alias: str) -> None:
    assert refuse([alias]) == [
        f"{SOURCE}:9: aliases: alamat lama “{alias}” adalah alamat naskah ini sekarang; hapus baris ini"
    ]


@pytest.mark.parametrize("alias", ["/lama/", "/lama", "/Lama/", "/lama/index.html"])
def test_an_address_that_two_texts_claim_is_refused_in_the_second(
    refuse: Callable[..., list[str]], alias: str
) -> None:
    assert refuse(["/lama/"], [alias]) == [
        f"{OTHER}:9: aliases: alamat lama “{alias}” sudah dipakai “{SOURCE}”; hapus baris ini"
    ]


def test_an_address_below_a_file_is_refused(refuse: Callable[..., list[str]]) -> None:
    assert refuse(["/lama.html", "/lama.html/2/"]) == [
        f"{SOURCE}:10: aliases: alamat lama “/lama.html/2/” bertabrakan dengan “/lama.html”, "
        "juga alamat lama; hapus baris ini"
    ]


@pytest.mark.parametrize(
    "aliases",
    [
        ["/lama/", "/lama/2/", "/lama/index.html"],
        ["/medialama/", "/tema/", "/robots/", "/feed/", "/peta/sitemap.xml"],
        ["/2019/01/berita.html", "/kategori/berita-lama/", "/wp/robots.txt"],
        # The renamed office's old address leads to this very text already.
        ["/kota-semarang/2025/02/26/naskah-1/"],
    ],
)
def test_an_address_that_nothing_else_has_is_fine(
    make_content: MakeContent, build_content: Build, aliases: list[str]
) -> None:
    built = build_content(make_content({"aliases": aliases}))

    assert (built.status, built.faults) == (0, "")
    for alias in aliases:
        path = f"{alias}index.html" if alias.endswith("/") else alias
        assert f'href="{ADDRESS}"' in built.read(path.lstrip("/"))
