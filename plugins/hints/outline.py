"""Rules: what helps a reader who skims: subheadings, and links that say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.gate.problem import quote
from plugins.hints.hint import Hint
from plugins.hints.passages import HEADING
from plugins.hints.sentences import count_words
from plugins.hints.text import Text
from plugins.prose.link_rules import EMPTY_TEXTS

MAX_WORDS_WITHOUT_HEADING = 350
"""Source: our choice: three screens of a phone. The first articles have a heading every 90 words."""

_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\([^()\s]+(?: \"[^\"]{0,500}\")?\)")
_CLICK = re.compile(r"(?:silakan\s+)?(?:klik|tekan|click)\b.*|.*\b(?:di\s?sini|here)", re.IGNORECASE)


def find_outline_hints(text: Text) -> Iterator[Hint]:
    """Long stretches without a subheading, and links whose words begin with a click or end with “di sini”.

    Link texts that are nothing but such words are told by the gate (prose/link_rules.py).
    """
    words, start = 0, None
    for passage in text.passages:
        if passage.kind == HEADING:
            words, start = 0, None
            continue
        start = start or passage
        before, words = words, words + count_words(passage.text)
        if before <= MAX_WORDS_WITHOUT_HEADING < words:
            fault = f"lebih dari {MAX_WORDS_WITHOUT_HEADING} kata tanpa judul bagian"
            yield text.remark_in(start, 0, fault, "beri judul bagian (##) tiap tiga sampai lima alinea")
    yield from _find_clicks(text)


def _find_clicks(text: Text) -> Iterator[Hint]:
    line = text.source.body_line
    for match in _LINK.finditer(text.source.body):
        shown = " ".join(match[1].split())
        if _CLICK.fullmatch(shown) and shown.casefold().strip(" .!:»›→>") not in EMPTY_TEXTS:
            yield Hint(
                file=text.source.path,
                line=line + text.source.body.count("\n", 0, match.start()),
                field="isi",
                fault=f"teks tautan {quote(shown)} menyuruh mengeklik",
                mend="tautkan nama halaman atau dokumen yang dituju, misalnya [jadwal ujian](…)",
            )
