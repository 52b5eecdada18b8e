"""Words: whether an article may still be answered, and what its reader is told where it may not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from plugins.comments.consent import CURRENT, SENTENCES
from plugins.dates.stamp import Stamp
from plugins.languages.catalogue import say
from plugins.publication.reply_views import ReplyForm

OPEN = "open"
CLOSED = "closed"
CHOICES = (OPEN, CLOSED)

OPTIONAL, REQUIRED, NONE = "optional", "required", "none"
EMAIL_CHOICES = (OPTIONAL, REQUIRED, NONE)

NO_INTAKE = say("Komentar belum dapat dikirim melalui situs ini.")
WITHDRAWN = say("Artikel ini telah dicabut sehingga tidak lagi menerima komentar.")
CLOSED_BY_WRITER = say("Artikel ini tidak menerima komentar.")


def is_open(published: datetime, header_choice: str, close_after_days: int | None, now: datetime) -> bool:
    """True where an article in force still takes replies.

    Args:
        published: aware.
        header_choice: the header's `comments`: "open", which no number of days closes, "closed", or "".
        close_after_days: days of 24 hours from publication; None closes nothing.
        now: aware; the moment of the build or of the reply.
    """
    if header_choice in (OPEN, CLOSED):
        return header_choice == OPEN
    return close_after_days is None or now - published < timedelta(days=close_after_days)


def reply_form(
    *,
    action: str,
    article_url: str,
    published: Stamp,
    header_choice: str,
    is_withdrawn: bool,
    close_after_days: int | None,
    now: datetime,
    policy_url: str,
    privacy_url: str,
    email: str = OPTIONAL,
) -> ReplyForm:
    """The form under an article, or the sentence in its place.

    Args:
        action: address of the intake; "" where there is none.
        article_url: sent along with the reply.
        published, header_choice, close_after_days, now: as in `is_open`; the stamp is the office's.
        is_withdrawn: True where the text is no longer in force.
        policy_url, privacy_url: what the reader agrees to.
        email: one of `EMAIL_CHOICES`.
    """
    reason = explain_closed(
        action=action,
        published=published,
        header_choice=header_choice,
        is_withdrawn=is_withdrawn,
        close_after_days=close_after_days,
        now=now,
    )
    closes = find_closing(published.moment, header_choice, close_after_days)
    return make_form(reason, action, article_url, policy_url, privacy_url, email=email, closes=closes)


def make_form(
    reason: str,
    action: str,
    article_url: str,
    policy_url: str,
    privacy_url: str,
    *,
    email: str = OPTIONAL,
    closes: str = "",
    has_proof: bool = False,
) -> ReplyForm:
    """The form, or the sentence in its place.

    Args:
        reason: of `explain_closed`; closes: of `find_closing`.
        email: one of `EMAIL_CHOICES`; has_proof: of the settings; the rest is as for `reply_form`.
    """
    return ReplyForm(
        action="" if reason else action,
        article=article_url,
        closed_reason=reason,
        policy_url=policy_url,
        privacy_url=privacy_url,
        consent=CURRENT,
        sentence=SENTENCES[CURRENT],
        email=email,
        closes=closes,
        has_proof=has_proof and not reason,
    )


def find_closing(published: datetime, header_choice: str, close_after_days: int | None) -> str:
    """When an open article closes, RFC 3339 in UTC; "" for never. Arguments as for `is_open`."""
    if header_choice in CHOICES or close_after_days is None:
        return ""
    closing = published.astimezone(UTC) + timedelta(days=close_after_days)
    return closing.isoformat(timespec="seconds").replace("+00:00", "Z")


def explain_closed(
    *,
    action: str,
    published: Stamp,
    header_choice: str,
    is_withdrawn: bool,
    close_after_days: int | None,
    now: datetime,
) -> str:
    """The sentence in the form's place; "" where the form is shown. Arguments as for `reply_form`."""
    reason = _closed_reason(published, header_choice, is_withdrawn, close_after_days, now)
    return reason if reason or action else NO_INTAKE


def _closed_reason(
    published: Stamp, header_choice: str, is_withdrawn: bool, close_after_days: int | None, now: datetime
) -> str:
    if is_withdrawn:
        return WITHDRAWN
    if is_open(published.moment, header_choice, close_after_days, now):
        return ""
    if header_choice == CLOSED or close_after_days is None:
        return CLOSED_BY_WRITER
    closing = Stamp.at(published.moment + timedelta(days=close_after_days), published.zone)
    return say("Artikel ini tidak lagi menerima komentar sejak %(day)s.", day=closing.day_long)
