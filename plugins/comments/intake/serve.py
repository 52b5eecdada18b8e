"""Edge: starts the service and ends it without losing what it took on."""

from __future__ import annotations

import gc
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from plugins.comments.inbox.database import InboxUnusableError
from plugins.comments.inbox.migrations import NewerStoreError
from plugins.comments.inbox.only_service import only_service
from plugins.comments.intake.faults import IntakeSettingsError
from plugins.comments.intake.opening import KeyRefusedError, open_desk
from plugins.comments.intake.settings import SERVICE_SETTINGS
from plugins.comments.moderation.settings import ModerationSettingsError
from plugins.comments.publishing.owning import ForeignExportError
from plugins.comments.settings import CommentSettingsError
from plugins.press.stylesheet import StylesheetError
from plugins.publication.conf import read_conf
from plugins.publication.settings import SettingsRefused
from plugins.root import ROOT

HOST = "127.0.0.1"
PORT = 8001
LAST_PORT = 65_535

# A form that is being answered has this long after the signal to stop.
GRACE_SECONDS = 10

# The writer waits for the event loop's turn to end; Python's own 5 ms would be most of an answer's time.
SWITCH_SECONDS = 0.0005

REFUSALS = (
    StylesheetError,
    IntakeSettingsError,
    CommentSettingsError,
    ModerationSettingsError,
    KeyRefusedError,
    InboxUnusableError,
    NewerStoreError,
    ForeignExportError,
    SettingsRefused,
)


def serve(
    *, settings: str = SERVICE_SETTINGS, host: str = HOST, port: int | str = PORT, uds: str | None = None
) -> int:
    """Receive comments until the process is told to stop.

    Args:
        settings: settings file, from the project's folder.
        host: on which to listen; who listens elsewhere than on this machine needs a proxy that encrypts.
        port: as a number or as it was typed.
        uds: a Unix socket in place of both.

    Returns:
        Exit status: 1 where it could not begin.
    """
    try:
        conf = read_conf(str(ROOT / settings), {})
    except SettingsRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    number = int(port) if str(port).isascii() and str(port).isdecimal() else -1
    if not 0 <= number <= LAST_PORT:
        print(f"--port {port}: no such port; write a number from 0 to {LAST_PORT}", file=sys.stderr)
        return 1
    if fault := _find_port_fault(host, number) if uds is None else _find_socket_fault(Path(uds)):
        print(fault, file=sys.stderr)
        return 1
    return serve_conf(conf, host=host, port=number, uds=uds)


def _find_port_fault(host: str, port: int) -> str:
    """Why nobody can listen there; "" where somebody can."""
    try:
        with socket.create_server((host, port)):
            return ""
    except OSError as error:
        return f"{host}:{port}: {error.strerror or error}; choose another --host or --port"


def _find_socket_fault(place: Path) -> str:
    """As `_find_port_fault`, for a Unix socket; that of a former service may be taken over."""
    if place.is_socket():
        return ""
    try:
        with socket.socket(socket.AF_UNIX) as trial:
            trial.bind(str(place))
        place.unlink()
    except OSError as error:
        return f"--uds: {place}: {error.strerror or error}; name another file"
    return ""


def serve_conf(conf: Mapping[str, Any], *, host: str = HOST, port: int = PORT, uds: str | None = None) -> int:
    """As `serve`, from settings that were read."""
    import uvicorn

    from plugins.comments.intake.app import make_app
    from plugins.comments.intake.logbook import set_up_logging, tell

    set_up_logging()
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        with open_desk(conf) as desk, only_service(desk.engine):
            config = uvicorn.Config(
                make_app(desk),
                host=host,
                port=port,
                uds=uds,
                lifespan="on",
                # Whom to believe about addresses is decided by `clients.py`, what to log by `logbook.py`.
                proxy_headers=False,
                access_log=False,
                log_config=None,
                server_header=False,
                timeout_graceful_shutdown=GRACE_SECONDS,
            )
            server = uvicorn.Server(config)
            # What is loaded now stays: a collection that walks through all of it would hold up whoever waits.
            gc.collect()
            gc.freeze()
            tell("begins", host=host, port=port)
            with _outliving_its_signals():
                server.run()
        tell("ends")
    except REFUSALS as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0 if server.started else 1


@contextmanager
def _outliving_its_signals() -> Iterator[None]:
    """uvicorn ends gracefully and then sends itself the signal again; the desk has yet to be closed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _ignore) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignore(_: int, __: FrameType | None) -> None:
    """Nothing: it was obeyed already."""
