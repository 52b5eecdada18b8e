"""Edge: `due`: what waits for its day, the next moment, and what a site ought to show and does not."""

from __future__ import annotations

import sys
import urllib.error
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from plugins.publication.addresses import output_path
from plugins.publication.clock import read_now
from plugins.publication.conf import read_conf
from plugins.publication.due import Dated, find_waiting, list_dated
from plugins.root import ROOT

MANIFEST = "/.well-known/release.json"
TIMEOUT_SECONDS = 30
MAX_BYTES = 256 << 20
"""A manifest of 1,000,000 files; more is none of ours."""


class _File(msgspec.Struct):
    path: str


class _Manifest(msgspec.Struct):
    files: tuple[_File, ...]


class DueRefusedError(Exception):
    """The question cannot be answered; the message says why."""


def tell_due(
    *, next_only: bool = False, site: str = "", content: str | None = None, now: str | None = None
) -> int:
    """Print what waits, or one of two answers for machines.

    Args:
        next_only: print the next moment alone, as systemd's calendar and `date` read it; nothing where
            nothing waits.
        site: address of a release; print the paths of what is due and not in it, nothing where all is.
        content: the content folder; without it, the project's.
        now: ISO 8601 moment instead of the clock's.

    Returns:
        Exit status: 1 where the folder or the site cannot be read.
    """
    folder = Path(content) if content else ROOT / "content"
    try:
        moment = _read_now(now)
        if not folder.is_dir():
            raise DueRefusedError(f"--content: {folder} is no folder")
        dated = list_dated(folder)
        if site:
            lines = [one.path for one in _find_missing(dated, moment, _fetch_paths(site))]
        elif next_only:
            lines = [
                f"{one.published.moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
                for one in find_waiting(dated, moment)[:1]
            ]
        else:
            lines = [f"{one.published.full}: {one.path}" for one in find_waiting(dated, moment)]
            lines = lines or ["Tidak ada naskah yang menunggu harinya."]
    except DueRefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    for line in lines:
        print(line)
    return 0


def _read_now(now: str | None) -> datetime:
    zone = str(read_conf(str(ROOT / "pelicanconf.py"), {})["TIMEZONE"])
    try:
        return read_now(now, zone)
    except ValueError as error:
        raise DueRefusedError(f"--now: {now!r} is not ISO 8601; write 2026-03-01T08:00+07:00") from error


def _find_missing(dated: list[Dated], now: datetime, paths: frozenset[str]) -> list[Dated]:
    return [one for one in dated if one.published.moment <= now and output_path(one.url) not in paths]


def _fetch_paths(site: str) -> frozenset[str]:
    """The files of the release that stands at an address; none where there is no release yet."""
    if not site.startswith(("https://", "http://")):
        raise DueRefusedError(f"--site: {site!r} is no address; write https://host")
    asked = urllib.request.Request(site.rstrip("/") + MANIFEST, headers={"User-Agent": "kabar-kinerja due"})
    try:
        with urllib.request.urlopen(asked, timeout=TIMEOUT_SECONDS) as answer:
            raw = answer.read(MAX_BYTES)
    except urllib.error.HTTPError as refusal:
        if refusal.code in (404, 410):
            return frozenset()
        raise DueRefusedError(f"--site: {asked.full_url} answered {refusal.code}") from refusal
    except (OSError, ValueError) as error:
        raise DueRefusedError(f"--site: {asked.full_url} cannot be reached ({error})") from error
    try:
        return frozenset(file.path for file in msgspec.json.decode(raw, type=_Manifest).files)
    except msgspec.DecodeError as error:
        raise DueRefusedError(f"--site: {asked.full_url} is no manifest of ours ({error})") from error
