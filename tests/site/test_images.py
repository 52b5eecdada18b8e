"""Pictures from the writer's file to the reader's screen."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser

from tests.fixtures.browser import wait_until
from tests.fixtures.building import Build, Built, files_of
from tests.fixtures.content import BODY, HEADER, NOW, ROOT, MakeContent, write_source
from tests.fixtures.pictures import PLACE, make_exif, make_image, read_image, write_image
from tests.fixtures.servers import ServeFolder
from tests.plugins.images.files import make_animation, make_bomb, make_file

MakeSettings = Callable[..., str]

PHOTO, BOARD = "media/semarang/rapat.jpg", "media/semarang/papan.png"
FILES = {
    PHOTO: write_image(make_image(1600, 1000), exif=make_exif()),
    BOARD: write_image(make_image(700, 400), "PNG", exif=make_exif()),
}
IMAGE = {
    "file": f"/{PHOTO}",
    "alt": "Enam pegawai & “atasan” di ruang rapat.",
    "credit": "Humas BKN Semarang",
    "caption": "Hari pertama.",
}
SHOWN = f'{BODY}\n![Papan hasil.](/{BOARD} "Papan itu.")\n\n[Unduh](/{PHOTO})\n'
URL = "semarang/2025/02/26/naskah-1"
HOST = "https://kabar.example.go.id"
SOURCE = "artikel/semarang/naskah-1.md"


@pytest.fixture
def illustrated(make_content: MakeContent) -> Path:
    return make_content({"image": IMAGE, "body": SHOWN}, {"title": "Tanpa gambar"}, files=FILES)


def soup_of(built: Built, url: str = URL) -> BeautifulSoup:
    return BeautifulSoup(built.read(f"{url}/index.html"), "html.parser")


def pictures_of(soup: BeautifulSoup) -> list[Tag]:
    return soup.select("figure.picture img")


def test_an_article_s_picture_and_those_of_its_text_come_in_all_forms(
    illustrated: Path, build_content: Build
) -> None:
    built = build_content(illustrated)

    soup = soup_of(built)
    first, second = pictures_of(soup)
    named = {
        url.split()[0]
        for source in soup.select("picture source")
        for url in str(source["srcset"]).split(", ")
    }
    assert (first["alt"], first["width"], first["height"]) == (IMAGE["alt"], "1200", "750")
    assert (first["fetchpriority"], first.get("loading")) == ("high", None)
    assert (second["alt"], second["width"], second["height"]) == ("Papan hasil.", "700", "400")
    assert (second.get("fetchpriority"), second["loading"]) == (None, "lazy")
    assert [caption.text for caption in soup.select("figcaption")] == [
        "Hari pertama. Foto: Humas BKN Semarang",
        "Papan itu.",
    ]
    assert [source["type"] for source in soup.select("picture source")] == ["image/avif", "image/webp"] * 2
    made = {f"/{path}" for path in files_of(built.output) if path.startswith("gambar/")}
    assert made == named | {str(first["src"]), str(second["src"])}


def test_a_build_marks_the_pictures_that_it_shows_and_removes_what_rested_for_a_season(
    illustrated: Path, build_content: Build, tmp_path: Path
) -> None:
    build_content(illustrated)
    folder = next(tmp_path.rglob("facts.kept")).parents[2]
    shown = [facts.parent for facts in folder.rglob("facts.kept")]
    unused = folder / "00" / "unused"
    unused.mkdir(parents=True)
    for place in (*shown, unused, *tmp_path.rglob("images-marked")):
        os.utime(place, (0, 0))

    (illustrated / "artikel/semarang/naskah-9.md").write_text(
        write_source({**HEADER, "title": "Naskah baru"}, BODY), encoding="utf-8"
    )
    built = build_content(illustrated)

    assert built.faults == ""
    assert not unused.exists()
    assert len(shown) == 2 and all(place.stat().st_mtime > 0 for place in shown)


def test_a_photo_s_place_is_nowhere_in_what_is_published(illustrated: Path, build_content: Build) -> None:
    built = build_content(illustrated)

    assert all(PLACE in data for data in FILES.values())
    for path, data in files_of(built.output).items():
        assert PLACE not in data, path
        if path.endswith((".jpg", ".png", ".webp", ".avif")):
            assert not read_image(data).getexif(), path
    assert read_image((built.output / PHOTO).read_bytes()).size == (1600, 1000)


def test_a_day_s_archive_waits_with_all_pictures_but_the_first(
    make_content: MakeContent, build_content: Build
) -> None:
    content = make_content({"image": IMAGE}, {"image": IMAGE}, files=FILES)

    images = pictures_of(soup_of(build_content(content), "semarang/2025/02/26"))

    assert [image.get("loading") for image in images] == [None, "lazy"]


def test_a_changed_photo_changes_the_pages_that_show_it_and_no_others(
    illustrated: Path, build_content: Build
) -> None:
    before = files_of(build_content(illustrated).output)
    (illustrated / PHOTO).write_bytes(write_image(make_image(1300, 1000)))

    after = files_of(build_content(illustrated).output)

    changed = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    assert {path for path in changed if path.endswith(".html")} == {
        f"{place}index.html" for place in (f"{URL}/", "semarang/2025/02/26/", "2025/02/26/")
    }
    assert PHOTO in changed
    gone = {path for path in before if path not in after}
    assert gone and all(path.startswith("gambar/") for path in gone)


@pytest.mark.parametrize(
    ("path", "data", "told"),
    [
        (
            PHOTO,
            make_file("JPEG")[:-100],
            "gambar rusak atau terpotong; salin ulang dari kamera atau program asalnya",
        ),
        (
            BOARD,
            make_bomb(),
            "gambar terlalu besar (30.000 × 30.000 piksel); perkecil dahulu; lebar 1200 piksel sudah cukup",
        ),
        (
            "media/semarang/gerak.gif",
            make_animation("GIF"),
            "gambar bergerak, dan pembaca tidak dapat menghentikannya; "
            "simpan satu gambarnya sebagai gambar diam, atau gerakannya sebagai video .mp4",
        ),
        (
            PHOTO,
            make_file("PNG"),
            "isinya gambar PNG, padahal berakhiran “.jpg”; ganti akhirannya menjadi .png",
        ),
    ],
    ids=["broken", "bomb", "animated", "misnamed"],
)
def test_a_faulty_picture_stops_the_build_and_the_output_stays(
    illustrated: Path, build_content: Build, path: str, data: bytes, told: str
) -> None:
    before = files_of(build_content(illustrated).output)
    (illustrated / path).write_bytes(data)

    built = build_content(illustrated)

    assert built.status == 1
    assert f"content/{path}:1: berkas: {told}" in built.faults
    assert "1 kesalahan" in built.faults
    assert files_of(built.output) == before


def test_a_check_tells_a_faulty_picture_and_writes_nothing(
    illustrated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from plugins.publication.run import check

    (illustrated / PHOTO).write_bytes(FILES[PHOTO][:-9])
    before = files_of(illustrated.parent)

    status = check(settings=str(ROOT / "pelicanconf.py"), content=str(illustrated), now=NOW.isoformat())

    assert status == 1
    assert f"{PHOTO}:1: berkas: gambar rusak atau terpotong" in capsys.readouterr().err
    assert files_of(illustrated.parent) == before


TRIES = 40
WATCHED = """
import sys
opened = []
sys.addaudithook(lambda name, given: opened.append(str(given[0])) if name == "open" else None)
from plugins.publication.run import build
settings, content, output, state, now = sys.argv[1:]
assert build(settings=settings, content=content, output=output, state=state, now=now) == 0
print(any(path.startswith(content + "/media/") for path in opened), "PIL" in sys.modules)
"""


def test_a_change_of_words_opens_no_picture_and_needs_no_pillow(
    illustrated: Path, build_content: Build, tmp_path: Path
) -> None:
    build_content(illustrated)

    def rebuild(body: str) -> str:
        (illustrated / SOURCE).write_text(write_source({**HEADER, "image": IMAGE}, body), encoding="utf-8")
        given = [ROOT / "pelicanconf.py", illustrated, tmp_path / "output", tmp_path / "state-output"]
        command = [sys.executable, "-c", WATCHED, *map(str, given), NOW.isoformat()]
        told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        return told.stdout.decode().splitlines()[-1]

    # Files this young are read again: their times do not tell yet that they are the same.
    for number in range(TRIES):
        told = rebuild(f"{SHOWN}\nKalimat tambahan nomor {number}.\n")
        if told == "False False":
            break

    assert told == "False False"
    page = (tmp_path / "output" / URL / "index.html").read_text(encoding="utf-8")
    assert f"Kalimat tambahan nomor {number}." in page
    assert page.count("<picture>") == 2


def test_a_public_article_is_shared_with_its_own_picture_or_with_a_card(
    illustrated: Path, build_content: Build, make_settings: MakeSettings
) -> None:
    settings = make_settings(SITEURL=HOST, SOCIAL_CARDS=True)

    built = build_content(illustrated, settings=settings)

    for url, size, alt in (
        (URL, (1200, 750), IMAGE["alt"]),
        ("semarang/2025/02/26/naskah-2", (1200, 630), "Tanpa gambar – BKN Semarang"),
    ):
        soup = soup_of(built, url)
        told = {
            name: str(soup.select(f'meta[property="og:{name}"]')[0]["content"])
            for name in ("image", "image:alt", "image:width", "image:height")
        }
        image = read_image((built.output / told["image"].removeprefix(f"{HOST}/")).read_bytes())
        assert (image.size, image.format) == (size, "JPEG" if url == URL else "PNG")
        assert (int(told["image:width"]), int(told["image:height"])) == size
        assert told["image:alt"] == alt
        data = json.loads(soup.select('script[type="application/ld+json"]')[0].text)
        assert data["@graph"][0]["image"] == told["image"]


@pytest.mark.parametrize("changes", [{"SOCIAL_CARDS": True}, {"SITEURL": HOST}], ids=["preview", "unasked"])
def test_no_card_is_drawn_where_none_is_asked_for_or_nobody_could_fetch_it(
    illustrated: Path, build_content: Build, make_settings: MakeSettings, changes: dict[str, Any]
) -> None:
    built = build_content(illustrated, settings=make_settings(**changes))

    assert not any("kartu-" in path for path in files_of(built.output))
    assert not soup_of(built, "semarang/2025/02/26/naskah-2").select('meta[property="og:image"]')


def test_an_english_edition_shows_its_pictures_and_has_a_card_in_english(
    make_content: MakeContent, build_content: Build, make_settings: MakeSettings
) -> None:
    english = {
        "title": "Semarang appraises every quarter",
        "lang": "en",
        "translation_of": "naskah-1.md",
        "body": f"{BODY}\n![The board.](/{BOARD})\n",
    }
    content = make_content({}, english, files=FILES)

    built = build_content(content, settings=make_settings(SITEURL=HOST, SOCIAL_CARDS=True))

    assert built.faults == ""
    soup = soup_of(built, f"{URL}/en")
    (image,) = pictures_of(soup)
    cards = [path for path in files_of(built.output) if "kartu-" in path]
    shared = str(soup.select('meta[property="og:image"]')[0]["content"])
    assert image["alt"] == "The board."
    assert (built.output / str(image["src"]).lstrip("/")).is_file()
    assert len(cards) == 2 and shared.removeprefix(f"{HOST}/") in cards


def test_a_changed_title_draws_one_card_anew(
    illustrated: Path, build_content: Build, make_settings: MakeSettings
) -> None:
    settings = make_settings(SITEURL=HOST, SOCIAL_CARDS=True)
    before = {
        path for path in files_of(build_content(illustrated, settings=settings).output) if "kartu" in path
    }
    path = illustrated / "artikel/semarang/naskah-2.md"
    path.write_text(path.read_text("utf-8").replace("Tanpa gambar", "Judul lain"), encoding="utf-8")

    after = {
        path for path in files_of(build_content(illustrated, settings=settings).output) if "kartu" in path
    }

    assert (len(before), len(after), len(before & after)) == (1, 1, 0)


def test_an_article_with_pictures_and_form_stays_in_its_budget(
    illustrated: Path, build_content: Build, make_settings: MakeSettings
) -> None:
    built = build_content(
        illustrated, settings=make_settings(SITEURL=HOST, SOCIAL_CARDS=True, COMMENTS_ACTION="/komentar/")
    )
    soup = soup_of(built)

    sheets = [str(link["href"]).lstrip("/") for link in soup.select('link[rel="stylesheet"]')]
    weights = {
        path: len(brotli.compress((built.output / path).read_bytes(), quality=11))
        for path in [f"{URL}/index.html", *sheets]
    }
    assert sum(weights.values()) <= 6_500, weights
    assert len(soup.find_all(True)) <= 160


def test_pages_with_pictures_are_valid(
    illustrated: Path, build_content: Build, vnu: Callable[[Path], list[dict[str, Any]]]
) -> None:
    messages = [one for one in vnu(build_content(illustrated).output) if one["type"] == "error"]

    assert [(one.get("url"), one["message"]) for one in messages] == []


SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


@pytest.mark.parametrize(
    ("width", "density", "wanted"),
    [(360, 2, "660"), (360, 3, "1000"), (1280, 1, "660"), (1280, 2, "1200")],
)
def test_a_browser_takes_the_smallest_form_that_is_sharp_and_nothing_moves(
    illustrated: Path,
    build_content: Build,
    serve_folder: ServeFolder,
    browser: Browser,
    width: int,
    density: int,
    wanted: str,
) -> None:
    address = serve_folder(build_content(illustrated).output)
    context = browser.new_context(viewport={"width": width, "height": 800}, device_scale_factor=density)
    page = context.new_page()
    page.add_init_script(SHIFTS)

    page.goto(f"{address}/{URL}/")
    page.locator("figure.picture img").last.scroll_into_view_if_needed()
    wait_until(page, "[...document.images].every(image => image.complete && image.naturalWidth)")

    first, second = page.evaluate("[...document.images].map(image => image.currentSrc)")
    assert re.search(rf"-{wanted}\.avif$", first)
    assert second.endswith(".avif")
    assert page.evaluate("window.shifted") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_pictures_are_seen_without_javascript(
    illustrated: Path, build_content: Build, serve_folder: ServeFolder, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    fetched: list[str] = []
    page.on("requestfinished", lambda request: fetched.append(request.url))

    page.goto(f"{serve_folder(build_content(illustrated).output)}/{URL}/")

    assert sum("/gambar/" in url for url in fetched) >= 1
    assert not any("/media/" in url for url in fetched)
    context.close()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_a_cleaned_original_still_opens_in_a_browser_and_stands_upright(
    make_content: MakeContent,
    build_content: Build,
    serve_folder: ServeFolder,
    browser: Browser,
    kind: str,
    orientation: int,
) -> None:
    name = f"media/asli.{kind.lower()}"
    content = make_content(
        {"body": f"{BODY}\n[Unduh](/{name})\n"}, files={name: make_file(kind, orientation)}
    )
    address = serve_folder(build_content(content).output)
    page = browser.new_page()

    page.goto(f"{address}/404.html")
    size = page.evaluate(
        """address => new Promise((done, fail) => {
            const image = new Image();
            image.onload = () => done([image.naturalWidth, image.naturalHeight]);
            image.onerror = () => fail(new Error("not a picture"));
            image.src = address;
        })""",
        f"/{name}",
    )

    # Browsers turn these by Exif, or by the file's own word for it.
    assert size == ([43, 61] if orientation == 6 and kind != "WEBP" else [61, 43])
    page.close()
