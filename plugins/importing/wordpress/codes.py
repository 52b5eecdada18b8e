"""Words: short codes of WordPress, Jetpack and what shows documents → HTML as readers saw it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

from .builders import is_builder, show_module
from .library import Library

_KNOWN = frozenset(
    "caption wp_caption gallery tiled_gallery embed embedyt audio video playlist youtube vimeo googlemaps "
    "soundcloud dailymotion tweet instagram facebook videopress wpvideo iframe pdf pdf-embedder "
    "pdfjs-viewer embeddoc gview embed_doc flipbook wonderplugin_pdf embedpress_pdf".split()
)
# Codes by which page builders (WPBakery, Divi, Fusion) and themes lay columns out; words stand within.
_LAYOUTS = frozenset(
    "vc_row vc_column vc_column_text vc_row_inner vc_column_inner vc_section et_pb_section et_pb_row "
    "et_pb_column et_pb_text et_pb_row_inner et_pb_column_inner fusion_builder_container "
    "fusion_builder_row fusion_text fusion_builder_column av_section av_one_full av_one_half "
    "av_textblock row column col one_half one_half_last one_third one_third_last two_third "
    "two_third_last one_fourth three_fourth ux_text section row_inner col_inner".split()
)
MAX_NESTED = 20
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
# Players by the number or name alone: how such an address begins.
_PLAYERS = {
    "youtube": (re.compile(r"[\w-]{11}"), "https://www.youtube.com/watch?v="),
    "vimeo": (re.compile(r"\d+"), "https://vimeo.com/"),
    "dailymotion": (re.compile(r"x[a-z0-9]+"), "https://www.dailymotion.com/video/"),
    "tweet": (re.compile(r"\d+"), "https://twitter.com/i/status/"),
    "videopress": (re.compile(r"[\w-]{8}"), "https://videopress.com/v/"),
    "wpvideo": (re.compile(r"[\w-]{8}"), "https://videopress.com/v/"),
}


def is_known(name: str) -> bool:
    """Whether something can be made of a code of that name."""
    return name in _KNOWN or name in _LAYOUTS or is_builder(name)


class Codes:
    """The codes of one text.

    Args:
        item: its number, of which a gallery without numbers shows all pictures.
        expand: shows the codes within a code; doubt: takes a fault and its mend.
    """

    def __init__(
        self, library: Library, item: str, expand: Callable[[str], str], doubt: Callable[[str, str], None]
    ) -> None:
        self._library = library
        self._item = item
        self._expand = expand
        self._doubt = doubt
        self._nested = 0

    def show(self, name: str, attributes: Mapping[str, str], inner: str) -> str | None:
        """HTML in a code's place; None where nothing can be made of it."""
        if name in _LAYOUTS:
            # Without an end it is a remark in brackets, or a code cut short: it stays as it is.
            if not inner and is_builder(name):
                return ""
            return f"<div>{self._within(inner)}</div>" if inner and self._nested < MAX_NESTED else None
        if is_builder(name):
            if self._nested >= MAX_NESTED:
                return None
            return show_module(name, attributes, self._within(inner), self.show_gallery)
        if name in ("caption", "wp_caption"):
            return _show_caption(attributes, self._expand(inner))
        if name in ("gallery", "tiled_gallery"):
            ids = attributes.get("ids") or attributes.get("include") or ""
            return self.show_gallery(re.findall(r"\d+", ids) or list(self._library.children(self._item)))
        address = _find_address(name, attributes, inner)
        if name == "playlist" and not address:
            return self._show_playlist(re.findall(r"\d+", attributes.get("ids", "")))
        if name in ("audio", "video", "playlist"):
            element = "audio" if name == "audio" else "video"
            return f'<{element} src="{html.escape(address)}"></{element}>'
        if name == "iframe":
            return f'<iframe src="{html.escape(address)}"></iframe>' if address else None
        return link(html.unescape(address)) if address else None

    def show_gallery(self, ids: list[str]) -> str:
        """Pictures of the media library, each with its caption."""
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

    def _show_playlist(self, ids: list[str]) -> str | None:
        files = [found for number in ids if (found := self._library.attachment(number))]
        items = "".join(
            f'<li><a href="{html.escape(one.url)}">{html.escape(one.title or one.url)}</a></li>'
            for one in files
        )
        return f"<ul>{items}</ul>" if items else None

    def _within(self, inner: str) -> str:
        self._nested += 1
        made = self._expand(inner)
        self._nested -= 1
        return made


def link(address: str) -> str:
    """A paragraph that leads there, where a player or a preview stood."""
    return f'<p><a href="{html.escape(address)}">{html.escape(address, quote=False)}</a></p>'


def _find_address(name: str, attributes: Mapping[str, str], inner: str) -> str:
    """What a code shows: an address within it, or the one that its number or name stands for."""
    values = [inner.strip(), *(value.strip().removeprefix("=") for value in attributes.values())]
    found = next((one for one in values if _ADDRESS.match(one)), "")
    if found or name not in _PLAYERS:
        return found
    form, beginning = _PLAYERS[name]
    return next((beginning + one for one in values if form.fullmatch(one)), "")


def _show_caption(attributes: Mapping[str, str], inner: str) -> str:
    """The picture, with or without a link around it, and behind it its caption."""
    match = re.match(r"\s*((?:<p>\s*)?(?:<a [^>]*>\s*)?<img [^>]*>(?:\s*</a>)?)(.*)", inner, re.DOTALL)
    if not match:
        return f"<figure>{inner}</figure>"
    caption = attributes.get("caption") or re.sub(r"^(?:<br>\s*)+|</?p>", "", match[2]).strip()
    image = re.sub(r"^<p>\s*", "", match[1])
    return f"<figure>{image}" + (f"<figcaption>{caption}</figcaption>" if caption else "") + "</figure>"
