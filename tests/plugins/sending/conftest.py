"""Fixtures of sending: a shared repository and two writers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.fixtures.content import MakeContent
from tests.plugins.sending.places import Places, Writer


@pytest.fixture(autouse=True)
def _own_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """git without the machine's settings: each test brings its own."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def places(make_content: MakeContent, tmp_path: Path) -> Places:
    """A shared repository with two articles of one office."""
    content = make_content(
        {"file": "2025/2025-02-26-kinerja.md"},
        {"file": "2025/2025-02-20-lain.md", "date": "2025-02-20", "title": "Tulisan lain"},
    )
    root = tmp_path / "tempat"
    root.mkdir()
    return Places(root, content)


@pytest.fixture
def siti(places: Places) -> Writer:
    """The first writer."""
    return places.join("Siti Rahayu")


@pytest.fixture
def budi(places: Places) -> Writer:
    """The second."""
    return places.join("Budi Hartono")
