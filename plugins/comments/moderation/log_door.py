"""Edge: the log, for those who look after the moderators."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from plugins.comments.inbox.log import Entry, find_last_digest, read_latest, verify_log
from plugins.comments.moderation.accounts import list_accounts
from plugins.comments.moderation.house import LOG, Visit
from plugins.comments.moderation.views import DeskEntry, account_url, comment_url
from plugins.comments.moderation.wording import DEEDS, tell_reason_code
from plugins.dates.stamp import Stamp
from plugins.publication.views import Link

ENTRIES = 100


def show_log(visit: Visit) -> Response:
    """Who did what, the latest first, and whether anybody has tampered with it."""
    before = visit.asked("sebelum")
    limit = int(before) if before.isascii() and before.isdigit() and len(before) < 15 else None
    with visit.house.desk.engine.connect() as connection:
        broken = verify_log(connection)
        digest = find_last_digest(connection)
        entries = read_latest(connection, ENTRIES + 1, before=limit)
        logins = {one.id: one.login for one in list_accounts(connection)}
    shown = entries[:ENTRIES]
    return visit.show(
        "log",
        "Catatan",
        entries=tuple(_view(entry, logins, visit) for entry in shown),
        broken=broken,
        digest=digest.hex(),
        older_url=f"{LOG}?sebelum={shown[-1].number}" if len(entries) > ENTRIES else "",
        newest_url=LOG if limit is not None else "",
    )


def _view(entry: Entry, logins: Mapping[str, str], visit: Visit) -> DeskEntry:
    return DeskEntry(
        number=entry.number,
        at=Stamp.at(entry.at, visit.house.zone),
        actor=logins.get(entry.actor, entry.actor),
        deed=DEEDS.get(entry.action, entry.action),
        subject=_name_subject(entry, logins, visit),
        reason=tell_reason_code(entry.reason),
        codes=" ".join(filter(None, (entry.action, entry.reason))),
    )


def _name_subject(entry: Entry, logins: Mapping[str, str], visit: Visit) -> Link:
    """The account or the comment that it was done to; nothing where people did it to themselves."""
    if entry.subject in (entry.actor, ""):
        return Link(text="", url="")
    if entry.subject in logins:
        url = account_url(entry.subject) if visit.someone.may_keep_accounts else ""
        return Link(text=logins[entry.subject], url=url)
    return Link(text=entry.subject, url=comment_url(entry.subject))
