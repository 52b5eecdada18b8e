"""Words: the publication's media, and what was made of the pictures among them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from urllib.parse import unquote

from plugins.documents.document import Document
from plugins.gate.problem import Problem
from plugins.images.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Album:
    """What the publication knows of its media.

    Attributes:
        media: every file of `media/`, as a path from the content folder.
        pictures: path of each picture that a text shows → what was made of it.
        documents: path of each other file → what readers are told of it; refused ones are left out.
        problems: faults of files.
        drawing: name of how cards are drawn; b"" where none are.
    """

    media: Set[str] = frozenset()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    drawing: bytes = b""

    def find(self, url: str) -> Picture | None:
        """The picture at an address from the root; None where there is none, or nothing was made of it."""
        return self.pictures.get(path_of(url)) if self.pictures else None

    def find_document(self, url: str) -> Document | None:
        """The document at an address from the root; None where there is none."""
        return self.documents.get(path_of(url)) if self.documents else None


def path_of(url: str) -> str:
    """The path from the content folder that an address of a media file means."""
    return unquote(url.partition("#")[0].partition("?")[0]).removeprefix("/")
