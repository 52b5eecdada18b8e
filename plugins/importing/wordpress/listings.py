"""Words: listings of programs in classic texts, whose signs are no HTML though they look like it.

Plugins that colour programs keep them in short codes or in `<pre lang>`, often as they were typed; read as
HTML, half of such a program would be elements that nobody sees.
"""

from __future__ import annotations

import html
import re

_LANGUAGES = (
    "php html xml css js javascript java python sql bash shell ruby perl csharp cpp vb latex-code".split()
)
_NAMES = "|".join(["sourcecode", "source", "codesyntax", "code", "crayon", "cc[a-z]{0,3}", *_LANGUAGES])
_CODE = re.compile(
    rf"(?<!\[)\[(?P<name>{_NAMES})(?P<attributes>(?:\s|_)[^\[\]\n]{{0,300}}|=[^\[\]\s]{{1,60}})?\]"
    r"(?P<inner>.*?)\[/(?P=name)\](?!\])",
    re.IGNORECASE | re.DOTALL,
)
_PRE = re.compile(
    r"(?P<start><pre\b[^<>]*\blang\s*=\s*[\"'](?P<lang>[\w+#.-]+)[\"'][^<>]*>)(?P<inner>.*?)</pre\s*>",
    re.IGNORECASE | re.DOTALL,
)
_LANG = re.compile(r"(?:lang(?:uage)?\s*)?=\s*[\"']?([\w+#.-]+)", re.IGNORECASE)


def mark_listings(text: str) -> str:
    """The text with such listings as `<pre>` and `<code>`, and nothing in them that is still to be run."""
    if "[/" in text:
        text = _CODE.sub(_show_code, text)
    return _PRE.sub(_show_pre, text) if "<pre" in text else text


def _show_code(match: re.Match[str]) -> str:
    inner, name = match["inner"], match["name"].casefold()
    found = _LANG.search(match["attributes"] or "")
    language = found[1].casefold() if found else name if name in _LANGUAGES else ""
    if "\n" not in inner.strip():
        return f"<code>{_escape(inner.strip())}</code>"
    return _fence(inner, language)


def _show_pre(match: re.Match[str]) -> str:
    inner = match["inner"]
    is_marked_up = re.search(r"<(?:code|span|br|strong|em)\b", inner) is not None
    return match[0] if is_marked_up else _fence(inner, match["lang"].casefold())


def _fence(text: str, language: str) -> str:
    shown = f' class="language-{html.escape(language)}"' if language else ""
    return f"\n\n<pre{shown}>{_escape(text.strip(chr(13) + chr(10)))}</pre>\n\n"


def _escape(text: str) -> str:
    """Signs as they were typed; some plugins had escaped them before they kept them."""
    plain = text if "<" in text else html.unescape(text)
    return html.escape(plain, quote=False).replace("[", "&#91;").replace("]", "&#93;")
