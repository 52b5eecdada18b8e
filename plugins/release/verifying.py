"""Store: whether a folder is the release that its signed manifest tells of."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.release.fault import Fault
from plugins.release.inventory import ReleaseRefused, take_inventory
from plugins.release.manifest import (
    MANIFEST,
    SIGNATURE,
    UNLISTED,
    File,
    Inputs,
    Manifest,
    ManifestRefused,
    read_manifest,
)
from plugins.release.signing import PublicKey, find_signature_fault
from plugins.release.unpacking import UnpackRefused, can_unpack, unpack


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was found about a release.

    Attributes:
        faults: everything that is wrong, by path; none: the release is ours and whole.
        notes: what could not be looked at, and why; one line each.
        manifest: None where it is missing or broken; sha256: of its bytes, "" where there are none.
    """

    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()
    manifest: Manifest | None = None
    sha256: str = ""

    @property
    def inputs(self) -> Inputs:
        """What the release was made of; empty where nothing says so."""
        return self.manifest.inputs if self.manifest else Inputs()


def verify_release(folder: Path, keys: Sequence[PublicKey]) -> Verification:
    """Reads every file of a folder and compares it with the signed manifest in it.

    A release is signed after its check and its scan, so a true signature is the proof of both.

    Args:
        keys: the publication's public keys; one of them must have signed.
    """
    data = _read(folder / MANIFEST)
    faults = judge_signature(data, _read(folder / SIGNATURE), keys)
    if data is None:
        return Verification(faults=tuple(faults))
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        manifest = read_manifest(data)
    except ManifestRefused as refusal:
        faults.append(Fault(path=MANIFEST, kind="manifest", message=str(refusal)))
        return Verification(faults=tuple(faults), sha256=sha256)
    try:
        inventory = take_inventory(folder, None)
    except ReleaseRefused as refusal:
        faults.append(Fault(path=".", kind="extra", message=str(refusal)))
        return Verification(faults=tuple(faults), manifest=manifest, sha256=sha256)
    found = {
        path: (entry.size, entry.digest.hex()) for path, entry in inventory.items() if path not in UNLISTED
    }
    faults += compare_files(manifest, found)
    changed = {fault.path for fault in faults}
    forms = [file for file in manifest.files if file.encoding and file.path not in changed]
    faults += [fault for form in forms if (fault := _judge_form(folder, form, found))]
    notes = sorted(
        {
            f"{form.encoding}: forms compared by digest only; brotli is not installed"
            for form in forms
            if not can_unpack(form.encoding)
        }
    )
    return Verification(faults=tuple(sorted(faults)), notes=tuple(notes), manifest=manifest, sha256=sha256)


def judge_signature(data: bytes | None, signature: bytes | None, keys: Sequence[PublicKey]) -> list[Fault]:
    """Faults of a manifest's bytes and its signature's; None for what is not there."""
    if data is None:
        return [Fault(path=MANIFEST, kind="missing", message="there is no manifest; make the release anew")]
    if signature is None:
        return [
            Fault(
                path=SIGNATURE, kind="missing", message="the release is unsigned; nothing proves its origin"
            )
        ]
    if not keys:
        return [Fault(path=SIGNATURE, kind="signature", message="no public key is known to verify it with")]
    fault = find_signature_fault(data, signature, keys)
    return [Fault(path=SIGNATURE, kind="signature", message=fault)] if fault else []


def compare_files(manifest: Manifest, found: Mapping[str, tuple[int, str]]) -> list[Fault]:
    """Files that are missing, changed, or of no release of ours.

    Args:
        found: size and SHA-256 by path.
    """
    listed = {file.path: (file.size, file.sha256) for file in manifest.files}
    faults = [
        Fault(path=path, kind="extra", message="the manifest does not list it")
        for path in found.keys() - listed
    ]
    for path, (size, sha256) in listed.items():
        if path not in found:
            faults.append(
                Fault(path=path, kind="missing", message="the manifest lists it, and it is not there")
            )
        elif found[path] != (size, sha256):
            faults.append(Fault(path=path, kind="changed", message=_tell_change(size, found[path][0])))
    return faults


def _tell_change(expected: int, size: int) -> str:
    return f"{size} bytes instead of {expected}" if size != expected else "other bytes than the manifest's"


def _judge_form(folder: Path, form: File, found: Mapping[str, tuple[int, str]]) -> Fault | None:
    """A compressed form that does not hold its text, whatever its own digest."""
    if form.text_path not in found:
        return Fault(path=form.path, kind="form", message="its text is not in the release")
    if not can_unpack(form.encoding):
        return None
    size, sha256 = found[form.text_path]
    try:
        text = unpack((folder / form.path).read_bytes(), form.encoding, size)
    except UnpackRefused as error:
        return Fault(path=form.path, kind="form", message=str(error))
    if hashlib.sha256(text).hexdigest() == sha256:
        return None
    return Fault(path=form.path, kind="form", message=f"does not hold {form.text_path}")


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() and not path.is_symlink() else None
    except OSError:
        return None
