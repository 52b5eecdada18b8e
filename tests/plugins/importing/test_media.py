"""Store: what the former site offered moves only where it may be published here."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.importing.copies import Copy, NotCopied
from plugins.importing.media import MediaShelf
from tests.fixtures.documents import make_office, make_pdf

ADDRESS = "https://lama.example.go.id/wp-content/uploads/2024/05/pedoman"


def take(tmp_path: Path, ending: str, data: bytes) -> Copy | NotCopied:
    file = tmp_path / "uploads" / "2024" / "05" / f"pedoman{ending}"
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    return MediaShelf(tmp_path, tmp_path / "staging", "dumai", {}).take(f"{ADDRESS}{ending}", "2024")


def test_a_sound_document_moves(tmp_path: Path) -> None:
    taken = take(tmp_path, ".pdf", make_pdf())

    assert isinstance(taken, Copy)
    assert taken.path == "media/dumai/2024/pedoman.pdf"


@pytest.mark.parametrize(
    ("ending", "data", "reason"),
    [
        (".pdf", make_pdf(trailer=b"/Encrypt 9 0 R "), "PDF terkunci: "),
        (".docx", make_office(parts={"word/vbaProject.bin": b"x"}), "memuat makro, "),
    ],
    ids=["locked", "macros"],
)
def test_a_document_that_may_not_be_published_stays_behind_with_its_reason(
    tmp_path: Path, ending: str, data: bytes, reason: str
) -> None:
    taken = take(tmp_path, ending, data)

    assert isinstance(taken, NotCopied)
    assert taken.reason.startswith(reason)
