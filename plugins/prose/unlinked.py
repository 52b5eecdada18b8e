"""Rules: addresses that stand in a text as words, where their writer expects a link."""

from __future__ import annotations

import re

from plugins.gate.problem import quote

from .addresses import preview_path
from .layout import Block
from .report import Report

MAX_SHOWN_CHARS = 120

_REVERSED = re.compile(r"\((?P<text>[^()\n]{1,200})\)\[(?P<url>(?:https?:|mailto:|www\.|/)[^\[\]\s]*)\]")
# All in which an address is a link already, or is told as a faulty one: [text](address), [text][name],
# <a …>…</a>, <address>, and the line that defines a name.
_LINKED = re.compile(
    r"""\[(?:[^\[\]]|\[[^\[\]]{0,300}\]){0,300}\][ \t]*(?:\((?:[^()\n]|\([^()\n]*\))*\)?|\[[^\[\]\n]*\])
    |<a\s[^<>]*>.*?</a>
    |<[^<>\n]+>
    |^[ ]{0,3}\[[^\]^\n][^\]\n]*\]:.*$""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_BARE = re.compile(
    r"""(?<![\w/@.=+%-])(?:
    https?://[^\s<>()\[\]"“”|\ufffc]+
    |www\.[a-z0-9-]+\.[^\s<>()\[\]"“”|\ufffc]+
    |[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def check_addresses(block: Block, report: Report) -> None:
    """Tell every address that is not a link, and every link written the wrong way round."""
    text = block.text
    if "://" not in text and "www." not in text and "@" not in text and ")[" not in text:
        return
    for match in _REVERSED.finditer(text):
        url = match["url"]
        report.warn(
            f"tautan {quote(match[0])} terbalik kurungnya",
            f"tulis [{match['text']}]({f'https://{url}' if url.startswith('www.') else url})",
            line=report.line_in(block.line, text, match.start()),
        )
    text = _LINKED.sub(_blank, _REVERSED.sub(_blank, text))
    for match in _BARE.finditer(text):
        url = match[0].rstrip(".,;:!?*_'’")
        report.warn(
            f"alamat {quote(url)} tidak menjadi tautan",
            _mend(url),
            line=report.line_in(block.line, text, match.start()),
        )


def _mend(url: str) -> str:
    path = preview_path(url)
    if path is not None:
        return f"itu alamat pratinjau di komputer Anda; tulis [nama halaman]({path})"
    if len(url) > MAX_SHOWN_CHARS:
        return "tulis [nama halaman](alamat itu)"
    address = f"https://{url}" if url.casefold().startswith("www.") else url
    return (
        f"tulis <{address}>"
        if "@" in url and "/" not in url
        else f"tulis <{address}> atau [nama halaman]({address})"
    )


def _blank(match: re.Match[str]) -> str:
    return "".join("\n" if char == "\n" else "\ufffc" for char in match[0])
