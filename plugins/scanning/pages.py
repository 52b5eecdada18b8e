"""Rules: a whole page: its tags, its words as readers and search engines get them, and what hides them.

There is no tree, only the open elements: what is hidden is hidden by one of them.
"""

from __future__ import annotations

import html
import json
from dataclasses import dataclass, field

from plugins.scanning.addresses import LINK, SELF
from plugins.scanning.finding import quote
from plugins.scanning.programs import find_server_code
from plugins.scanning.report import Report
from plugins.scanning.strings import see_json
from plugins.scanning.styles import find_hiding_names, find_words
from plugins.scanning.tag_rules import TagFacts, judge_script
from plugins.scanning.tags import (
    CDATA,
    COMMENT,
    END,
    INLINE,
    OTHER,
    RAW,
    START,
    STRAY,
    TEXT,
    VOID,
    Token,
    read_tokens,
)

_ENDS_ITSELF = frozenset("li p td th tr dt dd option".split())
_MEND = "remove it, and see who put it there"
MOST_DEPTH = 2_000
# Letters that stand alone in elements of their own are a word for who looks at the page.
_FEW_CHARS = 2
_MANY_BLOCKS = 4


@dataclass(slots=True)
class _Open:
    name: str
    facts: TagFacts
    start: int
    hiding: str


@dataclass(slots=True)
class _Block:
    """Words since the last break: what is seen and what is not, apart."""

    seen: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    start: int = -1
    hiding: str = ""


class PageReader:
    """Reads one page into a report.

    Args:
        report: where findings go; text: of the page.
        is_part: True for a piece of a page, as feeds carry it.
    """

    def __init__(self, report: Report, text: str, *, is_part: bool = False) -> None:
        self._report, self._text, self._is_part = report, text, is_part
        self._scope = report.scope
        self._open: list[_Open] = []
        self._block = _Block()
        self._crumbs: list[str] = []
        self._spoken: list[str] = []
        self._refresh: tuple[int, str] | None = None
        self._is_unlisted = False
        self._canonical: tuple[int, str] | None = None
        self._sheets: dict[str, str] = {}

    def read(self) -> None:
        """Everything that the page says."""
        if not self._scope.is_release:
            self._sheets = self._find_sheets()
        for token in read_tokens(self._text):
            if token.kind == TEXT:
                self._add(token.text, token.start)
            elif token.kind == START:
                self._start(token)
            elif token.kind == END:
                self._end(token)
            else:
                self._other(token)
        self._flush()
        self._finish()

    def _find_sheets(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for token in read_tokens(self._text) if "<style" in self._text.lower() else ():
            if token.kind == START and token.name == "style":
                found |= find_hiding_names(token.body)
        return found

    def _hiding(self) -> str:
        return self._open[-1].hiding if self._open else ""

    def _add(self, text: str, place: int) -> None:
        block = self._block
        if block.start < 0 and text.strip():
            block.start = place + len(text) - len(text.lstrip())
        hiding = self._hiding()
        if hiding:
            block.unseen.append(text)
            block.hiding = hiding
        else:
            block.seen.append(text)

    def _start(self, token: Token) -> None:
        facts = self._report.memo.tag(token.text)
        if token.name not in INLINE:
            self._flush()
            if token.name in _ENDS_ITSELF and self._open and self._open[-1].name == token.name:
                self._open.pop()
        for fault in facts.faults:
            self._report.tell(token.start, *fault)
        for url, use in facts.addresses:
            self._report.see_address(url, token.start, use)
        hiding = self._hiding() or facts.hiding or self._hides_by_sheet(facts)
        for text in facts.texts:
            self._report.see_text(text, token.start)
        self._note(facts, token)
        if hiding and not self._scope.is_release:
            self._judge_hidden_link(facts, hiding, token)
        if token.name in RAW:
            self._raw(token, facts)
        elif token.name not in VOID and not token.text.endswith("/>") and len(self._open) < MOST_DEPTH:
            self._open.append(_Open(token.name, facts, token.start, hiding))

    def _hides_by_sheet(self, facts: TagFacts) -> str:
        for name in (*facts.tag.get("class").split(), facts.tag.get("id")) if self._sheets else ():
            if name in self._sheets:
                return f"class {name} ({self._sheets[name]})"
        return ""

    def _judge_hidden_link(self, facts: TagFacts, hiding: str, token: Token) -> None:
        """On any site menus and dialogues are hidden too, so only what leads to strangers counts."""
        is_by_class = hiding.startswith("class ")
        for url, use in facts.addresses:
            host = (
                self._report.stranger(url)
                if use == LINK and not is_by_class and "noscript" not in hiding
                else ""
            )
            if host:
                self._report.tell(
                    token.start, "hidden", f"a link to {quote(host)} that nobody sees, by {hiding}", _MEND
                )

    def _note(self, facts: TagFacts, token: Token) -> None:
        tag = facts.tag
        self._is_unlisted |= facts.is_unlisted
        if facts.refresh is not None:
            self._refresh = (token.start, facts.refresh)
        if tag.name == "link" and tag.get("rel").lower() == "canonical":
            self._canonical = (token.start, tag.get("href"))

    def _raw(self, token: Token, facts: TagFacts) -> None:
        if token.name == "script":
            kind = facts.tag.get("type").lower()
            if "json" in kind and kind not in ("importmap", "speculationrules"):
                self._json(token)
            elif token.body.strip():
                for place, fault in judge_script(token.body, self._scope):
                    self._report.tell(token.body_start + place, *fault)
        elif token.name == "style":
            if self._scope.is_release:
                self._report.tell(token.start, "style", "a stylesheet within the page", "remove it")
            for words in find_words(token.body):
                self._report.see_text(words, token.body_start)
        else:
            self._report.see_text(html.unescape(token.body), token.body_start)

    def _json(self, token: Token) -> None:
        try:
            see_json(json.loads(token.body), self._report, token.body_start)
        except (ValueError, RecursionError):
            if self._scope.is_release:
                self._report.tell(token.start, "script", "structured data that cannot be read", _MEND)

    def _end(self, token: Token) -> None:
        if token.name not in INLINE:
            self._flush()
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].name == token.name:
                # An end tag of an inline element does not close the block around it.
                del self._open[at:]
                return
            if token.name in INLINE and self._open[at].name not in INLINE:
                return

    def _other(self, token: Token) -> None:
        report, is_release = self._report, self._scope.is_release
        if token.kind == COMMENT:
            self._comment(token)
        elif token.kind == STRAY:
            if is_release:
                report.tell(token.start, "markup", 'a "<" that begins no tag', "see what wrote it")
            self._add("<", token.start)
        elif token.kind in (OTHER, CDATA) and is_release and token.text.lower() != "<!doctype html>":
            report.tell(token.start, "markup", f"{quote(token.text)}, which no page of ours has", _MEND)
        if token.kind == OTHER and (found := find_server_code(token.text)):
            report.tell(token.start, "server-code", f"code for a server, {quote(found[0])}", _MEND)

    def _comment(self, token: Token) -> None:
        report = self._report
        if self._scope.is_release:
            report.tell(
                token.start, "comment", f"a comment, {quote(token.body)}", "remove it: readers never see it"
            )
            return
        inner = Report(report.path, token.body, report.memo, report.base)
        PageReader(inner, token.body, is_part=True).read()
        for finding in inner.findings:
            report.tell(token.start, "comment", f"within a comment: {finding.fault}", finding.mend)

    def _flush(self) -> None:
        block, self._block = self._block, _Block()
        if block.start < 0:
            return
        unseen_by = "" if self._are_theme(block.unseen) else block.hiding
        for pieces, hiding in ((block.seen, ""), (block.unseen, unseen_by)):
            text = "".join(pieces)
            if not text.strip():
                continue
            text = html.unescape(text) if "&" in text else text
            passage = self._report.see_text(text, block.start, hiding)
            if passage.is_about_gambling and not passage.sells:
                self._spoken.append(text)
            self._see_crumb(text.strip(), block.start)

    def _are_theme(self, pieces: list[str]) -> bool:
        """Several hidden words of the theme's in one line, as links to numbered pages have them."""
        texts = [html.unescape(piece).strip() for piece in pieces]
        return self._scope.is_release and all(
            self._report.memo.block(text).is_theme for text in texts if text
        )

    def _see_crumb(self, text: str, place: int) -> None:
        if len(text) <= _FEW_CHARS:
            self._crumbs.append(text)
            return
        if len(self._crumbs) >= _MANY_BLOCKS:
            joined = "".join(self._crumbs)
            if self._report.memo.block(joined).passage.is_about_gambling:
                self._report.tell(place, "gambling", f"a word in single letters, {quote(joined)}", _MEND)
        self._crumbs.clear()

    def _finish(self) -> None:
        self._see_crumb("…" * (_FEW_CHARS + 1), len(self._text))
        report = self._report
        if not self._scope.is_release and len(self._spoken) > 1:
            joined = " ".join(" ".join(self._spoken).split())[:20_000]
            if report.memo.block(joined).passage.sells:
                report.tell(0, "gambling", f"passages that together sell gambling: {quote(joined)}", _MEND)
        if self._refresh is not None:
            self._judge_refresh(*self._refresh)
        elif self._canonical and self._scope.is_release and not self._is_part and not self._is_unlisted:
            place, url = self._canonical
            if report.memo.address(url, SELF, report.base).inside not in ("", report.base):
                report.tell(place, "identity", f"the page claims to be {quote(url)}", _MEND)
        report.is_indexed = not self._is_part and not self._is_unlisted and self._refresh is None

    def _is_canonical(self, inside: str) -> bool:
        url = self._canonical[1] if self._canonical else ""
        return self._report.memo.address(url, SELF, self._report.base).inside == inside

    def _judge_refresh(self, place: int, url: str) -> None:
        """Our own pages at old addresses lead on, inside, to what they name as their canonical address."""
        verdict = self._report.memo.address(url, SELF, self._report.base)
        if self._is_part or not verdict.inside:
            self._report.tell(place, "redirect", f"the page leads to {quote(url)} at once", _MEND)
        elif self._scope.is_release and not self._is_canonical(verdict.inside):
            self._report.tell(
                place, "redirect", f"a page that is no old address leads to {quote(url)}", _MEND
            )
        else:
            self._report.links.add(verdict.inside)
