"""Store: an export of WordPress, read as a stream: one item at a time, whatever its size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Never, TypeVar
from urllib.parse import unquote
from xml.parsers import expat

from plugins.importing.faults import ImportRefusedError
from plugins.importing.found import FoundComment, FoundItem, FoundSite, FoundTerm

from .autop import VOID
from .broken import DECLARATIONS, NO_EXPORT, NOT_AT_START, SAVE_AGAIN, explain, name_other
from .elements import AUTHORS, CATEGORY, COMMENT, CONTAINERS, ITEM, MARKED_UP, META, TERMS, shorten
from .fields import make_comment, make_item, make_term

CHUNK_BYTES = 1 << 16
# The longest text of an encyclopaedia has a hundredth of this; more is no article, and memory is bounded.
MAX_FIELD_CHARS = 64_000_000
MAX_DEPTH = 32

_BLANK = b" \t\r\n\xef\xbb\xbf"

Thing = TypeVar("Thing")


def read_items(path: Path) -> Iterator[FoundItem]:
    """Every item of an export, in the file's order; only one is held at a time.

    Raises:
        ImportRefusedError: the file is no export, or is broken; items before the fault have been given.
        OSError: the file cannot be read.
    """
    reader = _Reader(path)
    yield from reader.read(lambda: reader.items)
    reader.prove()


def read_site(path: Path) -> FoundSite:
    """What the export says of its site; the whole file is read, and so proved to be whole.

    Raises:
        ImportRefusedError, OSError: as for `read_items`.
    """
    reader = _Reader(path)
    for _ in reader.read(lambda: reader.items):
        pass
    reader.prove()
    return reader.make_site()


class _Reader:
    """Gathers fields while the parser runs, and lets go of an item as soon as it is whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.items: list[FoundItem] = []
        self._parser = self._make_parser()
        self._open: list[str] = []
        self._text: list[str] = []
        self._length = 0
        # Fields of the container that is open, and of those around it.
        self._fields: list[dict[str, str]] = [{}]
        self._lines: list[int] = []
        self._attributes: dict[str, str] = {}
        self._terms: list[FoundTerm] = []
        self._meta: dict[str, str] = {}
        self._comments: list[FoundComment] = []
        self._site_terms: dict[tuple[str, str], FoundTerm] = {}
        self._authors: dict[str, str] = {}
        self._staff: set[str] = set()
        self._skipped = self._read = 0
        # Elements of a text that was not escaped, each within the one before it; True once there was one.
        self._within: list[str] = []
        self._is_marked_up = False
        self._has_items = False

    def read(self, whole: Callable[[], list[Thing]]) -> Iterator[Thing]:
        """Run the parser over the file; give what is whole after each piece."""
        with self.path.open("rb") as file:
            # Plugins of WordPress print blank lines before an export, where XML allows none.
            first = file.read(CHUNK_BYTES)
            start = first.lstrip(_BLANK)
            if other := name_other(start):
                raise ImportRefusedError(str(self.path), *other)
            if start.find(b"<?xml") > 0 and not start.startswith(b"<?xml"):
                line = first[: len(first) - len(start)].count(b"\n") + 1
                raise ImportRefusedError(str(self.path), *NOT_AT_START, line=line, column=1)
            self._skipped = first[: len(first) - len(start)].count(b"\n")
            file.seek(len(first) - len(start))
            while data := file.read(CHUNK_BYTES):
                self._parse(data, is_last=False)
                yield from whole()
                whole().clear()
        self._parse(b"", is_last=True)
        yield from whole()
        whole().clear()

    def prove(self) -> None:
        """Refuse a file that is XML, but no export."""
        if "wp:wxr_version" not in self._fields[0] and not self._has_items:
            raise ImportRefusedError(str(self.path), *NO_EXPORT)

    def make_site(self) -> FoundSite:
        """The site, once the file has been read to its end."""
        site = self._fields[0]
        address = site.get("wp:base_blog_url") or site.get("link") or site.get("wp:base_site_url", "")
        return FoundSite(
            version=site.get("wp:wxr_version", ""),
            title=site.get("title", ""),
            address=address.strip().rstrip("/"),
            authors=self._authors,
            staff=frozenset(self._staff),
            terms=tuple(self._site_terms.values()),
            written=site.get("pubDate", ""),
        )

    def _make_parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take
        # Entities of a file's own make a small file endless, or read others: no export has them.
        parser.StartDoctypeDeclHandler = self._refuse_declarations
        parser.EntityDeclHandler = self._refuse_declarations
        parser.ExternalEntityRefHandler = self._refuse_declarations
        return parser

    def _parse(self, data: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(data, is_last)
        except expat.ExpatError as error:
            reason = expat.errors.messages.get(error.code, expat.ErrorString(error.code))
            at = self._parser.ErrorByteIndex - self._read
            is_first = (error.lineno, error.offset) == (1, 0)
            fault, mend = explain(reason, data[at : at + 3] if at >= 0 else b"", is_first=is_first)
            line, column = error.lineno + self._skipped, error.offset + 1
            raise ImportRefusedError(str(self.path), fault, mend, line=line, column=column) from error
        except LookupError as error:
            self._refuse(*explain("unknown encoding", b""), error)
        self._read += len(data)

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber + self._skipped

    def _refuse_declarations(self, *_: object) -> Never:
        self._refuse(*DECLARATIONS)

    def _refuse(self, fault: str, mend: str, cause: Exception | None = None) -> Never:
        line, column = self._line, self._parser.CurrentColumnNumber + 1
        raise ImportRefusedError(str(self.path), fault, mend, line=line, column=column) from cause

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        short = shorten(name)
        if self._within or (self._open and self._open[-1] in MARKED_UP):
            self._start_within(short, attributes)
            return
        self._open.append(short)
        if len(self._open) + len(self._within) > MAX_DEPTH:
            self._refuse("unsur bersarang terlalu dalam untuk sebuah ekspor", SAVE_AGAIN)
        self._text, self._length = [], 0
        if short in CONTAINERS:
            self._fields.append({})
            self._lines.append(self._line)
        elif short == CATEGORY:
            self._attributes = attributes

    def _start_within(self, name: str, attributes: dict[str, str]) -> None:
        if not self._is_marked_up:
            self._text = [escape("".join(self._text), quote=False)]
            self._is_marked_up = True
        local = name.rpartition(":")[2]
        self._within.append(local)
        told = "".join(f' {key.rpartition(" ")[2]}="{escape(value)}"' for key, value in attributes.items())
        self._text.append(f"<{local}{told}>")

    def _take(self, text: str) -> None:
        self._length += len(text)
        if self._length > MAX_FIELD_CHARS:
            self._refuse("satu isian lebih panjang daripada tulisan mana pun", SAVE_AGAIN)
        self._text.append(escape(text, quote=False) if self._is_marked_up else text)

    def _end(self, name: str) -> None:
        if self._within:
            local = self._within.pop()
            self._text.append("" if local in VOID else f"</{local}>")
            return
        short = self._open.pop()
        self._is_marked_up = False
        if short in CONTAINERS:
            self._close(short, self._fields.pop(), self._lines.pop())
        else:
            text = "".join(self._text)
            if short == CATEGORY and ITEM in self._open:
                self._take_term(text)
            self._fields[-1].setdefault(short, text)
        self._text, self._length = [], 0

    def _close(self, short: str, fields: dict[str, str], line: int) -> None:
        if short == ITEM:
            self.items.append(make_item(fields, self._terms, self._meta, self._comments, line))
            self._has_items = self._has_items or "wp:post_id" in fields
            self._terms, self._meta, self._comments = [], {}, []
        elif short == COMMENT:
            self._comments.append(make_comment(fields, line))
        elif short == META:
            self._meta.setdefault(fields.get("wp:meta_key", ""), fields.get("wp:meta_value", ""))
        elif short in AUTHORS:
            login = fields.get("wp:author_login", "")
            self._authors[login] = fields.get("wp:author_display_name", "") or login
            self._staff.add(fields.get("wp:author_id", ""))
        elif short in TERMS:
            term = make_term(TERMS[short], fields)
            self._site_terms.setdefault((term.kind, term.slug or term.name), term)

    def _take_term(self, name: str) -> None:
        """A term of the item; version 1.0 names each twice, at first by its name alone."""
        kind = self._attributes.get("domain", "category").replace("post_tag", "tag")
        slug = unquote(self._attributes.get("nicename", ""))
        if slug or not name.strip():
            self._terms = [one for one in self._terms if one.slug or one.name != name]
        elif any(one.name == name for one in self._terms):
            return
        if name.strip() or slug:
            self._terms.append(FoundTerm(kind=kind, slug=slug, name=name.strip() or slug))
