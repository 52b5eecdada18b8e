"""Store: every file of a release, scanned; what did not change since the last scan is not read again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from plugins.keeping.crew import count_workers, share_out
from plugins.keeping.kept import load_kept, save_kept
from plugins.keeping.progress import Progress, keep_quiet
from plugins.keeping.version import PLUGINS, code_version
from plugins.root import ROOT
from plugins.scanning.approval import (
    Approval,
    Notes,
    SourceNote,
    approve,
    find_sellers,
    note_comments,
    note_sources,
)
from plugins.scanning.finding import Ask, FileReport, Finding, quote, sort_findings
from plugins.scanning.hosts import FILE, read_hosts
from plugins.scanning.listing import list_files
from plugins.scanning.looking import look_at_file
from plugins.scanning.memo import Memo
from plugins.scanning.packed import FORMS
from plugins.scanning.report import ADDRESS, HOST
from plugins.scanning.scope import Scope
from plugins.scanning.sources import scan_code, scan_theme
from plugins.scanning.theme import ThemeFacts, read_engine, read_form, read_theme, trace_theme
from plugins.search.engine import engine_version

NAME = "scan.kept"
# What is written after the scan, of what the scan said.
LATER = (".well-known/release.json", ".well-known/release.pub")
# Where the form for writers stands, whose files are known by their digests.
FORM = "redaksi/"
_MAP = re.compile(r"sitemap[\w-]*\.xml")
_LOC = re.compile(r"<loc>\s*([^<\s]+)\s*</loc>")
# Beside what the build makes, these are written by the steps that follow it.
_HOST_FILES = frozenset({".htaccess", "_headers", "_redirects", ".nojekyll", "CNAME"})


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What a release was made of.

    Attributes:
        content, theme: folders; site_url: whole address without a slash at its end.
        contacts: addresses of mail and numbers that the settings name.
        licence: address of the texts' licence, "" without one; comments: the export that was printed.
    """

    content: Path
    theme: Path
    site_url: str
    contacts: frozenset[str] = frozenset()
    licence: str = ""
    comments: Path | None = None


# One file as it was scanned: the digest of its bytes and, of a compressed form, of its text's too; and
# which report it has, since nearly all files have the same few.
Line = tuple[bytes, int]
Lines = Mapping[str, Line]


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """What is kept between scans: the engine's files by its version, what was found in our code, what
    the theme writes, notes of the sources, reports, and a line of every file."""

    engine: tuple[str, tuple[str, ...]]
    code: tuple[Finding, ...]
    theme: ThemeFacts
    notes: dict[str, SourceNote]
    scope: bytes
    reports: tuple[FileReport, ...]
    lines: dict[str, Line]


def house_of(settings: Mapping[str, Any]) -> House:
    """What a release of these settings is made of; folders absolute, as `read_conf` gives them."""
    licence = settings.get("LICENCE")
    contacts = {str(settings.get(name) or "").lower() for name in ("EMAIL", "SECURITY_CONTACT", "PHONE")}
    export = settings.get("COMMENTS_EXPORT")
    return House(
        content=Path(settings["PATH"]),
        theme=Path(settings["THEME"]),
        site_url=str(settings.get("SITEURL") or ""),
        contacts=frozenset(contacts - {""}),
        licence=str(licence[1]) if licence else "",
        comments=ROOT / export if export else None,
    )


def make_scope(house: House, facts: ThemeFacts, engine: Collection[str], *, has_form: bool = False) -> Scope:
    """What a scan of a release takes for granted.

    Args:
        engine: SHA-256 of the search engine's files; has_form: True where the form's files count too.
    """
    hosts, _ = read_hosts(house.content)
    return Scope(
        is_release=True,
        own=frozenset(filter(None, {house.site_url.partition("://")[2].lower()})),
        hosts=hosts,
        prefixes=facts.prefixes,
        icons=frozenset(facts.icons),
        contacts=house.contacts,
        theme=facts.words,
        assets=frozenset({*facts.assets, *engine}),
        form=read_form() if has_form else frozenset(),
        hiding=facts.hiding,
        elements=frozenset(facts.elements),
        attributes=frozenset(facts.attributes),
    )


def scan_release(
    folder: Path,
    house: House,
    state: Path,
    digests: Mapping[str, bytes],
    *,
    expected: Collection[str] | None = None,
    is_clean: bool = False,
    workers: int | None = None,
    progress: Progress = keep_quiet,
) -> tuple[Finding, ...]:
    """Every finding in a release; empty for one that may leave.

    Args:
        folder: of the release; state: where results are kept between scans.
        digests: path → SHA-256 of every file there; files whose digest was scanned before are not read.
        expected: paths that the build made; what is neither one of them nor made of one is a stranger.
            None does not ask.
        is_clean: True believes nothing that is kept.

    Raises:
        OSError: a file cannot be read.
    """
    version = code_version()
    kept = None if is_clean else load_kept(state / NAME, version, Kept)[0]
    engine = _engine(kept)
    # What is kept is of this code alone, so its own findings are too.
    code = kept.code if kept else tuple(scan_code(PLUGINS))
    theme = _theme(house, kept)
    scope = make_scope(house, theme, engine[1], has_form=any(path.startswith(FORM) for path in digests))
    named = name_scope(scope)
    known, told = (kept.lines, kept.reports) if kept and kept.scope == named else ({}, ())
    notes = _note(house, kept.notes if kept else {})
    files = {path: digest for path, digest in digests.items() if not path.startswith(LATER)}
    fresh = _scan_files(folder, files, known, Memo(scope), workers, progress)
    lines, told = _join(files, known, fresh, told)
    now = Kept(engine, code, theme, notes, named, told, lines)
    if now != kept:
        save_kept(state / NAME, version, now)
    reports = {path: told[number] for path, (_, number) in lines.items()}
    named_maps = (name for name in files if name.startswith("sitemap") and _MAP.fullmatch(name))
    maps = read_maps({name: (folder / name).read_bytes() for name in named_maps})
    return sort_findings(
        [
            *judge_reports(reports, approve(_with_licence(notes, house))),
            *find_sellers(notes, house.content.name),
            *_register_faults(house),
            *code,
            *theme.findings,
            *_find_strangers(files, expected),
            *find_doorways(reports, maps, house.site_url),
        ]
    )


def digest_files(folder: Path) -> tuple[dict[str, bytes], list[Finding]]:
    """Every file of a folder by its path with its SHA-256, and findings about what is no plain file."""
    files, findings = list_files(folder)
    return {path: hashlib.sha256((folder / path).read_bytes()).digest() for path in files}, findings


def name_scope(scope: Scope) -> bytes:
    """A digest of all that a scan takes for granted."""
    told = repr([(field.name, _order(getattr(scope, field.name))) for field in fields(scope)])
    return hashlib.blake2b(told.encode(), digest_size=16).digest()


def _order(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return sorted(value.items()) if isinstance(value, Mapping) else value


def _theme(house: House, kept: Kept | None) -> ThemeFacts:
    """What the theme writes, read again where a file of it or the register of hosts changed."""
    trace = trace_theme(house.theme, house.content / FILE)
    if kept is not None and kept.theme.trace == trace:
        return kept.theme
    hosts, _ = read_hosts(house.content)
    return read_theme(house.theme, trace, tuple(scan_theme(house.theme, hosts)))


def _engine(kept: Kept | None) -> tuple[str, tuple[str, ...]]:
    version = engine_version()
    if kept is not None and kept.engine[0] == version and kept.engine[1]:
        return kept.engine
    return version, tuple(sorted(read_engine()))


def _note(house: House, known: Notes) -> Notes:
    notes = note_sources(house.content, known)
    return {**notes, **note_comments(house.comments, known)} if house.comments else notes


def _with_licence(notes: Notes, house: House) -> Notes:
    return {**notes, "": SourceNote((0, 0, 0), (house.licence,))} if house.licence else notes


def _register_faults(house: House) -> Iterator[Finding]:
    for problem in read_hosts(house.content)[1]:
        yield Finding(f"{house.content.name}/{FILE}", problem.line, "register", problem.fault, problem.mend)


def _scan_files(
    folder: Path,
    files: Mapping[str, bytes],
    known: Lines,
    memo: Memo,
    workers: int | None,
    progress: Progress,
) -> dict[str, FileReport]:
    """Reports of the files that were not scanned as they are."""
    todo = []
    for path in files:
        line = known.get(path)
        if line is None or line[0] != _name_bytes(path, files):
            todo.append(path)
    todo.sort()

    def start(_: int) -> Any:
        return partial(_scan_one, folder, todo, memo)

    reports = share_out(len(todo), start, count_workers(workers), progress)
    return dict(zip(todo, reports, strict=True))


def _name_bytes(path: str, files: Mapping[str, bytes]) -> bytes:
    return files[path] + files.get(path[:-3], b"") if path.endswith(FORMS) else files[path]


def _join(
    files: Mapping[str, bytes], known: Lines, fresh: Mapping[str, FileReport], told: Sequence[FileReport]
) -> tuple[dict[str, Line], tuple[FileReport, ...]]:
    """Lines of all files, and the reports that they count."""
    if not fresh and known.keys() == files.keys():
        return dict(known), tuple(told)
    numbers = {report: number for number, report in enumerate(told)}
    lines = {path: line for path, line in known.items() if path in files}
    for path, report in fresh.items():
        lines[path] = (_name_bytes(path, files), numbers.setdefault(report, len(numbers)))
    living = {number for _, number in lines.values()}
    if len(numbers) > 2 * len(living):
        # What no file has any more is left out.
        reports, numbers = tuple(numbers), {}
        for path, (digest, number) in lines.items():
            lines[path] = (digest, numbers.setdefault(reports[number], len(numbers)))
    return lines, tuple(numbers)


def _scan_one(folder: Path, todo: list[str], memo: Memo, number: int) -> FileReport:
    path = todo[number]

    def beside(other: str) -> bytes | None:
        file = folder / other
        return file.read_bytes() if file.is_file() else None

    report = look_at_file(path, (folder / path).read_bytes(), memo, beside)
    # Whole lists of links are for sites without a map; here they would be most of what is kept.
    return msgspec.structs.replace(report, links=())


def judge_reports(reports: Mapping[str, FileReport], approval: Approval) -> Iterator[Finding]:
    """What the files say, and what no source justifies."""
    decided: dict[tuple[str, str], bool] = {}
    for path, report in reports.items():
        yield from report.findings
        for ask in report.asks:
            key = (ask.kind, ask.text)
            if key not in decided:
                decided[key] = approval.allows(ask)
            if not decided[key]:
                yield _tell_ask(path, ask)


def _tell_ask(path: str, ask: Ask) -> Finding:
    if ask.kind == ADDRESS:
        mend = (
            "remove it; if it is meant, put it into a source, or its host into content/registers/hosts.toml"
        )
        return Finding(path, ask.line, "outbound", f"a link that no source has, {quote(ask.text)}", mend)
    if ask.kind == HOST:
        return Finding(
            path, ask.line, "outbound", f"a host that no source names, {quote(ask.text)}", "remove it"
        )
    fault = f"words on gambling that no approved source has: {quote(ask.text)}"
    return Finding(path, ask.line, "gambling", fault, "remove them, and see who put them there")


def _find_strangers(files: Collection[str], expected: Collection[str] | None) -> Iterator[Finding]:
    if expected is None:
        return
    for path in files:
        plain = path[:-3] if path.endswith(FORMS) else path
        if plain not in expected and plain not in _HOST_FILES and not plain.startswith(FORM):
            yield Finding(
                path, 1, "extra", "a file that the build did not make", "remove it, and see who put it there"
            )


def read_maps(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The site's maps by name, of files by path."""
    return [(name, files[name].decode("utf-8", "replace")) for name in sorted(files) if _MAP.fullmatch(name)]


def find_doorways(
    reports: Mapping[str, FileReport], maps: Collection[tuple[str, str]], site_url: str
) -> Iterator[Finding]:
    """Pages that search engines may list although the site's maps do not, and addresses without a page."""
    listed: dict[str, str] = {}
    for name, text in maps:
        for address in _LOC.findall(text):
            listed.setdefault(address.removeprefix(site_url), name)
    if not listed:
        return
    for path, report in reports.items():
        if not report.is_indexed or not path.endswith(".html"):
            continue
        if "/" + path.removesuffix("index.html") not in listed:
            yield Finding(
                path,
                1,
                "doorway",
                "a page that no map of the site names",
                "remove it, and see who put it there",
            )
    for address, name in listed.items():
        path = address[1:] + "index.html" if address.endswith("/") else address.lstrip("/")
        if path not in reports and not address.startswith("http"):
            yield Finding(name, 1, "doorway", f"an address without a page, {quote(address)}", "build anew")
        elif path.endswith(".html") and path in reports and not reports[path].is_indexed:
            yield Finding(
                path, 1, "redirect", "a page that a map names leads on or is not listed", "build anew"
            )
