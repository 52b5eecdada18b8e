"""A reader comments and is thanked, a moderator approves, the page shows it, the reader erases it: gone."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pyotp import TOTP

from plugins.comments.carrying.backing import back_up
from plugins.comments.intake.desk import Desk
from plugins.comments.moderation.roles import Role
from plugins.comments.publishing.errand import Errand
from tests.fixtures.building import Build
from tests.fixtures.content import NOW, MakeContent
from tests.fixtures.desks import OpenDesk
from tests.fixtures.proxies import proxying
from tests.fixtures.services import serving_desk
from tests.plugins.comments.moderation.making import PASSWORD
from tests.plugins.comments.moderation.visiting import SECRET, make_ready

ARTICLE = "/semarang/2025/02/26/naskah-1/"
NAME, WORDS = "Siti Qzxrahayu", "Apakah rekan penilai dipilih atasan? qzxtanya"
PATIENCE_S = 60.0

# What the service runs after the export changed, as `INTAKE_HOOK` has it on a server.
BUILD = """\
import sys
from plugins.publication.run import build
settings, content, output, state, now = sys.argv[1:]
sys.exit(build(settings=settings, content=content, output=output, state=state, now=now))
"""

pytestmark = pytest.mark.nginx


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A published site with its service behind one host.

    Attributes:
        url: without a slash at its end.
        desk: of the service; output: the site; export: what the build reads.
    """

    url: str
    desk: Desk
    output: Path
    export: Path

    def await_site(self) -> None:
        """Come back when what was decided is exported and built."""
        publisher = self.desk.background.publisher
        assert all(_is_done(errand) for errand in (publisher.exporting, publisher.building))


def _is_done(errand: Errand) -> bool:
    return errand.wait_done(PATIENCE_S)


@pytest.fixture
def town(
    open_test_desk: OpenDesk,
    make_content: MakeContent,
    build_content: Build,
    make_settings: Callable[..., str],
    tmp_path: Path,
) -> Iterator[Town]:
    export = tmp_path / "var/export.jsonl"
    settings = make_settings(COMMENTS_EXPORT=str(export), COMMENTS_ACTION="/komentar/")
    content = make_content()
    built = build_content(content, settings=settings)
    assert built.status == 0, built.faults
    folders = (str(content), str(built.output), str(tmp_path / "state-output"))
    changes: dict[str, Any] = {
        "COMMENTS_ACTION": "/komentar/",
        "INTAKE_SITE": str(built.output),
        "INTAKE_HOOK": (sys.executable, "-c", BUILD, settings, *folders, NOW.isoformat()),
        "INTAKE_HOOK_DELAY": 0,
        "SITEURL": "",
    }
    with (
        open_test_desk(clock=lambda: datetime.now(UTC), **changes) as desk,
        serving_desk(desk) as upstream,
        proxying(tmp_path, upstream, built.output) as client,
    ):
        yield Town(url=str(client.base_url).rstrip("/"), desk=desk, output=built.output, export=export)


def send_comment(page: Page, town: Town) -> str:
    """A reader writes below the article; gives the code of the receipt."""
    page.goto(f"{town.url}{ARTICLE}")
    page.get_by_role("textbox", name="Nama").fill(NAME)
    page.get_by_role("textbox", name="Komentar").fill(WORDS)
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Kirim komentar").click()
    page.wait_for_url("**/komentar/terima-kasih/**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Terima kasih")
    found = re.search(r"[0-9a-z]{5}(?:-[0-9a-z]{5}){3}", page.locator("main").inner_text())
    assert found is not None
    return found.group()


def approve_comment(page: Page, town: Town) -> None:
    """A moderator signs in and shows what waits."""
    page.goto(f"{town.url}/moderasi/")
    page.get_by_label("Nama akun").fill("ratna")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_label("Kode 6 angka").fill(TOTP(SECRET).at(datetime.now(UTC)))
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.get_by_role("button", name="Tayangkan", exact=True).click()
    expect(page.get_by_role("status")).to_be_visible()
    town.await_site()


def erase_comment(page: Page, town: Town, code: str) -> None:
    """The reader takes it back by the receipt."""
    page.goto(f"{town.url}/komentar/tanda-terima/")
    page.get_by_label("Kode", exact=True).fill(code.upper())
    page.get_by_role("button", name="Lihat keadaan komentar").click()
    expect(page.get_by_text("Komentar Anda tayang di bawah artikelnya.")).to_be_visible()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Hapus komentar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Komentar Anda sudah dihapus")
    town.await_site()
    assert town.desk.background.scrubbing.wait_done(PATIENCE_S)


@pytest.mark.parametrize("scripts", [False, True], ids=["without JavaScript", "with JavaScript"])
def test_a_comment_goes_all_its_way(town: Town, browser: Browser, tmp_path: Path, scripts: bool) -> None:
    make_ready(town.desk, "ratna", role=Role.ADMIN, offices=[])
    reader = browser.new_context(java_script_enabled=scripts, viewport={"width": 360, "height": 740})
    moderator = browser.new_context(java_script_enabled=scripts)
    page = reader.new_page()

    code = send_comment(page, town)
    page.goto(f"{town.url}{ARTICLE}")
    unseen = page.get_by_text(WORDS).count()
    approve_comment(moderator.new_page(), town)
    page.goto(f"{town.url}{ARTICLE}")
    shown = page.locator(".comment").inner_text()
    exported = town.export.read_text(encoding="utf-8")
    erase_comment(page, town, code)
    page.goto(f"{town.url}{ARTICLE}")
    back_up(town.desk.settings.store, tmp_path / "backup.db")

    assert unseen == 0
    assert NAME in shown and WORDS in shown
    assert WORDS in exported
    assert page.locator(".comment").count() == 0
    kept = [
        file for folder in (town.output, tmp_path / "var") for file in folder.rglob("*") if file.is_file()
    ]
    assert any(file.name.startswith("inbox.db") for file in kept)
    assert [file for file in (*kept, tmp_path / "backup.db") if b"qzx" in file.read_bytes().lower()] == []
    reader.close()
    moderator.close()
