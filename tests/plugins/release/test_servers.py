"""Every server tells of every file exactly what is said once, whatever it answers with."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import brotli
import httpx
import pytest

from plugins.release.compressing import compress_folder
from plugins.release.headers import LOST, TEXTS, THANKS, headers_of, type_of
from plugins.release.hosts import write_inside
from tests.fixtures.hosts import serving_apache, serving_caddy, serving_nginx

# One of every kind that a release holds, and of every place that has rules of its own.
FILES = {
    path: f"{path} ".encode() * 40
    for path in (
        "/index.html",
        LOST,
        "/semarang/index.html",
        "/cari/index.html",
        "/cari/hasil/index.html",
        "/cari/indeks/pagefind.js",
        "/cari/indeks/2025-02/pagefind-entry.json",
        "/cari/indeks/2025-02/wasm.id.pagefind",
        "/cari/indeks/2025-02/fragment/id_054e746.pf_fragment",
        "/cari/indeks/2025-02/pagefind.id_69181276fc.pf_meta",
        THANKS + "index.html",
        "/redaksi/index.html",
        "/redaksi/program/decap-cms.js",
        "/redaksi/susunan.json",
        "/lama/index.html",
        "/feed.xml",
        "/feed.json",
        "/robots.txt",
        "/.well-known/security.txt",
        "/theme/css/site.0123456789.css",
        "/theme/js/search.0123456789.js",
        "/theme/feed.css",
        "/gambar/ab12/660.avif",
        "/gambar/ab12/660.webp",
        "/gambar/ab12/660.jpg",
        "/media/semarang/data.csv",
        "/media/semarang/aturan.pdf",
        "/media/semarang/rapat.jpg",
        "/media/semarang/pidato.mp3",
        "/media/semarang/pidato.mp4",
    )
}
HIDDEN = {"/.htpasswd": b"rahasia", "/media/.git/config": b"rahasia"}
REDIRECTS = {
    "/lama/": "/semarang/",
    "/kota-semarang/2025/02/26/sangat-panjang-" + "x" * 80 + "/": "/semarang/2025/02/26/panjang/",
    "/berita/lama.html": "/cari/",
}
# What HTTP itself needs; everything else is a header that somebody set.
TRANSPORT = {
    "accept-ranges",
    "connection",
    "content-length",
    "content-encoding",
    "content-type",
    "date",
    "etag",
    "keep-alive",
    "last-modified",
    "location",
    "server",
    "transfer-encoding",
    "vary",
}
SERVERS = {"nginx": serving_nginx, "caddy": serving_caddy, "apache": serving_apache}
MARKED = [pytest.param(name, marks=getattr(pytest.mark, name)) for name in SERVERS]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rilis") / "situs"
    for path, data in {**FILES, **HIDDEN}.items():
        file = folder / path[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    write_inside(folder, [path[1:] for path in FILES], REDIRECTS)
    compress_folder(folder)
    return folder


@pytest.fixture(scope="module")
def ask(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with ExitStack() as stack:
        yield Ask(release, tmp_path_factory.mktemp("peladen"), stack)


class Ask:
    """Starts a server when it is first asked something."""

    def __init__(self, release: Path, work: Path, stack: ExitStack) -> None:
        self.release, self.work, self.stack = release, work, stack
        self.clients: dict[str, httpx.Client] = {}

    def __call__(
        self, server: str, path: str, coding: str = "identity", method: str = "GET"
    ) -> httpx.Response:
        if server not in self.clients:
            url = self.stack.enter_context(SERVERS[server](self.release, self.work / server, REDIRECTS))
            self.clients[server] = self.stack.enter_context(httpx.Client(base_url=url, timeout=20))
        request = self.clients[server].build_request(method, path, headers={"Accept-Encoding": coding})
        answer = self.clients[server].send(request, stream=True)
        # As it came, forms not unpacked.
        answer.raw_body = b"".join(answer.iter_raw())  # type: ignore[attr-defined]
        answer.close()
        return answer


def said(answer: httpx.Response) -> Mapping[str, list[str]]:
    """Every header that is not HTTP's own, with each of its values."""
    return {name: answer.headers.get_list(name) for name in answer.headers if name.lower() not in TRANSPORT}


def expected(file: str) -> Mapping[str, list[str]]:
    return {name.lower(): [value] for name, value in headers_of(file).items()}


@pytest.mark.parametrize("server", MARKED)
def test_every_file_has_its_headers_and_no_others(ask: Ask, server: str) -> None:
    answers = {path: ask(server, path) for path in FILES if path not in ("/lama/index.html",)}

    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(answers, 200)
    assert {path: answer.raw_body for path, answer in answers.items()} == {
        path: FILES[path] for path in answers
    }
    assert {path: said(answer) for path, answer in answers.items()} == {
        path: expected(path) for path in answers
    }


@pytest.mark.parametrize("server", MARKED)
def test_every_file_tells_its_kind_with_its_charset(ask: Ask, server: str) -> None:
    typed = [path for path in FILES if type_of(path) and path != "/lama/index.html"]

    told = {path: ask(server, path).headers["Content-Type"] for path in typed}

    assert {path: kind.lower() for path, kind in told.items()} == {path: type_of(path) for path in typed}


@pytest.mark.parametrize("server", MARKED)
@pytest.mark.parametrize(
    ("asked", "file"),
    [
        ("/", "/index.html"),
        ("/cari/hasil/?q=nilai", "/cari/hasil/index.html"),
        ("/redaksi/", "/redaksi/index.html"),
    ],
)
@pytest.mark.parametrize("coding", ["identity", "gzip", "gzip, deflate, br"])
def test_page_is_sent_in_the_best_form_that_the_reader_takes(
    ask: Ask, server: str, asked: str, file: str, coding: str
) -> None:
    answer = ask(server, asked, coding)

    best = {"identity": "", "gzip": "gzip"}.get(coding, "br")
    unpack = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}[best]
    assert (answer.status_code, answer.headers.get("Content-Encoding", "")) == (200, best)
    assert unpack(answer.raw_body) == FILES[file]
    assert answer.headers["Content-Type"].lower() == "text/html; charset=utf-8"
    assert answer.headers.get_list("Vary") == ["Accept-Encoding"]
    assert said(answer) == expected(file)


@pytest.mark.parametrize("server", MARKED)
def test_every_text_says_that_it_varies_and_pictures_do_not(ask: Ask, server: str) -> None:
    varies = {
        path: ask(server, path, "gzip").headers.get("Vary", "")
        for path in FILES
        if path != "/lama/index.html"
    }

    assert varies == {path: "Accept-Encoding" if Path(path).suffix in TEXTS else "" for path in varies}


@pytest.mark.parametrize("server", MARKED)
@pytest.mark.parametrize("coding", ["identity", "br"])
@pytest.mark.parametrize(
    "asked",
    [
        "/tiada/",
        "/tiada",
        "/theme/css/tiada.0123456789.css",
        "/gambar/tiada.avif",
        "/cari/hasil/tiada",
        "/.htaccess",
        "/.htpasswd",
        "/media/.git/config",
        "/media/.git/",
        "/_headers",
        "/_redirects",
        "/theme/",
        "/media/semarang/",
    ],
)
def test_what_is_not_for_readers_is_the_404_page_with_its_own_headers(
    ask: Ask, server: str, asked: str, coding: str
) -> None:
    answer = ask(server, asked, coding)

    assert answer.status_code == 404
    assert answer.headers["Content-Type"].lower() == "text/html; charset=utf-8"
    body = brotli.decompress(answer.raw_body) if "Content-Encoding" in answer.headers else answer.raw_body
    assert body == FILES[LOST]
    assert said(answer) == expected(LOST)


@pytest.mark.parametrize("server", MARKED)
@pytest.mark.parametrize("old", REDIRECTS)
def test_old_address_is_moved_for_good_with_all_headers(ask: Ask, server: str, old: str) -> None:
    answer = ask(server, old)

    assert answer.status_code == 301
    assert httpx.URL(answer.headers["Location"]).path == REDIRECTS[old]
    assert said(answer) == expected("/index.html")


@pytest.mark.parametrize("server", MARKED)
def test_folder_without_its_slash_leads_to_the_folder_on_the_same_host(ask: Ask, server: str) -> None:
    answer = ask(server, "/semarang")

    assert answer.status_code in (301, 308)
    assert httpx.URL(answer.headers["Location"]).path == "/semarang/"
    assert said(answer) == expected("/index.html")


@pytest.mark.parametrize("server", MARKED)
def test_unchanged_page_costs_a_reader_no_body(ask: Ask, server: str) -> None:
    first = ask(server, "/")
    client = ask.clients[server]

    again = client.get("/", headers={"If-None-Match": first.headers["ETag"], "Accept-Encoding": "identity"})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("server", MARKED)
def test_no_server_tells_its_version(ask: Ask, server: str) -> None:
    assert "/" not in ask(server, "/").headers.get("Server", "")
