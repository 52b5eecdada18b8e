"""Words: who works at the moderators' desk, and what each role may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account is for; README.md, "Roles"."""

    MODERATOR = "moderator"
    ADMIN = "admin"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Someone who may come in.

    Attributes:
        id: as the log names them; login: as they name themselves.
        role: what they may do.
        offices: slugs of a moderator's offices; empty for the other roles, who reach all.
        is_active: False where they may no longer come in.
        has_second_factor: True where codes are set up.
        must_change: True where an admin made the password.
    """

    id: str
    login: str
    role: Role
    offices: frozenset[str] = frozenset()
    is_active: bool = True
    has_second_factor: bool = False
    must_change: bool = False

    def reaches(self, office: str) -> bool:
        """True where they may see what was sent to this office."""
        return self.role is not Role.MODERATOR or office in self.offices

    @property
    def may_decide(self) -> bool:
        """True where they may change what readers see, and look at an e-mail address."""
        return self.role in (Role.MODERATOR, Role.ADMIN)

    @property
    def may_keep_accounts(self) -> bool:
        """True where they may let others in and shut them out."""
        return self.role is Role.ADMIN

    @property
    def may_read_log(self) -> bool:
        """True where they may read who did what."""
        return self.role in (Role.ADMIN, Role.AUDITOR)


# Whoever may run the tasks has the store itself in hand.
OPERATOR = Account(id="perintah", login="perintah", role=Role.ADMIN, has_second_factor=True)
