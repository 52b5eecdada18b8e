"""Rules: the same text on several pages is one text; all that any of them says of it counts."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from plugins.importing.comparing import read_passages

from .post import FoundPost

# Two texts under one title: above this they are the same, with a word mended; below, two texts.
_ALIKE = 0.9
_WORD = re.compile(r"\w+")


def unite(posts: Iterable[FoundPost]) -> list[FoundPost]:
    """Each text once, in the order in which it was first met.

    The body is that of the fullest page, the comments those of its own page; evidence is gathered from all.
    """
    united: list[FoundPost] = []
    words: list[list[str]] = []
    for post in posts:
        own = _words(post)
        at = next((n for n, other in enumerate(united) if _is_same(post, own, other, words[n])), None)
        if at is None:
            united.append(post)
            words.append(own)
            continue
        united[at] = _join(united[at], post)
        words[at] = max(words[at], own, key=len)
    return united


def _is_same(one: FoundPost, own: Sequence[str], other: FoundPost, others: Sequence[str]) -> bool:
    if _fold(one.title) != _fold(other.title):
        return False
    if one.address and other.address:
        return _path(one.address) == _path(other.address)
    if not (one.is_whole and other.is_whole):
        short, long = sorted((own, others), key=len)
        return list(short[:20]) == list(long[: len(short[:20])])
    if own == others:
        return True
    return difflib.SequenceMatcher(None, own, others, autojunk=False).quick_ratio() >= _ALIKE and (
        difflib.SequenceMatcher(None, own, others, autojunk=False).ratio() >= _ALIKE
    )


def _join(one: FoundPost, other: FoundPost) -> FoundPost:
    best = max((one, other), key=lambda post: (post.is_whole, post.is_alone, len(post.html)))
    rest = other if best is one else one
    return replace(
        best,
        address=best.address or rest.address,
        author=best.author or rest.author,
        terms=best.terms or rest.terms,
        comments=best.comments or rest.comments,
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
    )


def _words(post: FoundPost) -> list[str]:
    return _WORD.findall(" ".join(read_passages(post.html)).casefold())


def _fold(title: str) -> str:
    return " ".join(_WORD.findall(title.casefold()))


def _path(address: str) -> str:
    return re.sub(r"^https?://[^/]+", "", address).split("?")[0].rstrip("/").casefold()
