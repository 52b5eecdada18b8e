"""Edge: the preview server gives the output's files, over real HTTP, and nothing else."""

from __future__ import annotations

import http.client
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plugins.writing.board import Board
from plugins.writing.preview import PreviewServer, add_script
from plugins.writing.serve import running

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGE = "<!doctype html><html lang=id><title>Kabar</title><body><p>Isi</p></body></html>\n"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A small built site; beside it a file that is nobody's business."""
    folder = tmp_path / "output"
    files = {
        "index.html": PAGE,
        "404.html": PAGE.replace("Isi", "Tidak ditemukan"),
        "semarang/index.html": PAGE,
        "feed.xml": "<feed/>",
        "feed.json": "{}",
        "theme/site.css": "p{}",
        "media/gambar.webp": "RIFF",
        "media/data.csv": "a,b",
        "kosong/berkas.txt": "",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (tmp_path / "rahasia.txt").write_text("rahasia", encoding="utf-8")
    return folder


@pytest.fixture
def board() -> Board:
    """A board on which one good build was told."""
    board = Board("uji")
    board.post("")
    return board


@pytest.fixture
def server(output: Path, board: Board) -> Iterator[PreviewServer]:
    """The preview server of the small site, answering."""
    server = PreviewServer(("127.0.0.1", 0), output, board)
    with running(server, board):
        yield server


Answer = tuple[int, dict[str, str], bytes]


@contextmanager
def connected(server: PreviewServer) -> Iterator[http.client.HTTPConnection]:
    """A connection to the server, closed at the end."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    try:
        yield connection
    finally:
        connection.close()


def ask(server: PreviewServer, path: str, method: str = "GET", **headers: str) -> Answer:
    """Status, headers in small letters, and body of one answer; the path goes out as it is."""
    with connected(server) as connection:
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/semarang/?halaman=2", "text/html; charset=utf-8"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/feed.json", "application/json; charset=utf-8"),
        ("/theme/site.css", "text/css; charset=utf-8"),
        ("/media/gambar.webp", "image/webp"),
        ("/media/data.csv", "text/csv; charset=utf-8"),
    ],
)
def test_file_is_given_with_its_type(server: PreviewServer, path: str, kind: str) -> None:
    status, headers, _ = ask(server, path)

    assert (status, headers["content-type"], headers["cache-control"]) == (200, kind, "no-store")


def test_page_gets_the_script_and_the_file_does_not(server: PreviewServer, output: Path) -> None:
    _, _, body = ask(server, "/")

    script = '<script src="/_pratinjau/muat-ulang.js" data-edition="uji-1"></script>'
    assert body.decode() == PAGE.replace("</body>", f"{script}</body>")
    assert (output / "index.html").read_text(encoding="utf-8") == PAGE


def test_script_stands_at_the_end_where_the_body_is_not_closed() -> None:
    assert add_script(b"<p>Isi", "a").startswith(b"<p>Isi<script ")


def test_page_that_is_missing_gets_the_page_for_it(server: PreviewServer) -> None:
    status, _, body = ask(server, "/tidak-ada/")

    assert (status, b"Tidak ditemukan" in body) == (404, True)


def test_folder_without_a_slash_leads_to_its_page(server: PreviewServer) -> None:
    status, headers, _ = ask(server, "/semarang")

    assert (status, headers["location"]) == (301, "/semarang/")


def test_folder_without_a_page_is_not_listed(server: PreviewServer) -> None:
    assert ask(server, "/kosong/")[0] == ask(server, "/kosong")[0] == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../rahasia.txt",
        "/%2e%2e/rahasia.txt",
        "/semarang/..%2f..%2frahasia.txt",
        "/..%5crahasia.txt",
        "//../rahasia.txt",
        "/%00",
        "/C:/rahasia.txt",
        "/" + "a" * 5000,
        "/%ff",
        "*",
    ],
    ids=lambda path: path[:24],
)
def test_nothing_outside_the_output_is_given(server: PreviewServer, path: str) -> None:
    status, _, body = ask(server, path)

    assert (status, b"rahasia" in body) == (404, False)


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_link_out_of_the_output_is_not_followed(server: PreviewServer, output: Path) -> None:
    (output / "tautan.txt").symlink_to(output.parent / "rahasia.txt")

    assert ask(server, "/tautan.txt")[0] == 404


def test_redirect_never_leads_to_another_host(server: PreviewServer, output: Path) -> None:
    (output / "contoh.example").mkdir()
    (output / "contoh.example" / "index.html").write_text(PAGE, encoding="utf-8")

    _, headers, _ = ask(server, "//contoh.example")

    assert headers["location"] == "/contoh.example/"


def test_other_names_for_this_machine_are_refused(server: PreviewServer) -> None:
    assert ask(server, "/", Host="jahat.example")[0] == 403
    assert ask(server, "/", Host=f"localhost:{server.server_port}")[0] == 200


def test_head_has_the_headers_alone(server: PreviewServer) -> None:
    status, headers, body = ask(server, "/feed.xml", "HEAD")

    assert (status, headers["content-length"], body) == (200, "7", b"")


def next_notice(stream: http.client.HTTPResponse) -> dict[str, Any]:
    """The next notice of the stream."""
    line = stream.readline()
    while not line.startswith(b"data: "):
        line = stream.readline()
    notice: dict[str, Any] = json.loads(line[6:])
    return notice


def test_browsers_are_told_the_last_build_and_every_next(server: PreviewServer, board: Board) -> None:
    with connected(server) as connection:
        connection.request("GET", "/_pratinjau/kabar")
        stream = connection.getresponse()

        first = next_notice(stream)
        board.post("content/artikel/a.md:3: date: kosong; isi")
        second = next_notice(stream)
        board.post("")
        third = next_notice(stream)
        stream.close()

    assert first == {"edition": "uji-1", "faults": ""}
    assert second == {"edition": "uji-1", "faults": "content/artikel/a.md:3: date: kosong; isi"}
    assert third == {"edition": "uji-3", "faults": ""}


def test_last_good_build_stays_while_there_are_faults(server: PreviewServer, board: Board) -> None:
    board.post("salah")

    status, _, body = ask(server, "/")

    assert (status, b'data-edition="uji-1"' in body) == (200, True)


def test_before_the_first_good_build_a_page_says_so(tmp_path: Path) -> None:
    board = Board("uji")
    board.post("salah")
    server = PreviewServer(("127.0.0.1", 0), tmp_path / "belum", board)

    with running(server, board):
        status, _, body = ask(server, "/")

    assert (status, "Situs belum dapat dibangun." in body.decode()) == (503, True)


@pytest.mark.browser
def test_browser_shows_faults_over_the_page_and_loads_the_next_good_build(
    server: PreviewServer, output: Path, board: Board, page: Page
) -> None:
    page.goto(server.url)

    board.post("content/artikel/a.md:3: title: “<b>tebal</b>”; tulis tanpa tanda")
    panel = page.get_by_role("alert")
    panel.wait_for()
    shown, beneath = panel.inner_text(), page.locator("p").inner_text()
    (output / "index.html").write_text(PAGE.replace("Isi", "Isi baru"), encoding="utf-8")
    board.post("")
    page.get_by_text("Isi baru").wait_for()

    assert shown.endswith("\n\ncontent/artikel/a.md:3: title: “<b>tebal</b>”; tulis tanpa tanda")
    assert beneath == "Isi"
    assert panel.count() == 0
