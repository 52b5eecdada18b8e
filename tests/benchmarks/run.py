"""Edge: builds the same site with each generator in turn, round by round, and compares what it cost."""

from __future__ import annotations

import dataclasses
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from tests.benchmarks.phases import PHASES, Bench, has_phase
from tests.benchmarks.sites import ROOT, TOOLS, Tool, ToolMissingError, find_tool
from tests.benchmarks.table import Run, tell_ratios, tell_runs
from tests.benchmarks.texts import MAX_OFFICES, Size, all_places, middle_draft

MEASURE = Path(__file__).resolve().parent / "measure.py"
WORK = ROOT / "var" / "bench"
LOG_LINES = 20
MOST = 1_000_000
TRIAL = Size(articles=5, offices=2)


class RunFailedError(Exception):
    """A build that did not succeed; the message holds the end of its log."""


def run_benchmarks(
    *,
    articles: str = "1000",
    offices: str = "40",
    rounds: str = "3",
    only: str | None = None,
    phases: str | None = None,
    work: str | None = None,
) -> int:
    """Measure, and print Markdown tables; every run is also in `results.json` of the work folder.

    Args:
        articles, offices: size of the made-up corpus, as it was typed; at most 514 offices.
        rounds: how often everything is done.
        only: tools, parted by commas, instead of all; phases: likewise.
        work: folder for sites, tools and results instead of var/bench.

    Returns:
        Exit status: 0, or 1 where a number or a name is wrong, nothing is there to measure, or a
        build failed.
    """
    faults = [*_check_numbers(articles, offices, rounds), *_check_names(only, phases)]
    if faults or not hasattr(os, "wait4"):
        print("\n".join(faults) or "this system cannot measure child processes", file=sys.stderr)
        return 1
    folder = Path(work).absolute() if work else WORK
    size = Size(articles=int(articles), offices=int(offices))
    places = all_places(size.offices)
    bench = Bench(size=size, places=places, middle=middle_draft(size, places))
    before = _conditions(size)
    try:
        sites = _lay_out(bench, _names(only, TOOLS), folder)
        runs = _measure_all(bench, sites, _names(phases, PHASES), int(rounds), folder)
    except RunFailedError as failure:
        print(failure, file=sys.stderr)
        return 1
    if not runs:
        return 1
    after = f"Load average {before['load']} before, {_load()} after."
    kept = {**before, "load_after": _load(), "runs": [dataclasses.asdict(run) for run in runs]}
    (folder / "results.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    _print_tables(runs, before, after, sites)
    return 0


def _check_numbers(articles: str, offices: str, rounds: str) -> Iterator[str]:
    limits = (("articles", articles, MOST), ("offices", offices, MAX_OFFICES), ("rounds", rounds, MOST))
    for option, given, most in limits:
        if not re.fullmatch(r"[0-9]{1,9}", given) or not 1 <= int(given) <= most:
            yield f"--{option}: {given!r} cannot be measured; write a number from 1 to {most}"


def _check_names(only: str | None, phases: str | None) -> Iterator[str]:
    for option, given, known in (("only", only, list(TOOLS)), ("phases", phases, list(PHASES))):
        for name in _names(given, known):
            if name not in known:
                yield f"--{option}: {name!r} is unknown; known are {', '.join(known)}"


def _names(given: str | None, known: Iterable[str]) -> list[str]:
    return given.split(",") if given else list(known)


def _lay_out(bench: Bench, names: Sequence[str], work: Path) -> dict[Path, Tool]:
    """A site for every tool that is to be had; the others are told."""
    sites = {}
    for name in names:
        try:
            tool = find_tool(name, work)
        except ToolMissingError as reason:
            print(f"{name} is left out: {reason}", file=sys.stderr)
            continue
        _try_out(tool, work)
        site = work / f"{name}-{bench.size.articles}"
        print(f"{name}: {bench.size.articles} articles", file=sys.stderr)
        tool.lay_out(site, bench.size)
        sites[site] = tool
    return sites


def _try_out(tool: Tool, work: Path) -> None:
    """Builds a tiny site, so that bytecode is there, as on any machine that built before."""
    site = work / "trial"
    tool.lay_out(site, TRIAL)
    _measure(tool, site, "trial", 0, work)


def _measure_all(
    bench: Bench, sites: dict[Path, Tool], phases: Sequence[str], rounds: int, work: Path
) -> list[Run]:
    """Every phase is run by all tools before the next one, so that a ratio compares the same minute."""
    runs = []
    for turn in range(1, rounds + 1):
        order = list(sites.items())[:: 1 if turn % 2 else -1]
        for phase in phases:
            for site, tool in order:
                if has_phase(tool, phase):
                    PHASES[phase](bench, tool, site, turn)
                    run = _measure(tool, site, phase, turn, work)
                    print(f"{turn} {phase} {tool.name}: {run.wall_s:.2f} s", file=sys.stderr)
                    runs.append(run)
    return sorted(runs, key=lambda run: list(TOOLS).index(run.tool))


def _measure(tool: Tool, site: Path, phase: str, turn: int, work: Path) -> Run:
    log = work / f"{site.name}.log"
    log.unlink(missing_ok=True)
    # What the run before left to be written shall not slow this one.
    os.sync()
    told = subprocess.run(
        [sys.executable, "-I", str(MEASURE), str(log), *tool.command(site)],
        cwd=tool.folder(site),
        env=_environment(work),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    cost = json.loads(told.stdout)
    if cost.pop("status") != 0:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_LINES:]
        raise RunFailedError("\n".join([f"{tool.name} failed in phase {phase}:", *lines]))
    sizes = [file.stat().st_size for file in (site / "output").rglob("*") if file.is_file()]
    return Run(tool=tool.name, phase=phase, turn=turn, files=len(sizes), output_bytes=sum(sizes), **cost)


def _environment(work: Path) -> dict[str, str]:
    """This process's, with bytecode kept: where it is forbidden, Python compiles every module each time."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "PYTHONPYCACHEPREFIX": str(work / "bytecode")}


def _conditions(size: Size) -> dict[str, object]:
    return {
        "date": datetime.now().astimezone().date().isoformat(),
        "articles": size.articles,
        "offices": len(all_places(size.offices)),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "load": _load(),
    }


def _load() -> str:
    return " ".join(f"{value:.1f}" for value in os.getloadavg())


def _print_tables(
    runs: Sequence[Run], conditions: dict[str, object], load: str, sites: dict[Path, Tool]
) -> None:
    told = "{date}: {articles} articles, {offices} offices; {cores} cores, {system}, Python {python}."
    print(told.format(**conditions), load)
    print(" ".join(f"{tool.name}: {tool.version}." for tool in sites.values()))
    bases = [name for name in ("hugo", "ours") if any(tool.name == name for tool in sites.values())]
    for lines in (tell_runs(runs), *(tell_ratios(runs, base) for base in bases if len(sites) > 1)):
        print("", *lines, sep="\n")
