"""Rules: a PDF as a real program writes it, object streams, structure and all."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Browser

from plugins.documents.document import Document
from plugins.documents.looking import look_at

PARTS = "<h2>Bagian</h2><p>Isi bagian ini.</p><div style='break-after: page'></div>" * 3
TEXT = f"<!doctype html><html lang='id'><title>Pedoman</title><h1>Pedoman</h1>{PARTS}<p>Akhir.</p></html>"


@pytest.mark.parametrize("is_tagged", [True, False], ids=["tagged", "plain"])
def test_a_browser_s_pdf_is_told_as_it_is(browser: Browser, is_tagged: bool) -> None:
    page = browser.new_page()
    page.set_content(TEXT)

    data = page.pdf(tagged=is_tagged)
    page.close()

    document, told = look_at(".pdf", len(data), io.BytesIO(data))
    language = "id" if is_tagged else ""
    assert told == ()
    assert document == Document(
        ending=".pdf", size=len(data), extent=4, is_tagged=is_tagged, language=language
    )
