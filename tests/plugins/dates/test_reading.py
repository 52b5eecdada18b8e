"""What is accepted as a date, and as which moment."""

from __future__ import annotations

from datetime import datetime

import pytest

from plugins.dates.reading import DateRefused, Moment, read_moment, to_stamp


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-26",
        "  2025-02-26\n",
        "26 Februari 2025",
        "Rabu, 26 Februari 2025",
        "Rabu 26 Februari 2025",
        "RABU,26 FEBRUARI 2025",
        "rab., 26 feb. 2025",
        "26 Peb 2025",
        "26 Pebruari 2025",
        "February 26, 2025",
        "Feb. 26 2025",
        "Wednesday, February 26, 2025",
        "Wed 26 Feb 2025",
        "26 February, 2025",
        "26\u00a0Februari\u00a02025",
    ],
)
def test_a_day_is_read(text: str) -> None:
    assert read_moment(text).iso == "2025-02-26"


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-26 08:30",
        "2025-02-26T08:30",
        "2025-02-26t08:30:00",
        "2025-02-26 8:30",
        "2025-02-26 08.30",
        "2025-02-26, pukul 08.30",
        "26 Februari 2025 08.30",
        "Rabu, 26 Februari 2025, 08.30",
        "Rabu, 26 Februari 2025, pukul 08.30",
        "26 Februari 2025 jam 8.30",
        "26 Februari 2025 pkl. 08:30:00",
        "26 Februari 2025 08.30.00",
        "February 26, 2025 at 08:30",
        "Wednesday, 26 February 2025, 08:30",
    ],
)
def test_a_time_without_a_zone_is_left_to_the_office(text: str) -> None:
    assert read_moment(text) == Moment(
        local=datetime.fromisoformat("2025-02-26T08:30"), offset_minutes=None, has_time=True
    )


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("26 Februari 2025 08.30 WIB", "2025-02-26T08:30+07:00"),
        ("26 Februari 2025 08.30 wita", "2025-02-26T08:30+08:00"),
        ("Rabu, 26 Februari 2025, 08.30 WIT", "2025-02-26T08:30+09:00"),
        ("2025-02-26 08:30 WIB", "2025-02-26T08:30+07:00"),
        ("2025-02-26T08:30Z", "2025-02-26T08:30+00:00"),
        ("2025-02-26T08:30:15.123Z", "2025-02-26T08:30:15+00:00"),
        ("2025-02-26T08:30:00+07:00", "2025-02-26T08:30+07:00"),
        ("2025-02-26T08:30:00+0700", "2025-02-26T08:30+07:00"),
        ("2025-02-26T08:30-12:00", "2025-02-26T08:30-12:00"),
        ("2025-02-26T08:30+14:00", "2025-02-26T08:30+14:00"),
        ("Wed, 26 Feb 2025 08:30:00 +0700", "2025-02-26T08:30+07:00"),
        ("Wed, 26 Feb 2025 08:30:00 GMT", "2025-02-26T08:30+00:00"),
        ("26 Februari 2025 08.30 UTC+03.00", "2025-02-26T08:30+03:00"),
        ("26 Februari 2025 08.30 GMT+7", "2025-02-26T08:30+07:00"),
        ("26 Februari 2025 08.30 UTC-0930", "2025-02-26T08:30-09:30"),
    ],
)
def test_a_named_zone_or_offset_is_kept(text: str, iso: str) -> None:
    assert read_moment(text).iso == iso


MONTHS = [
    ("Januari Jan January", 1),
    ("Februari Feb Peb Pebruari February", 2),
    ("Maret Mar March", 3),
    ("April Apr", 4),
    ("Mei May", 5),
    ("Juni Jun June", 6),
    ("Juli Jul July", 7),
    ("Agustus Agu Agt Ags August Aug", 8),
    ("September Sep Sept", 9),
    ("Oktober Okt October Oct", 10),
    ("November Nov Nopember Nop", 11),
    ("Desember Des December Dec", 12),
]


@pytest.mark.parametrize(("names", "month"), MONTHS, ids=[names.split()[0] for names, _ in MONTHS])
def test_every_spelling_of_a_month_is_read(names: str, month: int) -> None:
    for name in names.split():
        for spelling in (name, name.lower(), name.upper(), f"{name}."):
            assert read_moment(f"7 {spelling} 2025").local.month == month


WEEKDAYS = [
    ("Senin Sen Monday Mon", "2025-02-24"),
    ("Selasa Sel Tuesday Tue", "2025-02-25"),
    ("Rabu Rab Wednesday Wed", "2025-02-26"),
    ("Kamis Kam Thursday Thu", "2025-02-27"),
    ("Jumat Jum'at Jum’at Jum Friday Fri", "2025-02-28"),
    ("Sabtu Sab Saturday Sat", "2025-03-01"),
    ("Minggu Ahad Min Sunday Sun", "2025-03-02"),
]


@pytest.mark.parametrize(("names", "iso"), WEEKDAYS, ids=[names.split()[0] for names, _ in WEEKDAYS])
def test_every_spelling_of_a_weekday_is_read(names: str, iso: str) -> None:
    day = datetime.fromisoformat(iso)
    month = "Februari" if day.month == 2 else "Maret"

    for name in names.split():
        assert read_moment(f"{name}, {day.day} {month} 2025").iso == iso


@pytest.mark.parametrize("text", ["29 Februari 2024", "1945-01-01", "2099-12-31", "2000-02-29"])
def test_the_edges_of_the_calendar_are_read(text: str) -> None:
    assert not read_moment(text).has_time


def test_a_time_without_a_zone_is_meant_in_the_office_s_zone() -> None:
    stamp = to_stamp(read_moment("26 Februari 2025 08.30"), "Asia/Jayapura")

    assert stamp.full == "Rabu, 26 Februari 2025, 08.30 WIT"


def test_a_time_of_another_zone_is_told_in_the_office_s_zone() -> None:
    stamp = to_stamp(read_moment("31 Desember 2025 23.30 WIB"), "Asia/Jayapura")

    assert stamp.full == "Kamis, 1 Januari 2026, 01.30 WIT"


def test_a_day_stays_the_day_in_every_zone() -> None:
    for zone in ("Asia/Jakarta", "Pacific/Kiritimati", "Etc/GMT+12"):
        assert to_stamp(read_moment("2025-02-26"), zone).full == "Rabu, 26 Februari 2025"


def test_a_day_without_a_midnight_is_still_that_day() -> None:
    stamp = to_stamp(read_moment("2018-11-04"), "America/Sao_Paulo")

    assert (stamp.iso, stamp.rfc3339) == ("2018-11-04", "2018-11-04T01:00:00-02:00")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "2025-03-30 02:30",
            "“2025-03-30 02:30” tidak pernah ada di zona Europe/Berlin karena jam diubah saat itu; "
            "tulis 2025-03-30T01:30+01:00 atau 2025-03-30T03:30+02:00",
        ),
        (
            "2025-10-26 02:30",
            "“2025-10-26 02:30” terjadi dua kali di zona Europe/Berlin karena jam diubah saat itu; "
            "tulis 2025-10-26T02:30+02:00 atau 2025-10-26T02:30+01:00",
        ),
    ],
    ids=["put forward", "put back"],
)
def test_a_time_at_which_clocks_jump_is_refused(text: str, told: str) -> None:
    with pytest.raises(DateRefused) as refused:
        to_stamp(read_moment(text), "Europe/Berlin")

    assert str(refused.value) == told
    assert [to_stamp(read_moment(each), "Europe/Berlin").iso for each in refused.value.candidates] == list(
        refused.value.candidates
    )
