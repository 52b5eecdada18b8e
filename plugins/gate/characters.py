"""Words: characters that a reader cannot see, or that make a text look other than it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Characters that are wrong for one reason.

    Attributes:
        pattern: the inside of a regular expression's character class.
        fault: what they are, followed in the message by their code points.
        mend: how to put it right.
        stands_for: what is read in their place, so that the rest can still be judged.
    """

    pattern: str
    fault: str
    mend: str
    stands_for: str = ""


FAMILIES = (
    Family(
        pattern="\\x00",
        fault="karakter NUL",
        mend='hapus karakter itu; kalau banyak, berkas ini bukan teks: simpan ulang sebagai "UTF-8"',
    ),
    Family(
        pattern="\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f",
        fault="karakter kendali",
        mend="hapus karakter itu; biasanya terbawa saat menyalin dari program lain",
        stands_for=" ",
    ),
    Family(
        pattern="\\u2028\\u2029",
        fault="pemisah baris khusus",
        mend="ganti dengan baris baru biasa (tombol Enter)",
        stands_for=" ",
    ),
    Family(
        pattern="\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069",
        fault="karakter pengubah arah tulisan",
        mend="hapus karakter itu; teks bisa tampak lain dari isinya",
    ),
    Family(
        pattern=(
            "\\xad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200d\\u2060-\\u2065\\u206a-\\u206f"
            "\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\U0001bca0-\\U0001bca3"
            "\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff"
        ),
        fault="karakter tak terlihat",
        mend="hapus karakter itu, atau ketik ulang katanya",
    ),
    Family(
        pattern="\\ue000-\\uf8ff\\U000f0000-\\U000ffffd\\U00100000-\\U0010fffd",
        fault="karakter pribadi yang tidak bergambar di perangkat pembaca",
        mend="ganti dengan karakter biasa, misalnya “-” untuk tanda butir",
    ),
    Family(
        pattern=(
            "\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff"
            + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17))
        ),
        fault="kode yang bukan karakter",
        mend="hapus karakter itu",
    ),
    Family(
        pattern="\\ufffc\\ufffd",
        fault="tanda huruf yang sudah hilang",
        mend="tulis kembali huruf yang benar di tempat itu",
        stands_for="\ufffd",
    ),
)
"""Source: Unicode 16, chapter 23; UTR 36 for direction and invisible characters; design.md for the rest."""

LOST_LETTER = "\ufffd"

_FAULTY = re.compile("[" + "".join(family.pattern for family in FAMILIES) + "]")
_HARMLESS = b"\t\n\r" + bytes(range(0x20, 0x7F))
_OF_FAMILY = tuple(re.compile(f"[{family.pattern}]") for family in FAMILIES)

_PICTURE = (
    "[\\xa9\\xae\\u203c\\u2049\\u2122\\u2139\\u2190-\\u21ff\\u2300-\\u23ff\\u2460-\\u24ff\\u25a0-\\u27bf"
    "\\u2900-\\u297f\\u2b00-\\u2bff\\u3030\\u303d\\u3297\\u3299\\U0001f000-\\U0001faff]"
)
_ONE_EMOJI = f"{_PICTURE}[\\ufe0e\\ufe0f]?[\\U0001f3fb-\\U0001f3ff]?"
# Scripts whose spelling itself needs a joiner or non-joiner: Arabic, those of India, Khmer and its
# neighbours, and the Balinese, Sundanese and Javanese of our own regions.
_JOINING = "[\\u0600-\\u08ff\\u0900-\\u0dff\\u1000-\\u109f\\u1780-\\u17ff\\u1b00-\\u1bff\\ua980-\\ua9df]"
_PROPER = re.compile(
    "\\U0001f3f4[\\U000e0030-\\U000e0039\\U000e0061-\\U000e007a]{3,6}\\U000e007f"
    f"|{_ONE_EMOJI}(?:\\u200d{_ONE_EMOJI})*"
    "|[0-9#*]\\ufe0f\\u20e3"
    f"|(?<={_JOINING})[\\u200c\\u200d](?={_JOINING})"
)
"""Where such characters belong: emoji sequences, keycaps, joining scripts. Source: UTS 51."""


def find_faulty(text: str) -> Iterator[tuple[int, Family]]:
    """Each faulty character of a text: its index and its family."""
    # Few texts have any. What is left without ordinary ASCII is short, and nine texts in ten have nothing.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _HARMLESS).decode("utf-8", "surrogatepass")
    suspects = _FAULTY.findall("".join(set(rest)))
    if not suspects:
        return
    families = {char: _family_of(char) for char in suspects}
    proper = {at for match in _PROPER.finditer(text) for at in range(match.start(), match.end())}
    for match in _FAULTY.finditer(text):
        if match.start() not in proper:
            yield match.start(), families[match[0]]


def _family_of(char: str) -> Family:
    return next(family for family, pattern in zip(FAMILIES, _OF_FAMILY, strict=True) if pattern.match(char))


def without_faulty(text: str) -> str:
    """The text as a reader would take it: every faulty character gone, or a space where it parted words."""
    faulty = dict(find_faulty(text))
    if not faulty:
        return text
    return "".join(faulty[at].stands_for if at in faulty else char for at, char in enumerate(text))
