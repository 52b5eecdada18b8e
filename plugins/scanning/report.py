"""Rules: what is found in one file, gathered with its lines."""

from __future__ import annotations

from bisect import bisect_right

from plugins.scanning.addresses import ASK, LINK, host_of, is_well_known
from plugins.scanning.finding import Ask, FileReport, Finding, quote, sort_findings
from plugins.scanning.memo import Memo
from plugins.scanning.passages import Passage, squeeze

# A page with thousands of faults says no more than its first ones.
MOST_FINDINGS = 50
MOST_ASKS = 500
_SEE = "remove it, and see who put it there"
ADDRESS, HOST, PASSAGE = "address", "host", "passage"


class Report:
    """Findings of one file.

    Args:
        path: of the file; text: what is read of it; memo: of the scan.
        base: address of the file from the root, for relative addresses.
    """

    def __init__(self, path: str, text: str, memo: Memo, base: str = "/") -> None:
        self.path, self.memo, self.scope, self.base = path, memo, memo.scope, base
        self._text = text
        self._ends: list[int] = []
        self.findings: list[Finding] = []
        self.asks: list[Ask] = []
        self.links: set[str] = set()
        self.is_indexed = False

    def line(self, place: int) -> int:
        """The line of a place in the text."""
        if not self._ends:
            at = self._text.find("\n")
            while at >= 0:
                self._ends.append(at)
                at = self._text.find("\n", at + 1)
            self._ends.append(len(self._text))
        return bisect_right(self._ends[:-1], place - 1) + 1 if place else 1

    def tell(self, place: int, rule: str, fault: str, mend: str) -> None:
        """One fault at a place."""
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(self.path, self.line(place), rule, fault, mend))

    def ask(self, kind: str, place: int, text: str) -> None:
        """What the sources have to justify."""
        if len(self.asks) < MOST_ASKS:
            self.asks.append(Ask(kind, self.line(place), text))
        else:
            self.tell(place, "gambling", "more passages and links than any page of ours has", _SEE)

    def see_address(self, url: str, place: int, use: str = LINK) -> None:
        """An address that the file names."""
        verdict = self.memo.address(url, use, self.base)
        if verdict.rule == ASK:
            self.ask(ADDRESS, place, verdict.fault)
        elif verdict.rule:
            self.tell(place, verdict.rule, verdict.fault, verdict.mend)
        elif verdict.inside:
            self.links.add(verdict.inside)

    def see_text(self, text: str, place: int, hiding: str = "") -> Passage:
        """A passage as a reader or a search engine gets it.

        Args:
            hiding: how the page keeps it from readers; "" for what they see.
        """
        words = " ".join(text.split())
        if not words:
            return Passage()
        block = self.memo.block(words)
        for rule, fault in block.faults:
            self.tell(place, rule, f"{fault}: {quote(words)}", _SEE)
        if self.scope.is_release:
            self._see_ours(words, place, hiding)
        elif hiding and block.passage.is_about_gambling:
            self.tell(place, "hidden", f"words on gambling, hidden by {hiding}: {quote(words)}", _SEE)
        elif block.passage.sells:
            self.tell(place, "gambling", f"a text that sells gambling: {quote(words)}", _SEE)
        return block.passage

    def absorb(self, inner: Report, place: int) -> None:
        """What was found in a piece of the file that is markup of its own."""
        for finding in inner.findings:
            self.tell(place, finding.rule, finding.fault, finding.mend)
        for ask in inner.asks:
            self.ask(ask.kind, place, ask.text)
        self.links |= inner.links

    def stranger(self, url: str) -> str:
        """The host of an address that leads to nobody known; "" for all others."""
        host = host_of(url if ":" in url[:8] else f"https:{url}") if "//" in url[:8] else None
        is_known = not host or host in self.scope.own or is_well_known(host)
        return "" if is_known or host is None else host

    def _see_ours(self, words: str, place: int, hiding: str) -> None:
        block = self.memo.block(words)
        if hiding and not block.is_theme and not self._is_own_address(words):
            self.tell(place, "hidden", f"a text that readers do not see, by {hiding}: {quote(words)}", _SEE)
        if block.passage.is_about_gambling:
            self.ask(PASSAGE, place, words)
        for host in block.hosts:
            self.ask(HOST, place, host)

    def _is_own_address(self, words: str) -> bool:
        """The theme's words with an address of ours behind them, as on paper."""
        said, _, address = words.rpartition(" ")
        verdict = self.memo.address(address, LINK, self.base)
        return bool(verdict.inside) and squeeze(said) in self.scope.theme

    def make(self) -> FileReport:
        """All of it, in its order."""
        return FileReport(
            findings=sort_findings(self.findings),
            asks=tuple(sorted(set(self.asks))),
            links=tuple(sorted(self.links)),
            is_indexed=self.is_indexed,
        )
