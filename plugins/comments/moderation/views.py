"""Words: what the templates of the moderators' desk are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.comments.inbox.row import InboxComment
from plugins.comments.inbox.states import State
from plugins.comments.moderation.roles import Account
from plugins.comments.spam.wording import tell_flag, tell_reason
from plugins.dates.stamp import Stamp
from plugins.publication.views import Choice, Link

# Its sender had it erased, or its time was over: nothing of it is left.
ERASED = "(nama dihapus)"
ERASED_BY_WRITER = "dihapus seluruhnya atas permintaan penulisnya"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskComment:
    """One comment as moderators see it; name and text are plain text of a stranger.

    Attributes:
        id, name, text, score, revision: of the comment; name is the office's for its own replies
            and `ERASED` where none is left.
        url: of its page at the desk.
        article: its article, by title.
        office: name of the office that answers for it.
        sent: when.
        state: in words.
        reasons, flags: in words.
        is_staff: the office's own reply.
        is_held, is_published: what may be decided of it.
    """

    id: str
    name: str
    text: str
    score: int
    revision: int
    url: str
    article: Link
    office: str
    sent: Stamp
    state: str
    reasons: tuple[str, ...]
    flags: tuple[str, ...]
    is_staff: bool
    is_held: bool
    is_published: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskAccount:
    """One account as admins see it: its login, its role and its offices in words, and where it stands."""

    login: str
    url: str
    role: str
    offices: str
    is_moderator: bool
    is_active: bool
    has_second_factor: bool
    must_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskEntry:
    """One entry of the log in words, and the codes that the log itself holds."""

    number: int
    at: Stamp
    actor: str
    deed: str
    subject: Link
    reason: str
    codes: str


def view_comment(
    row: InboxComment, *, article: str, office: str, zone: str, is_erased: bool = False
) -> DeskComment:
    """A row of the inbox as the desk shows it.

    Args:
        article: its title; office: its name; zone: in which its time is told.
        is_erased: True where its writer had it erased, and not a moderator or its time took it away.
    """
    return DeskComment(
        id=row.id,
        name=office if row.is_staff else row.name or ERASED,
        text=row.text,
        score=row.score,
        revision=row.revision,
        url=comment_url(row.id),
        article=Link(text=article, url=row.article),
        office=office,
        sent=Stamp.at(row.sent_at, zone),
        state=ERASED_BY_WRITER if is_erased else _tell_state(row),
        reasons=tuple(tell_reason(code) for code, _ in row.reasons),
        flags=tuple(tell_flag(code) for code in row.flags),
        is_staff=row.is_staff,
        is_held=row.state is State.HELD,
        is_published=row.state is State.APPROVED,
    )


def comment_url(comment: str) -> str:
    """The address of a comment's page at the desk."""
    return f"/moderasi/komentar/{comment}/"


def account_url(account: str) -> str:
    """The address of an account's page at the desk."""
    return f"/moderasi/akun/{account}/"


def view_account(account: Account, *, role: str) -> DeskAccount:
    """An account as the desk shows it."""
    return DeskAccount(
        login=account.login,
        url=account_url(account.id),
        role=role,
        offices=", ".join(sorted(account.offices)),
        is_moderator=bool(account.offices),
        is_active=account.is_active,
        has_second_factor=account.has_second_factor,
        must_change=account.must_change,
    )


def make_choices(words: Mapping[str, str]) -> tuple[Choice, ...]:
    """A list to choose from, in its order."""
    return tuple(Choice(value=value, text=text) for value, text in words.items())


def _tell_state(row: InboxComment) -> str:
    match row.state:
        case State.HELD:
            return "menunggu, diduga spam" if row.is_spam else "menunggu"
        case State.APPROVED:
            return "ditayangkan"
        case State.REJECTED:
            return "ditolak sebagai spam" if row.is_spam else "ditolak"
        case State.REMOVED:
            return "dihapus dari halaman"
