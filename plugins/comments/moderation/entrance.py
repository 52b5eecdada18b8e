"""Edge: coming in and going out."""

from __future__ import annotations

from sqlalchemy import Connection
from starlette.responses import Response

from plugins.comments.inbox.log import append_entry
from plugins.comments.inbox.sealing import SealBrokenError
from plugins.comments.intake.clients import network_of
from plugins.comments.moderation.accounts import Credentials, find_credentials, keep_password
from plugins.comments.moderation.attempts import (
    TooManyAttemptsError,
    Tried,
    forgive_attempt,
    take_attempt,
)
from plugins.comments.moderation.house import HOME, LOGIN, Visit
from plugins.comments.moderation.passwords import NOBODY, find_step, hash_password, is_outdated, is_password
from plugins.comments.moderation.sessions import CodeSpentError, begin_session, end_session, spend_code
from plugins.comments.moderation.wording import tell_wait

# A person mistypes a few times; an office of many shares one network.
FREE_PER_LOGIN = 5
FREE_PER_NETWORK = 30
CROWDED_SECONDS = 5

WRONG = (
    "Nama akun, kata sandi, atau kode tidak cocok. Periksa ketiganya; satu kode hanya berlaku sekali, jadi "
    "tunggu kode berikutnya."
)


def show_login(visit: Visit) -> Response:
    """The form, for whoever is not in yet."""
    return visit.go(HOME) if visit.account is not None else _show(visit)


def log_in(visit: Visit) -> Response:
    """Login, password and code at once, so that no answer tells which of them was wrong."""
    login = visit.typed("login").strip().casefold()
    if not visit.house.checks.acquire(blocking=False):
        return _show_wait(visit, CROWDED_SECONDS)
    try:
        return _try(visit, login)
    except TooManyAttemptsError as refusal:
        return _show_wait(visit, refusal.seconds)
    except CodeSpentError:
        return _show(visit, WRONG, status=403)
    finally:
        visit.house.checks.release()


def log_out(visit: Visit) -> Response:
    """The session ends here and in the store."""
    token, account, now = visit.cookie.token, visit.someone.id, visit.now
    visit.house.desk.writer.do(lambda connection: end_session(connection, token, account=account, now=now))
    answer = visit.go(LOGIN, out=1)
    visit.cookie.renew().put(answer)
    return answer


def _try(visit: Visit, login: str) -> Response:
    """One attempt, which counts as failed until it has succeeded.

    Raises:
        TooManyAttemptsError: not tried; CodeSpentError: the code was used in the meantime.
    """
    desk, tried, password = visit.house.desk, _tried(visit, login), visit.typed("password")
    desk.writer.do(lambda connection: _take(connection, tried, login, visit))
    with desk.engine.connect() as connection:
        found = find_credentials(connection, login=login)
    is_right = is_password(found.password if found else NOBODY, password)
    step = _find_step(visit, found)
    if found is None or not (is_right and found.account.is_active) or (found.totp and step is None):
        return _show(visit, WRONG, status=403)
    better = hash_password(password) if is_outdated(found.password) else ""
    cookie, account = visit.cookie.renew(), found.account.id

    def work(connection: Connection) -> None:
        if step is not None:
            spend_code(connection, account, step)
        if better:
            keep_password(connection, account, better)
        forgive_attempt(connection, tried)
        lifetime = visit.house.settings.lifetime
        begin_session(connection, account, cookie.token, now=visit.now, lifetime=lifetime)
        append_entry(connection, at=visit.now, actor=account, action="login", subject=account)

    desk.writer.do(work)
    answer = visit.go(HOME)
    cookie.put(answer)
    return answer


def _take(connection: Connection, tried: tuple[Tried, ...], login: str, visit: Visit) -> None:
    if take_attempt(connection, tried, now=visit.now):
        found = find_credentials(connection, login=login)
        subject = found.account.id if found else ""
        append_entry(connection, at=visit.now, actor="tamu", action="login-wait", subject=subject)


def _tried(visit: Visit, login: str) -> tuple[Tried, ...]:
    seal, request = visit.house.desk.seal, visit.request
    client = visit.house.desk.settings.proxies.client_of(request)
    return (
        Tried(key=seal.digest("attempts-login", login), free=FREE_PER_LOGIN),
        Tried(key=seal.digest("attempts-network", network_of(client)), free=FREE_PER_NETWORK),
    )


def _find_step(visit: Visit, found: Credentials | None) -> int | None:
    if found is None or found.totp is None:
        return None
    try:
        secret = visit.house.desk.seal.open(found.totp)
    except SealBrokenError:
        # Sealed with another key: nobody has codes for it any more, and an admin resets the account.
        return None
    return find_step(secret, visit.typed("code"), visit.now, after=found.totp_step)


def _show_wait(visit: Visit, seconds: int) -> Response:
    answer = _show(visit, tell_wait(seconds), status=429)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _show(visit: Visit, fault: str = "", *, status: int = 200) -> Response:
    # The login comes back as it was typed; the password and the code never do.
    return visit.show("login", "Masuk", status=status, fault=fault, login=visit.typed("login"))
