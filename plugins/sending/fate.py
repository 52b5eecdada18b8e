"""Words: what becomes of a text when it has been sent; a writer should not look for it in vain."""

from __future__ import annotations

from datetime import datetime

from plugins.dates.reading import DateRefused, to_stamp
from plugins.gate.record import DRAFT, WITHDRAWN, Record


def tell_fate(record: Record, zone: str, now: datetime) -> str:
    """Why readers will not see a text at once: "draf", "ditahan sampai …"; "" where they will.

    Args:
        zone: IANA name of its office's zone; now: aware.
    """
    if record.status == DRAFT:
        return "draf"
    if record.date is None or record.status == WITHDRAWN:
        return ""
    try:
        stamp = to_stamp(record.date, zone)
    except DateRefused:
        return ""
    return f"ditahan sampai {stamp.full}" if stamp.moment > now else ""
