"""Words: addresses in a comment, and what they say of its writer."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_LINK = re.compile(
    r"https?://[^\s<>\"']+|(?<![\w@.])www\.[\w.-]+(?:[:/?#][^\s<>\"']*)?|"
    r"(?<![\w@.-])(?:[a-z0-9-]{1,63}\.)+(?:com|net|org|info|id|co|io|me|xyz|top|site|online|live|vip|win|bet|fun|club|"
    r"shop|store|link|click|icu|cc|asia|biz|pro|art|lol|ly|to|gg|space|website|cfd|sbs|buzz|ink|wiki|agency|ru|lol)(?:/[^\s<>\"']*)?(?![\w.-])",
    re.IGNORECASE,
)
# In most texts a space follows every full stop.
_MAYBE = re.compile(r"\.[^\s.]")
_BRACKETED = re.compile(r"\[\.\]|\(\.\)| ?\[dot\] ?", re.IGNORECASE)
# A short address hides where it leads; a chat leads away from all witnesses.
_HIDING = frozenset(
    "bit.ly s.id tinyurl.com cutt.ly t.ly rebrand.ly is.gd linktr.ee heylink.me shorturl.at t.me "
    "wa.me".split()
)
# Endings that cost next to nothing, or that such sites are known to take.
_CHEAP_ENDS = tuple(
    f".{end}"
    for end in "top xyz site online live vip win bet fun club icu click lol cfd sbs buzz pro asia space "
    "website link shop store ru cc ink".split()
)
_OFFICIAL_ENDS = (".go.id", ".ac.id", ".sch.id", ".desa.id", ".mil.id")


def find_links(text: str) -> tuple[str, ...]:
    """Hosts that the text names, small, each as often as it stands there; those of the state left out."""
    if _MAYBE.search(text) is None:
        return ()
    text = _BRACKETED.sub(".", text)
    hosts = (_host(found.group()) for found in _LINK.finditer(text))
    return tuple(host for host in hosts if host and not host.endswith(_OFFICIAL_ENDS))


def hides_target(host: str) -> bool:
    """True for hosts that pass on to others, or into a chat."""
    return host.removeprefix("www.") in _HIDING


def is_cheap(host: str) -> bool:
    """True for hosts under endings that cost next to nothing."""
    return host.endswith(_CHEAP_ENDS)


def _host(link: str) -> str:
    whole = link if link.lower().startswith("http") else f"//{link}"
    try:
        return (urlsplit(whole).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""
