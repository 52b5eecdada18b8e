"""Store: one decision for many comments; each is its own transaction, committed together where it can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from plugins.comments.inbox.row import InboxComment
from plugins.comments.inbox.writer import Writer
from plugins.comments.moderation.deciding import Action, DecisionRefusedError, Seen, decide
from plugins.comments.moderation.roles import Account

# What readers see is other than before.
_PUBLIC = frozenset({Action.APPROVE, Action.REMOVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What came of a decision for many.

    Attributes:
        outcomes: code of `wording.OUTCOMES` → how many comments it befell.
        refusals: of each comment that was not changed its code.
        is_public: True where readers see something else than before.
    """

    outcomes: Mapping[str, int]
    refusals: Mapping[str, str]
    is_public: bool


def decide_all(
    writer: Writer,
    action: Action,
    chosen: Iterable[Seen],
    *,
    actor: Account,
    now: datetime,
    reason: str = "",
) -> Tally:
    """Decide each; one that is refused leaves the others as decided.

    Raises:
        InboxBusyError, InboxFailedError: some may have been decided, and a second try tells which.
    """

    def work(seen: Seen) -> Callable[[Connection], InboxComment]:
        return lambda connection: decide(connection, action, seen, actor=actor, now=now, reason=reason)

    waiting = [(seen, writer.submit(work(seen))) for seen in chosen]
    outcomes: Counter[str] = Counter()
    refusals = {}
    for seen, future in waiting:
        try:
            future.result()
        except DecisionRefusedError as refusal:
            refusals[seen.comment] = refusal.code
            outcomes[refusal.code] += 1
        else:
            outcomes[action] += 1
    return Tally(
        outcomes=dict(outcomes), refusals=refusals, is_public=action in _PUBLIC and outcomes[action] > 0
    )
