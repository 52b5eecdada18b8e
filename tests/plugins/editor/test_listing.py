"""Words: a list says of each text whether it is public, since when or from when."""

from __future__ import annotations

import pytest

from plugins.editor.listing import name_columns, show_row
from tests.fixtures.content import NOW


@pytest.mark.parametrize(
    ("status", "date", "zone", "state", "said", "year"),
    [
        pytest.param(
            "draft", "2027-01-01", "Asia/Jakarta", "Draf", "Draf · 1 Januari 2027", "2027", id="draft"
        ),
        pytest.param(
            "published",
            "2026-03-01 08:00",
            "Asia/Jakarta",
            "Terbit",
            "Terbit · 1 Maret 2026",
            "2026",
            id="now",
        ),
        pytest.param(
            "published",
            "2026-03-01 08:01",
            "Asia/Jakarta",
            "Dijadwalkan",
            "Dijadwalkan · 1 Maret 2026, 08.01 WIB",
            "2026",
            id="a minute later",
        ),
        pytest.param(
            "published",
            "2026-03-01 10:00",
            "Asia/Jayapura",
            "Terbit",
            "Terbit · 1 Maret 2026",
            "2026",
            id="now in the east",
        ),
        pytest.param(
            "hidden",
            "2026-06-01",
            "Asia/Jakarta",
            "Dijadwalkan",
            "Dijadwalkan · 1 Juni 2026",
            "2026",
            id="hidden later",
        ),
        pytest.param(
            "withdrawn",
            "2025-02-26",
            "Asia/Jakarta",
            "Dicabut",
            "Dicabut · 26 Februari 2025",
            "2025",
            id="gone",
        ),
        pytest.param("published", "", "Asia/Jakarta", "Terbit", "Terbit", "", id="undated page"),
        pytest.param("draft", "kemarin", "Asia/Jakarta", "Draf", "Draf · kemarin", "", id="no date"),
        pytest.param("baru", "", "Asia/Jakarta", "baru", "baru", "", id="no status of ours"),
    ],
)
def test_row_says_what_a_text_is_and_of_when(
    status: str, date: str, zone: str, state: str, said: str, year: str
) -> None:
    assert show_row(status, date, zone, NOW) == {"keadaan": state, "hari": said, "tahun": year}


def test_every_state_can_be_filtered_and_lists_grouped_by_it_and_by_year() -> None:
    made = name_columns(is_dated=True)

    assert [one["label"] for one in made["view_filters"]] == [
        "Draf",
        "Dijadwalkan",
        "Terbit",
        "Tersembunyi",
        "Dicabut",
    ]
    assert [one["label"] for one in made["view_groups"]] == ["Status", "Tahun"]


def test_undated_pages_have_no_year_and_are_never_held_back() -> None:
    made = name_columns(is_dated=False)

    assert "Dijadwalkan" not in [one["label"] for one in made["view_filters"]]
    assert [one["label"] for one in made["view_groups"]] == ["Status"]
