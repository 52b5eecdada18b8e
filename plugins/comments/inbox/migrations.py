"""Store: brings the tables of a store to the form that this code needs, step by step.

A step that was released is never changed: who has run it will not run it again.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Column, Connection, Integer, MetaData, Table, insert, inspect, select, text, update

from plugins.comments.inbox import schema

_version_table = Table("schema_version", MetaData(), Column("version", Integer, nullable=False))

# Any number, the same for every process that shares a PostgreSQL store.
_LOCK = 0x6B616261


class NewerStoreError(RuntimeError):
    """The store was made by newer code than this; `found` and `known` are versions."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"the inbox has schema {found}, this code knows {known}: run the newer release")
        self.found = found
        self.known = known


def _create_tables(connection: Connection) -> None:
    schema.metadata.create_all(connection)


STEPS: tuple[Callable[[Connection], None], ...] = (_create_tables,)


def migrate(connection: Connection) -> int:
    """Run the steps that this store has not had, in the transaction of the connection.

    Returns:
        The version that the store now has.

    Raises:
        NewerStoreError: nothing was changed.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    found = _find_version(connection)
    if found > len(STEPS):
        raise NewerStoreError(found, len(STEPS))
    for step in STEPS[found:]:
        step(connection)
    connection.execute(update(_version_table).values(version=len(STEPS)))
    return len(STEPS)


def _find_version(connection: Connection) -> int:
    if inspect(connection).has_table(_version_table.name):
        return int(connection.execute(select(_version_table.c.version)).scalar_one())
    _version_table.create(connection)
    connection.execute(insert(_version_table).values(version=0))
    return 0
