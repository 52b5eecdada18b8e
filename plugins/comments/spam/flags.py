"""Rules: what a moderator should look at before a comment is shown to everybody."""

from __future__ import annotations

import re
from datetime import date

from plugins.comments.plaintext import has_email, has_ip_address

# Source: PP 40/2019 (administrasi kependudukan): six digits of place, six of birth (a woman's day with
# 40 added), four of sequence.
_SIXTEEN = re.compile(r"(?<!\d)(\d[ .\-]?){15}\d(?!\d)")
# Source: Perka BKN 22/2007: date of birth, month of appointment, sex, three of sequence.
_EIGHTEEN = re.compile(r"(?<!\d)(\d[ .\-]?){17}\d(?!\d)")
_PHONE = re.compile(r"(?<![\d.,])(?:\+?62[ .\-]?|0)(?:8\d{2}|[2-7]\d{1,2})(?:[ .\-]?\d{2,4}){2,3}(?!\d)")
_CHAT = re.compile(
    r"(?<!\w)(?:t\.me/|wa\.me/|(?:telegram|tele|line|ig|wa)\s?:?\s?@\w|@\w{4,})", re.IGNORECASE
)
_DIGITS = re.compile(r"\D")
_OFFICIAL = re.compile(
    r"\b(?:bkn|badan kepegawaian|kanreg|kantor regional|admin(?:istrator)?|moderator|humas|redaksi|"
    r"kementerian|kemenpan|kemenpanrb|pemerintah (?:kota|kabupaten|provinsi)|pemkot|pemkab|pemprov|"
    r"kepala (?:kantor|badan|biro|dinas)|official|resmi|sekretariat|panitia (?:cpns|seleksi)|call center)\b"
)
_MIN_PHONE_DIGITS, _MAX_PHONE_DIGITS = 9, 14

FLAGS = ("nik", "nip", "telepon", "surel", "alamat-ip", "mengaku-instansi")


def find_flags(name: str, text: str, official_names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Codes of what was found, in the order of `FLAGS`.

    Args:
        name: as shown to readers; text: of the comment; both in normal form C.
        official_names: names of the agency and its offices, which only they may sign with.
    """
    both = f"{name}\n{text}"
    # Most texts hold too few digits for any number; counting them is much cheaper than searching.
    digits = sum(map(str.isdigit, both))
    found = {
        "nik": digits >= 16 and any(_is_identity(match.group()) for match in _SIXTEEN.finditer(both)),
        "nip": digits >= 18 and any(_is_service_number(match.group()) for match in _EIGHTEEN.finditer(both)),
        "telepon": digits >= _MIN_PHONE_DIGITS
        and any(_is_phone(match.group()) for match in _PHONE.finditer(both)),
        "surel": has_email(both),
        "alamat-ip": has_ip_address(both),
        "mengaku-instansi": poses_as_official(name, official_names),
    }
    return tuple(flag for flag in FLAGS if found[flag])


def holds_contact(text: str) -> bool:
    """True where a text gives a telephone number or a name in a chat."""
    return _CHAT.search(text) is not None or any(_is_phone(match.group()) for match in _PHONE.finditer(text))


def poses_as_official(name: str, official_names: tuple[str, ...] = ()) -> bool:
    """True where a reader would take the name for the agency's, an office's or a title's."""
    small = " ".join(name.casefold().split())
    return _OFFICIAL.search(small) is not None or any(
        official.casefold() in small for official in official_names if official
    )


def _is_identity(found: str) -> bool:
    digits = _DIGITS.sub("", found)
    day = int(digits[6:8])
    return 11 <= int(digits[:2]) <= 97 and 1 <= day - 40 * (day > 40) <= 31 and 1 <= int(digits[8:10]) <= 12


def _is_service_number(found: str) -> bool:
    digits = _DIGITS.sub("", found)
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return 1900 <= int(digits[:4]) <= 2100 and 1 <= int(digits[12:14]) <= 12 and digits[14] in "12"


def _is_phone(found: str) -> bool:
    return _MIN_PHONE_DIGITS <= len(_DIGITS.sub("", found)) <= _MAX_PHONE_DIGITS
