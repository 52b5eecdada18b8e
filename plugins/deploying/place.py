"""Edge: a target opened: what every kind of it can do, and the lock while it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from plugins.deploying.leaving import Leaving
from plugins.deploying.plan import Plan
from plugins.deploying.target import Target
from plugins.release.manifest import Manifest
from plugins.release.signing import PublicKey

if TYPE_CHECKING:
    from plugins.deploying.standing import Standing


class Place(Protocol):
    """Where releases are kept, one of which readers see.

    Attributes:
        current: name of the release that readers see, "" before the first; names: of all that are kept.
    """

    current: str
    names: list[str]

    def look(self) -> None:
        """Finds out what is there."""

    def read_clock(self) -> datetime | None:
        """Now, by the target's own clock; None where it tells none."""

    def plan(self, release: Leaving) -> Plan:
        """What a deployment would do."""

    def read_former(self, name: str) -> tuple[bytes, Manifest] | None:
        """Bytes and content of a kept release's manifest; None where it cannot be read."""

    def holds(self, digests: Mapping[str, str]) -> bool:
        """True where what readers see is exactly this release."""

    def bring(self, release: Leaving, name: str) -> list[str]:
        """Sends what changed, unseen by readers; the paths that travelled."""

    def switch(self, name: str, why: str, now: datetime) -> None:
        """Shows readers a kept release from now on."""

    def go_back(self, asked: str) -> str:
        """The name of a kept release that can be shown again."""

    def tidy(self, now: datetime, *, forgets: bool) -> list[str]:
        """Removes what has had its time; lines about what an engineer has to know."""


@contextmanager
def open_place(
    target: Target, keys: Sequence[PublicKey], owner: str, *, breaks: bool = False
) -> Iterator[Place]:
    """A target, looked at and locked until the block ends.

    Args:
        owner: who holds the lock, as the next one is told; "" takes none, for who only looks.
        breaks: ends whoever holds the lock.

    Raises:
        DeployRefused: it cannot be reached, or another deployment is at work there.
    """
    if target.kind == "s3":
        from plugins.deploying.bucket import open_bucket

        with open_bucket(target, keys, owner, breaks=breaks) as bucket:
            bucket.look()
            yield bucket
        return
    from plugins.deploying.folder import Folder
    from plugins.deploying.shell import open_shell

    with open_shell(target, owner, breaks=breaks) as shell:
        folder = Folder(target=target, shell=shell, keys=keys)
        folder.look()
        yield folder


def inspect_place(target: Target, keys: Sequence[PublicKey]) -> Standing:
    """What readers may ask for there, beside its signed manifest; nothing is changed and no lock taken.

    Raises:
        DeployRefused: it cannot be reached.
    """
    from plugins.deploying.bucket import Bucket
    from plugins.deploying.folder import Folder
    from plugins.deploying.standing import inspect_bucket, inspect_folder

    with open_place(target, keys, "") as place:
        assert isinstance(place, Bucket | Folder)
        return inspect_bucket(place) if isinstance(place, Bucket) else inspect_folder(place)
