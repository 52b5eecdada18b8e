"""Words: what one saved page shows: its texts, each as far as that page knows it."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.importing.found import Doubt, FoundComment, FoundTerm

from .evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPost:
    """A text as one page shows it.

    Attributes:
        place: the page's file; address: its own, "" where the page names none.
        html: its body, without what stands around it; is_whole: False for a list's excerpt.
        is_alone: True on a page of its own.
        evidence: all that says when it was published.
        doubts: what around it may be part of it.
    """

    place: str
    title: str
    address: str
    html: str
    is_whole: bool
    is_alone: bool
    evidence: tuple[Evidence, ...]
    author: str = ""
    terms: tuple[FoundTerm, ...] = ()
    comments: tuple[FoundComment, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """One saved page.

    Attributes:
        site: the former site's address, "" where the page does not say; posts: in their order.
    """

    place: str
    site: str
    posts: tuple[FoundPost, ...]
