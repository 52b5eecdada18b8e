"""Whatever moderators do in whatever order, states move along the allowed edges and the log stays whole."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from plugins.comments.inbox.database import begin_writing, open_database
from plugins.comments.inbox.log import read_log, verify_log
from plugins.comments.inbox.states import EDGES, State
from plugins.comments.moderation.deciding import Action, DecisionRefusedError, Seen, decide, redact
from plugins.comments.moderation.replying import reply
from plugins.comments.moderation.roles import Account
from tests.plugins.comments.moderation.making import (
    ADMIN,
    AUDITOR,
    DUMAI,
    NOW,
    SEMARANG,
    put_comment,
    read_comment,
)

COMMENTS = {"k1": "semarang", "k2": "semarang", "k3": "dumai"}
SUBJECTS = st.sampled_from([*COMMENTS, "tidak-ada"])
ACTORS = st.sampled_from([SEMARANG, DUMAI, ADMIN, AUDITOR])
REVISIONS = st.none() | st.integers(1, 4)
PASSAGES = st.sampled_from(["triwulan", "Kapan", "?", "[dihapus moderator]", "tidak ada"])


class Desk(RuleBasedStateMachine):
    """Moderators with three comments of two offices."""

    @initialize()
    def open(self) -> None:
        """An inbox of its own."""
        self.folder = tempfile.TemporaryDirectory()
        self.inbox = open_database(f"sqlite:///{Path(self.folder.name) / 'inbox.db'}")
        for comment, office in COMMENTS.items():
            put_comment(self.inbox, comment, office=office)
        self.states = dict.fromkeys(COMMENTS, State.HELD)
        self.deeds = 0

    @rule(action=st.sampled_from(Action), subject=SUBJECTS, actor=ACTORS, revision=REVISIONS)
    def decide(self, action: Action, subject: str, actor: Account, revision: int | None) -> None:
        """Approve, reject, mark or remove, in any state."""
        self._attempt(
            actor, lambda c: decide(c, action, Seen(comment=subject, revision=revision), actor=actor, now=NOW)
        )

    @rule(passage=PASSAGES, subject=SUBJECTS, actor=ACTORS, revision=REVISIONS)
    def redact(self, passage: str, subject: str, actor: Account, revision: int | None) -> None:
        """Take out a passage, in any state."""
        self._attempt(
            actor,
            lambda c: redact(c, Seen(comment=subject, revision=revision), passage, actor=actor, now=NOW),
        )

    @rule(subject=SUBJECTS, actor=ACTORS, revision=REVISIONS)
    def reply(self, subject: str, actor: Account, revision: int | None) -> None:
        """Answer, in any state."""
        self._attempt(
            actor, lambda c: reply(c, Seen(comment=subject, revision=revision), "Baik.", actor=actor, now=NOW)
        )

    def _attempt(self, actor: Account, deed: object) -> None:
        before = {comment: read_comment(self.inbox, comment) for comment in COMMENTS}
        try:
            with begin_writing(self.inbox) as connection:
                deed(connection)  # type: ignore[operator]
        except DecisionRefusedError:
            assert {comment: read_comment(self.inbox, comment) for comment in COMMENTS} == before
            return
        changed = {one for one in COMMENTS if read_comment(self.inbox, one) != before[one]}
        assert all(actor.reaches(COMMENTS[one]) for one in changed)
        assert actor.may_decide

    @invariant()
    def states_moved_along_edges(self) -> None:
        """Each state is the one before or the next of an edge."""
        if not hasattr(self, "inbox"):
            return
        for comment, before in self.states.items():
            now = read_comment(self.inbox, comment).state
            assert now is before or (before, now) in EDGES
            self.states[comment] = now

    @invariant()
    def the_log_is_whole(self) -> None:
        """Its chain holds, it only grows, and holds no words of anybody."""
        if not hasattr(self, "inbox"):
            return
        with self.inbox.connect() as connection:
            assert verify_log(connection) is None
            entries = list(read_log(connection))
        assert len(entries) >= self.deeds
        self.deeds = len(entries)
        assert not any(word in repr(entries) for word in ("Wahyu", "triwulan", "Baik."))

    def teardown(self) -> None:
        """Leave nothing."""
        if hasattr(self, "inbox"):
            self.inbox.dispose()
            self.folder.cleanup()


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
