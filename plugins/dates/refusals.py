"""Words: a date that is refused: what is wrong, how to mend it, what could have been meant."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from plugins.dates.wording import month_names, weekday_names, word_date, word_long_date, word_month
from plugins.gate.problem import quote

# Source: the Republic whose civil service publishes here was proclaimed on 17 August 1945; the last year
# is that of the century in which two-digit years are offered as "20yy". A year outside is a slip of the
# hand (0205, 2205, WordPress's 0000), and a year far ahead would hold the text back for ever, unseen.
FIRST_YEAR = 1945
LAST_YEAR = 2099

WANTED_FORM = "tulis dengan bentuk 2025-02-26 atau 2025-02-26 08:30"


class DateRefused(ValueError):
    """A text was not read as a date, because it has no meaning or more than one.

    Attributes:
        fault: what is wrong, in Indonesian, quoting the text; no full stop.
        mend: how to put it right; no full stop.
        candidates: what could have been meant, each as `read_moment` accepts it
            ("2025-02-04", "2025-02-04 08:30"); empty where nothing can be worked out.
    """

    def __init__(self, fault: str, mend: str, candidates: Iterable[str] = ()) -> None:
        super().__init__(f"{fault}; {mend}")
        self.fault = fault
        self.mend = mend
        self.candidates = tuple(candidates)

    def __reduce__(self) -> tuple[type[DateRefused], tuple[str, str, tuple[str, ...]]]:
        return (type(self), (self.fault, self.mend, self.candidates))


def join_or(words: Sequence[str], link: str = "atau") -> str:
    """Words as an Indonesian list: "a", "a atau b", "a, b, atau c"."""
    if len(words) < 3:
        return f" {link} ".join(words)
    return f"{', '.join(words[:-1])}, {link} {words[-1]}"


def offer(candidates: Sequence[str]) -> str:
    """A mend that names the candidates, or the wanted form where there is none."""
    return f"tulis {join_or(candidates)}" if candidates else WANTED_FORM


def word_day(day: date) -> str:
    """ "26 Februari 2025"."""
    return word_date(day.year, day.month, day.day)


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    return monthrange(year, month)[1]


def refuse_year(text: str, year: int) -> DateRefused:
    """The year is outside the span in which anything here can have been published."""
    fault = f"tahun {year:04} pada {quote(text)} di luar {FIRST_YEAR} sampai {LAST_YEAR}"
    return DateRefused(fault, "periksa tahunnya, lalu tulis dengan empat angka")


def refuse_month(text: str, year: int, month: int, day: int, clock: str) -> DateRefused:
    """There is no such month; day and month may have changed places."""
    candidates: tuple[str, ...] = ()
    if 1 <= day <= 12 and 1 <= month <= days_in_month(year, day):
        candidates = (f"{date(year, day, month).isoformat()}{clock}",)
    return DateRefused(f"bulan {month:02} pada {quote(text)} tidak ada", offer(candidates), candidates)


def refuse_day(text: str, year: int, month: int, day: int, clock: str) -> DateRefused:
    """The month has no such day; just past its end two days could be meant."""
    last = days_in_month(year, month)
    fault = (
        f"tanggal {day} pada {quote(text)} tidak ada: {word_month(year, month)} hanya sampai tanggal {last}"
    )
    end = date(year, month, last)
    if last < day <= 31:
        days = (end, end + timedelta(days=1))
        mend = f"tulis {join_or([_both_forms(day, clock) for day in days])}"
        return DateRefused(fault, mend, _isos(days, clock))
    return DateRefused(fault, f"tulis tanggal 1 sampai {last} {month_names()[month - 1]} {year}")


def refuse_weekday(text: str, day: date, weekday: int, clock: str) -> DateRefused:
    """The weekday is not that of the date: one of them is wrong, and only the writer knows which."""
    named = weekday_names()[weekday]
    ahead = (weekday - day.weekday()) % 7
    near: tuple[date, ...] = (day + timedelta(days=ahead - 7), day + timedelta(days=ahead))
    near = tuple(other for other in near if FIRST_YEAR <= other.year <= LAST_YEAR)
    true = weekday_names()[day.weekday()]
    fault = f"{quote(text)} menyebut hari {named}, padahal {word_day(day)} hari {true}"
    right = f"{word_long_date(day.year, day.month, day.day)} ({day.isoformat()}{clock})"
    others = join_or([_both_forms(other, clock) for other in near])
    return DateRefused(fault, f"tulis {right}, atau {named} terdekat: {others}", _isos((day, *near), clock))


def _both_forms(day: date, clock: str) -> str:
    return f"{word_day(day)} ({day.isoformat()}{clock})"


def _isos(days: Iterable[date], clock: str) -> tuple[str, ...]:
    return tuple(f"{day.isoformat()}{clock}" for day in days)
