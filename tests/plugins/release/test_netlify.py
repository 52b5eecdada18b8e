"""Files that static hosts read say what is said once, within what those hosts read."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.release.headers import headers_of
from plugins.release.netlify import (
    MOST_LINE,
    MOST_REDIRECT_BYTES,
    MOST_REDIRECTS,
    MOST_RULES,
    write_headers,
    write_redirects,
)
from tests.plugins.release.test_servers import FILES

# What Netlify, Cloudflare Pages and GitLab Pages send of their own accord, in other words.
ASKED_AGAIN = "no-cache"


def parse(text: str) -> list[tuple[str, list[str]]]:
    """Rules by their pattern, each with its lines."""
    rules: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line, []))
        else:
            rules[-1][1].append(line.strip())
    return rules


def netlify(text: str, path: str) -> Mapping[str, str]:
    """The last rule that says a header counts; lines without a colon say nothing."""
    told: dict[str, str] = {}
    for pattern, lines in parse(text):
        if fits(pattern, path):
            told |= dict(line.split(": ", 1) for line in lines if ":" in line)
    return told


def cloudflare(text: str, path: str) -> Mapping[str, str]:
    """Every rule that fits counts: values are joined, unless what was said is taken away first."""
    told: dict[str, str] = {}
    for pattern, lines in parse(text):
        for line in lines if fits(pattern, path) else ():
            if line.startswith("! "):
                told.pop(line[2:], None)
            else:
                name, value = line.split(": ", 1)
                told[name] = f"{told[name]}, {value}" if name in told else value
    return told


def fits(pattern: str, path: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), path) is not None


@pytest.mark.parametrize("host", [netlify, cloudflare])
@pytest.mark.parametrize("path", FILES)
def test_every_file_has_its_headers_on_static_hosts(host: object, path: str) -> None:
    text = write_headers([file[1:] for file in FILES])

    told = {"Cache-Control": ASKED_AGAIN, **host(text, path.removesuffix("index.html"))}  # type: ignore[operator]

    assert told == headers_of(path)


def test_headers_stay_within_the_limits_of_hosts_and_leave_out_the_shortest_lifetimes() -> None:
    paths = ["gambar/ab/660.avif", "media/semarang/rapat.jpg", "index.html", "cari/indeks/pagefind.js"]
    for part in range(1000, 1150):
        folder = f"cari/indeks/{part}"
        paths += [f"{folder}/fragment/id_054e746.pf_fragment", f"{folder}/pagefind-entry.json"]

    text = write_headers(paths)

    patterns = [pattern for pattern, _ in parse(text)]
    assert len(patterns) == MOST_RULES
    assert max(map(len, text.splitlines())) <= MOST_LINE
    assert patterns[:1] + patterns[-1:] == ["/*", "/gambar/*"]
    assert "/cari/indeks/1149/fragment/*" in patterns and "/cari/indeks/1000/fragment/*" not in patterns


def test_old_address_is_moved_on_netlify_past_its_page_and_on_cloudflare() -> None:
    text = write_redirects({"/lama/": "/semarang/", "/b/c/é.html": "/cari/"})

    assert text.splitlines() == [
        "/lama/ /semarang/ 301!",
        "/lama/ /semarang/ 301",
        "/b/c/%C3%A9.html /cari/ 301!",
        "/b/c/%C3%A9.html /cari/ 301",
    ]


@given(st.integers(0, 6_000), st.integers(1, 1_200))
def test_redirects_never_pass_the_limits_of_hosts(count: int, length: int) -> None:
    text = write_redirects({f"/{number}/{'x' * length}/": "/semarang/" for number in range(count)})

    lines = text.splitlines()
    assert len([line for line in lines if not line.endswith("!")]) <= MOST_REDIRECTS
    assert len(text.encode()) <= MOST_REDIRECT_BYTES
    assert all(len(line) <= 1_000 for line in lines)
    assert len(lines) % 2 == 0
