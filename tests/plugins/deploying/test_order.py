"""What comes before what where there is no switch, and what stays for pages read earlier."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.deploying.carrying import (
    MOST_FORMERS,
    choose_vouchers,
    find_allowed,
    list_carried,
    name_voucher,
)
from plugins.deploying.health import PAGES, address_of, choose_files
from plugins.deploying.plan import compare, is_loaded_by_pages, rank, tell_gone
from plugins.release.manifest import MANIFEST, SIGNATURE, read_manifest
from plugins.release.signing import make_key
from tests.fixtures.targets import KEY, make_release

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def test_pages_come_after_what_they_load_and_lists_after_pages() -> None:
    there = {"index.html", "lama/index.html"}
    order = [
        "gambar/0123456789abcdef.avif",
        "media/semarang/foto.jpg",
        "baru/index.html",
        "lama/index.html",
        "sitemap.xml",
        ".well-known/release.json",
    ]

    ranks = [rank(path, there) for path in order]

    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize("ending", ["", ".br", ".gz"])
def test_compressed_form_goes_with_its_text(ending: str) -> None:
    sheet = f"theme/css/site.0123456789.css{ending}"

    assert is_loaded_by_pages(sheet) and rank(sheet, set()) == 0
    assert not is_loaded_by_pages(f"index.html{ending}")
    assert rank(f"sitemap.xml{ending}", set()) == rank("sitemap.xml", set())


def test_release_carries_what_pages_of_former_ones_load_and_nothing_else(tmp_path: Path) -> None:
    formers = [
        read_manifest((make_release(tmp_path / str(version), version) / MANIFEST).read_bytes())
        for version in (1, 2)
    ]
    own = [file.path for file in formers[0].files]

    carried = list_carried(formers[::-1], own)

    assert sorted(path.partition("/")[0] for path in carried) == ["gambar", "theme"]
    assert not set(carried) & set(own)


def test_releases_left_long_ago_vouch_no_more() -> None:
    old = name_voucher(NOW - timedelta(days=3), "a" * 64)
    new = name_voucher(NOW - timedelta(days=1), "b" * 64)

    assert choose_vouchers([old, new, "slot.html"], "c" * 64, NOW, days=2) == [new]
    assert choose_vouchers([new], "b" * 64, NOW, days=2) == []


def test_as_many_former_releases_vouch_as_a_release_can_carry() -> None:
    vouchers = [name_voucher(NOW - timedelta(minutes=number), f"{number:x}" * 64) for number in range(9)]

    assert choose_vouchers(vouchers, "f" * 64, NOW, days=2) == vouchers[:MOST_FORMERS]


@pytest.mark.parametrize("spoilt", ["", "other key", "other bytes", "other name"])
def test_only_a_manifest_that_we_signed_vouches(tmp_path: Path, spoilt: str) -> None:
    release = make_release(tmp_path / "1", 1)
    data, signature = (release / MANIFEST).read_bytes(), (release / SIGNATURE).read_bytes()
    name = name_voucher(NOW, "f" * 64 if spoilt == "other name" else hashlib.sha256(data).hexdigest())
    keys = [(make_key(b"o" * 32, b"otherkey") if spoilt == "other key" else KEY).public]
    if spoilt == "other bytes":
        data = data.replace(b"theme/css", b"theme/csz")

    allowed = find_allowed({name: (data, signature)}, keys)

    assert bool(allowed) is (spoilt == "")
    assert "index.html" not in allowed


def test_what_changed_is_looked_at_first_and_the_rest_of_the_site_too() -> None:
    digests = {f"{number:03}/index.html": "" for number in range(200)} | {"index.html": "", MANIFEST: ""}

    chosen = choose_files(digests, ["150/index.html", "index.html"])

    assert chosen[:3] == [MANIFEST, "index.html", "150/index.html"]
    assert len(chosen) <= 2 + PAGES and "000/index.html" in chosen


def test_pages_that_readers_lose_are_told_before_anything_is_sent() -> None:
    names = [f"{number}/index.html{ending}" for number in range(5) for ending in ("", ".gz", ".br")]
    there = dict.fromkeys([*names, "robots.txt", "index.html"], "a")

    told = [
        tell_gone(compare(dict.fromkeys(left, 1), dict.fromkeys(left, "a"), there))
        for left in (list(there), names[3:], ["index.html"])
    ]

    assert told == [
        [],
        ["mind: 2 pages are in this release no more: 0/index.html, index.html"],
        ["mind: 5 pages are in this release no more: 0/index.html, 1/index.html, 2/index.html, …"],
    ]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "/"),
        ("a b/index.html", "/a%20b/"),
        ("404.html", "/404.html"),
        ("xindex.html", "/xindex.html"),
    ],
)
def test_file_answers_for_its_address(path: str, address: str) -> None:
    assert address_of(path) == address
