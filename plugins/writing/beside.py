"""Edge: the comment service beside the preview: a store of its own, under the preview's own address."""

from __future__ import annotations

import contextlib
import http.client
import json
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

from plugins.root import ROOT
from plugins.writing.preview import LOOPBACK_HOST, PreviewHandler

STATE = ROOT / "var" / "preview-comments"
PASSED_ON = ("/komentar/", "/moderasi/")
ADDRESS = "127.0.0.1"
PATIENCE_SECONDS = 30.0

# More than the service itself takes, so that it is the one who refuses.
MAX_BODY_BYTES = 200_000

# Source: RFC 9110, 7.6.1: what concerns one connection is not passed on; the length is written anew.
_OWN = frozenset("connection keep-alive te trailer transfer-encoding upgrade content-length".split())


def change_settings(folder: Path, state: str | None) -> dict[str, Any]:
    """What differs while the service runs beside a preview: nothing of it touches the real store.

    Args:
        folder: where the preview is built.
        state: where builds of it keep what they know; None for the usual place.
    """
    own = Path(state).absolute() / "comments" if state else STATE
    return {
        "COMMENTS_ACTION": "/komentar/",
        "COMMENTS_EXPORT": str(own / "export.jsonl"),
        "INTAKE_STORE": f"sqlite:///{own / 'inbox.db'}",
        "INTAKE_KEY_FILE": str(own / "key"),
        "INTAKE_SITE": str(folder.absolute()),
    }


@contextlib.contextmanager
def running_intake(settings: str, changes: Mapping[str, Any]) -> Iterator[int]:
    """The service in a process of its own for as long as the block runs; gives its port.

    Args:
        settings: settings file, as `build` takes it; changes: of `change_settings`.
    """
    with socket.create_server((ADDRESS, 0)) as held:
        port = int(held.getsockname()[1])
    own = Path(changes["INTAKE_KEY_FILE"]).parent
    own.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "plugins.writing.beside", settings, str(port), json.dumps(changes)]
    with (own / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=log, stderr=log)
    try:
        yield port
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)
        if process.stdin is not None:
            process.stdin.close()


class PassingHandler(PreviewHandler):
    """Answers a browser, and has the service answer what concerns comments."""

    def __init__(self, *args: Any, intake: int, **options: Any) -> None:
        """Answer at once, as the base class does; `intake` is the service's port."""
        self.intake = intake
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        """The service's answer where the address is its own; otherwise the preview's."""
        if not self.path.startswith(PASSED_ON) or not self._pass_on(b""):
            super().do_GET()

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """A form for the service; nothing else is sent to a preview."""
        told = self.headers.get("Content-Length", "")
        length = int(told) if told.isascii() and told.isdecimal() else MAX_BODY_BYTES + 1
        self.close_connection = True
        if not self.path.startswith(PASSED_ON):
            self._send(HTTPStatus.METHOD_NOT_ALLOWED, "text/plain", b"Tidak ada formulir di alamat ini.\n")
        elif length > MAX_BODY_BYTES:
            self._send(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "text/plain", b"Kiriman terlalu besar.\n")
        elif not self._pass_on(self.rfile.read(length)):
            lead = "Layanan komentar belum siap; tekan Kembali, lalu kirim lagi.\n"
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, "text/plain", lead.encode())

    def _pass_on(self, body: bytes) -> bool:
        """Send on a request and its answer; False where the service does not answer."""
        if not LOOPBACK_HOST.fullmatch(self.headers.get("Host", "")):
            return False
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _OWN}
        headers["X-Forwarded-For"] = self.client_address[0]
        connection = http.client.HTTPConnection(ADDRESS, self.intake, timeout=PATIENCE_SECONDS)
        with contextlib.closing(connection):
            try:
                connection.request(self.command, self.path, body, headers)
                answer = connection.getresponse()
                page = answer.read()
            except (OSError, http.client.HTTPException):
                return False
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in _OWN | {"date"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(page)))
        self._tell_end()
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)
        return True


def _end_with_preview() -> None:
    """Stop the service when the preview is gone, however it went: its end of the pipe is then closed."""
    sys.stdin.buffer.read()
    signal.raise_signal(signal.SIGTERM)


def main() -> int:
    """Be the service: a settings file, a port and the changes, as arguments."""
    from plugins.comments.intake.serve import serve_conf
    from plugins.publication.conf import read_conf

    settings, port, changes = sys.argv[1:]
    threading.Thread(target=_end_with_preview, daemon=True).start()
    return serve_conf(read_conf(str(ROOT / settings), json.loads(changes)), port=int(port))


if __name__ == "__main__":
    sys.exit(main())
