"""Edge: the comment services that are compared: how each is started, asked and counted."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from plugins.comments.consent import CURRENT
from tests.benchmarks.load import MakeRequest
from tests.benchmarks.sites import ROOT, find_tool
from tests.benchmarks.texts import Size
from tests.fixtures.proxies import free_port
from tests.fixtures.stores import PostgresServer

ISSO = "isso==0.14.0"
PATIENCE_S = 60.0
TEXT = (
    "Terima kasih atas penjelasannya. Di kantor kami penilaian triwulanan sudah berjalan, tetapi atasan "
    "belum sempat memberi umpan balik, jadi sasaran triwulan berikutnya belum kami ubah. Nomor {number}."
)

INTAKE = """\
from pelicanconf import *  # noqa: F403

COMMENTS_ACTION = "/komentar/"
THEME = {theme!r}
INTAKE_STORE = {store!r}
INTAKE_KEY_FILE = {key!r}
INTAKE_SITE = {site!r}
OUTPUT_PATH = {site!r}
COMMENTS_EXPORT = {export!r}
# One machine sends what would come from thousands: the guards count, and refuse nobody for it.
INTAKE_PAGE_RATE = ({most}, 600)
INTAKE_OFFICE_RATE = ({most}, 600)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A service that answers.

    Attributes:
        port: on the loopback interface; pid: of its process.
        make: the bytes of a form by its number.
        success: statuses that thank.
        count: how many comments its store holds.
    """

    port: int
    pid: int
    make: MakeRequest
    success: frozenset[int]
    count: Callable[[], int]


@contextlib.contextmanager
def running_intake(work: Path, store: str, preload: Path | None) -> Iterator[Running]:
    """Our service over a site of two hundred articles, every guard on.

    Args:
        store: "sqlite" or "postgresql".
        preload: a library that slows the disk, for the service and its database.
    """
    site, articles = _build_site(work)
    folder = work / f"intake-{store}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with contextlib.ExitStack() as stack:
        url = _make_store(store, folder, preload, stack)
        conf = folder / "conf.py"
        conf.write_text(
            INTAKE.format(
                theme=str(ROOT / "theme"),
                store=url,
                key=str(folder / "key"),
                site=str(site),
                export=str(folder / "export.jsonl"),
                most=10_000_000,
            ),
            encoding="utf-8",
        )
        port = free_port()
        command = [sys.executable, "-c", _START, str(conf), str(port)]
        process = stack.enter_context(_started(command, ROOT, port, preload if store == "sqlite" else None))
        yield Running(
            port=port,
            pid=process.pid,
            make=lambda number: _intake_request(articles, number),
            success=frozenset({303}),
            count=lambda: _count_rows(url),
        )


_START = """\
import sys
from plugins.comments.intake.serve import serve
conf, port = sys.argv[1:]
sys.exit(serve(settings=conf, port=port))
"""


@contextlib.contextmanager
def running_isso(work: Path, preload: Path | None) -> Iterator[Running]:
    """Isso with moderation on, its own rate limit off, in an environment of its own."""
    program = _install_isso(work)
    folder = work / "isso"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    port = free_port()
    conf = folder / "isso.cfg"
    conf.write_text(
        f"[general]\ndbpath = {folder}/comments.db\nhost = http://127.0.0.1:{port}/\n"
        f"[server]\nlisten = http://127.0.0.1:{port}/\n[moderation]\nenabled = true\n"
        "[guard]\nenabled = false\n",
        encoding="utf-8",
    )
    with _started([str(program), "-c", str(conf), "run"], folder, port, preload) as process:
        yield Running(
            port=port,
            pid=process.pid,
            make=_isso_request,
            success=frozenset({201, 202}),
            count=lambda: _count_sqlite(folder / "comments.db"),
        )


def make_preload(work: Path) -> Path:
    """The library that makes every wait for the disk five milliseconds longer; needs a C compiler."""
    library = work / "slow_fsync.so"
    source = Path(__file__).with_name("slow_fsync.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"], check=True)
    return library


def _build_site(work: Path) -> tuple[Path, list[str]]:
    """A built site whose articles take replies, and their addresses."""
    folder = work / "site"
    tool = find_tool("ours", work)
    tool.lay_out(folder, Size(articles=200, offices=40))
    settings = folder / "settings.py"
    settings.write_text(settings.read_text("utf-8") + 'COMMENTS_ACTION = "/komentar/"\n', encoding="utf-8")
    subprocess.run(tool.command(folder), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    output = folder / "output"
    pages = sorted(output.glob("*/2*/*/*/*/index.html"))
    return output, [f"/{page.parent.relative_to(output).as_posix()}/" for page in pages]


def _intake_request(articles: list[str], number: int) -> bytes:
    fields: Mapping[str, str] = {
        "article": articles[number % len(articles)],
        "name": f"Pembaca {number}",
        "email": f"pembaca{number}@contoh.example",
        "text": TEXT.format(number=number),
        "consent": CURRENT,
    }
    body = urlencode(fields).encode()
    # Each from a network of its own, as readers come.
    client = f"{100 + (number >> 16) % 100}.{(number >> 8) % 256}.{number % 256}.7"
    head = (
        "POST /komentar/ HTTP/1.1\r\nHost: contoh.example\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"X-Forwarded-For: {client}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _isso_request(number: int) -> bytes:
    fields = {
        "author": f"Pembaca {number}",
        "email": f"pembaca{number}@contoh.example",
        "text": TEXT.format(number=number),
        "title": "Artikel",
    }
    body = json.dumps(fields).encode()
    head = (
        f"POST /new?uri=%2Fartikel-{number % 200}%2F HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _make_store(store: str, folder: Path, preload: Path | None, stack: contextlib.ExitStack) -> str:
    if store == "sqlite":
        return f"sqlite:///{folder}/inbox.db"
    with _preloaded(preload):
        server = PostgresServer()
    stack.callback(server.remove)
    return server.make_database()


@contextlib.contextmanager
def _preloaded(library: Path | None) -> Iterator[None]:
    """What is started in the block loads the library first."""
    if library is None:
        yield
        return
    os.environ["LD_PRELOAD"] = str(library)
    try:
        yield
    finally:
        del os.environ["LD_PRELOAD"]


@contextlib.contextmanager
def _started(
    command: list[str], folder: Path, port: int, preload: Path | None
) -> Iterator[subprocess.Popen[bytes]]:
    """A service for as long as the block runs; it answers when the block begins."""
    with _preloaded(preload):
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await_port(process, port)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE_S)


def _await_port(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise RuntimeError("a service did not start; run its command by hand to see why")


def _install_isso(work: Path) -> Path:
    folder = work / "tools" / "isso"
    program = folder / "bin" / "isso"
    if not program.is_file():
        venv.create(folder, with_pip=True)
        pip = [
            str(folder / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]
        subprocess.run([*pip, ISSO], check=True)
    return program


def _count_rows(url: str) -> int:
    from sqlalchemy import create_engine, text

    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return int(connection.execute(text("SELECT count(*) FROM comments")).scalar_one())
    finally:
        engine.dispose()


def _count_sqlite(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM comments").fetchone()[0])
