"""Store: a bucket's lock, which needs nothing of a store but a list that tells the truth."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from plugins.deploying.objects import Objects
from plugins.deploying.record import CLAIMS, TEXT
from plugins.deploying.target import DeployRefused, Target

# A claim so old belongs to somebody who was killed, by the store's own clock; no deployment may take longer.
DEAD_AFTER = timedelta(hours=2)


@contextmanager
def hold_claim(objects: Objects, target: Target, owner: str, *, breaks: bool) -> Iterator[str]:
    """The name of an object that is ours alone until the block ends; whoever finds it gone has lost the lock.

    Who finds another's claim beside its own withdraws; two at once may both withdraw, and never both go on.

    Args:
        owner: as others are told; breaks: others' claims are removed, whatever their age.

    Raises:
        DeployRefused: somebody else holds the lock.
    """
    claim = f"{CLAIMS}/{os.urandom(8).hex()}"
    objects.write(claim, f"{owner}, since {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}".encode(), TEXT)
    try:
        _settle(objects, target, claim, breaks)
        yield claim
    finally:
        objects.delete([claim])


def _settle(objects: Objects, target: Target, claim: str, breaks: bool) -> None:
    """Removes dead claims, and refuses where a live one stands beside ours."""
    found = objects.list(CLAIMS)
    if claim not in found:
        raise DeployRefused(f"{target.name}: the store does not list what was just written; try again")
    others = found.keys() - {claim}
    dead = {name for name in others if breaks or found[claim].changed - found[name].changed > DEAD_AFTER}
    objects.delete(dead)
    for name in sorted(others - dead):
        whose = objects.read(name).decode()
        if whose:
            raise DeployRefused(
                f"{target.name}: {whose} is deploying there; wait, or end a dead one by --break-lock"
            )
