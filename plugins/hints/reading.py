"""Store: the lists of hints, and every text of a content folder with its hints and fingerprint."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from plugins.categories.registers import Registers
from plugins.gate.record import WITHDRAWN
from plugins.gate.source import ARTICLE
from plugins.gate.walk import list_content
from plugins.hints.fingerprint import Fingerprint, Places, index_places, take_fingerprint
from plugins.hints.hint import Hint
from plugins.hints.judging import hint_text, read_text
from plugins.hints.lexicon import ForeignWords, Lexicon, parse_abbreviations, parse_equivalents, parse_regions
from plugins.hints.likeness import find_copies, find_same_titles
from plugins.hints.text import Text
from plugins.keeping.crew import share_out
from plugins.keeping.progress import Progress, keep_quiet
from plugins.languages.language import INDONESIAN

LISTS = Path(__file__).parent / "lists"


def read_lexicon(folder: Path = LISTS) -> Lexicon:
    """The lists of hints.

    Raises:
        ValueError: a list is not in its form.
    """
    return Lexicon(
        foreign=ForeignWords.of(parse_equivalents(_read(folder, "padanan.txt"))),
        known_abbreviations=parse_abbreviations(_read(folder, "singkatan.txt")),
        regions=parse_regions(_read(folder, "daerah.txt")),
    )


def _read(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def find_all_hints(
    content: Path, registers: Registers, workers: int = 1, progress: Progress = keep_quiet
) -> list[Hint]:
    """Every hint on every text of a content folder, copies between offices among them, in order.

    Args:
        workers: processes at the most; progress: told how many texts were read.
    """
    lexicon = read_lexicon()
    known = list_known(registers)
    places = list_places(lexicon, registers)
    files = list_content(content).sources

    def start(_: int) -> Callable[[int], tuple[list[Hint], Fingerprint | None]]:
        def work(number: int) -> tuple[list[Hint], Fingerprint | None]:
            try:
                raw = (content / files[number].path).read_bytes()
            except OSError:
                # The gate tells it; there is nothing to hint at.
                return [], None
            text = read_text(files[number].path, raw)
            return ([], None) if text is None else (hint_text(text, lexicon, known), compared(text, places))

        return work

    read = share_out(len(files), start, workers, progress)
    taken = [taken for _, taken in read if taken is not None]
    hints = [hint for hints, _ in read for hint in hints]
    hints += [*(copy.hint() for copy in find_copies(taken)), *find_same_titles(taken)]
    return sorted(hints, key=lambda hint: hint.sort_key)


def compared(text: Text, places: Places) -> Fingerprint | None:
    """The fingerprint of what is compared: Indonesian articles that are in force, drafts too."""
    record = text.record
    is_compared = text.source.kind == ARTICLE and record.language == INDONESIAN.code
    return take_fingerprint(text, places) if is_compared and record.status != WITHDRAWN else None


def list_places(lexicon: Lexicon, registers: Registers) -> Places:
    """What texts are not told apart by: regions, and what the offices' names put before theirs."""
    return index_places(lexicon.regions, (office.name for office in registers.offices.values()))


def list_known(registers: Registers) -> frozenset[str]:
    """Abbreviations that stand in the offices' names: readers of their pages know them."""
    names = " ".join(office.name for office in registers.offices.values())
    return frozenset(re.findall(r"\b[A-Z]{2,}\b", names))
