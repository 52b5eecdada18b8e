"""What browsers are told of each file: how long to keep it, and what its page may do."""

from __future__ import annotations

import pytest

from plugins.release.headers import ALWAYS, LIFETIMES, POLICIES, TYPES, headers_of, pick
from plugins.search.policy import write_policy

FOR_EVER = "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("path", "lifetime"),
    [
        ("/index.html", "no-cache"),
        ("/feed.xml", "no-cache"),
        ("/cari/indeks/pagefind.js", "no-cache"),
        ("/cari/indeks/2025-02/pagefind-entry.json", "no-cache"),
        ("/cari/indeks/2025-02/fragment/id_054e746.pf_fragment", FOR_EVER),
        ("/cari/indeks/2025-02/filter/id_3a67bc26cb.pf_filter", FOR_EVER),
        ("/cari/indeks/2025-02/pagefind.id_69181276fc.pf_meta", FOR_EVER),
        ("/theme/css/site.a9e3cbac15.css", FOR_EVER),
        ("/theme/css/pages/search.35f005520c.css", FOR_EVER),
        ("/theme/js/search.7fd5726082.js", FOR_EVER),
        ("/theme/feed.css", "public, max-age=86400"),
        ("/gambar/0f9d10de2111b5fb/660.avif", FOR_EVER),
        ("/media/semarang/rapat.jpg", "public, max-age=86400"),
    ],
)
def test_only_what_is_named_by_its_content_is_kept_for_ever(path: str, lifetime: str) -> None:
    assert pick(LIFETIMES, path) == lifetime


def test_only_the_page_of_results_may_run_webassembly() -> None:
    paths = [
        "/index.html",
        "/cari/index.html",
        "/cari/indeks/pagefind.js",
        "/404.html",
        "/cari/indeks/index.html",
        "/semarang/cari/index.html",
    ]

    assert [path for path in paths if "wasm" in pick(POLICIES, path)] == []
    assert pick(POLICIES, "/cari/hasil/index.html").startswith(write_policy())


@pytest.mark.parametrize("path", ["/index.html", "/cari/index.html", "/cari/hasil/index.html"])
def test_every_page_forbids_what_it_does_not_need(path: str) -> None:
    rules = dict(rule.split(" ", 1) for rule in headers_of(path)["Content-Security-Policy"].split("; "))

    assert (rules["default-src"], rules["base-uri"], rules["frame-ancestors"]) == ("'none'",) * 3
    assert "unsafe-inline" not in str(rules) and "unsafe-eval" not in rules["script-src"].split()
    assert "data:" not in rules["script-src"]


def test_no_value_could_break_out_of_a_configuration() -> None:
    values = [*ALWAYS.values(), *(value for rules in (LIFETIMES, POLICIES) for _, value in rules)]

    assert [value for value in values if set(value) & set('"\\$\n{}')] == []


def test_no_ending_has_two_kinds() -> None:
    endings = [ending for group in TYPES.values() for ending in group]

    assert len(endings) == len(set(endings))
