"""Words: addresses as written in a text, exchanged for addresses on the site."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Mapping

# In HTML that passed the rules every value is in double quotes and none holds "<" or ">", and
# code holds "<" only as "&lt;": so whatever this matches is a tag.
_TAG = re.compile(r"<(?:a|img)\s[^<>]*>")
_ADDRESS = re.compile(r'(\s(?:href|src)=)"([^"]*)"')


def rewrite_links(html: str, replacements: Mapping[str, str]) -> str:
    """The HTML with each link's and picture's address exchanged where the whole of it has a replacement.

    Args:
        html: HTML that passed `check_body`; other HTML gives no promise.
        replacements: `LinkUse.url` or `ImageUse.src` → new address, neither escaped.
    """
    if not replacements:
        return html

    def rewrite_address(match: re.Match[str]) -> str:
        new = replacements.get(entities.unescape(match[2]))
        return match[0] if new is None else f'{match[1]}"{entities.escape(new)}"'

    return _TAG.sub(lambda tag: _ADDRESS.sub(rewrite_address, tag[0]), html)
