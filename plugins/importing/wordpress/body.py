"""Words: an item's body as WordPress kept it → HTML as its readers saw it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.importing.comparing import compare, read_passages
from plugins.importing.found import Doubt

from .autop import mark_paragraphs
from .blocks import Block, has_blocks, read_blocks
from .listings import mark_listings
from .shortcodes import expand_shortcodes

KNOWN = frozenset(
    "caption wp_caption gallery embed audio video playlist youtube vimeo googlemaps soundcloud".split()
)
# Codes by which page builders (WPBakery, Divi, Fusion) and themes lay columns out; words stand within.
MAX_LAYOUTS = 20
LAYOUTS = frozenset(
    "vc_row vc_column vc_column_text vc_row_inner vc_column_inner vc_section et_pb_section et_pb_row "
    "et_pb_column et_pb_text et_pb_row_inner et_pb_column_inner fusion_builder_container "
    "fusion_builder_row fusion_text fusion_builder_column av_section av_one_full av_one_half "
    "av_textblock row column col one_half one_half_last one_third one_third_last two_third "
    "two_third_last one_fourth three_fourth ux_text section row_inner col_inner".split()
)
# Blocks that show what stood elsewhere on the former site, and hold no words of the text.
_LISTS = frozenset(
    "latest-posts latest-comments archives categories tag-cloud search calendar rss navigation "
    "page-list query social-links site-title site-tagline site-logo login-logout loginout post-title "
    "post-content post-date post-author post-excerpt post-featured-image post-terms post-navigation-link "
    "comments post-comments template-part widget-group".split()
)
_DEPTH = 5
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_ALONE = re.compile(r"(?m)^[ \t]*(https?://[^\s<>\"']+)[ \t]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A picture or file of the former site, as texts name it by its number.

    Attributes:
        url: of its file; alt, caption, title: "" where it has none.
    """

    url: str
    alt: str = ""
    caption: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What bodies refer to by number.

    Attributes:
        attachment: number → picture or file, None where the export has none.
        pattern: number → body of a block that is used in several texts, "" where there is none.
        children: number of an item → its pictures, in their order.
    """

    attachment: Callable[[str], Attachment | None]
    pattern: Callable[[str], str]
    children: Callable[[str], tuple[str, ...]]


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
        self._nested = 0
        self.doubts: list[Doubt] = []

    def make(self, text: str, depth: int) -> str:
        """A body in either way of writing."""
        if not has_blocks(text):
            return self._make_classic(text)
        return "".join(self._make_block(block, depth) for block in read_blocks(text))

    def _make_classic(self, text: str) -> str:
        text = re.sub(r"<!--(?:more|nextpage|noteaser).*?-->", "\n\n", mark_listings(text), flags=re.DOTALL)
        return self._expand(mark_paragraphs(_ALONE.sub(_link_alone, text)))

    def _expand(self, text: str) -> str:
        if "[" not in text:
            return text
        expansion = expand_shortcodes(text, self._show_code, KNOWN | LAYOUTS)
        self.doubts += expansion.doubts
        return expansion.html

    def _make_block(self, block: Block, depth: int) -> str:
        name = block.name
        if name in ("", "freeform"):
            return self._make_classic("".join(part for part in block.parts if isinstance(part, str)))
        if name in _LISTS and not any(isinstance(part, Block) for part in block.parts):
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
            return self._expand(mark_paragraphs(mark_listings(inner)))
        if name == "file":
            # Its name and its button stood apart by a margin.
            return inner.replace("</a><a", "</a> <a")
        if name == "image":
            return self._describe(inner, block.attributes)
        if name == "gallery" and not inner.strip():
            return self._show_gallery([str(one) for one in block.attributes.get("ids", [])])
        if not inner.strip() and name not in ("footnotes", "separator"):
            self._doubt(f"blok “{name}” tidak memuat isi di ekspor", "dilewati; periksa halaman lamanya")
        return self._expand(inner) if name not in ("code", "preformatted", "html") else inner

    def _make_pattern(self, ref: str, depth: int) -> str:
        pattern = self._library.pattern(ref) if depth < _DEPTH else ""
        if not pattern:
            self._doubt(f"blok pakai ulang nomor {ref} tidak ada di ekspor", "tulis isinya di tempat itu")
            return ""
        return self.make(pattern, depth + 1)

    def _describe(self, inner: str, attributes: Mapping[str, Any]) -> str:
        """A picture without a description gets the one of the media library."""
        known = self._library.attachment(str(attributes.get("id", "")))
        if known and known.alt and re.search(r'\balt=""', inner):
            return inner.replace('alt=""', f'alt="{html.escape(known.alt)}"', 1)
        return inner

    def _show_code(self, name: str, attributes: Mapping[str, str], inner: str) -> str | None:
        if name in LAYOUTS:
            # Without an end it is a remark in brackets, or a code cut short: it stays as it is.
            if not inner or self._nested >= MAX_LAYOUTS:
                return None
            self._nested += 1
            made = self._expand(inner)
            self._nested -= 1
            return f"<div>{made}</div>"
        if name in ("caption", "wp_caption"):
            return _show_caption(attributes, self._expand(inner))
        if name == "gallery":
            ids = attributes.get("ids") or attributes.get("include") or ""
            return self._show_gallery(re.findall(r"\d+", ids) or list(self._library.children(self._item)))
        address = next(
            (one for one in (inner, *attributes.values()) if _ADDRESS.match(one.strip())), ""
        ).strip()
        if name in ("audio", "video") or (name == "playlist" and address):
            return f'<{"audio" if name == "audio" else "video"} src="{html.escape(address)}">' + (
                "</audio>" if name == "audio" else "</video>"
            )
        return _link(html.unescape(address)) if address else None

    def _show_gallery(self, ids: list[str]) -> str:
        figures = []
        for number in ids:
            found = self._library.attachment(number)
            if found is None:
                self._doubt(
                    f"gambar nomor {number} pada galeri tidak ada di ekspor", "cari gambarnya di situs lama"
                )
                continue
            image = f'<img src="{html.escape(found.url)}" alt="{html.escape(found.alt)}" data-id="{number}">'
            caption = f"<figcaption>{found.caption}</figcaption>" if found.caption else ""
            figures.append(f"<figure>{image}{caption}</figure>")
        return "".join(figures)

    def _doubt(self, fault: str, mend: str) -> None:
        self.doubts.append(Doubt(fault=fault, mend=mend))


def _show_caption(attributes: Mapping[str, str], inner: str) -> str:
    """The picture, with or without a link around it, and behind it its caption."""
    match = re.match(r"\s*((?:<p>\s*)?(?:<a [^>]*>\s*)?<img [^>]*>(?:\s*</a>)?)(.*)", inner, re.DOTALL)
    if not match:
        return f"<figure>{inner}</figure>"
    caption = attributes.get("caption") or re.sub(r"^(?:<br>\s*)+|</?p>", "", match[2]).strip()
    image = re.sub(r"^<p>\s*", "", match[1])
    return f"<figure>{image}" + (f"<figcaption>{caption}</figcaption>" if caption else "") + "</figure>"


def _show_embed(inner: str, url: str) -> str:
    """A link where a player stood; its caption stays."""
    address = next(
        iter(_ADDRESS.findall(html.unescape(re.sub(r"<figcaption.*", "", inner, flags=re.DOTALL)))), url
    )
    caption = re.search(r"<figcaption[^>]*>(.*?)</figcaption>", inner, re.DOTALL)
    return (_link(address) if address else "") + (f"<p>{caption[1]}</p>" if caption else "")


def _link_alone(match: re.Match[str]) -> str:
    """An address in a line of its own was a player or a preview there."""
    return f"\n\n{_link(html.unescape(match[1]))}\n\n"


def _link(address: str) -> str:
    return f'<p><a href="{html.escape(address)}">{html.escape(address, quote=False)}</a></p>'


def _read_notes(text: str) -> dict[str, str]:
    try:
        found = json.loads(text) if text else []
    except (ValueError, RecursionError):
        return {}
    notes = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    return {str(one.get("id", "")): str(one.get("content", "")) for one in notes}
