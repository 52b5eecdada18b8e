"""The export is read and written behind one lock: an older state is never put over a newer one."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

from plugins.comments.export import read_export
from plugins.comments.inbox.database import begin_writing
from plugins.comments.publishing.exporting import digest_file, export_inbox
from tests.fixtures.content import ROOT
from tests.plugins.comments.rows import add_comment

HOLD = """import sys
from pathlib import Path
from plugins.keeping.lock import hold_lock
with hold_lock(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    sys.stdin.readline()"""


@contextmanager
def other_service_exporting(inbox: Engine, folder: Path) -> Iterator[None]:
    """Another process, or another machine's, is at the export until the block ends."""
    if inbox.dialect.name == "postgresql":
        with inbox.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": 0x6B657870})
            yield
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": 0x6B657870})
        return
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as other:
        assert other.stdin is not None and other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.stdin.write("\n")


def add(inbox: Engine, comment: str) -> None:
    with begin_writing(inbox) as connection:
        add_comment(connection, comment)


def test_who_waited_for_the_export_writes_what_the_inbox_says_afterwards(
    inbox: Engine, tmp_path: Path
) -> None:
    export = tmp_path / "var/export.jsonl"
    export.parent.mkdir()
    add(inbox, "k1")
    thread = threading.Thread(target=export_inbox, args=(inbox, export))
    with other_service_exporting(inbox, export.parent):
        thread.start()
        add(inbox, "k2")
        assert not export.exists()

    thread.join()

    comments, problems = read_export(export)
    assert (problems, [comment.id for comment in comments]) == ([], ["k1", "k2"])


def test_digest_is_that_of_the_file_and_nothing_is_left_beside_it(inbox: Engine, tmp_path: Path) -> None:
    export = tmp_path / "var/export.jsonl"
    add(inbox, "k1")

    digests = [export_inbox(inbox, export) for _ in range(2)]

    assert digests == [digest_file(export)] * 2
    assert {file.name for file in export.parent.iterdir()} == {"export.jsonl", "export.jsonl.store", "lock"}


def test_export_of_an_empty_inbox_is_an_empty_file(inbox: Engine, tmp_path: Path) -> None:
    export_inbox(inbox, tmp_path / "export.jsonl")

    assert (tmp_path / "export.jsonl").read_bytes() == b""
