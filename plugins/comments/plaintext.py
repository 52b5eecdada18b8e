"""Words: what plain text from a stranger may hold, whoever asks: the intake, the export, an import."""

from __future__ import annotations

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address, IPv6Address

# Source: Unicode Standard 23.1 (control codes), 23.2 (bidirectional and deprecated format controls),
# 23.6 (surrogates), 23.7 (noncharacters), 23.8 (byte order mark, annotations), 23.9 (tags);
# U+2028 and U+2029 would be line ends that are no line feeds. Tab and line feed are let through.
_FORBIDDEN = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u206f\\ud800-\\udfff"
    "\\ufdd0-\\ufdef\\ufeff\\ufff9-\\ufffb\\U000e0000-\\U000e007f"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17))
    + "]"
)
_LINE_BREAKS = re.compile(r"[\t\n]")

# Spaces, joiners, fillers and variation selectors: a name of these alone looks like no name.
_VISIBLE = re.compile(
    r"[^\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064\u2800\u3164"
    r"\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)

# One character before the sign is enough, and keeps the search linear on hostile text.
_EMAIL_SIGN = re.compile("[@＠﹫]")
_EMAIL = re.compile(r"(?<=[^\s@])[@＠﹫](?:(?:[\w-]+[.．。])+[^\W\d_]{2}|\[[0-9a-f:.]+\])", re.IGNORECASE)

# Begins with its digit, looking back only then: three times as fast on text without any.
_QUAD = re.compile(r"[0-9](?<![0-9.][0-9])[0-9]{0,2}(?:\.[0-9]{1,3}){3}(?![0-9]|\.[0-9])")
_RUPIAH = re.compile(r"(?:Rp|IDR)\.?\s?\Z", re.IGNORECASE)
_HEXTETS = re.compile(r"(?<![\w:.])[0-9a-f]*:[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*(?<!\.)", re.IGNORECASE)


def normalize(text: str) -> str:
    """Text in normal form C, the form in which characters are counted and kept."""
    return unicodedata.normalize("NFC", text)


def find_forbidden(text: str, *, is_one_line: bool) -> str | None:
    """The first character that no comment may hold; None where all are harmless.

    Args:
        text: any string, lone surrogates included.
        is_one_line: True for a name, where a tab or line feed is a fault too.
    """
    # None of them is printable, and most texts are.
    if text.isprintable() or (not is_one_line and text.replace("\n", "").isprintable()):
        return None
    found = _FORBIDDEN.search(text) or (_LINE_BREAKS.search(text) if is_one_line else None)
    return found.group() if found else None


def name_character(char: str) -> str:
    """A character by its number and, where it has one, its name: "U+202E RIGHT-TO-LEFT OVERRIDE"."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()


def is_blank(text: str) -> bool:
    """True where a reader would see nothing."""
    return _VISIBLE.search(text) is None


def has_email(text: str) -> bool:
    """True where something in the text could be written to; "5 buah@10.000" could not."""
    return _EMAIL_SIGN.search(text) is not None and _EMAIL.search(text) is not None


def has_ip_address(text: str) -> bool:
    """True where the text holds what is in all likelihood a machine's address.

    Sections ("pasal 5.1.2.3"), amounts ("Rp1.250.125.100") and times ("08:30:15") are ordinary in
    policy texts: of four numbers one must be 100 or more and no currency stand before them, and
    of a colon form there must be three colons at least.
    """
    # Most texts hold too few dots and colons; counting them is much cheaper than searching.
    return (text.count(".") > 2 and any(_is_ipv4(found) for found in _QUAD.finditer(text))) or (
        text.count(":") > 2 and any(_is_ipv6(found.group()) for found in _HEXTETS.finditer(text))
    )


def is_like_ip_address(text: str) -> bool:
    """True where the text holds four numbers with dots, likely or not: no person is called so."""
    return _QUAD.search(text) is not None or has_ip_address(text)


def _is_ipv4(found: re.Match[str]) -> bool:
    if _RUPIAH.search(found.string[max(0, found.start() - 5) : found.start()]):
        return False
    try:
        address = IPv4Address(found.group())
    except AddressValueError:
        return False
    return max(address.packed) >= 100


def _is_ipv6(found: str) -> bool:
    try:
        IPv6Address(found)
    except AddressValueError:
        return False
    return True
