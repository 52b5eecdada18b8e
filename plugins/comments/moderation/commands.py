"""Edge: the desk by command, beside a running service or without one; `tasks.py` calls these.

Each returns an exit status: 0, or 1 where something was refused, which is then told on standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime

from plugins.comments.inbox.log import find_last_digest, has_digest, verify_log
from plugins.comments.inbox.row import InboxComment
from plugins.comments.inbox.states import State
from plugins.comments.inbox.writer import InboxBusyError, InboxFailedError
from plugins.comments.intake.desk import Desk
from plugins.comments.intake.settings import SERVICE_SETTINGS
from plugins.comments.moderation.accounts import find_credentials
from plugins.comments.moderation.bulk import decide_all
from plugins.comments.moderation.deciding import Action, DecisionRefusedError, Seen, redact
from plugins.comments.moderation.replying import reply
from plugins.comments.moderation.roles import OPERATOR, Account
from plugins.comments.moderation.shelves import Shelf, View, read_shelf
from plugins.comments.moderation.wording import BUSY, REASONS, SPAM, tell_outcomes
from plugins.comments.rights.run import run_at_desk
from plugins.comments.spam.wording import tell_flag, tell_reason

MAX_LISTED = 200


class CommandRefusedError(ValueError):
    """What was typed cannot be meant; the message says so in Indonesian."""


def list_comments(
    *, shelf: str = "menunggu", office: str = "", account: str = "", settings: str = SERVICE_SETTINGS
) -> int:
    """Comments of a shelf, the oldest first, with all that one decides by."""

    def work(desk: Desk, actor: Account) -> int:
        if shelf not in set(Shelf):
            raise CommandRefusedError(f"Rak “{shelf}” tidak ada; pilih {', '.join(Shelf)}.")
        view = View(shelf=Shelf(shelf), office=office)
        with desk.engine.connect() as connection:
            rows, after = read_shelf(connection, actor, view, MAX_LISTED)
        print("\n\n".join(_describe(row) for row in rows) or "Tidak ada komentar di rak ini.")
        if after:
            print(f"\nHanya {MAX_LISTED} yang tertua; putuskan dahulu, lalu ulangi.")
        return 0

    return _run(work, account, settings)


def decide_comments(
    action: str, ids: str, *, reason: str = "", account: str = "", settings: str = SERVICE_SETTINGS
) -> int:
    """Approve, reject, mark or remove.

    Args:
        action: one of `Action`.
        ids: parted by commas.
        reason: a code of `wording.REASONS`; needed to reject and to remove.
    """

    def work(desk: Desk, actor: Account) -> int:
        deed = Action(action)
        why = SPAM if deed is Action.SPAM else reason
        if deed in (Action.REJECT, Action.REMOVE):
            _check_reason(reason)
        chosen = [Seen(comment=comment) for comment in _part(ids)]
        tally = decide_all(desk.writer, deed, chosen, actor=actor, now=desk.clock(), reason=why)
        if tally.is_public:
            desk.published()
        for comment, code in tally.refusals.items():
            _tell_refusal(comment, code)
        done = {code: count for code, count in tally.outcomes.items() if code == action}
        print("\n".join(tell_outcomes(done)) or "Tidak ada yang diubah.")
        return int(bool(tally.refusals))

    return _run(work, account, settings)


def redact_comment(
    comment: str, *, reason: str = "", account: str = "", settings: str = SERVICE_SETTINGS
) -> int:
    """Take a passage out for good; it is read from standard input, so that no shell remembers it."""

    def work(desk: Desk, actor: Account) -> int:
        _check_reason(reason)
        passage = _read("Bagian yang dihapus")
        now = desk.clock()
        row = desk.writer.do(
            lambda c: redact(c, Seen(comment=comment), passage, actor=actor, now=now, reason=reason)
        )
        if row.state is State.APPROVED:
            desk.published()
        desk.background.scrubbing.ask()
        return _tell_done("redact")

    return _run(work, account, settings)


def reply_to_comment(comment: str, *, account: str = "", settings: str = SERVICE_SETTINGS) -> int:
    """Answer as the office; the words are read from standard input."""

    def work(desk: Desk, actor: Account) -> int:
        words = _read("Balasan kantor")
        now = desk.clock()
        desk.writer.do(lambda c: reply(c, Seen(comment=comment), words, actor=actor, now=now))
        desk.published()
        return _tell_done("reply")

    return _run(work, account, settings)


def audit_log(*, expect: str = "", settings: str = SERVICE_SETTINGS) -> int:
    """Verify the chain of the log, and print its last digest to be kept elsewhere.

    Args:
        expect: a digest that was printed before: the log still has to hold it, or its end was cut off.
    """

    def work(desk: Desk, _: Account) -> int:
        with desk.engine.connect() as connection:
            broken = verify_log(connection)
            is_there = not expect or has_digest(connection, _read_digest(expect))
            digest = find_last_digest(connection)
        if broken is not None:
            raise CommandRefusedError(
                f"Catatan nomor {broken} tidak seperti saat ditulis: catatan telah diubah."
            )
        if not is_there:
            raise CommandRefusedError(f"Sidik {expect} tidak ada lagi: ujung catatan telah dipotong.")
        print(f"Rantai catatan utuh. Sidik terakhir: {digest.hex()}")
        return 0

    return _run(work, "", settings)


def find_actor(desk: Desk, login: str) -> Account:
    """Who does it: the account of that login, or the keeper of the machine where none is named.

    Raises:
        CommandRefusedError: there is no such account, or it was shut.
    """
    if not login:
        return OPERATOR
    with desk.engine.connect() as connection:
        found = find_credentials(connection, login=login)
    if found is None or not found.account.is_active:
        raise CommandRefusedError(f"Tidak ada akun aktif bernama “{login}”.")
    return found.account


def _run(work: Callable[[Desk, Account], int], login: str, settings: str) -> int:
    def at_desk(desk: Desk) -> int:
        try:
            return work(desk, find_actor(desk, login))
        except CommandRefusedError as refusal:
            print(refusal, file=sys.stderr)
        except DecisionRefusedError as refusal:
            _tell_refusal(refusal.comment, refusal.code)
        except (InboxBusyError, InboxFailedError):
            print(BUSY, file=sys.stderr)
        return 1

    return run_at_desk(at_desk, settings)


def _check_reason(reason: str) -> None:
    if reason not in REASONS:
        choices = "\n".join(f"  {code}: {text}" for code, text in REASONS.items())
        raise CommandRefusedError(f"Sebutkan alasannya dengan --reason:\n{choices}")


def _part(ids: str) -> list[str]:
    return [comment for comment in ids.replace(",", " ").split() if comment]


def _read(what: str) -> str:
    """What is typed until the end of the input."""
    if sys.stdin.isatty():
        print(f"{what} (akhiri dengan Ctrl+D di baris kosong):", file=sys.stderr)
    return sys.stdin.read().strip("\n")


def _read_digest(told: str) -> bytes:
    try:
        return bytes.fromhex(told)
    except ValueError:
        raise CommandRefusedError(
            "--expect bukan sidik; salin 64 huruf dan angka dari audit yang lalu."
        ) from None


def _tell_done(code: str) -> int:
    print("\n".join(tell_outcomes({code: 1})))
    return 0


def _tell_refusal(comment: str, code: str) -> None:
    print(f"{_plain(comment)}: {' '.join(tell_outcomes({code: 1}))}", file=sys.stderr)


def _describe(row: InboxComment) -> str:
    """A comment on a terminal: no character of a stranger's moves the cursor."""
    lines = [f"{row.id} · {_tell(row.sent_at)} · {row.office} · {row.article}", f"Nama: {_plain(row.name)}"]
    if row.score:
        why = "; ".join(tell_reason(code) for code, _ in row.reasons)
        lines.append(f"Nilai spam {row.score}: {why}.")
    lines += [f"Perhatikan: {tell_flag(flag)}" for flag in row.flags]
    return "\n".join([*lines, *(f"    {_plain(line)}" for line in row.text.split("\n"))])


def _tell(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _plain(words: str) -> str:
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in words)
