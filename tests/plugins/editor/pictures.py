"""Edge: the pictures of the form in content/README.md, taken from the form itself.

    python3 -m tests.plugins.editor.pictures

Run it after the form has changed, and look at what it wrote.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from plugins.editor.package import PACKAGES, prepare_package
from plugins.editor.sending_door import make_sending_handler
from plugins.editor.telling import ROOT as ADDRESS
from plugins.editor.write import make_office, make_post, make_trial
from plugins.root import ROOT
from plugins.sending.page import SendingPage
from plugins.writing.board import Board
from plugins.writing.preview import PreviewServer
from plugins.writing.serve import running
from tests.fixtures.browser import FLAGS
from tests.fixtures.content import NOW
from tests.fixtures.form_page import Form
from tests.fixtures.needs import CHROMIUM_NAMES, find_program
from tests.fixtures.pictures import make_image, write_image

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = ROOT / "plugins" / "editor" / "pictures"
SIZE = {"width": 1000, "height": 640}
COLOURS = 48
HOST = "https://git.contoh.go.id/bkn/kabar.git"
TITLE = "Loket kepegawaian Semarang buka sampai sore"
SUMMARY = "Mulai Senin, 9 Maret 2026, loket kepegawaian BKN Semarang melayani pegawai sampai pukul 17.00."
BODY = (
    "Loket buka lebih lama agar pegawai dapat datang setelah jam kerja. Nomor antrean diambil di pintu "
    "masuk, dan petugas memanggil menurut urutan. Berkas yang belum lengkap dapat dilengkapi hari itu juga."
)


def main() -> None:
    """Takes every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work, _open_form(Path(work)) as form:
        for name, show in STEPS.items():
            show(form)
            form.page.wait_for_timeout(800)
            _keep(form.page, name)


@contextmanager
def _open_form(work: Path) -> Iterator[Form]:
    from playwright.sync_api import sync_playwright

    content = _share(work)
    output, state = work / "output", str(work / "state")
    output.mkdir()
    office = make_office(content, output, prepare_package(PACKAGES), state, [], NOW.isoformat())
    post = make_post(office, partial(make_trial, content, output, state, NOW.isoformat()))
    board = Board("foto")
    handler = make_sending_handler(office, SendingPage(post, ADDRESS))
    server = PreviewServer(("127.0.0.1", 0), output, board, handler)
    with running(server, board), sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=find_program(*CHROMIUM_NAMES), args=[*FLAGS, "--lang=id-ID"]
        )
        page = browser.new_context(viewport=SIZE, locale="id-ID").new_page()
        yield Form(page, server.url)
        browser.close()


def _share(work: Path) -> Path:
    """The project's texts in a clone of a repository that others share."""
    shared, clone = work / "bersama.git", work / "naskah"
    shutil.copytree(ROOT / "content", clone / "content")
    for line in (
        f"init -q --bare -b main {shared}",
        f"init -q -b main {clone}",
        f"-C {clone} config user.name Siti",
        f"-C {clone} config user.email siti@example.go.id",
        f"-C {clone} add -A",
        f"-C {clone} commit -q -m Awal",
        f"-C {clone} remote add origin {shared}",
        f"-C {clone} push -q -u origin main",
        # What the page shows is an address as offices have it.
        f"-C {clone} remote set-url origin {HOST}",
        f"-C {clone} config url.{shared}.insteadOf {HOST}",
    ):
        subprocess.run(["git", *line.split()], check=True)
    return clone / "content"


def _show_list(form: Form) -> None:
    form.page.goto(f"{form.url}redaksi/#/collections/artikel-semarang")
    form.page.get_by_role("link", name="Tambah Artikel").or_(
        form.page.get_by_role("link", name="Buat Artikel baru")
    ).first.wait_for()


def _show_faults(form: Form) -> None:
    form.new()
    form.fill(title=TITLE.upper(), summary="Hubungi 3374062905870001.")
    form.told("tampak seperti NIK")


def _show_page(form: Form) -> None:
    form.new()
    form.fill(title=TITLE, summary=SUMMARY)
    form.choose("category", "— Manajemen Kinerja")
    form.write(BODY)
    form.told("Tidak ada yang menghalangi penyimpanan.")
    frame = form.page.frame_locator("#preview-pane").frame_locator("iframe")
    frame.get_by_role("heading", level=1, name=TITLE).wait_for()
    form.page.locator(".redaksi-periksa").scroll_into_view_if_needed()


def _show_photo(form: Form) -> None:
    form.expand("image")
    inside = form.inside("image")
    inside.locator('input[type="file"]').set_input_files(PHOTO)
    form.page.get_by_text("Foto tersimpan sebagai").wait_for()
    form.field("alt").fill("Petugas melayani seorang pegawai di loket.")
    form.field("alt").evaluate("one => one.scrollIntoView({block: 'end'})")


def _show_saving(form: Form) -> None:
    form.page.get_by_role("button", name="Simpan").first.click()
    form.page.get_by_role("menuitem", name="Simpan sekarang").wait_for()


def _show_sending(form: Form) -> None:
    form.page.get_by_role("menuitem", name="Simpan sekarang").click()
    form.page.get_by_text("Tulisan tersimpan").first.wait_for()
    form.page.goto(f"{form.url}redaksi/kirim/")
    form.page.get_by_text(TITLE).first.wait_for()


PHOTO = {"name": "IMG_2034.jpg", "mimeType": "image/jpeg", "buffer": write_image(make_image(1600, 1000))}
STEPS: dict[str, Callable[[Form], None]] = {
    "daftar": _show_list,
    "pemeriksaan": _show_faults,
    "pratinjau": _show_page,
    "foto": _show_photo,
    "simpan": _show_saving,
    "kirim": _show_sending,
}


def _keep(page: Page, name: str) -> None:
    """A picture of few colours: what is on it are letters and lines."""
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    made = taken.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    made.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
