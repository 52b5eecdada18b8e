"""Words: what a list of texts says of each one: its state, its day, its year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from plugins.dates.reading import DateRefused, read_moment, to_stamp
from plugins.gate.record import DRAFT, HIDDEN, PUBLISHED, WITHDRAWN

STATES: Mapping[str, str] = {
    DRAFT: "Draf",
    PUBLISHED: "Terbit",
    HIDDEN: "Tersembunyi",
    WITHDRAWN: "Dicabut",
}
"""A list's word for each status; the form's own choice says more."""
HELD = "Dijadwalkan"
# Names that no header has, so that nothing of a list gets into a source.
_STATE, _DAY, _YEAR = "keadaan", "hari", "tahun"

BROKEN_ROW: Mapping[str, str] = {_STATE: "Keliru", _DAY: "perlu diperbaiki"}
"""What a list shows of a text that cannot be read."""


def show_row(status: str, date: str, zone: str, now: datetime) -> dict[str, str]:
    """What a list shows of one text besides its title.

    Args:
        status: as the header has it; date: in the office's zone, "" for undated pages.
        zone: IANA name of that zone; now: aware; a public text of a later day is held back.
    """
    state = STATES.get(status, status)
    try:
        stamp = to_stamp(read_moment(date), zone) if date else None
    except DateRefused:
        stamp = None
    if stamp is None:
        return {_STATE: state, _DAY: f"{state} · {date}" if date else state, _YEAR: ""}
    is_held = status in (PUBLISHED, HIDDEN) and stamp.moment > now
    word, day = (HELD, f"{stamp.date}, {stamp.time}".rstrip(", ")) if is_held else (state, stamp.date)
    return {_STATE: word, _DAY: f"{word} · {day}", _YEAR: f"{stamp.year}"}


def name_columns(*, is_dated: bool) -> dict[str, Any]:
    """How lists word, sort, filter and group their texts, as the CMS takes it."""
    states = [*STATES.values()]
    if is_dated:
        states.insert(1, HELD)
    made: dict[str, Any] = {
        "summary": f"{{{{title}}}} · {{{{{_DAY}}}}}",
        "view_filters": [{"label": word, "field": _STATE, "pattern": f"^{word}$"} for word in states],
        "view_groups": [{"label": "Status", "field": _STATE}],
    }
    if is_dated:
        made["sortable_fields"] = ["date", "title"]
        made["view_groups"].append({"label": "Tahun", "field": _YEAR})
    return made
