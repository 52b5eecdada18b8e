"""Edge: `history FILE` tells who changed a source, when and what."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.categories.register import read_registers
from plugins.categories.registers import Registers
from plugins.dates.stamp import Stamp
from plugins.gate.naming import SourceNotFound, place_source
from plugins.gate.source import ARTICLE
from plugins.history.comparing import tell_changes
from plugins.history.git import HistoryRefusedError, Repository
from plugins.history.revision import Revision
from plugins.publication.conf import read_conf
from plugins.root import ROOT

SHALLOW = "Salinan git ini dangkal: perubahan yang lebih lama tidak ada di sini."


def tell_history(file: str, content: str | None = None) -> int:
    """Print the history of one source, the newest change first.

    Args:
        file: as its writer knows it: from where they stand, or from the content folder.
        content: the content folder; without it, the project's.

    Returns:
        Exit status: 1 where there is no history to tell.
    """
    folder = Path(content) if content else ROOT / "content"
    try:
        path = place_source(file, folder)
        if (folder / path).is_dir():
            raise SourceNotFound(f"{file} adalah folder; tulis nama berkas naskah")
        repository = Repository(folder)
        revisions = list(repository.revisions(path))
    except (HistoryRefusedError, SourceNotFound) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    zone, office = _zone_of(path, read_registers(folder)[0])
    print(f"Riwayat {path}{f' ({office})' if office else ''}, yang terbaru di atas")
    for revision in revisions:
        print(f"\n{_head(revision, zone)}")
        for change in tell_changes(revision, zone):
            print(f"  - {change}")
    if repository.is_shallow:
        print(f"\n{SHALLOW}")
    return 0


def _zone_of(path: str, registers: Registers) -> tuple[str, str]:
    """The zone in which a source's moments are told, and its office's name ("" for none)."""
    parts = path.split("/")
    office = registers.offices.get(parts[1]) if parts[0] == ARTICLE and len(parts) > 2 else None
    if office is not None:
        return office.timezone, office.name
    return str(read_conf(str(ROOT / "pelicanconf.py"), {})["TIMEZONE"]), ""


def _head(revision: Revision, zone: str) -> str:
    if revision.moment is None:
        return "Belum disimpan ke git"
    return f"{Stamp.at(revision.moment, zone).full}, {revision.who}"
