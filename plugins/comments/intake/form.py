"""Words: the bytes of a sent form → its fields, or the one sentence that says why there are none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import unquote_to_bytes

from plugins.comments.plaintext import normalize
from plugins.comments.submission import Submission
from plugins.comments.unseen import drop_unseen

CONTENT_TYPE = "application/x-www-form-urlencoded"

# The longest text, each of its characters as four bytes and each byte as "%F0", is 60,000 bytes; twice that
# leaves room for one that is too long and has to come back whole.
MAX_BODY_BYTES = 131_072
MAX_PARTS = 64

# What the form's fields are called, and what a submission calls them.
FIELDS: Mapping[str, str] = {
    "article": "article",
    "parent": "parent",
    "name": "name",
    "email": "email",
    "text": "text",
    "consent": "consent",
    "website": "bait",
    "begun": "begun",
    "altcha": "proof",
}
_NAMES = {name.encode(): name for name in FIELDS}
_BROKEN_PERCENT = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_LINE_ENDS = re.compile(r"\r\n?")

BROKEN = "Kiriman rusak dan tidak dapat dibaca. Buka kembali artikelnya dan kirim komentar dari sana."
DOUBLED = "Kiriman memuat isian yang sama dua kali. Buka kembali artikelnya dan kirim komentar dari sana."


class FormRefusedError(ValueError):
    """The bytes are no form that a browser sends; the message is Indonesian, for whoever sent them."""


def parse_form(body: bytes) -> dict[str, str]:
    """The fields that the form has, each as text in normal form C with line feeds; others are ignored.

    Args:
        body: of the type `CONTENT_TYPE`, at most `MAX_BODY_BYTES`.

    Raises:
        FormRefusedError: a percent sign without two digits, bytes that are not UTF-8, a field named
            twice, too many fields.
    """
    parts = body.split(b"&", MAX_PARTS)
    if len(parts) > MAX_PARTS or (b"%" in body and _BROKEN_PERCENT.search(body)):
        raise FormRefusedError(BROKEN)
    fields: dict[str, str] = {}
    for part in parts:
        key, _, value = part.partition(b"=")
        name = _NAMES.get(_unescape(key))
        if name is None:
            continue
        if name in fields:
            raise FormRefusedError(DOUBLED)
        try:
            fields[name] = _tidy(_unescape(value).decode("utf-8"))
        except UnicodeDecodeError:
            raise FormRefusedError(BROKEN) from None
    return fields


def read_submission(body: bytes, *, client: str, received_at: datetime) -> Submission:
    """A sent form as a submission, without what nobody sees; `parse_form` says what is refused."""
    fields = parse_form(body)
    given = {FIELDS[name]: value for name, value in fields.items()}
    for name in ("name", "email", "text"):
        given[name] = drop_unseen(given.get(name, ""))
    for name in ("name", "email"):
        given[name] = given[name].strip()
    return Submission(**{"article": "", **given}, client=client, received_at=received_at)


def _unescape(value: bytes) -> bytes:
    value = value.replace(b"+", b" ")
    return unquote_to_bytes(value) if b"%" in value else value


def _tidy(text: str) -> str:
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    return text if text.isascii() else normalize(text)
