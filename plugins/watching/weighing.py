"""Rules: what is wrong with a release as a whole: its order, its moment, and what nobody looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from plugins.release.embargo import find_early
from plugins.release.fault import Fault
from plugins.release.manifest import MANIFEST, Inputs
from plugins.watching.planning import Plan
from plugins.watching.sight import Visit

_MINUTE = "%Y-%m-%d %H:%M"


def judge_order(inputs: Inputs, seen: int, *, accepts_older: bool) -> list[Fault]:
    """An older release than was seen before is a fault until it is accepted.

    Args:
        seen: the highest order that was ever seen.
    """
    if inputs.order >= seen or accepts_older:
        return []
    kind = (
        "an older release than before"
        if inputs.order
        else "a release without an order, as an older one may be,"
    )
    message = (
        f"{kind} is served (order {inputs.order}, and {seen} was seen); "
        "if you put it back yourself, say so once with --accept-older"
    )
    return [Fault(path=MANIFEST, kind="older", message=message)]


def judge_moment(inputs: Inputs, now: datetime) -> list[Fault]:
    """A text that is shown before its moment, because the clock that published it was ahead.

    Args:
        now: aware, by the watcher's clock.
    """
    early = find_early(inputs, now)
    if early is None:
        return []
    message = (
        f"holds a text for {early.astimezone(UTC):{_MINUTE}} UTC, and here it is "
        f"{now.astimezone(UTC):{_MINUTE}} UTC; the clock that published it, or this one, is wrong"
    )
    return [Fault(path=MANIFEST, kind="early", message=message)]


def judge_rest(why: str, missed: Sequence[Visit], plan: Plan) -> list[Fault]:
    """What was planned and not done, in a sentence.

    Args:
        why: the run ended; "" where its time was over; missed: visits of the plan that were not made.
    """
    if not missed:
        return []
    names = len({visit.name for visit in missed})
    message = (
        f"{why or 'the time allowed is over'}; {len(missed)} of {len(plan.visits)} requests were not made, "
        f"for {names} files or addresses: "
        "the next run goes on there, and --minutes or --connections give more"
    )
    return [Fault(path="/", kind="unfinished", message=message)]
