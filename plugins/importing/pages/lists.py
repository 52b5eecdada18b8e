"""Words: what archives tell of a text: that only its beginning is there, and where it was filed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

from plugins.importing.found import FoundTerm

from .marks import plain
from .parts import Part

_TERMS = "a[rel~=category], .cat-links a, .category a, .tags-links a, a[rel~=tag], .post-tags a"
_MORE = re.compile(
    r"\W*(?:read more|continue reading|lire la suite|baca selengkapnya|selengkapnya|lanjutkan membaca)\b.*$",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:\[…\]|\[\.\.\.\]|…|\.\.\.)\s*$")


def drop_more(html: str) -> tuple[str, bool]:
    """A list's text without the link to the rest of it, and whether it is whole."""
    soup = BeautifulSoup(f"\n{html}\n", "html.parser")
    links = soup.find_all("a")
    is_whole = True
    if links and _MORE.fullmatch(plain(links[-1])) and plain(soup).endswith(plain(links[-1])):
        links[-1].decompose()
        is_whole = False
    if _CUT.search(soup.get_text(" ")):
        is_whole = False
    return soup.decode().strip(), is_whole


def read_terms(part: Part) -> Iterator[FoundTerm]:
    """Categories and topics that a text's part of a page links to, each once."""
    # Only a part's own elements are looked at: a long list is not gone through for each of its texts.
    links = (tag for tag in part.find_tags() if tag.name == "a" and tag.css.match(_TERMS))
    seen = set()
    for link in links if part.is_shared else part.root.select(_TERMS):
        href = str(link.get("href") or "")
        kinds = link.get_attribute_list("rel")
        is_tag = "/tag/" in href or ("tag" in kinds and "category" not in kinds and "/category/" not in href)
        name = plain(link)
        slug = href.rstrip("/").rsplit("/", 1)[-1].casefold() if "/" in href else ""
        slug = slug if re.fullmatch(r"[a-z0-9-]+", slug) else ""
        if name and (is_tag, name) not in seen:
            seen.add((is_tag, name))
            yield FoundTerm(kind="tag" if is_tag else "category", slug=slug, name=name)
