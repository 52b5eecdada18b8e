"""Edge: two real desks with a form each: what is pressed in the browser arrives, or its writer is told."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup

from plugins.editor.decap import NAME, VERSION
from plugins.editor.package import PACKAGES
from plugins.editor.sending_door import make_sending_handler
from plugins.editor.telling import ROOT as ADDRESS
from plugins.editor.write import make_office, make_post, make_trial
from plugins.sending.page import SendingPage
from plugins.writing.board import Board
from plugins.writing.preview import PreviewServer
from plugins.writing.serve import running
from tests.fixtures.content import BODY, NOW
from tests.fixtures.form_page import Form
from tests.plugins.sending.places import FIRST, OTHER, Places, Writer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PLACE = "Penilaian dilakukan tiap triwulan."
COPY = FIRST.replace(".md", "-salinan.md")
TITLE = "Semarang menilai kinerja tiap triwulan"


def open_desk(writer: Writer, stack: ExitStack) -> PreviewServer:
    """A writer's form and its page that sends, as `write` opens them."""
    output, state = (
        writer.top.with_name(f"{writer.top.name}-situs"),
        str(writer.top.with_name(f"{writer.top.name}-keadaan")),
    )
    output.mkdir()
    office = make_office(writer.content, output, PACKAGES / f"{NAME}-{VERSION}", state, [], NOW.isoformat())
    post = make_post(office, partial(make_trial, writer.content, output, state, NOW.isoformat()))
    board = Board("uji")
    handler = make_sending_handler(office, SendingPage(post, ADDRESS))
    server = PreviewServer(("127.0.0.1", 0), output, board, handler)
    stack.enter_context(running(server, board))
    return server


@pytest.fixture
def desks() -> Iterator[ExitStack]:
    """What holds the servers of a test."""
    with ExitStack() as stack:
        yield stack


def ask(server: PreviewServer, method: str = "GET", **given: str | list[str]) -> tuple[int, BeautifulSoup]:
    """The page, as a browser of this machine gets it."""
    own = f"127.0.0.1:{server.server_port}"
    headers = {"Host": own, "Origin": f"http://{own}", "Content-Type": "application/x-www-form-urlencoded"}
    return ask_as(server, method, headers, urlencode(given, doseq=True).encode())


def ask_as(
    server: PreviewServer, method: str, headers: dict[str, str], body: bytes = b"tindakan=kirim"
) -> tuple[int, BeautifulSoup]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request(method, "/redaksi/kirim/", body if method == "POST" else None, headers)
    answer = connection.getresponse()
    page = BeautifulSoup(answer.read(), "html.parser")
    connection.close()
    return answer.status, page


def told(page: BeautifulSoup) -> list[str]:
    return [line.get_text() for line in page.select(".kabar li")]


def test_page_lists_what_changed_and_sends_what_was_chosen(
    places: Places, siti: Writer, desks: ExitStack
) -> None:
    server = open_desk(siti, desks)
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    siti.change(OTHER, "category: manajemen-kinerja", "category: manajemen")

    _, page = ask(server)
    _, after = ask(server, "POST", tindakan="kirim", naskah=[FIRST])

    boxes = {
        box["value"]: (box.has_attr("checked"), box.has_attr("disabled"))
        for box in page.select("[name=naskah]")
    }
    assert boxes == {FIRST: (True, False), OTHER: (False, True)}
    assert [line.get_text() for line in page.select(".salah")] == [
        "Kategori: kategori “manajemen” tidak ada di register; maksudnya “manajemen-kinerja”?"
    ]
    assert (
        page.select_one(f'a[href$="2025/{Path(OTHER).stem}"]').get_text()
        == "Perbaiki di formulir: Tulisan lain"
    )
    assert told(after) == [f"Terkirim: {TITLE}."]
    assert "Kalimat Siti." in places.show(FIRST)


def test_page_says_what_readers_will_not_see_yet(places: Places, siti: Writer, desks: ExitStack) -> None:
    header = "---\ntitle: {}\ndate: {}\ncategory: manajemen-kinerja\nsummary: Satu kalimat saja.\n{}---\n\n{}"
    held, draft = (f"artikel/semarang/2026/{name}.md" for name in ("2026-06-01-nanti", "2026-02-27-belum"))
    siti.write(held, header.format("Nanti", "2026-06-01 08:00", "", BODY))
    siti.write(draft, header.format("Belum", "2026-02-27", "status: draft\n", BODY))
    server = open_desk(siti, desks)

    _, page = ask(server)
    _, after = ask(server, "POST", tindakan="kirim", naskah=[held, draft])

    assert [line.get_text() for line in page.select(".naskah div > p:first-child")] == [
        "Baru, draf · BKN Semarang",
        "Baru, ditahan sampai Senin, 1 Juni 2026, 08.00 WIB · BKN Semarang",
    ]
    assert told(after) == [
        "Terkirim: Belum (draf).",
        "Terkirim: Nanti (ditahan sampai Senin, 1 Juni 2026, 08.00 WIB).",
    ]


def test_photo_that_no_text_shows_any_more_is_looked_at_and_discarded(
    places: Places, siti: Writer, desks: ExitStack
) -> None:
    for name in ("lama", "baru"):
        siti.write(f"media/semarang/2025/{name}.jpg", f"foto {name}")
    siti.change(FIRST, PLACE, "![Rapat.](/media/semarang/2025/baru.jpg)")
    server = open_desk(siti, desks)

    _, page = ask(server)
    (button,) = page.select("button[name=buang]")
    _, after = ask(server, "POST", buang=button["value"])

    assert button.get_text() == "Buang dari komputer ini: lama.jpg"
    assert page.select_one('a[href="/redaksi/media/semarang/2025/lama.jpg"]').get_text() == "Lihat lama.jpg"
    assert told(after) == ["Dibuang dari komputer ini: lama.jpg."]
    assert sorted(file.name for file in (siti.content / "media").rglob("*.jpg")) == ["baru.jpg"]
    assert after.select("button[name=buang]") == []


@pytest.mark.parametrize(
    "path", ["media/semarang/2025/dipakai.jpg", FIRST, "../../tasks.py", "media/tidak-ada.jpg"]
)
def test_nothing_that_is_used_or_no_photo_is_discarded(
    places: Places, siti: Writer, desks: ExitStack, path: str
) -> None:
    siti.change(OTHER, PLACE, "![Rapat.](/media/semarang/2025/dipakai.jpg)")
    siti.git("commit", "-qam", "tanpa fotonya")
    siti.write("media/semarang/2025/dipakai.jpg", "foto")
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    before = {
        file: file.read_bytes() for file in siti.top.rglob("*") if file.is_file() and ".git" not in file.parts
    }

    _, after = ask(open_desk(siti, desks), "POST", buang=path)

    assert told(after) == [
        "Berkas dipakai.jpg masih dipakai tulisan “Tulisan lain”; tidak ada yang dibuang."
        if path.endswith("dipakai.jpg")
        else "Berkas itu sudah dipakai atau sudah tidak ada; tidak ada yang dibuang."
    ]
    assert {file: file.read_bytes() for file in before} == before


def test_name_that_git_lacks_is_asked_for_in_the_page(places: Places, siti: Writer, desks: ExitStack) -> None:
    siti.git("config", "--unset", "user.email")
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    server = open_desk(siti, desks)

    _, page = ask(server)
    _, wrong = ask(server, "POST", tindakan="kirim", naskah=FIRST, nama="Siti", surel="siti")
    _, right = ask(
        server, "POST", tindakan="kirim", naskah=FIRST, nama="Siti Aminah", surel="siti@contoh.go.id"
    )

    assert [field["name"] for field in page.select("fieldset input[required]")] == ["nama", "surel"]
    assert told(wrong) == ["Isi nama dan surel Anda; surel memuat “@”."]
    assert told(right) == [f"Terkirim: {TITLE}."]
    assert places.log()[0].startswith("Siti Aminah: ")


def test_newest_texts_are_fetched_by_a_button(
    places: Places, siti: Writer, budi: Writer, desks: ExitStack
) -> None:
    budi.change(OTHER, PLACE, "Kalimat Budi.")
    budi.send()
    server = open_desk(siti, desks)

    answers = [told(ask(server, "POST", tindakan="ambil")[1]) for _ in range(2)]

    assert answers == [["Dari Budi Hartono: “Tulisan lain”: isi: 1 alinea diubah."], ["Tidak ada yang baru."]]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({"Origin": "https://jahat.example"}, 403, id="another site"),
        pytest.param({"Origin": "null"}, 403, id="a file or a sandbox"),
        pytest.param({"Host": "jahat.example", "Origin": "http://jahat.example"}, 403, id="another name"),
        pytest.param({"Content-Type": "text/plain"}, 415, id="no form"),
    ],
)
def test_pages_elsewhere_send_nothing(
    places: Places, siti: Writer, desks: ExitStack, headers: dict[str, str], status: int
) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    server = open_desk(siti, desks)
    own = f"127.0.0.1:{server.server_port}"
    usual = {"Host": own, "Origin": f"http://{own}", "Content-Type": "application/x-www-form-urlencoded"}
    body = urlencode({"tindakan": "kirim", "naskah": FIRST}).encode()

    answer, _ = ask_as(server, "POST", {**usual, **headers}, body)

    assert (answer, places.log()) == (status, ["Pengelola: awal"])


def test_page_is_not_shown_under_another_name(siti: Writer, desks: ExitStack) -> None:
    server = open_desk(siti, desks)

    assert ask_as(server, "GET", {"Host": "jahat.example"})[0] == 403


def test_folder_outside_git_is_told_and_can_be_written_in(
    places: Places, siti: Writer, desks: ExitStack
) -> None:
    (siti.top / ".git").rename(places.root / "git-pergi")
    server = open_desk(siti, desks)

    status, page = ask(server)

    assert status == 200
    assert page.select_one(".kabar").get_text() == (
        "Folder naskah ini bukan salinan dari tempat bersama (bukan repositori git), jadi naskah tersimpan "
        "di komputer ini saja; mintalah pengelola situs menyiapkannya. Menulis dan menyimpan tetap dapat "
        "dilakukan."
    )


def look_well(page: Page) -> None:
    """Nothing is wider than the screen, and axe finds nothing."""
    assert Axe().run(page).response["violations"] == []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.editor
def test_two_people_edit_one_article_and_the_second_is_told(
    places: Places, siti: Writer, budi: Writer, desks: ExitStack, browser: Browser
) -> None:
    forms = []
    for writer in (siti, budi):
        page = browser.new_context(locale="id-ID").new_page()
        page.set_default_timeout(20_000)
        form = Form(page, open_desk(writer, desks).url)
        form.open("2025/2025-02-26-kinerja")
        form.fill(summary=f"Ringkasan dari {writer.name}.")
        form.save_well()
        page.get_by_role("link", name="Kirim naskah").click()
        page.get_by_role("heading", name="Kirim naskah").wait_for()
        forms.append(page)

    for page in forms:
        look_well(page)
        page.get_by_role("button", name="Kirim").focus()
        page.keyboard.press("Enter")
        page.locator(".kabar").wait_for()

    assert [line.inner_text() for line in forms[0].locator(".kabar li").all()] == [f"Terkirim: {TITLE}."]
    (line,) = [line.inner_text() for line in forms[1].locator(".kabar li").all()]
    assert re.sub(r"pada .*? \(", "pada [saat itu] (", line) == (
        f"Siti Rahayu juga mengubah “{TITLE}” pada [saat itu] (ringkasan: “Penilaian kinerja di Semarang "
        "kini dilakukan empat kali setahun.” menjadi “Ringkasan dari Siti Rahayu.”); naskah Anda "
        f"disimpan sebagai draf {COPY}. Gabungkan dengan tulisan aslinya, kirim yang asli, lalu "
        "hapus draf itu."
    )
    assert "Ringkasan dari Siti Rahayu." in budi.read(FIRST)
    assert "Ringkasan dari Budi Hartono." in budi.read(COPY)
    original = forms[1].get_by_role("link", name="Buka tulisan aslinya").get_attribute("href")
    assert original == "/redaksi/#/collections/artikel-semarang/entries/2025/2025-02-26-kinerja"
    look_well(forms[1])


@pytest.mark.browser
def test_page_sends_without_javascript(
    places: Places, siti: Writer, desks: ExitStack, browser: Browser
) -> None:
    siti.change(FIRST, PLACE, "Kalimat Siti.")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{open_desk(siti, desks).url}redaksi/kirim/")

    page.get_by_role("button", name="Kirim").click()

    page.get_by_text(f"Terkirim: {TITLE}.").wait_for()
    assert "Kalimat Siti." in places.show(FIRST)
