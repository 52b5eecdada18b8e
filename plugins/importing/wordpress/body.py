"""Words: an item's body as WordPress kept it → HTML as its readers saw it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.importing.comparing import compare, read_passages
from plugins.importing.found import Doubt

from .attributes import read_words
from .autop import mark_paragraphs
from .blocks import Block, has_blocks, read_blocks
from .codes import Codes, is_known, link
from .languages import drop_marks, find_languages
from .library import Library
from .listings import mark_listings
from .shortcodes import expand_shortcodes

# Blocks that show what stood elsewhere on the former site, and hold no words of the text.
_LISTS = frozenset(
    "latest-posts latest-comments archives categories tag-cloud search calendar rss navigation "
    "page-list query social-links site-title site-tagline site-logo login-logout loginout post-title "
    "post-content post-date post-author post-excerpt post-featured-image post-terms post-navigation-link "
    "comments post-comments template-part widget-group post-template query-pagination query-title "
    "query-no-results read-more avatar comment-template post-comments-form post-author-name "
    "post-author-biography term-description home-link navigation-link navigation-submenu loginout "
    "table-of-contents jetpack/related-posts".split()
)
# Shown by WordPress only where a list had nothing to show.
_UNSHOWN = frozenset({"query-no-results"})
_DEPTH = 5
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_ALONE = re.compile(r"(?m)^[ \t]*(https?://[^\s<>\"']+)[ \t]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body as HTML.

    Attributes:
        notes: footnotes' keys → their HTML, in the order of their numbers.
        doubts: what could not be shown as it was.
    """

    html: str
    notes: dict[str, str]
    doubts: tuple[Doubt, ...]


def read_body(text: str, meta: Mapping[str, str], item: str, library: Library) -> Body:
    """An item's body as its readers saw it.

    Args:
        meta: the item's other keys; footnotes stand there.
        item: its number, of which a gallery without numbers shows all pictures.
    """
    maker = _Maker(library, item)
    if languages := find_languages(text):
        maker.doubts.append(
            Doubt(
                fault=f"naskah dalam beberapa bahasa sekaligus ({', '.join(languages)})",
                mend="semuanya disimpan berurutan; pisahkan menjadi naskah sendiri-sendiri",
            )
        )
    text = drop_marks(text)
    made = maker.make(text, 0)
    maker.doubts += _find_lost(text, made)
    return Body(html=made, notes=_read_notes(meta.get("footnotes", "")), doubts=tuple(maker.doubts))


def _find_lost(text: str, made: str) -> list[Doubt]:
    """Passages of a block text that no block gave; the text itself is the witness, its comments apart."""
    if "[" in text or not has_blocks(text):
        return []
    lost = compare(read_passages(text), read_passages(made)).missing
    return [
        Doubt(fault=f"alinea “{passage[:80]}” ada di blok yang dilewati", mend="salin dari situs lama")
        for passage in lost
    ]


class _Maker:
    def __init__(self, library: Library, item: str) -> None:
        self._library = library
        self._item = item
        self.doubts: list[Doubt] = []
        self._codes = Codes(library, item, self._expand, self._doubt)

    def make(self, text: str, depth: int) -> str:
        """A body in either way of writing; its short codes may begin in one block and end in another."""
        return self._expand(self._render(text, depth))

    def _render(self, text: str, depth: int) -> str:
        if not has_blocks(text):
            return self._make_classic(text)
        return "".join(self._make_block(block, depth) for block in read_blocks(text))

    def _make_classic(self, text: str) -> str:
        text = re.sub(r"<!--(?:more|nextpage|noteaser).*?-->", "\n\n", mark_listings(text), flags=re.DOTALL)
        return mark_paragraphs(_ALONE.sub(_link_alone, text))

    def _expand(self, text: str) -> str:
        if "[" not in text:
            return text
        expansion = expand_shortcodes(text, self._codes.show, is_known)
        self.doubts += expansion.doubts
        return expansion.html

    def _make_block(self, block: Block, depth: int) -> str:
        name = block.name
        if name in ("", "freeform"):
            return self._make_classic("".join(part for part in block.parts if isinstance(part, str)))
        if name in _UNSHOWN or (name in _LISTS and not any(isinstance(part, Block) for part in block.parts)):
            self._doubt(
                f"blok “{name}” menampilkan isi lain dari situs lama", "dilewati; isinya bukan bagian tulisan"
            )
            return ""
        if name == "block":
            return self._make_pattern(str(block.attributes.get("ref", "")), depth)
        if name in ("more", "nextpage", "spacer"):
            return ""
        inner = "".join(
            part if isinstance(part, str) else self._make_block(part, depth) for part in block.parts
        )
        if name == "embed" or name.startswith("core-embed/"):
            return _show_embed(inner, str(block.attributes.get("url", "")))
        if name == "shortcode":
            return mark_paragraphs(mark_listings(inner))
        if name == "file":
            # Its name and its button stood apart by a margin.
            return inner.replace("</a><a", "</a> <a")
        if name == "image":
            return self._describe(inner, block.attributes)
        if name == "gallery" and not inner.strip():
            return self._codes.show_gallery([str(one) for one in block.attributes.get("ids", [])])
        if not inner.strip() and name not in ("footnotes", "separator"):
            return self._show_attributes(block)
        # What a listing or raw HTML holds in brackets is shown, not run.
        return inner.replace("[", "&#91;") if name in ("code", "preformatted", "html") else inner

    def _show_attributes(self, block: Block) -> str:
        """A block without HTML of its own, made as it was shown."""
        words = read_words(block.name, block.attributes)
        what, mend = (
            ("hanya memuat atribut", "kata-katanya disimpan")
            if words
            else (
                "tidak memuat isi di ekspor",
                "dilewati",
            )
        )
        self._doubt(f"blok “{block.name}” {what}", f"{mend}; periksa halaman lamanya")
        return words

    def _make_pattern(self, ref: str, depth: int) -> str:
        pattern = self._library.pattern(ref) if depth < _DEPTH else ""
        if not pattern:
            self._doubt(f"blok pakai ulang nomor {ref} tidak ada di ekspor", "tulis isinya di tempat itu")
            return ""
        return self._render(pattern, depth + 1)

    def _describe(self, inner: str, attributes: Mapping[str, Any]) -> str:
        """A picture without a description gets the one of the media library."""
        known = self._library.attachment(str(attributes.get("id", "")))
        if known and known.alt and re.search(r'\balt=""', inner):
            return inner.replace('alt=""', f'alt="{html.escape(known.alt)}"', 1)
        return inner

    def _doubt(self, fault: str, mend: str) -> None:
        self.doubts.append(Doubt(fault=fault, mend=mend))


def _show_embed(inner: str, url: str) -> str:
    """A link where a player stood; its caption stays."""
    address = next(
        iter(_ADDRESS.findall(html.unescape(re.sub(r"<figcaption.*", "", inner, flags=re.DOTALL)))), url
    )
    caption = re.search(r"<figcaption[^>]*>(.*?)</figcaption>", inner, re.DOTALL)
    return (link(address) if address else "") + (f"<p>{caption[1]}</p>" if caption else "")


def _link_alone(match: re.Match[str]) -> str:
    """An address in a line of its own was a player or a preview there."""
    return f"\n\n{link(html.unescape(match[1]))}\n\n"


def _read_notes(text: str) -> dict[str, str]:
    try:
        found = json.loads(text) if text else []
    except (ValueError, RecursionError):
        return {}
    notes = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    return {str(one.get("id", "")): str(one.get("content", "")) for one in notes}
