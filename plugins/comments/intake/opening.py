"""Edge: makes a desk from the site's settings: the key, the store, the pages."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from plugins.comments.inbox.database import begin_writing, open_database
from plugins.comments.inbox.identity import identify_store
from plugins.comments.inbox.marks import read_mark, set_mark
from plugins.comments.inbox.sealing import KEY_BYTES, Seal
from plugins.comments.inbox.writer import Writer
from plugins.comments.intake.desk import Desk
from plugins.comments.intake.names import check_names
from plugins.comments.intake.pages import make_pages
from plugins.comments.intake.settings import IntakeSettings
from plugins.comments.publishing.background import Background
from plugins.comments.publishing.owning import check_owner
from plugins.comments.publishing.publisher import Publisher
from plugins.comments.publishing.settings import PublishingSettings

# A digest of the key, so that another one is known at once.
KEY_MARK = "key"


class KeyRefusedError(ValueError):
    """The secret key cannot be used; the message says why and what to do."""


@contextmanager
def open_desk(
    conf: Mapping[str, Any],
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    published: Callable[[], None] | None = None,
    may_publish: bool = True,
) -> Iterator[Desk]:
    """A desk for as long as the block runs; at its end all that was taken on is written and exported.

    Args:
        conf: settings of the site, as `read_conf` gives them.
        published: called instead of the publisher.
        may_publish: False for who changes nothing that readers see, and so needs no export of its own.

    Raises:
        IntakeSettingsError, CommentSettingsError, KeyRefusedError, InboxUnusableError,
            NewerStoreError, ForeignExportError: with what to do.
    """
    check_names(conf)
    settings = IntakeSettings.from_settings(conf)
    seal = Seal(read_key(settings.key_file))
    publishing = PublishingSettings.from_settings(conf)
    engine = open_database(settings.store)
    try:
        _check_key(engine, seal, settings.key_file)
        if publishing.export is not None and may_publish:
            check_owner(publishing.export, identify_store(engine))
    except BaseException:
        engine.dispose()
        raise
    writer = Writer(engine)
    background = Background(Publisher(engine, writer, publishing), engine)
    try:
        yield Desk(
            settings=settings,
            conf=conf,
            engine=engine,
            writer=writer,
            seal=seal,
            pages=make_pages(conf),
            clock=clock,
            published=published or background.publisher.published,
            background=background,
        )
    finally:
        background.close()
        writer.close()
        engine.dispose()


def _check_key(engine: Engine, seal: Seal, file: Path) -> None:
    """Pass where the key is that of this inbox; a new one takes the first that comes.

    Raises:
        KeyRefusedError: with another key no address could be opened and no receipt be made.
    """
    told = seal.digest("key").hex()
    with begin_writing(engine) as connection:
        known = read_mark(connection, KEY_MARK)
        if not known:
            set_mark(connection, KEY_MARK, told)
    if known and known != told:
        raise KeyRefusedError(f"{file}: not the key of this inbox; put back the one that belongs to it")


def read_key(path: Path) -> bytes:
    """The secret key of this service; made, for its owner alone to read, where there is none.

    Raises:
        KeyRefusedError: the file holds something else, or others may read it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_old_key(path)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_hex(KEY_BYTES).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return _read_old_key(path)


def _read_old_key(path: Path) -> bytes:
    if os.name != "nt" and path.stat().st_mode & 0o077:
        raise KeyRefusedError(f"{path}: others than its owner may read the key; chmod 600 {path}")
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyRefusedError(
            f"{path}: not a key of {KEY_BYTES} bytes in hexadecimal; restore it from the backup"
        )
    return key
