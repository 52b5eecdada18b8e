"""Store: the manifest and its signature put into a release, as the last of its files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from plugins.release.inventory import Inventory, ReleaseRefused
from plugins.release.manifest import (
    FORMAT,
    MANIFEST,
    PUBLIC_KEY,
    SIGNATURE,
    Inputs,
    Manifest,
    ManifestRefused,
    list_files,
    write_manifest,
)
from plugins.release.signing import SecretKey, sign


def prove_release(
    folder: Path,
    inputs: Inputs,
    key: SecretKey | None,
    state: Path | None = None,
    *,
    is_clean: bool = False,
    inventory: Inventory | None = None,
    moved: Mapping[str, str] | None = None,
) -> Manifest:
    """Writes `/.well-known/release.json` and, with a key, its signature and the public key.

    Call it last, and only for what was checked and scanned: a true signature is the proof of both.
    Without a key the release is unsigned, and no signature of an earlier one stays.

    Args:
        state, is_clean: as `Inventory` takes them; inventory: the caller's own of that folder, if any.
        moved: old address → new one, of pages that do nothing but lead on.

    Raises:
        ReleaseRefused: the folder holds what no release can, or cannot be read; OSError: or not be written.
    """
    _write(folder / PUBLIC_KEY, key.public.file if key else None)
    if inventory is None:
        inventory = Inventory(folder, state, is_clean=is_clean)
    inventory.look_again([PUBLIC_KEY])
    entries = inventory.files.items()
    try:
        files = list_files({path: (entry.size, entry.digest.hex()) for path, entry in entries})
    except ManifestRefused as refusal:
        raise ReleaseRefused(str(refusal)) from refusal
    data = write_manifest(inputs, files, moved)
    comment = f"kabar-kinerja release order {inputs.order} commit {inputs.commit or 'unknown'}"
    _write(folder / MANIFEST, data)
    _write(folder / SIGNATURE, sign(data, key, comment) if key else None)
    inventory.look_again([MANIFEST, SIGNATURE])
    inventory.keep()
    return Manifest(format=FORMAT, inputs=inputs, moved=dict(moved or {}), files=files)


def remove_proof(folder: Path) -> None:
    """Takes manifest and signature away from a release that was refused."""
    for name in (SIGNATURE, MANIFEST):
        (folder / name).unlink(missing_ok=True)


def _write(path: Path, data: bytes | None) -> None:
    """A file whole or not at all, for whoever reads meanwhile; one that is so already is left alone."""
    if data is None:
        path.unlink(missing_ok=True)
    elif not path.is_file() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.tmp")
        temporary.write_bytes(data)
        temporary.replace(path)
