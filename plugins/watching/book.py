"""Words: a signed manifest, ready to be asked what belongs at an address."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from plugins.release.manifest import UNLISTED, File, Inputs, Manifest, digest_headers
from plugins.watching.addresses import LOST, Site, forms_of, list_served, path_of

# A body compressed on the way may be a little larger than what it holds.
SLACK_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A release as it should be.

    Attributes:
        inputs: what it was made of; sha256: of the manifest's bytes.
        served: files by path that readers can ask for; listed: every path of the release.
        forms: compressed forms of a text by encoding.
        services: beginnings of paths that a program answers.
        moved: old address → new one, both readable; a server may lead on itself.
        has_our_headers: True where it was made with the rules of headers that this program knows.
    """

    inputs: Inputs
    sha256: str
    served: Mapping[str, File] = field(repr=False)
    listed: frozenset[str] = field(repr=False)
    forms: Mapping[str, Mapping[str, File]] = field(repr=False)
    services: tuple[str, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict, repr=False)
    has_our_headers: bool = True

    @property
    def lost(self) -> File | None:
        """The page that answers for whatever is not there."""
        return self.served.get(LOST)

    def expects(self, address: str) -> bool:
        """True where an address is a file's of the release or a service's, so that something may answer."""
        path = path_of(address)
        return path in self.listed or (bool(self.services) and path.startswith(self.services))

    def leads_on(self, address: str, place: str | None) -> bool:
        """True where an old address of ours is answered by a redirect to the new one."""
        return place is not None and self.moved.get(unquote(address)) == unquote(place)

    def most_bytes(self, file: File) -> int:
        """The largest body that a file's honest answer has, however it is compressed."""
        sizes = [form.size for form in self.forms.get(file.path, {}).values()]
        return max([file.size, *sizes]) + SLACK_BYTES

    def find_foreign_site(self, site: Site) -> str:
        """The address that the release was made for, where it is another than it is served at; else ""."""
        made_for = self.inputs.site
        return made_for if made_for and urlsplit(made_for).hostname != site.host else ""


def open_book(manifest: Manifest, data: bytes) -> Book:
    """The book of a manifest and its bytes."""
    return Book(
        inputs=manifest.inputs,
        sha256=hashlib.sha256(data).hexdigest(),
        served={file.path: file for file in list_served(manifest)},
        listed=frozenset(file.path for file in manifest.files) | UNLISTED,
        forms=forms_of(manifest),
        services=tuple(service.lstrip("/") for service in manifest.inputs.services),
        moved={unquote(old): unquote(new) for old, new in manifest.moved.items()},
        has_our_headers=manifest.inputs.headers in ("", digest_headers()),
    )


def cursor_of(path: str) -> str:
    """Where the next run goes on after a file: in an order that nobody chooses, all have their turn."""
    return hashlib.blake2b(path.encode(), digest_size=8).hexdigest()


def pick_files(
    paths: Iterable[str], cursor: str, most: int, first: Iterable[str]
) -> tuple[list[str], list[str]]:
    """The files that are looked at in every run, and those whose turn it is; runs after each other cover all.

    Args:
        paths: of everything that is served; cursor: of the last file of the run before, "" at first.
        most: files; first: paths of those for every run, the most urgent ones first.
    """
    known = {cursor_of(path): path for path in paths}
    always = [path for path in dict.fromkeys(first) if path in set(known.values())][:most]
    left = sorted(key for key, path in known.items() if path not in set(always))
    order = [key for key in left if key > cursor] + [key for key in left if key <= cursor]
    return always, [known[key] for key in order[: most - len(always)]]
