"""Words: what is written is read again as it was meant, and what was not edited is not touched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.editor.form import clean_form, show_header
from plugins.editor.manuscript import write_edited, write_new
from plugins.gate.fences import split_source
from plugins.gate.key import Key, Shape
from plugins.gate.model import ARTICLE_KEYS
from plugins.gate.reading import read_source
from plugins.writing.header import Value

ZONE = "Asia/Jakarta"
WORDS = st.text("abc: #-'\"[]{}&*!|>%@`,?é“”", min_size=1, max_size=20).map(str.strip).filter(bool)


def some(key: Key) -> st.SearchStrategy[Value]:
    """Any value of a key's shape; dates and choices as texts that are neither."""
    if key.is_date:
        return st.sampled_from(["2025-02-26", "2025-02-26 08:30", "entah"])
    line = WORDS.map(lambda text: " ".join(text.split()))
    if key.shape in (Shape.GROUP, Shape.GROUPS):
        block = st.fixed_dictionaries({part.name: some(part) for part in key.keys})
        return block if key.shape is Shape.GROUP else st.lists(block, min_size=1, max_size=2)
    return (
        st.lists(line, min_size=1, max_size=3)
        if key.shape is not Shape.LINE and key.shape is not Shape.TEXT
        else line
    )


FORMS = st.fixed_dictionaries({}, optional={key.name: some(key) for key in ARTICLE_KEYS})


def read(text: str) -> dict[str, Value]:
    source, _ = read_source("artikel/semarang/naskah.md", text.encode())
    assert source is not None
    return clean_form(show_header(source.header, ARTICLE_KEYS, ZONE), ARTICLE_KEYS, ZONE)


@given(form=FORMS)
def test_whatever_a_form_holds_is_read_again(form: dict[str, Value]) -> None:
    values = clean_form(form, ARTICLE_KEYS, ZONE)

    assert read(write_new(values, ARTICLE_KEYS, "Isi.")) == values


@given(first=FORMS, second=FORMS)
def test_an_edit_says_what_the_form_says(first: dict[str, Value], second: dict[str, Value]) -> None:
    before, after = (clean_form(form, ARTICLE_KEYS, ZONE) for form in (first, second))
    text = write_new(before, ARTICLE_KEYS, "Isi.")
    parts, _ = split_source("artikel/semarang/naskah.md", "artikel", text)
    assert parts is not None

    edited = write_edited(parts.lines, before, after, ARTICLE_KEYS, "Isi.")

    assert read(edited) == after
    assert edited == write_new(after, ARTICLE_KEYS, "Isi.")


@given(form=FORMS)
def test_what_was_not_edited_stays(form: dict[str, Value]) -> None:
    values = clean_form(form, ARTICLE_KEYS, ZONE)
    text = write_new(values, ARTICLE_KEYS, "Isi.").replace("---\n", "---\n# catatan\nlain: 1\n", 1)
    parts, _ = split_source("artikel/semarang/naskah.md", "artikel", text)
    assert parts is not None

    assert write_edited(parts.lines, values, values, ARTICLE_KEYS, "Isi.") == text
