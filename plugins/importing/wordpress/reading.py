"""Store: an export of WordPress, read as a stream: one item at a time, whatever its size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Never, TypeVar
from urllib.parse import unquote
from xml.parsers import expat

from plugins.importing.faults import ImportRefusedError
from plugins.importing.found import FoundComment, FoundItem, FoundSite, FoundTerm

from .elements import AUTHOR, CATEGORY, COMMENT, CONTAINERS, ITEM, META, TERMS, shorten

CHUNK_BYTES = 1 << 16
# The longest text of an encyclopaedia has a hundredth of this; more is no article, and memory is bounded.
MAX_FIELD_CHARS = 64_000_000
MAX_DEPTH = 32

_BLANK = b" \t\r\n\xef\xbb\xbf"

_SAVE_AGAIN = "ekspor sekali lagi dari WordPress (Alat → Ekspor → Semua isi)"
_OPEN_FIRST = "buka (ekstrak) dulu, lalu berikan berkas .xml di dalamnya"
_OTHERS = (
    (b"\x1f\x8b", "berkas ini termampatkan (gzip)", _OPEN_FIRST),
    (b"PK\x03\x04", "berkas ini arsip ZIP", _OPEN_FIRST),
    (b"-- ", "berkas ini cadangan pangkalan data (SQL), bukan ekspor", _SAVE_AGAIN),
)
"""How other files begin that are taken for an export, and what to do with each."""

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
        self._skipped = 0
        self._has_items = False

    def read(self, whole: Callable[[], list[Thing]]) -> Iterator[Thing]:
        """Run the parser over the file; give what is whole after each piece."""
        with self.path.open("rb") as file:
            # Plugins of WordPress print blank lines before an export, where XML allows none.
            first = file.read(CHUNK_BYTES)
            self._refuse_others(first)
            start = first.lstrip(_BLANK)
            self._skipped = first[: len(first) - len(start)].count(b"\n")
            file.seek(len(first) - len(start))
            while data := file.read(CHUNK_BYTES):
                self._parse(data, is_last=False)
                yield from whole()
                whole().clear()
        self._parse(b"", is_last=True)
        yield from whole()
        whole().clear()

    def _refuse_others(self, first: bytes) -> None:
        """Name what is no text at all, of which the parser would only say that it is no XML."""
        if not first.strip():
            raise ImportRefusedError(str(self.path), "berkas ini kosong", _SAVE_AGAIN)
        for beginning, fault, mend in _OTHERS:
            if first.startswith(beginning):
                raise ImportRefusedError(str(self.path), fault, mend)

    def prove(self) -> None:
        """Refuse a file that is XML, but no export."""
        if "wp:wxr_version" not in self._fields[0] and not self._has_items:
            raise ImportRefusedError(
                str(self.path),
                "berkas ini bukan ekspor WordPress (WXR): tidak ada wp:wxr_version",
                f"umpan RSS dan cadangan pangkalan data tidak dapat dipindahkan, dan halaman yang disimpan "
                f"lewat import-html; {_SAVE_AGAIN}",
            )

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
            raise ImportRefusedError(
                str(self.path), *_explain(reason), line=error.lineno + self._skipped, column=error.offset + 1
            ) from error
        except LookupError as error:
            self._refuse(
                "berkas menyebut pengodean aksara yang tidak dikenal", "simpan berkas sebagai UTF-8", error
            )

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber + self._skipped

    def _refuse_declarations(self, *_: object) -> Never:
        self._refuse(
            "berkas memuat <!DOCTYPE> atau entitas buatan sendiri, yang tidak ada di ekspor WordPress",
            f"berkas ini mungkin jebakan; {_SAVE_AGAIN}",
        )

    def _refuse(self, fault: str, mend: str, cause: Exception | None = None) -> Never:
        line, column = self._line, self._parser.CurrentColumnNumber + 1
        raise ImportRefusedError(str(self.path), fault, mend, line=line, column=column) from cause

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        short = shorten(name)
        self._open.append(short)
        if len(self._open) > MAX_DEPTH:
            self._refuse("unsur bersarang terlalu dalam untuk sebuah ekspor", _SAVE_AGAIN)
        self._text, self._length = [], 0
        if short in CONTAINERS:
            self._fields.append({})
            self._lines.append(self._line)
        elif short == CATEGORY:
            self._attributes = attributes

    def _take(self, text: str) -> None:
        self._length += len(text)
        if self._length > MAX_FIELD_CHARS:
            self._refuse("satu isian lebih panjang daripada tulisan mana pun", _SAVE_AGAIN)
        self._text.append(text)

    def _end(self, name: str) -> None:
        short = self._open.pop()
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
            self.items.append(self._make_item(fields, line))
            self._has_items = self._has_items or "wp:post_id" in fields
            self._terms, self._meta, self._comments = [], {}, []
        elif short == COMMENT:
            self._comments.append(_make_comment(fields, line))
        elif short == META:
            self._meta.setdefault(fields.get("wp:meta_key", ""), fields.get("wp:meta_value", ""))
        elif short == AUTHOR:
            login = fields.get("wp:author_login", "")
            self._authors[login] = fields.get("wp:author_display_name", "") or login
            self._staff.add(fields.get("wp:author_id", ""))
        elif short in TERMS:
            self._take_site_term(TERMS[short], fields)

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

    def _take_site_term(self, kind: str, fields: dict[str, str]) -> None:
        if kind == "category":
            slug, name = fields.get("wp:category_nicename", ""), fields.get("wp:cat_name", "")
            parent = fields.get("wp:category_parent", "")
        elif kind == "tag":
            slug, name, parent = fields.get("wp:tag_slug", ""), fields.get("wp:tag_name", ""), ""
        else:
            kind = fields.get("wp:term_taxonomy", kind).replace("post_tag", "tag")
            slug, name = fields.get("wp:term_slug", ""), fields.get("wp:term_name", "")
            parent = fields.get("wp:term_parent", "")
        slug = unquote(slug)
        term = FoundTerm(kind=kind, slug=slug, name=name.strip() or slug, parent=unquote(parent))
        self._site_terms.setdefault((kind, slug or term.name), term)

    def _make_item(self, fields: dict[str, str], line: int) -> FoundItem:
        def get(name: str) -> str:
            return fields.get(name, "").strip()

        return FoundItem(
            id=get("wp:post_id"),
            kind=get("wp:post_type") or "post",
            status=get("wp:status") or "publish",
            title=get("title"),
            address=get("link"),
            slug=unquote(get("wp:post_name")),
            date=get("wp:post_date"),
            date_gmt=get("wp:post_date_gmt"),
            modified=get("wp:post_modified"),
            modified_gmt=get("wp:post_modified_gmt"),
            announced=get("pubDate"),
            author=get("dc:creator"),
            parent=get("wp:post_parent"),
            password=fields.get("wp:post_password", ""),
            is_sticky=get("wp:is_sticky") == "1",
            body=fields.get("content:encoded", ""),
            excerpt=fields.get("excerpt:encoded", ""),
            file=get("wp:attachment_url"),
            discussion=get("wp:comment_status"),
            terms=tuple(self._terms),
            meta=self._meta,
            comments=tuple(self._comments),
            line=line,
        )


def _make_comment(fields: dict[str, str], line: int) -> FoundComment:
    def get(name: str) -> str:
        return fields.get(f"wp:comment_{name}", "").strip()

    parent = get("parent")
    return FoundComment(
        id=get("id"),
        parent="" if parent == "0" else parent,
        # Before WordPress 5.5 a reader's comment had no kind.
        kind=get("type") or "comment",
        state=get("approved"),
        name=get("author"),
        email=get("author_email"),
        client=get("author_IP"),
        date=get("date"),
        date_gmt=get("date_gmt"),
        text=fields.get("wp:comment_content", ""),
        user=get("user_id"),
        line=line,
    )


def _explain(reason: str) -> tuple[str, str]:
    """A parser's reason in words, and the mend."""
    known = {
        "not well-formed (invalid token)": (
            "tanda yang tidak sah dalam XML, biasanya & tanpa amp; atau aksara kendali",
            f"tulis &amp; di tempat itu, atau {_SAVE_AGAIN}",
        ),
        "undefined entity": ("entitas yang tidak dikenal", "tulis tandanya sendiri, atau &amp; di depannya"),
        "no element found": ("berkas berakhir sebelum waktunya; mungkin unduhannya terputus", _SAVE_AGAIN),
        "unclosed token": ("berkas berakhir di tengah tanda; mungkin unduhannya terputus", _SAVE_AGAIN),
        "unclosed CDATA section": (
            "bagian CDATA tidak ditutup dengan ]]>",
            f"tutup bagian itu, atau {_SAVE_AGAIN}",
        ),
        "mismatched tag": ("unsur dibuka dan ditutup dengan nama yang berbeda", _SAVE_AGAIN),
        "unbound prefix": ("awalan nama (seperti wp:) tidak diperkenalkan di awal berkas", _SAVE_AGAIN),
        "syntax error": ("berkas ini bukan XML", _SAVE_AGAIN),
    }
    return known.get(reason, (f"XML tidak utuh ({reason})", _SAVE_AGAIN))
