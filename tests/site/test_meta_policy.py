"""Where no server sends headers, each page says its policy itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.release.headers import headers_of
from plugins.release.publishing import publish
from tests.fixtures.content import NOW, MakeContent


@pytest.fixture
def policies(
    make_content: MakeContent, make_settings: Callable[..., str], tmp_path: Path
) -> Callable[..., dict]:
    """Policies that the pages of a published content say, by their paths."""

    def read(*, is_asked: bool) -> dict[str, list[str]]:
        settings = make_settings(
            SITEURL="https://kabar.example", PUBLIC=True, META_POLICY=is_asked, PATH=str(make_content())
        )
        places = {"output": str(tmp_path / "rilis"), "state": str(tmp_path / "state")}
        assert publish(settings=settings, now=NOW.isoformat(), **places) == 0
        found = {}
        for file in (tmp_path / "rilis").rglob("*.html"):
            soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
            if not soup.find("meta", {"http-equiv": "refresh"}):
                path = "/" + file.relative_to(tmp_path / "rilis").as_posix()
                tags = soup.find_all("meta", {"http-equiv": "Content-Security-Policy"})
                found[path] = [str(tag["content"]) for tag in tags]
        return found

    return read


def test_every_page_says_what_a_header_would_but_for_frames(policies: Callable[..., dict]) -> None:
    found = policies(is_asked=True)

    assert "/cari/hasil/index.html" in found and len(found) > 10
    assert found == {
        path: [headers_of(path)["Content-Security-Policy"].replace("; frame-ancestors 'none'", "")]
        for path in found
    }


def test_no_page_says_one_where_a_server_does(policies: Callable[..., dict]) -> None:
    assert [path for path, told in policies(is_asked=False).items() if told] == []
