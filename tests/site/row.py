"""Edge: what a first visit to each kind of page weighs, our row in the README's table of peers first.

`python3 -m tests.site.row 514` prints it for a publication of 514 offices; without a number, of 4.
"""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.site.every_kind import ARTICLE, KINDS, build_every_kind
from tests.site.weighing import tell_heavy, weigh_files

FEW = 4


def write_row(site: Path) -> str:
    """The README's row: bytes of an article's page with its form, and requests."""
    weights = weigh_files(site, ARTICLE)
    kilobytes = f"{sum(weights.values()) / 1000:.1f} kB"
    return f"| **this publication**, with its form | **{kilobytes}** | {len(weights)} |"


def main(offices: int) -> None:
    """Build, weigh, print."""
    with TemporaryDirectory() as folder:
        with redirect_stdout(sys.stderr):
            site = build_every_kind(Path(folder), offices)
        print(write_row(site))
        for kind, url in KINDS.items():
            weights = weigh_files(site, url)
            print(f"{kind:17} {sum(weights.values()):6,} bytes {len(weights)} requests")
        print(f"{ARTICLE}: {tell_heavy(site, ARTICLE)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else FEW)
