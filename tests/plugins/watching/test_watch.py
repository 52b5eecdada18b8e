"""What was planted into a site is named, whoever it is hidden from; an honest site is left in peace."""

from __future__ import annotations

import gzip
import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from plugins.release.manifest import MANIFEST, SIGNATURE, UNLISTED, Inputs, digest_headers
from plugins.release.proving import prove_release
from plugins.release.signing import make_key
from plugins.watching.inspecting import PAUSES
from plugins.watching.memory import save_memory
from plugins.watching.pace import Pace, share_time
from plugins.watching.report import Report
from plugins.watching.watch import Watch, watch_site
from tests.fixtures.hosts import serving_nginx
from tests.fixtures.releases import (
    ADDRESS,
    ARTICLE,
    KEY,
    Mischief,
    Reply,
    answer_honestly,
    make_release,
    prove,
    serving_release,
    write_page,
)
from tests.plugins.watching.conftest import NOW, Clock, MakeInspector, WatchOnce


def is_crawler(headers: Mapping[str, str]) -> bool:
    return "Googlebot" in headers["User-Agent"]


def plant(body: str, status: int = 200) -> Reply:
    return Reply(status=status, headers={"Content-Type": "text/html"}, body=body.encode())


def name_kinds(report: Report) -> list[tuple[str, str]]:
    return sorted({(fault.path, fault.kind) for fault in report.faults})


def test_watch_names_the_cloaked_the_added_and_the_removed_page_and_the_changed_header(
    release: Path, watch_once: WatchOnce
) -> None:
    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        if address == ADDRESS and is_crawler(headers):
            reply.headers.pop("Content-Encoding", None)
            reply.body = b"<h1>slot gacor</h1>"
        elif address == "/slot/":
            return plant("slot gacor")
        elif address == "/semarang/":
            reply.headers["Content-Security-Policy"] = "default-src *"
        elif address == "/media/foto.jpg":
            return answer_honestly(release, "/tidak-ada", headers)
        return reply

    with serving_release(release, mischief) as url:
        report = watch_once(url)

    assert name_kinds(report) == [
        ("/slot/", "extra"),
        ("media/foto.jpg", "missing"),
        (ARTICLE, "cloaked"),
        ("semarang/index.html", "headers"),
    ]
    cloaked = next(fault for fault in report.faults if fault.kind == "cloaked")
    assert cloaked.message == "changed: 19 bytes instead of 344; browser and phone got the true page"
    assert [visitor.partition(" ")[0] for visitor in cloaked.visitors] == ["crawler"]


@pytest.mark.nginx
def test_honest_server_is_never_accused_in_a_hundred_runs(
    release: Path, watch_once: WatchOnce, tmp_path: Path
) -> None:
    moved = {"/lama/": "/semarang/", "/lama/pidato-menteri/": ADDRESS}
    make_release(release, moved=moved)

    with serving_nginx(release, tmp_path / "nginx", moved) as url:
        accused = [fault for _ in range(100) for fault in watch_once(url).faults]

    assert accused == []


def show_once_to(agent: str) -> Mischief:
    seen = itertools.count()

    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        is_first = address == ADDRESS and agent in headers["User-Agent"] and next(seen) == 0
        return plant("<h1>gacor</h1>") if is_first else reply

    return mischief


def test_page_that_was_changed_only_once_is_named_though_it_is_right_again(
    release: Path, watch_once: WatchOnce
) -> None:
    with serving_release(release, show_once_to("Googlebot")) as url:
        report = watch_once(url)

    assert (ARTICLE, "cloaked") in name_kinds(report)


def test_answer_that_was_missing_only_once_is_no_fault(release: Path, watch_once: WatchOnce) -> None:
    seen = itertools.count()

    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        return plant("", 503) if address == ADDRESS and next(seen) == 0 else reply

    with serving_release(release, mischief) as url:
        report = watch_once(url)

    assert report.faults == ()


@pytest.mark.parametrize("when", [1, 9, 30, 60, 130], ids=lambda when: f"at request {when}")
def test_release_that_is_put_in_place_meanwhile_raises_no_alarm(
    release: Path, watch_once: WatchOnce, tmp_path: Path, when: int
) -> None:
    new = make_release(tmp_path / "baru", order=4, baru__index_html="<p>baru", index_html="<p>lain")
    (new / "media" / "foto.jpg").unlink()
    make_release(new, order=4, baru__index_html="<p>baru", index_html="<p>lain")
    asked = itertools.count()

    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        return answer_honestly(new, address, headers) if next(asked) >= when else reply

    with serving_release(release, mischief) as url:
        report = watch_once(url)

    assert report.faults == ()


def test_release_that_is_put_in_place_file_by_file_raises_no_alarm(
    release: Path, watch_once: WatchOnce, tmp_path: Path
) -> None:
    """Pages first, the manifest long after, as on hosts that cannot switch at once."""
    new = make_release(tmp_path / "baru", order=4, index_html="<p>lain")
    asked = itertools.count()

    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        is_proof = address.lstrip("/") in UNLISTED
        if is_proof and next(asked) < 6:
            return reply
        return answer_honestly(new, address, headers)

    with serving_release(release, mischief) as url:
        report = watch_once(url, pauses=(0, 0, 0))

    assert report.faults == ()


def test_many_releases_during_one_run_raise_no_alarm(
    release: Path, watch_once: WatchOnce, tmp_path: Path
) -> None:
    folders = [
        make_release(tmp_path / f"rilis-{number}", order=3 + number, index_html=f"<p>{number}")
        for number in range(4)
    ]
    asked = itertools.count()

    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        return answer_honestly(folders[min(next(asked) // 40, 3)], address, headers)

    with serving_release(release, mischief) as url:
        report = watch_once(url)

    assert report.faults == ()


def test_older_release_is_named_until_it_is_accepted(
    release: Path, watch_once: WatchOnce, tmp_path: Path
) -> None:
    old = make_release(tmp_path / "lama", order=2)
    with serving_release(release) as url:
        watch_once(url)
    with serving_release(old) as url:
        found = [watch_once(url), watch_once(url), watch_once(url, accepts_older=True), watch_once(url)]

    assert [str(fault) for fault in found[0].faults] == [
        f"{MANIFEST}: older: an older release than before is served (order 2, and 3 was seen); "
        "if you put it back yourself, say so once with --accept-older"
    ]
    assert [len(report.faults) for report in found] == [1, 1, 0, 0]


def test_release_without_an_order_is_named_where_one_with_an_order_was_seen(
    release: Path, watch_once: WatchOnce, tmp_path: Path
) -> None:
    shallow = make_release(tmp_path / "dangkal", order=0)
    with serving_release(release) as url:
        watch_once(url)
    with serving_release(shallow) as url:
        found = [watch_once(url), watch_once(url, accepts_older=True), watch_once(url)]

    assert [str(fault) for fault in found[0].faults] == [
        f"{MANIFEST}: older: a release without an order, as an older one may be, is served "
        "(order 0, and 3 was seen); if you put it back yourself, say so once with --accept-older"
    ]
    assert [len(report.faults) for report in found] == [1, 0, 0]


def test_forged_manifest_is_named_and_files_are_compared_with_the_last_true_one(
    release: Path, watch_once: WatchOnce
) -> None:
    thief = make_key(b"t" * 32, KEY.public.id)
    with serving_release(release) as url:
        watch_once(url)
        (release / ARTICLE).write_text("gacor", encoding="utf-8")
        for ending in (".gz", ".br"):
            (release / (ARTICLE + ending)).unlink()
        prove_release(release, watch_inputs(), thief)
        report = watch_once(url)

    assert {(SIGNATURE, "signature"), (ARTICLE, "changed")} <= set(name_kinds(report))
    assert "files are compared with the last manifest whose signature was true" in report.notes


def watch_inputs() -> Inputs:
    return Inputs(commit="c0ffee", order=9)


@pytest.mark.parametrize(
    ("path", "kind", "message"),
    [
        (MANIFEST, "missing", "there is no manifest; nothing here is proved"),
        (SIGNATURE, "missing", "the release is unsigned; nothing proves its origin"),
    ],
    ids=["no manifest", "no signature"],
)
def test_site_without_proof_is_a_fault(
    release: Path, watch_once: WatchOnce, path: str, kind: str, message: str
) -> None:
    (release / path).unlink()

    with serving_release(release) as url:
        report = watch_once(url)

    assert [(fault.path, fault.kind, fault.message) for fault in report.faults] == [(path, kind, message)]


def test_pages_that_a_changed_map_leads_to_are_found(release: Path, watch_once: WatchOnce) -> None:
    strange = {"/pola-rahasia-7/": plant('<a href="/pola-rahasia-8/">x</a>'), "/pola-rahasia-8/": plant("x")}

    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        if address == "/sitemap.xml" and is_crawler(headers):
            return plant("<urlset><loc>/pola-rahasia-7/</loc><loc>/pola-hilang/</loc></urlset>")
        return strange.get(address, reply)

    with serving_release(release, mischief) as url:
        report = watch_once(url, headers=False)

    assert name_kinds(report) == [
        ("/pola-rahasia-7/", "extra"),
        ("/pola-rahasia-8/", "extra"),
        ("sitemap.xml", "cloaked"),
    ]


def redirect(place: str) -> Mischief:
    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        if address == ADDRESS and headers.get("Referer"):
            return Reply(status=302, headers={"Location": place})
        return reply

    return mischief


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("https://gacor.example/", "sends readers away, to 'https://gacor.example/'"),
        ("//gacor.example/", "sends readers away, to '//gacor.example/'"),
        ("javascript:alert(1)", "sends readers away, to 'javascript:alert(1)'"),
        ("/slot/", "answers 302, to '/slot/'"),
        (ADDRESS, f"answers 302, to '{ADDRESS}'"),
        ("", "answers 302, to ''"),
    ],
    ids=["elsewhere", "without scheme", "script", "here", "loop", "nowhere"],
)
def test_reader_who_is_sent_away_is_named(
    release: Path, watch_once: WatchOnce, place: str, told: str
) -> None:
    with serving_release(release, redirect(place)) as url:
        found = [fault for _ in range(2) for fault in watch_once(url).faults]

    assert {fault.path for fault in found} == {ARTICLE}
    assert all(told in fault.message for fault in found)
    assert {
        visitor for fault in found for visitor in fault.visitors if "from a search" not in visitor
    } == set()


def test_host_that_prefers_other_spellings_is_not_accused(release: Path, watch_once: WatchOnce) -> None:
    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        if address == "/404.html":
            return Reply(status=308, headers={"Location": "/404"})
        if address == "/404":
            return answer_honestly(release, "/404.html", headers)
        return reply

    with serving_release(release, mischief) as url:
        assert watch_once(url).faults == ()


def forget_header(name: str) -> Mischief:
    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        reply.headers.pop(name)
        return reply

    return mischief


def test_old_address_may_be_led_on_by_its_page_or_by_the_server_and_nowhere_else(
    release: Path, watch_once: WatchOnce
) -> None:
    make_release(release, moved={"/lama/": "/semarang/"})
    replies = {"page": None, "server": "/semarang/", "elsewhere": "/slot/"}

    def lead(place: str | None) -> Mischief:
        return lambda address, headers, reply: (
            Reply(status=301, headers={"Location": place}) if address == "/lama/" and place else reply
        )

    found = {}
    for name, place in replies.items():
        with serving_release(release, lead(place)) as url:
            found[name] = name_kinds(watch_once(url))

    assert found == {"page": [], "server": [], "elsewhere": [("lama/index.html", "redirected")]}


def test_header_that_is_gone_is_named_on_every_page_also_on_those_that_are_not_there(
    release: Path, watch_once: WatchOnce
) -> None:
    with serving_release(release, forget_header("X-Content-Type-Options")) as url:
        report = watch_once(url)
        ignored = watch_once(url, headers=False)

    assert {fault.message for fault in report.faults} == {
        "X-Content-Type-Options is not sent instead of nosniff"
    }
    assert {fault.path for fault in report.faults} >= {"404.html", "index.html", "media/foto.jpg"}
    assert ignored.faults == ()


def test_page_for_the_lost_is_watched_too(release: Path, watch_once: WatchOnce) -> None:
    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        return plant("<h1>gacor</h1>", 404) if reply.status == 404 else reply

    with serving_release(release, mischief) as url:
        report = watch_once(url, headers=False)

    assert {fault.path for fault in report.faults} == {"404.html"}


def test_address_that_a_service_answers_is_left_to_it(release: Path, watch_once: WatchOnce) -> None:
    (release / "komentar").mkdir()
    (release / "komentar" / "index.html").write_text("<p>cadangan", encoding="utf-8")
    prove_release(release, Inputs(services=("/komentar/",)), KEY)

    with serving_release(release, lambda a, h, r: plant("x") if a == "/komentar/" else r) as url:
        assert watch_once(url).faults == ()


@pytest.mark.parametrize(
    ("expires", "told"),
    [
        ("2026-03-20T00:00:00Z", "runs out in 14 days; renew it"),
        ("2026-03-05T00:00:00Z", "has run out; renew it"),
        ("besok", "has no date in Expires (RFC 9116)"),
    ],
)
def test_security_txt_that_ends_soon_is_told(
    release: Path, watch_once: WatchOnce, expires: str, told: str
) -> None:
    name = ".well-known/security.txt"
    (release / name).write_text(f"Expires: {expires}\n", encoding="utf-8")
    for ending in (".gz", ".br"):
        (release / (name + ending)).unlink()
    prove(release)

    with serving_release(release) as url:
        report = watch_once(url)

    assert [str(fault) for fault in report.faults] == [f"{name}: expiry: {told}"]


def test_runs_of_little_load_cover_all_files_together(tmp_path: Path, watch_once: WatchOnce) -> None:
    pages = {f"berita-{number}__index_html": write_page(str(number)) for number in range(60)}
    release = make_release(tmp_path / "besar", **pages)
    asked: set[str] = set()

    def listen(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        asked.add(address)
        return reply

    with serving_release(release, listen) as url:
        sizes = [watch_once(url, most=150).facts["requests"] for _ in range(14)]

    assert max(sizes) <= 160
    assert {f"/berita-{number}/" for number in range(60)} <= asked


def test_site_that_is_down_says_so_once(watch_once: WatchOnce) -> None:
    report = watch_once("http://127.0.0.1:9", pauses=())

    assert [str(fault) for fault in report.faults] == ["/: unreachable: no connection (Connection refused)"]


def test_site_that_falls_silent_is_left_in_peace(release: Path, watch_once: WatchOnce) -> None:
    asked = itertools.count()

    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        return plant("", 502) if next(asked) > 20 else reply

    with serving_release(release, mischief) as url:
        report = watch_once(url)

    assert ("/", "unfinished") in name_kinds(report)
    assert next(asked) < 60


def test_header_that_would_move_the_cursor_is_shown_as_it_is_written(
    release: Path, watch_once: WatchOnce
) -> None:
    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        reply.headers["Refresh"] = "0; \x1b[2Jhttps://gacor.example"
        return reply

    with serving_release(release, mischief) as url:
        lines = "".join(map(str, watch_once(url).faults))

    assert "\x1b" not in lines
    assert r"refresh is sent (0; \x1b[2Jhttps://gacor.example)" in lines


def test_release_of_other_header_rules_is_not_judged_by_ours(release: Path, watch_once: WatchOnce) -> None:
    prove_release(release, Inputs(order=4, headers="0" * 64), KEY)

    with serving_release(release, forget_header("X-Content-Type-Options")) as url:
        report = watch_once(url)

    assert (report.faults, report.notes) == (
        (),
        ("headers were not compared: the release was made with other rules than this program's",),
    )


def test_text_that_is_shown_before_its_moment_is_named(release: Path, watch_once: WatchOnce) -> None:
    early = Inputs(order=4, headers=digest_headers(), latest="2026-03-06T02:00:00Z")
    prove_release(release, early, KEY)

    with serving_release(release) as url:
        report = watch_once(url, now=datetime(2026, 3, 6, 0, 30, tzinfo=UTC))
        later = watch_once(url, now=datetime(2026, 3, 6, 2, 0, tzinfo=UTC))

    assert [(fault.path, fault.kind, fault.message) for fault in report.faults] == [
        (
            MANIFEST,
            "early",
            "holds a text for 2026-03-06 02:00 UTC, and here it is 2026-03-06 00:30 UTC; "
            "the clock that published it, or this one, is wrong",
        )
    ]
    assert later.faults == ()


def test_runs_of_a_slow_site_end_in_time_and_reach_all_files_one_after_the_other(
    release: Path, make_inspector: MakeInspector, tmp_path: Path
) -> None:
    """A clock moves by what is slept, and by two seconds for each answer."""
    make_release(
        release, **{f"artikel__{number}__index_html": write_page(str(number)) for number in range(40)}
    )
    clock, asked, reports, spent = Clock(), set(), [], []

    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        clock.sleep(2)
        asked.add(address)
        if address == "/semarang/":
            reply.headers.pop("X-Content-Type-Options")
        return reply

    with serving_release(release, mischief) as url:
        for _ in range(5):
            start, pace = (
                clock(),
                Pace(rate=5, most_bytes=10**9, most_seconds=300, clock=clock, sleep=clock.sleep),
            )
            kept, pauses = share_time(300, PAUSES)
            pace.keep_back(kept)
            inspector = make_inspector(url, pace=pace, pauses=pauses, connections=1)
            watch = Watch(inspector=inspector, state=tmp_path / "ingatan", now=NOW)
            report, memory = watch_site(watch)
            save_memory(watch.state, memory)
            reports.append(report)
            spent.append(clock() - start)

    assert [seconds for seconds in spent if seconds > 302] == []
    assert {f"/artikel/{number}/" for number in range(40)} <= asked
    for report in reports:
        assert ("semarang/index.html", "headers") in name_kinds(report)
        told = next(fault.message for fault in report.faults if fault.kind == "unfinished")
        assert re.fullmatch(
            r"the time allowed is over; \d+ of \d+ requests were not made, for \d+ files or addresses: "
            "the next run goes on there, and --minutes or --connections give more",
            told,
        )


HOSTILE: dict[str, Callable[[], Reply]] = {
    "endless": lambda: Reply(200, {"Content-Type": "text/html"}, parts=itertools.repeat(b"x" * 65536)),
    "bomb": lambda: Reply(200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(30_000_000))),
    "double bomb": lambda: Reply(200, {"Content-Encoding": "gzip, gzip"}, b"x"),
    "no gzip": lambda: Reply(200, {"Content-Encoding": "gzip"}, b"\x00\xff" * 99),
    "no letters": lambda: Reply(
        200, {"Content-Type": "text/html; charset=utf-7"}, b"\xff\xfe\x00<a href='\xff'>"
    ),
    "many headers": lambda: Reply(200, {f"X-{number}": "x" for number in range(300)}, b"x"),
    "long header": lambda: Reply(200, {"X-Long": "x" * 100_000}, b"x"),
    "no length": lambda: Reply(200, {"Transfer-Encoding": "chunked"}, b"zz\r\nnonsense"),
    "nothing": lambda: Reply(200, {}, b""),
    "odd status": lambda: Reply(299, {}, b"x"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_that_a_hostile_server_sends_stops_the_watch(
    release: Path, watch_once: WatchOnce, name: str
) -> None:
    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        return HOSTILE[name]() if address == ADDRESS else reply

    with serving_release(release, mischief) as url:
        report = watch_once(url, patience=5.0)

    assert {fault.path for fault in report.faults} == {ARTICLE}
    assert report.facts["bytes"] < 5_000_000


def test_server_that_drips_is_given_up_in_time(release: Path, watch_once: WatchOnce) -> None:
    over = Event()

    def drip() -> Iterator[bytes]:
        while not over.wait(0.02):
            yield b"x"

    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        return Reply(200, {}, parts=drip()) if address == ADDRESS else reply

    with serving_release(release, mischief) as url:
        report = watch_once(url, patience=0.2, pauses=(), connections=4)
        over.set()

    assert name_kinds(report) == [(ARTICLE, "unreachable")]
    assert report.faults[0].message == "no whole answer in time"


@pytest.mark.parametrize("size", [1, 60_000], ids=["short", "long"])
def test_page_with_thousands_of_links_is_searched_within_bounds(
    release: Path, watch_once: WatchOnce, size: int
) -> None:
    body = "".join(f'<a href="/{number}{"x" * (size // 30000)}/">' for number in range(30_000))

    def mischief(address: str, headers: Mapping[str, str], reply: Reply) -> Reply:
        return plant(body) if address == "/tidak-ada-lama/" or address == "/slot/" else reply

    with serving_release(release, mischief) as url:
        report = watch_once(url)

    assert name_kinds(report) == [("/slot/", "extra")]
    assert report.facts["requests"] < 500


def test_memory_that_was_broken_is_told_and_begun_anew(
    release: Path, watch_once: WatchOnce, tmp_path: Path
) -> None:
    (tmp_path / "ingatan").mkdir()
    (tmp_path / "ingatan" / "watch.kept").write_bytes(b"\x00")

    with serving_release(release) as url:
        report = watch_once(url)

    assert report.faults == ()
    assert report.notes == (
        f"{tmp_path / 'ingatan' / 'watch.kept'}: not a file of ours; watching as if for the first time",
    )
