"""Words: one text as the rules of hints look at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.gate.problem import BODY_FIELD
from plugins.gate.record import Record
from plugins.gate.source import Source
from plugins.hints.hint import Hint
from plugins.hints.passages import ITEM_OF_LIST, PARAGRAPH, Passage, read_passages

PROSE = (PARAGRAPH, ITEM_OF_LIST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One source, read.

    Attributes:
        source, record: as the gate read them.
        passages: of its body, in order.
    """

    source: Source
    record: Record
    passages: tuple[Passage, ...]

    @classmethod
    def of(cls, source: Source, record: Record) -> Text:
        """The text of a source and its record."""
        return cls(source=source, record=record, passages=read_passages(source.body))

    @property
    def prose(self) -> Iterator[Passage]:
        """Paragraphs and items of lists: where sentences are."""
        return (passage for passage in self.passages if passage.kind in PROSE)

    def remark(self, field: str, fault: str, mend: str) -> Hint:
        """A hint on a value of the header."""
        return Hint(
            file=self.source.path, line=self.record.line_of(field), field=field, fault=fault, mend=mend
        )

    def remark_in(self, passage: Passage, at: int, fault: str, mend: str) -> Hint:
        """A hint on a place of a passage."""
        line = self.source.body_line + passage.line_at(at) - 1
        return Hint(file=self.source.path, line=line, field=BODY_FIELD, fault=fault, mend=mend)

    def remark_on_body(self, fault: str, mend: str) -> Hint:
        """A hint on the body as a whole, told at its first line with text."""
        first = self.passages[0].line if self.passages else 1
        line = self.source.body_line + first - 1
        return Hint(file=self.source.path, line=line, field=BODY_FIELD, fault=fault, mend=mend)
