"""Edge: a reader who goes on reading while deployments are killed, and knows each release by its manifest."""

from __future__ import annotations

import hashlib
import random
import re
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from plugins.deploying.health import address_of
from plugins.release.manifest import MANIFEST, UNLISTED, read_manifest

_LOADED = re.compile(r'<link rel="stylesheet" href="([^"]+)"|<img src="([^"]+)"')
# Pages that stay open before what they load is asked for: tabs on a slow line.
OPEN_TABS = 4
# Without it the reader would take from the deployments the time that they need.
PAUSE_SECONDS = 0.01


@dataclass(slots=True, kw_only=True)
class Reader:
    """Reads pages at random, and what they load.

    Attributes:
        url: of the site; releases: digests by path, for each release that there is.
        common: addresses of the pages that all of them have.
        faults: all that was wrong, one line each; pages, files: how many were read.
    """

    url: str
    releases: list[dict[str, str]]
    common: list[str]
    faults: list[str] = field(default_factory=list)
    pages: int = 0
    files: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    ended: threading.Event = field(default_factory=threading.Event)
    tabs: deque[tuple[dict[str, str], list[str]]] = field(default_factory=deque)

    def read_on(self) -> None:
        """Reads until it is told to end."""
        with httpx.Client(base_url=self.url, timeout=30) as client:
            while not self.ended.wait(PAUSE_SECONDS):
                try:
                    self._read_page(client, self.chance.choice(self.common))
                    if len(self.tabs) > OPEN_TABS:
                        self._load(client, *self.tabs.popleft())
                except httpx.HTTPError as error:
                    self.faults.append(f"no answer: {error!r}")

    def _read_page(self, client: httpx.Client, path: str) -> None:
        answer = client.get(address_of(path))
        digest = hashlib.sha256(answer.content).hexdigest()
        release = next((each for each in self.releases if each[path] == digest), None)
        self.pages += 1
        if answer.status_code != 200 or release is None:
            self.faults.append(
                f"{path}: status {answer.status_code}, {len(answer.content)} bytes of no release"
            )
            return
        loaded = [sheet or picture for sheet, picture in _LOADED.findall(answer.text)]
        self.tabs.append((release, loaded))

    def _load(self, client: httpx.Client, release: dict[str, str], addresses: list[str]) -> None:
        """What a page loads must be there, with the bytes that it had in the page's own release."""
        for address in addresses:
            answer = client.get(address)
            self.files += 1
            expected = release.get(address.removeprefix("/"))
            if answer.status_code != 200 or hashlib.sha256(answer.content).hexdigest() != expected:
                self.faults.append(f"{address}: status {answer.status_code}, not what its page was made with")


@contextmanager
def reading(url: str, folders: list[Path]) -> Iterator[Reader]:
    """A reader at work until the block ends.

    Args:
        folders: of all releases that may be seen.
    """
    releases = [digests_of(folder) for folder in folders]
    shared = set.intersection(*(set(release) for release in releases))
    common = sorted(path for path in shared if path.endswith("index.html"))
    reader = Reader(url=url, releases=releases, common=common)
    thread = threading.Thread(target=reader.read_on)
    thread.start()
    try:
        yield reader
    finally:
        reader.ended.set()
        thread.join()


def digests_of(folder: Path) -> dict[str, str]:
    """SHA-256 of a release's files by path, its manifest's and its signature's too."""
    manifest = read_manifest((folder / MANIFEST).read_bytes())
    proof = {path: hashlib.sha256((folder / path).read_bytes()).hexdigest() for path in UNLISTED}
    return {**{file.path: file.sha256 for file in manifest.files}, **proof}
