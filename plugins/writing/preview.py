"""Edge: the preview's HTTP door: files of the output, and a word to the browser after each build."""

from __future__ import annotations

import html
import mimetypes
import re
import socket
import sys
import urllib.parse
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from plugins.writing.board import Board, Notice

OWN = "/_pratinjau/"
SCRIPT = Path(__file__).with_name("reload.js")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
LOOPBACK_HOST = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?", re.IGNORECASE)
NOT_FOUND = b"<!doctype html><title>404</title><p>Tidak ada di sini."

# Proxies and browsers drop a silent stream; a comment keeps it open.
SILENCE_SECONDS = 15.0

# The machine's own table of types differs from one system to the next.
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".xsl": "text/xsl",
}
AS_TEXT = frozenset({"application/json", "application/manifest+json", "application/xml", "image/svg+xml"})


class PreviewServer(ThreadingHTTPServer):
    """Serves an output folder on the loopback interface until it is shut down."""

    daemon_threads = True
    # On Windows this option would let two servers share a port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(
        self,
        address: tuple[str, int],
        folder: Path,
        board: Board,
        handler: Callable[..., PreviewHandler] | None = None,
    ) -> None:
        """Begin to listen.

        Args:
            address: host and port; a port of 0 takes any.
            folder: the output.
            board: where the ends of builds are told.
            handler: answers a browser, given folder and board; without it, a `PreviewHandler`.

        Raises:
            OSError: the port is taken.
        """
        if ":" in address[0]:
            self.address_family = socket.AF_INET6
        super().__init__(address, partial(handler or PreviewHandler, folder=folder, board=board))

    @property
    def url(self) -> str:
        """Address of the front page."""
        host = f"[{self.server_name}]" if ":" in self.server_name else self.server_name
        return f"http://{host}:{self.server_port}/"

    def server_bind(self) -> None:
        """Bind without asking the network for the machine's name."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle is no fault; everything else is told."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class PreviewHandler(BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, folder: Path, board: Board) -> None:
        """Answer at once, as the base class does."""
        self.folder = folder
        self.board = board
        super().__init__(*args)

    def do_GET(self) -> None:
        """A file of the output, the preview's own script, or its stream."""
        path = self.path.partition("?")[0]
        if not LOOPBACK_HOST.fullmatch(self.headers.get("Host", "")):
            # A page elsewhere could otherwise read drafts under a name of its own that leads here.
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"Pratinjau hanya untuk komputer ini.\n")
        elif path == f"{OWN}kabar":
            self._stream()
        elif path == f"{OWN}muat-ulang.js":
            self._send(HTTPStatus.OK, "text/javascript", SCRIPT.read_bytes())
        else:
            self._send_path(path)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal is for the writer."""

    def _send_path(self, path: str) -> None:
        file = find_file(self.folder, path)
        if file is not None and file.is_dir():
            # A single slash at the front: two would lead to another host.
            address = "/" + path.lstrip("/") + "/"
            self._send(HTTPStatus.MOVED_PERMANENTLY, "text/plain", b"", location=address)
        elif file is not None:
            self._send(HTTPStatus.OK, type_of(file), file.read_bytes())
        elif not self.board.notice.edition:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, "text/html", _page_without_site(self.board.notice))
        else:
            missing = find_file(self.folder, "/404.html")
            body = (
                missing.read_bytes()
                if missing is not None
                else b"<!doctype html><title>404</title><p>Tidak ada."
            )
            self._send(HTTPStatus.NOT_FOUND, "text/html", body)

    def _send(self, status: HTTPStatus, kind: str, body: bytes, location: str = "") -> None:
        if kind == "text/html":
            body = add_script(body, self.board.notice.edition)
        is_text = kind.startswith("text/") or kind in AS_TEXT
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if location:
            self.send_header("Location", location)
        self._tell_end()
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _tell_end(self) -> None:
        """A browser that is not told would send its next request into a connection that is closing."""
        if self.close_connection:
            self.send_header("Connection", "close")

    def _stream(self) -> None:
        """Tell every build from now on, beginning with the last."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        number = 0
        while self.command != "HEAD" and not self.board.is_closed:
            notice = self.board.wait_beyond(number, SILENCE_SECONDS)
            number = notice.number if notice else number
            self.wfile.write(notice.event if notice else b":\n\n")


def find_file(folder: Path, path: str) -> Path | None:
    """The file that an address leads to, or a folder to be asked for with a slash at its end.

    Args:
        folder: the output.
        path: the address's path, still percent-encoded.

    Returns:
        None where there is no such file, or it lies outside the folder.
    """
    plain = urllib.parse.unquote(path, errors="surrogateescape")
    parts = plain.split("/")
    if "\0" in plain or "\\" in plain or ".." in parts or any(":" in part for part in parts):
        return None
    file = folder / plain.lstrip("/")
    if plain.endswith("/"):
        file = file / "index.html"
    try:
        is_inside = file.resolve().is_relative_to(folder.resolve())
        is_there = file.is_file() or (file / "index.html").is_file()
    except OSError:
        return None
    return file if is_inside and is_there else None


def type_of(file: Path) -> str:
    """The media type of a file, by its ending."""
    known = TYPES.get(file.suffix.lower()) or mimetypes.guess_type(file.name)[0]
    return known or "application/octet-stream"


def add_script(page: bytes, edition: str) -> bytes:
    """A page with the preview's script at the end of its body; the file on the disk stays as it is."""
    script = f'<script src="{OWN}muat-ulang.js" data-edition="{html.escape(edition)}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def _page_without_site(notice: Notice) -> bytes:
    """A page for the time before the first good build."""
    told = "Situs sedang dibangun." if not notice.faults else "Situs belum dapat dibangun."
    return (
        f'<!doctype html><html lang="id"><meta charset="utf-8"><title>{told}</title>'
        f"<h1>{told}</h1><p>Halaman ini dimuat ulang sendiri.</p></html>"
    ).encode()
