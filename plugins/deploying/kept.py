"""Store: what a bucket keeps beside the site: the records of releases, and what is left for old tabs."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

import msgspec

from plugins.deploying.objects import Objects
from plugins.deploying.record import LEFT, RELEASES, Record
from plugins.deploying.target import DeployRefused

Value = TypeVar("Value")


def read_record(objects: Objects, name: str) -> Record | None:
    """What a bucket keeps of a release; None where it is not kept.

    Raises:
        DeployRefused: the record is none.
    """
    return _read(objects, f"{RELEASES}/{name}", Record)


def read_left(objects: Objects) -> dict[str, datetime]:
    """Objects that stay for pages read earlier, and since when the site has them no more.

    Raises:
        DeployRefused: the list is none.
    """
    return _read(objects, LEFT, dict[str, datetime]) or {}


def _read(objects: Objects, name: str, type_: type[Value]) -> Value | None:
    data = objects.read(name)
    try:
        return msgspec.json.decode(data, type=type_) if data else None
    except msgspec.MsgspecError as error:
        raise DeployRefused(f"{name}: {error}") from error
