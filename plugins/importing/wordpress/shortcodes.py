"""Words: short codes of WordPress, `[name key="value"]…[/name]`: found, and those of its core made HTML."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plugins.importing.found import Doubt

# The attributes may not hold brackets outside quotation marks; a bound keeps every text linear.
_OPENING = re.compile(
    r"\[(?P<name>[a-zA-Z][\w-]{0,60})(?![\w-])(?P<attributes>(?:[^\[\]\"']|\"[^\"\[\]]{0,2000}\"|'[^'\[\]]{0,2000}'){0,2000}?)"
    r"(?P<alone>/)?\]"
)
_CLOSING = re.compile(r"\[/(?P<name>[a-zA-Z][\w-]{0,60})\]")
_ATTRIBUTE = re.compile(
    r"(?P<key>[\w-]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s'\"]+))|(?P<only>\S+)"
)
# What looks like a short code in a text but is a remark of its writer: [sic], [foto].
_REMARKS = frozenset("sic red ed dst dll vide lihat foto video x v".split())

Expand = Callable[[str, Mapping[str, str], str], str | None]
"""Name, attributes and inner text → HTML; None where nothing can be made of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """A text after its short codes.

    Attributes:
        html: with what stands in their place; doubts: one for each code that was not known.
    """

    html: str
    doubts: tuple[Doubt, ...]


def expand_shortcodes(
    text: str, expand: Expand, is_known: Callable[[str], bool] = lambda name: False
) -> Expansion:
    """Put HTML in the place of short codes; unknown ones stay visible as they were written.

    Args:
        is_known: whether `expand` takes a name; a code of another name is left and doubted, unless it is
            plainly a remark in brackets, without attributes or an end.
    """
    endings: dict[str, list[tuple[int, int]]] = {}
    for end in _CLOSING.finditer(text):
        endings.setdefault(end["name"].lower(), []).append(end.span())
    written: list[str] = []
    doubts: list[Doubt] = []
    at = 0
    while match := _OPENING.search(text, at):
        written.append(text[at : match.start()])
        name, attributes = match["name"].lower(), read_attributes(match["attributes"])
        ends = endings.get(name, [])
        found = bisect_left(ends, (match.end(), 0)) if not match["alone"] else len(ends)
        close = ends[found] if found < len(ends) else None
        inner = text[match.end() : close[0]] if close else ""
        stop = close[1] if close else match.end()
        if text[match.start() - 1 : match.start()] == "[" and text[stop : stop + 1] == "]":
            # Doubled brackets show a code instead of running it.
            written[-1] = written[-1][:-1]
            written.append(html.escape(text[match.start() : stop], quote=False))
            at = stop + 1
            continue
        made = expand(name, attributes, inner) if is_known(name) else None
        if made is not None:
            written.append(made)
            at = stop
            continue
        if _is_code(name, attributes, close is not None, match):
            doubts.append(_doubt(match[0]))
        written.append(match[0])
        at = match.end()
    return Expansion(html="".join([*written, text[at:]]), doubts=tuple(doubts))


def read_attributes(text: str) -> dict[str, str]:
    """Keys and values; a value without a key stands under its place, "0", "1", …"""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text.replace("\xa0", " ")):
        if match["key"] is None:
            found.setdefault(str(sum(key.isdigit() for key in found)), match["only"])
        else:
            value = next(match[form] for form in ("double", "single", "bare") if match[form] is not None)
            found.setdefault(match["key"].lower(), html.unescape(value))
    return found


def _is_code(name: str, attributes: Mapping[str, str], has_end: bool, match: re.Match[str]) -> bool:
    has_keys = any(not key.isdigit() for key in attributes)
    if name in _REMARKS and not has_keys:
        return False
    looks_made = bool(re.search(r"[_\d-]", name)) and not attributes
    return has_keys or has_end or bool(match["alone"]) or looks_made


def _doubt(code: str) -> Doubt:
    return Doubt(
        fault=f"kode pendek “{' '.join(code.split())[:120]}” tidak dikenal",
        mend="kode itu dibiarkan tampak dalam teks; ganti dengan isinya atau hapus",
    )
