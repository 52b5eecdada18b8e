"""Rules: the language of a text, and the text that it is a translation of."""

from __future__ import annotations

from plugins.gate.problem import nearest, quote
from plugins.gate.values import Values
from plugins.languages.language import INDONESIAN, LANGUAGES

# What writers call a language, and the code that they mean.
_ALSO = {"indonesia": "id", "indonesian": "id", "inggris": "en", "english": "en"}

# A translation takes these from its original; written twice, they could contradict each other.
_OF_THE_ORIGINAL = {
    "slug": "alamat terjemahan mengikuti alamat naskah asalnya",
    "comments": "komentar hanya ada di bawah naskah asalnya",
}


def read_language(values: Values) -> tuple[str, str]:
    """The language's code, and the original as written; "id" and "" where one of them is faulty."""
    written, original = values.text("lang"), values.text("translation_of")
    code = written or INDONESIAN.code
    if code not in LANGUAGES:
        values.tell(values.line("lang"), "lang", *tell_unknown(written))
        return INDONESIAN.code, ""
    if code == INDONESIAN.code:
        if original:
            other = next(other for other in LANGUAGES if other != code)
            values.tell(
                values.line("translation_of"),
                "translation_of",
                f"ada, tetapi naskah ini berbahasa {quote(code)}",
                f"tulis lang: {other}, atau hapus translation_of",
            )
        return code, ""
    if not original:
        values.tell(
            values.line("lang"),
            "lang",
            f"naskah berbahasa {quote(code)} tanpa naskah asal",
            "tambahkan translation_of: alamat atau letak berkas naskah asalnya",
        )
        return INDONESIAN.code, ""
    for key, fault in _OF_THE_ORIGINAL.items():
        if values.entry(key) is not None:
            values.tell(values.line(key), key, fault, "hapus baris ini")
    return code, original


def tell_unknown(written: str) -> tuple[str, str]:
    """Fault and mend of a language that has no code here."""
    near = _mean(written)
    mend = f"maksudnya {quote(near)}?" if near else f"yang sah: {', '.join(LANGUAGES)}"
    return f"bahasa {quote(written)} tidak dikenal", mend


def _mean(written: str) -> str | None:
    word = written.casefold().replace("_", "-").split("-")[0]
    near = word if word in LANGUAGES else nearest(word, (*LANGUAGES, *_ALSO))
    return _ALSO.get(near or "", near)
