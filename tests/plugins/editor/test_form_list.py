"""Edge: the lists of the form in a real browser: what each text is, and how one is found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.fixtures.content import BODY, HEADER, write_source
from tests.fixtures.form_page import Form

pytestmark = pytest.mark.editor

FOLDER = "artikel/semarang/2026"
TEXTS = {
    "Loket tambahan": {"date": "2026-02-27", "status": "draft"},
    "Loket malam": {"date": "2026-06-01 08:00"},
    "Loket lama": {
        "date": "2026-02-25",
        "status": "withdrawn",
        "withdrawn": {"date": "2026-02-28", "reason": "Sudah pindah."},
    },
}
ROWS = [
    "Loket malam · Dijadwalkan · 1 Juni 2026, 08.00 WIB",
    "Loket tambahan · Draf · 27 Februari 2026",
    "Loket lama · Dicabut · 25 Februari 2026",
    "Semarang menilai kinerja tiap triwulan · Terbit · 26 Februari 2025",
    "Semarang menilai kinerja tiap triwulan · Terbit · 20 Februari 2025",
]


@pytest.fixture
def texts(content: Path) -> Path:
    """Texts of every state in one office."""
    (content / FOLDER).mkdir(parents=True)
    for title, more in TEXTS.items():
        name = f"{more['date'][:10]}-{title.lower().replace(' ', '-')}.md"
        (content / FOLDER / name).write_text(write_source({**HEADER, "title": title, **more}, BODY), "utf-8")
    return content


def see_list(form: Form) -> None:
    form.page.goto(f"{form.url}redaksi/#/collections/artikel-semarang")


def shows(form: Form, rows: Sequence[str]) -> None:
    expect(form.page.locator('a[href*="/entries/"]')).to_have_text(rows)


def test_list_says_the_state_and_the_day_of_each_text(texts: Path, form: Form) -> None:
    see_list(form)

    shows(form, ROWS)


def test_list_is_filtered_by_state_and_grouped_by_state_or_year(texts: Path, form: Form) -> None:
    see_list(form)
    shows(form, ROWS)

    form.page.get_by_role("button", name="Saring").click()
    form.page.get_by_role("menuitem", name="Dijadwalkan").click()
    shows(form, ROWS[:1])
    form.page.get_by_role("menuitem", name="Dijadwalkan").click()
    form.page.keyboard.press("Escape")
    form.page.get_by_role("button", name="Kelompokkan").click()
    form.page.get_by_role("menuitem", name="Tahun").click()

    heads = form.page.get_by_role("heading", level=2)
    expect(heads.filter(has_text="Tahun")).to_have_text(["Tahun 2026", "Tahun 2025"])


def test_list_is_true_after_a_text_was_saved(texts: Path, form: Form) -> None:
    see_list(form)
    shows(form, ROWS)
    form.page.get_by_text("Loket tambahan").click()
    form.told("Tidak ada yang menghalangi penyimpanan.")
    form.fill(title="Loket tambahan dibuka")
    form.choose("status", "Terbit")
    form.told("Tidak ada yang menghalangi penyimpanan.")
    form.save_well()

    form.page.locator('a[href="#/collections/artikel-semarang"]').first.click()

    expect(form.page.get_by_text("Loket tambahan dibuka · Terbit · 27 Februari 2026")).to_be_visible()
    expect(form.page.get_by_text("· Draf ·")).to_have_count(0)
