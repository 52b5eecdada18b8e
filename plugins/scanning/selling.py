"""Rules: sources that sell gambling, by the words that a release's scan goes by: one rule for both."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.gate.problem import BODY_FIELD, FILE_FIELD, Problem, quote
from plugins.gate.slugs import file_stem
from plugins.gate.source import Entry, Source
from plugins.scanning.passages import find_selling
from plugins.scanning.suspects import may_sell
from plugins.scanning.tags import INLINE

MEND = (
    "hapus bila memang ajakan; bila berita, apit kata iklannya dengan tanda petik dan sebut siapa yang "
    "melarang atau menindaknya"
)
RENAME = "beri nama lain: nama berkas menjadi alamat naskah"
_TAG = re.compile(r"<(/?[a-zA-Z][\w-]*)([^>]*)>")
_WORDS = re.compile(r"\s(?:alt|title|aria-label)=\"([^\"]*)\"")
_FIRST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A passage of a source as readers get it.

    Attributes:
        line: 1-based, in the file; field: a header's key, or that of the body.
    """

    line: int
    field: str
    text: str


def check_selling(source: Source, page: str) -> list[Problem]:
    """Every passage of a source that sells gambling; at once for a text without any of the words.

    Args:
        page: the body's HTML.
    """
    written = "\n".join([part.text for part in read_header(source)] + [source.body])
    if not may_sell(written):
        return []
    return [
        Problem(
            file=source.path,
            line=part.line,
            field=part.field,
            fault=f"{quote(part.text)} berbunyi seperti iklan judi",
            mend=RENAME if part.field == FILE_FIELD else MEND,
        )
        for part in find_sold(read_parts(source, page))
    ]


def find_sold(parts: Sequence[Part]) -> list[Part]:
    """The parts of one source that sell gambling, each once, in their order."""
    sold = set(find_selling([part.text for part in parts]))
    return [part for part in parts if part.text in sold]


def read_parts(source: Source, page: str) -> list[Part]:
    """A source's passages as readers get them: its name, every value of its header, then its body's."""
    return [*read_header(source), *_read_body(source, page)]


def read_header(source: Source) -> list[Part]:
    """Every value of a header, whatever key it stands under, behind the name of the file."""
    name = file_stem(source.path).replace("-", " ")
    return [Part(line=1, field=FILE_FIELD, text=name), *_read_entries(source.header, "")]


def _read_entries(header: Mapping[str, Entry], prefix: str) -> Iterator[Part]:
    for key, entry in header.items():
        for item in entry.value if isinstance(entry.value, tuple) else (entry,):
            if isinstance(item.value, Mapping):
                yield from _read_entries(item.value, f"{prefix}{key}.")
            elif isinstance(item.value, str) and item.value.strip():
                yield Part(line=item.line, field=prefix + key, text=" ".join(item.value.split()))


def _read_body(source: Source, page: str) -> Iterator[Part]:
    for text in read_blocks(page):
        yield Part(line=_find_line(source, text), field=BODY_FIELD, text=text)


def read_blocks(page: str) -> list[str]:
    """What a reader of HTML gets in one piece, and the words that elements carry for those who do not see."""
    blocks, open_block, at = [], [], 0
    for tag in _TAG.finditer(page):
        open_block.append(page[at : tag.start()])
        at = tag.end()
        if tag[1].lower().removeprefix("/") not in INLINE:
            blocks.append("".join(open_block))
            open_block = []
        blocks += _WORDS.findall(tag[2])
    texts = (" ".join(html.unescape(block).split()) for block in [*blocks, "".join(open_block) + page[at:]])
    return [text for text in texts if text]


def _find_line(source: Source, text: str) -> int:
    """Where a passage begins in its source, as well as can be told through the markup."""
    words = re.findall(r"\w+", text)[:_FIRST_WORDS]
    for count in range(len(words), 0, -1):
        found = re.search(r"\b" + r"\W+".join(map(re.escape, words[:count])), source.body)
        if found:
            return source.body_line + source.body.count("\n", 0, found.start())
    return source.body_line
