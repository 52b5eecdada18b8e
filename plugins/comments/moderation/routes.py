"""Edge: all doors of the moderators' desk, for the service to open."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from plugins.comments.intake.desk import Desk
from plugins.comments.intake.pages import SAFE_HEADERS
from plugins.comments.moderation import (
    account_doors,
    comment_doors,
    entrance,
    log_door,
    own_doors,
    queue_doors,
)
from plugins.comments.moderation.doors import Door, make_route
from plugins.comments.moderation.house import ACCOUNTS, HOME, LOG, LOGIN, OWN, House, make_house
from plugins.comments.moderation.roles import Account

_COMMENT = f"{HOME}komentar/{{comment}}/"
_ACCOUNT = f"{ACCOUNTS}{{account}}/"


def _keeps_accounts(account: Account) -> bool:
    return account.may_keep_accounts


def _reads_log(account: Account) -> bool:
    return account.may_read_log


def _decides(account: Account) -> bool:
    return account.may_decide


# Who only reads is refused at the door, before the store refuses once more.
DOORS = (
    Door(path=LOGIN, method="GET", handler=entrance.show_login, right=None),
    Door(path=LOGIN, method="POST", handler=entrance.log_in, right=None),
    Door(path=f"{HOME}keluar/", method="POST", handler=entrance.log_out, is_own=True),
    Door(path=OWN, method="GET", handler=own_doors.show_own, is_own=True),
    Door(path=f"{OWN}sandi/", method="POST", handler=own_doors.put_password, is_own=True),
    Door(path=f"{OWN}kode/", method="POST", handler=own_doors.put_second_factor, is_own=True),
    Door(path=HOME, method="GET", handler=queue_doors.show_queue),
    Door(path=f"{HOME}putuskan/", method="POST", handler=queue_doors.decide_comments, right=_decides),
    Door(path=_COMMENT, method="GET", handler=comment_doors.show_comment),
    Door(path=f"{_COMMENT}surel/", method="POST", handler=comment_doors.reveal, right=_decides),
    Door(path=f"{_COMMENT}bagian/", method="POST", handler=comment_doors.redact_comment, right=_decides),
    Door(path=f"{_COMMENT}balas/", method="POST", handler=comment_doors.reply_to_comment, right=_decides),
    Door(path=ACCOUNTS, method="GET", handler=account_doors.show_accounts, right=_keeps_accounts),
    Door(path=ACCOUNTS, method="POST", handler=account_doors.make_account, right=_keeps_accounts),
    Door(path=_ACCOUNT, method="GET", handler=account_doors.show_account, right=_keeps_accounts),
    Door(path=f"{_ACCOUNT}buka/", method="POST", handler=account_doors.switch, right=_keeps_accounts),
    Door(path=f"{_ACCOUNT}kantor/", method="POST", handler=account_doors.give_offices, right=_keeps_accounts),
    Door(path=f"{_ACCOUNT}sandi/", method="POST", handler=account_doors.reset, right=_keeps_accounts),
    Door(path=LOG, method="GET", handler=log_door.show_log, right=_reads_log),
)


def routes(desk: Desk) -> list[Route]:
    """The desk's doors.

    Raises:
        ModerationSettingsError: with every setting that is wrong.
    """
    house = make_house(desk)
    return [_style_route(house), _slash_route(), *(make_route(house, door) for door in DOORS)]


def _style_route(house: House) -> Route:
    async def style(_: Request) -> Response:
        headers = {**SAFE_HEADERS, "Cache-Control": "public, max-age=31536000, immutable"}
        return Response(house.style, 200, headers, "text/css")

    return Route(house.style_path, style, methods=["GET"])


def _slash_route() -> Route:
    async def add_slash(_: Request) -> Response:
        return RedirectResponse(HOME, 308)

    return Route(HOME.rstrip("/"), add_slash, methods=["GET"])
