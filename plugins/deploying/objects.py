"""Store: an S3 bucket below one prefix, through obstore, which is loaded when a bucket is deployed to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from plugins.deploying.target import DeployRefused, Target

KEY_ID, SECRET, TOKEN = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"
# Requests at once: enough that a far store's answers are not waited for one by one.
_AT_ONCE = 16


Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Attributes: tag: an object's ETag, without quotes; size: bytes; changed: by the store's clock."""

    tag: str
    size: int
    changed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Objects:
    """The objects of a bucket below a prefix, by their names there."""

    store: Any

    def list(self, prefix: str = "") -> dict[str, Found]:
        """Every object whose name is the prefix, or begins with it and "/"; "" for all."""
        found: dict[str, Found] = {}
        for page in _ask(lambda: list(self.store.list(prefix or None))):
            for each in page:
                tag = str(each["e_tag"] or "").strip('"')
                found[each["path"]] = Found(tag=tag, size=each["size"], changed=each["last_modified"])
        return found

    def read(self, name: str) -> bytes:
        """An object's bytes; none where it is missing."""

        def read() -> bytes:
            try:
                return bytes(self.store.get(name).bytes())
            except FileNotFoundError:
                return b""

        return _ask(read)

    def write(self, name: str, data: bytes, headers: Mapping[str, str]) -> None:
        """An object with its content and its headers."""
        _ask(lambda: self.store.put(name, data, attributes=dict(headers), use_multipart=False))

    def copy(self, name: str, to: str) -> None:
        """One object in another's place, headers included; nothing travels."""
        _ask(lambda: self.store.copy(name, to))

    def delete(self, names: Iterable[str]) -> None:
        """Removes objects."""
        for_all(lambda name: _ask(lambda: self._delete(name)), names)

    def _delete(self, name: str) -> None:
        try:
            # One by one: some stores take no list.
            self.store.delete(name)
        except FileNotFoundError:
            return


def for_all(work: Callable[[str], object], names: Iterable[str]) -> None:
    """Does the same for many names, several at once; the first failure is raised when all have ended."""
    with ThreadPoolExecutor(_AT_ONCE) as crew:
        for _ in crew.map(work, names):
            pass


def open_objects(target: Target) -> Objects:
    """A target's bucket, with the keys that the environment has.

    Raises:
        DeployRefused: keys are missing, or obstore is.
    """
    missing = [name for name in (KEY_ID, SECRET) if not os.environ.get(name)]
    if missing:
        raise DeployRefused(f"{target.name}: {' and '.join(missing)} must be in the environment")
    try:
        from obstore.store import S3Store
    except ImportError as error:
        raise DeployRefused(f"obstore is missing ({error}); install what requirements.lock names") from error
    # What is not given here obstore would take from its own places; these it must have from us.
    chosen = {"session_token": os.environ.get(TOKEN), "endpoint": target.endpoint}
    return Objects(
        store=S3Store(
            target.bucket,
            prefix=target.path or None,
            region=target.region,
            access_key_id=os.environ[KEY_ID],
            secret_access_key=os.environ[SECRET],
            # One host for all buckets, as every store but Amazon's has it.
            virtual_hosted_style_request=not target.endpoint,
            client_options={
                "timeout": timedelta(seconds=60),
                "connect_timeout": timedelta(seconds=15),
                "allow_http": target.endpoint.startswith("http://"),
            },
            retry_config={"max_retries": 5, "retry_timeout": timedelta(seconds=60)},
            **{name: value for name, value in chosen.items() if value},  # type: ignore[arg-type]
        )
    )


def _ask(request: Callable[[], Value]) -> Value:
    from obstore.exceptions import BaseError

    try:
        return request()
    except BaseError as error:
        # Its first line says what was asked and answered; the rest is for who mends obstore.
        raise DeployRefused(f"S3: {str(error).splitlines()[0]}") from error
