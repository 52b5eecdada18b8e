"""One line of the export, read and written."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.comments.comment import Comment
from plugins.comments.export_line import read_line, write_line
from tests.plugins.comments.making import ARTICLE, MOMENTS, NAMES, SENT_AT, TEXTS, make_comment, make_removed

FILE = "var/comments/export.jsonl"
EMAIL_MEND = "no address may be public; redact it before approval"
ID_MEND = "an id is 1 to 64 characters of a-z, 0-9 and -"
LINE_MEND = "each line is one JSON object"
ARTICLE_FAULT = (
    "article: not the address of an article; "
    "write it from the root, with a slash at both ends: /semarang/2025/02/26/nama-artikel/"
)
MOMENT_MEND = "write ISO 8601 with an offset: 2025-02-26T01:30:00Z"


def make_line(**changes: Any) -> bytes:
    """A sound line with some fields changed; a field of `...` is left out."""
    record = {
        "id": "k1",
        "article": ARTICLE,
        "name": "Siti",
        "sent_at": "2025-02-26T01:30:00Z",
        "text": "Baik.",
    }
    record |= changes
    return json.dumps({name: value for name, value in record.items() if value is not ...}).encode() + b"\n"


def tell(line: bytes) -> list[str]:
    """The faults of a line that is expected to have some."""
    comment, problems = read_line(line, FILE, 3)
    assert comment is None
    return [problem.tell(root="") for problem in problems]


def test_a_line_with_the_needed_fields_is_a_comment() -> None:
    comment, problems = read_line(make_line(), FILE, 3)

    assert comment == Comment(id="k1", article=ARTICLE, name="Siti", sent_at=SENT_AT, text="Baik.")
    assert problems == []


def test_a_line_may_name_every_field_in_any_order() -> None:
    comment = make_comment(parent="k0", is_staff=True)
    record = json.loads(write_line(comment))

    read, problems = read_line(json.dumps(dict(reversed(record.items()))).encode(), FILE, 3)

    assert read == comment
    assert problems == []


def test_a_comment_is_written_in_one_form() -> None:
    comment = make_comment(
        text='Baik, "Bu".\nÉ <b>', sent_at=datetime(2025, 2, 26, 8, 30, tzinfo=timezone(timedelta(hours=7)))
    )

    line = write_line(comment)

    assert line.decode() == (
        f'{{"id":"k1","article":"{ARTICLE}","parent":null,"name":"Siti Rahayu",'
        '"sent_at":"2025-02-26T01:30:00Z",'
        '"text":"Baik, \\"Bu\\".\\nÉ <b>","is_staff":false,"is_removed":false}\n'
    )


@given(NAMES, TEXTS, MOMENTS, st.booleans())
def test_what_is_written_is_read_back(name: str, text: str, sent_at: datetime, is_staff: bool) -> None:
    comment = make_comment(name=name, text=text, sent_at=sent_at, is_staff=is_staff)

    read, problems = read_line(write_line(comment), FILE, 1)

    assert problems == []
    assert read == comment
    assert read is not None
    assert write_line(read) == write_line(comment)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "&lt;b&gt; &amp;",
        "[klik](javascript:alert(1)) **tebal** <!-- ",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }} {% raw %}",
        "=HYPERLINK(1)",
        "../../etc/passwd",
        "]]>",
        "%0d%0aSet-Cookie: a=b",
    ],
    ids=["script", "entities", "Markdown", "attribute", "template", "formula", "traversal", "CDATA", "CRLF"],
)
def test_hostile_words_stay_the_text_that_they_are(text: str) -> None:
    comment, problems = read_line(make_line(name=text, text=text), FILE, 1)

    assert problems == []
    assert comment is not None
    assert (comment.name, comment.text) == (text, text)


def test_words_are_kept_in_normal_form_c() -> None:
    comment, _ = read_line(make_line(name="Rene\u0301", text="e\u0301" * 5_000), FILE, 1)

    assert comment is not None
    assert comment.name == "Ren\u00e9"
    assert comment.text == "\u00e9" * 5_000


@pytest.mark.parametrize(
    "sent_at",
    [
        "2025-02-26T01:30:00Z",
        "2025-02-26T08:30:00+07:00",
        "2025-02-25T20:30:00-05:00",
        "2025-02-26T01:30:00.000000Z",
    ],
    ids=["UTC", "WIB", "west", "fraction"],
)
def test_a_moment_is_read_in_any_zone_and_kept_in_utc(sent_at: str) -> None:
    comment, _ = read_line(make_line(sent_at=sent_at), FILE, 1)

    assert comment is not None
    assert comment.sent_at == SENT_AT
    assert comment.sent_at.tzinfo is UTC


def test_the_office_may_reply_without_a_name() -> None:
    comment, problems = read_line(make_line(name="", is_staff=True), FILE, 1)

    assert problems == []
    assert comment is not None
    assert comment.name == ""


def test_a_removed_comment_holds_no_words() -> None:
    read, problems = read_line(write_line(make_removed()), FILE, 1)

    assert problems == []
    assert read == make_removed()


FAULTY_FIELDS = {
    "name absent": ({"name": ...}, "name: missing; each comment has id, article, name, sent_at, text"),
    "id absent": ({"id": ...}, "id: missing; each comment has id, article, name, sent_at, text"),
    "name null": ({"name": None}, "name: not a text; write it in quotation marks"),
    "id a number": ({"id": 17}, "id: not a text; write it in quotation marks"),
    "text a list": ({"text": ["a"]}, "text: not a text; write it in quotation marks"),
    "sent_at a number": ({"sent_at": 1740533400}, "sent_at: not a text; write it in quotation marks"),
    "id empty": ({"id": ""}, f"id: not an id; {ID_MEND}"),
    "id in capitals": ({"id": "K1"}, f"id: not an id; {ID_MEND}"),
    "id too long": ({"id": "k" * 65}, f"id: not an id; {ID_MEND}"),
    "id with a line feed": ({"id": "k1\n"}, f"id: not an id; {ID_MEND}"),
    "id in other numerals": ({"id": "١"}, f"id: not an id; {ID_MEND}"),
    "id markup": ({"id": '"><script>'}, f"id: not an id; {ID_MEND}"),
    "parent empty": ({"parent": ""}, f"parent: not an id; {ID_MEND}"),
    "parent a number": ({"parent": 1}, "parent: not a text; write it in quotation marks"),
    "article relative": ({"article": "semarang/a/"}, ARTICLE_FAULT),
    "article climbs": ({"article": "/a/../b/"}, ARTICLE_FAULT),
    "article elsewhere": ({"article": "//contoh.id/a/"}, ARTICLE_FAULT),
    "article too long": (
        {"article": f"/{'a' * 400}/"}, ARTICLE_FAULT,
    ),
    "no zone": ({"sent_at": "2025-02-26T01:30:00"}, f"sent_at: no time zone; {MOMENT_MEND}"),
    "no time": ({"sent_at": "2025-02-26"}, f"sent_at: not a moment; {MOMENT_MEND}"),
    "no such day": ({"sent_at": "2025-02-30T01:30:00Z"}, f"sent_at: not a moment; {MOMENT_MEND}"),
    "no such offset": ({"sent_at": "2025-02-26T01:30:00+25:00"}, f"sent_at: not a moment; {MOMENT_MEND}"),
    "first year": ({"sent_at": "0001-01-01T00:00:00+07:00"}, f"sent_at: not a moment; {MOMENT_MEND}"),
    "last year": ({"sent_at": "9999-12-31T23:59:59-07:00"}, f"sent_at: not a moment; {MOMENT_MEND}"),
    "past the last year in UTC": (
        {"sent_at": "2999-12-31T23:00:00-05:00"}, f"sent_at: not a moment; {MOMENT_MEND}",
    ),
    "other numerals": ({"sent_at": "٢٠٢٥-02-26T01:30:00Z"}, f"sent_at: not a moment; {MOMENT_MEND}"),
    "name empty": ({"name": ""}, "name: empty; a comment without it is not published"),
    "name blank": ({"name": " \u200b"}, "name: empty; a comment without it is not published"),
    "staff name blank": (
        {"name": " ", "is_staff": True}, "name: empty; a comment without it is not published",
    ),
    "text blank": ({"text": " \n"}, "text: empty; a comment without it is not published"),
    "staff text empty": (
        {"text": "", "is_staff": True}, "text: empty; a comment without it is not published",
    ),
    "name too long": ({"name": "a" * 81}, "name: 81 characters; at most 80 are published"),
    "text too long": ({"text": "a" * 5_001}, "text: 5001 characters; at most 5000 are published"),
    "text longer in normal form": (
        {"text": "\ufb2c" * 2_000}, "text: 6000 characters; at most 5000 are published",
    ),
    "name of two lines": ({"name": "a\nb"}, "name: holds U+000A; plain text does without it"),
    "nul": ({"text": "a\0b"}, "text: holds U+0000; plain text does without it"),
    "carriage return": ({"text": "a\r\nb"}, "text: holds U+000D; plain text does without it"),
    "bidi": ({"name": "a\u202eb"}, "name: holds U+202E RIGHT-TO-LEFT OVERRIDE; plain text does without it"),
    "surrogate": ({"text": "a\ud800"}, "text: holds U+D800; plain text does without it"),
    "email as name": ({"name": "siti@contoh.id"}, f"name: holds an e-mail address; {EMAIL_MEND}"),
    "email in text": ({"text": "Ke siti@contoh.id."}, f"text: holds an e-mail address; {EMAIL_MEND}"),
    "email in staff text": (
        {"text": "Ke siti@contoh.id.", "is_staff": True}, f"text: holds an e-mail address; {EMAIL_MEND}",
    ),
    "ip as name": ({"name": "10.0.0.1"}, f"name: holds an IP address; {EMAIL_MEND}"),
    "ip in text": ({"text": "dari 203.0.113.7"}, f"text: holds an IP address; {EMAIL_MEND}"),
    "email field": (
        {"email": "siti@contoh.id"},
        "email: unknown field; only these may be public: "
        "id, article, parent, name, sent_at, text, is_staff, is_removed",
    ),
    "ip field": (
        {"ip": "203.0.113.7"},
        "ip: unknown field; only these may be public: "
        "id, article, parent, name, sent_at, text, is_staff, is_removed",
    ),
    "email as a field": (
        {"siti@contoh.id": ""},
        "line: unknown field; only these may be public: "
        "id, article, parent, name, sent_at, text, is_staff, is_removed",
    ),
    "staff a number": ({"is_staff": 1}, "is_staff: neither true nor false; write true or false"),
    "removed null": ({"is_removed": None}, "is_removed: neither true nor false; write true or false"),
    "removed with a name": (
        {"text": "", "is_removed": True},
        'name: still there, but the comment is removed; leave only "", so that it is forgotten',
    ),
    "removed with a text": (
        {"name": "", "is_removed": True},
        'text: still there, but the comment is removed; leave only "", so that it is forgotten',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "message"), FAULTY_FIELDS.values(), ids=FAULTY_FIELDS.keys())
def test_a_faulty_field_is_told_without_its_value(changes: dict[str, Any], message: str) -> None:
    assert tell(make_line(**changes)) == [f"{FILE}:3: {message}"]


def test_all_faults_of_a_line_are_told_together() -> None:
    line = make_line(id="?", name="siti@contoh.id", text="", email="siti@contoh.id")

    assert [message.split(": ")[1] for message in tell(line)] == ["email", "id", "name", "text"]


FAULTY_LINES = {
    "empty": (b"\n", f"line: empty; {LINE_MEND}"),
    "spaces": (b" \r\n", f"line: empty; {LINE_MEND}"),
    "words": (b"halo\n", f"line: not JSON from character 1 on; {LINE_MEND}"),
    "half an object": (b'{"id": "k1",\n', f"line: not JSON from character 14 on; {LINE_MEND}"),
    "two objects": (b"{} {}\n", f"line: not JSON from character 4 on; {LINE_MEND}"),
    "list": (b"[]\n", f"line: JSON, but not an object; {LINE_MEND}"),
    "null": (b"null\n", f"line: JSON, but not an object; {LINE_MEND}"),
    "raw control": (b'{"id": "\x00"}\n', f"line: not JSON from character 9 on; {LINE_MEND}"),
    "Latin-1": (b'{"name": "Ren\xe9"}\n', "line: not UTF-8 from byte 14 on; write the export as UTF-8"),
    "overlong UTF-8": (b'{"id": "\xc0\xaf"}\n', "line: not UTF-8 from byte 9 on; write the export as UTF-8"),
    "very deep": (
        b"[" * 60_000 + b"\n",
        f"line: JSON that is too deep or too large to be a comment; {LINE_MEND}",
    ),
    "field twice": (b'{"id": "a", "name": "b", "id": "c"}\n', "id: named twice; name each field once"),
    "strange field twice": (b'{"a@b.cd": 1, "a@b.cd": 1}\n', "line: named twice; name each field once"),
}


@pytest.mark.parametrize(("line", "message"), FAULTY_LINES.values(), ids=FAULTY_LINES.keys())
def test_a_line_that_is_no_json_object_is_told(line: bytes, message: str) -> None:
    assert tell(line) == [f"{FILE}:3: {message}"]


def test_a_number_of_thousands_of_digits_is_refused_like_any_other() -> None:
    line = b'{"id": ' + b"9" * 50_000 + b"}\n"

    assert tell(line)[-1] == f"{FILE}:3: id: not a text; write it in quotation marks"


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reading(line: bytes) -> None:
    comment, problems = read_line(line, FILE, 1)

    assert (comment is None) == bool(problems)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(alphabet=st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELD = st.sampled_from(
    ["id", "article", "parent", "name", "sent_at", "text", "is_staff", "is_removed", "email"]
)


@given(st.dictionaries(FIELD, JSON))
@example({"id": None, "is_removed": True})
def test_no_values_crash_the_reading_and_no_message_repeats_them(changes: dict[str, Any]) -> None:
    comment, problems = read_line(make_line(**changes), FILE, 1)

    assert (comment is None) == bool(problems)
    assert all(problem.tell(root="").isprintable() for problem in problems)
    # Of a removed comment, the name and the text that nobody changed are too much.
    emptied = {"name", "text"} if changes.get("is_removed") is True else set()
    assert {problem.field for problem in problems} <= {*changes, *emptied, "line"}
