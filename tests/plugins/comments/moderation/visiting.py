"""People at the desk, for tests: a clock of their own, forms filled as a browser fills them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bs4 import BeautifulSoup
from httpx import ASGITransport, BaseTransport, Client, Request, Response
from pyotp import TOTP
from starlette.applications import Starlette

from plugins.comments.inbox.database import begin_writing
from plugins.comments.intake.app import make_app
from plugins.comments.intake.desk import Desk
from plugins.comments.moderation.accounts import set_second_factor
from plugins.comments.moderation.passwords import read_secret
from tests.plugins.comments.moderation.making import NOW, PASSWORD, put_account

SECRET = read_secret(bytes(range(32)))
HOST = "https://kabar.example"


@dataclass(slots=True)
class Clock:
    """A moment that tests move."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **units: float) -> None:
        """Let time go by."""
        self.now += timedelta(**units)


def make_ready(desk: Desk, login: str = "siti", **values: Any) -> str:
    """An account with codes set up, whose secret is `SECRET`; its id."""
    with begin_writing(desk.engine) as connection:
        account = put_account(connection, login, **values)
        set_second_factor(connection, account, desk.seal.close(SECRET), 0, now=NOW)
    return account


class InProcess(BaseTransport):
    """The service itself, called without a socket, so that it has its public https address."""

    def __init__(self, app: Starlette) -> None:
        self._inner = ASGITransport(app)

    def handle_request(self, request: Request) -> Response:
        """What the service answers, whole."""

        async def ask() -> Response:
            answer = await self._inner.handle_async_request(request)
            body = await answer.aread()
            return Response(answer.status_code, headers=answer.headers, content=body)

        return asyncio.run(ask())


@dataclass(slots=True)
class Person:
    """Somebody with a browser.

    Attributes:
        client: it, without redirects followed.
        clock: the service's.
        page: what was answered last.
    """

    client: Client
    clock: Clock
    page: BeautifulSoup = field(default_factory=lambda: BeautifulSoup("", "html.parser"))

    def look(self, url: str) -> Response:
        """Open an address."""
        return self._keep(self.client.get(url))

    def send(self, url: str, *, headers: dict[str, str] | None = None, **fields: Any) -> Response:
        """Send a form of the page that is open, with its token, as a browser does."""
        token = self.page.select_one("input[name=csrf]")
        form = {"csrf": token["value"] if token else "", **fields}
        return self._keep(self.client.post(url, data=form, headers={"Origin": HOST, **(headers or {})}))

    def follow(self, answer: Response) -> Response:
        """Go where the answer says."""
        assert answer.status_code == 303, answer.text
        return self.look(answer.headers["Location"])

    def sign_in(self, login: str = "siti", password: str = PASSWORD, code: str | None = None) -> Response:
        """Come in; without a given code, with that of now."""
        self.look("/moderasi/masuk/")
        code = TOTP(SECRET).at(self.clock.now) if code is None else code
        return self.send("/moderasi/masuk/", login=login, password=password, code=code)

    def told(self) -> list[str]:
        """Sentences about what just happened."""
        return [str(one.get_text()) for one in self.page.select("[role=status] p, [role=alert]")]

    def _keep(self, answer: Response) -> Response:
        if answer.text:
            self.page = BeautifulSoup(answer.text, "html.parser")
        return answer


@contextmanager
def visiting(desk: Desk, clock: Clock, app: Starlette | None = None) -> Iterator[Person]:
    """A person before a desk's service, or another application, by its public address."""
    transport = InProcess(app or make_app(desk))
    with Client(transport=transport, base_url=HOST, follow_redirects=False) as client:
        yield Person(client=client, clock=clock)
