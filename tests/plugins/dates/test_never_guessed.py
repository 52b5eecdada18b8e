"""The promise of this package: a text has one meaning, or it is refused."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.dates.reading import DateRefused, Moment, read_moment, to_stamp
from plugins.dates.refusals import FIRST_YEAR, LAST_YEAR
from plugins.dates.stamp import Stamp
from plugins.dates.wording import month_names, month_numbers, weekday_names, weekday_numbers

ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Asia/Riyadh", "Asia/Kathmandu", "UTC"]

# From 1988 on, the zones above have whole minutes and one offset each.
DAYS = st.dates(date(1988, 1, 2), date(LAST_YEAR, 12, 30))
TIMES = st.times().map(lambda at: at.replace(microsecond=0))
OFFSETS = st.integers(-12 * 60, 14 * 60)
MOMENTS = st.builds(
    lambda day, at, offset: Moment(
        local=datetime.combine(day, at or time()),
        offset_minutes=offset if at else None,
        has_time=at is not None,
    ),
    DAYS,
    st.none() | TIMES,
    st.none() | OFFSETS,
)

PIECES = [
    *month_numbers(),
    *weekday_numbers(),
    *"pukul jam WIB WITA WIT Z UTC+7 +07:00 pm malam kemarin II di T".split(),
    *"0 1 5 05 12 26 31 25 99 2025 1944 20250226 05/06/2025 5.6.25 2025-02-26 08:30 8.30 24.00".split(),
    *", . - / ( ) ' ٢٦ ２ – \u200b \x00".split(" "),
]
DATE_LIKE = st.lists(st.sampled_from(PIECES), max_size=8).flatmap(
    lambda pieces: st.sampled_from([" ", ", ", "", "-"]).map(lambda link: link.join(pieces))
)


def read_or_refuse(text: str) -> Moment | DateRefused:
    """What the reader makes of a text; any other exception comes through."""
    try:
        return read_moment(text)
    except DateRefused as refusal:
        return refusal


def wordings(stamp: Stamp) -> list[str]:
    """Every wording of a stamp that names its day whole, Indonesian and English."""
    day = stamp.moment.date()
    words = [stamp.date, stamp.day_long, format_date(day, "d MMM y", locale="id")]
    words += [format_date(day, width, locale="en") for width in ("full", "long", "medium")]
    words += [f"{day.day} {format_date(day, 'MMMM y', locale='en')}"]
    return words


@settings(deadline=None)
@given(MOMENTS, st.sampled_from(ZONES))
def test_what_is_reworded_and_read_again_is_the_same_moment(moment: Moment, zone: str) -> None:
    stamp = to_stamp(moment, zone)

    assert read_moment(moment.iso) == moment
    assert to_stamp(read_moment(stamp.iso), zone) == stamp
    if stamp.has_time:
        assert to_stamp(read_moment(stamp.rfc3339), zone) == stamp
        to_the_minute = stamp.moment.replace(second=0)
        assert to_stamp(read_moment(stamp.full), "UTC").moment == to_the_minute
    for words in wordings(stamp):
        assert to_stamp(read_moment(words), zone).moment.date() == stamp.moment.date()
        for variant in (words.upper(), words.lower(), words.replace(",", "")):
            assert read_moment(variant) == read_moment(words)


# A pattern that tries everything would need minutes for a hundred characters, not two seconds.
@settings(deadline=2_000)
@given(st.text(max_size=120) | DATE_LIKE)
@example("1-" * 50)
@example("1.11" * 25)
@example("a'" * 50)
@example("pukul " * 16)
@example("1am " * 25)
@example("9" * 100)
def test_any_text_is_read_or_refused_with_whole_words(text: str) -> None:
    outcome = read_or_refuse(text)

    if isinstance(outcome, Moment):
        assert FIRST_YEAR <= outcome.local.year <= LAST_YEAR
    else:
        assert outcome.fault
        assert outcome.mend
        assert str(outcome).isprintable()
        assert all(read_moment(candidate).iso == candidate for candidate in outcome.candidates)


@pytest.mark.parametrize("language", ["id", "en"])
@settings(deadline=None)
@given(day=DAYS, wrong=st.integers(1, 6))
def test_a_weekday_that_contradicts_the_date_is_always_refused(language: str, day: date, wrong: int) -> None:
    weekday = weekday_names(language)[(day.weekday() + wrong) % 7]
    month = month_names(language)[day.month - 1]

    with pytest.raises(DateRefused) as refused:
        read_moment(f"{weekday}, {day.day} {month} {day.year}")

    true, *near = map(date.fromisoformat, refused.value.candidates)
    assert true == day
    assert near
    assert all(other.weekday() == (day.weekday() + wrong) % 7 and abs(other - day).days < 7 for other in near)


@settings(deadline=None)
@given(st.integers(1, 31), st.integers(1, 12), st.integers(0, 9999), st.sampled_from("/.- _"))
def test_a_month_in_numbers_is_refused_unless_the_year_leads(
    day: int, month: int, year: int, sign: str
) -> None:
    for text in (f"{day:02}{sign}{month:02}{sign}{year:04}", f"{month}{sign}{day}{sign}{year % 100:02}"):
        with pytest.raises(DateRefused):
            read_moment(text)


def stands_in(moment: Moment, text: str) -> bool:
    """True where the text itself holds the moment's year, month and day: an oracle apart from the reader."""
    day = moment.local.date()
    if re.match(rf"\s*{day.isoformat()}(?![0-9])", text):
        return True
    numbers = re.findall(r"[0-9]+", text)
    words = re.findall(r"[a-z]+", re.sub("['’‘`]", "", text.lower()))
    months = [month_numbers()[word] for word in words if word in month_numbers()]
    weekdays = [weekday_numbers()[word] for word in words if word in weekday_numbers()]
    return (
        f"{day.year}" in numbers
        and any(len(number) < 3 and int(number) == day.day for number in numbers[:2])
        and months == [day.month]
        and weekdays in ([], [day.weekday()])
    )


def mutate(text: str, place: int, change: str, letter: str) -> str:
    """The text with one slip of the hand."""
    at = place % len(text)
    after = {"drop": "", "double": text[at] * 2, "replace": letter, "insert": letter + text[at]}[change]
    return text[:at] + after + text[at + 1 :]


@settings(deadline=None)
@given(
    MOMENTS,
    st.integers(0, 60),
    st.sampled_from(["drop", "double", "replace", "insert"]),
    st.sampled_from("0123456789 -/.:,'aeimnrstuTZ٢"),
    DATE_LIKE,
)
def test_a_date_is_never_guessed(moment: Moment, place: int, change: str, letter: str, pieces: str) -> None:
    stamp = Stamp.at(moment.local.replace(tzinfo=ZoneInfo("Asia/Jakarta")), "Asia/Jakarta")
    slips = [mutate(words, place, change, letter) for words in [stamp.iso, stamp.full, *wordings(stamp)]]

    for text in [*slips, pieces]:
        outcome = read_or_refuse(text)
        assert isinstance(outcome, DateRefused) or stands_in(outcome, text), f"{text!r} as {outcome}"
