"""Whether an article may still be answered, and what its reader is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.closing import is_open, reply_form
from plugins.comments.consent import CURRENT, SENTENCES
from plugins.dates.stamp import Stamp
from plugins.publication.reply_views import ReplyForm

PUBLISHED = datetime(2025, 2, 26, 15, 30, tzinfo=UTC)
URL = "/dumai/2025/02/26/kebijakan-kinerja/"


def make_form(**values: Any) -> ReplyForm:
    """The form of an article one day old, with an intake and no limit."""
    sensible = {
        "action": "/komentar/",
        "article_url": URL,
        "published": Stamp.at(PUBLISHED, "Asia/Jakarta"),
        "header_choice": "",
        "is_withdrawn": False,
        "close_after_days": None,
        "now": PUBLISHED + timedelta(days=1),
        "policy_url": "/pedoman-komentar/",
        "privacy_url": "/kebijakan-privasi/",
    }
    return reply_form(**{**sensible, **values})


@pytest.mark.parametrize(
    ("choice", "days", "age", "expected"),
    [
        ("", None, timedelta(days=9_999), True),
        ("", 30, timedelta(days=30, microseconds=-1), True),
        ("", 30, timedelta(days=30), False),
        ("", 30, timedelta(days=-5), True),
        ("open", 30, timedelta(days=31), True),
        ("closed", None, timedelta(0), False),
        ("closed", 30, timedelta(days=1), False),
    ],
    ids=["no limit", "last moment", "limit", "future", "opened", "closed", "closed early"],
)
def test_an_article_is_open_until_its_writer_or_its_age_closes_it(
    choice: str, days: int | None, age: timedelta, expected: bool
) -> None:
    assert is_open(PUBLISHED, choice, days, PUBLISHED + age) is expected


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)), st.integers(1, 36_500))
def test_no_moment_is_too_far_to_decide(published: datetime, now: datetime, days: int) -> None:
    form = make_form(
        published=Stamp(moment=published, has_time=True, zone="UTC"), now=now, close_after_days=days
    )

    assert bool(form.action) == is_open(published, "", days, now)


def test_an_open_article_has_its_form() -> None:
    assert make_form() == ReplyForm(
        action="/komentar/",
        article=URL,
        closed_reason="",
        policy_url="/pedoman-komentar/",
        privacy_url="/kebijakan-privasi/",
        consent=CURRENT,
        sentence=SENTENCES[CURRENT],
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"action": ""}, "Komentar belum dapat dikirim melalui situs ini."),
        ({"header_choice": "closed"}, "Artikel ini tidak menerima komentar."),
        ({"header_choice": "closed", "action": ""}, "Artikel ini tidak menerima komentar."),
        (
            {"close_after_days": 1},
            "Artikel ini tidak lagi menerima komentar sejak Kamis, 27 Februari 2025.",
        ),
        (
            {"close_after_days": 1, "published": Stamp.at(PUBLISHED, "Asia/Jayapura")},
            "Artikel ini tidak lagi menerima komentar sejak Jumat, 28 Februari 2025.",
        ),
        ({"is_withdrawn": True}, "Artikel ini telah dicabut sehingga tidak lagi menerima komentar."),
        (
            {"is_withdrawn": True, "header_choice": "open"},
            "Artikel ini telah dicabut sehingga tidak lagi menerima komentar.",
        ),
    ],
    ids=[
        "no intake", "writer", "writer, no intake", "age", "age in another zone", "withdrawn",
        "withdrawn but opened",
    ],
)  # fmt: skip
def test_a_closed_article_says_why_in_the_place_of_its_form(values: dict[str, Any], sentence: str) -> None:
    form = make_form(**values)

    assert (form.action, form.closed_reason) == ("", sentence)


def test_a_header_that_opens_outlasts_the_days() -> None:
    form = make_form(header_choice="open", close_after_days=1)

    assert (form.action, form.closed_reason) == ("/komentar/", "")


@pytest.mark.parametrize(
    ("choice", "days", "closes"),
    [
        pytest.param("", 30, "2025-03-28T15:30:00Z", id="after some days"),
        pytest.param("", None, "", id="never"),
        pytest.param("open", 30, "", id="its header keeps it open"),
    ],
)
def test_the_form_says_when_it_closes(choice: str, days: int | None, closes: str) -> None:
    form = make_form(header_choice=choice, close_after_days=days)

    assert form.closes == closes
