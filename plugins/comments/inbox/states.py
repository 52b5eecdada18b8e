"""Words: the states of a comment, and the only ways between them."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a comment stands; house-style.md, "Words we use"."""

    HELD = "held"
    APPROVED = "approved"
    REJECTED = "rejected"
    REMOVED = "removed"


EDGES: frozenset[tuple[State, State]] = frozenset(
    {
        (State.HELD, State.APPROVED),
        (State.HELD, State.REJECTED),
        (State.APPROVED, State.REMOVED),
    }
)


class IllegalMoveError(ValueError):
    """A comment cannot go from its state to the wanted one; both are attributes."""

    def __init__(self, comment: str, state: State, wanted: State) -> None:
        super().__init__(f"{comment}: {state} cannot become {wanted}")
        self.comment = comment
        self.state = state
        self.wanted = wanted


def check_move(comment: str, state: State, wanted: State) -> None:
    """Pass where the move is allowed.

    Raises:
        IllegalMoveError: it is not; nothing may have been changed before.
    """
    if (state, wanted) not in EDGES:
        raise IllegalMoveError(comment, state, wanted)
