"""Words: what a block says in its attributes alone, where a plugin made its HTML only as it was shown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

_TEXTS = frozenset(
    "content text title heading subtitle subheading description label caption quote citation answer question "
    "message body summary html".split()
)
# Under these every text is one: Divi 5 keeps words so, and so do fields of Advanced Custom Fields.
_FIELDS = frozenset({"innerContent", "data"})
_FORMS = ("jetpack/field", "jetpack/contact", "jetpack/button", "woocommerce/", "contact-form", "wpforms/")
_NO_WORDS = re.compile(
    r"(?:[\w.+-]*:)?//\S*|#[0-9a-f]{3,8}|field_\w+|[\d\s.,%-]*|[\w-]*\d[\w-]*", re.IGNORECASE
)
_MAX_DEPTH = 12


def read_words(name: str, attributes: dict[str, Any]) -> str:
    """A block's words as HTML, in their order; "" where its attributes hold settings alone."""
    if name.startswith(_FORMS):
        return ""
    return "".join(
        text if "<" in text else f"<p>{html.escape(text, quote=False)}</p>" for text in _find(attributes, 0)
    )


def _find(value: object, depth: int, *, is_text: bool = False, is_field: bool = False) -> Iterator[str]:
    if isinstance(value, str):
        if (is_text or is_field) and not _NO_WORDS.fullmatch(value.strip()):
            yield value.strip()
    elif isinstance(value, list) and depth < _MAX_DEPTH:
        for one in value:
            yield from _find(one, depth + 1, is_text=is_text, is_field=is_field)
    elif isinstance(value, dict) and depth < _MAX_DEPTH:
        for key, one in value.items():
            if not key.startswith("_"):
                yield from _find(one, depth + 1, is_text=key in _TEXTS, is_field=is_field or key in _FIELDS)
