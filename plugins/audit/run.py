"""Edge: the task `audit`: the public site, served as it will be, as Lighthouse sees it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from plugins.audit.figures import Figures, ReportRefused, find_faults, judge_rounds, read_report
from plugins.audit.lighthouse import Lighthouse, LighthouseRefused, prepare_lighthouse
from plugins.audit.sample import SampleRefused, make_bare, pick_pages
from plugins.audit.server import ServerRefused, find_nginx, free_port, serving
from plugins.audit.table import BARE, tell_outcome, write_table
from plugins.release.compressing import compress_folder
from plugins.root import ROOT

WORK = ROOT / "var" / "audit"
SETTINGS = "plugins/audit/conf.py"
ADDRESS = "SITEURL"


class RoundsRefused(Exception):
    """The number of rounds is none."""


def audit(
    *, content: str | None = None, output: str | None = None, now: str | None = None, rounds: str = "3"
) -> int:
    """Build, serve and measure; print the table.

    Args:
        content, now: as `build` takes them.
        output: folder of the site; without it, below `var/audit`.
        rounds: measurements of each page, see `judge_rounds`.

    Returns:
        Exit status: 0 where every page meets every goal.
    """
    site = Path(output).absolute() if output else WORK / "site"
    try:
        count = _count(rounds)
        if find_nginx() is None:
            raise ServerRefused("nginx is missing; install it with: apt-get install nginx")
        lighthouse = prepare_lighthouse(WORK / "tools")
        port = free_port()
        if _build(f"http://localhost:{port}", site, content, now):
            return 1
        pages, bare = _measure(lighthouse, site, port, count)
    except (RoundsRefused, ServerRefused, LighthouseRefused, SampleRefused, ReportRefused) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(write_table(pages, bare))
    missed = tell_outcome(pages, bare)
    print("\n".join(missed), end="\n" if missed else "", file=sys.stderr)
    return int(bool(missed))


def _count(rounds: str) -> int:
    if not rounds.isascii() or not rounds.isdigit() or int(rounds) < 1:
        raise RoundsRefused(f"--rounds: {rounds!r} is not a number of measurements; write 1 or more")
    return int(rounds)


def _build(address: str, site: Path, content: str | None, now: str | None) -> int:
    """The site as `publish` makes it, but for this machine."""
    from plugins.publication.run import build

    with _environment(ADDRESS, address):
        return build(settings=SETTINGS, content=content, output=str(site), now=now)


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def _measure(
    lighthouse: Lighthouse, site: Path, port: int, rounds: int
) -> tuple[Mapping[str, Figures], Figures]:
    """Each page's figures, and the bare text's: taken in turn, so that a busy minute hits all alike."""
    addresses, bare = pick_pages(site), WORK / "bare"
    bare.mkdir(parents=True, exist_ok=True)
    article = (site / addresses["article"][1:] / "index.html").read_text(encoding="utf-8")
    (bare / "index.html").write_text(make_bare(article), encoding="utf-8")
    for folder in (site, bare):
        compress_folder(folder)
    other = free_port()
    urls = {name: f"http://localhost:{port}{address}" for name, address in addresses.items()}
    urls[BARE] = f"http://localhost:{other}/"
    found: dict[str, list[Figures]] = {name: [] for name in urls}
    with serving({port: site, other: bare}, WORK / "nginx"):
        for number in range(1, rounds + 1):
            for name, url in urls.items():
                found[name].append(_measure_one(lighthouse, name, url, number))
    judged = {name: judge_rounds(figures) for name, figures in found.items()}
    plain = judged.pop(BARE)
    return judged, plain


def _measure_one(lighthouse: Lighthouse, name: str, url: str, number: int) -> Figures:
    if sys.stderr.isatty():
        print(f"\r\033[KMeasuring {name}, round {number} …\r", end="", file=sys.stderr, flush=True)
    file = WORK / "reports" / f"{name.replace(' ', '-')}-{number}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    report = lighthouse.measure(url, file)
    figures = read_report(report)
    if number == 1 and name != BARE:
        for fault in find_faults(report):
            print(f"{name}: {fault}", file=sys.stderr)
    return figures
