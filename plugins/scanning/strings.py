"""Rules: JSON of any kind: its texts, its addresses."""

from __future__ import annotations

from typing import Any

from plugins.scanning.addresses import LINK, LOAD, SELF
from plugins.scanning.report import Report
from plugins.scanning.scope import NAMESPACES

MOST_STRINGS = 200_000
_OWN_KEYS = frozenset("url item @id mainEntityOfPage home_page_url feed_url next_url external_url id".split())
_LOADED_KEYS = frozenset("image banner_image icon favicon logo contentUrl thumbnailUrl avatar src".split())
_CITED_KEYS = frozenset("citation isBasedOn license sameAs".split())


def see_json(value: Any, report: Report, place: int) -> None:
    """Every text and address of a value that was read from JSON."""
    waiting: list[tuple[str, Any]] = [("", value)]
    seen = 0
    while waiting and seen < MOST_STRINGS:
        key, item = waiting.pop()
        seen += 1
        if isinstance(item, dict):
            for name, part in item.items():
                report.see_text(str(name), place)
                cited = key if key in _CITED_KEYS else str(name)
                waiting.append((cited, part))
        elif isinstance(item, list):
            waiting += [(key, part) for part in item]
        elif isinstance(item, str):
            _see_string(key, item, report, place)


def _see_string(key: str, text: str, report: Report, place: int) -> None:
    bare = text.strip()
    if bare in NAMESPACES:
        return
    if bare.lower().startswith(("http:", "https:", "//", "javascript:", "data:", "\\\\")) and " " not in bare:
        use = LOAD if key in _LOADED_KEYS else SELF if key in _OWN_KEYS else LINK
        report.see_address(bare, place, use)
    elif "<" in text and ">" in text:
        from plugins.scanning.pages import PageReader

        inner = Report(report.path, text, report.memo, report.base)
        PageReader(inner, text, is_part=True).read()
        report.absorb(inner, place)
    else:
        report.see_text(text, place)
