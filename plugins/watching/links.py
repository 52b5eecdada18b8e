"""Words: addresses that a page, a feed or a map names, whatever it is written in."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

# Pages that somebody tampered with are read by pattern: no parser of ours meets what was made to break one.
_ATTRIBUTE = re.compile(
    r"""(?:href|src|action|data-href|content)\s{0,9}=\s{0,9}(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})')""", re.I
)
_ELEMENT = re.compile(r"<(?:loc|link|id|guid)>\s{0,99}([^<>\s]{1,2000})\s{0,99}</", re.I)
_JSON = re.compile(r'"(?:url|home_page_url|feed_url|id)"\s{0,9}:\s{0,9}"([^"\s]{1,2000})"')
_ROBOTS = re.compile(r"^(?:sitemap|allow|disallow):\s{0,99}(\S{1,2000})", re.I | re.M)
_REFRESH = re.compile(r"^\s*\d*\s*;\s*url=", re.I)


def find_links(data: bytes) -> Iterator[str]:
    """What may be an address, as it is written; the same one may come twice.

    Args:
        data: of any kind, in any encoding: what is no UTF-8 is passed over letter by letter.
    """
    text = data.decode("utf-8", errors="replace")
    for pattern in (_ATTRIBUTE, _ELEMENT, _JSON, _ROBOTS):
        for match in pattern.finditer(text):
            link = html.unescape(next(group for group in match.groups() if group is not None))
            yield _REFRESH.sub("", link).strip("'\" ")
