"""Addresses, visitors, lures, links and pace, each by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.watching.addresses import Site, address_of, is_same_page, path_of, read_site
from plugins.watching.book import cursor_of, pick_files
from plugins.watching.inspecting import PAUSES
from plugins.watching.links import find_links
from plugins.watching.lures import LURES, list_bare_folders, pick_lures
from plugins.watching.pace import LoadSpent, Pace, TurnOver, share_time
from plugins.watching.visitors import AGENTS, ENCODINGS, LANGUAGES, WAYS, pick_visitors
from tests.plugins.watching.conftest import Clock

SITE = Site(scheme="https", host="kabar.example", port=443)
names = st.text(
    st.characters(codec="utf-8", exclude_characters="/?#\\", exclude_categories=["C"]), min_size=1
)


@given(parts=st.lists(names.filter(lambda name: name not in (".", "..")), min_size=1, max_size=4))
def test_address_leads_back_to_its_file(parts: list[str]) -> None:
    for path in ("/".join(parts), "/".join([*parts, "index.html"])):
        assert path_of(address_of(path)) == path
        assert is_same_page(path, address_of(path))


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/slot/", "/slot/"),
        ("slot/", "/semarang/slot/"),
        ("../", "/"),
        ("https://kabar.example/a?b=c#d", "/a?b=c"),
        ("//kabar.example/x", "/x"),
        ("/a b/é", "/a%20b/%C3%A9"),
        ("https://kabar.example.gacor.example/", None),
        ("https://kabar.example@gacor.example/", None),
        ("http://gacor.example/", None),
        ("javascript:alert(1)", None),
        ("mailto:a@b.example", None),
        ("https://[::1", None),
        ("https://kabar.example:99999/", None),
    ],
)
def test_link_leads_to_this_site_or_nowhere(link: str, address: str | None) -> None:
    assert SITE.find_address(link, "/semarang/") == address


def test_site_is_told_by_its_host_alone() -> None:
    assert [
        read_site(url).url for url in ("https://a.example/", "http://a.example:8080", "http://[::1]:8000")
    ] == [
        "https://a.example",
        "http://a.example:8080",
        "http://[::1]:8000",
    ]


@given(path=st.text(min_size=1, max_size=20), start=st.integers(0, 10_000))
def test_after_all_turns_each_agent_has_come_in_every_way(path: str, start: int) -> None:
    visitors = [visitor for turn in range(WAYS) for visitor in pick_visitors(path, start + turn)]

    ways = {(one.agent, one.language, one.is_from_search, one.has_cookie) for one in visitors}
    assert len(ways) == len(AGENTS) * len(LANGUAGES) * 4
    assert {(one.agent, one.encoding) for one in visitors} == {(a, e) for a in AGENTS for e in ENCODINGS}


@given(
    count=st.integers(1, 60),
    most=st.integers(1, 20),
    first=st.lists(st.integers(0, 80).map(str), max_size=5),
)
def test_runs_of_any_size_cover_every_file(count: int, most: int, first: list[str]) -> None:
    paths, cursor, seen = [str(number) for number in range(count)], "", set()
    always = [path for path in dict.fromkeys(first) if path in paths]
    most = max(most, len(always) + 1)

    for _ in range(count):
        every, turn = pick_files(paths, cursor, most, first)
        picked, cursor = [*every, *turn], cursor_of(turn[-1]) if turn else cursor
        assert len(picked) == len(set(picked)) <= most
        assert set(always) <= set(picked)
        seen |= set(picked)

    assert seen == set(paths)


def test_all_lures_are_tried_in_turn() -> None:
    tried = {lure for turn in range(20) for lure in pick_lures(turn, ["semarang/"], 40)}

    assert set(LURES) <= tried
    assert "semarang/slot/" in tried


def test_folders_without_a_page_are_known() -> None:
    paths = ["index.html", "media/a/b.jpg", "semarang/index.html", "theme/css/x.css"]

    assert list_bare_folders(paths) == ["media/", "media/a/", "theme/", "theme/css/"]


def test_links_are_found_in_whatever_is_sent() -> None:
    data = b"""<a href='/a'>\xff\xfe<A HREF = "/b&amp;c"><loc>/d</loc>
<meta http-equiv=refresh content="0; url=/e">
{"url": "/f"} <img src="/g"> <a href="">
Sitemap: /h
"""

    assert set(find_links(data)) == {"/a", "/b&c", "/d", "/e", "/f", "/g", "/h"}


@given(data=st.binary(max_size=3000))
def test_no_bytes_trouble_the_search_for_links(data: bytes) -> None:
    assert all(isinstance(link, str) for link in find_links(data * 20))


def test_no_second_has_more_requests_than_allowed() -> None:
    clock = Clock()
    pace = Pace(rate=4, most_bytes=10, most_seconds=10, clock=clock, sleep=clock.sleep)
    times = []

    for _ in range(41):
        pace.wait()
        times.append(clock.now - 100)
    with pytest.raises(LoadSpent) as spent:
        pace.wait()

    assert times == [number / 4 for number in range(41)]
    assert str(spent.value) == "the time allowed is over"


def test_what_is_late_is_made_up_for_as_the_rate_allows() -> None:
    clock = Clock()
    pace = Pace(rate=4, most_bytes=10, most_seconds=1000, clock=clock, sleep=clock.sleep)
    pace.spread_over(100, 10)
    times = []

    for number in range(10):
        pace.wait()
        times.append(clock.now - 100)
        # Its answer takes half a minute.
        clock.sleep(30 if number == 1 else 0)

    assert times == [0, 10, 40, 40.25, 40.5, 50, 60, 70, 80, 90]


@pytest.mark.parametrize(
    ("seconds", "share"),
    [(3000, (210, (15, 30, 60))), (60, (20, (10 / 7, 20 / 7, 40 / 7)))],
    ids=["fifty minutes", "one minute"],
)
def test_short_runs_keep_a_third_of_their_time_for_looking_again(
    seconds: float, share: tuple[float, tuple[float, ...]]
) -> None:
    kept, pauses = share_time(seconds, PAUSES)

    assert (kept, pauses) == (pytest.approx(share[0]), pytest.approx(share[1]))


def test_what_is_kept_back_is_free_only_later() -> None:
    clock = Clock()
    pace = Pace(rate=1, most_bytes=10, most_seconds=10, clock=clock, sleep=clock.sleep)
    pace.keep_back(4)
    for _ in range(7):
        pace.wait()

    with pytest.raises(TurnOver):
        pace.wait()
    pace.keep_back(0)
    pace.wait()
    pace.rest(60)

    assert clock.now == 110


def test_requests_are_spread_over_the_time_and_end_with_the_bytes() -> None:
    clock = Clock()
    pace = Pace(rate=4, most_bytes=10, most_seconds=1000, clock=clock, sleep=clock.sleep)
    pace.spread_over(100, 10)

    for _ in range(10):
        pace.wait()

    assert clock.now == 190
    pace.count(10)
    with pytest.raises(LoadSpent) as spent:
        pace.wait()
    assert str(spent.value) == "10 bytes were received, and no more are allowed"
