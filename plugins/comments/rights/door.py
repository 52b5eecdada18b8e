"""Edge: the pages at which a reader sees the state of their comment, and erases it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import parse_qs

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from plugins.comments.inbox.states import State
from plugins.comments.inbox.writer import InboxBusyError, InboxFailedError
from plugins.comments.intake.clients import network_of
from plugins.comments.intake.desk import Desk
from plugins.comments.mailing.addresses import ASK_PATH
from plugins.comments.mailing.settings import MailSettings
from plugins.comments.rights.erasing import READER, erase_comment
from plugins.comments.rights.receipts import Receipt, find_receipt
from plugins.comments.rights.tries import Tries
from plugins.dates.stamp import Stamp
from plugins.languages.catalogue import say

PATH = "/komentar/tanda-terima/"
ERASE_PATH = "/komentar/tanda-terima/hapus/"
CODE, SURE = "kode", "yakin"

# A code, a tick and the names of the fields; more is no form of ours.
MAX_BODY_BYTES = 1_000

STATES: Mapping[State, tuple[str, str]] = {
    State.HELD: (say("menunggu"), say("Komentar Anda sedang menunggu dibaca moderator.")),
    State.APPROVED: (say("ditayangkan"), say("Komentar Anda tayang di bawah artikelnya.")),
    State.REJECTED: (say("ditolak"), say("Moderator tidak menayangkan komentar Anda.")),
    State.REMOVED: (say("dihapus"), say("Nama dan isi komentar ini sudah dihapus.")),
}
# What a moderator took back is kept for a while, to answer an objection; its writer need not wait.
TAKEN_BACK = (
    say("ditarik moderator"),
    say(
        "Komentar Anda tidak tayang lagi. Nama dan isinya masih kami simpan sementara; Anda dapat "
        "menghapusnya sekarang."
    ),
)
UNKNOWN = say(
    "Tidak ada komentar dengan kode itu. Periksa kembali setiap huruf dan angkanya. Komentar yang sudah "
    "dihapus tidak tercatat lagi."
)
UNSURE = say("Centang dahulu kotak di atas tombol, lalu tekan tombolnya lagi.")
BUSY = say("Layanan komentar sedang sibuk; belum ada yang dihapus. Cobalah kembali dalam beberapa menit.")
OFFER = say("Kami dapat mengabari Anda lewat surel bila komentar ini dibalas.")
ASKED = say("Kami sudah mengirim surat ke alamat surel Anda. Buka tautan di dalamnya agar kabar dikirim.")
CONFIRMED = say(
    "Anda dikabari lewat surel bila komentar ini dibalas. Di setiap surat ada tautan untuk berhenti."
)
TOO_OFTEN = say("Terlalu banyak percobaan. Cobalah kembali dalam beberapa menit.")

Form = Mapping[str, str]


class Receipts:
    """Answers whoever holds a code; others get the form again, and not too often.

    Args:
        desk: of the service.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tries = Tries()

    async def answer(self, request: Request, answer: Callable[[Receipt, Form], Response]) -> Response:
        """The answer to a posted form with a code.

        Args:
            answer: run in a thread; makes the answer to the code's holder.
        """
        wait = self._tries.count(_network_of(self._desk, request), self._desk.clock())
        if wait:
            return _show_form(self._desk, "", TOO_OFTEN, 429, {"Retry-After": str(wait)})
        form = await _read_form(request)
        if form is None:
            return _show_form(self._desk, "", UNKNOWN, 413)
        return await run_in_threadpool(self._find, form, answer)

    def _find(self, form: Form, answer: Callable[[Receipt, Form], Response]) -> Response:
        typed = form.get(CODE, "")
        try:
            with self._desk.engine.connect() as connection:
                receipt = find_receipt(connection, typed)
            return answer(receipt, form) if receipt else _show_form(self._desk, typed, UNKNOWN, 404)
        except (InboxBusyError, InboxFailedError, SQLAlchemyError):
            return _show_form(self._desk, typed, BUSY, 503, {"Retry-After": "60"})


def routes(desk: Desk) -> list[Route]:
    """The doors of receipts."""
    receipts = Receipts(desk)

    async def ask(request: Request) -> Response:
        return _show_form(desk, request.query_params.get(CODE, ""))

    async def see(request: Request) -> Response:
        return await receipts.answer(request, lambda receipt, form: _show_state(desk, receipt, form))

    async def erase(request: Request) -> Response:
        return await receipts.answer(request, lambda receipt, form: _erase(desk, receipt, form))

    return [
        Route(PATH, ask, methods=["GET"]),
        Route(PATH, see, methods=["POST"]),
        Route(ERASE_PATH, erase, methods=["POST"]),
    ]


async def _read_form(request: Request) -> Form | None:
    """The fields of a small form, the first value of each; None where it is too large."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            return None
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        return None
    return {name: values[0] for name, values in fields.items()}


def _network_of(desk: Desk, request: Request) -> str:
    return network_of(desk.settings.proxies.client_of(request))


def _show_form(
    desk: Desk, typed: str, fault: str = "", status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    title = say("Lihat komentar Anda")
    return desk.pages.answer(
        "receipt", title, status=status, headers=headers, heading=title, code=typed, fault=fault, action=PATH
    )


def _show_state(desk: Desk, receipt: Receipt, form: Form, fault: str = "", status: int = 200) -> Response:
    title = say("Komentar Anda")
    is_taken_back = receipt.state is State.REMOVED and not receipt.is_wiped
    word, sentence = TAKEN_BACK if is_taken_back else STATES[receipt.state]
    is_shown = receipt.state is State.APPROVED
    return desk.pages.answer(
        "state",
        title,
        status=status,
        heading=title,
        word=word,
        sentence=sentence,
        sent=Stamp.at(receipt.sent_at, desk.conf["TIMEZONE"]),
        article=f"{receipt.article}#komentar-{receipt.comment}" if is_shown else receipt.article,
        code=form.get(CODE, ""),
        fault=fault,
        action="" if receipt.state is State.REMOVED and receipt.is_wiped else ERASE_PATH,
        news=_tell_news(desk, receipt),
        news_action=ASK_PATH,
        may_ask=not (receipt.is_asked or receipt.is_confirmed),
    )


def _tell_news(desk: Desk, receipt: Receipt) -> str:
    """Whether this reader is told of replies; "" where nobody could be."""
    is_possible = receipt.has_email and receipt.state in (State.HELD, State.APPROVED)
    if not is_possible or MailSettings.from_settings(desk.conf).server is None:
        return ""
    if receipt.is_confirmed:
        return CONFIRMED
    return ASKED if receipt.is_asked else OFFER


def _erase(desk: Desk, receipt: Receipt, form: Form) -> Response:
    if SURE not in form:
        return _show_state(desk, receipt, form, UNSURE, 422)

    def work(connection: Connection) -> bool:
        return erase_comment(connection, receipt.comment, actor=READER, now=desk.clock())

    if desk.writer.do(work):
        desk.published()
    desk.background.scrubbing.ask()
    title = say("Komentar Anda sudah dihapus")
    return desk.pages.answer("erased", title, heading=title, article=receipt.article)
