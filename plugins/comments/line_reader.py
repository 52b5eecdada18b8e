"""Rules: fields of a JSON line that holds a comment, each read or its fault told.

The faults are English, for the engineer whose build or import they stop. They never quote a name, a
text or a stranger's value: logs are read by many, and what must not be public may stand there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, UTC, datetime

from plugins.comments.comment import MAX_ID_CHARS, MAX_NAME_CHARS, MAX_TEXT_CHARS
from plugins.comments.plaintext import (
    find_forbidden,
    has_email,
    has_ip_address,
    is_blank,
    is_like_ip_address,
    name_character,
    normalize,
)
from plugins.gate.problem import Problem

LINE_FIELD = "line"

# Source: plugins/comments/README.md, "Limits".
MAX_ADDRESS_CHARS = 400
FIRST_YEAR, LAST_YEAR = 1970, 2999

_ID = re.compile(rf"[a-z0-9-]{{1,{MAX_ID_CHARS}}}")
_ADDRESS = re.compile(r"/(?:[a-z0-9][a-z0-9._~-]*/)+")
_CLOCK = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?"
_ZONELESS = re.compile(_CLOCK)
_MOMENT = re.compile(rf"{_CLOCK}(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,31}")


class RepeatedFieldError(ValueError):
    """A JSON object names a field twice; its `name` is the field's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _to_record(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) < len(pairs):
        names = [name for name, _ in pairs]
        raise RepeatedFieldError(next(name for name in names if names.count(name) > 1))
    return record


# No field is a number, and a whole number of thousands of digits would cost the reader dearly.
_DECODER = json.JSONDecoder(object_pairs_hook=_to_record, parse_int=float)


@dataclass(slots=True)
class LineReader:
    """Collects the problems of one line while its fields are read.

    Attributes:
        file: as the engineer named it; number: of the line, 1-based; both for the problems.
        record: the line's fields once `parse` has read them.
    """

    file: str
    number: int
    problems: list[Problem] = field(default_factory=list)
    record: dict[str, object] = field(default_factory=dict)

    def tell(self, name: str, fault: str, mend: str) -> None:
        """One problem; a name that no field of ours could have is not quoted."""
        shown = name if _PLAIN_KEY.fullmatch(name) else LINE_FIELD
        self.problems.append(Problem(file=self.file, line=self.number, field=shown, fault=fault, mend=mend))

    def parse(self, line: bytes, fields: Sequence[str], needed: Sequence[str], mend: str) -> bool:
        """Read the line as a JSON object with these fields; False where it is none.

        Args:
            needed: those of the fields that may not be left out.
            mend: what an unknown field is answered with.
        """
        record = _parse(self, line)
        if record is None:
            return False
        self.record = record
        for name in sorted(record.keys() - set(fields)):
            self.tell(name, "unknown field", mend)
        for name in needed:
            if name not in record:
                self.tell(name, "missing", f"each comment has {', '.join(needed)}")
        return True

    def text(self, name: str) -> str | None:
        """The text under a name; None where absent, which was told, or of another type."""
        value = self.record.get(name)
        if isinstance(value, str):
            return value
        if name in self.record:
            self.tell(name, "not a text", "write it in quotation marks")
        return None

    def flag(self, name: str) -> bool:
        """True or False; False where absent."""
        value = self.record.get(name, False)
        if not isinstance(value, bool):
            self.tell(name, "neither true nor false", "write true or false")
        return value is True

    def identifier(self, name: str) -> str:
        """An id of a comment."""
        value = self.text(name)
        if value is not None and not _ID.fullmatch(value):
            self.tell(name, "not an id", f"an id is 1 to {MAX_ID_CHARS} characters of a-z, 0-9 and -")
        return value or ""

    def article(self, name: str = "article") -> str:
        """The address of an article."""
        value = self.text(name)
        if value is not None and (len(value) > MAX_ADDRESS_CHARS or not _ADDRESS.fullmatch(value)):
            self.tell(
                name,
                "not the address of an article",
                "write it from the root, with a slash at both ends: /semarang/2025/02/26/nama-artikel/",
            )
        return value or ""

    def moment(self, name: str) -> datetime:
        """A moment, in UTC."""
        value = self.text(name)
        moment = _read_moment(value) if value is not None else None
        if moment is not None:
            return moment
        if value is not None:
            fault = "no time zone" if _ZONELESS.fullmatch(value) else "not a moment"
            self.tell(name, fault, "write ISO 8601 with an offset: 2025-02-26T01:30:00Z")
        return datetime.max.replace(tzinfo=UTC)

    def words(
        self, name: str, *, is_one_line: bool, is_removed: bool, may_be_empty: bool, is_public: bool
    ) -> str:
        """A name or a text, in normal form C.

        Args:
            is_public: True where no address may stand in it.
        """
        value = self.text(name)
        if value is None:
            return ""
        words = normalize(value)
        if is_removed:
            if words:
                self.tell(
                    name, "still there, but the comment is removed", 'leave only "", so that it is forgotten'
                )
        elif is_blank(words):
            if words or not may_be_empty:
                self.tell(name, "empty", "a comment without it is not published")
        else:
            self._check_form(name, words, is_one_line=is_one_line)
            if is_public:
                self._check_private(name, words, is_one_line=is_one_line)
        return words

    def _check_form(self, name: str, words: str, *, is_one_line: bool) -> None:
        limit = MAX_NAME_CHARS if is_one_line else MAX_TEXT_CHARS
        if len(words) > limit:
            self.tell(name, f"{len(words)} characters", f"at most {limit} are published")
        forbidden = find_forbidden(words, is_one_line=is_one_line)
        if forbidden is not None:
            self.tell(name, f"holds {name_character(forbidden)}", "plain text does without it")

    def _check_private(self, name: str, words: str, *, is_one_line: bool) -> None:
        mend = "no address may be public; redact it before approval"
        if has_email(words):
            self.tell(name, "holds an e-mail address", mend)
        if is_like_ip_address(words) if is_one_line else has_ip_address(words):
            self.tell(name, "holds an IP address", mend)


def tell_moment(moment: datetime) -> str:
    """A moment as a line holds it, in UTC."""
    # What has no zone, or might leave the calendar in UTC, is refused by whoever reads the line.
    if moment.utcoffset() is None or not MINYEAR < moment.year < MAXYEAR:
        return moment.isoformat()
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _parse(reader: LineReader, line: bytes) -> dict[str, object] | None:
    try:
        record = _DECODER.decode(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        reader.tell(LINE_FIELD, f"not UTF-8 from byte {error.start + 1} on", "write the export as UTF-8")
    except RepeatedFieldError as error:
        reader.tell(error.name, "named twice", "name each field once")
    except json.JSONDecodeError as error:
        fault = f"not JSON from character {error.pos + 1} on" if line.strip() else "empty"
        reader.tell(LINE_FIELD, fault, "each line is one JSON object")
    except (ValueError, RecursionError):
        reader.tell(
            LINE_FIELD, "JSON that is too deep or too large to be a comment", "each line is one JSON object"
        )
    else:
        if isinstance(record, dict):
            return record
        reader.tell(LINE_FIELD, "JSON, but not an object", "each line is one JSON object")
    return None


def _read_moment(value: str) -> datetime | None:
    if not _MOMENT.fullmatch(value):
        return None
    try:
        moment = datetime.fromisoformat(value).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None
