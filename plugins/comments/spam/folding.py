"""Words: a text without its disguises, so that "ѕ l 0 t  gαcооr" is read as what it says.

Source: Unicode Technical Standard 39 (confusable characters); only letters that stand for Latin ones are
needed here, because no word that is looked for is written otherwise.
"""

from __future__ import annotations

import re
import unicodedata

_LOOK_ALIKES = str.maketrans(
    "аеоросухіјѕԁһӏԛԝւкмнтвгпиця"  # Cyrillic and one Armenian letter
    "αβγεηικνορτυχωϲ"  # Greek
    "ɑɡɩιᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢøłđħŧɓɗɠƙɲƴ",  # Latin
    "aeopocyxijsdhlqwukmhtbrnunrabyenikvoptuxwcagiiabcdefghijklmnoprstuvwyzoldhtbdgkny",
)
_DIGITS_FOR_LETTERS = str.maketrans("01345789@$!|€£", "oieastbgasiiel")

_FIGURES = re.compile(r"[01345789@$!|€£]+")

_JOINERS = re.compile(
    r"[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff]"
)
_SPACED = re.compile(r"(?<!\w)(?:\w[^\w\n]{1,3}){2,}\w(?!\w)")
# The sign before the look at what precedes it: so the search skips from sign to sign.
_INSIDE = re.compile(r"[.\-_*~'’`·•|+](?<=\w.)[.\-_*~'’`·•|+]*(?=\w)")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_NO_LETTER = re.compile(r"[\W_]+")
_QUOTED = re.compile("[\"“”„«](?:[^\"“”„«»]{1,60})[\"“”»]|(?<!\\w)[‘'][^‘’'\n]{1,60}[’'](?!\\w)")
_REPEATED = re.compile(r"([a-z])(?=\1)")
_MIXED = re.compile(r"[a-z]*(?:[a-z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][a-z])")


def read_plainly(text: str) -> str:
    """The text as an honest reader types it: compatibility letters made ordinary, small, single spaces.

    Runs of a letter are one letter: "gaccoorr" and "gacor" are the same shout.
    """
    small = text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return collapse(" ".join(small.split()))


def take_off_disguise(plain: str) -> str:
    """The same with look-alikes, digits for letters, accents, separators and spaced letters undone.

    Args:
        plain: from `read_plainly`.
    """
    text = plain
    if not text.isascii():
        text = _FOREIGN.sub(_undress, text)
    text = _SPACED.sub(lambda found: _NO_LETTER.sub("", found.group()), text)
    text = _INSIDE.sub("", text)
    text = _FIGURES.sub(lambda found: found[0].translate(_DIGITS_FOR_LETTERS), text)
    return plain if text == plain else collapse(text)


def _undress(found: re.Match[str]) -> str:
    seen = _JOINERS.sub("", found[0]).translate(_LOOK_ALIKES)
    return "".join(char for char in unicodedata.normalize("NFKD", seen) if not unicodedata.combining(char))


def collapse(text: str) -> str:
    """Every run of one letter as that letter once."""
    return _REPEATED.sub("", text)


def leave_out_quotes(plain: str) -> str:
    """A text without what it only quotes: who names an advertisement's words in quotation marks reports them.

    Args:
        plain: from `read_plainly`.
    """
    return _QUOTED.sub(" ", plain)


def is_mixed(text: str) -> bool:
    """True where one word mixes Latin letters with Greek or Cyrillic ones, which no language does."""
    return not text.isascii() and _MIXED.search(unicodedata.normalize("NFKC", text).casefold()) is not None


def is_costumed(text: str) -> bool:
    """True where four letters or more are drawn as symbols: bold mathematics, circles, full width."""
    if text.isascii():
        return False
    return (
        sum(char.isalpha() or unicodedata.category(char) == "So" for char in text if _is_costume(char)) >= 4
    )


def _is_costume(char: str) -> bool:
    folded = unicodedata.normalize("NFKC", char)
    return folded != char and folded.isascii() and folded.isalpha()
