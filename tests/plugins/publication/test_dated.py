"""What readers are told to have happened does not lie ahead of the build."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.dates.reading import read_moment, to_stamp
from plugins.gate.record import ChangeNote, Record, WithdrawalNote
from plugins.publication.dated import check_happened

ZONE = "Asia/Jayapura"
NOW = datetime(2026, 3, 1, 8, 0, tzinfo=ZoneInfo(ZONE))
PATH = "artikel/jayapura/naskah.md"


def tell(
    date: str, *, modified: str = "", change: str = "", withdrawn: str = "", status: str = "published"
) -> list[str]:
    record = Record(
        path=PATH,
        kind="artikel",
        slug="naskah",
        title="Judul",
        summary="Ringkasan.",
        date=read_moment(date) if date else None,
        modified=read_moment(modified) if modified else None,
        changes=(ChangeNote(moment=read_moment(change), note="Diperbaiki."),) if change else (),
        withdrawn=WithdrawalNote(moment=read_moment(withdrawn), reason="Diganti.") if withdrawn else None,
        status=status,
        lines={"modified": 5, "changes": 6, "changes.0": 7, "withdrawn.date": 9},
    )
    published = to_stamp(record.date, ZONE) if record.date else None
    return [problem.tell("") for problem in check_happened(record, ZONE, published, NOW)]


@pytest.mark.parametrize("date", ["2025-02-26", ""], ids=["article", "page"])
@pytest.mark.parametrize(
    ("key", "place", "moment"),
    [
        ("modified", "5: modified", "2027-03-01"),
        ("modified", "5: modified", "2026-03-01 08:01"),
        ("change", "7: changes.date", "2026-03-02"),
        ("withdrawn", "9: withdrawn.date", "2026-03-01T08:30+09:00"),
    ],
)
def test_what_lies_ahead_is_refused(date: str, key: str, place: str, moment: str) -> None:
    assert tell(date, **{key: moment}) == [
        f"{PATH}:{place}: “{moment}” belum terjadi; tulis tanggal paling lambat 2026-03-01"
    ]


@pytest.mark.parametrize("moment", ["2026-03-01", "2026-03-01 08:00", "2026-03-01T06:00+07:00"])
def test_what_happened_by_the_clocks_of_the_office_is_accepted(moment: str) -> None:
    assert tell("2025-02-26", modified=moment, change=moment, withdrawn=moment) == []


def test_a_text_that_waits_may_bring_a_change_of_its_own_day() -> None:
    assert tell("2026-05-04 08:30", change="2026-05-04 10:00") == []
    assert tell("2026-05-04 08:30", change="2026-05-05") == [
        f"{PATH}:7: changes.date: “2026-05-05” belum terjadi; tulis tanggal paling lambat 2026-05-04"
    ]


def test_a_draft_may_say_what_it_will() -> None:
    assert tell("2025-02-26", modified="2027-01-01", status="draft") == []
