"""Words: classic text of WordPress, in which blank lines part paragraphs, as HTML that says so itself.

What readers saw was made at each display by a function of WordPress ("wpautop"); an export holds the text as
it was typed. Rules here follow what that function is documented to do: a blank line ends a paragraph, a
single line break is one for readers too, and neither holds within preformatted text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

BLOCKS = frozenset(
    "address article aside blockquote caption center col colgroup dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr iframe legend li main menu nav ol optgroup option p pre "
    "script section select style summary table tbody td tfoot th thead tr ul".split()
)
"""Elements that stand on their own, never within a paragraph."""

# Text directly in these becomes paragraphs only where a blank line parts it.
_LOOSE = frozenset("li td th dt dd div figcaption caption details summary center".split())
# Text directly in these is one run, whatever it holds.
_TIGHT = frozenset("p h1 h2 h3 h4 h5 h6 legend option".split())
VOID = frozenset("br hr img input col area wbr embed source track param".split())
"""Elements without an end."""
_VERBATIM = ("pre", "script", "style", "textarea", "select", "svg", "code-block")

_TOKEN = re.compile(r"</?[a-zA-Z][^<>]*>|[^<]+|<")
_NAME = re.compile(r"</?\s*([a-zA-Z][a-zA-Z0-9]*)")
_BLANK = re.compile(r"\n[ \t\xa0]*\n\s*")
# A short code that stands in a line of its own is a block, too.
_OWN_LINE = re.compile(r"\[/?[a-z][^\[\]]*\](?:[^\[\]]*\[/[a-z][\w-]*\])?", re.IGNORECASE)


def mark_paragraphs(text: str) -> str:
    """The text with every paragraph and line break in tags; what has them keeps them."""
    text = re.sub(r"\r\n?", "\n", text).strip()
    if not text:
        return ""
    written: list[str] = []
    run: list[str] = []
    stack: list[str] = []
    for token, name, is_verbatim in _read(text):
        if is_verbatim or name in BLOCKS:
            written.append(_close_run(run, stack))
            run.clear()
            written.append(token)
            if not is_verbatim:
                _follow(stack, token, name)
        else:
            run.append(token)
    written.append(_close_run(run, stack))
    return "".join(written)


def _read(text: str) -> Iterator[tuple[str, str, bool]]:
    """Tokens with the element's name ("" for text), and whether it is to be left as it is."""
    at, last_comment = 0, text.rfind("-->")
    while at < len(text):
        if at < last_comment and text.startswith("<!--", at):
            stop = text.index("-->", at)
            yield text[at : stop + 3], "", False
            at = stop + 3
            continue
        match = _TOKEN.match(text, at)
        assert match is not None  # the last alternatives take whatever there is
        token = match[0]
        found = _NAME.match(token)
        name = found[1].lower() if found and token != "<" else ""
        if name in _VERBATIM and not token.startswith("</"):
            end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, match.end())
            stop = end.end() if end else len(text)
            yield text[at:stop], name, True
            at = stop
            continue
        yield token, name, False
        at = match.end()


def _follow(stack: list[str], token: str, name: str) -> None:
    """Keep what is open; a closing tag also closes what was left open within."""
    if token.startswith("</"):
        if name in stack:
            while stack.pop() != name:
                pass
    elif name not in VOID and not token.endswith("/>"):
        stack.append(name)


def _close_run(run: list[str], stack: list[str]) -> str:
    text = "".join(run)
    inner = text.strip(" \t\n")
    if not inner:
        return text if not stack else ""
    around = stack[-1] if stack else ""
    if around in _TIGHT:
        return _break_lines(inner)
    parts = [part for part in _BLANK.split(inner) if part.strip()]
    if around in _LOOSE and len(parts) == 1:
        return _break_lines(inner)
    return "\n".join(_wrap(part) for part in parts)


def _wrap(part: str) -> str:
    lines = [line.strip() for line in part.split("\n")]
    if all(_OWN_LINE.fullmatch(line) for line in lines if line):
        return "\n".join(lines)
    return f"<p>{_break_lines(part.strip())}</p>"


def _break_lines(text: str) -> str:
    """Line breaks as readers saw them; one that has a tag already is not doubled."""
    text = re.sub(r"(<br\s*/?>)[ \t]*\n", r"\1", text)
    # Page builders leave the words of a link on lines of their own.
    text = re.sub(r"(<a\b[^<>]*>)\s*\n\s*", r"\1", re.sub(r"\s*\n\s*(</a\s*>)", r"\1", text))
    return "<br>\n".join(line.strip(" \t") for line in text.split("\n"))
