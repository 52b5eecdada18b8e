"""Words: a release's manifest: every file of it with its digest, and what it was made of."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from urllib.parse import urlsplit

import msgspec

from plugins.release import headers
from plugins.release.headers import ALWAYS, BY_FILE, TYPES

FOLDER = ".well-known"
MANIFEST = f"{FOLDER}/release.json"
SIGNATURE = f"{MANIFEST}.minisig"
PUBLIC_KEY = f"{FOLDER}/release.pub"
# A manifest cannot hold its own digest, nor that of its signature.
UNLISTED = frozenset({MANIFEST, SIGNATURE})

FORMAT = "kabar-kinerja release 1"
# What hosts read themselves, and send to nobody.
HOST_FILES = frozenset(headers.HOST_FILES)
ENCODINGS: Mapping[str, str] = {".gz": "gzip", ".br": "br"}
UNKNOWN_TYPE = "application/octet-stream"

_TYPE_OF_ENDING = {ending: kind for kind, endings in TYPES.items() for ending in endings}
_PACKED_TYPES = {"gz": "application/gzip"}
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
# Whatever `find_path_fault` finds a fault in, among others.
_SUSPECT = re.compile(r"[^!-~]|\\|//|/\.|^[./]|/$|^$|release\.json")


class ManifestRefused(Exception):
    """A manifest that we did not write, or not so; the message says what is wrong with it."""


class File(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One file of a release.

    Attributes:
        path: from the release's folder, with "/"; size: bytes; sha256: hexadecimal.
        type: of its content; of a compressed form that of its text.
        encoding: "gzip" or "br" for a form that stands beside its text, otherwise "".
    """

    path: str
    size: int
    sha256: str
    type: str
    encoding: str = ""

    @property
    def text_path(self) -> str:
        """The path of the text that this is a form of; its own where it is none."""
        return self.path[:-3] if self.encoding else self.path


class Inputs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a release was made of; without a clock, so that the same sources give the same bytes.

    Attributes:
        commit: of the project, hexadecimal; "" where there is no git.
        is_clean: True where nothing but this commit went in.
        order: commits up to this one, by which a later release is told from an earlier; 0 where unknown.
        lock: SHA-256 of requirements.lock; content: of every source; comments: of the comments' export;
            headers: of the rules in `headers.py`. Hexadecimal; "" where there is none.
        site: the address that it was made for; "" for any.
        services: beginnings of addresses that a program answers instead of a file ("/komentar/").
        latest: when the last of its texts was to become public, UTC ("2026-11-23T01:00:00Z"); readers must
            not have the release earlier. "" where no text has a date.
    """

    commit: str = ""
    is_clean: bool = False
    order: int = 0
    lock: str = ""
    content: str = ""
    comments: str = ""
    headers: str = ""
    site: str = ""
    services: tuple[str, ...] = ()
    latest: str = ""


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A release in one value.

    Attributes:
        format: `FORMAT`; inputs: what it was made of; files: in order of their paths.
        moved: old address → new one, in order; a server may lead on itself, without the old one's page.
    """

    format: str
    inputs: Inputs
    moved: dict[str, str]
    files: tuple[File, ...]


def list_files(found: Mapping[str, tuple[int, str]]) -> tuple[File, ...]:
    """The files of a release, in order, each with its type; what no manifest lists is left out.

    Args:
        found: size and SHA-256 by path.

    Raises:
        ManifestRefused: a path is none that an address can have.
    """
    paths = sorted(found.keys() - UNLISTED)
    for path in paths:
        # A hundred thousand paths are looked at, and hardly one is worth a second look.
        if _SUSPECT.search(path) and (fault := find_path_fault(path)):
            raise ManifestRefused(f"{path!r}: {fault}")
    return tuple(_file(path, *found[path], is_form=path[:-3] in found) for path in paths)


def _file(path: str, size: int, sha256: str, *, is_form: bool) -> File:
    encoding = ENCODINGS.get(path[-3:], "") if is_form else ""
    return File(
        path=path,
        size=size,
        sha256=sha256,
        type=type_of(path[:-3] if encoding else path),
        encoding=encoding,
    )


def type_of(path: str) -> str:
    """What a file's ending says of its content."""
    ending = path.rpartition("/")[2].rpartition(".")[2].lower()
    return _TYPE_OF_ENDING.get(ending) or _PACKED_TYPES.get(ending, UNKNOWN_TYPE)


def write_manifest(inputs: Inputs, files: Iterable[File], moved: Mapping[str, str] | None = None) -> bytes:
    """A manifest's only form: JSON with one line for each file, so that `diff` tells two releases apart."""
    encode = msgspec.json.Encoder().encode
    lines = b",\n".join(map(encode, files))
    head = b'{"format":' + encode(FORMAT) + b',\n"inputs":' + encode(inputs)
    head += b',\n"moved":' + encode(dict(sorted((moved or {}).items())))
    return head + b',\n"files":[\n' + lines + b"\n]}\n"


def read_manifest(data: bytes) -> Manifest:
    """A manifest from its only form.

    Raises:
        ManifestRefused: one byte is not as `write_manifest` writes it, or a path leads elsewhere.
    """
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise ManifestRefused(f"not a manifest of ours: {error}") from error
    if manifest.format != FORMAT:
        raise ManifestRefused(f"its format is {manifest.format!r}, and this program reads {FORMAT!r}")
    for file in manifest.files:
        if fault := find_path_fault(file.path):
            raise ManifestRefused(f"{file.path!r}: {fault}")
        if file.size < 0 or not _SHA256.fullmatch(file.sha256):
            raise ManifestRefused(f"{file.path!r}: size or digest is none")
    if not all(one.path < other.path for one, other in pairwise(manifest.files)):
        raise ManifestRefused("files are not in order, or one is named twice")
    if write_manifest(manifest.inputs, manifest.files, manifest.moved) != data:
        raise ManifestRefused("not written as this program writes manifests")
    return manifest


def find_path_fault(path: str) -> str:
    """Why a manifest cannot name this path; "" where it can."""
    if path in UNLISTED:
        return "a manifest does not list itself"
    if _CONTROL.search(path):
        return "has a character that no address of ours has"
    if not {"", ".", ".."}.isdisjoint(path.split("/")):
        return "is not a path below the release's folder"
    return ""


def digest_headers() -> str:
    """SHA-256 of the rules that say which headers each file has, hexadecimal."""
    rules = msgspec.json.encode([ALWAYS, BY_FILE], order="deterministic")
    return hashlib.sha256(rules).hexdigest()


def is_example(site: str) -> bool:
    """True for addresses that exist in documents alone (RFC 2606)."""
    return (urlsplit(site).hostname or "").endswith(".example")
