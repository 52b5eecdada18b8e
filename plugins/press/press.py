"""Store: the press: pages and assets in, a changed output folder out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from plugins.press.output import Output
from plugins.press.page import Asset, Page
from plugins.press.render import render


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What one run of the press did: numbers of files made, written anew and removed."""

    made: int
    written: int
    removed: int


def print_edition(
    pages: Sequence[Page], assets: Sequence[Asset], *, environment: Environment, output: Path, state: Path
) -> Edition:
    """Makes every page and asset, then puts the changed ones into the output.

    Assets come first, so that no page names a file that is not there yet; removals come last.

    Raises:
        PageRefused: a page cannot be printed; the output is as it was.
        OutputRefused: the output cannot be used.
    """
    out = Output(output, state)
    out.open()
    for asset in assets:
        out.stage(asset.path, Path(asset.source).read_bytes() if asset.source else asset.data)
    for page in pages:
        out.stage(page.path, render(page, environment))
    order = [*(asset.path for asset in assets), *(page.path for page in pages)]
    written, removed = out.publish(order)
    return Edition(made=len(order), written=written, removed=removed)
