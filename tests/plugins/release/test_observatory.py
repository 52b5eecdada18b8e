"""MDN's HTTP Observatory gives every page of a release at least 125 points, behind a real server."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from plugins.release.headers import headers_of
from tests.fixtures.hosts import serving_nginx
from tests.plugins.release.observatory import count_points, judge

FEWEST = 125
GOOD = {name.lower(): value for name, value in headers_of("/index.html").items()}


@pytest.mark.nginx
@pytest.mark.parametrize("path", ["/", "/cari/", "/404.html", "/tiada/", "/cari/hasil/", "/kantor/"])
def test_the_observatory_gives_every_page_at_least_125_points(site: Path, tmp_path: Path, path: str) -> None:
    with serving_nginx(site, tmp_path, {}) as url:
        answer = httpx.get(url + path, timeout=30)

    points = count_points(answer.headers, answer.text)
    assert (path, points >= FEWEST, dict(judge(answer.headers, answer.text))) == (
        path,
        True,
        {
            "content-security-policy": 10,
            "strict-transport-security": 0,
            "x-content-type-options": 0,
            "x-frame-options": 5,
            "referrer-policy": 5,
            "cross-origin-resource-policy": 10,
            "cross-origin-resource-sharing": 0,
            "subresource-integrity": 0,
            "cookies": 0,
        },
    )


@pytest.mark.parametrize(
    ("changes", "points"),
    [
        pytest.param({}, 130, id="ours"),
        pytest.param({"content-security-policy": ""}, 55, id="no policy, so no frames forbidden either"),
        pytest.param(
            {"content-security-policy": "default-src 'self'; frame-ancestors 'none'"}, 125, id="self"
        ),
        pytest.param(
            {"content-security-policy": f"script-src 'unsafe-inline'; {GOOD['content-security-policy']}"},
            80,
            id="inline scripts",
        ),
        pytest.param({"strict-transport-security": "max-age=300"}, 120, id="short transport"),
        pytest.param({"strict-transport-security": ""}, 80, id="no transport"),
        pytest.param({"x-content-type-options": ""}, 125, id="sniffing"),
        pytest.param({"referrer-policy": "unsafe-url"}, 120, id="telling referrer"),
        pytest.param({"cross-origin-resource-policy": "cross-origin"}, 120, id="open resources"),
        pytest.param({"set-cookie": "a=b"}, 60, id="bare cookie"),
    ],
)
def test_what_is_worse_costs_points(changes: dict[str, str], points: int) -> None:
    assert count_points({**GOOD, **changes}, "<p>") == points


@pytest.mark.parametrize(
    ("script", "points"),
    [("", 0), ('src="/a.js"', 0), ('src="https://x.example/a.js"', -5), ('src="http://x.example/a.js"', -50)],
)
def test_scripts_of_others_cost_points(script: str, points: int) -> None:
    assert dict(judge(GOOD, f"<script {script}></script>"))["subresource-integrity"] == points
