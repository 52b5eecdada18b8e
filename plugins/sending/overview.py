"""Words: everything that the page of a writer's changes shows."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.sending.change import Clash, Item, Waiting, Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What a writer sees before sending.

    Attributes:
        items: what can be sent; waiting: what was sent and waits for approval.
        unsent: titles of texts that are committed here and wait for the network.
        clashes: what came to light when an interrupted sending was ended.
        writer: in whose name; None where git has not been told yet.
        shared: the shared repository's address; trouble: why nothing can be sent, "" for none.
    """

    items: tuple[Item, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    unsent: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()
    writer: Writer | None = None
    shared: str = ""
    trouble: str = ""
