"""Words: what can be recognised in a text that is no accepted date, so that its writer can be helped.

Nothing found here is ever taken as a date; it only serves to say what could have been meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from plugins.dates.clock import TIME, ZONE, read_offset, read_time, write_clock
from plugins.dates.refusals import FIRST_YEAR, LAST_YEAR
from plugins.dates.wording import month_numbers, weekday_numbers

# Words of an accepted date beside its names and numbers.
_KNOWN_WORDS = frozenset("pukul jam pkl at t z wib wita wit utc gmt".split())
_RELATIVE_WORDS = frozenset(
    "kemarin besok lusa tadi sekarang ini lalu lewat depan mendatang nanti "
    "yesterday today tomorrow now ago".split()
)
_HALF_DAYS = frozenset("am pm pagi siang sore petang malam".split())
_ROMAN_MONTHS = {
    name: number for number, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), start=1)
}
# Signs between the parts of a date written in another form, which say nothing of their own.
_JOINING_SIGNS = "-./()'’"
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")

_TOKENS = re.compile(
    r"(?P<iso>(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))"
    r"|(?P<numeric>(?<![0-9])[0-9]{1,4}(?: ?[-/.\\_] ?[0-9]{1,4}){2}(?![0-9]))"
    rf"|(?P<clock>(?<![0-9]){TIME}(?![0-9])(?: ?{ZONE}(?![a-z0-9]))?)"
    r"|(?P<hour>(?:\b(?:pukul|jam|pkl\.?) ?[0-9]{1,2}"
    r"|(?<![0-9])[0-9]{1,2}(?= ?(?:[ap]\.?m\b|pagi|siang|sore|petang|malam)))(?![0-9.:]))"
    r"|(?P<half_day>\b[ap]\.m\.?)"
    r"|(?P<number>[0-9]+)"
    r"|(?P<word>[^\W\d_]+(?:['’‘`][^\W\d_]+)*)"
    r"|(?P<other>[^\s,])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What a text holds, each in the order written.

    Attributes:
        text: the text, its digits and dashes made plain.
        isos: days of the form 2025-02-26, which may not exist.
        numerics: numbers parted by signs ("05/06/2025"), as three texts and the first sign.
        weekdays: from 0, Monday; months: from 1.
        numbers: digits that stand alone.
        romans: months as Roman numerals ("II"), from 1; only in capitals.
        clocks: times as ISO writes them after a day, " 08:30"; impossible ones are left out.
        hours: hours without minutes, from 0.
        half_days: "am", "pm", "pagi", …, in lower case.
        relatives: words whose meaning depends on the day ("kemarin").
        others: words and signs that belong to no date.
    """

    text: str
    isos: tuple[str, ...] = ()
    numerics: tuple[tuple[str, str, str, str], ...] = ()
    weekdays: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    numbers: tuple[str, ...] = ()
    romans: tuple[int, ...] = ()
    clocks: tuple[str, ...] = ()
    hours: tuple[int, ...] = ()
    half_days: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[int, ...]:
        """Numbers that can be a day of a month."""
        return tuple(int(number) for number in self.numbers if len(number) < 3)

    @property
    def numeric(self) -> tuple[str, str, str, str] | None:
        """The first three numbers that stand for a day, parted by signs or, alone in the text, by spaces."""
        if self.numerics:
            return self.numerics[0]
        if len(self.numbers) != 3 or self.months or self.romans or self.others:
            return None
        return (self.numbers[0], self.numbers[1], self.numbers[2], " ")

    @property
    def years(self) -> tuple[int, ...]:
        """Numbers of four digits."""
        return tuple(int(number) for number in self.numbers if len(number) == 4)


def make_plain(text: str) -> str:
    """The text with the digits of every script as 0–9, full-width letters as plain ones, any dash as "-"."""
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return "".join(str(unicodedata.decimal(char, char)) for char in folded)


def find_clues(text: str) -> Clues:
    """What can be recognised in the text.

    Args:
        text: short, its white space single spaces.
    """
    found: dict[str, list[Any]] = {}
    for token in _TOKENS.finditer(text):
        for name, value in _sort_token(token):
            found.setdefault(name, []).append(value)
    return Clues(text=text, **{name: tuple(values) for name, values in found.items()})


def _sort_token(token: re.Match[str]) -> Iterator[tuple[str, Any]]:
    kind, text = token.lastgroup, token[0]
    if token["iso"]:
        yield "isos", text
    elif token["clock"] or _is_dotted_time(token):
        yield from _sort_clock(token["time"] or text, token["zone"])
    elif token["numeric"]:
        yield "numerics", (*re.findall("[0-9]+", text), re.sub("[0-9 ]", "", text)[0])
    elif token["hour"]:
        yield "hours", int(re.sub("[^0-9]", "", text))
    elif token["half_day"]:
        yield "half_days", text.replace(".", "").lower()
    elif kind == "number":
        yield "numbers", text
    elif kind == "word":
        yield from _sort_word(text)
    elif text not in _JOINING_SIGNS:
        yield "others", text


def _is_dotted_time(token: re.Match[str]) -> bool:
    # "08.30.15" is a time where a year stands before it, and otherwise a day with a short year.
    dotted = token["numeric"] and re.fullmatch(r"[0-9]{1,2}(?:\.[0-9]{2}){2}", token["numeric"])
    return bool(dotted and re.search("[0-9]{4}", token.string[: token.start()]))


def _sort_clock(text: str, zone: str | None) -> Iterator[tuple[str, str]]:
    at = read_time(text)
    offset = read_offset(zone) if zone else None
    if at is None or (zone and offset is None):
        yield "others", text
    else:
        yield "clocks", write_clock(at, offset)


def _sort_word(text: str) -> Iterator[tuple[str, Any]]:
    word = re.sub("['’‘`]", "", text.casefold())
    if (month := month_numbers().get(word)) is not None:
        yield "months", month
    elif (weekday := weekday_numbers().get(word)) is not None:
        yield "weekdays", weekday
    elif text in _ROMAN_MONTHS:
        yield "romans", _ROMAN_MONTHS[text]
    elif word in _HALF_DAYS:
        yield "half_days", word
    elif word in _RELATIVE_WORDS:
        yield "relatives", text
    elif word not in _KNOWN_WORDS:
        yield "others", text


def find_days(clues: Clues) -> tuple[date, ...]:
    """Every day that the clues can mean, in the order written; where a weekday fits some, only those."""
    days: list[date | None] = [*map(_day_of_iso, clues.isos)]
    for numeric in clues.numerics or filter(None, [clues.numeric]):
        days += read_numeric(*numeric)
    days += [_day_of_iso(f"{n[:4]}-{n[4:6]}-{n[6:]}") for n in clues.numbers if len(n) == 8]
    days += [real_day(*parts) for parts in _pair(clues.years, clues.months or clues.romans, clues.days)]
    return keep_weekday([day for day in days if day is not None], clues.weekdays)


def keep_weekday(days: Iterable[date], weekdays: Sequence[int]) -> tuple[date, ...]:
    """Days once each; of those on the named weekday where there are any, otherwise all."""
    once = tuple(dict.fromkeys(days))
    fitting = tuple(day for day in once if day.weekday() in weekdays)
    return fitting or once


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where it does not exist or lies outside the accepted years."""
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def read_numeric(first: str, second: str, third: str, sign: str) -> list[date]:
    """Every day that three numbers can mean, the Indonesian order of day, month, year first.

    Years of two digits are read as 20yy; only "-" lets the year come first there, as ISO 8601 once did.
    """
    a, b, c = int(first), int(second), int(third)
    if len(first) == 4:
        tries = [(a, b, c), (a, c, b)][: 1 if real_day(a, b, c) else 2]
    elif len(third) == 4:
        tries = [(c, b, a), (c, a, b)]
    elif max(map(len, (first, second, third))) < 3:
        tries = [(2000 + c, b, a), (2000 + c, a, b)] + ([(2000 + a, b, c)] if sign == "-" else [])
    else:
        tries = []
    return list(dict.fromkeys(day for parts in tries if (day := real_day(*parts))))


def _day_of_iso(text: str) -> date | None:
    year, month, day = text.split("-")
    return real_day(int(year), int(month), int(day))


def _pair(years: Sequence[int], months: Sequence[int], days: Sequence[int]) -> Iterable[tuple[int, int, int]]:
    if len(years) == 1 and len(months) in (1, len(days)):
        months = [*months] * (len(days) if len(months) == 1 else 1)
        return [(years[0], month, day) for month, day in zip(months, days, strict=True)]
    if len(years) == len(months) == len(days):
        return list(zip(years, months, days, strict=True))
    return []
