"""Rules: the words themselves: enough of them, none twice, no markup left over, nobody's identity number."""

from __future__ import annotations

import re

from plugins.gate.character_rules import tell_faulty
from plugins.gate.problem import quote
from plugins.gate.source import ARTICLE

from .identity import find_identity_numbers, mask
from .reading import Inspection, Run
from .report import Report

FEW_WORDS = 30
REPEATED_WORDS = 12

_FENCE = re.compile(r"^(`{3,}|~{3,})([^`\n]*)$", re.MULTILINE)
_LEFT_OVER = (
    (
        re.compile(r"\[[^\[\]\n]+\]\s+\((?:https?:|mailto:|tel:|/|\.{1,2}/|#)[^()\s]*\)"),
        "tautan {} tidak jadi karena ada spasi antara ] dan (",
        "hapus spasi itu",
    ),
    (
        re.compile(r"!?\[[^\[\]\n]+\]\([^()\n]*"),
        "tautan {} tidak jadi",
        "tulis [teks](alamat) tanpa tanda lain",
    ),
    (
        re.compile(r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]"),
        "tautan {} tanpa alamat",
        "tulis alamatnya: [teks](alamat)",
    ),
    (re.compile(r"\[\^[^\[\]\s]+\]"), "catatan kaki {} tanpa isi", "tulis isinya di baris sendiri: [^1]: …"),
    (
        re.compile(r"\S{0,30}\*\*\S{0,30}"),
        "tanda tebal ** tidak berpasangan di {}",
        "tulis **teks** tanpa spasi di dalamnya",
    ),
    (re.compile(r"~~\S[^~\n]*~~"), "tanda {} tidak menjadi coretan", "tulis <del>teks</del>"),
    (
        re.compile(r"^#{2,6}[^#\n].{0,60}", re.MULTILINE),
        "judul {} tidak jadi",
        "beri baris kosong sebelum judul itu",
    ),
)
_PRINTED_TAG = re.compile(r"<(?:!--.{0,40}|![a-zA-Z\[][^>\n]{0,60}|/?[a-zA-Z][\w-]*[\s/][^<>\n]{0,60}>?)")
_LIST_LINE = re.compile(r"^[ ]{0,3}(?:[-*+]|\d{1,2}\.)[ ]+\S.*$", re.MULTILINE)
_TABLE_LINE = re.compile(r"^\s*\|.*\|\s*$", re.MULTILINE)


def check_text(inspection: Inspection, word_count: int, report: Report) -> None:
    """Tell what is wrong with the words of a body, and where there are none."""
    if word_count:
        _check_length(word_count, report)
    elif not report.problems and not any(element.name == "img" for element in inspection.elements):
        _tell_empty(report)
    _check_fences(report)
    _check_repetition(inspection.runs, report)
    for run in inspection.runs:
        _check_left_over(run, report)
    values = (value for element in inspection.elements for _, value in element.attributes)
    everything = "\n".join([*(run.text for run in inspection.runs), *filter(None, values)])
    _check_identity(everything, report)
    _check_entities(everything, report)


def _check_length(word_count: int, report: Report) -> None:
    if report.source.kind == ARTICLE and word_count < FEW_WORDS:
        report.warn(
            f"isi hanya {word_count} kata",
            f"lengkapi sampai sedikitnya {FEW_WORDS} kata, atau tunda terbitnya dengan status: draft",
        )


def _check_fences(report: Report) -> None:
    body = report.source.body
    if "```" not in body and "~~~" not in body:
        return
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(body):
        if opened is None:
            opened = match
        elif match[1] == opened[1] and not match[2].strip():
            opened = None
    if opened is not None:
        report.warn(
            f"blok kode {quote(opened[0])} tidak ditutup",
            f"tutup dengan baris {opened[1]}",
            line=report.locator.line_of(opened.start()),
        )


def _check_repetition(runs: tuple[Run, ...], report: Report) -> None:
    seen: set[str] = set()
    for run in runs:
        if run.container != "p":
            continue
        text = " ".join(run.text.split())
        if text in seen and text.count(" ") >= REPEATED_WORDS - 1:
            first = run.text.strip().split("\n")[0]
            report.locator.find(first)
            report.warn(f"paragraf {quote(text)} muncul dua kali", "hapus salah satunya", first)
        seen.add(text)


def _check_left_over(run: Run, report: Report) -> None:
    text = run.prose
    if run.container in {"pre", "code"}:
        return
    if "<" in text:
        _check_printed_tag(text, report)
    if "[" in text or "**" in text or "~~" in text or "##" in text:
        for pattern, fault, mend in _LEFT_OVER:
            if match := pattern.search(text):
                report.warn(fault.format(quote(match[0])), mend, match[0])
                return
    if run.container == "p" and "\n" in text:
        _check_block(text, report)


def _check_printed_tag(text: str, report: Report) -> None:
    """A tag so malformed that Markdown takes it for text; one written as &lt; is meant as text."""
    match = _PRINTED_TAG.search(text)
    if match and match[0] in report.source.body:
        report.error(
            f"tag {quote(match[0])} tidak utuh dan tercetak sebagai teks",
            "hapus, atau tulis < sebagai &lt;",
            match[0],
        )


def _check_block(text: str, report: Report) -> None:
    table = _TABLE_LINE.search(text)
    if table and len(_TABLE_LINE.findall(text)) > 1:
        row = table[0].strip()
        report.warn(
            f"tabel yang dimulai {quote(row)} tidak jadi",
            "beri baris kosong sebelumnya, dan baris | --- | --- | di bawah judul kolom",
            row,
        )
        return
    lines = _LIST_LINE.findall(text)
    before = text.split(lines[0])[0].rstrip() if lines else ""
    if len(lines) > 1 or (lines and before.endswith(":")):
        item = lines[0].strip()
        report.warn(
            f"daftar yang dimulai {quote(item)} tidak jadi", "beri baris kosong sebelum daftar itu", item
        )


def _check_identity(text: str, report: Report) -> None:
    for number in find_identity_numbers(text):
        report.error(
            f"nomor “{mask(number)}” tampak seperti NIK atau nomor kartu keluarga, data pribadi",
            "hapus atau samarkan; bila bukan NIK, pisahkan kelompok angkanya dengan garis miring",
            line=report.locator.find(number, in_code=True),
        )


def _check_entities(text: str, report: Report) -> None:
    """Characters that the gate refuses in a source, written as entities so that it could not see them."""
    body = report.source.body
    if "&" not in body:
        return
    added = "".join(sorted(char for char in set(text) if char > "\x7f" and char not in body))
    for family, _ in tell_faulty(added):
        report.error(f"{family.fault} ditulis sebagai entitas HTML", "hapus entitas itu", "&#", "&")


def _tell_empty(report: Report) -> None:
    """Tell a body without any text or picture."""
    if report.source.body.strip():
        report.error(
            "isi tidak menghasilkan teks apa pun",
            "tulis isi naskah; bila sudah ada, sederhanakan susunan daftar, kutipan, dan tautannya",
        )
    else:
        report.error("isi naskah kosong", "tulis isinya di bawah kepala", line=report.source.body_line)
