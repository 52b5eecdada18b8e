"""Store: a live site, page after page, as its links and maps lead."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import monotonic
from urllib.parse import urljoin, urlsplit

from plugins.scanning.fetching import Answer, Door, FetchRefused
from plugins.scanning.finding import Finding, quote, sort_findings
from plugins.scanning.looking import look_at_file
from plugins.scanning.memo import Memo
from plugins.scanning.scope import Scope
from plugins.scanning.serving import see_header
from plugins.scanning.site import SiteScan

MOST_PAGES = 500
MOST_SECONDS = 300.0
_LOC = re.compile(rb"<loc>\s*(?:<!\[CDATA\[)?\s*(https?://[^<\s\]]+)")
_FIRST = ("/robots.txt", "/sitemap.xml", "/wp-sitemap.xml", "/sitemap_index.xml")
_MOVED = frozenset({301, 302, 303, 307, 308})
_ENDINGS = {"text/html": ".html", "text/css": ".css", "javascript": ".js", "json": ".json", "xml": ".xml"}


def scan_live(
    url: str,
    *,
    hosts: frozenset[str] = frozenset(),
    most_pages: int = MOST_PAGES,
    most_seconds: float = MOST_SECONDS,
    clock: Callable[[], float] = monotonic,
) -> SiteScan:
    """Everything suspicious on a live site, as a browser gets it.

    Args:
        most_pages, most_seconds: after which it ends, whatever is left.

    Raises:
        FetchRefused: the first page cannot be had.
    """
    door = Door(url)
    bare = door.host.removeprefix("www.")
    memo = Memo(Scope(is_release=False, own=frozenset({bare, f"www.{bare}"}), hosts=hosts))
    start = urlsplit(url).path or "/"
    waiting, seen = [start, *_FIRST], {start, *_FIRST}
    findings: list[Finding] = []
    end, asked = clock() + most_seconds, 0
    while waiting and asked < most_pages and clock() < end:
        path = waiting.pop(0)
        asked += 1
        try:
            answer = door.fetch(path)
        except FetchRefused as refusal:
            if path == start:
                raise
            findings.append(Finding(_whole(door, path), 1, "missing", str(refusal), "look at it"))
            continue
        found, onward = _look(door, path, answer, memo)
        findings += found
        for link in onward:
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    return SiteScan(files=asked, own=tuple(sorted(memo.scope.own)), findings=sort_findings(findings))


def _whole(door: Door, path: str) -> str:
    return f"{door.scheme}://{door.netloc}{path}"


def _look(door: Door, path: str, answer: Answer, memo: Memo) -> tuple[list[Finding], list[str]]:
    whole = _whole(door, path)
    findings = [Finding(whole, 1, "header", fault, "see who set it") for fault in see_header(answer.headers)]
    if answer.status in _MOVED:
        target = urljoin(whole, answer.headers.get("location", ""))
        parts = urlsplit(target)
        if (parts.hostname or "") not in memo.scope.own and parts.hostname != door.host:
            findings.append(Finding(whole, 1, "redirect", f"it leads to {quote(target)}", "see who set it"))
            return findings, []
        return findings, [parts.path or "/"]
    if answer.status != 200:
        return findings, []
    report = look_at_file(_name(path, answer), answer.body, memo, lambda _: None)
    findings += [Finding(whole, found.line, found.rule, found.fault, found.mend) for found in report.findings]
    listed = [urlsplit(found.decode("utf-8", "replace")) for found in _LOC.findall(answer.body)]
    onward = [part.path for part in listed if part.hostname in memo.scope.own or part.hostname == door.host]
    return findings, [*report.links, *onward]


def _name(path: str, answer: Answer) -> str:
    """The file that such an answer would be, so that it is read as what the server says that it is."""
    name = (f"{path}index.html" if path.endswith("/") else path).lstrip("/")
    kind = answer.headers.get("content-type", "").lower()
    ending = next((end for mark, end in _ENDINGS.items() if mark in kind), "")
    return name if not ending or name.lower().endswith((ending, ".xml")) else f"{name}{ending}"
