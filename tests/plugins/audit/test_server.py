"""nginx serves the site with exactly the headers that are said once."""

from __future__ import annotations

import gzip
import http.client
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from plugins.audit.server import ServerRefused, free_port, serving
from plugins.release.compressing import compress_folder
from plugins.release.headers import headers_of

FILES = {
    "/index.html": b"<!doctype html><title>Kabar</title>",
    "/404.html": b"<!doctype html><title>Hilang</title>",
    "/cari/index.html": b"<!doctype html><title>Cari</title>",
    "/cari/hasil/index.html": b"<!doctype html><title>Hasil</title>",
    "/theme/css/site.0123456789.css": b"p{color:red}",
    "/gambar/ab12/660.avif": b"avif",
    "/media/semarang/data.csv": b"a,b\n",
    "/feed.xml": b"<feed/>",
    "/cari/indeks/2025-02/fragment/id_054e746.pf_fragment": b"\x1f\x8b",
}


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    site = tmp_path / "situs uji"
    for path, data in FILES.items():
        file = site / path[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    compress_folder(site)
    number = free_port()
    with serving({number: site}, tmp_path / "nginx"):
        yield number


def ask(port: int, path: str, **headers: str) -> tuple[int, Message, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})
    answer = connection.getresponse()
    found = answer.status, answer.headers, answer.read()
    connection.close()
    return found


@pytest.mark.nginx
@pytest.mark.parametrize(
    ("asked", "status", "file"),
    [
        *((path, 200, path) for path in FILES),
        ("/", 200, "/index.html"),
        ("/cari/", 200, "/cari/index.html"),
        ("/cari/hasil/?q=nilai", 200, "/cari/hasil/index.html"),
        ("/tiada/", 404, "/404.html"),
    ],
)
def test_every_answer_has_the_headers_of_its_file(port: int, asked: str, status: int, file: str) -> None:
    got, headers, body = ask(port, asked)

    expected = headers_of(file)
    assert (got, body) == (status, FILES[file])
    assert {name: headers.get_all(name) for name in expected} == {
        name: [value] for name, value in expected.items()
    }


@pytest.mark.nginx
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/theme/css/site.0123456789.css", "text/css; charset=utf-8"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/gambar/ab12/660.avif", "image/avif"),
    ],
)
def test_every_answer_tells_its_kind(port: int, path: str, kind: str) -> None:
    assert ask(port, path)[1]["Content-Type"] == kind


@pytest.mark.nginx
def test_a_text_is_sent_compressed_to_those_who_take_it(port: int) -> None:
    _, headers, body = ask(port, "/", Accept_Encoding="gzip")

    assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(body) == FILES["/index.html"]


@pytest.mark.nginx
def test_the_server_is_gone_when_the_block_ends(tmp_path: Path) -> None:
    number = free_port()
    with serving({number: tmp_path}, tmp_path / "nginx"):
        pass

    with pytest.raises(ConnectionRefusedError):
        ask(number, "/")


@pytest.mark.nginx
def test_a_port_that_is_taken_is_told(port: int, tmp_path: Path) -> None:
    with (
        pytest.raises(ServerRefused, match=f"^port {port} is taken by another server$"),
        serving({port: tmp_path}, tmp_path / "second"),
    ):
        pass
