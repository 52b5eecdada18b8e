"""Rules: what was found out once about a tag, an address or a passage, for all pages of a scan.

Every function here depends on its arguments and the scope alone, so that remembering changes nothing; a
test compares a scan that remembers with one that does not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from plugins.comments.spam.links import find_links
from plugins.scanning.addresses import Verdict, judge_address
from plugins.scanning.letters import find_faults
from plugins.scanning.passages import Passage, read_passage, squeeze
from plugins.scanning.scope import Scope
from plugins.scanning.tag_rules import TagFacts, judge_tag
from plugins.scanning.tags import read_tag

Key = TypeVar("Key")
Value = TypeVar("Value")
# A site has some ten thousand tags and passages; a hostile one must not fill the memory.
MOST = 200_000


class Block(NamedTuple):
    """What a passage says, wherever it stands: faults of its letters, gambling, hosts that it names."""

    faults: tuple[tuple[str, str], ...]
    passage: Passage
    hosts: tuple[str, ...]
    is_theme: bool


class Memo:
    """Remembers for one scan.

    Args:
        is_kept: False works everything out anew each time.
    """

    def __init__(self, scope: Scope, *, is_kept: bool = True) -> None:
        self.scope = scope
        self._is_kept = is_kept
        self._tags: dict[str, TagFacts] = {}
        self._blocks: dict[str, Block] = {}
        self._addresses: dict[tuple[str, str, str], Verdict] = {}

    def tag(self, text: str) -> TagFacts:
        """What a start tag says."""
        return self._recall(self._tags, text, lambda: judge_tag(read_tag(text), self.scope))

    def block(self, text: str) -> Block:
        """What a passage says; white space does not matter."""
        return self._recall(self._blocks, text, lambda: self._read(text))

    def address(self, url: str, use: str, base: str) -> Verdict:
        """What is to be said of an address; relative ones depend on the page."""
        key = (url, use, "" if url.startswith(("/", "http", "mailto:", "tel:", "data:")) else base)
        return self._recall(self._addresses, key, lambda: judge_address(url, use, base, self.scope))

    def _read(self, text: str) -> Block:
        hosts = tuple(
            sorted({host for host in find_links(text) if host not in self.scope.own | self.scope.hosts})
        )
        is_theme = self.scope.is_release and squeeze(text) in self.scope.theme
        return Block(tuple(find_faults(text)), read_passage(text), hosts, is_theme)

    def _recall(self, kept: dict[Key, Value], key: Key, work: Callable[[], Value]) -> Value:
        value = kept.get(key)
        if value is None:
            value = work()
            if self._is_kept and len(kept) < MOST:
                kept[key] = value
        return value
