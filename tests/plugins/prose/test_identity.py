"""Citizens' numbers are known; other long numbers are left alone."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.prose.identity import find_identity_numbers, mask


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rp 1.250.000.000,00", id="money"),
        pytest.param("Rp3.374.010.107.900.001", id="money of sixteen digits"),
        pytest.param("NIP 198705122010011001", id="employee"),
        pytest.param("NIP 19870512 201001 1 001", id="employee in groups"),
        pytest.param("0812-3456-7890, 021-80882815", id="phones"),
        pytest.param("4111 1111 1111 1111", id="card"),
        pytest.param("9974010107900001", id="no province"),
        pytest.param("3300010107900001", id="no regency"),
        pytest.param("3374013207900001", id="no day"),
        pytest.param("3374017207900001", id="no day of a woman"),
        pytest.param("3374010113900001", id="no month"),
        pytest.param("3374010107900000", id="no order"),
        pytest.param("33740101079000012", id="seventeen digits"),
        pytest.param("3374/0101/0790/0001", id="with strokes"),
        pytest.param("2025-02-26 08.30 2025-02-27", id="dates"),
        pytest.param("x3374010107900001", id="part of a name"),
    ],
)
def test_other_number_is_left_alone(text: str) -> None:
    assert list(find_identity_numbers(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "3374010107900001",
        "3374014107900001",
        "NIK:3374010107900001.",
        "(3374010107900001)",
        "33 74 01 010790 0001",
        "3374.0101.0790.0001",
        "3374–0101–0790–0001",
        "9171013112990001",
    ],
)
def test_identity_number_is_found(text: str) -> None:
    assert len(list(find_identity_numbers(text))) == 1


def test_the_middle_is_hidden() -> None:
    assert mask("33 74 01 010790 0001") == "3374********0001"


@given(
    st.lists(
        st.sampled_from(
            (
                *"0133774",
                "3374010107900001",
                " ",
                ".",
                "-",
                "–",
                "\u2010",
                "\xa0",
                ",",
                "Rp",
                "NIK ",
                "a",
                "é",
                "٣",
                "\n",
            )
        ),
        max_size=40,
    ).map("".join)
)
@example("3374\xa00101–0790‐0001")
@example("٣٣٧٤٠١٠١٠٧٩٠٠٠٠١")
def test_numbers_are_found_the_same_beside_a_digit_that_makes_them_sought(text: str) -> None:
    # A digit of another script leads past the count of digits to the pattern itself.
    sought = list(find_identity_numbers(f"{text}\n\n٣"))

    assert list(find_identity_numbers(f"{text}\n\nx")) == sought
