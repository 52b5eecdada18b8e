"""Store: any site as a folder: a suspect mirror, a backup; nothing is taken for granted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from plugins.keeping.crew import count_workers, share_out
from plugins.keeping.progress import Progress, keep_quiet
from plugins.scanning.finding import FileReport, Finding, quote, sort_findings
from plugins.scanning.listing import list_files
from plugins.scanning.looking import look_at_file
from plugins.scanning.memo import Memo
from plugins.scanning.release import read_maps
from plugins.scanning.scope import Scope

# What is read of one file, at most: films and dumps hold no pages.
MOST_BYTES = 32_000_000
_OWN = re.compile(
    r"<link[^>]+rel=[\"']canonical[\"'][^>]+href=[\"']https?://([^/\"']+)|"
    r"property=[\"']og:url[\"'][^>]+content=[\"']https?://([^/\"']+)",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?", re.IGNORECASE)
_LOC = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*https?://[^/<\s]+([^<\s\]]*)")
_PAGE = (".html", ".htm")
_FRONT = ("index.html", "index.htm", "index.php")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteScan:
    """What a scan of a site gave: how many files were looked at, the hosts taken for its own, findings."""

    files: int
    own: tuple[str, ...]
    findings: tuple[Finding, ...]


def scan_folder(
    folder: Path,
    *,
    hosts: frozenset[str] = frozenset(),
    workers: int | None = None,
    progress: Progress = keep_quiet,
) -> SiteScan:
    """Everything suspicious in a folder of files, whoever made them.

    Args:
        hosts: registered ones, which anybody may link to.

    Raises:
        OSError: the folder cannot be read.
    """
    files, findings = list_files(folder)
    own = guess_own(folder, files)
    memo = Memo(Scope(is_release=False, own=own, hosts=hosts))
    paths = sorted(files)

    def start(_: int) -> Any:
        return partial(_scan_one, folder, paths, memo)

    reports = dict(zip(paths, share_out(len(paths), start, count_workers(workers), progress), strict=True))
    for report in reports.values():
        findings += report.findings
    maps = read_maps(
        {name: _read(folder / name) for name in files if name.startswith("sitemap") and name.endswith(".xml")}
    )
    findings += find_orphans(reports, {address for _, text in maps for address in _LOC.findall(text)})
    return SiteScan(files=len(files), own=tuple(sorted(own)), findings=sort_findings(findings))


def _scan_one(folder: Path, paths: list[str], memo: Memo, number: int) -> FileReport:
    path = paths[number]
    try:
        return look_at_file(path, _read(folder / path), memo, partial(_beside, folder))
    except OSError as error:
        return FileReport(
            findings=(Finding(path, 1, "kind", f"cannot be read: {error.strerror}", "look at it"),)
        )


def _beside(folder: Path, path: str) -> bytes | None:
    file = folder / path
    return _read(file) if file.is_file() else None


def _read(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES)


def guess_own(folder: Path, files: Mapping[str, object]) -> frozenset[str]:
    """The site's own hosts: as its front page calls itself, or as a mirror's folder is named."""
    found = {folder.resolve().name.lower()} if _HOST.fullmatch(folder.resolve().name) else set()
    for name in _FRONT:
        if name in files:
            text = _read(folder / name).decode("utf-8", "replace")
            found |= {(one or other).lower() for one, other in _OWN.findall(text)[:2]}
    # A name with and without "www." is one site; so it is in every mirror.
    bare = {host.removeprefix("www.") for host in found}
    return frozenset(bare | {f"www.{host}" for host in bare})


def find_orphans(reports: Mapping[str, FileReport], listed: set[str]) -> Iterator[Finding]:
    """Pages that nothing of the site leads to: planted ones are found by search engines alone."""
    if not any(name in reports for name in _FRONT):
        return
    linked = {address.rstrip("/") for report in reports.values() for address in report.links}
    linked |= {address.rstrip("/") for address in listed}
    for path, report in reports.items():
        address = "/" + path.removesuffix("index.html")
        names = {address.rstrip("/"), f"/{path}", f"/{path}".removesuffix(".html")}
        if (
            path.endswith(_PAGE)
            and report.is_indexed
            and path not in (*_FRONT, "404.html")
            and not names & linked
        ):
            yield Finding(
                path, 1, "doorway", f"a page that nothing leads to, {quote(address)}", "see who put it there"
            )
