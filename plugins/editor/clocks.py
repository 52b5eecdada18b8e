"""Words: the clocks of the offices, by which every date of the form is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from plugins.categories.registers import Registers
from plugins.dates.stamp import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """An office's clock.

    Attributes:
        zone: IANA name, "Asia/Jakarta"; name: as people know it, "WIB".
        moment: as a header has it, "2026-03-01 08:00".
    """

    zone: str
    name: str
    moment: str


def read_clocks(registers: Registers, zone: str, now: datetime) -> Mapping[str, Clock]:
    """Every office's clock by its slug; that of undated pages is "".

    Args:
        zone: IANA name, of undated pages; now: aware.
    """
    zones = {slug: one.timezone for slug, one in registers.offices.items()} | {"": zone}
    return {slug: _read(Stamp.at(now, name)) for slug, name in zones.items()}


def _read(stamp: Stamp) -> Clock:
    return Clock(zone=stamp.zone, name=stamp.time.partition(" ")[2], moment=f"{stamp.moment:%Y-%m-%d %H:%M}")
