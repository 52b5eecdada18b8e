"""Rules: the points that MDN's HTTP Observatory gives an answer, by the facts it publishes of its tests.

Source: developer.mozilla.org, "HTTP Observatory: tests and scoring": 100 points at first, all that is
taken away at once, and what is given only from 90 points on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

BASE, ENOUGH_FOR_MORE = 100, 90
HALF_A_YEAR = 15_768_000
ANYWHERE = {"*", "http:", "https:", "ftp:", "http://*", "https://*"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def count_points(headers: Mapping[str, str], html: str) -> int:
    """Points of a site that sends this at its root, by https, with http leading there on the same host.

    Nobody has it on a preload list, and it sets no cookie that is not named here.

    Args:
        headers: names in lower case.
    """
    found = dict(judge(headers, html))
    lost = BASE + sum(points for points in found.values() if points < 0)
    won = sum(points for points in found.values() if points > 0)
    return max(0, lost + (won if lost >= ENOUGH_FOR_MORE else 0))


def judge(headers: Mapping[str, str], html: str) -> Iterator[tuple[str, int]]:
    """Points by test."""
    policy = read_policy(headers.get("content-security-policy", ""))
    yield "content-security-policy", _judge_policy(policy)
    yield "strict-transport-security", _judge_transport(headers.get("strict-transport-security", ""))
    yield "x-content-type-options", 0 if headers.get("x-content-type-options") == "nosniff" else -5
    yield "x-frame-options", _judge_frames(policy, headers.get("x-frame-options", ""))
    yield "referrer-policy", _judge_referrer(headers.get("referrer-policy", ""))
    yield "cross-origin-resource-policy", _judge_resources(headers.get("cross-origin-resource-policy", ""))
    yield "cross-origin-resource-sharing", _judge_sharing(headers)
    yield "subresource-integrity", _judge_scripts(html)
    yield "cookies", -40 if "set-cookie" in headers else 0


def read_policy(text: str) -> Mapping[str, set[str]]:
    """Directives with their sources."""
    parts = [part.split() for part in text.split(";") if part.strip()]
    return {part[0].lower(): set(part[1:]) for part in reversed(parts)}


def _judge_policy(policy: Mapping[str, set[str]]) -> int:
    if not policy:
        return -25
    usual = policy.get("default-src", {"*"})
    scripts, objects, styles = (policy.get(f"{kind}-src", usual) for kind in ("script", "object", "style"))
    inline = {"'unsafe-inline'", "data:"}
    if scripts & (ANYWHERE | inline) or objects & ANYWHERE:
        return -20
    active = set().union(
        *(sources for name, sources in policy.items() if name not in ("img-src", "media-src"))
    )
    if any(source.startswith(("http:", "ftp:")) for source in active):
        return -20
    if "'unsafe-eval'" in scripts | styles:
        return -10
    passive = policy.get("img-src", usual) | policy.get("media-src", usual)
    if any(source.startswith(("http:", "ftp:")) for source in passive):
        return -10
    if styles & (ANYWHERE | inline):
        return 0
    return 10 if usual == {"'none'"} else 5


def _judge_transport(text: str) -> int:
    age = next((part for part in text.replace(" ", "").split(";") if part.startswith("max-age=")), "")
    if not age.removeprefix("max-age=").isdigit():
        return -20
    return 0 if int(age.removeprefix("max-age=")) >= HALF_A_YEAR else -10


def _judge_frames(policy: Mapping[str, set[str]], text: str) -> int:
    if "frame-ancestors" in policy and not policy["frame-ancestors"] & ANYWHERE:
        return 5
    return 0 if text.upper() in ("DENY", "SAMEORIGIN") else -20


def _judge_referrer(text: str) -> int:
    if not text:
        return 0
    return 5 if text in PRIVATE else -5


def _judge_resources(text: str) -> int:
    points = {"same-origin": 10, "same-site": 10, "cross-origin": 0, "": 0}
    return points.get(text, -5)


def _judge_sharing(headers: Mapping[str, str]) -> int:
    is_open = "access-control-allow-origin" in headers
    return -50 if is_open and headers.get("access-control-allow-credentials") == "true" else 0


def _judge_scripts(html: str) -> int:
    scripts = [tag for tag in BeautifulSoup(html, "html.parser").find_all("script") if tag.get("src")]
    foreign = [tag for tag in scripts if urlsplit(str(tag["src"])).netloc]
    if any(not str(tag["src"]).startswith("https://") for tag in foreign):
        return -20 if all(tag.get("integrity") for tag in foreign) else -50
    if any(not tag.get("integrity") for tag in foreign):
        return -5
    return 5 if scripts and all(tag.get("integrity") for tag in scripts) else 0
