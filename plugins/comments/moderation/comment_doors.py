"""Edge: one comment with what it answers and what answers it, and what takes more than a button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection
from starlette.responses import Response

from plugins.comments.inbox.row import InboxComment
from plugins.comments.inbox.states import State
from plugins.comments.moderation.deciding import DecisionRefusedError, Seen, redact
from plugins.comments.moderation.house import HOME, Visit
from plugins.comments.moderation.queue_doors import read_seen
from plugins.comments.moderation.replying import reply
from plugins.comments.moderation.revealing import has_email, reveal_email
from plugins.comments.moderation.shelves import find_comment, read_family
from plugins.comments.moderation.views import comment_url, make_choices
from plugins.comments.moderation.wording import REASONS, tell_outcomes
from plugins.publication.views import Link

NOT_KEPT = "Alamat surel komentar ini tidak (lagi) disimpan."


def show_comment(visit: Visit) -> Response:
    """One comment's page."""
    return _show(visit)


def reveal(visit: Visit) -> Response:
    """The e-mail address, in the answer to this one form and nowhere else."""
    desk, comment = visit.house.desk, _comment(visit)
    try:
        email = desk.writer.do(
            lambda c: reveal_email(c, comment, actor=visit.someone, seal=desk.seal, now=visit.now)
        )
    except DecisionRefusedError as refusal:
        return _show(visit, refusal.code)
    return _show(visit, email=email or NOT_KEPT)


def redact_comment(visit: Visit) -> Response:
    """A passage out of the text, for good."""
    reason = visit.typed("reason")

    def work(connection: Connection, seen: Seen) -> bool:
        passage = visit.typed("passage")
        row = redact(connection, seen, passage, actor=visit.someone, now=visit.now, reason=reason)
        return row.state is State.APPROVED

    if reason not in REASONS:
        return _show(visit, "reason")
    answer = _do(visit, "redact", work)
    # Older copies of the words stand in the store's files until they are overwritten.
    visit.house.desk.background.scrubbing.ask()
    return answer


def reply_to_comment(visit: Visit) -> Response:
    """An answer of the office, published at once."""

    def work(connection: Connection, seen: Seen) -> bool:
        reply(connection, seen, visit.typed("text"), actor=visit.someone, now=visit.now)
        return True

    return _do(visit, "reply", work)


def _do(visit: Visit, news: str, work: Callable[[Connection, Seen], bool]) -> Response:
    """Do it and go back to the page, or show the page with what was typed and why not.

    Args:
        work: returns True where readers then see something else.
    """
    desk, comment = visit.house.desk, _comment(visit)
    seen = read_seen(f"{comment}.{visit.typed('revision')}")
    if seen is None:
        return _show(visit, "taken")
    try:
        is_public = desk.writer.do(lambda connection: work(connection, seen))
    except DecisionRefusedError as refusal:
        return _show(visit, refusal.code)
    if is_public:
        desk.published()
    return visit.go(comment_url(comment), **{news: 1})


def _comment(visit: Visit) -> str:
    return str(visit.request.path_params["comment"])


def _show(visit: Visit, refusal: str = "", *, email: str = "") -> Response:
    house, comment = visit.house, _comment(visit)
    with house.desk.engine.connect() as connection:
        row = find_comment(connection, visit.someone, comment)
        if row is None:
            return _show_nothing(visit)
        above, below = read_family(connection, row)
        is_email_kept = has_email(connection, comment)
    return visit.show(
        "comment",
        "Komentar",
        status=409 if refusal else 200,
        told=tell_outcomes({refusal: 1} if refusal else {}),
        item=house.view(row),
        above=tuple(house.view(one) for one in above),
        below=tuple(house.view(one) for one in below),
        is_email_kept=is_email_kept and visit.someone.may_decide,
        email=email,
        may_decide=visit.someone.may_decide,
        reasons=make_choices(REASONS),
        back=comment_url(comment),
        **_typed(visit, row),
    )


def _typed(visit: Visit, row: InboxComment) -> dict[str, Any]:
    """What may be done to the comment, and what was typed for it and not done."""
    is_open = row.state in (State.HELD, State.APPROVED) and not row.is_staff
    return {"is_open": is_open, "passage": visit.typed("passage"), "text": visit.typed("text")}


def _show_nothing(visit: Visit) -> Response:
    lead = "Tidak ada komentar seperti itu di antara komentar kantor Anda."
    links = (Link(text="Antrean komentar", url=HOME),)
    return visit.tell("Tidak ditemukan", lead, status=404, links=links)
