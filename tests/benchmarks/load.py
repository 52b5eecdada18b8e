"""Edge: many connections that send forms to a service on this machine, and what came of each."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

# A whole request, its head included, for the number of the request.
MakeRequest = Callable[[int], bytes]

_HEAD_END = b"\r\n\r\n"


@dataclass(slots=True)
class Load:
    """What became of the requests of one run.

    Attributes:
        seconds: from the first request to the last answer.
        statuses: how many answers of each status; 0 stands for a connection that broke.
        latencies: seconds of every answer that counted as success.
        thanked: numbers of the requests that were answered with success.
    """

    seconds: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    latencies: list[float] = field(default_factory=list)
    thanked: list[int] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Successes a second."""
        return len(self.thanked) / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        """The latency, in milliseconds, that this share of the successes did not exceed."""
        if len(self.latencies) < 2:
            return 0.0
        return statistics.quantiles(self.latencies, n=1000)[round(share * 1000) - 1] * 1000


def run_load(
    port: int, make: MakeRequest, *, success: frozenset[int], connections: int, seconds: float, first: int = 0
) -> Load:
    """Send forms over so many connections, each one after the other, for so many seconds.

    Args:
        port: of the service, on the loopback interface.
        make: the bytes of a request by its number; every number is used once.
        success: statuses that thank.
        first: number of the first request.
    """
    return asyncio.run(_run(port, make, success, connections, seconds, first))


async def _run(
    port: int, make: MakeRequest, success: frozenset[int], connections: int, seconds: float, first: int
) -> Load:
    load, numbers = Load(), _Numbers(first)
    began = time.perf_counter()
    until = began + seconds
    await asyncio.gather(*(_send_on(port, make, success, numbers, until, load) for _ in range(connections)))
    load.seconds = time.perf_counter() - began
    return load


class _Numbers:
    def __init__(self, first: int) -> None:
        self._next = first - 1

    def take(self) -> int:
        self._next += 1
        return self._next


async def _send_on(
    port: int,
    make: MakeRequest,
    success: frozenset[int],
    numbers: _Numbers,
    until: float,
    load: Load,
) -> None:
    """One connection's forms; a connection that breaks is opened anew."""
    while time.perf_counter() < until:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            load.statuses[0] += 1
            await asyncio.sleep(0)
            continue
        try:
            while time.perf_counter() < until:
                number = numbers.take()
                sent = time.perf_counter()
                writer.write(make(number))
                status, goes_on = await _read_answer(reader)
                load.statuses[status] += 1
                if status in success:
                    load.latencies.append(time.perf_counter() - sent)
                    load.thanked.append(number)
                if not goes_on:
                    break
        except (OSError, asyncio.IncompleteReadError):
            load.statuses[0] += 1
        finally:
            writer.close()


async def _read_answer(reader: asyncio.StreamReader) -> tuple[int, bool]:
    """Status of the next answer, and whether the connection may be used again."""
    head = await reader.readuntil(_HEAD_END)
    status = int(head[9:12])
    small = head.lower()
    at = small.find(b"content-length:")
    if at >= 0:
        await reader.readexactly(int(small[at + 15 : small.index(b"\r", at)]))
    return status, b"connection: close" not in small and at >= 0
