"""The bytes of a form become its fields, or one sentence; whatever the bytes are, nothing breaks."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.intake.form import (
    BROKEN,
    DOUBLED,
    FIELDS,
    FormRefusedError,
    parse_form,
    read_submission,
)

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), TEXTS))
def test_what_was_typed_is_what_is_read(fields: dict[str, str]) -> None:
    found = parse_form(urlencode(fields).encode())

    assert found == {name: tidy(text) for name, text in fields.items()}


@given(
    st.binary(max_size=400)
    | st.lists(st.sampled_from([b"&", b"=", b"%", b"+", b"name", b"%0", b"%c3", b"\xff"])).map(b"".join)
)
def test_no_bytes_break_the_parser(body: bytes) -> None:
    try:
        fields = parse_form(body)
    except FormRefusedError as refusal:
        fields, told = {}, str(refusal)
    else:
        told = BROKEN
    assert told in (BROKEN, DOUBLED)
    assert fields.keys() <= FIELDS.keys()
    assert "\r" not in "".join(fields.values())


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        pytest.param(b"name=Siti&name=Budi", DOUBLED, id="a field twice"),
        pytest.param(b"name=Siti&n%61me=Budi", DOUBLED, id="a field twice, once disguised"),
        pytest.param(b"name=100%", BROKEN, id="a lone percent sign"),
        pytest.param(b"name=%zz", BROKEN, id="no digits"),
        pytest.param(b"name=%ff%fe", BROKEN, id="no UTF-8"),
        pytest.param(b"name=%c0%af", BROKEN, id="an overlong form"),
        pytest.param(b"name=%ed%a0%80", BROKEN, id="a surrogate"),
        pytest.param(b"&".join(b"a=1" for _ in range(100)), BROKEN, id="a hundred fields"),
    ],
)
def test_what_no_browser_sends_is_refused(body: bytes, sentence: str) -> None:
    with pytest.raises(FormRefusedError) as refusal:
        parse_form(body)

    assert str(refusal.value) == sentence


def test_unknown_fields_are_ignored() -> None:
    assert parse_form(b"is_staff=1&name=Siti&state=approved&state=approved") == {"name": "Siti"}


def test_a_submission_has_its_fields_by_their_own_names() -> None:
    body = urlencode(
        {"article": "/a/", "name": "  Siti ", "email": " s@a.id ", "text": " Halo ", "website": "x"}
    )

    found = read_submission(body.encode(), client="192.0.2.7", received_at=NOW)

    assert (found.article, found.name, found.email, found.text, found.bait, found.client) == (
        "/a/",
        "Siti",
        "s@a.id",
        " Halo ",
        "x",
        "192.0.2.7",
    )


def test_what_a_keyboard_or_a_copied_page_brings_along_unseen_is_left_out() -> None:
    body = urlencode(
        {
            "name": "\u200fSiti\u200b Rahayu \ufeff",
            "email": "s@a.id\u2060",
            "text": "Hu\u00adbungi \u202a081\u202c",
        }
    )

    found = read_submission(body.encode(), client="", received_at=NOW)

    assert (found.name, found.email, found.text) == ("Siti Rahayu", "s@a.id", "Hubungi 081")
