"""Store: a photo is named after the title that its text is saved with, and no text loses its photo."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editor.fresh import Fresh

PLACE = "semarang/2026"
NEW = "/media/semarang/2026/loket-malam.jpg"


@pytest.fixture
def fresh(tmp_path: Path) -> Fresh:
    return Fresh(tmp_path)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.rglob("*.jpg"))


def test_photo_takes_the_title_that_its_text_is_saved_with(fresh: Fresh, tmp_path: Path) -> None:
    old = fresh.take(PLACE, "Loket pagi", b"foto", ".jpg")

    text, gone = fresh.settle(f'file: "{old}"\n![Loket.]({old})\n', "Loket malam")

    assert text == f'file: "{NEW}"\n![Loket.]({NEW})\n'
    assert [file.name for file in gone] == ["loket-pagi.jpg"]
    assert names(tmp_path) == ["loket-malam.jpg", "loket-pagi.jpg"]


def test_form_that_has_the_first_name_is_followed(fresh: Fresh) -> None:
    old = fresh.take(PLACE, "Loket pagi", b"foto", ".jpg")
    fresh.settle(old, "Loket malam")

    followed = fresh.follow({"image": {"file": old}, "body": f"![Loket.]({old}) {old}.pdf"})

    assert followed == {"image": {"file": NEW}, "body": f"![Loket.]({NEW}) {old}.pdf"}


@pytest.mark.parametrize("title", ["Loket pagi", "loket PAGI!"], ids=["same", "same name"])
def test_photo_of_an_unchanged_title_keeps_its_name(fresh: Fresh, title: str) -> None:
    first = fresh.take(PLACE, "Loket pagi", b"satu", ".jpg")
    second = fresh.take(PLACE, "Loket pagi", b"dua", ".jpg")

    assert fresh.settle(f"{first} {second}", title) == (f"{first} {second}", [])


def test_photo_of_a_saved_text_keeps_its_name_whatever_the_title_becomes(fresh: Fresh) -> None:
    old = fresh.take(PLACE, "Loket pagi", b"foto", ".jpg")
    fresh.settle(old, "Loket pagi")

    assert fresh.settle(old, "Loket malam") == (old, [])


def test_photo_that_two_texts_took_in_keeps_its_name(fresh: Fresh) -> None:
    old = fresh.take(PLACE, "Loket pagi", b"foto", ".jpg")
    fresh.take(PLACE, "Loket pagi", b"foto", ".jpg")

    assert fresh.settle(old, "Loket malam") == (old, [])


def test_photo_of_another_text_is_left_alone(fresh: Fresh) -> None:
    fresh.take(PLACE, "Loket pagi", b"foto", ".jpg")

    assert fresh.settle("/media/semarang/2026/loket-pagi-2.jpg", "Loket malam") == (
        "/media/semarang/2026/loket-pagi-2.jpg",
        [],
    )
