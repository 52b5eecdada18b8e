"""Store: the theme's stylesheets joined into the one file that is served.

The entry is a table of contents, one import a line, that a browser also understands as it stands.
What is taken out is only what means nothing: comments, and spaces where no meaning hangs on them.
A comment that alone parts two words leaves an empty one behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_IMPORT = re.compile(r'^@import "(?P<name>[^"]+)" layer\((?P<layer>[a-z][\w.-]*)\);$')
_STRAY_IMPORT = re.compile(r"@import\b", re.IGNORECASE)

# Strings and unquoted addresses come before punctuation, so that nothing inside them is touched.
_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/)
      | (?P<space>\s+)
      | (?P<kept>"(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | url\(\s*[^"'\s)][^)]*\))
      | (?P<mark>[{};,:])
      | (?P<word>(?:(?!/\*|url\()[^\s"'{};,:])+ | .)""",
    re.VERBOSE | re.DOTALL,
)

# No space is needed after these; before a colon one is (".a :hover" is not ".a:hover").
_NO_SPACE_AFTER = frozenset("{};,:")
_NO_SPACE_BEFORE = frozenset("{};,")


class StylesheetError(Exception):
    """A line of the table of contents cannot be carried out.

    Attributes:
        entry: the table of contents.
        line: from 1; 0 where a whole file is meant.
        fault: what is wrong, and what would be right.
    """

    def __init__(self, entry: Path, line: int, fault: str) -> None:
        super().__init__(f"{entry.as_posix()}:{line}: {fault}" if line else f"{entry.as_posix()}: {fault}")
        self.entry = entry
        self.line = line
        self.fault = fault


def join_stylesheet(entry: Path) -> str:
    """The stylesheet as it is served: each import replaced by its file, inside its layer.

    Args:
        entry: a file whose imports stand each alone on a line, `@import "x.css" layer(y);`.

    Raises:
        StylesheetError: the entry or a named file is not there or not UTF-8, an import has another
            form, or an imported file imports in its turn.
    """
    lines = _read(entry, entry, 0).splitlines()
    joined = (_expand(entry, number, line) for number, line in enumerate(lines, start=1))
    return squeeze("\n".join(joined))


def squeeze(css: str) -> str:
    """The same rules without comments and needless space; strings and addresses stay as they are."""
    out: list[str] = []
    gap = ""
    for kind, text in _tokens(css):
        if kind == "comment":
            gap = gap or "/**/"
        elif kind == "space":
            gap = " "
        else:
            _add(out, text, gap)
            gap = ""
    return "".join(out)


def _tokens(css: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(css):
        yield match.lastgroup or "", match.group()


def _add(out: list[str], text: str, gap: str) -> None:
    if text == "}" and out and out[-1] == ";":
        out.pop()
    elif gap and out and out[-1] not in _NO_SPACE_AFTER and text not in _NO_SPACE_BEFORE:
        out.append(gap)
    out.append(text)


def _expand(entry: Path, number: int, line: str) -> str:
    found = _IMPORT.match(line.strip())
    if found is None:
        if _STRAY_IMPORT.match(line.strip()):
            raise StylesheetError(entry, number, 'an import is written `@import "file.css" layer(name);`')
        return line
    css = _read(entry, entry.parent / found["name"], number)
    if _STRAY_IMPORT.search(squeeze(css)):
        raise StylesheetError(
            entry, number, f'"{found["name"]}" imports in its turn; only the entry may import'
        )
    return f"@layer {found['layer']}{{{css}}}"


def _read(entry: Path, file: Path, line: int) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise StylesheetError(entry, line, f'"{file.name}" is not there') from None
    except UnicodeDecodeError:
        raise StylesheetError(entry, line, f'"{file.name}" is not UTF-8') from None
