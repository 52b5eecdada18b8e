"""Beside the preview a comment can be sent at the preview's own address, and touches nothing real."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from plugins.comments.inbox.database import open_database
from plugins.writing.beside import PassingHandler, change_settings, running_intake
from plugins.writing.board import Board
from plugins.writing.preview import PreviewServer
from plugins.writing.serve import running
from tests.fixtures.content import ROOT
from tests.plugins.comments.intake.making import ARTICLE, make_fields, write_article


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[httpx.Client]:
    """A client of a preview with the service beside it, over one article."""
    folder = tmp_path / "preview"
    write_article(folder)
    board = Board("x")
    with running_intake("pelicanconf.py", change_settings(folder, str(tmp_path / "state"))) as intake:
        server = PreviewServer(("127.0.0.1", 0), folder, board, partial(PassingHandler, intake=intake))
        with running(server, board), httpx.Client(base_url=server.url, timeout=30) as client:
            until_it_answers(client)
            yield client


def until_it_answers(client: httpx.Client) -> None:
    for _ in range(10_000):
        if client.get("/komentar/sehat").status_code == 200:
            return
    raise TimeoutError("the service beside the preview does not answer")


def test_a_comment_is_sent_at_the_previews_own_address(preview: httpx.Client, tmp_path: Path) -> None:
    origin = str(preview.base_url).rstrip("/")

    article = preview.get(ARTICLE)
    answer = preview.post("/komentar/", data=make_fields(), headers={"Origin": origin})
    thanks = preview.get(answer.headers["Location"])

    assert 'action="/komentar/"' in article.text
    assert (answer.status_code, thanks.status_code) == (303, 200)
    engine = open_database(f"sqlite:///{tmp_path}/state/comments/inbox.db")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM comments")).scalar_one() == 1
    engine.dispose()


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        pytest.param(ARTICLE, {}, 405, id="to an article"),
        pytest.param("/komentar/", {"Host": "jahat.example"}, 503, id="under another name"),
    ],
)
def test_nothing_else_is_sent_to_a_preview(
    preview: httpx.Client, path: str, headers: dict[str, str], status: int
) -> None:
    answer = preview.post(path, content=b"", headers=headers)

    assert answer.status_code == status


def test_the_real_store_and_export_are_left_alone(tmp_path: Path) -> None:
    changed = change_settings(tmp_path / "preview", str(tmp_path / "state"))

    own = str(tmp_path / "state" / "comments")
    assert all(own in changed[name] for name in ("COMMENTS_EXPORT", "INTAKE_STORE", "INTAKE_KEY_FILE"))


def test_the_service_ends_when_its_preview_is_killed(tmp_path: Path) -> None:
    changes = change_settings(tmp_path / "site", str(tmp_path / "state"))
    begin = (
        "import json, sys; from plugins.writing.beside import running_intake\n"
        "with running_intake('pelicanconf.py', json.loads(sys.argv[1])) as port:\n"
        "    print(port, flush=True); sys.stdin.read()"
    )
    preview = subprocess.Popen(
        [sys.executable, "-c", begin, json.dumps(changes)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert preview.stdout is not None and preview.stdin is not None
    port = int(preview.stdout.readline())
    until_somebody_listens(port, True)

    preview.kill()
    preview.wait()

    until_somebody_listens(port, False)
    preview.stdin.close()
    preview.stdout.close()


def until_somebody_listens(port: int, wanted: bool) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        listens = False
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            listens = True
        if listens == wanted:
            return
    raise TimeoutError(f"port {port} does not become what it should")
