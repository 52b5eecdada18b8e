"""Store: a release that is proved to be ours and may leave."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.deploying.target import DeployRefused
from plugins.release.manifest import HOST_FILES, MANIFEST, SIGNATURE, Manifest
from plugins.release.signing import PublicKey
from plugins.release.verifying import verify_release

_TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A release that was checked, scanned and signed.

    Attributes:
        folder: where it lies; manifest: what it holds; proof: the manifest's bytes; sha256: of these.
        sizes, digests: bytes and SHA-256 by path, of the manifest and its signature too.
    """

    folder: Path
    manifest: Manifest
    proof: bytes
    sha256: str
    sizes: Mapping[str, int]
    digests: Mapping[str, str]


def take_release(folder: Path, keys: Sequence[PublicKey]) -> Leaving:
    """A folder as the release that its signed manifest tells of; every file is read.

    Raises:
        DeployRefused: it is not signed by one of the keys, or not whole; every fault is told.
    """
    if not folder.is_dir():
        raise DeployRefused(f"{folder}: there is no release; run publish first")
    found = verify_release(folder, keys)
    if found.faults or found.manifest is None:
        told = [str(fault) for fault in found.faults[:_TOLD]]
        more = [f"… and {len(found.faults) - _TOLD} more"] if len(found.faults) > _TOLD else []
        lines = [
            "Nothing was deployed: this is no release that was checked, scanned and signed.",
            *told,
            *more,
        ]
        raise DeployRefused("\n".join(lines))
    sizes = {file.path: file.size for file in found.manifest.files}
    digests = {file.path: file.sha256 for file in found.manifest.files}
    for name in (MANIFEST, SIGNATURE):
        data = (folder / name).read_bytes()
        sizes[name], digests[name] = len(data), hashlib.sha256(data).hexdigest()
    proof = (folder / MANIFEST).read_bytes()
    if digests[MANIFEST] != found.sha256:
        raise DeployRefused(f"{folder}: the release changed while it was read; deploy once more")
    return Leaving(
        folder=folder,
        manifest=found.manifest,
        proof=proof,
        sha256=found.sha256,
        sizes=sizes,
        digests=digests,
    )


def digest_md5(release: Leaving) -> dict[str, str]:
    """MD5 by path, by which object stores tell contents apart; without what hosts read themselves.

    Raises:
        DeployRefused: a file is not the release's any more.
    """
    found = {}
    for path in release.digests.keys() - HOST_FILES:
        data = (release.folder / path).read_bytes()
        if hashlib.sha256(data).hexdigest() != release.digests[path]:
            raise DeployRefused(f"{path}: changed while it was read; deploy once more")
        found[path] = hashlib.md5(data, usedforsecurity=False).hexdigest()
    return found
