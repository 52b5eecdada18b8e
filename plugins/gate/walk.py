"""Store: which files of the content folder are sources, which are media, and which are neither."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from plugins.documents.kinds import NEWER
from plugins.documents.told import tell_newer
from plugins.gate.folders import (
    FOLDERS,
    MEDIA,
    MEDIA_ENDINGS,
    READ_ME,
    REGISTERS,
    SOURCE_ENDING,
    WRITTEN_ENDINGS,
)
from plugins.gate.listing import FoundFile, Listing
from plugins.gate.media import PICTURES
from plugins.gate.problem import FILE_FIELD, Problem, nearest, quote
from plugins.gate.source import PAGE


def list_content(content: Path) -> Listing:
    """Every file below the content folder, each in its place or told as a fault."""
    listing = Listing()
    if not content.is_dir():
        listing.problems.append(_fault(".", "folder naskah tidak ada", "periksa --content"))
        return listing
    for path, entry in _files(str(content), ""):
        _place(path, entry, listing)
    listing.sources.sort(key=lambda file: file.path)
    listing.media.sort(key=lambda file: file.path)
    listing.problems += _collisions(listing)
    return listing


def _files(folder: str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                if not _is_junk(entry.name):
                    yield from _files(entry.path, path + "/")
            else:
                yield path, entry


def _is_junk(name: str) -> bool:
    """True for what systems and editors leave behind; no writer expects it to be published."""
    if name.casefold().endswith(SOURCE_ENDING):
        # A hidden text may well be a writer's; only what macOS and Emacs put beside one is not.
        return name.startswith(("._", ".#", "~$"))
    return (
        name.startswith((".", "~$")) or name.endswith("~") or name.casefold() in ("thumbs.db", "desktop.ini")
    )


def _place(path: str, entry: os.DirEntry[str], listing: Listing) -> None:
    top, _, rest = path.partition("/")
    if _is_junk(entry.name) or path == READ_ME or (top == REGISTERS and rest):
        return
    fault = _find_fault(path, top, rest, entry)
    if fault is not None:
        listing.problems.append(fault)
        if top != MEDIA:
            listing.refused.append(path)
        return
    status = entry.stat(follow_symlinks=False)
    found = FoundFile(
        path=path,
        size=status.st_size,
        mtime_ns=status.st_mtime_ns,
        ctime_ns=status.st_ctime_ns,
        inode=status.st_ino,
    )
    (listing.media if top == MEDIA else listing.sources).append(found)


def _find_fault(path: str, top: str, rest: str, entry: os.DirEntry[str]) -> Problem | None:
    if not path.isprintable() or not _is_encodable(path):
        return _fault(
            path, "nama berkas memuat aksara yang tidak sah", "ganti namanya dengan a–z, angka, tanda hubung"
        )
    if entry.is_symlink():
        return _fault(path, "tautan simbolik, bisa menunjuk ke luar folder naskah", "salin berkasnya ke sini")
    if not entry.is_file(follow_symlinks=False):
        return _fault(path, "bukan berkas biasa", "hapus dari folder naskah")
    if not rest or top not in FOLDERS:
        near = nearest(top, FOLDERS) if rest else None
        mend = (
            f"maksudnya folder {quote(near)}?"
            if near
            else "pindahkan ke artikel/<kantor>/, laman/ atau media/"
        )
        return _fault(path, "di luar folder yang diterbitkan", mend)
    if entry.name.startswith("."):
        return _fault(path, "nama berkas diawali titik, jadi tersembunyi", "hapus titik di awal namanya")
    ending = _ending_of(entry.name)
    if top == MEDIA:
        return _media_fault(path, rest, ending)
    if ending != SOURCE_ENDING:
        return _text_fault(path, ending)
    if top == PAGE and "/" in rest:
        return _fault(path, "laman berada di dalam subfolder", "pindahkan langsung ke laman/")
    return None


def _ending_of(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return dot + ending if stem else ""


def _text_fault(path: str, ending: str) -> Problem:
    """A file among the texts that is none: a picture, a word processor's, or one named wrongly."""
    kind = ending.casefold()
    if not ending:
        return _fault(path, "tidak akan terbit karena tidak berakhiran", f"beri akhiran {SOURCE_ENDING}")
    mend = f"ganti akhirannya menjadi {SOURCE_ENDING}"
    if kind in WRITTEN_ENDINGS:
        mend = f"salin teksnya ke berkas {SOURCE_ENDING}; bila lampiran, pindahkan ke media/<kantor>/<tahun>/"
    elif kind in PICTURES or (kind in MEDIA_ENDINGS and kind != ".txt"):
        mend = "pindahkan ke media/<kantor>/<tahun>/"
    return _fault(path, f"tidak akan terbit karena berakhiran {quote(ending)}", mend)


def _media_fault(path: str, rest: str, ending: str) -> Problem | None:
    if ending.casefold() in NEWER:
        return _fault(path, *tell_newer(ending))
    if ending.casefold() not in MEDIA_ENDINGS:
        fault = f"jenis berkas {quote(ending)} tidak diterbitkan" if ending else "berkas tidak berakhiran"
        return _fault(path, fault, f"pakai salah satu dari {', '.join(sorted(MEDIA_ENDINGS))}")
    if not all(char.isascii() and (char.isalnum() or char in "._-/") for char in rest):
        return _fault(
            path, "nama berkas memuat spasi atau aksara lain", "pakai a–z, angka, titik dan tanda hubung"
        )
    return None


def _is_encodable(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _collisions(listing: Listing) -> list[Problem]:
    """Files that are one file on a disk that folds case or Unicode forms, as Windows and macOS do."""
    owners: dict[str, str] = {}
    problems = []
    for file in (*listing.sources, *listing.media):
        owner = owners.setdefault(unicodedata.normalize("NFC", file.path).casefold(), file.path)
        if owner != file.path:
            problems.append(
                _fault(
                    file.path,
                    f"namanya hanya beda huruf besar atau bentuk aksara dari {quote(owner)}",
                    "ganti salah satu namanya",
                )
            )
    return problems


def _fault(path: str, fault: str, mend: str) -> Problem:
    shown = "".join(
        char if char.isprintable() and not 0xD800 <= ord(char) <= 0xDFFF else f"\\u{ord(char):04x}"
        for char in path
    )
    return Problem(file=shown, line=1, field=FILE_FIELD, fault=fault, mend=mend)
