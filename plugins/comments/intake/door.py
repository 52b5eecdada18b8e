"""Edge: the doors for readers: the form comes in, a comment is answered, thanks are said."""

from __future__ import annotations

from sqlalchemy import Connection, select
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from plugins.comments.addresses import ANSWER, CHALLENGE, INTAKE, THANKS
from plugins.comments.inbox import schema
from plugins.comments.inbox.holding import Keeping
from plugins.comments.inbox.row import InboxComment, read_row
from plugins.comments.inbox.states import State
from plugins.comments.intake.answers import Answers
from plugins.comments.intake.begun import tell_begun
from plugins.comments.intake.desk import Desk
from plugins.comments.intake.limits import Limiter
from plugins.comments.intake.pages import SAFE_HEADERS
from plugins.comments.intake.places import Places
from plugins.comments.intake.proof import Prover
from plugins.comments.intake.reception import Reception
from plugins.comments.settings import CommentSettings
from plugins.comments.view import view_thread
from plugins.publication.settings import PublicationSettings

NOT_THERE = "Komentar yang hendak dibalas tidak ada atau tidak lagi ditayangkan."
FROM_ARTICLE = (
    "Komentar dikirim dari halaman artikelnya: buka artikel yang ingin Anda tanggapi, "
    "lalu isi formulir di bawahnya."
)


def routes(desk: Desk) -> list[Route]:
    """The readers' doors."""
    reception = open_reception(desk)
    answers, settings = reception.answers, PublicationSettings.from_settings(desk.conf)

    async def intake(request: Request) -> Response:
        if request.method == "POST":
            return await reception.receive(request)
        if request.method == "OPTIONS":
            return Response(b"", 204, {**SAFE_HEADERS, "Allow": "GET, HEAD, OPTIONS, POST"})
        return answers.tell("Kirim komentar", FROM_ARTICLE, status=200)

    async def thanks(request: Request) -> Response:
        place = reception.places.find(request.query_params.get("artikel", ""))
        return answers.thank(request.query_params.get("kode", ""), place)

    async def answer(request: Request) -> Response:
        comment = await run_in_threadpool(_find_comment, desk, request.path_params["comment"])
        place = reception.places.find(comment.article) if comment else None
        if comment is None or place is None:
            return answers.tell("Komentar tidak ditemukan", NOT_THERE, status=404)
        thread = view_thread((comment.to_comment(),), office_name=place.office_name, zone=settings.timezone)
        now = desk.clock()
        begun = tell_begun(desk.seal, place.url, now)
        form = (
            answers.blank_form(place, parent=comment.id, begun=begun)
            if place.is_open(now)
            else answers.closed_form(place)
        )
        return answers.send_form(place, form, heading="Balas komentar", answered=thread.items[0])

    async def challenge(_: Request) -> Response:
        return Response(reception.prover.make_challenge(desk.clock()), 200, SAFE_HEADERS, "application/json")

    found = [
        Route(INTAKE, intake, methods=["GET", "POST", "OPTIONS"]),
        Route(THANKS, thanks, methods=["GET"]),
        Route(ANSWER + "{comment}/", answer, methods=["GET"]),
    ]
    return [*found, Route(CHALLENGE, challenge, methods=["GET"])] if desk.settings.has_proof else found


def open_reception(desk: Desk) -> Reception:
    """What receives forms, from the settings of a desk."""
    settings, own = PublicationSettings.from_settings(desk.conf), desk.settings
    return Reception(
        desk=desk,
        answers=Answers(
            pages=desk.pages,
            policy_url=settings.comment_policy,
            privacy_url=settings.privacy_policy,
            email=CommentSettings.from_settings(desk.conf).email,
        ),
        places=Places(own.site),
        prover=Prover(desk.seal),
        keeping=Keeping(email_days=own.email_days, client_days=own.client_days, spam_score=own.spam_score),
        agency=settings.agency,
        by_network=Limiter(own.network_rate),
        by_page=Limiter(own.page_rate),
        by_office=Limiter(own.office_rate),
    )


def _find_comment(desk: Desk, comment: str) -> InboxComment | None:
    """The approved comment of that id."""
    with desk.engine.connect() as connection:
        return _select_approved(connection, comment)


def _select_approved(connection: Connection, comment: str) -> InboxComment | None:
    row = connection.execute(select(schema.comments).where(schema.comments.c.id == comment)).first()
    found = read_row(row) if row is not None else None
    return found if found is not None and found.state is State.APPROVED else None
