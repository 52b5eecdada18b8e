"""Edge: `serve` builds, shows the site on this machine, and builds again after each change."""

from __future__ import annotations

import contextlib
import io
import secrets
import sys
import threading
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from plugins.root import ROOT
from plugins.writing.beside import PassingHandler, change_settings, running_intake
from plugins.writing.board import Board
from plugins.writing.preview import LOOPBACK, PreviewHandler, PreviewServer

OUTPUT = ROOT / "var" / "preview"
SETTINGS = "pelicanconf.py"
CODE = ROOT / "plugins"
WATCHED = (ROOT / "theme", ROOT / SETTINGS, CODE)
PORTS_TRIED = 20
LAST_PORT = 65_535
"""Source: RFC 9293, 3.1: a port has sixteen bits."""

# How long the watcher waits at a stretch before it looks whether it shall stop.
PATIENCE_MS = 100

# A burst of changes is over when nothing has changed for so long.
STEP_MS = 20

Build = Callable[[], int]


def serve(
    *,
    content: str | None = None,
    output: str | None = None,
    port: int | str = 8000,
    host: str = "127.0.0.1",
    state: str | None = None,
    settings: str = SETTINGS,
    handler: Callable[..., PreviewHandler] | None = None,
    opens: str = "",
    has_comments: bool = False,
) -> int:
    """Show the site until Ctrl-C.

    Args:
        content: the content folder; without it, the project's.
        output: where the preview is built; without it, a folder of its own below `var/`, so that
            a release in `output/` is never mixed with drafts in the making.
        port: the first one tried, as a number or as it was typed; 0 takes any.
        host: a name of the loopback interface.
        state: where the build keeps what it knows of that folder; without it, below `var/`.
        settings: settings file, as `build` takes it.
        handler: answers browsers, instead of the preview's own.
        opens: path of what is told as the address, besides the preview's.
        has_comments: True runs the comment service beside it, with a store of its own.

    Returns:
        Exit status: 1 where it could not begin.
    """
    folder = Path(output) if output else OUTPUT
    if host not in LOOPBACK:
        print(f"--host: “{host}” bukan alamat komputer ini; pakai {', '.join(LOOPBACK)}", file=sys.stderr)
        return 1
    first = read_port(port)
    if first is None:
        print(f"--port: “{port}” bukan nomor porta; tulis angka 1 sampai {LAST_PORT}", file=sys.stderr)
        return 1
    if fault := _find_fault(Path(content) if content else ROOT / "content", folder, state):
        print(fault, file=sys.stderr)
        return 1
    with contextlib.ExitStack() as stack:
        changed: Mapping[str, Any] = {}
        if has_comments:
            changed = change_settings(folder, state)
            intake = stack.enter_context(running_intake(settings, changed))
            handler = partial(PassingHandler, intake=intake)
        build = _builder(settings, content, folder, state, changed)
        sources = [Path(content) if content else ROOT / "content", *WATCHED]
        export = Path(changed["COMMENTS_EXPORT"]) if changed else _find_export(settings)
        return _show(host, first, folder, handler, opens, build, sources, export)


def _find_fault(content: Path, folder: Path, state: str | None) -> str:
    """Why no build will ever go there; what only a source can mend is told by the build."""
    from plugins.publication.places import PlacesRefused, check_places, name_state

    try:
        check_places(content, folder, Path(state) if state else name_state(str(folder)), ROOT)
    except PlacesRefused as refusal:
        return str(refusal)
    return ""


def _show(
    host: str,
    port: int,
    folder: Path,
    handler: Callable[..., PreviewHandler] | None,
    opens: str,
    build: Callable[[Board], Build],
    sources: Iterable[Path],
    export: Path | None,
) -> int:
    board = Board(secrets.token_hex(4))
    try:
        server = open_server(host, port, folder, board, handler)
    except OSError as error:
        fault = f"tidak ada porta bebas mulai {port} ({error.strerror or error})"
        print(f"--port: {fault}; pilih nomor lain, misalnya 8080", file=sys.stderr)
        return 1
    with running(server, board), contextlib.suppress(KeyboardInterrupt):
        if opens:
            print(f"Formulir di {server.url.rstrip('/')}{opens}")
        print(f"Pratinjau di {server.url} (Ctrl-C untuk berhenti)", flush=True)
        follow(build(board), board, watch_changes(sources, export))
    print("Pratinjau berhenti.")
    return 0


def read_port(given: int | str) -> int | None:
    """The number of a port; None where there is no such port."""
    text = str(given).strip()
    is_number = text.isascii() and text.isdecimal()
    return int(text) if is_number and len(text) <= 5 and int(text) <= LAST_PORT else None


def open_server(
    host: str,
    port: int,
    folder: Path,
    board: Board,
    handler: Callable[..., PreviewHandler] | None = None,
) -> PreviewServer:
    """A server on the given port or the next free one, which it tells.

    Raises:
        OSError: all ports tried are taken.
    """
    last = min(port + PORTS_TRIED - 1, LAST_PORT)
    for candidate in range(port, last + 1):
        try:
            server = PreviewServer((host, candidate), folder, board, handler)
        except OSError:
            if candidate == last:
                raise
            continue
        if port not in (0, candidate):
            print(f"Porta {port} sudah dipakai; memakai {candidate}.", file=sys.stderr)
        return server
    raise OSError("no port to try")


@contextlib.contextmanager
def running(server: PreviewServer, board: Board) -> Iterator[None]:
    """Let the server answer while the block runs; at its end nothing of it is left."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        yield
    finally:
        board.close()
        server.shutdown()
        server.server_close()
        thread.join()


def follow(build: Build, board: Board, changes: Iterable[Collection[Path]]) -> None:
    """Build now and after each change, and tell the browsers how it ended.

    Args:
        changes: for each burst of changes the paths that changed.
    """
    board.post(build_and_listen(build))
    for paths in changes:
        if any(path.suffix == ".py" and path.is_relative_to(CODE) for path in paths):
            # Code that is loaded stays as it was; an engineer has to know.
            print("Kode di plugins/ berubah; mulai ulang pratinjau agar berlaku.", file=sys.stderr)
        board.post(build_and_listen(build))


def build_and_listen(build: Build) -> str:
    """What a build told when it failed, "" where it did not. The terminal shows it either way."""
    heard = io.StringIO()
    with contextlib.redirect_stderr(_Tee(sys.stderr, heard)):
        try:
            failed = build() != 0
        except Exception:  # noqa: BLE001 (an engineer's fault in theme or code must not end the preview)
            traceback.print_exc()
            failed = True
    return (heard.getvalue().strip() or "Pembangunan gagal.") if failed else ""


def watch_changes(paths: Iterable[Path], export: Path | None = None) -> Iterator[Collection[Path]]:
    """For each burst of changes below these paths, the files; those of tools and editors do not count.

    What changes from the call on is not missed, whenever the first value is asked for.

    Args:
        export: a file that counts too, though it may be absent and has busy neighbours: the comments' inbox.
    """
    from watchfiles import Change, DefaultFilter, watch

    existing = [path.resolve() for path in paths if path.exists()]
    if export is not None:
        export.parent.mkdir(parents=True, exist_ok=True)
        export = export.resolve()
    usual = DefaultFilter()

    def counts(change: Change, path: str) -> bool:
        is_source = any(Path(path).is_relative_to(place) for place in existing)
        return Path(path) == export or (is_source and usual(change, path))

    watched = [*existing, *([export.parent] if export is not None else [])]
    bursts = watch(
        *watched,
        watch_filter=counts,
        debounce=400,
        step=STEP_MS,
        rust_timeout=PATIENCE_MS,
        yield_on_timeout=True,
    )
    # Only the first step begins to listen; it ends with an empty burst.
    next(bursts)
    return ({Path(path) for _, path in burst} for burst in bursts if burst)


def _find_export(settings: str) -> Path | None:
    """The comments' export; None where the settings are faulty, which the build tells."""
    from plugins.comments.settings import CommentSettings, CommentSettingsError
    from plugins.publication.conf import read_conf

    with contextlib.suppress(CommentSettingsError):
        export = CommentSettings.from_settings(read_conf(str(ROOT / settings), {})).export
        return ROOT / export if export is not None else None
    return None


def _builder(
    settings: str, content: str | None, folder: Path, state: str | None, changes: Mapping[str, Any]
) -> Callable[[Board], Build]:
    from plugins.publication.run import build

    return lambda board: (
        lambda: build(
            changes=changes,
            settings=settings,
            content=content,
            output=str(folder),
            state=state,
            # A writer looks at the text that was saved; the lists that name it may follow a second later.
            tell_early=lambda: board.post(""),
        )
    )


class _Tee(io.TextIOBase):
    """Writes to the terminal and remembers."""

    def __init__(self, terminal: TextIO, memory: io.StringIO) -> None:
        self._terminal = terminal
        self._memory = memory

    def write(self, text: str) -> int:
        self._memory.write(text)
        return self._terminal.write(text)

    def flush(self) -> None:
        self._terminal.flush()

    def isatty(self) -> bool:
        return self._terminal.isatty()
