"""The dates of one source: readable, in step with its name, in a possible order."""

from __future__ import annotations

import pytest

from plugins.dates.reading import read_moment
from plugins.dates.rules import check_changes, check_date, check_file_name_date, check_not_before, precedes
from plugins.gate.source import Entry

PATH = "artikel/semarang/2025/2025-02-26-kinerja.md"


def test_a_date_is_read_from_its_entry() -> None:
    moment, problems = check_date(PATH, "date", Entry(line=3, value="2025-02-26 08:30"), "Asia/Jakarta")

    assert moment == read_moment("2025-02-26 08:30")
    assert problems == []


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (
            "05/03/2026",
            "“05/03/2026” bisa berarti 5 Maret 2026 atau 3 Mei 2026; tulis 2026-03-05 atau 2026-05-03",
        ),
        (None, "tanggal kosong; tulis dengan bentuk 2025-02-26 atau 2025-02-26 08:30"),
        (
            (Entry(line=4, value="2025-02-26"),),
            "tanggal harus satu teks, bukan daftar atau pasangan kunci; "
            "tulis dengan bentuk 2025-02-26 atau 2025-02-26 08:30",
        ),
    ],
    ids=["ambiguous", "empty", "list"],
)
def test_a_refused_date_is_told_with_its_place(value: str | tuple[Entry, ...] | None, told: str) -> None:
    moment, problems = check_date(PATH, "modified", Entry(line=3, value=value))

    assert moment is None
    assert [problem.tell() for problem in problems] == [f"content/{PATH}:3: modified: {told}"]


def test_a_time_that_clocks_skipped_is_refused_where_the_zone_is_known() -> None:
    entry = Entry(line=3, value="2025-03-30 02:30")

    moment, problems = check_date(PATH, "date", entry, "Europe/Berlin")

    assert moment is None
    assert [problem.tell() for problem in problems] == [
        f"content/{PATH}:3: date: “2025-03-30 02:30” tidak pernah ada di zona Europe/Berlin karena jam "
        "diubah saat itu; tulis 2025-03-30T01:30+01:00 atau 2025-03-30T03:30+02:00"
    ]
    assert check_date(PATH, "date", entry, "Asia/Jakarta")[1] == []


@pytest.mark.parametrize(
    ("path", "date", "zone"),
    [
        (PATH, "2025-02-26 23:59", None),
        ("artikel/semarang/kinerja.md", "2025-02-26", None),
        ("artikel/semarang/2025-02-laporan.md", "2025-06-26", None),
        (PATH, "2025-02-25T20:00Z", "Asia/Jakarta"),
        (PATH, "2025-02-25T20:00Z", None),
    ],
    ids=["same day", "no date in the name", "only a month in the name", "other day in UTC", "zone not known"],
)
def test_a_file_name_may_agree_or_be_silent(path: str, date: str, zone: str | None) -> None:
    assert check_file_name_date(path, read_moment(date), 3, zone) == []


@pytest.mark.parametrize(
    ("date", "zone", "day"),
    [
        ("2025-02-27", None, "2025-02-27"),
        ("2025-02-26T20:00Z", "Asia/Jakarta", "2025-02-27"),
        ("2025-03-26T20:00Z", None, "2025-03-26"),
    ],
)
def test_a_file_name_that_names_another_day_is_refused(date: str, zone: str | None, day: str) -> None:
    problems = check_file_name_date(PATH, read_moment(date), 3, zone)

    assert [problem.tell() for problem in problems] == [
        f"content/{PATH}:3: date: nama berkas menyebut “2025-02-26”, padahal date “{day}”; "
        f"ubah nama berkas menjadi “{day}-kinerja.md”, atau betulkan date"
    ]


def test_a_later_date_before_the_publication_is_refused() -> None:
    published, modified = read_moment("2025-02-26 08:30"), read_moment("2025-02-25")

    problems = check_not_before(PATH, "modified", published, modified, 7)

    assert [problem.tell() for problem in problems] == [
        f"content/{PATH}:7: modified: “2025-02-25” mendahului tanggal terbit “2025-02-26 08:30”; "
        "tulis tanggal yang sama atau sesudahnya, atau betulkan date"
    ]


def test_changes_out_of_order_are_a_warning() -> None:
    changes = [read_moment("2025-03-05"), read_moment("2025-03-01")]

    problems = check_changes(PATH, read_moment("2025-02-26"), changes, 9)

    assert [problem.tell() for problem in problems] == [
        f"content/{PATH}:9: changes.date: “2025-03-01” ditulis sesudah “2025-03-05”, padahal lebih awal; "
        "urutkan dari yang paling lama [peringatan]"
    ]


def test_a_change_before_the_publication_is_an_error() -> None:
    problems = check_changes(PATH, read_moment("2025-02-26"), [read_moment("2025-02-01")], 9)

    assert [(problem.field, problem.is_error) for problem in problems] == [("changes.date", True)]


@pytest.mark.parametrize(
    ("one", "other", "zone", "is_before"),
    [
        ("2025-02-25", "2025-02-26", None, True),
        ("2025-02-26", "2025-02-26", None, False),
        ("2025-02-26", "2025-02-26 08:30", None, False),
        ("2025-02-26 08:29", "2025-02-26 08:30", None, True),
        ("2025-02-26 08:30 WIT", "2025-02-26 08:00 WIB", None, True),
        ("2025-02-26 08:30", "2025-02-26 08:00 WIB", "Asia/Jayapura", True),
        ("2025-02-26 08:30", "2025-02-26 08:00 WIB", "Asia/Jakarta", False),
        ("2025-02-26 08:30", "2025-02-26 08:00 WIB", None, False),
        ("2025-02-20", "2025-02-26 08:00 WIB", None, True),
        ("2025-02-25", "2025-02-25 18:00 UTC", "Asia/Jakarta", True),
    ],
)
def test_moments_are_compared_only_as_finely_as_they_are_known(
    one: str, other: str, zone: str | None, is_before: bool
) -> None:
    assert precedes(read_moment(one), read_moment(other), zone) is is_before
