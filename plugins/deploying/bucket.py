"""Store: a site in an S3 bucket, whose objects are replaced in such an order that no page is ever broken."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from plugins.deploying.claims import hold_claim
from plugins.deploying.kept import read_left, read_record
from plugins.deploying.leaving import Leaving, digest_md5
from plugins.deploying.objects import Found, Objects, for_all, open_objects
from plugins.deploying.plan import RANKS, Plan, compare, is_loaded_by_pages, rank
from plugins.deploying.record import (
    CLAIMS,
    JSON,
    KEPT,
    LEFT,
    NEXT,
    RELEASES,
    SHOWN,
    STATE,
    TEXT,
    Record,
    headers_of,
)
from plugins.deploying.target import DeployRefused, Target, choose_former, is_of, is_release_name
from plugins.release.manifest import (
    MANIFEST,
    SIGNATURE,
    Manifest,
    ManifestRefused,
    digest_headers,
    read_manifest,
)
from plugins.release.signing import PublicKey, find_signature_fault

_TOLD = 20


@dataclass(slots=True, kw_only=True)
class Bucket:
    """A target that is a bucket.

    Attributes:
        claim: the name of the object that holds our lock; "" without it.
        current: name of the last release that readers were shown whole; begun: of one that was begun after
            it and interrupted, "" for none; names: of all that are kept.
        there: the site's objects, kept: what releases are made of, both by name, as they were at `look`.
        made: records of releases that are to leave, by their digest: reading all files takes a while.
    """

    target: Target
    objects: Objects
    keys: Sequence[PublicKey]
    claim: str = ""
    current: str = ""
    begun: str = ""
    names: list[str] = field(default_factory=list)
    there: dict[str, Found] = field(default_factory=dict)
    kept: dict[str, Found] = field(default_factory=dict)
    made: dict[str, Record] = field(default_factory=dict)

    def look(self) -> None:
        """Finds out what is there."""
        found = self.objects.list()
        self.there = {name: each for name, each in found.items() if not name.startswith(f"{STATE}/")}
        self.kept = {name: each for name, each in found.items() if name.startswith(f"{KEPT}/")}
        names = (posixpath.basename(name) for name in found if name.startswith(f"{RELEASES}/"))
        self.names = sorted(name for name in names if is_release_name(name))
        shown, begun = self.objects.read(SHOWN).decode(), self.objects.read(NEXT).decode()
        self.current = shown if shown in self.names else ""
        self.begun = begun if begun in self.names else ""
        state = [name for name in found if name.startswith((f"{RELEASES}/", f"{KEPT}/"))]
        if self.there and not state:
            raise DeployRefused(
                f"{self.target.name}: {len(self.there)} objects are there that no deployment put there "
                f"({min(self.there)}, …); name an empty bucket or prefix"
            )

    def read_clock(self) -> datetime | None:
        """When the store wrote our claim down, by its own clock; None for who only looks."""
        found = self.objects.list(CLAIMS).get(self.claim) if self.claim else None
        return found.changed if found else None

    def plan(self, release: Leaving) -> Plan:
        """What a deployment would send."""
        record = self._record(release)
        there = {path: record.files[path] for path in record.files if self._has(record, path)}
        gone = {path: each.tag for path, each in self.there.items() if path not in record.files}
        sizes = {path: release.sizes[path] for path in record.files}
        return compare(sizes, record.files, {**there, **gone})

    def read_former(self, name: str) -> tuple[bytes, Manifest] | None:
        """The manifest of a kept release; None where it cannot be read."""
        record = self.read_record(name) if name else None
        data = self.objects.read(record.name_kept(MANIFEST)) if record else b""
        try:
            return data, read_manifest(data)
        except ManifestRefused:
            return None

    def holds(self, digests: Mapping[str, str]) -> bool:
        """True where the objects are those of the current release, and nobody was interrupted."""
        record = self.read_record(self.current)
        return record is not None and not self.begun and not self._differing(record)

    def bring(self, release: Leaving, name: str) -> list[str]:
        """Sends what no kept release has, beside the site.

        Returns:
            Paths that travelled.

        Raises:
            DeployRefused: what arrived is not what was sent.
        """
        record = self._record(release)
        sent = [path for path in sorted(record.files) if not self._has(record, path)]

        def send(path: str) -> None:
            data = (release.folder / path).read_bytes()
            self.objects.write(record.name_kept(path), data, headers_of(path))

        for_all(send, sent)
        self.kept = self.objects.list(KEPT)
        for path, digest in record.files.items():
            found = self.kept.get(record.name_kept(path))
            if found is None or found.tag != digest:
                raise DeployRefused(
                    f"{path}: the store has other bytes, or tells no MD5; a bucket whose encryption hides it "
                    "(SSE-KMS, SSE-C) cannot be deployed to"
                )
        before = self._before() if is_of(self.current, release.sha256) else self.current
        told = msgspec.structs.replace(record, before=before)
        self.objects.write(f"{RELEASES}/{name}", msgspec.json.encode(told), JSON)
        self.names = sorted({*self.names, name})
        return sent

    def switch(self, name: str, why: str, now: datetime) -> None:
        """Puts a kept release's objects in their places: what pages load first, then pages, the proof last.

        Raises:
            DeployRefused: something of it is not kept any more; nothing was changed by then.
        """
        record = self.read_record(name)
        if record is None:
            raise DeployRefused(f"{name}: is not kept")
        self._check_claim()
        self.objects.write(NEXT, name.encode(), TEXT)
        formers = self._read_records([self.current, self.begun])
        same_headers = all(former.headers == record.headers for former in formers)
        # What somebody else began may have changed any of them since.
        self.there = self._list_site()
        wrong = self._differing(record) if same_headers else sorted(record.files)
        if lost := [path for path in wrong if record.name_kept(path) not in self.kept]:
            raise DeployRefused(f"{name}: {len(lost)} of its files are not kept any more: {lost[0]}, …")
        for turn in RANKS:
            self._check_claim()
            paths = [path for path in wrong if rank(path, self.there) == turn]
            for_all(lambda path: self.objects.copy(record.name_kept(path), path), paths)
        self._leave(record, formers, now)
        self.there = self._list_site()
        if left := self._differing(record):
            raise DeployRefused(f"{left[0]}: the store has other bytes than were put there")
        self.objects.write(SHOWN, name.encode(), TEXT)
        self.objects.delete([NEXT])
        self.current, self.begun = name, ""

    def go_back(self, asked: str) -> str:
        """The name of a kept release that is signed; after an interruption the one before that."""
        undoes = self.begun and self.current and not asked
        name = self.current if undoes else choose_former(self.names, self.current, asked, self._before())
        found, record = self.read_former(name), self.read_record(name)
        signature = self.objects.read(record.name_kept(SIGNATURE)) if record else b""
        if found is None or (fault := find_signature_fault(found[0], signature, self.keys)):
            raise DeployRefused(f"{name}: its manifest is not ours{': ' + fault if found else ''}")
        return name

    def tidy(self, now: datetime, *, forgets: bool) -> list[str]:
        """Removes what has had its time; tells what no release of ours has.

        Args:
            forgets: nothing of former releases stays, neither whole nor for pages read earlier.
        """
        others = [name for name in self.names if name != self.current]
        keep = [] if forgets else sorted({*others[-self.target.keep :], *({self._before()} & {*others})})
        records = self._read_records([*keep, self.current])
        self.objects.delete(f"{RELEASES}/{name}" for name in others if name not in keep)
        needed = {record.name_kept(path) for record in records for path in record.files}
        self.objects.delete(self.kept.keys() - needed)
        left = read_left(self.objects)
        until = now - timedelta(days=0 if forgets else self.target.carry_days)
        shown = records[-1].files if records else {}
        over = [path for path, when in left.items() if path in shown or when <= until]
        self.objects.delete(path for path in over if path not in shown)
        rest = {path: when for path, when in left.items() if path not in over}
        self.objects.write(LEFT, msgspec.json.encode(rest), JSON)
        strange = sorted(self.there.keys() - shown.keys() - left.keys())
        # A planted page must not stay because nobody knows of it.
        self.objects.delete(strange)
        return [f"removed, no release of ours has it: {path}" for path in strange[:_TOLD]]

    def _before(self) -> str:
        """The release that the current one took the place of."""
        record = self.read_record(self.current)
        return record.before if record else ""

    def _leave(self, record: Record, formers: Sequence[Record], now: datetime) -> None:
        """Pages that the release has no more go now; what they load stays for a while."""
        gone = {path for former in formers for path in former.files} - record.files.keys()
        left = read_left(self.objects)
        left |= {path: now for path in gone if is_loaded_by_pages(path) and path not in left}
        self.objects.write(LEFT, msgspec.json.encode(left), JSON)
        self.objects.delete(path for path in gone if not is_loaded_by_pages(path) and path in self.there)

    def _record(self, release: Leaving) -> Record:
        if release.sha256 not in self.made:
            made = Record(files=digest_md5(release), headers=digest_headers()[:12])
            self.made[release.sha256] = made
        return self.made[release.sha256]

    def _has(self, record: Record, path: str) -> bool:
        found = self.kept.get(record.name_kept(path))
        return found is not None and found.tag == record.files[path]

    def _differing(self, record: Record) -> list[str]:
        """Paths whose objects have other bytes than the release's, or are missing."""
        return [
            path
            for path, digest in sorted(record.files.items())
            if path not in self.there or self.there[path].tag != digest
        ]

    def read_record(self, name: str) -> Record | None:
        """What the bucket keeps of a release; None where it is not kept."""
        return read_record(self.objects, name) if name in self.names else None

    def _read_records(self, names: Sequence[str]) -> list[Record]:
        return [record for name in names if (record := self.read_record(name))]

    def _list_site(self) -> dict[str, Found]:
        return {name: each for name, each in self.objects.list().items() if not name.startswith(f"{STATE}/")}

    def _check_claim(self) -> None:
        """Stops whoever finds its claim gone."""
        if not self.objects.read(self.claim):
            raise DeployRefused("another deployment took the lock; this one stops where it is")


@contextmanager
def open_bucket(
    target: Target, keys: Sequence[PublicKey], owner: str, *, breaks: bool = False
) -> Iterator[Bucket]:
    """A bucket, with the lock where there is an owner, as `open_place` has it."""
    objects = open_objects(target)
    if not owner:
        yield Bucket(target=target, objects=objects, keys=keys)
        return
    with hold_claim(objects, target, owner, breaks=breaks) as claim:
        yield Bucket(target=target, objects=objects, keys=keys, claim=claim)
