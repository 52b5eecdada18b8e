"""Rules: numbers that identify a citizen, which may not be published.

An identity number (NIK) has 16 digits: two each for province, regency and district, six for the day of
birth (DDMMYY, 40 added to a woman's day), four in order. A family card's number is built alike.
Source: Government Regulation 37/2007, article 37, as amended; regional codes of the Ministry of Home Affairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

NIK_DIGITS = 16

# Sumatra, Java, the lesser Sundas, Kalimantan, Sulawesi, Maluku, Papua.
PROVINCES = frozenset(
    str(code)
    for codes in (
        (*range(11, 20), 21),
        range(31, 37),
        range(51, 54),
        range(61, 66),
        range(71, 77),
        (81, 82),
        range(91, 98),
    )
    for code in codes
)
MAX_REGENCY = 79
WOMEN_FROM = 40

# As long as it can be: an employee's number (18 digits) is not an identity number with two more.
_NUMBER = re.compile(r"(?<![\w.,+-])\d(?:[ \u00a0.\-\u2010-\u2013]{0,2}\d){15,24}(?![\w]|[.,]\d)")
# The bytes of what may stand between the digits; without them, a number is a row of digits.
_BETWEEN = " \u00a0.-\u2010\u2011\u2012\u2013".encode()
_DIGITS_ALIKE = bytes.maketrans(b"123456789", b"000000000")
_ASCII = bytes(range(128))
_CALLED = re.compile(
    r"\b(?:NIK|KTP|KK|nomor induk kependudukan|nomor kartu keluarga)\b[^\w\n]{0,4}"
    r"(?:nomor|no\.?|adalah|yaitu)?[^\w\n]{0,4}$",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:Rp|IDR|USD|US\$|\$|€)\.?\s*$", re.IGNORECASE)


def find_identity_numbers(text: str) -> Iterator[str]:
    """Each number in a text, as written there, that can only be taken for an identity number.

    A number that the writer calls one is one, even where a digit of it is wrong.
    """
    if not _has_enough_digits(text):
        return
    for match in _NUMBER.finditer(text):
        digits, before = _digits_of(match[0]), text[: match.start()][-40:]
        is_called = len(digits) == NIK_DIGITS and _CALLED.search(before) is not None
        if is_called or (is_identity_number(digits) and not _MONEY.search(before)):
            yield match[0]


def _has_enough_digits(text: str) -> bool:
    """Whether so many digits stand together anywhere, in a tenth of the pattern's time; in most texts not."""
    raw = text.encode("utf-8", "surrogatepass")
    if b"0" * NIK_DIGITS in raw.translate(_DIGITS_ALIKE, _BETWEEN):
        return True
    others = raw.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return any(map(str.isdecimal, others))


def is_identity_number(digits: str) -> bool:
    """Whether 16 digits name a province, a possible regency and district, and a possible day of birth."""
    if len(digits) != NIK_DIGITS:
        return False
    regency, district, day, month = (int(digits[at : at + 2]) for at in (2, 4, 6, 8))
    return (
        digits[:2] in PROVINCES
        and 1 <= regency <= MAX_REGENCY
        and district >= 1
        and (1 <= day <= 31 or 1 <= day - WOMEN_FROM <= 31)
        and 1 <= month <= 12
        and digits[-4:] != "0000"
    )


def mask(number: str) -> str:
    """The number with its middle hidden: reports are kept longer, and read by more, than a draft."""
    digits = _digits_of(number)
    return f"{digits[:4]}********{digits[-4:]}"


def _digits_of(number: str) -> str:
    return "".join(str(int(char)) for char in number if char.isdecimal())
