"""Words: a text that stands below another heading, beside other texts."""

from __future__ import annotations

import re

# As in `rewriting`: in HTML that passed the rules, whatever this matches is a tag.
_TAG = re.compile(r"<[a-z/][^<>]*>")
_HEADING = re.compile(r"(</?h)([2-5])\b")
_ANCHOR = re.compile(r"""(\s(?:id="|href="#))(?=[^"])""")


def nest(html: str, prefix: str) -> str:
    """The HTML with its headings one level deeper and its anchors told apart from other texts'.

    Args:
        html: HTML that passed `check_body`; other HTML gives no promise.
        prefix: put before every id and before every link within the text; letters, digits, hyphens.
    """

    def nest_tag(match: re.Match[str]) -> str:
        deeper = _HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", match[0])
        return _ANCHOR.sub(rf"\g<1>{prefix}", deeper)

    return _TAG.sub(nest_tag, html)
