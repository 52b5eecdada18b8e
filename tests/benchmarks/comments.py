"""Edge: durable comments a second, ours on both stores beside Isso's, in one run and in turn.

python3 -m tests.benchmarks.comments --seconds 20 --rounds 3
python3 -m tests.benchmarks.comments --slow-disk --only sqlite,isso
python3 -m tests.benchmarks.comments --only sqlite --seconds 600 --rounds 1     # is memory flat?
python3 -m tests.benchmarks.comments --only sqlite --connections 1600           # ten times what it can take
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.comment_peers import Running, make_preload, running_intake, running_isso
from tests.benchmarks.load import Load, run_load
from tests.benchmarks.run import WORK

Start = Callable[[Path, Path | None], AbstractContextManager[Running]]

SERVICES: dict[str, Start] = {
    "sqlite": lambda work, preload: running_intake(work, "sqlite", preload),
    "postgresql": lambda work, preload: running_intake(work, "postgresql", preload),
    "isso": running_isso,
}
WARM_UP_S = 2.0
# Memory is looked at so often in each round.
SLICES = 4


@dataclass(slots=True)
class Rounds:
    """What was measured of one service, round by round."""

    rates: list[float] = field(default_factory=list)
    middles: list[float] = field(default_factory=list)
    tails: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    lost: int = 0


def main() -> int:
    """Measures every service in turn, prints a Markdown table; 1 where something thanked for was lost."""
    given = _read_arguments()
    work = given.work.absolute() / "comments"
    work.mkdir(parents=True, exist_ok=True)
    preload = make_preload(work) if given.slow_disk else None
    names = [name for name in SERVICES if not given.only or name in given.only.split(",")]
    found = {name: Rounds() for name in names}
    for _ in range(given.rounds):
        for name in names:
            _measure(found[name], SERVICES[name], work, preload, given.connections, given.seconds)
    print(_make_table(found))
    return int(any(rounds.lost for rounds in found.values()))


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Durable comments a second.")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--only", default="")
    parser.add_argument("--slow-disk", action="store_true", help="each wait for the disk takes 5 ms longer")
    parser.add_argument("--work", type=Path, default=WORK)
    return parser.parse_args()


def _measure(
    rounds: Rounds, start: Start, work: Path, preload: Path | None, connections: int, seconds: float
) -> None:
    with start(work, preload) as service:
        whole, thanked = Load(), 0
        warm = _load(service, connections, WARM_UP_S, 0)
        thanked += len(warm.thanked)
        rounds.memory.append(_memory_mb(service.pid))
        first = sum(warm.statuses.values()) + connections
        for _ in range(SLICES):
            part = _load(service, connections, seconds / SLICES, first)
            first += sum(part.statuses.values()) + connections
            whole.seconds += part.seconds
            whole.statuses += part.statuses
            whole.latencies += part.latencies
            whole.thanked += part.thanked
            rounds.memory.append(_memory_mb(service.pid))
        thanked += len(whole.thanked)
        rounds.rates.append(whole.rate)
        rounds.middles.append(whole.percentile(0.5))
        rounds.tails.append(whole.percentile(0.99))
        rounds.statuses += whole.statuses
        rounds.lost += max(0, thanked - service.count())


def _load(service: Running, connections: int, seconds: float, first: int) -> Load:
    return run_load(
        service.port,
        service.make,
        success=service.success,
        connections=connections,
        seconds=seconds,
        first=first,
    )


def _memory_mb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) // 1024
    return 0


def _make_table(found: dict[str, Rounds]) -> str:
    base = statistics.median(found["isso"].rates) if "isso" in found else 0.0
    lines = [
        "| service | comments a second | × Isso | p50 ms | p99 ms | MB, first and last | answers | lost |",
        "| --- | ---: | ---: | ---: | ---: | ---: | --- | ---: |",
    ]
    for name, rounds in found.items():
        rate = statistics.median(rounds.rates)
        ratio = f"{rate / base:.1f}" if base else "–"
        told = ", ".join(f"{status}: {count}" for status, count in sorted(rounds.statuses.items()))
        middle, tail = statistics.median(rounds.middles), statistics.median(rounds.tails)
        memory = f"{rounds.memory[0]}, {rounds.memory[-1]}"
        times = f"{middle:.1f} | {tail:.1f}"
        lines.append(f"| {name} | {rate:.0f} | {ratio} | {times} | {memory} | {told} | {rounds.lost} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
