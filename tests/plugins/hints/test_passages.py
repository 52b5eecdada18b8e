"""Words: passages keep places, whatever a body holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.hints.judging import find_hints
from plugins.hints.passages import CELL, HEADING, ITEM_OF_LIST, PARAGRAPH, QUOTE, STAND_IN, read_passages
from plugins.hints.reading import read_lexicon
from tests.fixtures.content import HEADER, write_source

LEXICON = read_lexicon()
WORDS = ["link", "di", "yang", "BKPSDM", "disusun", "a.", "](", "\n", "\n\n", "- ", "> ", "| ", "## ", "1. "]
SIGNS = st.lists(st.sampled_from([*WORDS, *" AB.!?,:;“”\"'‘’()[]{}<>#*_|`~^&=@/-"]), max_size=120).map(
    "".join
)

BODY = """\
Alinea *satu* dengan [tautan](/semarang/) dan `kode`.
Baris kedua.
## Judul
- butir satu
  lanjutannya
- butir “dua”

> kutipan
> lanjut

| Kolom | Lain |
| --- | --- |
| isi | lain |

![gambar](/media/a.jpg "Judul")

    kode menjorok

[^1]: Catatan https://contoh.go.id/ akhir.
"""


def test_a_body_is_parted_by_kind_and_line() -> None:
    passages = [(each.kind, each.line, " ".join(each.text.split())) for each in read_passages(BODY)]

    assert passages == [
        (PARAGRAPH, 1, f"Alinea satu dengan tautan dan {STAND_IN * 6}. Baris kedua."),
        (HEADING, 3, "Judul"),
        (ITEM_OF_LIST, 4, "butir satu lanjutannya"),
        (ITEM_OF_LIST, 6, "butir “dua”"),
        (QUOTE, 8, "kutipan lanjut"),
        (CELL, 11, "Kolom Lain"),
        (CELL, 13, "isi lain"),
        (PARAGRAPH, 15, ""),
        (PARAGRAPH, 19, f"Catatan {STAND_IN * 21} akhir."),
    ]


def test_the_writers_own_words_are_what_is_left() -> None:
    own = [" ".join(each.own.replace(STAND_IN, "").split()) for each in read_passages(BODY)]

    assert own == [
        "Alinea satu dengan dan . Baris kedua.",
        "Judul",
        "butir satu lanjutannya",
        "butir",
        "",
        "Kolom Lain",
        "isi lain",
        "",
        "Catatan akhir.",
    ]


@given(SIGNS)
def test_places_of_both_texts_are_the_same_for_any_body(body: str) -> None:
    for passage in read_passages(body):
        assert len(passage.text) == len(passage.own)
        assert passage.text.count("\n") == passage.own.count("\n")


@given(SIGNS)
def test_any_body_gets_hints_on_its_own_lines(body: str) -> None:
    source = write_source(HEADER, body)

    hints = find_hints("artikel/semarang/a.md", source.encode(), LEXICON)

    last = source.count("\n") + 1
    assert all(1 <= hint.line <= last for hint in hints)


@pytest.mark.parametrize(
    "sign", ["[a]((b)", "“", "![", "<abbr ", "[^", "a@", "SKP ", "disusun ", "A. ", '[a]("']
)
def test_long_repetitions_are_read(sign: str) -> None:
    body = sign * (150_000 // len(sign))

    hints = find_hints("artikel/semarang/a.md", write_source(HEADER, body).encode(), LEXICON)

    assert all("\n" not in hint.tell() for hint in hints)
