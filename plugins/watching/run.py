"""Edge: options and settings of `verify` and `watch` made into what they run with."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from plugins.deploying.settings import TARGETS, find_target
from plugins.deploying.target import DeployRefused
from plugins.keeping.lock import LockRefused, hold_lock
from plugins.keeping.terminal import tell_progress
from plugins.publication.conf import read_conf
from plugins.publication.settings import SettingsRefused
from plugins.release.keys import read_public_keys
from plugins.release.signing import KeyRefused, PublicKey, read_public_key
from plugins.root import ROOT
from plugins.watching.addresses import AddressRefused, read_site
from plugins.watching.inspecting import PAUSES, Inspector
from plugins.watching.pace import FULL, Pace, share_time
from plugins.watching.report import Report, count_faults, tell_report
from plugins.watching.settings import AlertSettingsError, AlertWays, read_ways
from plugins.watching.verify import verify_folder, verify_site, verify_target
from plugins.watching.watch import Watch, name_state, run_watch

SETTINGS = "publishconf.py"
MOST_BYTES = 20_000_000_000
VERIFY_SECONDS = 6 * 3600.0
VERIFY_PAUSES = (2.0, 5.0, 10.0)


class OptionRefused(Exception):
    """An option is not what it must be; the message names it."""


_REFUSED = (
    OptionRefused,
    KeyRefused,
    AddressRefused,
    AlertSettingsError,
    SettingsRefused,
    LockRefused,
    DeployRefused,
)


def verify(
    place: str,
    *,
    target: bool = False,
    targets: str | None = None,
    key: str = "",
    rate: str = "20",
    connections: str = "4",
    as_json: bool = False,
) -> int:
    """Verifies a folder, an address or a target of deployments and tells the outcome.

    Args:
        place: which; target: True where it is a target's name; targets: the file that tells of it.
        key: public keys parted by commas instead of those of publishconf.py.
        rate: requests a second; connections: at once.

    Returns:
        Exit status: 0 where the release is whole and ours.
    """
    try:
        keys = _read_keys(key)
        if target:
            # tasks.py takes the name for a folder's where one of that name is at hand.
            file = Path(targets) if targets else ROOT / TARGETS
            report = verify_target(find_target(Path(place).name, file), keys, ROOT)
        elif "://" in place:
            pace = Pace(rate=_read_number("--rate", rate), most_bytes=MOST_BYTES, most_seconds=VERIFY_SECONDS)
            report = verify_site(
                Inspector(
                    site=read_site(place),
                    keys=keys,
                    pace=pace,
                    connections=_read_count("--connections", connections),
                    pauses=VERIFY_PAUSES,
                    headers=False,
                    progress=tell_progress("Fetching"),
                ),
                ROOT,
            )
        else:
            folder = Path(place)
            if not folder.is_dir():
                raise OptionRefused(
                    f"{place}: no such folder; name a release's folder, https://host, or --target NAME"
                )
            report = verify_folder(folder, keys, ROOT)
    except _REFUSED as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return _tell(report, as_json)


def watch(
    url: str,
    *,
    key: str = "",
    rate: str = "5",
    connections: str = "2",
    minutes: str = "50",
    spread: bool = False,
    headers: bool = True,
    accept_older: bool = False,
    state: str | None = None,
    as_json: bool = False,
    pauses: Sequence[float] | None = None,
) -> int:
    """Watches a site once and tells the outcome, by the ways of the environment too.

    Args:
        key, rate, connections: as for `verify`.
        minutes: how long a run may last, alerts aside; spread: True asks evenly during all of them.
        headers: False leaves headers alone; accept_older: True where an older release was put back.
        state: folder of the memory, without it one below var/watch.
        pauses: seconds, as `Inspector` has them; without it its own. Short runs shrink them.

    Returns:
        Exit status: 0 where nothing is wrong and every alert left.
    """
    try:
        site = read_site(url)
        ways = read_ways(os.environ)
        seconds = _read_number("--minutes", minutes) * 60
        per_second = _read_number("--rate", rate)
        pace = Pace(rate=per_second, most_bytes=MOST_BYTES, most_seconds=seconds)
        kept, pauses = share_time(seconds, PAUSES if pauses is None else pauses)
        pace.keep_back(kept)
        run = Watch(
            inspector=Inspector(
                site=site,
                keys=_read_keys(key),
                pace=pace,
                connections=_read_count("--connections", connections),
                headers=headers,
                progress=tell_progress("Fetching"),
                pauses=pauses,
            ),
            state=Path(state).absolute() if state else name_state(ROOT, site),
            now=datetime.now(UTC),
            most=max(int(per_second * (seconds - kept) * FULL), 1),
            spreads=spread,
            accepts_older=accept_older,
        )
        return _watch_alone(run, ways, as_json)
    except _REFUSED as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'watch'}: {error.strerror or type(error).__name__}", file=sys.stderr)
        return 1


def _watch_alone(run: Watch, ways: AlertWays, as_json: bool) -> int:
    """Two watches of one site would forget each other's memory: the second waits."""
    run.state.mkdir(parents=True, exist_ok=True)
    with hold_lock(run.state, lambda: print("Waiting for another watch of this site …", file=sys.stderr)):
        return run_watch(run, ways, as_json=as_json)


def _read_keys(key: str) -> tuple[PublicKey, ...]:
    """Keys of the option, otherwise of publishconf.py.

    Raises:
        KeyRefused: one is none, or there is no key at all.
    """
    if key:
        return tuple(read_public_key(line) for line in key.split(","))
    keys = read_public_keys(read_conf(str(ROOT / SETTINGS), {}))
    if not keys:
        raise KeyRefused(
            "no public key: write it into RELEASE_KEYS of publishconf.py, or give it with --key RW…"
        )
    return keys


def _read_number(option: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < 1e6:
        raise OptionRefused(f"{option}: {text!r} is not a number above 0")
    return number


def _read_count(option: str, text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= 16:
        raise OptionRefused(f"{option}: {text!r} is not a whole number from 1 to 16")
    return int(text)


def _tell(report: Report, as_json: bool) -> int:
    if as_json:
        print(json.dumps(report.document, indent=1))
        return 1 if report.faults else 0
    for line in tell_report(report):
        print(line, file=sys.stderr)
    release = report.facts["release"]
    made = f" of commit {release['commit'] or 'unknown'}, order {release['order']}" if release else ""
    outcome = count_faults(report) if report.faults else "whole, signed and ours"
    print(f"{report.url}: {outcome}; {report.facts['files']} files{made}")
    return 1 if report.faults else 0
