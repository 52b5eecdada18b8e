"""Edge: the tasks `deploy` and `rollback`."""

from __future__ import annotations

import getpass
import platform
import sys
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plugins.deploying.health import find_faults, read_clock
from plugins.deploying.leaving import Leaving, take_release
from plugins.deploying.place import Place, open_place
from plugins.deploying.plan import tell_gone, tell_plan
from plugins.deploying.refusing import refuse_early, refuse_example, refuse_foreign, refuse_older
from plugins.deploying.settings import TARGETS, find_target
from plugins.deploying.target import DeployRefused, Target, follow, is_of, name_release
from plugins.publication.conf import read_conf
from plugins.publication.settings import SettingsRefused
from plugins.release.keys import read_public_keys
from plugins.release.manifest import Inputs
from plugins.release.signing import KeyRefused
from plugins.root import ROOT

_REFUSED = (DeployRefused, KeyRefused, SettingsRefused)


def deploy(
    name: str,
    *,
    settings: str = "publishconf.py",
    targets: str | None = None,
    output: str | None = None,
    dry_run: bool = False,
    break_lock: bool = False,
    forget: bool = False,
    older: bool = False,
    early: bool = False,
) -> int:
    """Brings a signed release to a target, shows it to readers, and takes it back where it is not well.

    Args:
        name: of the target; targets: the file that tells of it.
        settings: a Python file with the public keys; output: the release, without it the settings' own.
        dry_run: only say what would travel.
        break_lock: end whoever holds the target's lock.
        forget: keep nothing of former releases: for what must be gone at once.
        older: also where the target has a later release than this.
        early: also what shows a text before its day, by the target's clock.

    Returns:
        Exit status: 0 where readers see the release, 1 otherwise; everything was told by then.
    """
    try:
        target = find_target(name, Path(targets) if targets else ROOT / TARGETS)
        conf = _read_settings(settings)
        keys = read_public_keys(conf)
        release = take_release(Path(output) if output else Path(conf["OUTPUT_PATH"]), keys)
        inputs = release.manifest.inputs
        refuse_example(target, inputs)
        refuse_foreign(target, inputs)
        with open_place(target, keys, "" if dry_run else _owner(), breaks=break_lock) as place:
            if not older:
                found = place.read_former(place.current)
                refuse_older(inputs, found[1].inputs if found else Inputs())
            if not early:
                clocks = {"the target's clock": place.read_clock()}
                clocks[f"the clock at {target.url}"] = read_clock(target.url) if target.url else None
                refuse_early(inputs, clocks)
            if dry_run:
                _tell(tell_plan(place.plan(release)))
                return 0
            return _deploy(place, target, release, forgets=forget)
    except _REFUSED as refusal:
        print(refusal, file=sys.stderr)
        return 1


def rollback(
    name: str,
    *,
    settings: str = "publishconf.py",
    targets: str | None = None,
    to: str = "",
    list_only: bool = False,
    break_lock: bool = False,
) -> int:
    """Shows readers a release again that they were shown before.

    Args:
        name, settings, targets, break_lock: as for `deploy`.
        to: the release's name, or its beginning or end; "" for the one before.
        list_only: only name the releases that are kept.

    Returns:
        Exit status: 0 where readers see that release, 1 otherwise.
    """
    try:
        target = find_target(name, Path(targets) if targets else ROOT / TARGETS)
        keys = read_public_keys(_read_settings(settings))
        with open_place(target, keys, "" if list_only else _owner(), breaks=break_lock) as place:
            if list_only:
                lines = [("* " if kept == place.current else "  ") + kept for kept in place.names]
                _tell(lines or [f"{target.name} keeps no release"])
                return 0
            return _go_back(place, target, to)
    except _REFUSED as refusal:
        print(refusal, file=sys.stderr)
        return 1


def _deploy(place: Place, target: Target, release: Leaving, *, forgets: bool) -> int:
    now = datetime.now(UTC)
    former = place.current
    moved = release.manifest.moved
    if former and is_of(former, release.sha256) and place.holds(release.digests):
        print(f"{target.name} has this release already: {former}")
        faults, former = _ask(target, release.digests, (), moved), ""
    else:
        name = name_release(follow(now, place.names), release.sha256)
        plan = place.plan(release)
        _tell(tell_gone(plan))
        sent = place.bring(release, name)
        size = sum(release.sizes.get(path, 0) for path in sent)
        print(f"{len(sent)} of {len(release.sizes)} files travelled, {size / 1e6:.2f} MB")
        place.switch(name, f"deployed by {_owner()}", now)
        faults = _ask(target, release.digests, plan.travels, moved)
        if faults and former:
            place.switch(former, f"returned to, {name} was not well", datetime.now(UTC))
    if faults:
        _tell([*faults, _tell_outcome(place, former)], sys.stderr)
        return 1
    # What was brought is kept from now on, too.
    place.look()
    _tell(place.tidy(now, forgets=forgets))
    print(f"{target.name} shows {place.current}" + ("" if target.url else "; nobody asked it: it has no url"))
    return 0


def _go_back(place: Place, target: Target, to: str) -> int:
    left = place.current
    name = place.go_back(to)
    found = place.read_former(name)
    place.switch(name, f"returned to by {_owner()}", datetime.now(UTC))
    digests = {file.path: file.sha256 for file in found[1].files} if found else {}
    faults = _ask(target, digests, (), found[1].moved if found else ())
    _tell(faults, sys.stderr)
    print(f"{target.name} shows {name} instead of {left}")
    return 1 if faults else 0


def _ask(
    target: Target, digests: Mapping[str, str], changed: Iterable[str], moved: Collection[str]
) -> list[str]:
    return find_faults(target.url, digests, changed, moved) if target.url else []


def _tell_outcome(place: Place, former: str) -> str:
    if place.current == former:
        return f"readers see {former} again; nothing else changed"
    return f"readers see {place.current}; mend what stands before it, and deploy again"


def _read_settings(settings: str) -> dict[str, Any]:
    return read_conf(str(ROOT / settings), {})


def _owner() -> str:
    return f"{getpass.getuser()}@{platform.node()}"


def _tell(lines: Iterable[str], stream: Any = None) -> None:
    for line in lines:
        print(line, file=stream or sys.stdout)
