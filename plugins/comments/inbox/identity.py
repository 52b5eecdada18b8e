"""Store: the id of a store, by which what was made of it names it; kept in the store itself."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, Engine, text

from plugins.comments.inbox.database import begin_writing
from plugins.comments.inbox.marks import read_mark, set_mark

STORE_MARK = "store"
ID_BYTES = 16


def identify_store(engine: Engine) -> str:
    """The id of a store, 32 hexadecimal digits; made, for good, where it has none.

    A backup has the id of its store, and a store that was restored keeps the one of its place.
    """
    known = find_id(engine)
    if not known:
        with begin_writing(engine) as connection:
            _give_id(connection)
            known = read_mark(connection, STORE_MARK)
    return known


def find_id(engine: Engine) -> str:
    """The id of a store; "" where it has none yet."""
    with engine.connect() as connection:
        return read_mark(connection, STORE_MARK)


def keep_id(connection: Connection, known: str) -> None:
    """Let a store that was put in another's place go on under that one's id.

    Args:
        known: "" where the place had none, and the store keeps its own.
    """
    if known:
        set_mark(connection, STORE_MARK, known)


def _give_id(connection: Connection) -> None:
    """Give it an id; where another process was quicker, that one's stays."""
    connection.execute(
        text("INSERT INTO marks (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING"),
        {"name": STORE_MARK, "value": secrets.token_hex(ID_BYTES)},
    )
