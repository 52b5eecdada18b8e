"""Who has the code sees the state of their comment, and erases it; nobody else does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from plugins.comments.export import read_export
from plugins.comments.inbox import schema
from plugins.comments.inbox.states import State
from plugins.comments.intake.desk import Desk
from tests.fixtures.services import serving_desk
from tests.plugins.comments.rows import add_comment

PATH = "/komentar/tanda-terima/"
ERASE = "/komentar/tanda-terima/hapus/"
UNKNOWN = (
    "Tidak ada komentar dengan kode itu. Periksa kembali setiap huruf dan angkanya. Komentar yang sudah "
    "dihapus tidak tercatat lagi."
)


@pytest.fixture
def client(desk: Desk) -> Iterator[httpx.Client]:
    """A reader's browser."""
    with serving_desk(desk) as url, httpx.Client(base_url=url, timeout=30) as client:
        yield client


def add(desk: Desk, state: State, comment: str = "k1") -> str:
    return desk.writer.do(
        lambda connection: add_comment(
            connection, comment, state, seal=desk.seal, email="siti@contoh.example"
        )
    )


def words(answer: httpx.Response) -> str:
    return " ".join(BeautifulSoup(answer.text, "html.parser").main.get_text(" ").split())


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (State.HELD, "menunggu"),
        (State.APPROVED, "ditayangkan"),
        (State.REJECTED, "ditolak"),
        (State.REMOVED, "ditarik moderator"),
    ],
)
def test_code_tells_the_state_in_indonesian(
    desk: Desk, client: httpx.Client, state: State, told: str
) -> None:
    receipt = add(desk, state)

    answer = client.post(PATH, data={"kode": receipt.upper().replace("-", " ")})

    assert answer.status_code == 200
    assert BeautifulSoup(answer.text, "html.parser").select_one("main b").text == told
    assert "siti@contoh.example" not in answer.text and "Siti Rahayu" not in answer.text


def test_what_a_moderator_took_back_is_its_writers_to_erase(desk: Desk, client: httpx.Client) -> None:
    receipt = add(desk, State.REMOVED)

    before = client.post(PATH, data={"kode": receipt})
    erased = client.post(ERASE, data={"kode": receipt, "yakin": "ya"})
    after = client.post(PATH, data={"kode": receipt})

    assert "masih kami simpan sementara" in words(before) and "Hapus komentar" in words(before)
    assert erased.status_code == 200
    assert "Nama dan isi komentar ini sudah dihapus." in words(after) and "Hapus komentar" not in words(after)
    with desk.engine.connect() as connection:
        assert [
            tuple(row) for row in connection.execute(select(schema.comments.c.name, schema.comments.c.text))
        ] == [("", "")]


def test_form_is_there_before_a_code_is(client: httpx.Client) -> None:
    answer = client.get(PATH, params={"kode": "7k2qx"})

    field = BeautifulSoup(answer.text, "html.parser").select_one("input[name=kode]")
    assert (answer.status_code, field["value"]) == (200, "7k2qx")


@pytest.mark.parametrize("typed", ["", "salah", "0" * 20, "<script>", "0" * 900], ids=str)
def test_code_of_nobody_gets_the_form_again_with_what_was_typed(client: httpx.Client, typed: str) -> None:
    answer = client.post(PATH, data={"kode": typed})

    page = BeautifulSoup(answer.text, "html.parser")
    assert (answer.status_code, page.select_one("#salah").text) == (404, UNKNOWN)
    assert page.select_one("input[name=kode]")["value"] == typed


def test_reader_erases_with_one_post(desk: Desk, client: httpx.Client) -> None:
    receipt = add(desk, State.APPROVED)
    assert desk.background.publisher.exporting.wait_done(10)

    answer = client.post(ERASE, data={"kode": receipt, "yakin": "ya"})

    assert (answer.status_code, words(answer)[:28]) == (200, "Komentar Anda sudah dihapus ")
    assert desk.background.publisher.exporting.wait_done(10)
    assert read_export(Path(desk.conf["COMMENTS_EXPORT"])) == ((), [])
    with desk.engine.connect() as connection:
        assert connection.execute(select(schema.contacts)).all() == []
    assert "dihapus" in words(client.post(PATH, data={"kode": receipt}))


def test_reply_keeps_its_place_below_the_stub(desk: Desk, client: httpx.Client) -> None:
    receipt = add(desk, State.APPROVED)
    desk.writer.do(lambda connection: add_comment(connection, "k2", parent="k1", seal=desk.seal))

    client.post(ERASE, data={"kode": receipt, "yakin": "ya"})

    assert desk.background.publisher.exporting.wait_done(10)
    comments, _ = read_export(Path(desk.conf["COMMENTS_EXPORT"]))
    assert [(one.id, one.parent, one.name, one.is_removed) for one in comments] == [
        ("k1", None, "", True),
        ("k2", "k1", "Siti Rahayu", False),
    ]


def test_erasure_without_the_tick_asks_for_it_and_erases_nothing(desk: Desk, client: httpx.Client) -> None:
    receipt = add(desk, State.APPROVED)

    answer = client.post(ERASE, data={"kode": receipt})

    assert answer.status_code == 422
    assert "Centang dahulu kotak di atas tombol" in words(answer)
    assert "ditayangkan" in words(client.post(PATH, data={"kode": receipt}))


def test_erasure_needs_a_code(desk: Desk, client: httpx.Client) -> None:
    add(desk, State.APPROVED)

    answers = [client.post(ERASE, data={"kode": "0" * 20, "yakin": "ya"}), client.get(ERASE)]

    assert [answer.status_code for answer in answers] == [404, 405]


def test_guessing_is_stopped_for_a_while(client: httpx.Client) -> None:
    answers = [client.post(PATH, data={"kode": f"{number:020}"}) for number in range(21)]

    assert [answer.status_code for answer in answers] == [404] * 20 + [429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 601


@pytest.mark.parametrize(
    "body", [b"kode=" + b"0" * 2_000, b"a&" * 400, b"\xff=\xfe"], ids=["long", "many", "odd"]
)
def test_what_is_no_form_of_ours_is_refused_with_the_form(client: httpx.Client, body: bytes) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}

    answer = client.post(PATH, content=body, headers=headers)

    assert answer.status_code in (404, 413)
    assert BeautifulSoup(answer.text, "html.parser").select_one("input[name=kode]") is not None


def test_page_is_kept_by_nobody_and_found_by_nobody(client: httpx.Client) -> None:
    headers = client.get(PATH).headers

    assert (headers["Cache-Control"], headers["X-Robots-Tag"]) == ("no-store", "noindex")
