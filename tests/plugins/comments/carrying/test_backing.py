"""A backup is the inbox of one moment; a restoration puts it back whole and erases again what was erased."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, text

from plugins.comments.carrying.backing import back_up, restore
from plugins.comments.carrying.faults import CarryingRefusedError
from plugins.comments.inbox import schema
from plugins.comments.inbox.database import begin_writing, open_database
from plugins.comments.inbox.identity import find_id, identify_store
from plugins.comments.inbox.log import read_log, verify_log
from plugins.comments.inbox.states import State
from plugins.comments.inbox.writer import Writer
from plugins.comments.rights.erasing import erase_comment
from plugins.comments.rights.scrubbing import scrub
from tests.plugins.comments.rows import add_comment

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
WORDS = "kata-kata yang hanya ada sekali"


def fill(store: str, *comments: str) -> None:
    engine = open_database(store)
    with begin_writing(engine) as connection:
        for comment in comments:
            add_comment(connection, comment, text=WORDS, email="siti@contoh.example")
    engine.dispose()


def texts(store: str) -> dict[str, str]:
    engine = open_database(store)
    with engine.connect() as connection:
        found = {row.id: row.text for row in connection.execute(select(schema.comments))}
    engine.dispose()
    return found


def test_backup_brings_back_what_was_there(store_url: str, tmp_path: Path) -> None:
    backup = tmp_path / "backup/inbox"
    fill(store_url, "k1", "k2")
    back_up(store_url, backup)
    fill(store_url, "k3")

    aside, erased = restore(store_url, backup, NOW)

    assert (set(texts(store_url)), erased) == ({"k1", "k2"}, 0)
    assert aside is not None and aside.is_file()
    assert [stat.S_IMODE(file.stat().st_mode) for file in (backup, aside)] == [0o600, 0o600]
    assert [file.name for file in backup.parent.iterdir() if file.name.startswith(".")] == []


def test_what_was_erased_since_the_backup_is_erased_again(store_url: str, tmp_path: Path) -> None:
    backup = tmp_path / "inbox"
    fill(store_url, "k1", "k2")
    back_up(store_url, backup)
    engine = open_database(store_url)
    with begin_writing(engine) as connection:
        erase_comment(connection, "k1", actor="pembaca", now=NOW)
    engine.dispose()

    _, erased = restore(store_url, backup, NOW)

    assert (texts(store_url), erased) == ({"k1": "", "k2": WORDS}, 1)
    engine = open_database(store_url)
    with engine.connect() as connection:
        told = [(entry.action, entry.subject, entry.reason) for entry in read_log(connection)]
        assert verify_log(connection) is None
    engine.dispose()
    assert told == [("erase", "k1", "restore"), ("restore", "", "")]


def test_former_file_stays_unless_it_may_be_replaced(store_url: str, tmp_path: Path) -> None:
    backup = tmp_path / "inbox"
    backup.write_bytes(b"kemarin")
    fill(store_url, "k1")

    with pytest.raises(CarryingRefusedError) as refusal:
        back_up(store_url, backup)
    before = backup.read_bytes()
    back_up(store_url, backup, is_replacing=True)

    assert str(refusal.value) == f"{backup}: there already; name another file, or add --replace"
    assert before == b"kemarin" != backup.read_bytes()


@pytest.mark.parametrize(
    ("target", "why"),
    [("inbox.db", "the inbox itself; name another file"), ("", "a folder; name a file in it")],
    ids=["inbox", "folder"],
)
def test_inbox_and_folders_are_never_replaced(tmp_path: Path, target: str, why: str) -> None:
    store = f"sqlite:///{tmp_path}/inbox.db"
    fill(store, "k1")

    with pytest.raises(CarryingRefusedError) as refusal:
        back_up(store, tmp_path / target, is_replacing=True)

    assert str(refusal.value) == f"{tmp_path / target}: {why}"
    assert texts(store) == {"k1": WORDS}


def test_restored_store_goes_on_under_the_id_that_the_export_names(store_url: str, tmp_path: Path) -> None:
    backup = tmp_path / "inbox"
    fill(store_url, "k1")
    back_up(store_url, backup)
    engine = open_database(store_url)
    known = identify_store(engine)
    engine.dispose()

    restore(store_url, backup, NOW)

    engine = open_database(store_url)
    found = find_id(engine)
    engine.dispose()
    assert found == known


def test_backup_made_after_an_erasure_holds_nothing_of_it(tmp_path: Path) -> None:
    store, backup = f"sqlite:///{tmp_path}/inbox.db", tmp_path / "backup.db"
    fill(store, "k1")
    engine = open_database(store)
    with begin_writing(engine) as connection:
        erase_comment(connection, "k1", actor="pembaca", now=NOW)

    back_up(store, backup)

    assert WORDS.encode() not in backup.read_bytes()
    engine.dispose()


def test_after_scrubbing_no_file_of_the_store_holds_what_was_erased(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/inbox.db"
    engine = open_database(store)
    writer = Writer(engine)
    for number in range(40):
        writer.do(
            lambda connection, number=number: add_comment(
                connection, f"k{number}", text=f"{WORDS} {number} " * 90
            )
        )
    before = sum(file.read_bytes().count(WORDS.encode()) for file in tmp_path.glob("inbox.db*"))
    for number in range(40):
        writer.do(
            lambda connection, number=number: erase_comment(connection, f"k{number}", actor="x", now=NOW)
        )

    scrub(engine)

    after = {file.name: file.read_bytes().count(WORDS.encode()) for file in tmp_path.glob("inbox.db*")}
    writer.close()
    engine.dispose()
    assert before > 3_600
    assert set(after.values()) == {0}


def test_backup_during_writing_is_whole_and_of_one_moment(
    inbox: Engine, store_url: str, writer: Writer, tmp_path: Path
) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            # Two rows in one transaction: a backup has both or neither.
            writer.do(
                lambda connection, number=number: [
                    add_comment(connection, f"{side}{number}") for side in "ab"
                ]
            )
            number += 1

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for number in range(3):
            back_up(store_url, tmp_path / f"backup{number}")
    finally:
        stop.set()
        thread.join()

    if inbox.dialect.name == "sqlite":
        for number in range(3):
            with sqlite3.connect(tmp_path / f"backup{number}") as copy:
                sides = dict(
                    copy.execute("SELECT substr(id, 1, 1), count(*) FROM comments GROUP BY 1").fetchall()
                )
            copy.close()
            assert sides.get("a") == sides.get("b")
    assert all((tmp_path / f"backup{number}").stat().st_size > 0 for number in range(3))


def test_running_service_is_not_restored_under(inbox: Engine, store_url: str, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    with begin_writing(inbox) as connection:
        add_comment(connection, "k1")
    back_up(store_url, backup)
    with begin_writing(inbox) as connection:
        add_comment(connection, "k2")

    with pytest.raises(CarryingRefusedError, match="stop the service first"):
        restore(store_url, backup, NOW)

    with inbox.connect() as connection:
        assert connection.execute(select(func.count()).select_from(schema.comments)).scalar_one() == 2


def damage(backup: Path) -> None:
    size = backup.stat().st_size
    with backup.open("r+b") as file:
        file.seek(size // 3)
        file.write(b"\0" * (size // 2))


def cut(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])


def replace(backup: Path) -> None:
    backup.write_bytes(b"<html>bukan cadangan</html>" * 50)


@pytest.mark.parametrize("spoil", [damage, cut, replace])
def test_spoilt_backup_changes_nothing(store_url: str, tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    backup = tmp_path / "backup"
    fill(store_url, *(f"k{number}" for number in range(50)))
    back_up(store_url, backup)
    spoil(backup)

    with pytest.raises(CarryingRefusedError):
        restore(store_url, backup, NOW)

    assert len(texts(store_url)) == 50


def test_backup_of_newer_code_is_refused(store_url: str, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    fill(store_url, "k1")
    engine = open_database(store_url)
    with begin_writing(engine) as connection:
        connection.execute(text("UPDATE schema_version SET version = 999"))
    engine.dispose()

    with pytest.raises(CarryingRefusedError, match="has schema 999, this code knows"):
        back_up(store_url, backup)

    assert not backup.exists()


def test_damaged_store_is_replaced_and_kept_aside(tmp_path: Path) -> None:
    store, backup = f"sqlite:///{tmp_path}/inbox.db", tmp_path / "backup.db"
    fill(store, "k1")
    back_up(store, backup)
    (tmp_path / "inbox.db").write_bytes(b"rusak" * 999)

    aside, _ = restore(store, backup, NOW)

    assert set(texts(store)) == {"k1"}
    assert aside == tmp_path / "inbox.db.replaced-20260302T010000Z"
    assert aside.read_bytes() == b"rusak" * 999


def test_backup_is_put_where_there_was_no_store(tmp_path: Path) -> None:
    store, backup = f"sqlite:///{tmp_path}/inbox.db", tmp_path / "backup.db"
    fill(store, "k1")
    back_up(store, backup)

    aside, _ = restore(f"sqlite:///{tmp_path}/baru/inbox.db", backup, NOW)

    assert (set(texts(f"sqlite:///{tmp_path}/baru/inbox.db")), aside) == ({"k1"}, None)


def test_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CarryingRefusedError, match="there is no such store"):
        back_up(f"sqlite:///{tmp_path}/tiada.db", tmp_path / "backup.db")


def test_held_comments_and_their_receipts_survive(tmp_path: Path) -> None:
    store, backup = f"sqlite:///{tmp_path}/inbox.db", tmp_path / "backup.db"
    engine = open_database(store)
    with begin_writing(engine) as connection:
        add_comment(connection, "k1", State.HELD)
    engine.dispose()
    back_up(store, backup)
    (tmp_path / "inbox.db").unlink()

    restore(store, backup, NOW)

    engine = open_database(store)
    with engine.connect() as connection:
        row = connection.execute(select(schema.comments)).one()
    engine.dispose()
    assert (row.id, row.state, len(bytes(row.receipt))) == ("k1", "held", 32)
