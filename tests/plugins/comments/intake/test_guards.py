"""Each guard refuses what it is for, in one sentence that says how to mend it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from plugins.comments.closing import NONE, OPTIONAL, REQUIRED
from plugins.comments.consent import CURRENT
from plugins.comments.intake.guards import check_submission
from plugins.comments.submission import Submission

GOOD = Submission(
    article="/semarang/2025/02/26/nama/",
    name="Siti",
    email="siti@contoh.example",
    text="Terima kasih.",
    consent=CURRENT,
    received_at=datetime(2026, 3, 2, 1, 0, tzinfo=UTC),
)
MEND = "hapus bagian itu, lalu ketik ulang tanpa menempel."


def tell(setting: str = OPTIONAL, /, **changes: Any) -> list[str]:
    return [fault.sentence for fault in check_submission(replace(GOOD, **changes), setting)]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Nama belum diisi; tulis nama yang boleh ditayangkan."),
        ({"name": "\u200b\u2060"}, "Nama belum diisi; tulis nama yang boleh ditayangkan."),
        ({"name": "n" * 81}, "Nama terdiri atas 81 karakter; tulis paling banyak 80."),
        ({"name": "Siti\u202e"}, f"Nama memuat karakter tersembunyi sesudah “Siti”; {MEND}"),
        ({"name": "Siti\tR"}, "Nama memuat tab; tulis dalam satu baris."),
        (
            {"name": "siti@contoh.example"},
            "Nama berisi alamat surel atau alamat komputer; tulis nama saja karena nama ditayangkan.",
        ),
        (
            {"email": "siti@contoh"},
            "Alamat surel tidak lengkap atau keliru; tulis seperti nama@contoh.id, atau kosongkan.",
        ),
        ({"text": " \n "}, "Komentar belum diisi; tulis pendapat atau pertanyaan Anda."),
        (
            {"text": "k" * 5001},
            "Komentar terdiri atas 5.001 karakter; ringkas menjadi paling banyak 5.000, "
            "atau kirim sebagai dua komentar.",
        ),
        (
            {"text": "Yth. Bapak Kepala Kantor,\nharga\u202e beras"},
            f"Komentar memuat karakter tersembunyi sesudah “Kepala Kantor, harga”; {MEND}",
        ),
        (
            {"text": "k" * 99 + "\x00b"},
            f"Komentar memuat karakter tersembunyi sesudah “{'k' * 30}”; {MEND}",
        ),
        ({"text": "\x0cHalo"}, f"Komentar diawali karakter tersembunyi; {MEND}"),
        ({"consent": ""}, "Centang persetujuan agar komentar dapat diterima."),
        ({"consent": "1999-01"}, "Centang persetujuan agar komentar dapat diterima."),
    ],
    ids=[
        "no name",
        "unseen name",
        "long name",
        "bidi in the name",
        "tab in the name",
        "address as a name",
        "half an e-mail address",
        "blank text",
        "long text",
        "bidi in the text",
        "control in the text",
        "control before the text",
        "no consent",
        "unknown consent",
    ],
)
def test_a_fault_is_told_in_one_sentence(changes: dict[str, str], sentence: str) -> None:
    assert tell(**changes) == [sentence]


@pytest.mark.parametrize(
    ("setting", "email", "faults"),
    [
        (OPTIONAL, "", 0),
        (REQUIRED, "", 1),
        (REQUIRED, "siti@contoh.example", 0),
        (NONE, "", 0),
        (NONE, "bukan alamat", 0),
        (OPTIONAL, "a b@contoh.example", 1),
        (OPTIONAL, "siti@contoh.example\u202e", 1),
        (OPTIONAL, "x" * 65 + "@contoh.example", 1),
        (OPTIONAL, "siti.r+berita@kanreg-1.bkn.example", 0),
        (OPTIONAL, "siti@contoh.example>, <b@c.example", 1),
    ],
)
def test_an_email_address_is_asked_for_as_the_setting_says(setting: str, email: str, faults: int) -> None:
    assert len(tell(setting, email=email)) == faults


def test_every_field_tells_its_own_fault_at_once() -> None:
    found = check_submission(replace(GOOD, name="", email="x", text="", consent=""), OPTIONAL)

    assert [fault.field for fault in found] == ["name", "email", "text", "consent"]


def test_length_is_counted_in_characters_after_composition() -> None:
    composed = unicodedata.normalize("NFC", "e\u0301" * 5_000)

    assert tell(text=composed) == []
    assert tell(text="🙂" * 5_000) == []
