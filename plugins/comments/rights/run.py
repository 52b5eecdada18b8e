"""Edge: the tasks of rights as functions that return an exit status; `tasks.py` calls them."""

from __future__ import annotations

import sys
from collections.abc import Callable

from plugins.comments.inbox.database import InboxUnusableError
from plugins.comments.inbox.migrations import NewerStoreError
from plugins.comments.intake.desk import Desk
from plugins.comments.intake.faults import IntakeSettingsError
from plugins.comments.intake.opening import KeyRefusedError, open_desk
from plugins.comments.intake.settings import SERVICE_SETTINGS
from plugins.comments.publishing.faults import ErrandError
from plugins.comments.publishing.owning import ForeignExportError
from plugins.comments.rights.forgetting import choose_ids, forget, retain_all, tell_retained
from plugins.comments.settings import CommentSettingsError
from plugins.publication.conf import read_conf
from plugins.root import ROOT

ENGINEERS_FAULTS = (
    IntakeSettingsError,
    CommentSettingsError,
    KeyRefusedError,
    InboxUnusableError,
    NewerStoreError,
    ForeignExportError,
    ErrandError,
)


def forget_comments(
    *,
    receipt: str = "",
    comment: str = "",
    email: bool = False,
    yes: bool = False,
    settings: str = SERVICE_SETTINGS,
) -> int:
    """Erase comments by receipt, by id, or by the e-mail address that standard input gives."""
    if bool(receipt) + bool(comment) + email != 1:
        print("comments-forget: name one of --receipt CODE, --id ID, --email", file=sys.stderr)
        return 1
    if email and not yes and not sys.stdin.isatty():
        print("comments-forget: nobody can be asked; look at the list first, then add --yes", file=sys.stderr)
        # The list is told all the same, and nothing is erased.
    source = sys.stdin if email else None
    return run_at_desk(
        lambda desk: forget(
            desk, choose_ids(desk, receipt=receipt, comment=comment, email=source), is_sure=yes, ask=_ask
        ),
        settings,
    )


def retain_comments(*, settings: str = SERVICE_SETTINGS) -> int:
    """Delete what has been kept for its time."""

    def work(desk: Desk) -> int:
        print(tell_retained(retain_all(desk)))
        return 0

    return run_at_desk(work, settings)


def run_at_desk(
    work: Callable[[Desk], int], settings: str = SERVICE_SETTINGS, *, may_publish: bool = True
) -> int:
    """Do a task's work at a desk of its own; what an engineer has to mend is told in one line.

    Args:
        may_publish: as for `open_desk`.
    """
    try:
        with open_desk(read_conf(str(ROOT / settings), {}), may_publish=may_publish) as desk:
            return work(desk)
    except ENGINEERS_FAULTS as fault:
        print(fault, file=sys.stderr)
        return 1


def _ask(question: str) -> str:
    try:
        return input(question)
    except EOFError:
        return ""
