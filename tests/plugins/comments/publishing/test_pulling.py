"""`comments-pull` replaces the local export by a whole and good one, or leaves it as it was and says so."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.comments.export import write_export
from plugins.comments.publishing.pulling import pull
from tests.fixtures.desks import OpenDesk
from tests.fixtures.services import serving_desk
from tests.plugins.comments.making import make_comment
from tests.plugins.comments.rows import add_comment

TOKEN = "0123456789abcdef" * 2
ENVIRONMENT = {"INTAKE_EXPORT_TOKEN": TOKEN}

Answer = Callable[[bytes, int], str]


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """An export that was fetched before."""
    path = tmp_path / "local/export.jsonl"
    write_export([make_comment("lama")], path)
    return path


@pytest.fixture
def answering() -> Iterator[Answer]:
    """Starts a server that always gives one answer: `answering(body, status)` → its address."""
    with ExitStack() as stack:

        def start(body: bytes, status: int = 200) -> str:
            class Handler(BaseHTTPRequestHandler):
                def do_GET(self) -> None:
                    self.send_response(status)
                    self.send_header("Location", "http://127.0.0.1:9/")
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body if status != 206 else body[:-3])

                def log_message(self, format: str, *args: object) -> None:
                    pass

            server = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}"

        yield start


def test_export_of_a_running_service_is_fetched_once(
    open_test_desk: OpenDesk,
    local: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(*next(iter(ENVIRONMENT.items())))
    with open_test_desk() as desk:
        desk.writer.do(add_comment)
        with serving_desk(desk) as url:
            assert desk.background.publisher.exporting.wait_done(10)

            statuses = [pull(url, path=local, environment=ENVIRONMENT) for _ in range(2)]

            told = capsys.readouterr().out.splitlines()
            assert local.read_bytes() == Path(desk.conf["COMMENTS_EXPORT"]).read_bytes()
    assert statuses == [0, 0]
    assert told == [f"{local}: replaced by the export of {url}", f"{local}: already that of {url}"]


def test_intake_that_is_down_leaves_the_last_export_and_is_told(
    local: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = local.read_bytes()

    status = pull("http://127.0.0.1:9", path=local, environment=ENVIRONMENT)

    assert (status, local.read_bytes()) == (0, before)
    assert capsys.readouterr().err == (
        "comments-pull: the intake is not within reach ([Errno 111] Connection refused); "
        f"{local} stays as it was\n"
    )


def test_strict_pull_fails_where_the_intake_is_down(local: Path) -> None:
    assert pull("http://127.0.0.1:9", path=local, is_strict=True, environment=ENVIRONMENT) == 1


def test_first_pull_fails_where_the_intake_is_down(tmp_path: Path) -> None:
    assert pull("http://127.0.0.1:9", path=tmp_path / "new.jsonl", environment=ENVIRONMENT) == 1


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (503, b"", "the intake answers 503; {local} stays as it was"),
        (206, b"0123456789", "only 7 of 10 bytes came; {local} stays as it was"),
    ],
    ids=["503", "cut short"],
)
def test_service_in_trouble_is_a_service_that_is_down(
    answering: Answer, local: Path, capsys: pytest.CaptureFixture[str], status: int, body: bytes, told: str
) -> None:
    before = local.read_bytes()

    assert pull(answering(body, status), path=local, environment=ENVIRONMENT) == 0

    assert local.read_bytes() == before
    assert capsys.readouterr().err.startswith("comments-pull: " + told.format(local=local))


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (401, b"", "the intake refuses the token"),
        (404, b"", "there is no export; is INTAKE_EXPORT_TOKEN set"),
        (302, b"", "{url}/komentar/ekspor leads elsewhere"),
        (200, b"<html>", "what came is no export:\n{url}/komentar/ekspor:1: line: cut short"),
        (200, b'{"id":"k1"}\n', "what came is no export:\n{url}/komentar/ekspor:1: article: missing"),
    ],
    ids=["token", "no door", "redirect", "page", "half a line"],
)
def test_what_is_no_export_leaves_the_local_one(
    answering: Answer, local: Path, capsys: pytest.CaptureFixture[str], status: int, body: bytes, told: str
) -> None:
    url, before = answering(body, status), local.read_bytes()

    assert pull(url, path=local, environment=ENVIRONMENT) == 1

    assert capsys.readouterr().err.startswith("comments-pull: " + told.format(url=url))
    assert (local.read_bytes(), [file.name for file in local.parent.iterdir()]) == (before, [local.name])


def test_export_with_an_address_in_it_is_refused(
    answering: Answer, local: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = (
        b'{"id":"k1","article":"/semarang/2025/02/26/a/","parent":null,"name":"Siti",'
        b'"sent_at":"2025-02-26T01:30:00Z","text":"siti@contoh.example","is_staff":false,"is_removed":false}\n'
    )

    assert pull(answering(line, 200), path=local, environment=ENVIRONMENT) == 1

    assert "text: holds an e-mail address" in capsys.readouterr().err


@pytest.mark.parametrize(
    "url",
    [
        "http://kabar.example",
        "kabar.example",
        "ftp://kabar.example",
        "https://u:p@kabar.example",
        "https://[x",
    ],
)
def test_address_at_which_a_token_would_be_heard_is_refused(
    local: Path, capsys: pytest.CaptureFixture[str], url: str
) -> None:
    assert pull(url, path=local, environment=ENVIRONMENT) == 1

    assert capsys.readouterr().err == (
        f"comments-pull: {url!r} is not an https:// address; write https://kabar.example\n"
    )


def test_missing_token_is_told(local: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pull("https://kabar.example", path=local, environment={}) == 1

    assert "set INTAKE_EXPORT_TOKEN in the environment" in capsys.readouterr().err
