"""Rules: letters that are not what they seem.

Source: Unicode Technical Report 36, 2.6 and 2.10; Unicode Technical Standard 39, 5.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from plugins.comments.spam.folding import is_costumed, is_mixed

Fault = tuple[str, str]

# Characters that take no room: none of them is needed in Indonesian or English. The soft hyphen and the
# joiner within emoji are; both are looked at apart.
_UNSEEN = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
)
_TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
_JOINED_LETTERS = re.compile("(?<=[a-zA-Z\u0370-\u04ff])[\u200d\u00ad](?=[a-zA-Z\u0370-\u04ff])")
_MANY_JOINTS = 3
# Whole words in another alphabet whose every letter looks Latin: "ѕех" says what "sex" says.
_LOOKS_LATIN = re.compile("(?<!\\w)[аеорсухіјѕԁһԛԝкмнтвΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορτυχ]{3,}(?!\\w)")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_STACKED = re.compile("[\u0300-\u036f]{3,}")


def find_faults(text: str) -> Iterator[Fault]:
    """Every kind of deceiving letters in a text: rule and fault."""
    if text.isascii():
        if _CONTROLS.search(text):
            yield "unseen", f"a control character, U+{ord(_CONTROLS.findall(text)[0]):04X}"
        return
    turned = _TURNS.search(text)
    unseen = _UNSEEN.search(text)
    if turned:
        yield "unseen", f"a character that turns the direction of writing, U+{ord(turned[0]):04X}"
    elif unseen:
        yield "unseen", f"a character that nobody sees, U+{ord(unseen[0]):04X}"
    elif len(_JOINED_LETTERS.findall(text)) >= _MANY_JOINTS:
        yield "unseen", "letters parted by characters that nobody sees"
    if _CONTROLS.search(text):
        yield "unseen", "a control character"
    if is_mixed(text) or _LOOKS_LATIN.search(text):
        yield "look-alike", "letters of another alphabet that look like Latin ones"
    elif is_costumed(text):
        yield "look-alike", "letters drawn as symbols"
    if _STACKED.search(text):
        yield "look-alike", "letters under a heap of accents"


def is_plain_host(host: str) -> bool:
    """True where every letter of a host's name is what it seems, Punycode undone."""
    for label in host.split("."):
        shown = label
        if label.startswith("xn--"):
            try:
                shown = label[4:].encode("ascii").decode("punycode")
            except UnicodeError:
                return False
            # A name that hides behind Punycode although plain letters would do is no honest one either.
        if not shown.isascii() and any(
            not unicodedata.name(char, "").startswith("LATIN") for char in shown if char.isalpha()
        ):
            return False
        if unicodedata.normalize("NFKC", shown) != shown:
            return False
    return True
