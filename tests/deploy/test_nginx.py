"""The nginx snippet leads readers to the service, and says what is true where the service is gone."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.fixtures.desks import OpenDesk
from tests.fixtures.proxies import free_port, proxying
from tests.fixtures.services import serving_app, serving_desk
from tests.plugins.comments.rows import add_comment

pytestmark = pytest.mark.nginx


async def _echo(request: Request) -> Response:
    """Tells what arrived."""
    body = await request.body()
    return JSONResponse({"headers": dict(request.headers), "body": len(body), "path": request.url.path})


ECHO = Starlette(
    routes=[
        Route("/komentar/", _echo, methods=["GET", "POST"]),
        Route("/moderasi/antrean/", _echo),
        Route("/komentar/metrik", _echo),
        Route("/komentar/penuh", lambda _: Response("naskah Anda", 503)),
    ]
)


def words(answer: httpx.Response) -> str:
    return " ".join(BeautifulSoup(answer.text, "html.parser").get_text(" ").split())


def test_reader_reaches_the_service(open_test_desk: OpenDesk, tmp_path: Path) -> None:
    with open_test_desk() as desk, serving_desk(desk) as url, proxying(tmp_path, url) as client:
        receipt = desk.writer.do(lambda connection: add_comment(connection, seal=desk.seal))
        answer = client.post("/komentar/tanda-terima/", data={"kode": receipt})

    assert (answer.status_code, "ditayangkan" in words(answer)) == (200, True)
    # The service's own policy, and not the server's beside it.
    assert "none-of-ours" not in answer.headers["Content-Security-Policy"]
    assert answer.headers.get_list("X-Robots-Tag") == ["noindex"]


def test_what_a_stranger_says_of_their_address_is_not_passed_on(tmp_path: Path) -> None:
    told = dict.fromkeys(("X-Forwarded-For", "X-Real-IP", "Forwarded"), "198.51.100.9")
    with serving_app(ECHO) as url, proxying(tmp_path, url) as client:
        answers = [client.get(path, headers=told).json() for path in ("/komentar/", "/moderasi/antrean/")]

    for answer in answers:
        headers = answer["headers"]
        assert (headers["x-forwarded-for"], headers["x-real-ip"]) == ("127.0.0.1", "127.0.0.1")
        assert "198.51.100.9" not in str(headers)


def test_form_of_the_largest_size_arrives_and_a_larger_one_is_told_in_indonesian(tmp_path: Path) -> None:
    with serving_app(ECHO) as url, proxying(tmp_path, url) as client:
        whole = client.post("/komentar/", content=b"x" * 131_072)
        large = client.post("/komentar/", content=b"x" * 300_000)

    assert whole.json()["body"] == 131_072
    assert large.status_code == 413
    assert words(large).startswith("Kiriman terlalu besar Kiriman terlalu besar Tidak ada yang terkirim.")


def test_service_that_is_gone_is_told_with_the_way_back_to_the_text(tmp_path: Path) -> None:
    with proxying(tmp_path, f"http://127.0.0.1:{free_port()}") as client:
        answers = [client.post("/komentar/", data={"text": "naskah"}), client.get("/moderasi/")]

    for answer in answers:
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert "Tidak ada yang terkirim. Tekan tombol kembali" in words(answer)
        assert "none-of-ours" not in answer.headers["Content-Security-Policy"]


def test_what_the_service_says_of_its_own_trouble_comes_through(tmp_path: Path) -> None:
    with serving_app(ECHO) as url, proxying(tmp_path, url) as client:
        answer = client.get("/komentar/penuh")

    assert (answer.status_code, answer.text) == (503, "naskah Anda")


def test_thanks_are_said_by_the_release_where_the_service_is_gone(tmp_path: Path) -> None:
    with proxying(tmp_path, f"http://127.0.0.1:{free_port()}") as client:
        answer = client.get("/komentar/terima-kasih/", params={"kode": "7k2qx-rahasia"})

    assert (answer.status_code, answer.text) == (200, "<h1>Terima kasih</h1>")


def test_codes_and_readers_stand_in_no_log(tmp_path: Path) -> None:
    with proxying(tmp_path, f"http://127.0.0.1:{free_port()}") as client:
        client.get("/komentar/terima-kasih/", params={"kode": "7k2qx-rahasia"})
        client.get("/komentar/kabar/", params={"k": "7k2qx-rahasia"})
        client.post("/komentar/", data={"text": "7k2qx-rahasia"})

    told = "".join((tmp_path / name).read_text(encoding="utf-8") for name in ("access.log", "error.log"))
    assert "7k2qx-rahasia" not in told and "127.0.0.1" not in told


def test_figures_are_not_for_the_public(tmp_path: Path) -> None:
    with serving_app(ECHO) as url, proxying(tmp_path, url) as client:
        assert client.get("/komentar/metrik").status_code == 404
