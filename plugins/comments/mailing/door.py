"""Edge: the pages at which a commenter says yes twice to being told of replies, and no once."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from plugins.comments.inbox.writer import InboxBusyError, InboxFailedError
from plugins.comments.intake.desk import Desk
from plugins.comments.mailing.addresses import ASK_PATH, CONFIRM_PATH, STOP_PATH
from plugins.comments.mailing.consent import ask_for_yes, confirm, stop
from plugins.comments.mailing.settings import MailSettings
from plugins.comments.rights.door import Form, Receipts
from plugins.comments.rights.receipts import Receipt
from plugins.languages.catalogue import say

TOKEN = "k"


def routes(desk: Desk) -> list[Route]:
    """The doors of letters; none where no mail server is set."""
    if MailSettings.from_settings(desk.conf).server is None:
        return []
    receipts = Receipts(desk)

    async def ask(request: Request) -> Response:
        return await receipts.answer(request, lambda receipt, form: _ask(desk, receipt, form))

    async def confirming(request: Request) -> Response:
        return await run_in_threadpool(_confirm, desk, request.query_params.get(TOKEN, ""), request.method)

    async def stopping(request: Request) -> Response:
        return await run_in_threadpool(_stop, desk, request.query_params.get(TOKEN, ""), request.method)

    return [
        Route(ASK_PATH, ask, methods=["POST"]),
        # Programs that look through mail follow links; only a person presses a button.
        Route(CONFIRM_PATH, confirming, methods=["GET", "POST"]),
        Route(STOP_PATH, stopping, methods=["GET", "POST"]),
    ]


def _ask(desk: Desk, receipt: Receipt, form: Form) -> Response:
    is_asked = desk.writer.do(
        lambda connection: ask_for_yes(connection, receipt.comment, desk.seal, desk.clock())
    )
    if not is_asked:
        lead = say("Alamat surel komentar itu sudah tidak kami simpan, jadi tidak ada yang dapat dikabari.")
        return _tell(desk, say("Tidak dapat dikabari"), lead, 410)
    lead = say("Kami mengirim surat ke alamat surel Anda. Buka tautan di dalamnya agar kabar dikirim.")
    return _tell(desk, say("Satu langkah lagi"), lead)


def _confirm(desk: Desk, token: str, method: str) -> Response:
    if method != "POST":
        lead = say("Tekan tombol ini agar Anda dikabari lewat surel bila komentar Anda dibalas.")
        return _tell(desk, say("Kabari saya"), lead, action=f"{CONFIRM_PATH}?{TOKEN}={token}")
    return _do(
        desk,
        lambda connection: confirm(connection, token, desk.seal, desk.clock()),
        say("Anda akan dikabari"),
        say("Bila komentar Anda dibalas, kami mengirim surat. Di setiap surat ada tautan untuk berhenti."),
    )


def _stop(desk: Desk, token: str, method: str) -> Response:
    if method != "POST":
        lead = say("Tekan tombol ini bila Anda tidak mau dikabari lagi tentang komentar itu.")
        return _tell(desk, say("Berhenti dikabari"), lead, action=f"{STOP_PATH}?{TOKEN}={token}")
    return _do(
        desk,
        lambda connection: stop(connection, token, desk.seal),
        say("Anda tidak dikabari lagi"),
        say("Tidak ada surat lagi tentang komentar itu."),
    )


def _do(desk: Desk, work: Callable[[Connection], bool], title: str, lead: str) -> Response:
    try:
        if desk.writer.do(work):
            return _tell(desk, title, lead)
    except (InboxBusyError, InboxFailedError, SQLAlchemyError):
        busy = say("Layanan komentar sedang sibuk. Cobalah kembali dalam beberapa menit.")
        return _tell(desk, say("Belum tercatat"), busy, 503)
    gone = say("Tautan itu tidak berlaku lagi. Mungkin komentarnya sudah dihapus.")
    return _tell(desk, say("Tautan tidak berlaku"), gone, 404)


def _tell(desk: Desk, title: str, lead: str, status: int = 200, action: str = "") -> Response:
    return desk.pages.answer("news", title, status=status, heading=title, lead=lead, action=action)
