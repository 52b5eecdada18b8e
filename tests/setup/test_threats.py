"""Whatever is said to be stopped is shown by a test that exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
THREATS = (ROOT / "THREATS.md").read_text(encoding="utf-8")
ROWS = [
    line for line in THREATS.splitlines() if line.startswith("| ") and not re.match(r"\| (who \||---)", line)
]


def is_there(named: str) -> bool:
    path, _, name = named.partition("::")
    file = ROOT / path
    if not file.is_file():
        return False
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name for node in tree.body
    )


def test_every_threat_names_a_test_that_exists() -> None:
    named = [re.findall(r"`(tests/[^`]+::[^`]+)`", row.rpartition(" | ")[2]) for row in ROWS]

    assert len(ROWS) >= 20
    assert [row for row, tests in zip(ROWS, named, strict=True) if not tests] == []
    assert [test for tests in named for test in tests if not is_there(test)] == []


def test_who_finds_a_fault_is_led_to_the_contact() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")

    assert "/.well-known/security.txt" in text and "SECURITY_CONTACT" in text
    assert "Bahasa Indonesia" in text.splitlines()[2]
