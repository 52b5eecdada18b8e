"""Letters are well formed, say no more than they must, and nobody's words become their headers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.mailing.letters import Envelope, write_confirm, write_held, write_reply
from plugins.comments.mailing.settings import is_address

STOP = "https://kabar.example/komentar/kabar/berhenti/?k=k1.00"


def make_envelope(**values: str) -> Envelope:
    sensible = {
        "sender": "komentar@kabar.example",
        "receiver": "humas@semarang.example",
        "name": "Kabar Kinerja ASN",
        "site": "https://kabar.example",
        "number": "0a1b",
    }
    return Envelope(now=datetime(2026, 3, 2, 1, 0, tzinfo=UTC), **{**sensible, **values})


def test_office_is_told_how_many_wait_and_where() -> None:
    letter = write_held(make_envelope(), count=3, office="semarang", link="https://kabar.example/moderasi/")

    assert dict(letter.items()) == {
        "From": "Kabar Kinerja ASN <komentar@kabar.example>",
        "To": "humas@semarang.example",
        "Subject": "3 komentar menunggu di semarang – Kabar Kinerja ASN",
        "Date": "Mon, 02 Mar 2026 01:00:00 +0000",
        "Message-ID": "<0a1b@kabar.example>",
        "Auto-Submitted": "auto-generated",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "quoted-printable",
        "MIME-Version": "1.0",
    }
    assert letter.get_content() == (
        "Ada 3 komentar yang menunggu keputusan di semarang.\n\n"
        "Baca dan putuskan di sini:\nhttps://kabar.example/moderasi/\n\n"
        "Isi komentar dan data pengirimnya tidak dimuat dalam surat ini.\n\n"
        "-- \nSurat ini dikirim otomatis oleh Kabar Kinerja ASN, https://kabar.example/.\n"
    )


def test_reply_letter_can_be_ended_by_one_click() -> None:
    letter = write_reply(make_envelope(), link="https://kabar.example/a/#komentar-k1", stop=STOP)

    assert letter["List-Unsubscribe"] == f"<{STOP}>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert STOP in letter.get_content()


def test_letter_that_asks_says_what_to_do_when_it_was_somebody_else() -> None:
    letter = write_confirm(make_envelope(), link="https://kabar.example/komentar/kabar/?k=k1.00")

    assert "Bila bukan Anda, abaikan surat ini" in letter.get_content()


@pytest.mark.parametrize(
    "value",
    [
        "a@b\r\nBcc: c@d.example",
        "a@b\nBcc: c@d.example",
        "a@b.example, c@d.example",
        "A <a@b.example>",
        '"a b"@c.example',
        "a@b.example>",
        "a@@b.example",
        "a@[127.0.0.1]",
        "",
        "a",
        "ä@b.example",
        "a@b.example\x00",
    ],
)
def test_what_is_more_than_one_plain_address_is_no_receiver(value: str) -> None:
    assert not is_address(value)


@given(st.text(), st.text())
def test_nobodys_words_become_a_header(name: str, office: str) -> None:
    envelope = make_envelope(name=name.replace("\0", ""))
    try:
        letter = write_held(envelope, count=1, office=office, link="https://kabar.example/moderasi/")
        told = letter.as_bytes()
    except (ValueError, UnicodeError):
        # Refused outright is good too.
        return

    head = told.partition(b"\r\n\r\n")[0]
    names = [line.partition(b":")[0] for line in head.split(b"\r\n") if line[:1] not in (b" ", b"\t")]
    assert names == [name.encode() for name in letter]
    assert len(names) == 9
