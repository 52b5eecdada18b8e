"""Words: what of former releases stays beside a release: what pages that were read earlier may still load.

The manifest says nothing of it: it is the release's own. Each former release's signed manifest stands
beside, in `/.well-known/former/`, named by the moment when that release was left, and vouches for what is
carried. So nobody who gets into a server can pass a file off as carried that we did not once sign.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from plugins.deploying.plan import is_loaded_by_pages
from plugins.deploying.target import is_of, is_release_name, name_release, time_of
from plugins.release.manifest import FOLDER, Manifest, ManifestRefused, read_manifest
from plugins.release.signing import PublicKey, find_signature_fault

FORMER = f"{FOLDER}/former"
# Each is as long as the release has files; a site that is deployed every few minutes shall not drown in them.
MOST_FORMERS = 5
_ENDING = ".json"
SIGNED = ".minisig"


def name_voucher(left: datetime, sha256: str) -> str:
    """The path of a former release's manifest beside the release that came after it.

    Args:
        left: when readers were last shown that release; sha256: of its manifest.
    """
    return f"{FORMER}/{name_release(left, sha256)}{_ENDING}"


def choose_vouchers(found: Iterable[str], sha256: str, now: datetime, days: int) -> list[str]:
    """Those former manifests that are still to vouch, the latest first; one for each release.

    Args:
        found: paths that look like `name_voucher`'s; others are passed over.
        sha256: of the release's own manifest, which needs no voucher.
        days: since when a release must have been left.
    """
    chosen: dict[str, str] = {}
    for path in sorted(found, reverse=True):
        name = path.removeprefix(f"{FORMER}/").removesuffix(_ENDING)
        if f"{FORMER}/{name}{_ENDING}" != path or not is_release_name(name) or is_of(name, sha256):
            continue
        if time_of(name) > now - timedelta(days=days):
            chosen.setdefault(name.rpartition("-")[2], path)
    return list(chosen.values())[:MOST_FORMERS]


def list_carried(former: Iterable[Manifest], release: Iterable[str]) -> dict[str, str]:
    """SHA-256 by path of what pages of former releases may still load and the release has not.

    Args:
        former: the latest first; where several have a path, its content is the latest's.
        release: paths of the release's own files.
    """
    carried: dict[str, str] = {}
    own = set(release)
    for manifest in former:
        for file in manifest.files:
            if file.path not in own and is_loaded_by_pages(file.path):
                carried.setdefault(file.path, file.sha256)
    return carried


def find_allowed(
    vouchers: Mapping[str, tuple[bytes, bytes]], keys: Sequence[PublicKey]
) -> dict[str, set[tuple[int, str]]]:
    """What may stand beside a release's own files: true vouchers, their signatures, and what they vouch for.

    Args:
        vouchers: manifest and signature by the manifest's path, as they stand there.
        keys: one of them must have signed.

    Returns:
        Size and SHA-256 of each content that is allowed, by path.
    """
    allowed: dict[str, set[tuple[int, str]]] = {}
    for path, (data, signature) in vouchers.items():
        if not is_of(path.removesuffix(_ENDING), hashlib.sha256(data).hexdigest()):
            continue
        if find_signature_fault(data, signature, keys):
            continue
        try:
            manifest = read_manifest(data)
        except ManifestRefused:
            continue
        for name, content in ((path, data), (path + SIGNED, signature)):
            allowed[name] = {(len(content), hashlib.sha256(content).hexdigest())}
        for file in manifest.files:
            if is_loaded_by_pages(file.path):
                allowed.setdefault(file.path, set()).add((file.size, file.sha256))
    return allowed
