"""Edge: `schema` writes the header's JSON Schemas for editors of plain text."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from plugins.categories.register import read_registers
from plugins.gate.model import KEYS
from plugins.root import ROOT
from plugins.writing.schema import make_schema

FOLDER = ROOT / "var" / "schema"


def write_schemas(content: str | None = None, output: str | None = None) -> int:
    """Write `artikel.json` and `laman.json`, and tell where.

    Args:
        content: the content folder, for its registers; output: the folder written to.

    Returns:
        Exit status: 1 where the registers are faulty; then nothing is written.
    """
    folder = Path(content) if content else ROOT / "content"
    registers, problems = read_registers(folder)
    if any(problem.is_error for problem in problems):
        print("\n".join(problem.tell(str(folder)) for problem in problems), file=sys.stderr)
        return 1
    target = Path(output) if output else FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for kind in KEYS:
        text = json.dumps(make_schema(kind, registers), ensure_ascii=False, indent=2)
        (target / f"{kind}.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")
        print(f"Skema kepala {kind}: {target / f'{kind}.json'}")
    return 0
