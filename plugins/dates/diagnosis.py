"""Words: why a text is no accepted date, told so that its writer can mend it.

Each check knows one reason and returns None where it does not apply; the first that applies is told,
the more particular before the more general.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from plugins.dates.clues import Clues, find_clues, find_days, keep_weekday, make_plain, read_numeric, real_day
from plugins.dates.refusals import (
    FIRST_YEAR,
    LAST_YEAR,
    WANTED_FORM,
    DateRefused,
    days_in_month,
    join_or,
    offer,
    refuse_weekday,
    refuse_year,
    word_day,
)
from plugins.dates.wording import month_names, month_numbers, weekday_names, word_month
from plugins.gate.problem import nearest, quote

# More than this many offers help nobody to choose.
MAX_CANDIDATES = 6

# Hours that each half of the day names beyond doubt: "12 malam" is left out, for it may be either midnight.
_AFTERNOON = {hour: hour + 12 for hour in range(2, 7)}
_HOURS_OF: Mapping[str, Mapping[int, int]] = {
    "am": {hour: hour % 12 for hour in range(1, 13)},
    "pm": {hour: hour % 12 + 12 for hour in range(1, 13)},
    "pagi": {hour: hour for hour in range(1, 12)},
    "siang": {10: 10, 11: 11, 12: 12, 1: 13, 2: 14, 3: 15},
    "sore": _AFTERNOON,
    "petang": _AFTERNOON,
    "malam": {hour: hour + 12 for hour in range(6, 12)},
}

_AROUND = "“”„‟‘’‚‛«»‹›\"'"
_CURLY = frozenset(_AROUND) - {'"', "'"}
# What makes one phrase with a word like "ini" or "lalu".
_UNITS = "hari|minggu|pekan|bulan|tahun|tadi|kemarin|besok|days?|weeks?|months?|years?|yang"


def diagnose(text: str) -> DateRefused:
    """The refusal of a text that has no accepted form.

    Args:
        text: short, its white space single spaces.
    """
    if not text:
        return DateRefused("tanggal kosong", WANTED_FORM)
    plain = make_plain(text)
    clues = find_clues(plain)
    if plain != text:
        return _refuse_other_signs(text, clues)
    for check in _CHECKS:
        if refusal := check(text, clues):
            return refusal
    return _refuse_form(text, clues)


def _refuse_other_signs(text: str, clues: Clues) -> DateRefused:
    strange = "".join(dict.fromkeys(char for char in text if make_plain(char) != char)) or text
    fault = f"tanda {_locate(strange, text)} bukan angka 0–9, huruf, atau tanda hubung biasa"
    return _offer_days(fault, clues, find_days(clues))


def _check_quotes(text: str, clues: Clues) -> DateRefused | None:
    """Quotation marks that came from a word processor: YAML takes them for a part of the text."""
    del clues
    inside = text.strip(f"{_AROUND} ")
    if inside == text:
        return None
    kind = "tanda petik lengkung" if _CURLY.intersection(text) else "tanda petik"
    fault = f"ada {kind} di sekitar {quote(inside)}"
    within = find_clues(make_plain(inside))
    if inside and not find_days(within):
        refusal = diagnose(inside)
        return DateRefused(fault, refusal.mend, refusal.candidates)
    return _offer_days(fault, within, find_days(within))


def _check_relative(text: str, clues: Clues) -> DateRefused | None:
    if not clues.relatives:
        return None
    phrase = _phrase_of(clues.relatives[0], text)
    fault = f"arti {_locate(phrase, text)} bergantung pada hari membacanya"
    return _offer_days(fault, clues, find_days(clues))


def _phrase_of(word: str, text: str) -> str:
    """The whole phrase around a word that depends on the day: "hari ini", "2 minggu yang lalu"."""
    found = re.search(
        rf"(?:\b[0-9]{{1,3}} )?(?:\b(?:{_UNITS}) ){{0,2}}\b{re.escape(word)}\b", text, re.IGNORECASE
    )
    return found[0] if found else word


def _check_several(text: str, clues: Clues) -> DateRefused | None:
    written = len(clues.days) if clues.years and clues.months else 0
    if len(clues.isos) + len(clues.numerics) + written < 2 and len(clues.months) < 2:
        return None
    return _offer_days(f"{quote(text)} memuat lebih dari satu tanggal", clues, find_days(clues))


def _check_half_day(text: str, clues: Clues) -> DateRefused | None:
    if not clues.half_days and not clues.hours:
        return None
    clocks = clues.clocks or tuple(f" {hour:02}:00" for hour in clues.hours if hour < 24)
    half = clues.half_days[0] if clues.half_days else ""
    exact = tuple(clock for each in clocks if (clock := _to_24_hours(each, half)))
    if clues.half_days:
        fault = f"{quote(text)} memakai {quote(half)}, bukan jam 00 sampai 23"
    else:
        fault = f"{quote(text)} menyebut jam tanpa menit"
    days = find_days(clues)
    if not exact or not days:
        return DateRefused(fault, "tulis jam dan menitnya dari 00.00 sampai 23.59, seperti 2025-02-26 08:30")
    return _offer_days(fault, replace(clues, clocks=exact), days)


def _to_24_hours(clock: str, half: str) -> str | None:
    """The clock with its hour counted to 24; None where the half of the day does not settle it."""
    hour = int(clock[1:3])
    if half and hour < 13:
        counted = _HOURS_OF[half].get(hour)
        return None if counted is None else f"{clock[0]}{counted:02}{clock[3:]}"
    return clock


def _check_numeric(text: str, clues: Clues) -> DateRefused | None:
    numeric = clues.numeric
    if numeric is None or clues.months:
        return None
    days = keep_weekday(read_numeric(*numeric), clues.weekdays)
    if not days:
        return DateRefused(f"{quote(text)} tidak memuat tanggal yang ada", WANTED_FORM)
    meanings = join_or([word_day(day) for day in days])
    if max(map(len, numeric)) < 3:
        fault = f"{quote(text)} menulis tahun dengan dua angka, dan bisa berarti {meanings}"
    elif len(days) > 1:
        fault = f"{quote(text)} bisa berarti {meanings}"
    else:
        fault = f"{quote(text)} tidak berbentuk tahun-bulan-tanggal, walau agaknya berarti {meanings}"
    return _offer_days(fault, clues, days)


def _check_roman(text: str, clues: Clues) -> DateRefused | None:
    if not clues.romans or clues.months:
        return None
    return _offer_days(f"{quote(text)} menulis bulan dengan angka Romawi", clues, find_days(clues))


def _check_short_year(text: str, clues: Clues) -> DateRefused | None:
    if len(clues.months) != 1 or len(clues.numbers) != 2 or len(clues.days) != 2:
        return None
    day = real_day(2000 + clues.days[1], clues.months[0], clues.days[0])
    fault = f"{quote(text)} menulis tahun dengan dua angka, {quote(clues.numbers[1])}"
    return _offer_days(fault, clues, keep_weekday([day] if day else [], clues.weekdays))


def _check_misspelt_month(text: str, clues: Clues) -> DateRefused | None:
    if clues.months or not clues.days or not clues.years:
        return None
    for word in clues.others:
        name = nearest(word, month_numbers()) if word.isalpha() and len(word) > 2 else None
        if name:
            months = (month_numbers()[name],)
            others = tuple(other for other in clues.others if other != word)
            days = find_days(replace(clues, months=months, others=others))
            return _offer_days(f"{_locate(word, text)} bukan nama bulan", clues, days)
    return None


def _check_missing(text: str, clues: Clues) -> DateRefused | None:
    if clues.isos or any(len(number) == 8 for number in clues.numbers):
        return None
    months = clues.months or clues.romans
    parts = {"tanggal": bool(clues.days), "bulan": bool(months), "tahun": bool(clues.years)}
    missing = [name for name, is_there in parts.items() if not is_there]
    if not missing:
        return None
    if len(missing) == 3:
        return DateRefused(f"{quote(text)} bukan tanggal", WANTED_FORM)
    fault = f"{quote(text)} tidak menyebut {join_or(missing, 'dan')}"
    if missing == ["tanggal"] and len(months) == len(clues.years) == 1:
        return _offer_weekdays(fault, clues)
    if missing == ["tahun"] and len(clues.days) == len(months) == 1:
        return DateRefused(
            fault, f"tulis {clues.days[0]} {month_names()[months[0] - 1]} dengan tahun empat angka"
        )
    return DateRefused(fault, WANTED_FORM)


def _offer_weekdays(fault: str, clues: Clues) -> DateRefused:
    """A month without its day: a named weekday leaves four or five days to choose from."""
    year, month = clues.years[0], (clues.months or clues.romans)[0]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return refuse_year(clues.text, year)
    named = (date(year, month, day) for day in range(1, days_in_month(year, month) + 1))
    days = [day for day in named if day.weekday() in clues.weekdays[:1]]
    if not days:
        return DateRefused(fault, f"tulis tanggalnya di depan {word_month(year, month)}")
    numbers = join_or([str(day.day) for day in days], "dan")
    weekday = weekday_names()[clues.weekdays[0]]
    told = f"{fault}: hari {weekday} pada {word_month(year, month)} ialah tanggal {numbers}"
    return _offer_days(told, clues, days)


def _check_extra_words(text: str, clues: Clues) -> DateRefused | None:
    if not clues.others:
        return None
    extra = _locate(" ".join(clues.others), text)
    return _offer_days(f"{extra} bukan bagian tanggal", clues, find_days(clues))


def _refuse_form(text: str, clues: Clues) -> DateRefused:
    return _offer_days(f"{quote(text)} bukan bentuk tanggal yang diterima", clues, find_days(clues))


def _locate(part: str, text: str) -> str:
    """The part, quoted, and where it stands unless it is the whole."""
    return quote(text) if part == text else f"{quote(part)} pada {quote(text)}"


def _offer_days(fault: str, clues: Clues, days: Sequence[date]) -> DateRefused:
    clock = clues.clocks[0] if len(clues.clocks) == 1 else ""
    if len(days) == 1 and clues.weekdays and days[0].weekday() not in clues.weekdays:
        # An offer must not pass over a contradiction: whoever takes it would publish a guess.
        return refuse_weekday(clues.text, days[0], clues.weekdays[0], clock)
    candidates = [f"{day.isoformat()}{clock}" for day in days]
    if len(candidates) > MAX_CANDIDATES:
        candidates = []
    return DateRefused(fault, offer(candidates), candidates)


_CHECKS = (
    _check_quotes,
    _check_relative,
    _check_several,
    _check_half_day,
    _check_numeric,
    _check_roman,
    _check_short_year,
    _check_misspelt_month,
    _check_missing,
    _check_extra_words,
)
