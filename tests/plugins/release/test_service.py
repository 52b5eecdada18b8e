"""Release and comment service stand in one server's block: neither's headers come to the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from plugins.release.apologies import DOWN, LARGE
from plugins.release.headers import THANKS, headers_of
from tests.fixtures.hosts import serving_caddy, serving_nginx
from tests.fixtures.proxies import free_port
from tests.fixtures.services import serving_app

SERVERS = {"nginx": serving_nginx, "caddy": serving_caddy}
MARKED = [pytest.param(name, marks=getattr(pytest.mark, name)) for name in SERVERS]
OWN = {
    "Content-Security-Policy": "default-src 'none'",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}
STRANGER = dict.fromkeys(("X-Forwarded-For", "X-Real-IP", "X-Forwarded-Host", "Forwarded"), "198.51.100.9")


async def _echo(request: Request) -> Response:
    """Tells what arrived."""
    told = {"headers": dict(request.headers), "body": len(await request.body())}
    return JSONResponse(told, headers=OWN)


ECHO = Starlette(
    routes=[
        Route("/komentar/", _echo, methods=["GET", "POST"]),
        Route("/moderasi/antrean/", _echo),
        Route("/komentar/metrik", _echo),
        Route("/komentar/penuh", lambda _: Response("naskah Anda", 503, OWN)),
    ]
)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    for path in ("index.html", "404.html", f"{THANKS[1:]}index.html"):
        (tmp_path / "situs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "situs" / path).write_text(f"<h1>{path}</h1>", encoding="utf-8")
    return tmp_path / "situs"


@contextmanager
def asking(server: str, release: Path, service: str) -> Iterator[httpx.Client]:
    work = release.parent / server
    with SERVERS[server](release, work, {}, service) as url, httpx.Client(base_url=url, timeout=20) as client:
        yield client


@pytest.mark.parametrize("server", MARKED)
def test_service_answers_with_its_own_headers_and_hears_nothing_from_strangers(
    server: str, release: Path
) -> None:
    with serving_app(ECHO) as url, asking(server, release, url.removeprefix("http://")) as client:
        answers = [client.get(path, headers=STRANGER) for path in ("/komentar/", "/moderasi/antrean/")]
        page = client.get("/")
        whole = client.post("/komentar/", content=b"x" * 131_072)
        trouble = client.get("/komentar/penuh")
        figures = client.get("/komentar/metrik")

    for answer in answers:
        assert {name: answer.headers.get_list(name) for name in OWN} == {
            name: [value] for name, value in OWN.items()
        }
        heard = answer.json()["headers"]
        assert (heard["x-forwarded-for"], heard["x-real-ip"]) == ("127.0.0.1", "127.0.0.1")
        assert "198.51.100.9" not in str(heard)
    assert {name: page.headers.get_list(name) for name in headers_of("/index.html")} == {
        name: [value] for name, value in headers_of("/index.html").items()
    }
    assert whole.json()["body"] == 131_072
    assert (trouble.status_code, trouble.text) == (503, "naskah Anda")
    assert (figures.status_code, figures.text) == (404, "<h1>404.html</h1>")


@pytest.mark.parametrize("server", MARKED)
def test_service_that_is_gone_is_told_on_every_server_alike(server: str, release: Path) -> None:
    with asking(server, release, f"127.0.0.1:{free_port()}") as client:
        answers = [client.post("/komentar/", data={"text": "naskah"}), client.get("/moderasi/")]
        thanks = client.get(THANKS, params={"kode": "7k2qx"})

    for answer in answers:
        assert (answer.status_code, answer.text, answer.headers["Retry-After"]) == (503, DOWN, "60")
        assert answer.headers.get_list("Content-Type") == ["text/html; charset=utf-8"]
        assert "form-action 'none'" in answer.headers["Content-Security-Policy"]
    assert (thanks.status_code, thanks.text) == (200, f"<h1>{THANKS[1:]}index.html</h1>")


@pytest.mark.parametrize("server", MARKED)
def test_form_that_is_too_large_is_told_on_every_server_alike(server: str, release: Path) -> None:
    with serving_app(ECHO) as url, asking(server, release, url.removeprefix("http://")) as client:
        large = client.post("/komentar/", content=b"x" * 300_000)

    assert (large.status_code, large.text) == (413, LARGE)
