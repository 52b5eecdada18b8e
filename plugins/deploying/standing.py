"""Store: what stands at a target, read there file by file, beside the signed manifest that stands with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from plugins.deploying.bucket import Bucket
from plugins.deploying.carrying import find_allowed, name_voucher
from plugins.deploying.folder import Folder
from plugins.deploying.kept import read_left
from plugins.deploying.objects import for_all
from plugins.deploying.plan import is_loaded_by_pages
from plugins.deploying.target import time_of
from plugins.release.fault import Fault
from plugins.release.manifest import (
    HOST_FILES,
    MANIFEST,
    SIGNATURE,
    UNLISTED,
    Manifest,
    ManifestRefused,
    read_manifest,
)
from plugins.release.signing import PublicKey
from plugins.release.verifying import judge_signature

# Whoever deploys meanwhile changes what is read; then it is read once more.
_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What was found at a target.

    Attributes:
        name: of the release that readers are shown, "" where none of ours is.
        faults: everything that is wrong, by path; notes: what to know besides, one line each.
        manifest: None where it is missing or broken; sha256: of its bytes.
    """

    name: str
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()
    manifest: Manifest | None = None
    sha256: str = ""


def inspect_folder(folder: Folder) -> Standing:
    """The folder that the web server is told to show, wherever its link leads."""

    def inspect() -> Standing:
        found = _compare(
            folder.read_file(f"current/{MANIFEST}"),
            folder.read_file(f"current/{SIGNATURE}"),
            folder.keys,
            listed=folder.list_files("current"),
            find_changed=lambda digests: folder.find_changed("current", digests),
            find_vouched=lambda extra: folder.find_vouched("current", extra),
        )
        return replace(found, name=folder.current)

    found = inspect()
    for _ in range(_TRIES - 1):
        folder.look()
        if not found.faults or folder.current == found.name:
            break
        found = inspect()
    if folder.current:
        return found
    if not found.sha256:
        nothing = Fault(path="current", kind="missing", message="no release was deployed there")
        return Standing(name="", faults=(nothing,))
    stray = Fault(
        path="current", kind="link", message="does not lead to a release that a deployment put there"
    )
    return replace(found, faults=tuple(sorted([*found.faults, stray])))


def inspect_bucket(bucket: Bucket) -> Standing:
    """The objects that readers may ask for; every one is read."""

    def inspect() -> Standing:
        left = {path for path in read_left(bucket.objects) if is_loaded_by_pages(path)}
        allowed = _list_allowed(bucket)
        listed = set(bucket.there)

        def find_vouched(extra: set[str]) -> set[str]:
            return {path for path in extra if _content(bucket, path) in allowed.get(path, ())}

        found = _compare(
            bucket.objects.read(MANIFEST),
            bucket.objects.read(SIGNATURE),
            bucket.keys,
            listed=listed,
            find_changed=lambda digests: _find_changed(bucket, digests),
            find_vouched=find_vouched,
            hidden=HOST_FILES,
        )
        # Where a kept release had a file, it must have that release's bytes.
        forgiven = {fault.path for fault in found.faults if fault.kind == "extra"} & left - allowed.keys()
        notes = [f"{len(forgiven)} files that pages read earlier may load are of releases kept no more"]
        return replace(
            found,
            name=bucket.current,
            faults=tuple(fault for fault in found.faults if fault.path not in forgiven),
            notes=(*found.notes, *(notes if forgiven else ())),
        )

    found = inspect()
    for _ in range(_TRIES - 1):
        bucket.look()
        if not found.faults or (bucket.current == found.name and not bucket.begun):
            break
        found = inspect()
    if bucket.begun:
        note = f"{bucket.begun} was begun and is not whole yet; where nobody deploys, deploy once more"
        found = replace(found, notes=(*found.notes, note))
    return found


def _compare(
    data: bytes,
    signature: bytes,
    keys: Sequence[PublicKey],
    *,
    listed: set[str],
    find_changed: Callable[[Mapping[str, str]], set[str]],
    find_vouched: Callable[[set[str]], set[str]],
    hidden: Collection[str] = (),
) -> Standing:
    """What is missing, changed or extra.

    Args:
        listed: paths that are there, with "/" after what is no plain file.
        find_changed: of paths with their digests, those that have other bytes.
        find_vouched: of further paths, those that a former signed release has so.
        hidden: paths of the manifest that are not brought there.
    """
    faults = judge_signature(data or None, signature or None, keys)
    sha256 = hashlib.sha256(data).hexdigest() if data else ""
    try:
        manifest = read_manifest(data) if data else None
    except ManifestRefused as refusal:
        faults.append(Fault(path=MANIFEST, kind="manifest", message=str(refusal)))
        manifest = None
    # What nobody signed says nothing of what belongs there.
    if manifest is None or faults:
        return Standing(name="", faults=tuple(sorted(faults)), manifest=manifest, sha256=sha256)
    digests = {file.path: file.sha256 for file in manifest.files if file.path not in hidden}
    there = {path: digest for path, digest in digests.items() if path in listed}
    odd = {path.rstrip("/") for path in listed if path.endswith("/")}
    missing = digests.keys() - there.keys() - odd
    extra = {path for path in listed - digests.keys() - UNLISTED if not path.endswith("/")}
    carried = find_vouched(extra)
    notes = [f"{len(carried)} files of former releases stand beside, as their signed manifests say"]
    told = {
        "extra": (extra - carried, "the manifest does not list it"),
        "missing": (missing, "the manifest lists it, and it is not there"),
        "changed": (find_changed(there), "other bytes than the manifest's"),
        "link": (odd, "is no plain file"),
    }
    faults = [
        Fault(path=path, kind=kind, message=message)
        for kind, (paths, message) in told.items()
        for path in paths
    ]
    return Standing(
        name="",
        faults=tuple(sorted(faults)),
        notes=tuple(notes if carried else ()),
        manifest=manifest,
        sha256=sha256,
    )


def _find_changed(bucket: Bucket, digests: Mapping[str, str]) -> set[str]:
    changed: set[str] = set()

    def look(path: str) -> None:
        if _content(bucket, path)[1] != digests[path]:
            changed.add(path)

    for_all(look, digests)
    return changed


def _content(bucket: Bucket, path: str) -> tuple[int, str]:
    data = bucket.objects.read(path)
    return len(data), hashlib.sha256(data).hexdigest()


def _list_allowed(bucket: Bucket) -> dict[str, set[tuple[int, str]]]:
    """What the signed manifests of former releases, which the bucket keeps, vouch for."""
    vouchers = {}
    for name in bucket.names:
        record = bucket.read_record(name)
        if record is not None:
            data, signature = (bucket.objects.read(record.name_kept(path)) for path in (MANIFEST, SIGNATURE))
            vouchers[name_voucher(time_of(name), hashlib.sha256(data).hexdigest())] = (data, signature)
    return find_allowed(vouchers, bucket.keys)
