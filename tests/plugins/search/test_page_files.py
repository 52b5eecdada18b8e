"""A theme without what the search page needs is refused in one line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.press.render import PageRefused
from plugins.search.page_files import make_page_files
from tests.fixtures.content import ROOT


def test_a_theme_without_a_script_is_refused(tmp_path: Path) -> None:
    static = tmp_path / "static"
    shutil.copytree(ROOT / "theme" / "static", static)
    (static / "js" / "search.js").unlink()

    with pytest.raises(PageRefused) as refused:
        make_page_files(static, "")

    assert str(refused.value) == (
        "theme: what the search page needs cannot be read "
        f"([Errno 2] No such file or directory: '{static / 'js' / 'search.js'}')"
    )
