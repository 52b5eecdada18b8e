"""Store: a PostgreSQL inbox dumped into one file and put back, by the database's own programs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from plugins.comments.carrying.faults import CarryingRefusedError
from plugins.comments.carrying.files import whole_file
from plugins.comments.carrying.sqlite_backup import check_version

_VERSION = re.compile(r"^COPY public\.schema_version .*?;\n(\d+)$", re.MULTILINE)
_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def back_up(url: URL, target: Path) -> None:
    """Dump a store as it is at one moment, in PostgreSQL's custom form.

    Raises:
        CarryingRefusedError: pg_dump is missing or fails.
    """
    with whole_file(target) as beside:
        _run(["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={beside}"], url)
        check_file(beside)


def check_file(path: Path) -> None:
    """Pass where a file is a dump of an inbox that this code can use.

    Raises:
        CarryingRefusedError: it is not.
    """
    told = _run(["pg_restore", "--data-only", "--table=schema_version", "--file=-", str(path)], None)
    found = _VERSION.search(told)
    if found is None:
        raise CarryingRefusedError(f"{path}: not a dump of an inbox; take another backup")
    check_version(path, int(found.group(1)))


def put_back(backup: Path, url: URL, aside: Path) -> None:
    """Put a dump in the place of a stopped store, of which a dump is made first.

    Raises:
        CarryingRefusedError: the dump cannot be used, or somebody is connected to the store.
    """
    check_file(backup)
    _check_stopped(url)
    back_up_any(url, aside)
    options = [
        "--clean",
        "--if-exists",
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        "--exit-on-error",
    ]
    _run(["pg_restore", *options, f"--dbname={url.database}", str(backup)], url)


def back_up_any(url: URL, target: Path) -> None:
    """Dump whatever is there, an empty database too."""
    with whole_file(target) as beside:
        _run(["pg_dump", "--format=custom", f"--file={beside}"], url)


def _check_stopped(url: URL) -> None:
    engine: Engine = create_engine(url.set(drivername="postgresql+psycopg"))
    try:
        with engine.connect() as connection:
            others = connection.execute(text(_OTHERS)).scalar_one()
    except SQLAlchemyError as error:
        raise CarryingRefusedError(f"{url!r}: cannot be reached ({type(error).__name__})") from error
    finally:
        engine.dispose()
    if others:
        raise CarryingRefusedError(f"{url!r}: {others} others are connected; stop the service first")


def _run(command: Sequence[str], url: URL | None) -> str:
    """Run one of PostgreSQL's programs; the password goes by its environment, never by its arguments.

    Raises:
        CarryingRefusedError: it is missing, or its own last line.
    """
    program = shutil.which(command[0])
    if program is None:
        raise CarryingRefusedError(
            f"{command[0]} is missing; install it with: apt-get install postgresql-client"
        )
    environment = {**os.environ, **(_environment(url) if url else {})}
    done = subprocess.run(
        [program, *command[1:]],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        told = done.stderr.strip().splitlines() or [f"status {done.returncode}"]
        raise CarryingRefusedError(f"{command[0]}: {told[-1]}")
    return done.stdout


def _environment(url: URL) -> Mapping[str, str]:
    """The store's place as PostgreSQL's programs ask their environment for it."""
    query = {name: value for name, value in url.query.items() if isinstance(value, str)}
    given = {
        "PGHOST": url.host or query.get("host"),
        "PGPORT": str(url.port) if url.port else query.get("port"),
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
        "PGSSLMODE": query.get("sslmode"),
    }
    return {name: value for name, value in given.items() if value}
