"""Rules: a copy is a draft that can stand beside its original, and nothing of its words is lost."""

from __future__ import annotations

from itertools import islice

import pytest

from plugins.sending.copying import is_copy, make_copy, name_copies, name_original, rename_shown, shows

PATH = "artikel/semarang/2025/2025-02-26-kinerja.md"
PHOTO = "media/semarang/2025/rapat.jpg"


def test_copy_is_a_draft_without_what_only_one_can_have() -> None:
    text = (
        "---\n# Disepakati.\ntitle: Judul\ndate: 2025-02-26\nslug: kinerja\naliases: [/lama/]\n"
        "status: withdrawn\nwithdrawn:\n  date: 2025-03-01\n  reason: Diganti.\n---\n\nIsi.\n"
    )

    assert make_copy(PATH, text.encode()).decode() == (
        "---\n# Disepakati.\ntitle: Judul\ndate: 2025-02-26\nstatus: draft\n---\n\nIsi.\n"
    )


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"tanpa kepala", b""])
def test_what_cannot_be_read_is_copied_to_the_letter(raw: bytes) -> None:
    assert make_copy(PATH, raw) == raw


def test_copies_are_numbered_and_known_by_their_names() -> None:
    names = list(islice(name_copies(PATH), 3))

    assert [name.rpartition("-kinerja")[2] for name in names] == [
        "-salinan.md",
        "-salinan-2.md",
        "-salinan-3.md",
    ]
    assert all(is_copy(name) for name in names) and not is_copy(PATH)
    assert not is_copy("laman/persalinan.md")
    assert [name_original(name) for name in (*names, "laman/persalinan.md")] == [PATH, PATH, PATH, ""]


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("![Rapat](/media/semarang/2025/rapat.jpg)", True),
        ("file: /media/semarang/2025/rapat.jpg\n", True),
        ("Lihat /media/semarang/2025/rapat.jpg.", True),
        ("![Rapat](/media/semarang/2025/rapat.jpg.png)", False),
        ("![Rapat](/media/semarang/2025/rapat.jpeg)", False),
        ("", False),
    ],
)
def test_photo_is_shown_only_by_its_whole_name(text: str, is_shown: bool) -> None:
    assert shows(text.encode(), PHOTO) is is_shown


def test_texts_show_a_renamed_photo_wherever_they_showed_it() -> None:
    text = b"/media/semarang/2025/rapat.jpg lalu /media/semarang/2025/rapat.jpg"

    renamed = rename_shown(text, PHOTO, "media/semarang/2025/rapat-salinan.jpg")

    assert renamed == (b"/media/semarang/2025/rapat-salinan.jpg lalu /media/semarang/2025/rapat-salinan.jpg")
