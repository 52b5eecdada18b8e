"""Edge: the task `publish`: what was built becomes a release, step by step, or nothing leaves."""

from __future__ import annotations

import gc
import os
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plugins.editor.policy import FOLDER as EDITOR
from plugins.keeping.crew import count_workers
from plugins.keeping.full import tell_full
from plugins.keeping.lock import LockRefused, hold_lock
from plugins.keeping.terminal import tell_progress
from plugins.publication.conf import read_conf
from plugins.publication.last import load_latest
from plugins.publication.moved import load_moved
from plugins.publication.places import name_state
from plugins.publication.report import show_path
from plugins.publication.run import build
from plugins.publication.settings import SettingsRefused
from plugins.release.compressing import compress_release
from plugins.release.hosts import write_beside, write_inside
from plugins.release.inventory import Inventory, ReleaseRefused
from plugins.release.keys import PUBLIC, SECRET
from plugins.release.manifest import Inputs
from plugins.release.materials import write_materials
from plugins.release.proving import remove_proof
from plugins.release.signing import SecretKey
from plugins.root import ROOT

STATE = "release"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What was built and is to leave.

    Attributes:
        folder: of the files; state: of what the steps keep between releases.
        settings: of the build, whole.
        beside: of what servers of one's own include.
        inventory: every file with its digest; a step that changes some says so there.
        is_clean: True where a step may trust nothing of earlier releases.
        key: that signs; None where the release is to be unsigned.
    """

    folder: Path
    state: Path
    settings: Mapping[str, Any]
    beside: Path
    inventory: Inventory
    is_clean: bool = False
    key: SecretKey | None = None


# A step changes the release or judges it, and says what there is to say on standard output.
# It raises ReleaseRefused where nothing may leave.
Step = Callable[[Release], list[str]]


def dress(release: Release) -> list[str]:
    """What each kind of server has to be told: inside for hosts that read it there, beside for ours."""
    redirects = load_moved(release.state.parent) or {}
    release.inventory.look_again(write_inside(release.folder, release.inventory.files, redirects))
    write_beside(release.beside, redirects, _write_materials(release))
    return []


def _write_materials(release: Release) -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    has_editor = f"{EDITOR}/index.html" in release.inventory.files
    return write_materials(lock, project["version"], has_editor=has_editor)


def compress(release: Release) -> list[str]:
    """`.gz` and `.br` beside every text."""
    workers = count_workers(release.settings.get("PRESS_WORKERS"))
    compress_release(
        release.inventory, release.state, workers=workers, progress=tell_progress("Memampatkan berkas")
    )
    return []


def scan(release: Release) -> list[str]:
    """Nothing planted, hidden, loaded from elsewhere or unknown is in it; any finding stops the release."""
    from plugins.press.ledger import Ledger
    from plugins.scanning.release import house_of, scan_release
    from plugins.scanning.run import tell_findings

    digests = {path: entry.digest for path, entry in release.inventory.files.items()}
    made, _ = Ledger(release.state.parent).load()
    try:
        findings = scan_release(
            release.folder,
            house_of(release.settings),
            release.state,
            digests,
            expected=made.keys() or None,
            is_clean=release.is_clean,
            progress=tell_progress("Memindai berkas"),
        )
    except (OSError, UnicodeDecodeError) as error:
        if isinstance(error, OSError) and (told := tell_full(error)):
            raise ReleaseRefused(told) from error
        raise ReleaseRefused(f"the scan could not read everything: {error}") from error
    if findings:
        tell_findings(findings, show_path(str(release.folder)))
        raise ReleaseRefused(
            f"{len(findings)} temuan; rilis ini tidak ditandatangani dan tidak boleh dikirim "
            "(plugins/scanning/README.md menerangkan setiap aturan)"
        )
    return [f"Dipindai: {len(digests)} berkas, tidak ada temuan"]


def count(release: Release) -> list[str]:
    """What the release weighs."""
    files = release.inventory.files
    size = sum(entry.size for entry in files.values())
    return [f"Rilis: {len(files)} berkas, {size / 1e6:.1f} MB → {show_path(str(release.folder))}"]


def prove(release: Release) -> list[str]:
    """The manifest at `/.well-known/release.json` and its signature, last of all."""
    from plugins.release.inputs import gather_inputs
    from plugins.release.proving import prove_release

    chosen, key = release.settings, release.key
    try:
        inputs = gather_inputs(
            ROOT,
            content=Path(chosen["PATH"]),
            comments=ROOT / chosen["COMMENTS_EXPORT"] if chosen.get("COMMENTS_EXPORT") else None,
            site=str(chosen["SITEURL"]),
            services=[chosen["COMMENTS_ACTION"]] if chosen.get("COMMENTS_ACTION") else [],
            latest=load_latest(release.state.parent),
            state=release.state,
            is_clean=release.is_clean,
        )
        moved = load_moved(release.state.parent) or {}
        prove_release(release.folder, inputs, key, inventory=release.inventory, moved=moved)
    except OSError as error:
        raise ReleaseRefused(tell_full(error) or f"{error.filename}: {error.strerror}") from error
    if key:
        return tell_signed(key.public.name, inputs)
    return [
        f"Rilis ini TIDAK ditandatangani, sehingga tidak dapat dikirim: isilah {SECRET} dan {PUBLIC} "
        "(`inv release-key FILE` membuat kuncinya)"
    ]


def tell_signed(key: str, inputs: Inputs) -> list[str]:
    """Who signed, and what a signature cannot make good: sources that nobody can find again, no order."""
    from plugins.release.manifest import is_example

    said = [f"Ditandatangani dengan kunci {key}, urutan {inputs.order}"]
    if inputs.commit and not inputs.order:
        said.append(
            "Perhatian: klona git ini tidak utuh, sehingga rilis ini tidak berurutan dan tidak menggantikan "
            "rilis yang berurutan; jalankan git fetch --unshallow, lalu publish lagi"
        )
    if is_example(inputs.site):
        said.append(
            f"Perhatian: alamat situs masih contoh, {inputs.site}; isilah SITEURL dengan alamat yang "
            "sebenarnya, lalu publish lagi"
        )
    if inputs.commit and not inputs.is_clean:
        said.append(
            "Perhatian: rilis ini memuat hal yang belum ada dalam commit mana pun; "
            "commit dahulu, lalu publish lagi"
        )
    return said


# In this order: what is signed must have been checked, and what is checked must be whole.
STEPS: tuple[Step, ...] = (dress, compress, scan, prove, count)


def publish(
    *,
    settings: str = "publishconf.py",
    content: str | None = None,
    output: str | None = None,
    state: str | None = None,
    now: str | None = None,
    clean: bool = False,
) -> int:
    """Builds the public site and makes a release of it.

    Args:
        settings, content, output, state, now, clean: as `build` takes them; `clean` reads every file
            of the release anew, too.

    Returns:
        Exit status: 0, or 1 where the build or a step refused; everything was told by then.
    """
    # What is wrong with the key or the clock is told before anything is built.
    try:
        key = _take_key(settings)
        if now is None:
            _check_clock()
    except ReleaseRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    status = build(settings=settings, content=content, output=output, now=now, clean=clean, state=state)
    if status:
        return status
    folder, kept, chosen = _find_places(settings, content, output, state)
    try:
        kept.mkdir(parents=True, exist_ok=True)
        with hold_lock(kept, lambda: _tell_waiting(folder)), _keeping_all():
            inventory = Inventory(folder, kept, is_clean=clean)
            inventory.drop_unfinished()
            beside = kept if state else ROOT / "var" / "release" / folder.name
            release = Release(
                folder=folder,
                state=kept,
                settings=chosen,
                beside=beside,
                inventory=inventory,
                is_clean=clean,
                key=key,
            )
            _take_steps(release)
    except ReleaseRefused as refusal:
        # Whatever was proved of the same bytes before: what is refused now is no release.
        remove_proof(folder)
        print(refusal, file=sys.stderr)
        return 1
    except LockRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OSError as error:
        if not (told := tell_full(error)):
            raise
        remove_proof(folder)
        print(told, file=sys.stderr)
        return 1
    return 0


def _check_clock() -> None:
    """A clock that stands still in the past would take texts from the site that were there."""
    from plugins.release.inputs import find_clock_fault

    if fault := find_clock_fault(ROOT, datetime.now(UTC)):
        raise ReleaseRefused(fault)


@contextmanager
def _keeping_all() -> Iterator[None]:
    """As in a build: hundreds of thousands of values live until the end, and none is garbage."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _take_steps(release: Release) -> None:
    for step in STEPS:
        for line in step(release):
            print(line, flush=True)
    release.inventory.keep()


def _take_key(settings: str) -> SecretKey | None:
    """The signing key, no longer in the environment: no program that a build runs shall see it."""
    if SECRET not in os.environ:
        return None
    from plugins.release.keys import read_signing_key, take_secrets
    from plugins.release.signing import KeyRefused

    try:
        return read_signing_key(take_secrets(os.environ), read_conf(str(ROOT / settings), {}))
    except (KeyRefused, SettingsRefused) as refusal:
        raise ReleaseRefused(str(refusal)) from None


def _find_places(
    settings: str, content: str | None, output: str | None, state: str | None
) -> tuple[Path, Path, Mapping[str, Any]]:
    """The folder that the build has just used, the steps' own state, and the settings."""
    places = {"OUTPUT_PATH": output, "PATH": content}
    changes = {name: str(Path(place).absolute()) for name, place in places.items() if place}
    chosen = read_conf(str(ROOT / settings), changes)
    folder = Path(chosen["OUTPUT_PATH"])
    kept = Path(state).absolute() if state else name_state(str(folder))
    return folder, kept / STATE, chosen


def _tell_waiting(folder: Path) -> None:
    place = show_path(str(folder))
    print(f"Menunggu rilis lain yang sedang ditulis ke {place} …", file=sys.stderr, flush=True)
