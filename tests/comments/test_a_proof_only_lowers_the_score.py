"""The optional proof of work: done while a reader writes, never asked for, only ever to their advantage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from plugins.comments.inbox import schema
from plugins.comments.inbox.row import read_row
from plugins.comments.intake.desk import Desk
from plugins.release.headers import POLICIES, pick
from tests.fixtures.browser import wait_until
from tests.fixtures.building import Build
from tests.fixtures.content import MakeContent
from tests.fixtures.desks import OpenDesk
from tests.fixtures.proxies import proxying
from tests.fixtures.services import serving_desk

ARTICLE = "/semarang/2025/02/26/naskah-1/"
WORDS = "Mohon contoh pengisian. Lihat https://contoh.com/contoh"

pytestmark = pytest.mark.nginx


@pytest.fixture
def asked(
    open_test_desk: OpenDesk,
    make_content: MakeContent,
    build_content: Build,
    make_settings: Callable[..., str],
    tmp_path: Path,
) -> Iterator[tuple[str, Desk]]:
    """Address of an article whose form has a proof, under the release's policy, and the service's desk."""
    settings = make_settings(COMMENTS_ACTION="/komentar/", INTAKE_PROOF=True)
    built = build_content(make_content(), settings=settings)
    assert built.status == 0, built.faults
    changes = {"INTAKE_SITE": str(built.output), "INTAKE_PROOF": True, "SITEURL": ""}
    with (
        open_test_desk(clock=lambda: datetime.now(UTC), **changes) as desk,
        serving_desk(desk) as upstream,
        proxying(tmp_path, upstream, built.output, pick(POLICIES, "/")) as client,
    ):
        yield f"{str(client.base_url).rstrip('/')}{ARTICLE}", desk


@pytest.mark.parametrize(("scripts", "score"), [(True, 0), (False, 10)], ids=["with", "without"])
def test_a_proof_only_lowers_the_score(
    asked: tuple[str, Desk], browser: Browser, scripts: bool, score: int
) -> None:
    address, desk = asked
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()

    page.goto(address)
    page.get_by_role("textbox", name="Nama").fill("Rina")
    page.get_by_role("textbox", name="Komentar").fill(WORDS)
    page.get_by_role("checkbox").check()
    if scripts:
        wait_until(page, "document.querySelector('[name=altcha]')")
    page.get_by_role("button", name="Kirim komentar").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Terima kasih")
    with desk.engine.connect() as connection:
        comment = read_row(connection.execute(schema.comments.select()).one())
    assert dict(comment.reasons).get("bukti-kerja", 0) == (-15 if scripts else 0)
    assert comment.score == score
    context.close()
