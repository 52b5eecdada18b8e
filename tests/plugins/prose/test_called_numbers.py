"""A number that the writer calls an identity number is one, even where a digit of it is wrong."""

from __future__ import annotations

import pytest

from plugins.prose.identity import find_identity_numbers

CALLED = (
    "NIK 3374011234567890",
    "NIK: 3374 0112 3456 7890",
    "KTP nomor 1234567890123456",
    "KK no. 0000111122223333",
)


@pytest.mark.parametrize("text", CALLED)
def test_a_number_called_an_identity_number_is_found(text: str) -> None:
    assert list(find_identity_numbers(text))


def test_a_number_that_nobody_calls_so_needs_a_possible_birthday() -> None:
    assert not list(find_identity_numbers("Rekening 3374011234567890 di bank"))
