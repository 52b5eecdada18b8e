"""Store: one service at a time on an SQLite file; tasks come and go beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from plugins.comments.inbox.database import InboxUnusableError
from plugins.keeping.lock import LockRefused, hold_lock


@contextmanager
def only_service(engine: Engine) -> Iterator[None]:
    """Be the only service of a store while the block runs; PostgreSQL serves several machines.

    Two services on one file would each count their own limits, build the site and send letters twice.
    A service that was killed leaves no lock behind.

    Raises:
        InboxUnusableError: another service has the store, or the lock's file cannot be opened.
    """
    if engine.dialect.name != "sqlite":
        yield
        return
    store = Path(str(engine.url.database)).resolve()

    def refuse() -> None:
        raise InboxUnusableError(
            f"{store}: another comment service works on this store; stop that one, or choose another "
            "INTAKE_STORE (several services need PostgreSQL)"
        )

    try:
        with hold_lock(store.parent, refuse, name=f"{store.name}.service"):
            yield
    except LockRefused as error:
        raise InboxUnusableError(str(error)) from error
