"""What is sealed is opened by its key alone; codes are told apart however they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.inbox.sealing import Seal, SealBrokenError, read_receipt

SEAL = Seal(bytes(range(32)))
OTHER = Seal(bytes(32))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_was_sealed_is_opened(value: str) -> None:
    sealed = SEAL.close(value)

    assert SEAL.open(sealed) == value
    assert sealed != SEAL.close(value)


@given(st.binary(max_size=60))
def test_what_was_not_sealed_is_refused(sealed: bytes) -> None:
    with pytest.raises(SealBrokenError):
        SEAL.open(sealed)


def test_an_altered_or_foreign_seal_is_refused() -> None:
    sealed = SEAL.close("siti@contoh.example")

    for broken in (
        sealed[:-1],
        sealed[:-1] + bytes([sealed[-1] ^ 1]),
        b"\x02" + sealed[1:],
        OTHER.close("x"),
    ):
        with pytest.raises(SealBrokenError):
            SEAL.open(broken)


def test_a_digest_depends_on_purpose_and_on_where_parts_end() -> None:
    digests = {SEAL.digest("a", "xy", "z"), SEAL.digest("a", "x", "yz"), SEAL.digest("b", "xy", "z")}

    assert len(digests) == 3
    assert SEAL.digest("a", "xy", "z") in digests
    assert OTHER.digest("a", "xy", "z") not in digests


def test_a_code_is_read_however_it_is_typed() -> None:
    code = SEAL.make_receipt("01k2m3n4p5q6r7s8t9")

    assert read_receipt(f"  {code.upper().replace('-', ' ')} ") == code
    assert read_receipt(code.replace("0", "o").replace("1", "l")) == code
    assert read_receipt(code[:-1]) is None
