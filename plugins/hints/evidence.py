"""Rules: a text about policy that gives its reader nothing to check: no figure, no date, no source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.dates.wording import month_numbers
from plugins.hints.hint import Hint
from plugins.hints.text import Text

_OF_POLICY = re.compile(r"\b(?:kebijakan|peraturan|aturan|ketentuan|regulasi|perubahan tarif)\b")
_OUTSIDE = re.compile(r"\]\(https?://|<https?://|\]\(/media/")
_LAW = re.compile(
    r"\b(?:undang-undang|UU|(?:peraturan|keputusan) (?:pemerintah|presiden|menteri|daerah|kepala|badan|"
    r"bupati|wali ?kota|gubernur)|surat edaran)\b.{0,40}?\b(?:nomor|no\.?|tahun|\d)",
    re.IGNORECASE | re.DOTALL,
)


def find_missing_evidence(text: Text) -> Iterator[Hint]:
    """One hint where a policy text has neither a figure nor a date nor a source.

    A policy text is one whose category or title says so. A number in a list's sign is no figure;
    a law that is named, a link out of the site and a document are sources.
    """
    record = text.record
    if not _OF_POLICY.search(f"{record.category.replace('-', ' ')} {record.title.casefold()}"):
        return
    seen = "\n".join(passage.text for passage in text.passages)
    has_source = bool(
        record.sources or record.attachments or _OUTSIDE.search(text.source.body) or _LAW.search(seen)
    )
    if not (has_source or any(char.isdigit() for char in seen) or _names_month(seen)):
        mend = (
            "sebutkan sejak kapan berlaku, berapa yang berubah, "
            "dan aturan atau laporan yang menjadi dasarnya (kunci sources)"
        )
        yield text.remark("title", "tulisan kebijakan ini tanpa angka, tanggal, dan sumber", mend)


def _names_month(seen: str) -> bool:
    return any(word.casefold() in month_numbers() for word in re.findall(r"\b[A-Z][a-z]+\b", seen))
