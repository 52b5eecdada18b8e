"""Edge: one's own account: another password, codes of an authenticator."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection
from starlette.responses import Response

from plugins.comments.moderation.accounts import change_password, find_credentials, set_second_factor
from plugins.comments.moderation.attempts import Tried, forgive_attempt, take_attempt
from plugins.comments.moderation.cookie import Cookie
from plugins.comments.moderation.house import HOME, OWN, Visit
from plugins.comments.moderation.passwords import (
    find_step,
    hash_password,
    is_password,
    make_link,
    read_secret,
)
from plugins.comments.moderation.rules import check_password
from plugins.comments.moderation.sessions import begin_session

FREE = 5

NOT_YOURS = "Kata sandi Anda yang sekarang tidak cocok."
NOT_ALIKE = "Kedua kata sandi baru tidak sama; ketik ulang keduanya."
NOT_NEW = "Kata sandi baru harus lain dari yang sekarang."
WRONG_CODE = "Kode tidak cocok. Pastikan jam ponsel Anda tepat, lalu ketik kode yang sedang tampil."


def show_own(visit: Visit) -> Response:
    """What one may change of one's own account, and what has to be done first."""
    return _show(visit)


def put_password(visit: Visit) -> Response:
    """Another password, after the one of now; everybody signed in with the old one is out."""
    old, new, account = visit.typed("old"), visit.typed("new"), visit.someone
    faults = check_password(new, account.login)
    if new != visit.typed("again"):
        faults = [NOT_ALIKE]
    elif new == old:
        faults = [NOT_NEW]
    if not _is_own_password(visit, old):
        faults = [NOT_YOURS]
    if faults:
        return _show(visit, password_faults=tuple(faults), status=422)
    hashed = hash_password(new)
    return _renew(visit, lambda c: change_password(c, account.id, hashed, now=visit.now), "password")


def put_second_factor(visit: Visit) -> Response:
    """Codes of an authenticator, from now on; the first one shows that it works."""
    secret, account = _read_pending(visit), visit.someone
    step = find_step(secret, visit.typed("code"), visit.now, after=None)
    faults = [] if step is not None else [WRONG_CODE]
    if account.has_second_factor and not _is_own_password(visit, visit.typed("old")):
        faults = [NOT_YOURS]
    if faults or step is None:
        return _show(visit, code_faults=tuple(faults), status=422)
    sealed = visit.house.desk.seal.close(secret)
    return _renew(visit, lambda c: set_second_factor(c, account.id, sealed, step, now=visit.now), "codes")


def _renew(visit: Visit, work: Callable[[Connection], None], news: str) -> Response:
    """Do what ends all sessions, and begin a new one for whoever did it."""
    cookie: Cookie = visit.cookie.renew()
    lifetime = visit.house.settings.lifetime

    def both(connection: Connection) -> None:
        work(connection)
        begin_session(connection, visit.someone.id, cookie.token, now=visit.now, lifetime=lifetime)

    visit.house.desk.writer.do(both)
    answer = visit.go(OWN, **{news: 1})
    cookie.put(answer)
    return answer


def _is_own_password(visit: Visit, password: str) -> bool:
    """True where it is; who has found an open session shall not find out the password too.

    Raises:
        TooManyAttemptsError: not tried.
    """
    desk, account = visit.house.desk, visit.someone.id
    tried = (Tried(key=desk.seal.digest("attempts-own", account), free=FREE),)
    desk.writer.do(lambda connection: take_attempt(connection, tried, now=visit.now))
    with desk.engine.connect() as connection:
        found = find_credentials(connection, account=account)
    is_right = found is not None and is_password(found.password, password)
    if is_right:
        desk.writer.do(lambda connection: forgive_attempt(connection, tried))
    return is_right


def _read_pending(visit: Visit) -> str:
    """The secret that is being set up: made of the session, so that nothing waits in the store."""
    return read_secret(visit.house.desk.seal.digest("moderation-codes", visit.cookie.token))


def _show(
    visit: Visit,
    *,
    password_faults: tuple[str, ...] = (),
    code_faults: tuple[str, ...] = (),
    status: int = 200,
) -> Response:
    account, secret = visit.someone, _read_pending(visit)
    site = visit.house.desk.pages.site.name
    needs_codes = visit.house.settings.needs_second_factor and not account.has_second_factor
    return visit.show(
        "own",
        "Akun saya",
        status=status,
        login=account.login,
        must_change=account.must_change,
        needs_codes=needs_codes,
        has_codes=account.has_second_factor,
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        link=make_link(secret, account.login, site),
        password_faults=password_faults,
        code_faults=code_faults,
        home="" if account.must_change or needs_codes else HOME,
    )
