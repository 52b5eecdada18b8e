"""The search in a real browser, behind a server that sends the policy which a release will send."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from plugins.publication.run import build
from plugins.release.headers import POLICIES, pick
from plugins.search.addresses import PATH, RESULTS
from tests.fixtures.content import HEADER, NOW, REGISTERS, ROOT, write_source
from tests.fixtures.servers import serving

STRICT = pick(POLICIES, "/")
SCRIPT_BYTES = 5_000
PAGE_BYTES = 10_000
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "wcag22aa", "best-practice"]
ASK = "Tulis kata yang dicari, atau pilih kantor, kategori, atau tahun."
BODY = "Laporan ditulis setiap pekan oleh pegawai, lalu dibaca bersama atasannya sebelum dinilai. " * 4

ARTICLES = [
    {
        "title": f"Catatan {name}",
        "date": f"{year}-0{month}-10",
        "office": office,
        "category": category,
        "body": f"{BODY}{words}",
    }
    for name, year, month, office, category, words in [
        ("pertama", 2022, 1, "semarang", "kepegawaian", "Kebun apel &amp; &lt;jeruk&gt; di belakang kantor."),
        ("kedua", 2023, 2, "semarang", "manajemen-kinerja", "Apel pagi diadakan pada hari Senin."),
        ("ketiga", 2024, 3, "jayapura", "manajemen-kinerja", "Apel pagi ditiadakan saat hujan."),
        *((f"rutin {month}", 2025, month, "jayapura", "kepegawaian", "Rutin.") for month in range(1, 10)),
    ]
]


def by_page(path: str) -> str:
    """What a release sends: the page of results alone may run WebAssembly."""
    return pick(POLICIES, path)


def build_site(folder: Path, **settings: object) -> Path:
    """The articles with their index, built below a folder; gives the output."""
    content = folder / "content"
    for path, text in _files():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    asked = {"PATH": str(content), "THEME": str(ROOT / "theme"), "SEARCH": True, **settings}
    lines = [f"{name} = {value!r}" for name, value in asked.items()]
    conf = folder / "conf.py"
    conf.write_text("\n".join(["from pelicanconf import *  # noqa: F403", *lines, ""]), encoding="utf-8")
    output = folder / "output"
    assert (
        build(settings=str(conf), output=str(output), state=str(folder / "state"), now=NOW.isoformat()) == 0
    )
    return output


def _files() -> Iterator[tuple[str, str]]:
    for name, text in REGISTERS.items():
        yield f"registers/{name}.toml", text
    for number, article in enumerate(ARTICLES):
        header = {key: value for key, value in {**HEADER, **article}.items() if key not in ("office", "body")}
        yield f"artikel/{article['office']}/naskah-{number}.md", write_source(header, f"{article['body']}\n")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once."""
    return build_site(tmp_path_factory.mktemp("cari"))


@pytest.fixture(scope="module")
def address(output: Path) -> Iterator[str]:
    """The site's address, without a slash at its end."""
    with serving(output, by_page) as url:
        yield url


def said(page: Page) -> str:
    """What a screen reader is told, once the search has ended."""
    expect(page.locator("[data-say=busy]")).to_be_hidden()
    return page.get_by_role("status").inner_text()


def titles(page: Page) -> list[str]:
    return page.locator("[data-list] h2").all_inner_texts()


def watch(page: Page) -> tuple[list[str], list[str]]:
    """Addresses that the page asks for from now on, and what its console tells."""
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    return asked, told


def test_the_form_s_page_loads_a_sheet_and_nothing_else(address: str, page: Page) -> None:
    asked, told = watch(page)

    page.goto(f"{address}{PATH}", wait_until="networkidle")

    sheet = page.locator("link[rel=stylesheet]").get_attribute("href")
    assert [url.removeprefix(address) for url in asked] == [PATH, sheet]
    assert told == []


def test_nothing_of_the_index_is_loaded_before_the_reader_asks(address: str, page: Page) -> None:
    asked, told = watch(page)

    page.goto(f"{address}{RESULTS}", wait_until="networkidle")

    assert [url for url in asked if "/indeks/" in url] == []
    assert len([url for url in asked if "/theme/js/" in url]) == 1
    assert told == []
    assert page.get_by_role("status").inner_text() == ASK


def test_a_reader_searches_by_keyboard_alone(address: str, page: Page) -> None:
    _, told = watch(page)
    page.goto(f"{address}{PATH}")

    page.get_by_label("Kata yang dicari").focus()
    page.keyboard.type("apel pagi")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{RESULTS}?q=apel+pagi**")
    found = said(page)
    page.get_by_label("Kata yang dicari").focus()
    for _ in range(3):
        page.keyboard.press("Tab")

    assert found == "2 artikel ditemukan untuk “apel pagi”."
    assert page.evaluate("document.activeElement.textContent") in titles(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/naskah-*/")
    assert "Catatan ke" in page.locator("h1").inner_text()
    assert told == []


def test_the_status_is_announced_and_results_are_as_the_site_words_them(address: str, page: Page) -> None:
    page.goto(f"{address}{RESULTS}?q=jeruk")

    assert said(page) == "1 artikel ditemukan untuk “jeruk”."
    card = page.locator("[data-list] li").inner_text().splitlines()
    assert [line for line in card if line] == [
        "10 Januari 2022",
        "Catatan pertama",
        card[-3] if not card[-2] else card[-2],
        "Kepegawaian · BKN Semarang",
    ]
    assert page.locator("[data-list] mark").all_inner_texts() == ["<jeruk>"]
    assert "Kebun apel & <jeruk> di" in page.locator("[data-list]").inner_text()


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"kantor": "semarang"}, ["Catatan kedua", "Catatan pertama"]),
        ({"kategori": "manajemen-kinerja"}, ["Catatan ketiga", "Catatan kedua"]),
        ({"tahun": "2022"}, ["Catatan pertama"]),
        ({"kantor": "jayapura", "tahun": "2024"}, ["Catatan ketiga"]),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, dict) else None,
)
def test_answers_are_narrowed_and_ordered_by_date(
    address: str, page: Page, choices: dict[str, str], expected: list[str]
) -> None:
    page.goto(f"{address}{PATH}")
    page.get_by_text("Saring dan urutkan").click()

    page.get_by_label("Kata yang dicari").fill("apel")
    for name, value in choices.items():
        page.locator(f"[name={name}]").select_option(value)
    page.get_by_label("Urutan").select_option("Terbaru")
    page.get_by_role("button", name="Cari", exact=True).click()
    page.wait_for_url(f"**{RESULTS}?**")
    said(page)

    assert titles(page) == expected
    assert page.url.endswith(
        "?" + "&".join(["q=apel", *(f"{k}={v}" for k, v in choices.items()), "urut=terbaru"])
    )
    assert page.locator("#urut").input_value() == "terbaru"


def test_a_choice_without_a_word_lists_the_newest_first(address: str, page: Page) -> None:
    page.goto(f"{address}{RESULTS}?kantor=semarang")

    assert said(page) == "2 artikel ditemukan."
    assert titles(page) == ["Catatan kedua", "Catatan pertama"]
    assert page.get_by_label("Kantor").input_value() == "semarang"


def test_the_back_button_brings_the_last_question_back(address: str, page: Page) -> None:
    page.goto(f"{address}{RESULTS}")
    field = page.get_by_label("Kata yang dicari")
    for word in ("jeruk", "hujan"):
        field.fill(word)
        field.press("Enter")
        expect(page.get_by_role("status")).to_contain_text(f"“{word}”")

    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("“jeruk”")
    assert (field.input_value(), titles(page)) == ("jeruk", ["Catatan pertama"])
    page.go_back()

    expect(page.locator("[data-list]")).to_be_hidden()
    assert (field.input_value(), page.get_by_role("status").inner_text()) == ("", ASK)


def test_the_skip_link_asks_nothing_anew(address: str, page: Page) -> None:
    page.goto(f"{address}{RESULTS}?q=jeruk")
    said(page)
    asked, _ = watch(page)
    page.locator("[data-list] li").evaluate("card => card.dataset.seen = 'yes'")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#isi")

    assert page.locator("[data-list] li[data-seen]").count() == 1
    assert asked == []


def test_more_results_are_asked_for_and_the_first_of_them_has_the_focus(address: str, page: Page) -> None:
    page.goto(f"{address}{RESULTS}?q=laporan&urut=terbaru")
    said(page)
    shown = titles(page)

    page.get_by_role("button", name="Hasil berikutnya").press("Enter")
    expect(page.locator("[data-list] li")).to_have_count(12)

    assert len(shown) == 8
    assert page.evaluate("document.activeElement.textContent") == titles(page)[8] == "Catatan rutin 1"
    assert titles(page)[-1] == "Catatan pertama"
    expect(page.get_by_role("button", name="Hasil berikutnya")).to_be_hidden()


def test_older_parts_are_searched_when_asked_for(tmp_path: Path, page: Page) -> None:
    asked, _ = watch(page)
    with serving(build_site(tmp_path, SEARCH_PART_TEXTS=4), by_page) as url:
        page.goto(f"{url}{RESULTS}?q=apel")
        first, loaded = said(page), {part.split("/")[5] for part in asked if "pf_meta" in part}
        page.get_by_role("button", name="Hasil berikutnya").click()
        expect(page.locator("[data-say=found]")).to_be_visible()

        assert (
            first
            == "0 artikel terbitan 2025 atau sesudahnya ditemukan untuk “apel”. Yang lebih lama belum dicari."
        )
        assert len(loaded) == 2
        assert said(page) == "3 artikel ditemukan untuk “apel”."
        asked.clear()
        page.goto(f"{url}{RESULTS}?q=apel&tahun=2022")
        assert said(page) == "1 artikel ditemukan untuk “apel”."
        assert len([part for part in asked if "pf_meta" in part]) == 1


@pytest.mark.parametrize("words", ["xyzzy", "<img src=x onerror=alert(1)>", '"', "%E0%A4%A", "-"])
def test_a_question_without_an_answer_is_told_as_it_was_asked(address: str, page: Page, words: str) -> None:
    page.goto(f"{address}{RESULTS}")

    page.get_by_label("Kata yang dicari").fill(words)
    page.keyboard.press("Enter")

    assert said(page) == (
        f"Tidak ada artikel yang sesuai untuk “{words}”. "
        "Periksa ejaannya, pakai kata dasarnya, atau kurangi saringan."
    )
    assert page.locator("main img").count() == 0


def test_an_empty_question_is_told_what_to_do_and_loads_nothing(address: str, page: Page) -> None:
    asked, _ = watch(page)
    page.goto(f"{address}{RESULTS}")

    page.get_by_role("button", name="Cari", exact=True).click()

    assert said(page) == ASK
    assert [url for url in asked if "/indeks/" in url] == []


@pytest.mark.parametrize(
    "lost", ["pagefind.js", "wasm.id.pagefind", "*.pf_meta", "*.pf_index", "*.pf_fragment"]
)
def test_an_index_that_cannot_be_had_is_told_and_a_second_try_succeeds(
    address: str, page: Page, lost: str
) -> None:
    pattern = f"**/{lost}"
    page.route(pattern, lambda route: route.abort())
    page.goto(f"{address}{RESULTS}?q=jeruk")

    expect(page.locator("[data-say=failed]")).to_be_visible(timeout=15_000)
    links = page.get_by_role("status").get_by_role("link").all_inner_texts()
    page.unroute(pattern)
    page.get_by_role("button", name="Cari", exact=True).click()

    expect(page.locator("[data-say=found]")).to_be_visible()
    assert links == ["kategori", "kantor", "arsip"]
    assert titles(page) == ["Catatan pertama"]


def test_without_the_policy_s_word_for_webassembly_the_search_fails_and_says_so(
    output: Path, page: Page
) -> None:
    with serving(output, lambda path: STRICT) as url:
        page.goto(f"{url}{RESULTS}?q=jeruk")

        expect(page.locator("[data-say=failed]")).to_be_visible(timeout=15_000)


@pytest.mark.parametrize("path", [PATH, f"{RESULTS}?q=apel", "/404.html"])
def test_without_javascript_no_form_leads_to_where_nothing_is_found(
    address: str, browser: Browser, path: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{address}{path}")

    expect(page.locator("form")).to_be_hidden()
    links = [link.get_attribute("href") for link in page.locator("main .annex a:visible").all()]
    assert {"/kategori/", "/topik/", "/kantor/", "/arsip/"} <= set(links)
    if path != "/404.html":
        text = page.locator("main").inner_text()
        assert "JavaScript tidak aktif di peramban Anda, jadi pencarian tidak berjalan." in text
    context.close()


def test_an_office_s_own_page_leads_to_a_search_in_that_office(address: str, page: Page) -> None:
    page.goto(f"{address}/semarang/")

    page.get_by_role("navigation", name="Utama").get_by_role("link", name="Cari").click()

    page.wait_for_url(f"**{RESULTS}?kantor=semarang")
    assert said(page) == "2 artikel ditemukan."


def test_search_engines_are_led_to_the_form_and_not_to_what_was_found(output: Path) -> None:
    maps = "".join(file.read_text(encoding="utf-8") for file in output.glob("sitemap*.xml"))
    form, found = ((output / path[1:] / "index.html").read_text(encoding="utf-8") for path in (PATH, RESULTS))

    assert f"{PATH}</loc>" in maps and RESULTS not in maps
    assert 'content="noindex"' in found and 'content="noindex"' not in form


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/semarang/2025/02/26/laporan-kinerja-pegawai/", "laporan kinerja pegawai"),
        ("/hasil%20seleksi_cpns_2024.html", "hasil seleksi cpns"),
        ("/2025/02/", ""),
        ("/%E0%A4%A/", ""),
        ("/<script>alert(1)</script>/", "script"),
    ],
    ids=["slug", "file", "numbers", "half an escape", "markup"],
)
def test_the_page_for_lost_readers_proposes_words_of_the_address(
    address: str, output: Path, page: Page, path: str, words: str
) -> None:
    lost = (output / "404.html").read_text(encoding="utf-8")
    page.route(
        lambda url: url.startswith(address) and "/theme/" not in url and PATH not in url,
        lambda route: route.fulfill(status=404, body=lost, content_type="text/html; charset=utf-8"),
    )

    page.goto(f"{address}{path}")
    field = page.get_by_label("Kata yang dicari")
    proposed = field.input_value()
    field.fill("jeruk")
    field.press("Enter")

    assert proposed == words
    page.wait_for_url(f"**{RESULTS}?q=jeruk")
    assert said(page) == "1 artikel ditemukan untuk “jeruk”."


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_page_with_its_results_fits_and_axe_finds_nothing(
    address: str, page: Page, width: int, scheme: Any
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}{RESULTS}?q=laporan&kantor=jayapura")
    said(page)

    # Axe is put into the page by the browser itself, which no policy of a page forbids.
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]

    assert [(fault["id"], fault["nodes"][0]["target"]) for fault in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    heights = [
        page.locator(target).first.bounding_box()["height"]
        for target in ("#kata", "form button", "summary", "#tahun", "[data-list] a", ".findings__more")
    ]
    assert [height for height in heights if height < 44] == []


def test_the_page_s_own_files_stay_in_their_budget(output: Path) -> None:
    scripts = {
        file.name: len(brotli.compress(file.read_bytes(), quality=11))
        for file in (output / "theme/js").iterdir()
    }
    page = [output / "cari/hasil/index.html", *(output / "theme/css/pages").glob("*.css")]
    weights = {file.name: len(brotli.compress(file.read_bytes(), quality=11)) for file in page}

    assert len(scripts) == 2
    assert sum(scripts.values()) <= SCRIPT_BYTES, scripts
    assert sum(weights.values()) + sum(scripts.values()) <= PAGE_BYTES, weights
