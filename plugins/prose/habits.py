"""Rules: what a hurried writer does in Word, Excel or WhatsApp, and Markdown takes for something else."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from plugins.gate.problem import Problem, quote
from plugins.gate.source import Source

from .layout import Block, read_blocks
from .nested import check_nesting
from .report import Report
from .unlinked import check_addresses
from .unused import check_definitions

MIN_CODE_WORDS = 4
MAX_HEADING_CHARS = 80
MAX_HEADING_LINE = 300
MIN_CAPITALS = 12
_BULLETS = "•●▪◦○■□·‣➢➤✓✔–—"

# Whether a body needs to be looked at. Each begins with one fixed sign, which is found at memory's speed;
# together, as one pattern, they take ten times as long.
_SUSPECTS = (
    re.compile(r"\n[ \t>]*[ ]{2}(?:[-*+]|\d{1,9}\.)[ \t]"),
    re.compile(
        r"\n(?:[ ]{4}|:[ \t]|\*\*[^\n]{1,90}\*\*:?[ \t]*\n|__[^\n]{1,90}__:?[ \t]*\n"
        rf"|#{{2,6}}[^a-z\n{{]{{12,}}[\n{{]|[ \t>]*(?:[{_BULLETS}]|\(?[a-z\d]{{1,2}}\)|[a-zA-Z]\.)[ \t])"
    ),
    re.compile(r"http(?<![\[(<\"]http)s?://"),
    re.compile(r"www\.(?<![/\[]www\.)"),
    re.compile(r"@(?=[\w-]+\.\w)"),
    re.compile(r"\)\["),
    # Notes are numbered with a raised arrow, and fine.
    re.compile(r"\]:(?<!\[\^\d\]:)(?<!\[\^\d\d\]:)"),
    re.compile(r"~"),
    re.compile(r"\t"),
)
# How the letters of `_FANCY` begin in UTF-8: to look for bytes is far quicker than for such characters.
_FANCY_BYTES = (b"\xf0\x9d", b"\xef\xbc", b"\xef\xbd")
_FANCY = re.compile("[\U0001d400-\U0001d7ff\uff01-\uff5e]+(?:[ ][\U0001d400-\U0001d7ff\uff01-\uff5e]+)*")

_CODE_SIGN = re.compile(r"[{}<>=;$\\|]|\w\(|^\s*[#@]", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_TYPED = re.compile(
    rf"[ ]*(?:(?P<bullet>[{_BULLETS}])"
    r"|(?P<open>\(?)(?:(?P<letter>[a-zA-Z])|(?P<number>\d{1,2}))(?P<close>[.)]))[ \t]+\S"
)
_HARD_BREAK = re.compile(r"(?:[ ]{2}|<br>[ ]*)$")
_MARKER = re.compile(r"^[ ]*(?:[-*+]|\(?\w{1,2}[.)])[ \t]+")
_COLUMNS = re.compile(r"\S\t+\S")
_DEFINITION = re.compile(r":[ \t]+\S.*")
_BOLD_LINE = re.compile(r"[ ]{0,3}(\*\*|__)(?P<text>[^\s*_](?:[^*_]*[^\s*_.!?,;])?)\1:?[ ]*")
_HEADING = re.compile(r"#{2,6}[ \t]*(?P<text>.*?)[ \t#]*(?:\{#[^}]*\})?[ \t]*")
_STRUCK = re.compile(r"(?<![\w~/])~(?P<text>[^~\s](?:[^~\n]{0,200}[^~\s])?)~(?![\w~/])")


def check_habits(source: Source) -> list[Problem]:
    """What Markdown makes of a body otherwise than its writer sees it; empty for most bodies, at once."""
    if not _is_suspect(source.body):
        return []
    report = Report(source)
    blocks = list(read_blocks(source.body))
    check_nesting(blocks, report)
    check_definitions(blocks, report)
    for index, block in enumerate(blocks):
        if block.is_code:
            _check_code(block, report)
            continue
        if not _check_typed_list(block, report):
            _check_columns(block, report)
        _check_definition(block, report)
        _check_struck(block, report)
        _check_fancy(block, report)
        check_addresses(block, report)
        if index + 1 < len(blocks):
            _check_bold_line(block, report)
        _check_capitals(block, report)
    return report.problems


def _is_suspect(body: str) -> bool:
    framed = f"\n{body}\n"
    if any(pattern.search(framed) for pattern in _SUSPECTS):
        return True
    encoded = b"" if body.isascii() else body.encode("utf-8", "replace")
    return any(start in encoded for start in _FANCY_BYTES)


def _check_code(block: Block, report: Report) -> None:
    """Prose that is indented as a typewriter's paragraph; code has signs that prose has not."""
    if _CODE_SIGN.search(block.text) or len(_WORD.findall(block.text)) < MIN_CODE_WORDS:
        return
    report.warn(
        f"alinea {quote(block.lines[0].strip())} tercetak sebagai kode karena menjorok",
        "hapus tab atau spasi di awal barisnya; bila memang kode, apit dengan baris ```",
        line=report.line_in(block.line),
    )


def _check_typed_list(block: Block, report: Report) -> bool:
    """Whether a list whose marks are typed by hand was told; a break at each line's end keeps it apart."""
    before: re.Match[str] | None = None
    for offset, line in enumerate(block.lines):
        match = _TYPED.match(line)
        if match and before and _follows(before, match) and not _HARD_BREAK.search(block.lines[offset - 1]):
            report.warn(
                f"butir {quote(before.string.strip())} dan {quote(line.strip())} menyatu menjadi satu alinea",
                "tulis - atau 1. lalu spasi di depan tiap butir, didahului baris kosong",
                line=report.line_in(block.line + block.lines.index(before.string)),
            )
            return True
        before = match or before
    return False


def _follows(before: re.Match[str], match: re.Match[str]) -> bool:
    """Whether two marks are of one kind and, where they count, in order: else a line only begins like one."""
    if match["bullet"] or before["bullet"]:
        return match["bullet"] == before["bullet"]
    if (match["open"], match["close"]) != (before["open"], before["close"]):
        return False
    if match["letter"] and before["letter"]:
        return ord(match["letter"]) == ord(before["letter"]) + 1
    # "1." is Markdown's own, and told elsewhere.
    has_numbers = match["number"] and before["number"] and match["close"] == ")"
    return bool(has_numbers) and int(match["number"]) == int(before["number"]) + 1


def _check_columns(block: Block, report: Report) -> None:
    rows = [bool(_COLUMNS.search(_MARKER.sub("", line, count=1))) for line in block.lines]
    first = next((at for at, pair in enumerate(pairwise(rows)) if all(pair)), None)
    if first is not None:
        row = " ".join(block.lines[first].split())
        report.warn(
            f"kolom yang dipisahkan tab menyatu mulai {quote(row)}",
            "tulis sebagai tabel: | kolom | kolom |, dengan baris | --- | --- | di bawah judul kolom",
            line=report.line_in(block.line + first),
        )


def _check_definition(block: Block, report: Report) -> None:
    for offset, line in enumerate(block.lines):
        if _DEFINITION.fullmatch(line):
            report.warn(
                f"arti istilah {quote(line)} tidak menjadi daftar istilah",
                "tulis - **istilah**: arti",
                line=report.line_in(block.line + offset),
            )
            return


def _check_bold_line(block: Block, report: Report) -> None:
    match = _BOLD_LINE.fullmatch(block.lines[0]) if len(block.lines) == 1 and not block.is_inside else None
    if match and len(match["text"]) <= MAX_HEADING_CHARS:
        text = match["text"].rstrip(":")
        report.warn(
            f"baris tebal {quote(text)} tampak seperti judul bagian, tetapi bukan",
            f"tulis ## {text}",
            line=report.line_in(block.line),
        )


def _check_capitals(block: Block, report: Report) -> None:
    for offset, line in enumerate(block.lines):
        match = _HEADING.fullmatch(line) if line.startswith("##") and len(line) <= MAX_HEADING_LINE else None
        text = match["text"] if match else ""
        if text.isupper() and " " in text and sum(map(str.isalpha, text)) >= MIN_CAPITALS:
            report.warn(
                f"judul {quote(text)} memakai huruf besar semua",
                "pakai huruf besar hanya di awal judul, nama, dan singkatan",
                line=report.line_in(block.line + offset),
            )


def _check_struck(block: Block, report: Report) -> None:
    for match in _STRUCK.finditer(block.text) if "~" in block.text else ():
        report.warn(
            f"tanda {quote(match[0])} tidak menjadi coretan",
            f"tulis <del>{match['text']}</del>",
            line=report.line_in(block.line, block.text, match.start()),
        )


def _check_fancy(block: Block, report: Report) -> None:
    for match in () if block.text.isascii() else _FANCY.finditer(block.text):
        plain = unicodedata.normalize("NFKC", match[0])
        report.warn(
            f"huruf hias {quote(match[0])} tidak terbaca oleh pembaca layar dan mesin pencari",
            f"ganti dengan huruf biasa: {quote(plain)}",
            line=report.line_in(block.line, block.text, match.start()),
        )
