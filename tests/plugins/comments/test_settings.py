"""The settings of comments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.comments.settings import DEFAULTS, CommentSettings, CommentSettingsError

DAYS_MEND = "write whole days from 1 to 36500, or 0 for never"
ACTION_MEND = "write an address from the root (/komentar/) or a whole https:// one, or ''"


def test_without_settings_there_is_an_export_no_intake_and_no_limit() -> None:
    settings = CommentSettings.from_settings({"SITENAME": "Kabar"})

    assert settings == CommentSettings(
        export=Path("var/comments/export.jsonl"), action="", close_after_days=None
    )


def test_settings_are_taken_as_they_are_given() -> None:
    settings = CommentSettings.from_settings(
        {
            "COMMENTS_EXPORT": Path("lain.jsonl"),
            "COMMENTS_ACTION": "https://contoh.id/komentar/",
            "COMMENTS_CLOSE_AFTER_DAYS": 90,
        }
    )

    assert settings == CommentSettings(
        export=Path("lain.jsonl"), action="https://contoh.id/komentar/", close_after_days=90
    )


@pytest.mark.parametrize("value", [None, ""], ids=["None", "empty"])
def test_an_export_may_be_switched_off(value: str | None) -> None:
    assert CommentSettings.from_settings({"COMMENTS_EXPORT": value}).export is None


@pytest.mark.parametrize("value", [0, None], ids=["nought", "None"])
def test_articles_may_stay_open_for_ever(value: int | None) -> None:
    assert CommentSettings.from_settings({"COMMENTS_CLOSE_AFTER_DAYS": value}).close_after_days is None


@pytest.mark.parametrize(
    "value", ["/komentar/", "https://contoh.id/k?a=1", "http://localhost:8001/komentar/", "http://[::1]:80/"]
)
def test_a_form_may_be_sent_to_this_site_or_safely_elsewhere(value: str) -> None:
    assert CommentSettings.from_settings({"COMMENTS_ACTION": value}).action == value


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        *(
            ("COMMENTS_ACTION", value, f"COMMENTS_ACTION is {value!r}; {ACTION_MEND}")
            for value in [
                "komentar/", "//contoh.id/", "javascript:alert(1)", "http://contoh.id/", "https:///komentar/",
                "/komentar /", '/"onclick="', "https://[x/", "mailto:a@b.cd", "/\n", None, 1,
            ]
        ),
        *(
            ("COMMENTS_CLOSE_AFTER_DAYS", value, f"COMMENTS_CLOSE_AFTER_DAYS is {value!r}; {DAYS_MEND}")
            for value in [-1, 36_501, 1.5, "30", True]
        ),
        *(
            (
                "COMMENTS_EXPORT", value,
                f"COMMENTS_EXPORT is {value!r}; write the path of a file, or None for no comments",
            )
            for value in [7, "a\0b", b"a"]
        ),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_meant_is_refused(name: str, value: Any, message: str) -> None:
    with pytest.raises(CommentSettingsError) as refusal:
        CommentSettings.from_settings({name: value})

    assert str(refusal.value) == message


def test_all_faulty_settings_are_told_together() -> None:
    with pytest.raises(CommentSettingsError) as refusal:
        CommentSettings.from_settings(dict.fromkeys(DEFAULTS, -1))

    assert [fault.split()[0] for fault in refusal.value.faults] == list(DEFAULTS)


def test_every_setting_is_named_in_the_readme() -> None:
    readme = Path(__file__).parents[3] / "plugins" / "comments" / "README.md"

    text = readme.read_text(encoding="utf-8")

    assert [name for name in DEFAULTS if f"`{name}`" not in text] == []
