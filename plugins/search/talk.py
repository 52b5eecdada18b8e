"""Store: an index made by Pagefind's program, which is spoken to over its pipe.

Pagefind's own Python package waits a tenth of a second after every answer: a thousand seconds for
10,000 texts. The protocol below it is a line of requests and answers, each JSON in base64, with a
comma at its end.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from plugins.keeping.progress import Progress, keep_quiet
from plugins.search.engine import PACKAGE, IndexRefused, engine_version

LANGUAGE = "id"
CHUNK_BYTES = 65_536

SCRIPT = "pagefind.js"
ENTRY = "pagefind-entry.json"
# The rest of what Pagefind makes is its own interface, workers, and stemmers of no language.
WANTED = (".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment", "wasm.id.pagefind", SCRIPT, ENTRY)


def write_index(
    folder: Path, entries: Iterable[Mapping[str, object]], count: int, progress: Progress = keep_quiet
) -> None:
    """Makes an index of the entries, in their order, in a folder: the files that a reader's page loads.

    Args:
        folder: an empty or missing one; left as it was where the index cannot be made.
        count: how many entries there are, for `progress`.

    Raises:
        IndexRefused: Pagefind is missing, fails, or refuses an entry; OSError: the disk refuses.
    """
    with tempfile.TemporaryFile() as complaints:
        try:
            process = subprocess.Popen(
                [_program(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints
            )
        except OSError as error:
            raise IndexRefused(f"Pagefind cannot be started: {error}") from error
        with process:
            try:
                _ask_for_index(_Talk(process, complaints), folder, entries, count, progress)
            finally:
                process.kill()


def _program() -> str:
    if not engine_version():
        raise IndexRefused(f"Pagefind is missing; install {PACKAGE}")
    from pagefind_bin import get_executable

    return str(get_executable())


class _Talk:
    """Requests and their answers, one at a time."""

    def __init__(self, process: subprocess.Popen[bytes], complaints: IO[bytes]) -> None:
        self._process = process
        self._complaints = complaints
        self._answers = self._read()
        self._number = 0

    def ask(self, request: Mapping[str, object]) -> Mapping[str, Any]:
        """The answer to a request.

        Raises:
            IndexRefused: the answer is an error, or none came.
        """
        self._number += 1
        message = json.dumps({"message_id": self._number, "payload": request}).encode()
        try:
            assert self._process.stdin is not None
            self._process.stdin.write(b64encode(message) + b",")
            self._process.stdin.flush()
            answer = next(self._answers)["payload"]
        except (OSError, StopIteration, ValueError, KeyError) as error:
            self._complaints.seek(0)
            last = self._complaints.read().decode("utf-8", "replace").strip().splitlines()[-1:]
            raise IndexRefused(f"Pagefind ended without an answer: {''.join(last) or error!r}") from error
        if answer.get("type") == "Error":
            raise IndexRefused(f"Pagefind: {answer.get('message')}")
        payload: Mapping[str, Any] = answer
        return payload

    def _read(self) -> Iterator[Mapping[str, Any]]:
        assert self._process.stdout is not None
        pieces: list[bytes] = []
        while chunk := self._process.stdout.read1(CHUNK_BYTES):  # type: ignore[attr-defined]
            *ends, rest = chunk.split(b",")
            for end in ends:
                message = b"".join([*pieces, end])
                pieces.clear()
                yield json.loads(b64decode(message))
            pieces.append(rest)


def _ask_for_index(
    talk: _Talk, folder: Path, entries: Iterable[Mapping[str, object]], count: int, progress: Progress
) -> None:
    made = talk.ask({"type": "NewIndex", "config": {"force_language": LANGUAGE}})
    index = {"index_id": made["index_id"]}
    for number, entry in enumerate(entries, start=1):
        talk.ask({"type": "AddRecord", **index, **entry})
        progress(number, count)
    # Pagefind also writes files itself, but answers before they are on the disk.
    for file in talk.ask({"type": "GetFiles", **index})["files"]:
        if file["path"].endswith(WANTED):
            target = folder / file["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(b64decode(file["content"]))
