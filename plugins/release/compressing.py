"""Store: compressed forms beside the texts of a folder, for servers that send them as they are."""

from __future__ import annotations

import gzip
import importlib.util
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from plugins.release.manifest import MANIFEST

# Pictures, PDFs and the search's index are compressed already.
TEXTS = frozenset({".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".csv", ".webmanifest"})
FORMS = (".br", ".gz")
BEST_GZIP = 9
BEST_BROTLI = 11

Press = Callable[[bytes], bytes]


def compress_folder(folder: Path) -> tuple[str, ...]:
    """Bring `.gz`, and `.br` where brotli is installed, in line with the folder's texts.

    A form with the time of its text is left alone; one whose text is gone is removed.

    Returns:
        Endings of the forms that now stand beside every text.
    """
    presses = _presses()
    texts = set(_texts(folder))
    for ending, squeeze in presses.items():
        for text in sorted(texts):
            _compress(text, text.with_name(text.name + ending), squeeze)
    for ending in (".br", ".gz"):
        for form in folder.rglob(f"*{ending}"):
            text = form.with_suffix("")
            if text.suffix in TEXTS and (text not in texts or ending not in presses):
                form.unlink()
    return tuple(presses)


def _presses() -> Mapping[str, Press]:
    # No time in gzip's header: the same text has the same bytes.
    presses: dict[str, Press] = {".gz": lambda data: gzip.compress(data, BEST_GZIP, mtime=0)}
    if importlib.util.find_spec("brotli") is not None:
        import brotli

        presses[".br"] = lambda data: bytes(brotli.compress(data, quality=BEST_BROTLI))
    return presses


def _texts(folder: Path) -> Iterator[Path]:
    # Written after this, about all that stands here then.
    proof = folder / MANIFEST
    return (file for file in folder.rglob("*") if file.suffix in TEXTS and file != proof and file.is_file())


def _compress(text: Path, form: Path, squeeze: Press) -> None:
    """Write one form and give it the time of its text, by which both belong together."""
    made = text.stat().st_mtime_ns
    if form.is_file() and form.stat().st_mtime_ns == made:
        return
    form.write_bytes(squeeze(text.read_bytes()))
    os.utime(form, ns=(made, made))
