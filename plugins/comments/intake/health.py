"""Edge: whether the service could keep a comment now, and its figures."""

from __future__ import annotations

import asyncio
import hmac

from sqlalchemy import Connection, func, select
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from plugins.comments.addresses import HEALTH, METRICS
from plugins.comments.inbox import schema
from plugins.comments.inbox.database import check_writable
from plugins.comments.inbox.states import State
from plugins.comments.inbox.writer import InboxBusyError, InboxFailedError
from plugins.comments.intake.clients import FORWARDED, REAL, read_address
from plugins.comments.intake.desk import Desk
from plugins.comments.intake.logbook import tell
from plugins.comments.intake.pages import SAFE_HEADERS

PATIENCE_SECONDS = 5.0
_KIND = "text/plain; version=0.0.4"


def routes(desk: Desk) -> list[Route]:
    """The doors for whoever watches the service."""

    async def health(_: Request) -> Response:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await desk.writer.ask(check_writable)
        except (InboxBusyError, InboxFailedError, TimeoutError) as fault:
            tell("unwell", fault=type(fault).__name__)
            return _plain(503, b"sakit: kotak masuk tidak dapat ditulis\n")
        if not await run_in_threadpool(desk.settings.site.is_dir):
            tell("unwell", fault="no site")
            return _plain(503, b"sakit: folder situs (INTAKE_SITE) tidak ada\n")
        return _plain(200, b"sehat\n")

    async def metrics(request: Request) -> Response:
        if not may_look(request, desk.settings.metrics_token):
            return _plain(404, b"tidak ada\n")
        desk.meters.waiting.set(desk.writer.waiting)
        counts = await run_in_threadpool(_count_in, desk)
        for state in State:
            desk.meters.comments.labels(state.value).set(counts.get(state.value, 0))
        return Response(desk.meters.tell(), 200, SAFE_HEADERS, _KIND)

    return [Route(HEALTH, health, methods=["GET"]), Route(METRICS, metrics, methods=["GET"])]


def may_look(request: Request, token: str) -> bool:
    """True for whoever has the token, and for who asks from this very machine without a proxy between."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if token and scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode()):
        return True
    address = read_address(request.client.host) if request.client else None
    is_passed_on = any(name in request.headers for name in (FORWARDED, REAL, "forwarded", "via"))
    return address is not None and address.is_loopback and not is_passed_on


def _count_in(desk: Desk) -> dict[str, int]:
    with desk.engine.connect() as connection:
        return _count(connection)


def _count(connection: Connection) -> dict[str, int]:
    state = schema.comments.c.state
    return {row[0]: row[1] for row in connection.execute(select(state, func.count()).group_by(state))}


def _plain(status: int, body: bytes) -> Response:
    return Response(body, status, SAFE_HEADERS, "text/plain")
