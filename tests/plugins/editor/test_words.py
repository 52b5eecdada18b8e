"""Edge: the program's interface speaks Indonesian wherever it speaks English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plugins.writing.preview import PreviewServer
from tests.fixtures.browser import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS = Path(__file__).parents[3] / "plugins" / "editor" / "locale" / "id.json"
# Signs and forms alone; words that are the same in both languages.
SAME = {
    "editor.editorWidgets.markdown.markdown",
    "ui.toast.onFailToAuth",
    "workflow.workflowCard.lastChangeNoAuthor",
}
SAME |= {"app.header.media", "editor.editorToolbar.status"}


def flatten(words: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in words.items():
        if isinstance(value, Mapping):
            yield from flatten(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


@pytest.mark.editor
def test_every_word_of_the_program_has_its_indonesian(page: Page, editor: PreviewServer) -> None:
    page.goto(f"{editor.url}redaksi/")
    wait_until(page, "window.CMS && document.body.innerText.length > 0")

    english = dict(flatten(page.evaluate("CMS.getLocale('en')")))

    ours = dict(flatten(json.loads(WORDS.read_text(encoding="utf-8"))))
    assert ours.keys() == english.keys()
    assert {key for key in ours if ours[key] == english[key]} <= SAME


@pytest.mark.editor
def test_words_keep_what_is_filled_in(page: Page, editor: PreviewServer) -> None:
    page.goto(f"{editor.url}redaksi/")
    wait_until(page, "window.CMS && document.body.innerText.length > 0")

    english = dict(flatten(page.evaluate("CMS.getLocale('en')")))

    ours = dict(flatten(json.loads(WORDS.read_text(encoding="utf-8"))))
    gaps = {
        key: set(re.findall(r"%\{\w+\}", english[key])) ^ set(re.findall(r"%\{\w+\}", text))
        for key, text in ours.items()
    }
    assert {key: gap for key, gap in gaps.items() if gap} == {}
