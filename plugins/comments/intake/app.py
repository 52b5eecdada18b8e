"""Edge: the service's doors, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from plugins.comments.intake.desk import Desk
from plugins.comments.intake.pages import SAFE_HEADERS
from plugins.comments.mailing import door as letters
from plugins.comments.mailing.sending import mailing
from plugins.comments.moderation import routes as moderation
from plugins.comments.publishing import door as publishing
from plugins.comments.rights import door as rights
from plugins.comments.rights.daily import retention


def make_app(desk: Desk) -> Starlette:
    """The service as an ASGI application; each part of the house gives its own routes."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        for errand in (retention(desk), mailing(desk)):
            if errand is not None:
                desk.background.add(errand)
        desk.background.begin()
        yield

    parts = (publishing, rights, letters, moderation)
    routes = [*_style_routes(desk), *(route for part in parts for route in part.routes(desk))]
    return Starlette(routes=routes, lifespan=lifespan)


def _style_routes(desk: Desk) -> list[Route]:
    async def style(_: Request) -> Response:
        headers = {**SAFE_HEADERS, "Cache-Control": "public, max-age=31536000, immutable"}
        return Response(desk.pages.style, 200, headers, "text/css")

    return [Route(desk.pages.style_path, style, methods=["GET"])]
