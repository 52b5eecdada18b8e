"""Edge: a settings file, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.publication.conf import read_conf
from plugins.publication.settings import SettingsRefused


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("pengaturan", "", "{file}: is no settings file; its name ends in .py"),
        ("kosong.py", "", "{file}: has no PATH; begin it with: from pelicanconf import *"),
        ("rusak.py", "NAMA = 'a'\nx y\n", "{file}:2: is no Python (invalid syntax)"),
        ("hilang.py", None, "{file}: no such settings file"),
        ("folder/..", None, "{file}: is a folder"),
    ],
    ids=["other-ending", "empty", "no-python", "missing", "folder"],
)
def test_what_is_no_settings_file_is_refused(tmp_path: Path, name: str, text: str | None, fault: str) -> None:
    (tmp_path / "folder").mkdir()
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    file = f"{tmp_path}/{name}"

    with pytest.raises(SettingsRefused) as refusal:
        read_conf(file, {})

    assert str(refusal.value) == fault.format(file=file)
