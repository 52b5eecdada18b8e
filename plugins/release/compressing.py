"""Store: compressed forms beside the texts of a release, for servers that send them as they are."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import brotli
import msgspec

from plugins.keeping.crew import share_out
from plugins.keeping.kept import load_kept, save_kept
from plugins.keeping.progress import Progress, keep_quiet
from plugins.release.headers import TEXTS
from plugins.release.inventory import Files, Inventory
from plugins.release.manifest import MANIFEST

FORMS = (".br", ".gz")
BEST_GZIP = 9
BEST_BROTLI = 11

NAME = "forms.kept"
# Of what a form is made of besides its text: another version makes all of them anew.
_VERSION = f"brotli {brotli.__version__} {BEST_BROTLI} zlib {zlib.ZLIB_RUNTIME_VERSION} {BEST_GZIP}".encode()

# RFC 1952: deflate, no name, no time, packed as small as can be, by no system in particular. Python's own
# header names the system, and so differs between machines.
_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
_RAW = -15


class Made(msgspec.Struct, frozen=True, array_like=True):
    """What was made of one text: SHA-256 of the text and of its forms, in the order of `FORMS`."""

    text: bytes
    forms: tuple[bytes, ...]


def compress_release(
    inventory: Inventory, state: Path | None = None, *, workers: int = 1, progress: Progress = keep_quiet
) -> int:
    """Brings `.br` and `.gz` in line with the texts of a release.

    A form is believed where it and its text are, byte for byte, what they were when it was made; every
    other is made anew. So nobody can slip a page under its own address in another coding.

    Args:
        inventory: of the release; told of what changes.
        state: where it is kept what was made of what; None keeps nothing and makes all anew.
        workers: processes at the most.
        progress: told how many texts were compressed.

    Returns:
        Number of texts whose forms were made.
    """
    known: Mapping[str, Made] = {}
    if state is not None and not inventory.is_clean:
        known = load_kept(state / NAME, _VERSION, dict[str, Made])[0] or {}
    endings = tuple(TEXTS)
    # The manifest is written after this, about all that stands here then.
    texts = [path for path in inventory.files if path.endswith(endings) and path != MANIFEST]
    made = {path: _made_of(path, inventory.files) for path in texts}
    todo = [path for path in texts if made[path] is None or made[path] != known.get(path)]
    _make(inventory.folder, todo, workers, progress)
    forms = (path for path in inventory.files if path.endswith(FORMS))
    orphans = [form for form in forms if form[:-3].endswith(endings) and form[:-3] not in made]
    for path in orphans:
        (inventory.folder / path).unlink()
    inventory.look_again([*orphans, *(path + ending for path in todo for ending in FORMS)])
    if state is not None and (todo or made.keys() != known.keys()):
        made |= {path: _made_of(path, inventory.files) for path in todo}
        save_kept(state / NAME, _VERSION, made)
    return len(todo)


def compress_folder(folder: Path) -> None:
    """The same for a folder of which nothing is kept."""
    compress_release(Inventory(folder))


def compress(data: bytes) -> tuple[bytes, ...]:
    """A text's forms in the order of `FORMS`; the same text has the same forms."""
    packed = zlib.compress(data, BEST_GZIP, wbits=_RAW)
    tail = zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    return brotli.compress(data, quality=BEST_BROTLI), _GZIP_HEAD + packed + tail


def _made_of(path: str, files: Files) -> Made | None:
    """What stands there now, in the form in which it is kept; None where a form is missing."""
    br, gz = files.get(path + ".br"), files.get(path + ".gz")
    return Made(files[path].digest, (br.digest, gz.digest)) if br is not None and gz is not None else None


def _make(folder: Path, todo: list[str], workers: int, progress: Progress) -> None:
    def start(worker: int) -> Callable[[int], None]:
        del worker

        def work(number: int) -> None:
            text = folder / todo[number]
            for ending, data in zip(FORMS, compress(text.read_bytes()), strict=True):
                _replace(text.with_name(text.name + ending), data)

        return work

    share_out(len(todo), start, workers, progress)


def _replace(file: Path, data: bytes) -> None:
    """Whole or not at all: a server may send it meanwhile."""
    temporary = file.with_name(f".{file.name}.tmp")
    temporary.write_bytes(data)
    temporary.replace(file)
