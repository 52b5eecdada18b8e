"""Edge: the desk's doors: every request is looked through here before anything is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from plugins.comments.inbox.writer import InboxBusyError, InboxFailedError
from plugins.comments.moderation.attempts import TooManyAttemptsError
from plugins.comments.moderation.cookie import is_from_here, read_cookie
from plugins.comments.moderation.house import LOGIN, OWN, House, Visit, go
from plugins.comments.moderation.roles import Account
from plugins.comments.moderation.sessions import find_session, mark_session
from plugins.comments.moderation.wording import BUSY, tell_wait
from plugins.publication.views import Link

# A hundred comments picked at once, or a text of 5,000 letters of which each takes twelve bytes.
MAX_FORM_BYTES = 131_072
MAX_FIELDS = 400
BUSY_SECONDS = 5

Form = dict[str, tuple[str, ...]]
Handler = Callable[[Visit], Response]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One address and what is behind it.

    Attributes:
        path: Starlette's; method: "GET" or "POST".
        handler: is called only for those who may come in.
        right: who may; None for everybody.
        is_own: True where someone may come who has yet to choose a password or set up codes.
    """

    path: str
    method: str
    handler: Handler
    right: Callable[[Account], bool] | None = lambda account: account.is_active
    is_own: bool = False


class FormRefusedError(ValueError):
    """A body that no form of ours sends."""


def make_route(house: House, door: Door) -> Route:
    """A door of the desk as the service opens it."""

    async def answer(request: Request) -> Response:
        try:
            form = await _read_form(request) if request.method == "POST" else {}
        except (FormRefusedError, ClientDisconnect):
            return Response("", 413)
        return await run_in_threadpool(_answer, house, door, request, form)

    return Route(door.path, answer, methods=[door.method])


def _answer(house: House, door: Door, request: Request, form: Form) -> Response:
    visit = _look(house, request, form)
    try:
        return _refuse(visit, door) or door.handler(visit)
    except TooManyAttemptsError as refusal:
        lead = tell_wait(refusal.seconds)
        return _wait(visit.tell("Tunggu dahulu", lead, status=429), refusal.seconds)
    except (InboxBusyError, InboxFailedError):
        return _wait(visit.tell("Belum tersimpan", BUSY, status=503, kept=visit.typed("text")), BUSY_SECONDS)


def _wait(answer: Response, seconds: int) -> Response:
    answer.headers["Retry-After"] = str(seconds)
    return answer


STALE = "Formulir ini sudah tidak berlaku; tidak ada yang diubah. Muat ulang halamannya, lalu coba lagi."
OVER = (
    "Sesi Anda sudah berakhir; tidak ada yang diubah. Salin tulisan Anda di bawah ini, masuk lagi, lalu "
    "kirim ulang."
)
CLOSED = "Peran akun Anda tidak mencakup halaman ini."


def _look(house: House, request: Request, form: Form) -> Visit:
    """Who comes, by their cookie alone."""
    desk, now = house.desk, house.desk.clock()
    cookie = read_cookie(request, desk.conf.get("SITEURL") or "")
    account = None
    if not cookie.is_new:
        with desk.engine.connect() as connection:
            found = find_session(connection, cookie.token, now=now, lifetime=house.settings.lifetime)
        account = found.account if found else None
        if found and found.is_due:
            desk.writer.do(lambda connection: mark_session(connection, cookie.token, now=now))
    return Visit(house=house, request=request, form=form, cookie=cookie, account=account, now=now)


def _refuse(visit: Visit, door: Door) -> Response | None:
    """Why this visit goes no further; None where it does."""
    if visit.account is None and door.right is not None:
        return _send_to_login(visit)
    if door.method == "POST" and not _is_ours(visit):
        return visit.tell("Ditolak", STALE, status=403)
    if visit.account is not None and door.right is not None:
        if not door.is_own and _has_to_begin(visit, visit.account):
            return go(OWN)
        if not door.right(visit.account):
            return visit.tell("Ditolak", CLOSED, status=403)
    return None


def _send_to_login(visit: Visit) -> Response:
    """To the login; who wrote a long reply meanwhile gets it back first."""
    desk, typed = visit.house.desk, visit.typed("text")
    if not (typed and is_from_here(visit.request, desk.conf.get("SITEURL") or "")):
        return go(LOGIN)
    links = (Link(text="Masuk lagi", url=LOGIN),)
    return visit.tell("Sesi berakhir", OVER, status=403, links=links, kept=typed)


def _is_ours(visit: Visit) -> bool:
    """Both proofs that a page of ours sent this form."""
    desk = visit.house.desk
    return is_from_here(visit.request, desk.conf.get("SITEURL") or "") and visit.cookie.has_signed(
        desk.seal, visit.typed("csrf")
    )


def _has_to_begin(visit: Visit, account: Account) -> bool:
    return account.must_change or (visit.house.settings.needs_second_factor and not account.has_second_factor)


async def _read_form(request: Request) -> Form:
    """The fields of a form of ours, never more than one can send.

    Raises:
        FormRefusedError: too long, of another kind, or not UTF-8.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise FormRefusedError
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MAX_FORM_BYTES:
            raise FormRefusedError
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS
        )
    except ValueError:
        raise FormRefusedError from None
    form: Form = {}
    for name, value in pairs:
        form[name] = (*form.get(name, ()), value)
    return form
