"""The name of what a build is made of is another one wherever something of it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.gate.walk import list_content
from plugins.publication.last import name_frame
from tests.fixtures.content import MakeContent

A_COMMENT, ANOTHER = '{"body": "Setuju."}\n', '{"body": "Keliru."}\n'


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.jsonl"
    path.write_text(A_COMMENT, encoding="utf-8")
    return path


def name(content: Path, export: Path) -> bytes:
    theme = content.parent / "theme"
    return name_frame(b"version", ("settings",), theme, content, export, list_content(content))


def test_comments_are_named_by_their_content_alone(make_content: MakeContent, export: Path) -> None:
    content = make_content()
    before = name(content, export)
    times = export.stat()

    export.write_text(ANOTHER, encoding="utf-8")
    os.utime(export, ns=(times.st_atime_ns, times.st_mtime_ns))
    other = name(content, export)
    export.unlink()
    without = name(content, export)
    export.write_text(A_COMMENT, encoding="utf-8")
    again = name(content, export)

    assert len({before, other, without}) == 3
    assert again == before
