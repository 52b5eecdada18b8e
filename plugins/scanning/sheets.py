"""Rules: stylesheets, scripts and plain texts as files of their own."""

from __future__ import annotations

import hashlib
import re

from plugins.scanning.addresses import LINK, LOAD
from plugins.scanning.finding import quote
from plugins.scanning.programs import find_server_code
from plugins.scanning.report import Report
from plugins.scanning.styles import find_addresses, find_words, is_active
from plugins.scanning.tag_rules import judge_script

_WEB = re.compile(
    r"(?:https?:)?//(?:[\w%-]+\.)+[\w-]{2,}[^\s\"'`<>)\\,;]*|//\d+\.\d+\.\d+\.\d+\S*", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_MEND = "remove it, and see who put it there"
# A minified script is one line of a megabyte; its words are no passages.
_SENTENCE = re.compile(r"[\"'`]((?:[^\"'`\\\n]|\\.){8,400})[\"'`]")


def is_ours(data: bytes, report: Report) -> bool:
    """True where the theme or the search engine makes exactly these bytes."""
    return hashlib.sha256(data).hexdigest() in report.scope.assets


def see_sheet(text: str, data: bytes, report: Report) -> None:
    """A stylesheet."""
    if report.scope.is_release and not is_ours(data, report):
        report.tell(0, "asset", "a stylesheet that is not the theme's", "build anew; see who changed it")
    for place, url in find_addresses(text):
        report.see_address(url, place, LOAD)
    for words in find_words(text):
        report.see_text(words, 0)
    if is_active(text):
        report.tell(0, "script", "a stylesheet that runs something", _MEND)


def see_script(text: str, data: bytes, report: Report) -> None:
    """A script."""
    if report.scope.is_release and is_ours(data, report):
        return
    if report.scope.is_release:
        report.tell(
            0, "asset", "a script that is not the theme's or the search's", "build anew; see who changed it"
        )
    for place, fault in judge_script(text, report.scope):
        report.tell(place, *fault)
    see_strings(text, report)


def see_strings(text: str, report: Report) -> None:
    """Addresses and sentences between quotation marks."""
    for found in _WEB.finditer(text):
        report.see_address(found[0], found.start(), LINK)
    for found in _SENTENCE.finditer(text):
        if report.memo.block(found[1]).passage.sells:
            report.tell(found.start(), "gambling", f"a text that sells gambling: {quote(found[1])}", _MEND)


def see_plain(text: str, report: Report) -> None:
    """A text for people or robots."""
    at = 0
    for line in _PARAGRAPH.split(text):
        place = text.find(line, at)
        at = place + len(line)
        report.see_text(line, place)
        for found in _WEB.finditer(line):
            report.see_address(found[0].rstrip(".,;:!?"), place + found.start(), LINK)
    if code := find_server_code(text):
        report.tell(code.start(), "server-code", f"code for a server, {quote(code[0])}", _MEND)
    elif re.search(r"<(?:script|iframe|html|a\s+href)\b", text, re.IGNORECASE):
        report.tell(0, "kind", "a text that holds a page", _MEND)


def see_robots(text: str, report: Report) -> None:
    """robots.txt: the same for every robot, and maps of our own."""
    for number, line in enumerate(text.splitlines()):
        name, _, value = (part.strip() for part in line.partition(":"))
        place = sum(len(other) + 1 for other in text.splitlines()[:number])
        if name.lower() == "user-agent" and value != "*" and report.scope.is_release:
            report.tell(place, "cloaking", f"a rule for {quote(value)} alone", "say the same to every robot")
    see_plain(text, report)
