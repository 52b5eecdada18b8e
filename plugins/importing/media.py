"""Store: files of the former site that texts show or offer, as they will lie in `media/`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from plugins.documents.looking import look_at
from plugins.editor.faults import UploadRefused
from plugins.editor.photos import Photo, develop
from plugins.gate.folders import MEDIA, MEDIA_ENDINGS
from plugins.gate.media import HEAD_BYTES, PICTURES, judge_media
from plugins.gate.slugs import propose_slug
from plugins.importing.copies import Copy, NotCopied
from plugins.importing.links import name_upload, without_size

# No article's file is larger; a dump of a whole disk among the uploads shall not fill memory.
MAX_BYTES = 200_000_000


class MediaShelf:
    """Looks each file up once, and gives the same file one place, whatever names it had.

    Args:
        folder: copy of the former site's uploads, None where there is none.
        staging: folder for cleaned pictures, so that thousands of them need no memory.
        office: slug; taken: files of `media/` that other hands made, path → SHA-256.
    """

    def __init__(self, folder: Path | None, staging: Path, office: str, taken: dict[str, str]) -> None:
        self._folder = folder
        self._staging = staging
        self._office = office
        self._taken = dict(taken)
        self._by_place: dict[str, Copy | NotCopied] = {}
        self._addresses: dict[str, str] = {}
        self._by_digest: dict[str, Copy] = {}

    @property
    def copies(self) -> list[Copy]:
        """What is to be copied, each once, in the order in which it was asked for."""
        return list({copy.path: copy for copy in self._by_place.values() if isinstance(copy, Copy)}.values())

    @property
    def refused(self) -> list[NotCopied]:
        """What was asked for and cannot be had."""
        return [one for one in self._by_place.values() if isinstance(one, NotCopied)]

    @property
    def taken(self) -> dict[str, Copy]:
        """Former address → what moves, by the address by which it was asked for first."""
        return {self._addresses[key]: one for key, one in self._by_place.items() if isinstance(one, Copy)}

    def find(self, address: str) -> Copy | None:
        """The file behind a former address, where a text has taken it."""
        found = self._by_place.get(without_size(name_upload(address)) or address)
        return found if isinstance(found, Copy) else None

    def take(self, address: str, year: str) -> Copy | NotCopied:
        """The file behind a former address.

        Args:
            year: of the text that shows it, for files whose own folder names none.
        """
        place = name_upload(address)
        key = without_size(place) or address
        if key not in self._by_place:
            self._by_place[key] = self._look(address, place, year)
            self._addresses[key] = address
        return self._by_place[key]

    def _look(self, address: str, place: str, year: str) -> Copy | NotCopied:
        if self._folder is None:
            return NotCopied(address=address, reason="folder unggahan tidak diberikan (--media)")
        if not place:
            return NotCopied(address=address, reason="bukan berkas unggahan situs lama")
        refusals: list[NotCopied] = []
        whole = without_size(place)
        stem, _, ending = whole.rpartition(".")
        # The picture as it was uploaded, or else the largest form that is left of it.
        for name in dict.fromkeys((whole, f"{stem}-scaled.{ending}", place)):
            found = self._find(name)
            if found is not None:
                made = self._prepare(address, found, place, year)
                if isinstance(made, Copy):
                    return made
                refusals.append(made)
        return refusals[0] if refusals else NotCopied(address=address, reason="tidak ada di folder unggahan")

    def _find(self, name: str) -> Path | None:
        assert self._folder is not None
        root = self._folder.resolve()
        for base in (self._folder, self._folder / "uploads", self._folder / "wp-content" / "uploads"):
            file = base / name
            if file.is_file() and file.resolve().is_relative_to(root):
                return file
        return None

    def _prepare(self, address: str, file: Path, place: str, year: str) -> Copy | NotCopied:
        size = file.stat().st_size
        ending = file.suffix.casefold()
        if size > MAX_BYTES:
            return NotCopied(address=address, reason=f"terlalu besar ({size // 1_000_000} MB)")
        if ending in PICTURES:
            try:
                photo = develop(file.name, file.read_bytes())
            except UploadRefused as refusal:
                return NotCopied(address=address, reason=str(refusal))
            return self._place(file, photo, place, year)
        if ending not in MEDIA_ENDINGS:
            return NotCopied(
                address=address, reason=f"jenis berkas {ending or 'tanpa akhiran'} tidak diterbitkan"
            )
        with file.open("rb") as stream:
            faults = [
                one for one in judge_media(file.name, ending, size, stream.read(HEAD_BYTES)) if one.is_error
            ]
            stream.seek(0)
            document, told = look_at(ending, size, stream) if not faults else (None, ())
        if faults:
            return NotCopied(address=address, reason=f"{faults[0].fault}; {faults[0].mend}")
        if document is None:
            return NotCopied(address=address, reason="; ".join(told[0][:2]))
        return self._place(file, Photo(data=b"", ending=ending), place, year)

    def _place(self, file: Path, photo: Photo, place: str, year: str) -> Copy:
        digest = _digest(photo.data) if photo.data else _digest_file(file)
        if digest in self._by_digest:
            return self._by_digest[digest]
        folder = place[:4] if place[:4].isdecimal() and place[4:5] == "/" else year
        stem = propose_slug(file.stem) or "berkas"
        number = 1
        while True:
            name = stem if number == 1 else f"{stem}-{number}"
            path = f"{MEDIA}/{self._office}/{folder}/{name}{photo.ending}"
            if self._taken.get(path, digest) == digest:
                break
            number += 1
        self._taken[path] = digest
        copy = Copy(source=self._stage(file, photo, digest), path=path, digest=digest)
        self._by_digest[digest] = copy
        return copy

    def _stage(self, file: Path, photo: Photo, digest: str) -> Path:
        if not photo.data:
            return file
        staged = self._staging / f"{digest}{photo.ending}"
        if not staged.exists():
            self._staging.mkdir(parents=True, exist_ok=True)
            staged.write_bytes(photo.data)
        return staged


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest_file(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
