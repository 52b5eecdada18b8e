"""Rules: what a script does that no script of ours does: cloaking, leading away, fetching, hiding itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

Fault = tuple[int, str, str]

_BOTS = r"(?:google|bing|yandex|baidu|duckduck|slurp|msn|apple|face(?:book)?|semrush|ahrefs)?-?(?:bot|crawler|spider|slurp|externalhit|lighthouse|bingpreview|mediapartners)"
_RULES: tuple[tuple[str, str, str], ...] = (
    ("cloaking", r"userAgent(?:Data)?|navigator\s*\[|HTTP_USER_AGENT|navigator\.(?:webdriver|vendor|appVersion|platform)", "it looks at the visitor's browser"),
    ("cloaking", r"document\s*\.\s*referrer|HTTP_REFERER|document\s*\[\s*[\"']ref", "it looks at where the visitor comes from"),
    ("cloaking", rf"[\"'/|(]\s*{_BOTS}\s*[\"'/|)]|googlebot|bingbot|yandexbot|baiduspider", "it names search engines' robots"),
    ("cloaking", r"REMOTE_ADDR|gethostbyaddr|HTTP_X_FORWARDED_FOR|geoip|ipinfo\.io|ipapi\.co|navigator\.languages?\b|getTimezoneOffset|resolvedOptions\(\)\s*\.\s*timeZone", "it looks at where in the world the visitor is"),
    ("redirect", r"(?:(?:window|document|top|parent|self)\s*\.\s*)?location\s*(?:\.\s*href\s*)?=(?!=)|location\s*(?:\.|\[\s*[\"'])\s*(?:replace|assign)\b|window\s*\.\s*open\s*\(|\.location\s*=(?!=)", "it leads the visitor elsewhere"),
    ("disguise", r"\beval\s*\(|new\s+Function\s*\(|\bFunction\s*\(\s*[\"']|\batob\s*\(|fromCharCode|\bunescape\s*\(|\\x[0-9a-f]{2}(?:\\x[0-9a-f]{2}){5}|\b_0x[0-9a-f]{3,}|(?:\\u00[0-9a-f]{2}){5}|setTimeout\s*\(\s*[\"']|constructor\s*\.\s*constructor|[A-Za-z0-9+/]{200,}={0,2}[\"']", "it hides what it does"),
    ("planting", r"document\s*\.\s*write(?:ln)?\s*\(|createElement\s*\(\s*[\"'](?:script|iframe|object|embed|link|base|form|meta)[\"']|insertAdjacentHTML|\.srcdoc\s*=|importScripts\s*\(|outerHTML\s*=|createContextualFragment|DOMParser\s*\(", "it writes markup into the page"),
    ("sending", r"sendBeacon\s*\(|new\s+(?:WebSocket|EventSource|SharedWorker|RTCPeerConnection)\s*\(|serviceWorker|new\s+Image\s*\(|XMLHttpRequest|\.cookie\s*=(?!=)|addEventListener\s*\(\s*[\"']key(?:down|press|up)[\"']", "it sends something, or stays in the browser"),
    ("sending", r"(?:fetch|import)\s*\(\s*[\"'`](?:https?:)?//", "it fetches from elsewhere"),
)  # fmt: skip
_COMPILED = tuple((rule, re.compile(pattern, re.IGNORECASE), fault) for rule, pattern, fault in _RULES)
# A script that looks like a page's helper may still name these; only a judgement on any site leaves them out.
_COMMON = frozenset({"sending"})
_TOGETHER = frozenset({"redirect", "planting", "disguise"})

_SERVER = re.compile(
    r"<\?(?:php|=)|<\?(?!xml)\s|<%(?!-)|<jsp:|<cfm?\w+|<!--#(?:include|exec|echo|set|if)", re.IGNORECASE
)


def find_deeds(script: str) -> Iterator[Fault]:
    """Everything that a script of ours would not do: place, rule, fault."""
    for rule, pattern, fault in _COMPILED:
        found = pattern.search(script)
        if found:
            yield found.start(), rule, fault


def find_bad_deeds(script: str) -> Iterator[Fault]:
    """The same on any site, where scripts may do much: only what goes together to cloak or to lead away."""
    deeds = list(find_deeds(script))
    kinds = {rule for _, rule, _ in deeds}
    for place, rule, fault in deeds:
        if (
            (rule == "cloaking" and "robots" in fault and kinds & _TOGETHER)
            or (rule == "cloaking" and "comes from" in fault and "redirect" in kinds)
            or (
                rule == "disguise"
                and kinds & {"redirect", "planting"}
                and re.search(r"_0x|fromCharCode|\beval|atob", script)
            )
        ):
            yield place, rule, fault


def find_server_code(text: str) -> re.Match[str] | None:
    """Code that a server would run where it serves such files; None where there is none."""
    return _SERVER.search(text)
