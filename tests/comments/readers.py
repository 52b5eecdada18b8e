"""Edge: readers who send comments at once, until enough of them were thanked."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlencode

from tests.plugins.comments.intake.making import make_fields

PATIENCE_S = 20.0


@dataclass(slots=True)
class Sent:
    """What readers know.

    Attributes:
        thanked: numbers of comments that were thanked for; unanswered: sent, and nothing came back.
        refused: answered otherwise; statuses: of all answers, in their order.
    """

    thanked: list[int] = field(default_factory=list)
    unanswered: list[int] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)


def text_of(number: int) -> str:
    """The words of a comment."""
    return f"Komentar nomor {number}, agak panjang supaya tidak muat dalam satu halaman kecil. " * 8


def send_all(port: int, numbers: Iterable[int]) -> Sent:
    """Have these comments sent, one after the other."""
    return _run(port, iter(numbers), connections=1, enough=None, when_enough=lambda: None)


def send_until(
    port: int, numbers: count[int], *, connections: int, enough: int, when_enough: Callable[[], None]
) -> Sent:
    """Have comments sent over so many connections until the service is gone.

    Args:
        enough: after so many thanks `when_enough` is called, once, at that very moment.
    """
    return _run(port, numbers, connections=connections, enough=enough, when_enough=when_enough)


def send_some(
    port: int, numbers: count[int], *, connections: int, enough: int, when_enough: Callable[[], None]
) -> Sent:
    """As `send_until`, but the service lives on, and twice as many are sent; what happens meanwhile lasts as
    long as it lasts."""
    some = [next(numbers) for _ in range(2 * enough)]
    return _run(port, some, connections=connections, enough=enough, when_enough=when_enough)


def _run(
    port: int,
    numbers: Iterable[int],
    *,
    connections: int,
    enough: int | None,
    when_enough: Callable[[], None],
) -> Sent:
    sent = Sent()

    def thank(number: int) -> None:
        sent.thanked.append(number)
        if len(sent.thanked) == enough:
            when_enough()

    async def all_readers() -> None:
        source = iter(numbers)
        async with asyncio.timeout(PATIENCE_S):
            await asyncio.gather(*(_read_on(port, source, sent, thank) for _ in range(connections)))

    # A loop of its own thread: another test's may still be running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(all_readers())).result()
    return sent


async def _read_on(port: int, numbers: Iterable[int], sent: Sent, thank: Callable[[int], None]) -> None:
    with contextlib.suppress(ConnectionError):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            for number in numbers:
                status = None
                try:
                    writer.write(_request(number))
                    status = await _read_answer(reader)
                finally:
                    if status is None:
                        sent.unanswered.append(number)
                sent.statuses.append(status)
                if status == 303:
                    thank(number)
                else:
                    sent.refused.append(number)
        finally:
            writer.close()


async def _read_answer(reader: asyncio.StreamReader) -> int:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = next(line for line in head.lower().splitlines() if line.startswith("content-length"))
        await reader.readexactly(int(length.partition(":")[2]))
    except asyncio.IncompleteReadError:
        raise ConnectionResetError from None
    return int(head.split(" ", 2)[1])


def _request(number: int) -> bytes:
    fields = make_fields(name=f"Pembaca {number}", email=f"p{number}@contoh.example", text=text_of(number))
    body = urlencode(fields).encode()
    head = (
        "POST /komentar/ HTTP/1.1\r\nHost: kabar.example\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"X-Forwarded-For: 198.51.{number % 250}.{number % 200}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
