"""What a reader is told where the comment service is gone is the same on every server."""

from __future__ import annotations

import pytest

from plugins.release.apologies import DOWN, LARGE, SEVERE
from tests.fixtures.content import ROOT


@pytest.mark.parametrize("page", [DOWN, LARGE], ids=["down", "large"])
def test_nginx_says_what_caddy_says(page: str) -> None:
    snippet = (ROOT / "deploy/nginx/komentar.conf").read_text(encoding="utf-8")

    assert f"'{page}';" in snippet
    assert [value for value in SEVERE.values() if value not in snippet] == []
