"""Edge: `check`: the whole folder, one source, or what is staged; with hints where they are asked for."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.gate.naming import SourceNotFound, place_source

ROOT = Path(__file__).resolve().parents[2]


def check_sources(
    file: str = "",
    *,
    content: str | None = None,
    now: str | None = None,
    hints: bool = False,
    staged: bool = False,
) -> int:
    """Tell what the gate finds.

    Args:
        file: a source as its writer names it, whose faults alone count; "" for all.
        hints: tell them too, after the gate; they change nothing.
        staged: only what the next commit would change.

    Returns:
        Exit status: the gate's.
    """
    from plugins.publication.run import check

    folder = Path(content) if content else ROOT / "content"
    only: frozenset[str] | None = None
    if file:
        try:
            only = frozenset({place_source(file, folder)})
        except SourceNotFound as refusal:
            print(refusal, file=sys.stderr)
            return 1
        if not all((folder / path).is_file() for path in only):
            print(f"{file} tidak ada; periksa nama berkasnya", file=sys.stderr)
            return 1
    if staged:
        from plugins.history.hook import check_staged

        status = check_staged(content, now)
    else:
        status = check(content=content, now=now, files=only)
    if hints:
        from plugins.hints.run import tell_hints

        tell_hints(content, only)
    return status
