"""Edge: the way of one sent form: body → submission → guards → inbox → answer."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from sqlalchemy import Connection
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from plugins.comments.inbox.holding import Held, Keeping, hold_comment, is_answerable
from plugins.comments.inbox.writer import InboxBusyError, InboxFailedError
from plugins.comments.intake.answers import CLOSED, MEND, Answers
from plugins.comments.intake.begun import count_seconds, tell_begun
from plugins.comments.intake.clients import network_of
from plugins.comments.intake.desk import Desk
from plugins.comments.intake.form import CONTENT_TYPE, MAX_BODY_BYTES, FormRefusedError, read_submission
from plugins.comments.intake.guards import check_submission
from plugins.comments.intake.limits import Limiter, Tally
from plugins.comments.intake.logbook import tell
from plugins.comments.intake.origins import FOREIGN, is_foreign
from plugins.comments.intake.places import Place, Places
from plugins.comments.intake.proof import Prover
from plugins.comments.spam.scoring import Circumstances, assess
from plugins.comments.submission import Assessment, Submission

# Forms that are being answered at once. More would wait longer than a reader does; from then on each is
# given its words back, and from the last on a page that was printed before.
MAX_AT_ONCE = 128
MAX_KEPT_AT_ONCE = 256

# A body of 60 kB on the slowest mobile line that is still one; who is slower holds a place for naught.
BODY_SECONDS = 30.0

# What is left of a body that nobody reads would be taken for the next request.
LAST = {"Connection": "close"}

HOUR = 3600.0
RETRY_SECONDS = 5

FAILED = (
    "Komentar belum tersimpan karena layanan sedang terganggu. Tulisan Anda masih ada di bawah; "
    "silakan kirim lagi beberapa saat lagi."
)
BUSY = (
    "Komentar belum tersimpan karena banyak yang sedang mengirim. Tulisan Anda masih ada di bawah; "
    "silakan kirim lagi."
)
LIMITED = (
    "Komentar belum tersimpan karena terlalu banyak kiriman dalam waktu singkat. Tulisan Anda masih ada di "
    "bawah; silakan kirim lagi {wait}."
)
PARENT_GONE = (
    "Komentar yang Anda balas tidak lagi ditayangkan. Tulisan Anda masih ada di bawah; kirim lagi bila ingin "
    "menayangkannya sebagai komentar tersendiri."
)


class _AnsweredError(Exception):
    """A form's way ended before the inbox; `response` is what its sender gets."""

    def __init__(self, outcome: str, response: Response, guards: str = "") -> None:
        super().__init__(outcome)
        self.outcome = outcome
        self.response = response
        self.guards = guards


@dataclass(slots=True, kw_only=True)
class Reception:
    """One service's reception of forms, and what it remembers between them.

    Attributes:
        desk: of the service; answers: prints for it.
        places: what may be answered; prover: of proofs of work.
        keeping: how long what is personal is kept.
        agency: whose name nobody may sign with.
        by_network, by_page, by_office: limits.
        texts, networks: what came lately.
        at_once: forms that are being answered now; busy_page: for who is one too many.
    """

    desk: Desk
    answers: Answers
    places: Places
    prover: Prover
    keeping: Keeping
    agency: str
    by_network: Limiter
    by_page: Limiter
    by_office: Limiter
    texts: Tally = field(default_factory=lambda: Tally(HOUR))
    networks: Tally = field(default_factory=lambda: Tally(HOUR))
    at_once: int = 0
    busy_page: Response = field(init=False)

    def __post_init__(self) -> None:
        """Print what is said when there is no time for printing."""
        lead = "Banyak yang sedang mengirim. Tekan Kembali di peramban, lalu kirim lagi tulisan Anda."
        headers = {"Retry-After": str(RETRY_SECONDS)}
        self.busy_page = self.answers.tell("Layanan sedang sibuk", lead, status=503, headers=headers)

    async def receive(self, request: Request) -> Response:
        """Answer a sent form; thanks are said only after the inbox has committed."""
        began = time.perf_counter()
        self.at_once += 1
        outcome, guards, comment = "", "", ""
        try:
            held, response = await self._keep(request)
            outcome, comment = ("held" if held.is_new else "again"), held.id
        except _AnsweredError as ended:
            outcome, guards, response = ended.outcome, ended.guards, ended.response
        finally:
            self.at_once -= 1
        seconds = time.perf_counter() - began
        self.desk.meters.submissions.labels(outcome).inc()
        self.desk.meters.seconds.observe(seconds)
        for guard in filter(None, guards.split(",")):
            self.desk.meters.guards.labels(guard).inc()
        tell(outcome, comment=comment, guards=guards, ms=round(seconds * 1000, 1))
        return response

    async def _keep(self, request: Request) -> tuple[Held, Response]:
        if self.at_once > MAX_KEPT_AT_ONCE:
            raise _AnsweredError("busy", self.busy_page)
        body = await self._read_body(request)
        submission = self._read(request, body)
        place = self._find_place(submission)
        self._check_sender(request, submission, place)
        self._check_words(submission, place)
        self._check_limits(submission, place)
        assessment = self._assess(submission, place)
        held = await self._hold(submission, place, assessment)
        return held, self.answers.send_on(held.receipt, place)

    async def _read_body(self, request: Request) -> bytes:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != CONTENT_TYPE:
            lead = "Komentar hanya diterima dari formulir di halaman artikel. Kirimlah dari sana."
            raise _AnsweredError("broken", self.answers.tell("Kiriman tidak dikenali", lead, status=415))
        length = request.headers.get("content-length", "0")
        if not length.isascii() or not length.isdecimal() or int(length) > MAX_BODY_BYTES:
            raise _AnsweredError("broken", self._tell_large())
        body = bytearray()
        try:
            async with asyncio.timeout(BODY_SECONDS):
                async for part in request.stream():
                    body += part
                    if len(body) > MAX_BODY_BYTES:
                        raise _AnsweredError("broken", self._tell_large())
        except (TimeoutError, ClientDisconnect):
            lead = "Kiriman terputus sebelum selesai. Tekan Kembali di peramban, lalu kirim lagi."
            response = self.answers.tell("Kiriman terputus", lead, status=408, headers=LAST)
            raise _AnsweredError("broken", response) from None
        return bytes(body)

    def _read(self, request: Request, body: bytes) -> Submission:
        client = self.desk.settings.proxies.client_of(request)
        try:
            return read_submission(body, client=client, received_at=self.desk.clock())
        except FormRefusedError as fault:
            response = self.answers.tell("Kiriman tidak dapat dibaca", str(fault), status=400)
            raise _AnsweredError("broken", response) from None

    def _find_place(self, submission: Submission) -> Place:
        place = self.places.find(submission.article)
        if place is not None and place.is_open(submission.received_at):
            return place
        lead = f"{CLOSED} Tulisan Anda ada di bawah agar dapat Anda salin."
        heading = "Komentar tidak dapat diterima"
        status = 404 if place is None else 403
        response = self.answers.tell(heading, lead, status=status, kept=submission.text)
        raise _AnsweredError("closed", response)

    def _check_sender(self, request: Request, submission: Submission, place: Place) -> None:
        if is_foreign(request.headers, self.answers.pages.site.url):
            raise _AnsweredError("foreign", self._send_back(place, submission, FOREIGN, status=403), "origin")
        wait = self.by_network.take(network_of(submission.client), time.monotonic())
        if wait:
            raise _AnsweredError("limited", self._limit(place, submission, wait), "network")
        if self.at_once > MAX_AT_ONCE:
            raise _AnsweredError("busy", self._retry(place, submission, BUSY))

    def _check_words(self, submission: Submission, place: Place) -> None:
        faults = check_submission(submission, self.answers.email)
        if not faults:
            return
        begun = submission.begun or tell_begun(self.desk.seal, place.url, submission.received_at)
        response = self.answers.send_back(place, submission, MEND, status=422, begun=begun, faults=faults)
        raise _AnsweredError("refused", response, ",".join(fault.guard for fault in faults))

    def _check_limits(self, submission: Submission, place: Place) -> None:
        now = time.monotonic()
        for guard, limiter, key in (
            ("page", self.by_page, place.url),
            ("office", self.by_office, place.office),
        ):
            wait = limiter.take(key, now)
            if wait:
                raise _AnsweredError("limited", self._limit(place, submission, wait), guard)

    def _assess(self, submission: Submission, place: Place) -> Assessment:
        now = time.monotonic()
        network = network_of(submission.client)
        known = Circumstances(
            seconds=count_seconds(self.desk.seal, place.url, submission.begun, submission.received_at),
            same_text=self.texts.add(" ".join(submission.text.casefold().split()), now),
            from_client=self.networks.add(network, now) if network else 0,
            has_bait=bool(submission.bait),
            has_proof=bool(submission.proof)
            and self.prover.accepts(submission.proof, submission.received_at),
        )
        return assess(submission, known, (self.agency, place.office_name))

    async def _hold(self, submission: Submission, place: Place, assessment: Assessment) -> Held:
        def work(connection: Connection) -> Held | None:
            if submission.parent and not is_answerable(connection, submission.parent, place.url):
                return None
            return hold_comment(
                connection,
                submission,
                assessment,
                office=place.office,
                seal=self.desk.seal,
                keeping=self.keeping,
            )

        try:
            held = await self.desk.writer.ask(work)
        except InboxBusyError:
            raise _AnsweredError("busy", self._retry(place, submission, BUSY)) from None
        except InboxFailedError:
            raise _AnsweredError("failed", self._retry(place, submission, FAILED)) from None
        if held is None:
            alone = Submission(
                **{name: getattr(submission, name) for name in Submission.__slots__ if name != "parent"}
            )
            response = self._send_back(place, alone, PARENT_GONE, status=422)
            raise _AnsweredError("refused", response, "parent")
        return held

    def _limit(self, place: Place, submission: Submission, wait: float) -> Response:
        minutes = round(wait / 60)
        told = f"{minutes} menit lagi" if minutes > 1 else "sebentar lagi"
        headers = {"Retry-After": str(int(wait) + 1)}
        return self._send_back(place, submission, LIMITED.format(wait=told), status=429, headers=headers)

    def _retry(self, place: Place, submission: Submission, sentence: str) -> Response:
        headers = {"Retry-After": str(RETRY_SECONDS)}
        return self._send_back(place, submission, sentence, status=503, headers=headers)

    def _send_back(
        self,
        place: Place,
        submission: Submission,
        sentence: str,
        *,
        status: int,
        headers: dict[str, str] | None = None,
    ) -> Response:
        return self.answers.send_back(
            place, submission, sentence, status=status, begun=submission.begun, headers=headers
        )

    def _tell_large(self) -> Response:
        lead = "Kiriman terlalu besar. Tekan Kembali di peramban, ringkas komentar Anda, lalu kirim lagi."
        return self.answers.tell("Kiriman terlalu besar", lead, status=413, headers=LAST)
