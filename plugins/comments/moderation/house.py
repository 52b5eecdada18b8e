"""Edge: all that the moderators' desk has at hand, and one visit to it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from plugins.categories.office import Office
from plugins.categories.register import read_registers
from plugins.comments.inbox.log import has_entry
from plugins.comments.inbox.row import InboxComment
from plugins.comments.inbox.states import State
from plugins.comments.intake.desk import Desk
from plugins.comments.intake.pages import STYLE_FOLDER
from plugins.comments.moderation.cookie import Cookie
from plugins.comments.moderation.roles import Account
from plugins.comments.moderation.settings import ModerationSettings
from plugins.comments.moderation.titles import read_title
from plugins.comments.moderation.views import DeskComment, view_comment
from plugins.comments.moderation.wording import tell_outcomes
from plugins.comments.rights.erasing import ERASE
from plugins.press.stylesheet import squeeze
from plugins.publication.views import Link, Masthead

HOME = "/moderasi/"
LOGIN = "/moderasi/masuk/"
OWN = "/moderasi/saya/"
ACCOUNTS = "/moderasi/akun/"
LOG = "/moderasi/catatan/"

# Each check of a password takes 19 MiB and a core; more at once would starve readers' comments.
MAX_CHECKS = 4
_DIGEST_CHARS = 10
_DEFAULT_ZONE = "Asia/Jakarta"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The desk of one running service.

    Attributes:
        desk: the service's.
        settings: the desk's own.
        offices: of the register; empty where this machine has none.
        style: the desk's own sheet, beside the theme's; style_path its address.
        checks: how many passwords may be checked at once.
    """

    desk: Desk
    settings: ModerationSettings
    offices: Mapping[str, Office]
    style: bytes
    style_path: str
    checks: threading.BoundedSemaphore

    def name_office(self, slug: str) -> str:
        """An office as readers know it."""
        return self.offices[slug].name if slug in self.offices else slug

    def zone_of(self, slug: str) -> str:
        """The zone in which an office's moments are told."""
        return self.offices[slug].timezone if slug in self.offices else self.zone

    @property
    def zone(self) -> str:
        """The publication's zone."""
        return str(self.desk.conf.get("TIMEZONE") or _DEFAULT_ZONE)

    def view(self, row: InboxComment) -> DeskComment:
        """A comment as the desk shows it."""
        return view_comment(
            row,
            article=read_title(self.desk.settings.site, row.article),
            office=self.name_office(row.office),
            zone=self.zone_of(row.office),
            is_erased=row.state is State.REMOVED and not row.text and self._was_erased(row.id),
        )

    def _was_erased(self, comment: str) -> bool:
        with self.desk.engine.connect() as connection:
            return has_entry(connection, ERASE, comment)


def make_house(desk: Desk) -> House:
    """The moderators' desk of a service, from the site's settings.

    Raises:
        ModerationSettingsError: with every setting that is wrong.
    """
    sheets = sorted((Path(desk.conf["THEME"]) / "static" / "css" / "moderation").glob("*.css"))
    style = squeeze("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)).encode()
    digest = hashlib.sha256(style).hexdigest()[:_DIGEST_CHARS]
    registers, _ = read_registers(Path(desk.conf["PATH"]))
    return House(
        desk=desk,
        settings=ModerationSettings.from_settings(desk.conf),
        offices=registers.offices,
        style=style,
        style_path=f"{STYLE_FOLDER}moderasi.{digest}.css",
        checks=threading.BoundedSemaphore(MAX_CHECKS),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request at the desk, looked through.

    Attributes:
        house: the desk.
        request: as it came.
        form: what was typed; name → values in order.
        cookie: the browser's token.
        account: who is signed in; None where nobody is.
        now: aware, in UTC.
    """

    house: House
    request: Request
    form: Mapping[str, tuple[str, ...]]
    cookie: Cookie
    account: Account | None
    now: datetime

    @property
    def someone(self) -> Account:
        """Who is signed in, at doors that ask for it."""
        assert self.account is not None
        return self.account

    def typed(self, name: str) -> str:
        """What stands in a field; "" where it is not there."""
        return self.form.get(name, ("",))[0]

    def asked(self, name: str) -> str:
        """What stands in the address; "" where it is not there."""
        return self.request.query_params.get(name, "")

    def show(
        self, template: str, title: str, *, status: int = 200, told: tuple[str, ...] = (), **values: Any
    ) -> Response:
        """A page of the desk.

        Args:
            template: its file's name below `intake/moderation/`, without ".html".
            told: sentences about what just happened, besides those that the address names.
            values: what the template takes besides what every page of the desk has.
        """
        answer = self.house.desk.pages.answer(
            f"moderation/{template}",
            title,
            status=status,
            masthead=self._masthead(),
            heading=title,
            sheet=self.house.style_path,
            told=(*tell_outcomes(read_news(self.asked("kabar"))), *told),
            csrf=self.cookie.sign(self.house.desk.seal),
            is_in=self.account is not None,
            **values,
        )
        self.cookie.put(answer)
        return answer

    def tell(
        self, title: str, lead: str, *, status: int, links: tuple[Link, ...] = (), kept: str = ""
    ) -> Response:
        """A page that says one thing.

        Args:
            kept: what was typed and not done, so that it is not lost.
        """
        return self.show("told", title, status=status, lead=lead, links=links, kept=kept)

    def go(self, url: str, **news: int) -> Response:
        """To another page, which tells what happened: 303, so that reloading does nothing twice."""
        return go(url, news)

    def _masthead(self) -> Masthead:
        site = self.house.desk.pages.site
        links = [] if self.account is None else self._links(self.account)
        return Masthead(
            name="Meja moderasi",
            tagline=site.agency,
            url=HOME,
            parent=Link(text=site.name, url="/"),
            links=tuple(
                Link(text=text, url=url, is_current=self.request.url.path == url) for text, url in links
            ),
        )

    def _links(self, account: Account) -> list[tuple[str, str]]:
        links = [("Antrean", HOME)]
        if account.may_keep_accounts:
            links.append(("Akun", ACCOUNTS))
        if account.may_read_log:
            links.append(("Catatan", LOG))
        return [*links, ("Akun saya", OWN)]


def go(url: str, news: Mapping[str, int] | None = None) -> Response:
    """To another page of the desk, by a plain GET."""
    told = ".".join(f"{code}-{count}" for code, count in (news or {}).items())
    joint = "&" if "?" in url else "?"
    address = f"{url}{joint}{urlencode({'kabar': told})}" if told else url
    return RedirectResponse(address, 303, {"Cache-Control": "no-store"})


def read_news(told: str) -> dict[str, int]:
    """What an address says has happened: "approve-3.taken-1"; what is said otherwise is passed over."""
    news = {}
    for part in told.split("."):
        code, _, count = part.partition("-")
        if code and count.isascii() and count.isdigit() and len(count) < 5:
            news[code] = int(count)
    return news
