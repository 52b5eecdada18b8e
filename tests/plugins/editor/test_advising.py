"""Rules: who edits a public text is reminded of its readers, and nobody else is."""

from __future__ import annotations

import pytest

from plugins.editor.advising import tell_uncorrected
from tests.fixtures.content import HEADER, NOW, write_source

PATH = "artikel/semarang/2025/2025-02-26-kinerja.md"
TEXT = "Penilaian dilakukan tiap triwulan.\n\nHasilnya dilaporkan.\n"
NOTE = [{"date": "2025-03-04", "note": "Angka diperbaiki."}]


def told(before: dict[str, object], after: dict[str, object], body: str = TEXT) -> list[str]:
    old = write_source({**HEADER, **before}, TEXT).encode()
    new = write_source({**HEADER, **before, **after}, body)
    return [hint.fault for hint in tell_uncorrected(PATH, old, new, "Asia/Jakarta", NOW)]


SAID = ["tulisan yang sudah terbit ini diubah tanpa keterangan bagi pembaca"]


@pytest.mark.parametrize(
    ("before", "after", "body"),
    [
        pytest.param({}, {"title": "Judul lain sama sekali"}, TEXT, id="title"),
        pytest.param({}, {"summary": "Ringkasan lain."}, TEXT, id="summary"),
        pytest.param({}, {}, TEXT.replace("triwulan", "semester"), id="text"),
        pytest.param({"changes": NOTE}, {"title": "Judul lain"}, TEXT, id="told of an earlier change alone"),
        pytest.param({"status": "hidden"}, {"title": "Judul lain"}, TEXT, id="hidden"),
    ],
)
def test_changed_public_text_without_a_word_is_told(
    before: dict[str, object], after: dict[str, object], body: str
) -> None:
    assert told(before, after, body) == SAID


@pytest.mark.parametrize(
    ("before", "after", "body"),
    [
        pytest.param({}, {}, TEXT, id="nothing"),
        pytest.param({}, {}, TEXT.replace(" ", "  ").replace("\n\n", "\n\n\n"), id="white space"),
        pytest.param({}, {"topics": "[pelatihan]"}, TEXT, id="topics"),
        pytest.param({}, {"title": "Judul lain", "changes": NOTE}, TEXT, id="with a word"),
        pytest.param({"status": "draft"}, {"title": "Judul lain"}, TEXT, id="draft"),
        pytest.param(
            {"status": "draft"}, {"status": "published", "title": "Judul lain"}, TEXT, id="first time"
        ),
        pytest.param({"date": "2026-06-01"}, {"title": "Judul lain"}, TEXT, id="held back"),
        pytest.param({}, {"status": "draft", "title": "Judul lain"}, TEXT, id="taken back"),
    ],
)
def test_what_no_reader_has_seen_or_what_was_said_is_not_told(
    before: dict[str, object], after: dict[str, object], body: str
) -> None:
    assert told(before, after, body) == []


def test_text_that_cannot_be_read_is_left_to_the_gate() -> None:
    assert list(tell_uncorrected(PATH, b"tanpa kepala", "tanpa kepala", "Asia/Jakarta", NOW)) == []
