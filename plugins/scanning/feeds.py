"""Rules: XML: feeds, maps, vector graphics. Its texts may be pages again."""

from __future__ import annotations

import html
import re

from plugins.scanning.addresses import LINK, LOAD, SELF
from plugins.scanning.finding import quote
from plugins.scanning.pages import PageReader
from plugins.scanning.programs import find_bad_deeds, find_server_code
from plugins.scanning.report import Report
from plugins.scanning.scope import NAMESPACES
from plugins.scanning.tags import CDATA, COMMENT, END, OTHER, START, TEXT, Tag, read_tag, read_tokens

_ADDRESSES = frozenset("loc link url uri id guid docs comments icon logo image:loc image:link href".split())
_OWN = frozenset("self first next prev last hub canonical edit".split())
_SHEET = re.compile(r"<\?xml-stylesheet type=\"text/css\" href=\"(/[^\"/][^\"]*)\"\?>")
_HEAD = re.compile(
    r"<\?xml version=\"1\.[01]\"(?: encoding=\"[uU][tT][fF]-8\")?(?: standalone=\"(?:yes|no)\")?\s*\?>"
)
_ACTIVE = frozenset("script foreignobject iframe embed object animate set handler use audio video".split())
_MEND = "remove it, and see who put it there"
_NO_RAW: frozenset[str] = frozenset()


def see_xml(text: str, report: Report, *, is_picture: bool = False) -> None:
    """Every text and address of an XML file."""
    open_: list[str] = []
    pieces: list[str] = []
    start = 0
    is_release = report.scope.is_release
    for token in read_tokens(text, _NO_RAW):
        if token.kind == TEXT:
            pieces.append(html.unescape(token.text))
        elif token.kind == CDATA:
            pieces.append(token.body)
        elif token.kind in (START, END):
            _see_content("".join(pieces), start, open_, report, is_picture)
            pieces, start = [], token.start + len(token.text)
            if token.kind == START:
                _see_tag(read_tag(token.text), token.start, report, is_picture)
                if not token.text.endswith("/>"):
                    open_.append(token.name)
            elif open_:
                open_.pop()
        elif token.kind == OTHER:
            _see_instruction(token.text, token.body, token.start, report)
        elif token.kind == COMMENT and is_release:
            report.tell(token.start, "comment", f"a comment, {quote(token.body)}", _MEND)
        elif is_release:
            report.tell(token.start, "markup", f"{quote(token.text)}, which is no XML", _MEND)
    _see_content("".join(pieces), start, open_, report, is_picture)


def _see_instruction(text: str, body: str, place: int, report: Report) -> None:
    # Parsers that follow an entity may be led to any file; a transformation may write anything.
    if found := find_server_code(text):
        report.tell(place, "server-code", f"code for a server, {quote(found[0])}", _MEND)
    elif report.scope.is_release and not (_HEAD.fullmatch(text) or _SHEET.fullmatch(text)):
        report.tell(place, "markup", f"{quote(text)}, which no file of ours has", _MEND)
    elif "ENTITY" in body and "SYSTEM" in body:
        report.tell(place, "markup", f"an entity from elsewhere, {quote(text)}", _MEND)


def _see_content(text: str, place: int, open_: list[str], report: Report, is_picture: bool) -> None:
    if not text.strip():
        return
    name = open_[-1] if open_ else ""
    bare = text.strip()
    if is_picture and name in ("script", "style") and (report.scope.is_release or any(find_bad_deeds(text))):
        report.tell(place, "script", f"<{name}> in a picture", _MEND)
    elif name in _ADDRESSES and (bare.startswith(("http", "/", "javascript:", "data:")) or "//" in bare):
        report.see_address(bare, place, SELF)
    elif "<" in bare and ">" in bare:
        inner = Report(report.path, bare, report.memo, report.base)
        PageReader(inner, bare, is_part=True).read()
        report.absorb(inner, place)
    else:
        report.see_text(text, place)


def _see_tag(tag: Tag, place: int, report: Report, is_picture: bool) -> None:
    is_release = report.scope.is_release
    if (
        is_picture
        and tag.name in _ACTIVE
        and (is_release or tag.name in ("script", "foreignobject", "iframe"))
    ):
        report.tell(place, "frame", f"<{tag.name}> in a picture", _MEND)
    for name, value in tag.attributes.items():
        if name.startswith("on") and is_picture:
            report.tell(place, "handler", f"the attribute {name}, which runs a script", "remove it")
        elif name.startswith("xmlns"):
            if is_release and value not in NAMESPACES:
                report.tell(place, "markup", f"the namespace {quote(value)}", _MEND)
        elif name in ("href", "src", "url", "uri", "xlink:href", "scheme"):
            rels = frozenset(tag.get("rel").lower().split())
            is_loaded = name in ("src", "xlink:href") or tag.name in (
                "enclosure",
                "media:content",
                "image",
                "use",
            )
            report.see_address(value, place, LOAD if is_loaded else SELF if rels & _OWN else LINK)
        elif not is_picture and len(value) > 2:
            report.see_text(value, place)
