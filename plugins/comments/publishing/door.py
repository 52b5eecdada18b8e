"""Edge: the service's door at which another machine, CI for one, fetches the export."""

from __future__ import annotations

import hashlib
import hmac

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from plugins.comments.intake.desk import Desk
from plugins.comments.intake.pages import SAFE_HEADERS
from plugins.comments.publishing.settings import PublishingSettings

PATH = "/komentar/ekspor"
KIND = "application/x-ndjson"


def routes(desk: Desk) -> list[Route]:
    """The doors of publication: one, and only where a token is set."""
    settings = PublishingSettings.from_settings(desk.conf)
    if not settings.export_token or settings.export is None:
        return []
    path, token = settings.export, settings.export_token

    async def export(request: Request) -> Response:
        if not _is_allowed(request, token):
            return _answer(401, b"a Bearer token is needed\n", {"WWW-Authenticate": "Bearer"})
        try:
            body = await run_in_threadpool(path.read_bytes)
        except FileNotFoundError:
            return _answer(503, b"nothing was exported yet\n", {"Retry-After": "5"})
        tag = write_tag(body)
        if request.headers.get("If-None-Match", "") == tag:
            return _answer(304, b"", {"ETag": tag})
        return _answer(200, body, {"ETag": tag}, KIND)

    return [Route(PATH, export, methods=["GET"])]


def write_tag(body: bytes) -> str:
    """The ETag of an export: who has the file can tell it without asking."""
    return f'"{hashlib.sha256(body).hexdigest()}"'


def _is_allowed(request: Request, token: str) -> bool:
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode())


def _answer(status: int, body: bytes, headers: dict[str, str], kind: str = "text/plain") -> Response:
    return Response(body, status, {**SAFE_HEADERS, **headers}, kind)
