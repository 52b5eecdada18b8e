"""Words: texts that no article needs and that would hold the converter up for minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass

# An article of 500 words has 4,000 characters; long regulations, as plain text, have some 300,000.
MAX_BODY_CHARS = 400_000
MAX_QUOTE_DEPTH = 8
MAX_LIST_DEPTH = 5
MAX_INDENT = 64

# The converter's time grows with the square of these marks and lines between two blank lines:
# 2,500 of them in one block take a second. A regulation of 300,000 characters has a sum of 500,000.
COSTLY = "[<#\\*_`\n"
MAX_COST = 2_500**2
_CHEAP_BYTES = bytes(set(range(256)) - set(COSTLY.encode()))

# The converter looks for the end of each fence through the rest of the text.
MAX_FENCES = 200
_FENCE = re.compile(r"^[ ]{0,3}(?:~{3}|`{3})", re.MULTILINE)
_DEEP_LIST = re.compile(rf"^[ \t]*(?:(?:[*+-]|\d{{1,9}}\.)[ \t]+){{{MAX_LIST_DEPTH + 1}}}", re.MULTILINE)
_DEEP_QUOTE = re.compile(rf"^(?:[ \t]*>){{{MAX_QUOTE_DEPTH + 1}}}", re.MULTILINE)
_DEEP_INDENT = re.compile(
    rf"^(?:[ ]{{{MAX_INDENT}}}|\t{{{MAX_INDENT // 4}}})[ \t]*(?:[*+>-]|\d+\.)", re.MULTILINE
)
_RULE_LINE = re.compile(r"[ ]{0,3}(?:[*_-][ ]*)+(?:\n|$)")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tangle:
    """One place where a body goes beyond what is converted.

    Attributes:
        line: 1-based line of the body.
        fault: what is wrong, in Indonesian.
        mend: how to put it right, in Indonesian.
    """

    line: int
    fault: str
    mend: str


def is_light(body: str) -> bool:
    """Whether a body is short and has few marks and lines: only its depth could hold anything up."""
    return len(body) <= MAX_BODY_CHARS and _count_costly(body) ** 2 <= MAX_COST


def find_tangle(body: str) -> Tangle | None:
    """The first place where the body is too long, too deep or too dense; None for any real article."""
    if is_light(body):
        return _find_depth(body) or _find_fences(body)
    if len(body) > MAX_BODY_CHARS:
        return Tangle(
            line=1,
            fault=f"isi sepanjang {len(body)} karakter melebihi batas {MAX_BODY_CHARS} karakter",
            mend="bagi menjadi beberapa naskah, atau lampirkan sebagai dokumen",
        )
    return _find_depth(body) or _find_fences(body) or _find_density(body)


def _find_fences(body: str) -> Tangle | None:
    if "~~~" not in body and "```" not in body:
        return None
    for number, match in enumerate(_FENCE.finditer(body), start=1):
        if number > MAX_FENCES:
            return Tangle(
                line=body.count("\n", 0, match.start()) + 1,
                fault=f"lebih dari {MAX_FENCES} baris ~~~ atau ```",
                mend="lampirkan kode sebagai dokumen",
            )
    return None


def _find_depth(body: str) -> Tangle | None:
    patterns = [_DEEP_LIST]
    if ">" in body:
        patterns.append(_DEEP_QUOTE)
    if " " * MAX_INDENT in body or "\t" in body:
        patterns.append(_DEEP_INDENT)
    for pattern in patterns:
        for match in pattern.finditer(body):
            if not _RULE_LINE.match(body, match.start()):
                return Tangle(
                    line=body.count("\n", 0, match.start()) + 1,
                    fault="daftar atau kutipan bersarang terlalu dalam",
                    mend="sederhanakan susunannya; tiga tingkat sudah cukup",
                )
    return None


def _find_density(body: str) -> Tangle | None:
    cost, line = 0, 1
    for block in _BLANK_LINE.split(body):
        cost += _count_costly(block) ** 2
        if cost > MAX_COST:
            return Tangle(
                line=line,
                fault="isi memuat terlalu banyak tanda penanda atau baris tanpa baris kosong di antaranya",
                mend="pisahkan dengan baris kosong, atau lampirkan tabel besar sebagai dokumen",
            )
        line += block.count("\n") + 2
    return None


def _count_costly(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass").translate(None, _CHEAP_BYTES))
