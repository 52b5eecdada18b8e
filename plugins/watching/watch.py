"""Edge: the task `watch`: a site from outside, as readers and search engines get it."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from plugins.release.fault import Fault
from plugins.release.manifest import ManifestRefused, read_manifest
from plugins.release.unpacking import can_unpack
from plugins.watching.addresses import SECURITY, Site
from plugins.watching.alerting import choose_alert, name_faults, send_alert
from plugins.watching.book import Book, open_book
from plugins.watching.client import Client
from plugins.watching.dates import judge_certificate, judge_security
from plugins.watching.inspecting import Inspector
from plugins.watching.memory import Memory, load_last, load_memory, save_last, save_memory
from plugins.watching.pace import FULL
from plugins.watching.planning import Plan, plan_run
from plugins.watching.report import Report, count_faults, gather_faults, tell_report
from plugins.watching.settings import AlertWays
from plugins.watching.sight import Sight, Visit
from plugins.watching.visitors import BROWSER, ENCODINGS, Visitor
from plugins.watching.weighing import judge_moment, judge_order, judge_rest

MOST_LINKS = 200
MOST_OPEN = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """One run's circumstances.

    Attributes:
        inspector: of the site; state: folder of the memory; now: aware.
        most: requests, None for as many as there are files; spreads: True asks evenly in all the time.
        accepts_older: True where the release was put back on purpose.
    """

    inspector: Inspector
    state: Path
    now: datetime
    most: int | None = None
    spreads: bool = False
    accepts_older: bool = False

    @property
    def site(self) -> Site:
        """Whose."""
        return self.inspector.site


def watch_site(watch: Watch) -> tuple[Report, Memory]:
    """Looks at a site once.

    Returns:
        What was found, and the memory to keep, in which what alerts told is still that of before.
    """
    memory, complaint = load_memory(watch.state)
    notes = [complaint] if complaint else []
    proof = watch.inspector.fetch_proof()
    faults = list(proof.faults)
    book = proof.book or _open_last(watch.state, faults)
    order, cursor = memory.order, memory.cursor
    sights: list[Sight] = []
    if proof.book:
        save_last(watch.state, proof.data)
    elif book:
        notes.append("files are compared with the last manifest whose signature was true")
    if book:
        faults += judge_order(book.inputs, memory.order, accepts_older=watch.accepts_older)
        faults += judge_moment(book.inputs, watch.now)
        order = book.inputs.order if watch.accepts_older else max(order, book.inputs.order)
        notes += _note_release(watch, book)
        plan = _plan(watch, book, memory)
        sights, wrong, missed = _look_around(watch.inspector, plan.visits, book)
        faults += gather_faults(sights, wrong)
        faults += _judge_dates(watch, book)
        faults += judge_rest(watch.inspector.spent, missed, plan)
        cursor = plan.move_cursor(cursor, {visit.path for visit in missed})
    if watch.inspector.spent and not any(fault.kind == "unfinished" for fault in faults):
        faults.append(Fault(path="/", kind="unfinished", message=watch.inspector.spent))
    facts = _tell_facts(watch.inspector, book, sights)
    report = Report(url=watch.site.url, faults=tuple(sorted(faults)), notes=tuple(notes), facts=facts)
    return report, replace_memory(memory, report, cursor, order)


def _plan(watch: Watch, book: Book, memory: Memory) -> Plan:
    plan = plan_run(
        book,
        turn=memory.turn,
        cursor=memory.cursor,
        open_names=memory.open,
        most=watch.most,
        encodings=tuple(name for name in ENCODINGS if name == "identity" or can_unpack(name)),
    )
    pace = watch.inspector.pace
    if watch.spreads:
        pace.spread_over(pace.turn_seconds * FULL, len(plan.visits))
    return plan


def replace_memory(memory: Memory, report: Report, cursor: str, order: int) -> Memory:
    """The memory after a run."""
    is_whole = not any(fault.kind in ("unreachable", "unfinished") for fault in report.faults)
    # What could not be looked at again is not forgotten.
    before = () if is_whole else memory.open
    names = list(dict.fromkeys([*(fault.path for fault in report.faults), *before]))
    return msgspec.structs.replace(
        memory, turn=memory.turn + 1, cursor=cursor, order=order, open=tuple(names[:MOST_OPEN])
    )


def _look_around(
    inspector: Inspector, visits: Sequence[Visit], book: Book
) -> tuple[list[Sight], list[Sight], list[Visit]]:
    """All sights, those that stay wrong, those of what strange pages lead to too; and visits not made."""
    sights, wrong, book = inspector.tour(visits, book)
    made = {id(sight.visit) for sight in sights}
    missed = [visit for visit in visits if id(visit) not in made]
    inspector.go_on()
    wrong, book = inspector.settle(wrong, book)
    seen = {visit.address for visit in visits}
    left = MOST_LINKS
    while left and not inspector.spent:
        fresh = {link: sight.visit.visitor for sight in wrong for link in sight.links if link not in seen}
        more = [Visit(address=link, visitor=visitor) for link, visitor in list(fresh.items())[:left]]
        if not more:
            break
        seen |= {visit.address for visit in more}
        left -= len(more)
        found, strange, book = inspector.tour(more, book)
        # What a tampered page leads to need not be there; only what is there is a fault.
        wrong += [sight for sight in strange if any(one.kind == "extra" for one in sight.wrongs)]
        sights += found
    return sights, wrong, missed


def _open_last(state: Path, faults: list[Fault]) -> Book | None:
    """The book of the last true manifest; None where there is none, or the site is silent anyway."""
    data = load_last(state)
    if data is None or any(fault.kind == "unreachable" for fault in faults):
        return None
    try:
        return open_book(read_manifest(data), data)
    except ManifestRefused:
        return None


def _note_release(watch: Watch, book: Book) -> list[str]:
    notes = []
    if other := book.find_foreign_site(watch.site):
        notes.append(f"the release was made for {other}")
    if not book.inputs.order:
        notes.append(
            "the release has no order: it was made from a part of the history, git fetch --unshallow"
        )
    if watch.inspector.headers and not book.has_our_headers:
        notes.append("headers were not compared: the release was made with other rules than this program's")
    return notes


def _judge_dates(watch: Watch, book: Book) -> list[Fault]:
    found = []
    with closing(Client(watch.site, watch.inspector.pace)) as client:
        days = client.days_of_certificate(watch.now.timestamp())
        if days is not None and (fault := judge_certificate(days)):
            found.append(fault)
        if SECURITY in book.served and not watch.inspector.spent:
            answer = client.get(f"/{SECURITY}", Visitor(agent=BROWSER).headers, 65_536)
            if answer.status == 200 and (fault := judge_security(answer.body, watch.now)):
                found.append(fault)
    return found


def _tell_facts(inspector: Inspector, book: Book | None, sights: Sequence[Sight]) -> Mapping[str, Any]:
    release = {"sha256": book.sha256, **msgspec.to_builtins(book.inputs)} if book else None
    return {
        "release": release,
        "files": len({sight.visit.path for sight in sights if sight.visit.path}),
        "of": len(book.served) if book else 0,
        "repacked": sum(sight.is_repacked for sight in sights),
        "requests": inspector.pace.requests,
        "bytes": inspector.pace.received,
    }


def run_watch(watch: Watch, ways: AlertWays, *, as_json: bool) -> int:
    """Watches once, tells, alerts, remembers. Returns the exit status: 0 where nothing is wrong."""
    report, memory = watch_site(watch)
    now = watch.now.timestamp()
    failed: list[str] = []
    if subject := choose_alert(report, memory, now):
        failed = send_alert(ways, subject, report)
        if not failed:
            memory = msgspec.structs.replace(memory, told=name_faults(report), told_at=now)
    elif len(name_faults(report)) < len(memory.told):
        # What was mended and comes again is told again.
        memory = msgspec.structs.replace(memory, told=name_faults(report))
    save_memory(watch.state, memory)
    if as_json:
        print(json.dumps({**report.document, "alerts_failed": failed}, indent=1))
    else:
        _print(report)
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if report.faults or failed else 0


def _print(report: Report) -> None:
    for line in tell_report(report):
        print(line, file=sys.stderr)
    facts = report.facts
    outcome = count_faults(report) if report.faults else "nothing wrong"
    print(
        f"{report.url}: {outcome}; {facts['files']} of {facts['of']} files, {facts['requests']} requests, "
        f"{facts['bytes'] / 1e6:.1f} MB"
    )


def name_state(root: Path, site: Site) -> Path:
    """Each site has a memory of its own."""
    return root / "var" / "watch" / hashlib.sha256(site.url.encode()).hexdigest()[:16]
