"""Words: modules of page builders (WPBakery, Divi, Fusion, Shortcodes Ultimate) → the words they showed.

Such a module keeps its heading, its button and its picture in attributes, each builder under its own names.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

_PREFIXES = ("vc_", "et_pb_", "fusion_", "su_")
# Lines, gaps and signs: nobody read them.
_ORNAMENTS = frozenset(
    "vc_empty_space vc_separator vc_icon vc_zigzag et_pb_divider fusion_separator fusion_section_separator "
    "su_divider su_spacer su_icon".split()
)
_TITLES = ("title", "heading", "h2", "name", "question")
_TEXTS = (
    "text subtitle sub_title subhead h4 content description caption author position job_title company_name "
    "number value"
).split()
_PICTURES = ("src", "image", "image_url", "img", "photo", "images", "gallery_ids", "ids", "image_ids")
_BUTTONS = ("button_text", "link_text", "btn_title", "label")
_TARGETS = ("button_url", "button_link", "url", "link", "href", "link_url", "btn_link")
_QUOTED = {"%22": '"', "%91": "[", "%93": "]", "``": '"', "`{`": "[", "`}`": "]", "||": " "}
_LEVEL = re.compile(r"\btag:(h[1-6])\b")
_WORD = re.compile(r"\w")


def is_builder(name: str) -> bool:
    """Whether a code is a module of a page builder."""
    return name.startswith(_PREFIXES)


def show_module(
    name: str, attributes: Mapping[str, str], inner: str, show_gallery: Callable[[list[str]], str]
) -> str | None:
    """What readers saw of a module, in the order in which most of them show it; None for nothing at all.

    Args:
        inner: what stands within it, as HTML; show_gallery: numbers of pictures → HTML.
    """
    if name in _ORNAMENTS:
        return ""
    if name == "vc_raw_html":
        return _decode(inner)
    known = {key: _read(value) for key, value in attributes.items()}
    target = next((found for key in _TARGETS if (found := _read_target(known.get(key, "")))), "")
    button = next((known[key] for key in _BUTTONS if known.get(key)), "")
    title = next((known[key] for key in _TITLES if known.get(key)), "")
    if name in ("vc_btn", "vc_button", "vc_button2", "su_button"):
        button, title = button or title or inner, ""
        inner = ""
    parts = [
        *_show_pictures(known, show_gallery),
        *_show_heading(name, title, attributes),
        *(f"<p>{html.escape(known[key], quote=False)}</p>" for key in _TEXTS if _is_text(name, key, known)),
        inner,
        *_show_button(button, target),
    ]
    made = "".join(parts)
    return f"<div>{made}</div>" if made.strip() else None


def _is_text(name: str, key: str, known: Mapping[str, str]) -> bool:
    """A heading's own words have been shown as a heading."""
    return bool(known.get(key)) and not (name == "vc_custom_heading" and key == "text")


def _show_heading(name: str, title: str, attributes: Mapping[str, str]) -> list[str]:
    level = "h3"
    if name == "vc_custom_heading":
        title = _read(attributes.get("text", "")) or title
        found = _LEVEL.search(attributes.get("font_container", ""))
        level = found[1] if found else "h2"
    return [f"<{level}>{html.escape(title, quote=False)}</{level}>"] if _WORD.search(title) else []


def _show_pictures(known: Mapping[str, str], show_gallery: Callable[[list[str]], str]) -> list[str]:
    shown = []
    for key in _PICTURES:
        value = known.get(key, "")
        if re.fullmatch(r"\d+(?:\s*,\s*\d+)*", value):
            shown.append(show_gallery(re.findall(r"\d+", value)))
        elif value.startswith(("http://", "https://", "/")):
            alt = html.escape(known.get("alt", ""))
            shown.append(f'<figure><img src="{html.escape(value)}" alt="{alt}"></figure>')
    return shown


def _show_button(words: str, target: str) -> list[str]:
    if not words and not target:
        return []
    shown = html.escape(words or target, quote=False)
    return [f'<p><a href="{html.escape(target)}">{shown}</a></p>' if target else f"<p>{shown}</p>"]


def _read(value: str) -> str:
    for sign, meant in _QUOTED.items():
        value = value.replace(sign, meant)
    return " ".join(html.unescape(value).split())


def _read_target(value: str) -> str:
    """WPBakery keeps a link as `url:…|title:…|target:…`, each part encoded."""
    if value.startswith("url:"):
        value = unquote(value[4:].split("|", 1)[0])
    return value if value.startswith(("http://", "https://", "/", "mailto:", "tel:")) else ""


def _decode(inner: str) -> str | None:
    """Raw HTML as WPBakery keeps it: encoded twice."""
    text = re.sub(r"<[^<>]*>|\s+", "", inner)
    try:
        return unquote(base64.b64decode(text, validate=True).decode("ascii"))
    except (binascii.Error, UnicodeDecodeError):
        return None
