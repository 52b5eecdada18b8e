"""Rules: one line of the export into a comment, or every reason why it is none; and back.

The faults are English, for the engineer whose build they stop. They never quote a name, a text or a
stranger's value: build logs are read by many, and what must not be public may stand there.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, fields
from datetime import MAXYEAR, MINYEAR, UTC, datetime

from plugins.comments.comment import MAX_ID_CHARS, MAX_NAME_CHARS, MAX_TEXT_CHARS, Comment
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
FIELDS = tuple(part.name for part in fields(Comment))
NEEDED = ("id", "article", "name", "sent_at", "text")

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
class _Reader:
    """Collects the problems of one line while its fields are read."""

    file: str
    number: int
    problems: list[Problem] = field(default_factory=list)

    def tell(self, name: str, fault: str, mend: str) -> None:
        shown = name if _PLAIN_KEY.fullmatch(name) else LINE_FIELD
        self.problems.append(Problem(file=self.file, line=self.number, field=shown, fault=fault, mend=mend))


def read_line(line: bytes, file: str, number: int) -> tuple[Comment | None, list[Problem]]:
    """One line of the export as a comment, or None and every fault of it.

    Args:
        line: bytes as they stand, with or without the line feed.
        file: the export as the engineer configured it; for the problems.
        number: 1-based; for the problems.
    """
    reader = _Reader(file, number)
    record = _parse(reader, line)
    if record is None:
        return None, reader.problems
    _check_fields(reader, record)
    comment = _read_comment(reader, record)
    return (None if reader.problems else comment), reader.problems


def write_line(comment: Comment) -> bytes:
    """A comment in the one form that the export has for it: all fields, in order, the time in UTC."""
    record = {name: getattr(comment, name) for name in FIELDS}
    record["sent_at"] = _tell_moment(comment.sent_at)
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate passes here and is refused by whoever reads the line.
    return text.encode("utf-8", "surrogatepass") + b"\n"


def _tell_moment(moment: datetime) -> str:
    # What has no zone, or might leave the calendar in UTC, is refused by whoever reads the line.
    if moment.utcoffset() is None or not MINYEAR < moment.year < MAXYEAR:
        return moment.isoformat()
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _parse(reader: _Reader, line: bytes) -> dict[str, object] | None:
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


def _check_fields(reader: _Reader, record: dict[str, object]) -> None:
    for name in sorted(record.keys() - set(FIELDS)):
        reader.tell(name, "unknown field", f"only these may be public: {', '.join(FIELDS)}")
    for name in NEEDED:
        if name not in record:
            reader.tell(name, "missing", f"each comment has {', '.join(NEEDED)}")


def _read_comment(reader: _Reader, record: dict[str, object]) -> Comment:
    is_staff, is_removed = _flag(reader, record, "is_staff"), _flag(reader, record, "is_removed")
    return Comment(
        id=_id(reader, record, "id"),
        article=_article(reader, record),
        parent=_id(reader, record, "parent") if record.get("parent") is not None else None,
        name=_words(reader, record, "name", is_removed=is_removed, may_be_empty=is_staff),
        sent_at=_moment(reader, record),
        text=_words(reader, record, "text", is_removed=is_removed, may_be_empty=False),
        is_staff=is_staff,
        is_removed=is_removed,
    )


def _text(reader: _Reader, record: dict[str, object], name: str) -> str | None:
    """The text under a name; None where absent, which was told, or of another type."""
    value = record.get(name)
    if isinstance(value, str):
        return value
    if name in record:
        reader.tell(name, "not a text", "write it in quotation marks")
    return None


def _flag(reader: _Reader, record: dict[str, object], name: str) -> bool:
    value = record.get(name, False)
    if not isinstance(value, bool):
        reader.tell(name, "neither true nor false", "write true or false")
    return value is True


def _id(reader: _Reader, record: dict[str, object], name: str) -> str:
    value = _text(reader, record, name)
    if value is not None and not _ID.fullmatch(value):
        reader.tell(name, "not an id", f"an id is 1 to {MAX_ID_CHARS} characters of a-z, 0-9 and -")
    return value or ""


def _article(reader: _Reader, record: dict[str, object]) -> str:
    value = _text(reader, record, "article")
    if value is not None and (len(value) > MAX_ADDRESS_CHARS or not _ADDRESS.fullmatch(value)):
        reader.tell(
            "article",
            "not the address of an article",
            "write it from the root, with a slash at both ends: /semarang/2025/02/26/nama-artikel/",
        )
    return value or ""


def _moment(reader: _Reader, record: dict[str, object]) -> datetime:
    value = _text(reader, record, "sent_at")
    moment = _read_moment(value) if value is not None else None
    if moment is not None:
        return moment
    if value is not None:
        fault = "no time zone" if _ZONELESS.fullmatch(value) else "not a moment"
        reader.tell("sent_at", fault, "write ISO 8601 with an offset: 2025-02-26T01:30:00Z")
    return datetime.max.replace(tzinfo=UTC)


def _read_moment(value: str) -> datetime | None:
    if not _MOMENT.fullmatch(value):
        return None
    try:
        moment = datetime.fromisoformat(value).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def _words(
    reader: _Reader, record: dict[str, object], name: str, *, is_removed: bool, may_be_empty: bool
) -> str:
    value = _text(reader, record, name)
    if value is None:
        return ""
    words = normalize(value)
    if is_removed:
        if words:
            reader.tell(
                name, "still there, but the comment is removed", 'leave only "", so that it is forgotten'
            )
    elif is_blank(words):
        if words or not may_be_empty:
            reader.tell(name, "empty", "a comment without it is not published")
    else:
        _check_words(reader, name, words)
    return words


def _check_words(reader: _Reader, name: str, words: str) -> None:
    is_name = name == "name"
    limit = MAX_NAME_CHARS if is_name else MAX_TEXT_CHARS
    if len(words) > limit:
        reader.tell(name, f"{len(words)} characters", f"at most {limit} are published")
    forbidden = find_forbidden(words, is_one_line=is_name)
    if forbidden is not None:
        reader.tell(name, f"holds {name_character(forbidden)}", "plain text does without it")
    if has_email(words):
        reader.tell(name, "holds an e-mail address", "no address may be public; redact it before approval")
    if is_like_ip_address(words) if is_name else has_ip_address(words):
        reader.tell(name, "holds an IP address", "no address may be public; redact it before approval")
