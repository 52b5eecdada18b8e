"""Rules: one line of all comments into a `Transfer`, or every reason why it is none; and back."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from ipaddress import ip_address

from plugins.comments.carrying.transfer import Transfer
from plugins.comments.inbox.states import State
from plugins.comments.line_reader import LineReader, tell_moment
from plugins.comments.plaintext import find_forbidden
from plugins.gate.problem import Problem

FIELDS = tuple(part.name for part in fields(Transfer))
NEEDED = ("article", "name", "sent_at", "text")
ADDRESSES = ("email", "client")

# Source: RFC 5321, 4.5.3.1.3: a path has 256 octets, of which two are its brackets.
MAX_EMAIL_CHARS = 254
MAX_CONSENT_CHARS = 40

_EMAIL = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+")
_MEND = f"a line has {', '.join(FIELDS)}"


def read_transfer(line: bytes, file: str, number: int) -> tuple[Transfer | None, list[Problem]]:
    """One line as a comment to take in, or None and every fault of it.

    Args:
        line: bytes as they stand, with or without the line feed.
        file: as the engineer named it; number: 1-based; both for the problems.
    """
    reader = LineReader(file, number)
    if not reader.parse(line, FIELDS, NEEDED, _MEND):
        return None, reader.problems
    transfer = _read(reader)
    return (None if reader.problems else transfer), reader.problems


def write_transfer(transfer: Transfer, *, with_addresses: bool) -> bytes:
    """A comment as a line: all fields in order, moments in UTC; addresses only where they are asked for."""
    record = {name: getattr(transfer, name) for name in FIELDS}
    record["sent_at"] = tell_moment(transfer.sent_at)
    record["decided_at"] = None if transfer.decided_at is None else tell_moment(transfer.decided_at)
    if not with_addresses:
        record = {name: value for name, value in record.items() if name not in ADDRESSES}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _read(reader: LineReader) -> Transfer:
    state, is_staff = _state(reader), reader.flag("is_staff")
    is_removed, is_public = state is State.REMOVED, state is State.APPROVED
    is_decided = reader.record.get("decided_at") is not None
    if is_decided and state is State.HELD:
        reader.tell("decided_at", "there, but the comment is held", "leave it out, or name another state")
    return Transfer(
        id=reader.identifier("id") if reader.record.get("id") else "",
        article=reader.article(),
        parent=reader.identifier("parent") if reader.record.get("parent") is not None else None,
        name=reader.words(
            "name", is_one_line=True, is_removed=is_removed, may_be_empty=is_staff, is_public=is_public
        ),
        email=_address(reader, "email"),
        client=_address(reader, "client"),
        sent_at=reader.moment("sent_at"),
        text=reader.words(
            "text", is_one_line=False, is_removed=is_removed, may_be_empty=False, is_public=is_public
        ),
        state=state,
        is_staff=is_staff,
        is_spam=reader.flag("is_spam"),
        decided_at=reader.moment("decided_at") if is_decided else None,
        consent=_consent(reader),
    )


def _state(reader: LineReader) -> State:
    if reader.record.get("state") is None:
        return State.HELD
    value = reader.text("state")
    if value in frozenset(State):
        return State(value)
    if value is not None:
        reader.tell("state", "not a state", f"write one of {', '.join(State)}")
    return State.HELD


def _address(reader: LineReader, name: str) -> str:
    """An e-mail or a machine's address, never quoted; "" where there is none."""
    if not reader.record.get(name):
        return ""
    value = reader.text(name)
    if value is None:
        return ""
    if not (_is_email(value) if name == "email" else _is_client(value)):
        reader.tell(name, "not an address", "write one, or leave the field out")
    return value


def _is_email(value: str) -> bool:
    is_clean = find_forbidden(value, is_one_line=True) is None
    return is_clean and len(value) <= MAX_EMAIL_CHARS and _EMAIL.fullmatch(value) is not None


def _is_client(value: str) -> bool:
    try:
        ip_address(value)
    except ValueError:
        return False
    return True


def _consent(reader: LineReader) -> str:
    if reader.record.get("consent") is None:
        return ""
    value = reader.text("consent") or ""
    if len(value) > MAX_CONSENT_CHARS or not value.isascii() or not value.isprintable():
        reader.tell("consent", "not a version", "write the version of a sentence, or leave the field out")
    return value
