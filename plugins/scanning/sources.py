"""Store: our own theme and code, before they make anything: what is planted there stands on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.scanning.addresses import host_of
from plugins.scanning.finding import Finding, quote
from plugins.scanning.letters import find_faults
from plugins.scanning.passages import read_passage
from plugins.scanning.programs import find_deeds
from plugins.scanning.scope import NAMESPACES
from plugins.scanning.styles import find_addresses, find_words, is_active
from plugins.scanning.tag_rules import ACTIVE

_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_WEB = re.compile(r"(?:https?:)?//[a-zA-Z0-9][\w.-]*\.[a-zA-Z]{2,}[^\s\"'<>{)]*")
_TEMPLATE_RULES = (
    ("handler", re.compile(r"<[a-z][^>]*\son[a-z]{3,}\s*=", re.IGNORECASE), "an attribute that runs a script"),
    ("style", re.compile(r"<[a-z][^>]*\sstyle\s*=", re.IGNORECASE), "an attribute style"),
    ("frame", re.compile(rf"<(?:{'|'.join(sorted(ACTIVE))})[\s>]", re.IGNORECASE), "an element that shows or runs others'"),
    ("script", re.compile(r"<script(?![^>]*(?:src=|application/(?:ld\+)?json))", re.IGNORECASE), "a script within the page"),
    ("script", re.compile(r"javascript:|vbscript:", re.IGNORECASE), "an address that runs something"),
    ("redirect", re.compile(r"http-equiv=[\"']?refresh[\"']?\s+content=[\"'](?!0; url=\{\{)", re.IGNORECASE), "a page that leads elsewhere"),
    ("comment", re.compile(r"<!--"), "a comment that would be published"),
    ("server-code", re.compile(r"<\?(?!xml)|<%"), "code for a server"),
)  # fmt: skip
_CODE_RULES = (
    ("disguise", re.compile(r"(?<![\w.])(?:eval|exec)\s*\((?!\))|marshal\.loads|(?:b64decode|fromhex|decompress|rot13)[^\n]{0,80}(?:exec|eval|compile)\s*\("), "code that runs what it was given"),
    ("cloaking", re.compile(r"googlebot|bingbot|HTTP_REFERER", re.IGNORECASE), "code that names search engines' robots"),
)  # fmt: skip
_STRING = re.compile(r"([\"'])((?:(?!\1)[^\\\n]|\\.){8,2000})\1")
_MEND = "remove it, and see in git who put it there"
# Where the theme lets readers share a page; pages may hold these addresses as the theme writes them alone.
SHARING = frozenset({"wa.me", "x.com", "www.facebook.com"})
# These name what is looked for, in order to find it.
_KNOWS = (
    "plugins/scanning/",
    "plugins/comments/spam/",
    "plugins/watching/lures.py",
    "plugins/watching/visitors.py",
)


def scan_theme(theme: Path, hosts: frozenset[str]) -> Iterator[Finding]:
    """Findings in templates, stylesheets and scripts.

    Args:
        hosts: registered ones; any other address of a template or a script is a fault.
    """
    for path, text in _texts(theme, (".html", ".xml", ".txt", ".json", ".css", ".js", ".po")):
        lines = _Lines(f"{theme.name}/{path}", text)
        if path.endswith(".css"):
            yield from _scan_sheet(lines, text)
        elif path.endswith(".js"):
            for place, rule, fault in find_deeds(text):
                yield lines.find(place, rule, f"a script: {fault}")
        elif path.endswith((".html", ".xml")):
            yield from _scan_template(lines, _COMMENT.sub(_blank, text))
        yield from _scan_addresses(lines, text, hosts)
        yield from _scan_words(lines, text)


def scan_code(plugins: Path) -> Iterator[Finding]:
    """Findings in Python: code that hides what it does, letters that nobody sees, words that sell."""
    for path, text in _texts(plugins, (".py",)):
        lines = _Lines(f"{plugins.name}/{path}", text)
        for number, line in enumerate(text.splitlines(), 1) if not text.isascii() else ():
            for rule, fault in find_faults(line):
                if rule == "unseen":
                    yield Finding(lines.path, number, rule, fault, _MEND)
        if lines.path.startswith(_KNOWS):
            continue
        for rule, pattern, fault in _CODE_RULES:
            for found in pattern.finditer(text):
                yield lines.find(found.start(), rule, f"{fault}: {quote(found[0])}")
        for found in _STRING.finditer(text):
            if " " in found[2] and read_passage(found[2]).sells:
                yield lines.find(found.start(), "gambling", f"words that sell gambling: {quote(found[2])}")


class _Lines:
    def __init__(self, path: str, text: str) -> None:
        self.path, self._text = path, text

    def find(self, place: int, rule: str, fault: str) -> Finding:
        return Finding(self.path, self._text.count("\n", 0, place) + 1, rule, fault, _MEND)


def _scan_sheet(lines: _Lines, text: str) -> Iterator[Finding]:
    for place, url in find_addresses(text):
        if "//" in url or url.startswith("data:"):
            yield lines.find(place, "load", f"a stylesheet loads {quote(url)}")
    for words in find_words(text):
        if read_passage(words).is_about_gambling:
            yield lines.find(0, "gambling", f"a stylesheet writes {quote(words)}")
    if is_active(text):
        yield lines.find(0, "script", "a stylesheet that runs something")


def _scan_template(lines: _Lines, text: str) -> Iterator[Finding]:
    for rule, pattern, fault in _TEMPLATE_RULES:
        for found in pattern.finditer(text):
            yield lines.find(found.start(), rule, f"{fault}: {quote(found[0])}")


def _scan_addresses(lines: _Lines, text: str, hosts: frozenset[str]) -> Iterator[Finding]:
    for found in _WEB.finditer(text):
        url = found[0] if ":" in found[0] else f"https:{found[0]}"
        if url not in NAMESPACES and host_of(url) not in hosts | SHARING:
            fault = f"an address of a host that is not registered, {quote(found[0])}"
            line = lines.find(found.start(), "outbound", fault)
            yield Finding(
                line.file,
                line.line,
                line.rule,
                fault,
                "remove it, or add the host to content/registers/hosts.toml",
            )


def _scan_words(lines: _Lines, text: str) -> Iterator[Finding]:
    for number, line in enumerate(_JINJA.sub(_blank, text).splitlines(), 1):
        passage = read_passage(line)
        if passage.sells:
            yield Finding(lines.path, number, "gambling", f"words that sell gambling: {quote(line)}", _MEND)
    for number, line in enumerate(text.splitlines(), 1) if not text.isascii() else ():
        for rule, fault in find_faults(line):
            yield Finding(lines.path, number, rule, fault, _MEND)


def _blank(found: re.Match[str]) -> str:
    return "".join("\n" if char == "\n" else " " for char in found[0])


def _texts(folder: Path, endings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*")):
        if file.suffix in endings and file.is_file() and "node_modules" not in file.parts:
            yield file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8", errors="replace")
