"""Store: reads every source of a content folder and has each judged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from plugins.gate.judge import judge
from plugins.gate.problem import FILE_FIELD, Problem
from plugins.gate.verdict import Verdict
from plugins.gate.walk import FoundFile, Listing, list_content
from plugins.prose.convert import Converter


class BodyShelf(Protocol):
    """Where HTML is put that was made while judging."""

    def keep(self, key: str, html: str) -> None:
        """Keeps the HTML of a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What the gate knows of a content folder before names are looked up.

    Attributes:
        listing: its files; verdicts: one for each source, by path.
    """

    listing: Listing
    verdicts: tuple[Verdict, ...]

    @property
    def source_count(self) -> int:
        """All texts that a writer put there, unreadable ones included."""
        return len(self.verdicts) + len(self.listing.refused)

    @property
    def problems(self) -> list[Problem]:
        """Faults of places, names and single sources."""
        return [
            *self.listing.problems,
            *(problem for verdict in self.verdicts for problem in verdict.problems),
        ]


def survey(content: Path, shelf: BodyShelf) -> Survey:
    """Every source of the folder, judged."""
    listing = list_content(content)
    converter = Converter()
    verdicts = tuple(_judge_file(content, file, converter, shelf) for file in listing.sources)
    return Survey(listing=listing, verdicts=verdicts)


def _judge_file(content: Path, file: FoundFile, converter: Converter, shelf: BodyShelf) -> Verdict:
    try:
        raw = (content / file.path).read_bytes()
    except OSError as error:
        problem = Problem(
            file=file.path,
            line=1,
            field=FILE_FIELD,
            fault=f"tidak dapat dibaca ({error.strerror})",
            mend="periksa izin berkasnya, atau tutup program yang memakainya",
        )
        return Verdict(
            path=file.path, digest="", record=None, facts=None, body_key="", problems=(problem,)
        )
    verdict, html = judge(file.path, raw, converter)
    if verdict.body_key:
        shelf.keep(verdict.body_key, html)
    return verdict
