"""A form's way through the service, as its sender sees it, on both stores."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from sqlalchemy import Connection, Engine, event, select, update

from plugins.comments.inbox import schema
from plugins.comments.inbox.row import InboxComment, read_row
from plugins.comments.inbox.states import State
from plugins.comments.intake.begun import tell_begun
from plugins.comments.intake.desk import Desk
from tests.fixtures.desks import TODAY, OpenDesk
from tests.fixtures.services import serving_desk
from tests.plugins.comments.intake.making import ARTICLE, make_fields, soup_of, typed_in, write_article
from tests.theme.factories import make_article

INTAKE = "/komentar/"
MOST = 50_000


@pytest.fixture
def served(open_test_desk: OpenDesk, store_url: str, tmp_path: Path) -> Iterator[tuple[Desk, httpx.Client]]:
    """A service over one article, and a client of it; the test runs once for each store."""
    write_article(tmp_path / "output")
    with (
        open_test_desk(INTAKE_STORE=store_url) as desk,
        serving_desk(desk) as url,
        httpx.Client(base_url=url, timeout=30) as client,
    ):
        yield desk, client


@pytest.fixture
def serve(open_test_desk: OpenDesk, tmp_path: Path) -> Iterator[Callable[..., tuple[Desk, httpx.Client]]]:
    """Starts a service on SQLite by its settings: `serve(INTAKE_PAGE_RATE=(1, 600))`."""
    from contextlib import ExitStack

    write_article(tmp_path / "output")
    with ExitStack() as stack:

        def begin(**settings: Any) -> tuple[Desk, httpx.Client]:
            desk = stack.enter_context(open_test_desk(**settings))
            url = stack.enter_context(serving_desk(desk))
            return desk, stack.enter_context(httpx.Client(base_url=url, timeout=30))

        yield begin


def read_comments(desk: Desk) -> list[InboxComment]:
    with desk.engine.connect() as connection:
        return [read_row(row) for row in connection.execute(select(schema.comments))]


def code_of(answer: httpx.Response) -> str:
    return parse_qs(urlsplit(answer.headers["Location"]).query).get("kode", [""])[0]


def approve(desk: Desk, comment: str) -> None:
    def work(connection: Connection) -> None:
        row = schema.comments.c.id == comment
        connection.execute(update(schema.comments).where(row).values(state=State.APPROVED))

    desk.writer.do(work)


def test_a_comment_is_kept_as_it_was_typed_and_its_sender_led_to_the_thanks(
    served: tuple[Desk, httpx.Client],
) -> None:
    desk, client = served

    answer = client.post(INTAKE, data=make_fields(text="Baris satu\r\nbaris dua <b>&amp;"))

    assert answer.status_code == 303
    (comment,) = read_comments(desk)
    assert (comment.name, comment.text, comment.state) == (
        "Siti Rahmawati",
        "Baris satu\nbaris dua <b>&amp;",
        State.HELD,
    )
    assert (comment.article, comment.office, comment.parent, comment.is_staff) == (
        ARTICLE,
        "semarang",
        None,
        False,
    )
    code = desk.seal.make_receipt(comment.id)
    assert answer.headers["Location"] == f"/komentar/terima-kasih/?artikel={ARTICLE}&kode={code}"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    thanks = client.get(answer.headers["Location"])
    back = soup_of(thanks).select_one("main ul a")
    title = make_article().title
    assert (back["href"], back.get_text()) == (ARTICLE, f"Kembali ke artikel “{title}”")
    assert soup_of(thanks).select_one(".thanks__code").get_text() == code_of(answer)
    assert thanks.headers["Referrer-Policy"] == "no-referrer"


def test_what_is_sent_again_is_thanked_for_and_kept_once(served: tuple[Desk, httpx.Client]) -> None:
    desk, client = served

    answers = [client.post(INTAKE, data=make_fields()) for _ in range(3)]

    assert {answer.status_code for answer in answers} == {303}
    assert len({code_of(answer) for answer in answers}) == 1
    assert len(read_comments(desk)) == 1


def test_the_code_of_a_comment_is_told_to_its_sender_alone(served: tuple[Desk, httpx.Client]) -> None:
    desk, client = served
    client.post(INTAKE, data=make_fields())

    other = client.post(INTAKE, data=make_fields(email="lain@contoh.example"))

    assert (other.status_code, code_of(other)) == (303, "")
    assert len(read_comments(desk)) == 1


def test_a_faulty_form_comes_back_with_every_word_and_a_sentence_at_each_field(
    served: tuple[Desk, httpx.Client],
) -> None:
    desk, client = served
    fields = make_fields(name="", email="siti@", text='\n "Kutip" <b>\n\nbaris', website="")

    answer = client.post(INTAKE, data=fields)

    assert answer.status_code == 422
    page = soup_of(answer)
    assert {name: value for name, value in typed_in(answer).items() if name != "begun"} == fields
    for name, anchor in (("name", "salah-nama"), ("email", "salah-surel")):
        field = page.select_one(f"[name={name}]")
        assert anchor in field["aria-describedby"].split() and field["aria-invalid"] == "true"
        assert page.find(id=anchor).get_text()
    summary = page.find(id="salah")
    assert [link["href"] for link in summary.select("a")] == ["#nama", "#surel"]
    assert summary.has_attr("autofocus") and summary["tabindex"] == "-1"
    assert read_comments(desk) == []
    mended = {**typed_in(answer), "name": "Siti", "email": ""}
    assert client.post(INTAKE, data=mended).status_code == 303


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        pytest.param(b"{}", {"Content-Type": "application/json"}, 415, id="JSON"),
        pytest.param(b"x", {"Content-Type": "multipart/form-data; boundary=x"}, 415, id="multipart"),
        pytest.param(b"name=%zz", {}, 400, id="broken"),
        pytest.param(b"text=" + b"a" * 140_000, {}, 413, id="too large"),
    ],
)
def test_what_is_no_form_of_ours_is_refused_with_a_page(
    served: tuple[Desk, httpx.Client], content: bytes, headers: dict[str, str], status: int
) -> None:
    desk, client = served

    answer = client.post(
        INTAKE, content=content, headers={"Content-Type": "application/x-www-form-urlencoded", **headers}
    )

    assert answer.status_code == status
    assert soup_of(answer).h1 is not None
    assert read_comments(desk) == []


def test_a_body_without_a_length_is_measured_while_it_comes(
    serve: Callable[..., tuple[Desk, httpx.Client]],
) -> None:
    desk, client = serve()

    def parts() -> Iterator[bytes]:
        yield b"text="
        for _ in range(40):
            yield b"a" * 4_000

    answer = client.post(
        INTAKE, content=parts(), headers={"Content-Type": "application/x-www-form-urlencoded"}
    )

    assert answer.status_code == 413
    assert read_comments(desk) == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({"Origin": "https://jahat.example"}, 403, id="another site"),
        pytest.param(
            {"Origin": "https://jahat.example", "Sec-Fetch-Site": "cross-site"}, 403, id="said twice"
        ),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, 403, id="said by the browser alone"),
        pytest.param({"Origin": "null"}, 403, id="hidden"),
        pytest.param({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 303, id="hidden, and ours"),
        pytest.param({"Origin": "https://kabar.example", "Sec-Fetch-Site": "cross-site"}, 303, id="our site"),
        pytest.param({"Sec-Fetch-Site": "none"}, 303, id="typed"),
        pytest.param({}, 303, id="nothing said"),
    ],
)
def test_another_sites_form_is_shown_to_its_reader_first(
    serve: Callable[..., tuple[Desk, httpx.Client]], headers: dict[str, str], status: int
) -> None:
    desk, client = serve()

    answer = client.post(INTAKE, data=make_fields(), headers=headers)

    assert answer.status_code == status
    assert len(read_comments(desk)) == (status == 303)
    if status == 403:
        assert typed_in(answer)["text"] == make_fields()["text"]


@pytest.mark.parametrize(
    ("setting", "network"),
    [
        ("INTAKE_NETWORK_RATE", "192.0.2.{}"),
        ("INTAKE_PAGE_RATE", "192.0.{}.7"),
        ("INTAKE_OFFICE_RATE", "192.0.{}.7"),
    ],
)
def test_too_many_wait_with_their_words_in_hand(
    serve: Callable[..., tuple[Desk, httpx.Client]], setting: str, network: str
) -> None:
    desk, client = serve(**{setting: (2, 600)})

    answers = [
        client.post(
            INTAKE,
            data=make_fields(text=f"Nomor {number}"),
            headers={"X-Forwarded-For": network.format(number)},
        )
        for number in range(3)
    ]

    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert 290 <= int(answers[2].headers["Retry-After"]) <= 301
    assert typed_in(answers[2])["text"] == "Nomor 2"
    assert "silakan kirim lagi 5 menit lagi." in answers[2].text
    assert len(read_comments(desk)) == 2


def test_an_article_that_is_not_there_gives_the_words_back(
    serve: Callable[..., tuple[Desk, httpx.Client]],
) -> None:
    desk, client = serve()

    answer = client.post(INTAKE, data=make_fields(article="/semarang/2025/02/26/tidak-ada/"))

    assert answer.status_code == 404
    assert make_fields()["text"] in soup_of(answer).blockquote.get_text()
    assert read_comments(desk) == []


def test_a_form_that_ran_out_is_not_taken(
    serve: Callable[..., tuple[Desk, httpx.Client]], tmp_path: Path
) -> None:
    closes = (TODAY - timedelta(minutes=1)).isoformat()
    write_article(tmp_path / "output", closes=closes)
    desk, client = serve()

    answer = client.post(INTAKE, data=make_fields())

    assert answer.status_code == 403
    assert "Artikel ini tidak lagi menerima komentar." in answer.text
    assert read_comments(desk) == []


def test_an_approved_comment_is_answered_from_its_own_page(served: tuple[Desk, httpx.Client]) -> None:
    desk, client = served
    client.post(INTAKE, data=make_fields())
    (first,) = read_comments(desk)
    approve(desk, first.id)

    page = client.get(f"/komentar/balas/{first.id}/")
    answer = client.post(
        INTAKE, data={**typed_in(page), **make_fields(article=None, text="Ya, ikut dinilai.")}
    )

    assert first.text in soup_of(page).blockquote.get_text()
    assert soup_of(page).select_one("form button").get_text() == "Kirim balasan"
    assert answer.status_code == 303
    assert [comment.parent for comment in read_comments(desk) if comment.id != first.id] == [first.id]


def test_a_comment_that_is_not_published_cannot_be_answered(served: tuple[Desk, httpx.Client]) -> None:
    desk, client = served
    client.post(INTAKE, data=make_fields())
    (held,) = read_comments(desk)

    page = client.get(f"/komentar/balas/{held.id}/")
    answer = client.post(INTAKE, data=make_fields(parent=held.id, text="Balasan."))

    assert page.status_code == 404
    assert answer.status_code == 422
    assert "parent" not in typed_in(answer) and typed_in(answer)["text"] == "Balasan."
    assert len(read_comments(desk)) == 1


def test_a_comment_on_another_article_cannot_be_answered_here(
    served: tuple[Desk, httpx.Client], tmp_path: Path
) -> None:
    other = "/semarang/2025/02/26/lain/"
    write_article(tmp_path / "output", other)
    desk, client = served
    client.post(INTAKE, data=make_fields(article=other))
    (first,) = read_comments(desk)
    approve(desk, first.id)

    answer = client.post(INTAKE, data=make_fields(parent=first.id, text="Balasan."))

    assert answer.status_code == 422
    assert len(read_comments(desk)) == 1


def test_bait_and_haste_are_scored_and_never_dropped(served: tuple[Desk, httpx.Client]) -> None:
    desk, client = served
    begun = tell_begun(desk.seal, ARTICLE, TODAY - timedelta(seconds=1))

    answer = client.post(INTAKE, data=make_fields(website="http://slot.example", begun=begun))

    assert answer.status_code == 303
    (comment,) = read_comments(desk)
    assert {code for code, _ in comment.reasons} >= {"umpan", "terlalu-cepat"}
    assert comment.is_spam


def test_a_moment_that_was_made_up_says_nothing(served: tuple[Desk, httpx.Client]) -> None:
    desk, client = served
    begun = tell_begun(replace(desk.seal, key=bytes(32)), ARTICLE, TODAY)

    client.post(INTAKE, data=make_fields(begun=begun))

    (comment,) = read_comments(desk)
    assert "terlalu-cepat" not in dict(comment.reasons)


def test_health_asks_the_disk_and_figures_are_for_this_machine(served: tuple[Desk, httpx.Client]) -> None:
    _, client = served
    client.post(INTAKE, data=make_fields())

    assert client.get("/komentar/sehat").status_code == 200
    figures = client.get("/komentar/metrik").text
    assert 'intake_submissions_total{outcome="held"} 1.0' in figures
    assert 'inbox_comments{state="held"} 1.0' in figures
    passed_on = client.get("/komentar/metrik", headers={"X-Forwarded-For": "192.0.2.7"})
    assert passed_on.status_code == 404


def test_the_log_names_ids_and_guards_and_nobody(
    served: tuple[Desk, httpx.Client], caplog: pytest.LogCaptureFixture
) -> None:
    from plugins.comments.intake.logbook import JsonLines

    _, client = served
    with caplog.at_level(logging.INFO):
        client.post(INTAKE, data=make_fields(), headers={"X-Forwarded-For": "192.0.2.77"})
        client.post(INTAKE, data=make_fields(name=""), headers={"X-Forwarded-For": "192.0.2.77"})

    lines = [JsonLines().format(record) for record in caplog.records if record.name == "komentar"]
    assert [json.loads(line)["event"] for line in lines] == ["held", "refused"]
    assert json.loads(lines[1])["guards"] == "name-blank"
    for value in ("Siti", "siti@", "pindah", "192.0.2.77"):
        assert value not in "".join(lines)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/komentar/", 200),
        ("HEAD", "/komentar/", 200),
        ("OPTIONS", "/komentar/", 204),
        ("PUT", "/komentar/", 405),
        ("GET", "/komentar/tidak-ada/", 404),
        ("GET", "/komentar/balas/..%2f..%2f/", 404),
        ("GET", "/komentar/terima-kasih/?kode=%3Cscript%3E", 200),
        ("GET", "/komentar/terima-kasih/?artikel=//contoh.invalid/", 200),
        ("GET", "/komentar/terima-kasih/?artikel=/tidak-ada/", 200),
        ("GET", "/komentar/tantangan", 404),
    ],
)
def test_every_address_answers_sanely(
    serve: Callable[..., tuple[Desk, httpx.Client]], method: str, path: str, status: int
) -> None:
    _, client = serve()

    answer = client.request(method, path)

    assert answer.status_code == status
    assert "<script" not in answer.text
    assert "contoh.invalid" not in answer.text and "Kembali ke artikel" not in answer.text
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_proof_of_work_is_believed_once(serve: Callable[..., tuple[Desk, httpx.Client]]) -> None:
    from base64 import b64encode

    from altcha.v1 import solve_challenge

    desk, client = serve(INTAKE_PROOF=True)
    given = client.get("/komentar/tantangan").json()
    solved = solve_challenge(given["challenge"], given["salt"], given["algorithm"], MOST)
    parts = {name: given[name] for name in ("algorithm", "challenge", "salt", "signature")}
    proof = b64encode(json.dumps({**parts, "number": solved.number}).encode()).decode()

    for number in range(2):
        client.post(INTAKE, data=make_fields(text=f"Nomor {number}", altcha=proof))

    reasons = {comment.text: dict(comment.reasons) for comment in read_comments(desk)}
    assert "bukti-kerja" in reasons["Nomor 0"] and "bukti-kerja" not in reasons["Nomor 1"]


def test_hostile_bodies_never_break_the_service(serve: Callable[..., tuple[Desk, httpx.Client]]) -> None:
    _, client = serve(INTAKE_NETWORK_RATE=(1_000_000, 1))
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    bodies = [
        b"",
        b"&&&&",
        b"=",
        b"article=" + urlencode({"": ARTICLE}).encode(),
        b"\x00" * 50,
        b"name" * 900,
    ]

    statuses = {client.post(INTAKE, content=body, headers=kind).status_code for body in bodies}

    assert statuses <= {400, 404}


def test_a_store_that_turned_read_only_gives_the_words_back_and_thanks_nobody(
    served: tuple[Desk, httpx.Client],
) -> None:
    desk, client = served
    make_read_only(desk.engine)

    refused = client.post(INTAKE, data=make_fields())
    health = client.get("/komentar/sehat")

    assert (refused.status_code, health.status_code) == (503, 503)
    assert {name: typed_in(refused)[name] for name in make_fields()} == make_fields()
    assert "silakan kirim lagi" in refused.text and "Terima kasih" not in refused.text
    assert read_comments(desk) == []


def make_read_only(engine: Engine) -> None:
    """From now on every connection of the store may read alone, as on a disk that the system has locked."""
    order = {
        "sqlite": "PRAGMA query_only=ON",
        "postgresql": "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
    }[engine.dialect.name]

    def forbid(connection: Any, _: object) -> None:
        connection.cursor().execute(order)
        if engine.dialect.name == "postgresql":
            connection.commit()

    event.listen(engine, "connect", forbid)
    engine.dispose()
