"""Store: marks, single values that outlive a process: what was published, told or done last."""

from __future__ import annotations

from sqlalchemy import Connection, select, text

from plugins.comments.inbox import schema


def read_mark(connection: Connection, name: str) -> str:
    """The value of a mark; "" where it was never set."""
    marks = schema.marks.c
    return connection.execute(select(marks.value).where(marks.name == name)).scalar_one_or_none() or ""


def set_mark(connection: Connection, name: str, value: str) -> None:
    """Give a mark its value, in the transaction of the connection.

    Args:
        name: at most 64 characters.
    """
    connection.execute(
        text(
            "INSERT INTO marks (name, value) VALUES (:name, :value) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        ),
        {"name": name, "value": value},
    )
