"""Edge: the service's doors, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ExceptionHandler

from plugins.comments.intake import door, health
from plugins.comments.intake.desk import Desk
from plugins.comments.intake.pages import SAFE_HEADERS
from plugins.comments.mailing import door as letters
from plugins.comments.mailing.sending import mailing
from plugins.comments.moderation import routes as moderation
from plugins.comments.publishing import door as publishing
from plugins.comments.rights import door as rights
from plugins.comments.rights.daily import retention
from plugins.publication.thanks_page import ways_back


def make_app(desk: Desk) -> Starlette:
    """The service as an ASGI application; each part of the house gives its own routes."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        for errand in (retention(desk), mailing(desk)):
            if errand is not None:
                desk.background.add(errand)
        desk.background.begin()
        yield

    # The form's own door first: it is asked most.
    parts = (door, health, publishing, rights, letters, moderation)
    routes = [*(route for part in parts for route in part.routes(desk)), *_style_routes(desk)]
    return Starlette(routes=routes, exception_handlers=_make_handlers(desk), lifespan=lifespan)


def _make_handlers(desk: Desk) -> Mapping[Any, ExceptionHandler]:
    """What is told where there is no such door, or something broke behind one."""

    async def refuse(_: Request, fault: Exception) -> Response:
        status = fault.status_code if isinstance(fault, HTTPException) else 500
        heading, lead = _TOLD.get(status, _TOLD[500])
        headers = fault.headers if isinstance(fault, HTTPException) else None
        return desk.pages.answer(
            "told",
            heading,
            status=status,
            headers=headers,
            heading=heading,
            lead=lead,
            kept="",
            links=ways_back(),
        )

    return {HTTPException: refuse, 500: refuse}


_TOLD: Mapping[int, tuple[str, str]] = {
    404: ("Halaman tidak ditemukan", "Tidak ada apa pun di alamat ini."),
    405: ("Permintaan tidak dikenali", "Alamat ini tidak dapat dipakai dengan cara itu."),
    500: ("Layanan terganggu", "Ada yang rusak di pihak kami. Silakan coba lagi beberapa saat lagi."),
}


def _style_routes(desk: Desk) -> list[Route]:
    async def style(_: Request) -> Response:
        headers = {**SAFE_HEADERS, "Cache-Control": "public, max-age=31536000, immutable"}
        return Response(desk.pages.style, 200, headers, "text/css")

    return [Route(desk.pages.style_path, style, methods=["GET"])]
