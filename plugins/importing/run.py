"""Edge: the tasks `import-wordpress` and `import-html`."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypedDict, Unpack

from bs4 import MarkupResemblesLocatorWarning

from plugins.categories.office import Office
from plugins.categories.register import read_registers
from plugins.categories.registers import Registers
from plugins.importing.disk import tell_disk
from plugins.importing.faults import ImportRefusedError
from plugins.importing.former import Former
from plugins.importing.moving import Places, move_in
from plugins.importing.pages.moving import read_pages
from plugins.importing.reporting import Report, sum_up, tell_doubts
from plugins.importing.wordpress.moving import read_export
from plugins.keeping.lock import LockRefused
from plugins.publication.clock import read_now
from plugins.publication.conf import read_conf
from plugins.root import ROOT

TOLD_DOUBTS = 20
NAMED_FILES = 3


class Options(TypedDict, total=False):
    """What both tasks may be told; each is left out, or None, for what is usual.

    Attributes:
        content, media, state: folders; the last holds the report and whatever may not be under git.
        draft: publish nothing yet; dry_run: write the report alone; now: ISO 8601.
    """

    content: str | None
    media: str | None
    state: str | None
    draft: bool
    dry_run: bool
    now: str | None


def import_wordpress(files: str | Sequence[str], office: str, **given: Unpack[Options]) -> int:
    """Move a site in by its export.

    Args:
        files: WXR, or all its parts; office: slug of the office that answers for the texts.
        given: see `Options`.

    Returns:
        Exit status: 0, or 1 where nothing could be moved; everything was told.
    """

    def find(into: Office) -> Former:
        parts = [Path(one) for one in ([files] if isinstance(files, str) else files)]
        for part in parts:
            _require_file(part)
        export = read_export(parts, into.timezone, as_drafts=given.get("draft", False))
        return Former(
            name=_name_files([str(one) for one in parts]),
            address=export.site.address,
            texts=export.texts,
            skipped=export.skipped,
            terms=export.site.terms,
            authors=tuple(export.site.authors),
            staff=export.site.staff,
            bodies=export.bodies,
            files=export.file_pages,
        )

    return _import(find, office, given)


def import_html(files: Sequence[str], office: str, **given: Unpack[Options]) -> int:
    """Move a site in by pages that were saved of it; arguments and result as for `import_wordpress`.

    Args:
        files: pages, plain texts, and folders of them.
    """

    def find(into: Office) -> Former:
        pages = read_pages([Path(one) for one in files], into.timezone, as_drafts=given.get("draft", False))
        return Former(
            name=_name_files(files),
            address=pages.site,
            texts=pages.texts,
            skipped=pages.skipped,
            terms=pages.terms,
            authors=(),
            staff=frozenset(),
            bodies=lambda: pages.bodies,
            prefix="html",
        )

    return _import(find, office, given)


def _name_files(files: Sequence[str]) -> str:
    """Few by their names, more by their number."""
    return ", ".join(files) if len(files) <= NAMED_FILES else f"{len(files)} berkas dan folder"


def _import(find: Callable[[Office], Former], office: str, given: Options) -> int:
    try:
        into, registers, places = _prepare(office, given)
        with warnings.catch_warnings():
            # A title or a note may be nothing but an address; nobody meant to fetch it.
            warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
            report = move_in(
                find(into),
                into,
                registers,
                places,
                is_dry=given.get("dry_run", False),
                now=_now(given.get("now"), into),
                tell_waiting=_tell_waiting,
            )
    except ImportRefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except LockRefused as refusal:
        cause = refusal.__cause__
        print(tell_disk(cause) if isinstance(cause, OSError) else refusal, file=sys.stderr)
        return 1
    except OSError as error:
        print(tell_disk(error), file=sys.stderr)
        return 1
    _tell(report)
    return 0


def _require_file(file: Path) -> None:
    if file.is_dir():
        raise ImportRefusedError(
            str(file),
            "ini folder, bukan berkas ekspor",
            "halaman yang disimpan dipindahkan lewat import-html",
        )
    if not file.exists():
        raise ImportRefusedError(str(file), "berkas tidak ada", "periksa nama dan foldernya")


def _prepare(office: str, given: Options) -> tuple[Office, Registers, Places]:
    content, media, state = given.get("content"), given.get("media"), given.get("state")
    folder = Path(content).absolute() if content else ROOT / "content"
    into, registers = _read_office(folder, office)
    if media is not None and not Path(media).is_dir():
        raise ImportRefusedError(media, "folder unggahan tidak ada", "periksa --media")
    where = Path(state).absolute() if state else ROOT / "var" / "import"
    site = str(read_conf(str(ROOT / "publishconf.py"), {}).get("SITEURL", ""))
    places = Places(
        content=folder,
        state=where / into.slug,
        media=Path(media).absolute() if media else None,
        site=re.sub(r"/+$", "", site),
    )
    return into, registers, places


def _read_office(folder: Path, office: str) -> tuple[Office, Registers]:
    registers, problems = read_registers(folder)
    faults = [one for one in problems if one.is_error]
    if faults:
        raise ImportRefusedError(str(folder), faults[0].fault, faults[0].mend)
    into = registers.offices.get(office)
    if into is None:
        fault = f"kantor “{office}” tidak ada di register"
        raise ImportRefusedError(str(folder), fault, f"pilih dari {', '.join(registers.offices)}")
    return into, registers


def _now(now: str | None, office: Office) -> datetime:
    try:
        return read_now(now, office.timezone)
    except ValueError as error:
        raise ImportRefusedError(
            "--now", f"{now} bukan ISO 8601", "tulis seperti 2026-03-01T08:00+07:00"
        ) from error


def _tell_waiting() -> None:
    print("Impor lain untuk kantor ini sedang berjalan; menunggu sampai selesai …", file=sys.stderr)


def _tell(report: Report) -> None:
    for line in tell_doubts(report, TOLD_DOUBTS):
        print(line, file=sys.stderr)
    for line in sum_up(report):
        print(line)
    for label, path in report.files.items():
        print(f"{label}: {path}")
    if report.is_dry:
        print("Percobaan: tidak ada naskah, gambar, atau komentar yang ditulis.")
