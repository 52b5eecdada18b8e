"""Words: the settings of comments, read once and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.comments.closing import EMAIL_CHOICES, OPTIONAL

EXPORT = "COMMENTS_EXPORT"
ACTION = "COMMENTS_ACTION"
CLOSE_AFTER_DAYS = "COMMENTS_CLOSE_AFTER_DAYS"
EMAIL = "COMMENTS_EMAIL"
# Read by the service too, which then hands out the challenges.
PROOF = "INTAKE_PROOF"

DEFAULTS: Mapping[str, Any] = {
    EXPORT: "var/comments/export.jsonl",
    ACTION: "",
    CLOSE_AFTER_DAYS: 0,
    EMAIL: OPTIONAL,
    PROOF: False,
}

# A hundred years: what is longer is a slip, and 0 says "never" plainly.
MAX_DAYS = 36_500

# Printable ASCII without what would end an attribute or a header of the release.
_ADDRESS = re.compile(r"[!#-;=?-\[\]_a-z~]+")
_PREVIEW_HOSTS = ("localhost", "127.0.0.1", "::1")


class CommentSettingsError(ValueError):
    """Settings of comments that cannot be meant; `faults` has one sentence for each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentSettings:
    """What the site's settings say of comments.

    Attributes:
        export: the file of approved comments, as configured; None where there shall be none.
        action: address to which the reply form is sent; "" where there is no intake.
        close_after_days: after how many days an article takes no more replies; None for never.
        email: whether the form asks for an e-mail address: one of `closing.EMAIL_CHOICES`.
        has_proof: True where browsers may do a proof of work while a reader writes.
    """

    export: Path | None
    action: str
    close_after_days: int | None
    email: str = OPTIONAL
    has_proof: bool = False

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> CommentSettings:
        """The settings of comments among all settings of the site; absent ones have their defaults.

        Raises:
            CommentSettingsError: with every setting that is wrong.
        """
        given = (settings.get(name, default) for name, default in DEFAULTS.items())
        export, action, days, email, has_proof = given
        checked = (
            _check_export(export),
            _check_action(action),
            _check_days(days),
            _check_email(email),
            _check_proof(has_proof),
        )
        faults = tuple(fault for fault in checked if fault)
        if faults:
            raise CommentSettingsError(faults)
        return cls(
            export=Path(export) if export else None,
            action=action,
            close_after_days=days or None,
            email=email,
            has_proof=has_proof,
        )


def _check_export(value: object) -> str:
    if value is None or (isinstance(value, str | Path) and "\0" not in str(value)):
        return ""
    return f"{EXPORT} is {value!r}; write the path of a file, or None for no comments"


def _check_action(value: object) -> str:
    if isinstance(value, str) and (not value or _is_address(value)):
        return ""
    return (
        f"{ACTION} is {value!r}; write an address from the root (/komentar/) or a whole https:// one, or ''"
    )


def _is_address(value: str) -> bool:
    if not _ADDRESS.fullmatch(value):
        return False
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        return False
    if not parts.scheme:
        return value.startswith("/") and not value.startswith("//")
    return host is not None and (
        parts.scheme == "https" or (parts.scheme == "http" and host in _PREVIEW_HOSTS)
    )


def _check_email(value: object) -> str:
    return "" if value in EMAIL_CHOICES else f"{EMAIL} is {value!r}; write one of {', '.join(EMAIL_CHOICES)}"


def _check_days(value: object) -> str:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_DAYS):
        return ""
    return f"{CLOSE_AFTER_DAYS} is {value!r}; write whole days from 1 to {MAX_DAYS}, or 0 for never"


def _check_proof(value: object) -> str:
    return "" if isinstance(value, bool) else f"{PROOF} is {value!r}; write True or False"
