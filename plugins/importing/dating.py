"""Words: a text's moment as a former site tells it, held against itself; nothing is guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from plugins.importing.found import Doubt

_FORM = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)")
_ANNOUNCED = re.compile(r"[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d:\d\d (?:[+-]\d{4}|GMT|UT|Z)")
# No zone on earth is further from Greenwich, and none lies between quarters of an hour.
# Source: the zone database; Pacific/Kiritimati is at +14:00.
_FURTHEST = timedelta(hours=14)
_QUARTER = timedelta(minutes=15)
# Older versions of WordPress asked the clock twice, once for each field.
_MINUTE = timedelta(minutes=1)
_FIRST_YEAR, _LAST_YEAR = 1945, 2099


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A moment, or why there is none.

    Attributes:
        moment: aware, in the office's zone; None where it is not certain.
        candidates: what could have been meant, the likeliest first, in the office zone; empty where certain.
        has_time: False where only the day is known.
        doubts: what was found, for the report.
    """

    moment: datetime | None
    has_time: bool = True
    candidates: tuple[datetime, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def settle(local: str, gmt: str, announced: str, zone: str) -> Settled:
    """The moment on which an export's fields agree.

    Args:
        local: in the former site's own zone; gmt: in Greenwich's; announced: as in its feed (RFC 822).
        zone: the office's; a text is dated by it here.
    """
    here = ZoneInfo(zone)
    at_site, at_gmt, told = _read(local), _read(gmt), _read_announced(announced)
    if at_gmt is not None and at_site is not None:
        if not _may_be_zone(at_site - at_gmt):
            return _contradict({"waktu setempat": at_site, "waktu GMT": _at(at_gmt, here)})
        # The export makes this one of the others; where it differs, somebody has edited one of them.
        if told is not None and not any(abs(told - one) < _MINUTE for one in (at_gmt, at_site)):
            return _contradict({"waktu GMT": _at(at_gmt, here), "pubDate": _at(told, here)})
        moment = at_gmt.replace(tzinfo=UTC).astimezone(here)
        return Settled(moment=moment, doubts=_doubt_day(at_site, moment))
    if at_gmt is not None:
        return Settled(moment=at_gmt.replace(tzinfo=UTC).astimezone(here))
    if at_site is not None:
        # Drafts have no moment in Greenwich; the clock of the former site is taken for the office's.
        return Settled(moment=at_site.replace(tzinfo=here))
    if told is not None:
        return Settled(moment=told.replace(tzinfo=UTC).astimezone(here))
    return Settled(
        moment=None,
        doubts=(Doubt(fault="tanggal tidak ada di ekspor", mend="tulis tanggalnya setelah diperiksa"),),
    )


def _doubt_day(at_site: datetime, moment: datetime) -> tuple[Doubt, ...]:
    """The moment is one, but readers of a site in another zone saw another day than ours will."""
    if at_site.date() == moment.date():
        return ()
    fault = (
        f"hari berganti: {at_site:%Y-%m-%d %H:%M} di situs lama, {moment:%Y-%m-%d %H:%M} menurut waktu kantor"
    )
    return (Doubt(fault=fault, mend="benar bila jam situs lama benar; kalau tidak, betulkan date"),)


def _at(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)


def _read(text: str) -> datetime | None:
    """A moment without a zone; None for "0000-00-00 00:00:00" and whatever is no moment."""
    match = _FORM.fullmatch(text.strip())
    if not match:
        return None
    try:
        found = datetime(*map(int, match.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _read_announced(text: str) -> datetime | None:
    # The library takes "30 Nov -0001", which stands for no date at all, for one of the year 2000.
    if not _ANNOUNCED.fullmatch(text.strip()):
        return None
    try:
        found = parsedate_to_datetime(text.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if not _FIRST_YEAR < found.year <= _LAST_YEAR:
        return None
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found


def _may_be_zone(distance: timedelta) -> bool:
    rest = distance % _QUARTER
    return abs(distance) <= _FURTHEST + _MINUTE and min(rest, _QUARTER - rest) < _MINUTE


def _contradict(evidence: dict[str, datetime]) -> Settled:
    shown = ", ".join(f"{name} {moment:%Y-%m-%d %H:%M:%S}" for name, moment in evidence.items())
    return Settled(
        moment=None,
        candidates=tuple(dict.fromkeys(evidence.values())),
        doubts=(
            Doubt(
                fault=f"tanggal di ekspor bertentangan: {shown}",
                mend="disimpan sebagai draf; tulis tanggal yang benar",
            ),
        ),
    )
