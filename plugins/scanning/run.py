"""Edge: `scan` as a function that returns an exit status."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from plugins.keeping.terminal import tell_progress
from plugins.press.render import PageRefused
from plugins.press.stylesheet import StylesheetError
from plugins.publication.conf import read_conf
from plugins.publication.settings import SettingsRefused
from plugins.root import ROOT
from plugins.scanning.crawling import MOST_PAGES, MOST_SECONDS, scan_live
from plugins.scanning.fetching import FetchRefused
from plugins.scanning.finding import Finding, sort_findings
from plugins.scanning.hosts import read_hosts
from plugins.scanning.release import digest_files, house_of, scan_release
from plugins.scanning.site import SiteScan, scan_folder

SETTINGS = "publishconf.py"


def scan(
    target: str,
    *,
    release: bool = False,
    content: str | None = None,
    as_json: bool = False,
    pages: str = str(MOST_PAGES),
    seconds: str = str(int(MOST_SECONDS)),
) -> int:
    """Scans a folder or a live site and tells every finding.

    Args:
        target: a folder, or a whole address.
        release: True holds a folder to be a release of ours, made of the project's sources.
        content: sources in the place of the settings'; implies `release`.
        as_json: one JSON object on standard output instead of lines on standard error.
        pages, seconds: the most that a live site is asked.

    Returns:
        Exit status: 0 without a finding, 1 with one, or where nothing could be scanned.
    """
    try:
        if target.lower().startswith(("http://", "https://")):
            return _tell(_scan_live(target, pages, seconds), target, "", as_json)
        folder = Path(target)
        if not folder.is_dir():
            fault = "is a file" if folder.exists() else "no such folder"
            told = f"{target}: {fault}; write a site's folder or an address with https://"
            print(told, file=sys.stderr)
            return 1
        if release or content:
            return _tell(_scan_release(folder, content), target, target, as_json)
        hosts, _ = read_hosts(ROOT / "content")
        return _tell(
            scan_folder(folder, hosts=hosts, progress=tell_progress("Memindai berkas")),
            target,
            target,
            as_json,
        )
    except (FetchRefused, SettingsRefused, PageRefused, StylesheetError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"--pages, --seconds: {error}; write whole numbers", file=sys.stderr)
        return 1


def _scan_release(folder: Path, content: str | None) -> SiteScan:
    """A release that is judged as `publish` judges it, but with nothing kept."""
    conf = read_conf(str(ROOT / SETTINGS), {"PATH": str(Path(content).absolute())} if content else {})
    digests, findings = digest_files(folder)
    with tempfile.TemporaryDirectory() as state:
        found = scan_release(
            folder, house_of(conf), Path(state), digests, progress=tell_progress("Memindai berkas")
        )
    own = str(conf["SITEURL"]).partition("://")[2]
    return SiteScan(files=len(digests), own=(own,), findings=sort_findings((*findings, *found)))


def tell_findings(findings: Iterable[Finding], root: str) -> None:
    """Each finding on a line of standard error; files of the content are named from where one stands."""
    for finding in findings:
        is_ours = finding.file.startswith(("content/", "theme/", "plugins/", "komentar:"))
        print(finding.tell("" if is_ours else root), file=sys.stderr)


def _scan_live(url: str, pages: str, seconds: str) -> SiteScan:
    hosts, _ = read_hosts(ROOT / "content")
    return scan_live(url, hosts=hosts, most_pages=int(pages), most_seconds=float(int(seconds)))


def _tell(found: SiteScan, target: str, root: str, as_json: bool) -> int:
    if as_json:
        told = [
            dict(zip(finding.__struct_fields__, msgspec.structs.astuple(finding), strict=True))
            for finding in found.findings
        ]
        whole = {"target": target, "files": found.files, "own": list(found.own), "findings": told}
        print(json.dumps(whole, ensure_ascii=False, indent=1))
    else:
        tell_findings(found.findings, root.rstrip("/"))
        print(f"{found.files} files, {len(found.findings)} findings")
    return 1 if found.findings else 0
