"""Store: a folder of releases on a machine; a link says which one readers see."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from plugins.deploying.carrying import (
    FORMER,
    SIGNED,
    choose_vouchers,
    find_allowed,
    list_carried,
    name_voucher,
)
from plugins.deploying.leaving import Leaving
from plugins.deploying.plan import Plan, compare
from plugins.deploying.shell import Shell
from plugins.deploying.target import DeployRefused, Target, choose_former, is_of, is_release_name
from plugins.release.manifest import MANIFEST, SIGNATURE, Manifest, ManifestRefused, read_manifest
from plugins.release.signing import PublicKey, find_signature_fault

# Readable for the web server, writable for nobody but who deploys, whatever the release's folder has.
_MODES = "D755,F644"
_TOLD = 10


@dataclass(slots=True, kw_only=True)
class Folder:
    """A target that is a folder, through its shell.

    Attributes:
        current: name of the release that readers see, "" before the first; names: of those that are kept.
        unfinished: names of what was interrupted on its way.
    """

    target: Target
    shell: Shell
    keys: Sequence[PublicKey]
    current: str = ""
    names: list[str] = field(default_factory=list)
    unfinished: list[str] = field(default_factory=list)

    def look(self) -> None:
        """Finds out what is there."""
        lines = self.shell.run("look").decode(errors="surrogateescape").splitlines() or [""]
        # A link that leads to a folder of that name elsewhere is none of ours.
        shown = lines[0].removeprefix("releases/") if lines[0].startswith("releases/") else ""
        self.current = shown if shown in lines[1:] and is_release_name(shown) else ""
        self.names = sorted(name for name in lines[1:] if is_release_name(name))
        self.unfinished = sorted(name for name in lines[1:] if name.startswith(".incoming-"))

    def read_clock(self) -> datetime | None:
        """Now, by the clock of the machine that the folder is on."""
        return datetime.fromtimestamp(int(self.shell.run("tell_time")), UTC)

    def plan(self, release: Leaving) -> Plan:
        """What a deployment would do, by the manifest that stands there."""
        former = self.read_former(self.current)
        there = {file.path: file.sha256 for file in former[1].files} if former else {}
        return compare(release.sizes, release.digests, there)

    def read_former(self, name: str) -> tuple[bytes, Manifest] | None:
        """The manifest of a release there; None where it cannot be read."""
        data = self.read_file(f"releases/{name}/{MANIFEST}") if name else b""
        manifest = _read_manifest(data)
        return (data, manifest) if manifest else None

    def bring(self, release: Leaving, name: str) -> list[str]:
        """Sends what changed, beside what readers see; what is whole there gets its name.

        Returns:
            Paths that travelled.

        Raises:
            DeployRefused: what arrived is not the release.
        """
        incoming = f"releases/.incoming-{name}"
        self.shell.run("make", incoming)
        known = [self.current, *self.unfinished[-1:]]
        links = [f"--link-dest=../{other}" for other in known if other and f"releases/{other}" != incoming]
        # By content: what somebody changed there is replaced, and what is the same keeps its time.
        options = ["--checksum", "--perms", f"--chmod={_MODES}", *links]
        paths = b"".join(path.encode() + b"\0" for path in sorted(release.digests))
        sent = self.shell.send(options, str(release.folder), incoming, paths)
        self.check(incoming, release.digests)
        before = self._before() if is_of(self.current, release.sha256) else self.current
        self.shell.run("write", _before_file(name), data=before.encode())
        self.shell.run("finish", incoming, name)
        return sent

    def check(self, folder: str, digests: Mapping[str, str]) -> None:
        """Reads every file of a folder there.

        Raises:
            DeployRefused: one is missing, another, or too many.
        """
        faults = [
            f"{path}: not the bytes of the manifest" for path in sorted(self.find_changed(folder, digests))
        ]
        extra = self.list_files(folder).difference(digests)
        if extra:
            extra -= self.find_vouched(folder, extra)
        faults += [f"{path}: the manifest does not list it" for path in sorted(extra)]
        if faults:
            raise DeployRefused("\n".join([f"{folder} is not as its manifest says:", *faults[:_TOLD]]))

    def switch(self, name: str, why: str, now: datetime) -> None:
        """Shows readers another release from now on; what the one before it loads goes on answering."""
        self._carry(name, now)
        self.shell.run("switch", name, why)
        self.current = name

    def go_back(self, asked: str) -> str:
        """The name of a kept release that is whole and signed.

        Raises:
            DeployRefused: there is none, or it is not as it was deployed.
        """
        name = choose_former(self.names, self.current, asked, self._before())
        folder = f"releases/{name}"
        found = self.read_former(name)
        signature = self.read_file(f"{folder}/{SIGNATURE}")
        if found is None or (fault := find_signature_fault(found[0], signature, self.keys)):
            why = f"{name}: its manifest is not ours{': ' + fault if found else ''}"
            raise DeployRefused(f"{why}\n{self._advise(name)}")
        digests = {file.path: file.sha256 for file in found[1].files}
        for path, data in ((MANIFEST, found[0]), (SIGNATURE, signature)):
            digests[path] = _sha256(data)
        try:
            self.check(folder, digests)
        except DeployRefused as refusal:
            raise DeployRefused(f"{refusal}\n{self._advise(name)}") from refusal
        return name

    def _advise(self, spoilt: str) -> str:
        """What to do where the release to go back to was changed: files are shared, so others may be, too."""
        others = ", ".join(name for name in self.names if name not in (spoilt, self.current)) or "none"
        return (
            f"Somebody changed it. Publish, and inv deploy {self.target.name}: that replaces whatever was "
            f"changed there. Other releases kept for --to: {others}"
        )

    def holds(self, digests: Mapping[str, str]) -> bool:
        """True where what readers see is exactly this release, and what former ones left."""
        try:
            self.check(f"releases/{self.current}", digests)
        except DeployRefused:
            return False
        return True

    def tidy(self, now: datetime, *, forgets: bool) -> list[str]:
        """Removes what nobody goes back to: all but the newest releases, and what was interrupted.

        Args:
            forgets: nothing of former releases stays, neither whole nor carried.
        """
        others = [name for name in self.names if name != self.current]
        kept = [] if forgets else [*others[-self.target.keep :], *({self._before()} & {*others})]
        if forgets:
            self.shell.run("forget", f"releases/{self.current}", data=self._list_carried())
        self.shell.run("prune", self.current, *kept)
        return []

    def _before(self) -> str:
        """The release that the current one took the place of."""
        return self.read_file(_before_file(self.current)).decode(errors="replace") if self.current else ""

    def _carry(self, name: str, now: datetime) -> None:
        """Links beside a release what pages of former releases load, and what vouches for it."""
        source, folder = f"releases/{self.current}", f"releases/{name}"
        former, own = self.read_former(self.current), self.read_former(name)
        signature = self.read_file(f"{source}/{SIGNATURE}")
        if own is None:
            raise DeployRefused(f"{name}: its manifest cannot be read")
        # What is not proved to be ours is not taken along.
        if former is None or self.current == name or find_signature_fault(former[0], signature, self.keys):
            return
        voucher = name_voucher(now, _sha256(former[0]))
        found = [f"{FORMER}/{path}" for path in self.list_files(f"{source}/{FORMER}")]
        days = self.target.carry_days
        vouchers = choose_vouchers([voucher, *found], _sha256(own[0]), now, days) if days else []
        known = {voucher: (former[0], signature)}
        known |= {path: self._read_voucher(f"{source}/{path}") for path in vouchers if path != voucher}
        true = [path for path in vouchers if not find_signature_fault(*known[path], self.keys)]
        for path in true:
            self.shell.run("write", f"{folder}/{path}{SIGNED}", data=known[path][1])
            self.shell.run("write", f"{folder}/{path}", data=known[path][0])
        carried = list_carried(
            [manifest for path in true if (manifest := _read_manifest(known[path][0]))],
            [file.path for file in own[1].files],
        )
        there = self.list_files(source)
        kept = {path: digest for path, digest in carried.items() if path in there}
        paths = sorted(kept.keys() - self.find_changed(source, kept))
        self.shell.run("carry", source, folder, data=b"".join(path.encode() + b"\0" for path in paths))

    def _list_carried(self) -> bytes:
        """Paths of what the current release carries, each ended by NUL."""
        found = self.read_former(self.current)
        own = {MANIFEST, SIGNATURE, *(file.path for file in found[1].files)} if found else set()
        extra = self.list_files(f"releases/{self.current}") - own if found else set()
        paths = sorted(path.rstrip("/") for path in extra)
        return b"".join(path.encode(errors="surrogateescape") + b"\0" for path in paths)

    def find_vouched(self, folder: str, extra: set[str]) -> set[str]:
        """Those further files of a folder that a former release's signed manifest vouches for."""
        names = [path for path in extra if path.startswith(f"{FORMER}/") and not path.endswith(SIGNED)]
        allowed = find_allowed({path: self._read_voucher(f"{folder}/{path}") for path in names}, self.keys)
        good: set[str] = set()
        # One path may have had several contents; sha256sum is asked for one after the other.
        for turn in range(max(map(len, allowed.values()), default=0)):
            asked = {
                path: sorted(allowed[path])[turn][1]
                for path in extra - good
                if turn < len(allowed.get(path, ()))
            }
            good |= asked.keys() - self.find_changed(folder, asked)
        return good

    def find_changed(self, folder: str, digests: Mapping[str, str]) -> set[str]:
        """Paths of a folder there that have other bytes, or none."""
        if not digests:
            return set()
        data = "".join(f"{digest}  {path}\n" for path, digest in digests.items()).encode()
        told = self.shell.run("check", folder, data=data).decode(errors="surrogateescape")
        if told == "all right\n":
            return set()
        changed = {line.rpartition(": ")[0] for line in told.splitlines()} & digests.keys()
        if not changed:
            raise DeployRefused(f"{folder}: sha256sum said nothing that can be understood")
        return changed

    def _read_voucher(self, file: str) -> tuple[bytes, bytes]:
        return self.read_file(file), self.read_file(file + SIGNED)

    def read_file(self, file: str) -> bytes:
        """A file's bytes; none where it is missing."""
        packed = self.shell.run("read_file", file)
        return gzip.decompress(packed) if packed else b""

    def list_files(self, folder: str) -> set[str]:
        """Paths of all files of a folder there; those that are no plain files have a "/" at their end."""
        found = self.shell.run("list", folder)
        return {path.decode(errors="surrogateescape") for path in found.split(b"\0") if path}


def _before_file(name: str) -> str:
    """Where the name of the release stands that this one took the place of."""
    return f"before/{name}"


def _read_manifest(data: bytes) -> Manifest | None:
    try:
        return read_manifest(data)
    except ManifestRefused:
        return None


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
