"""Words: what a writer said comes out of the header as it was said."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.writing.draft import Draft

LINES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=80)


def make_draft(**values: object) -> Draft:
    """A draft in which only what matters was said differently."""
    sensible = {
        "office": "semarang",
        "title": "Kinerja ASN: Semarang menilai tiap triwulan",
        "date": "2026-03-01 08:00",
        "category": "manajemen-kinerja",
        "summary": "Penilaian dilakukan empat kali setahun.",
    }
    return Draft(**{**sensible, **values})  # type: ignore[arg-type]


def test_source_has_its_keys_in_the_order_of_the_model() -> None:
    draft = make_draft(topics=("pelatihan", "penilaian-kinerja"), author="Siti Rahma")

    header = draft.write(with_slug=True).split("---\n")[1]

    assert header == (
        'title: "Kinerja ASN: Semarang menilai tiap triwulan"\n'
        "date: 2026-03-01 08:00\n"
        "category: manajemen-kinerja\n"
        "topics: [pelatihan, penilaian-kinerja]\n"
        'summary: "Penilaian dilakukan empat kali setahun."\n'
        "slug: kinerja-asn-semarang-menilai-tiap-triwulan\n"
        'author: "Siti Rahma"\n'
        "status: draft\n"
    )


def test_source_leaves_out_what_was_not_said() -> None:
    keys = yaml.safe_load(make_draft().write().split("---\n")[1]).keys()

    assert list(keys) == ["title", "date", "category", "summary", "status"]


def test_file_stands_in_its_office_and_year_under_date_and_slug() -> None:
    draft = make_draft(title="Jum'at Berkah, é & “ASN”!")

    assert draft.path == "artikel/semarang/2026/2026-03-01-jumat-berkah-e-asn.md"


@given(title=LINES, summary=LINES, author=LINES)
def test_any_line_survives_the_header(title: str, summary: str, author: str) -> None:
    header = make_draft(title=title, summary=summary, author=author).write().split("---\n", 1)[1]

    values = yaml.safe_load(header[: header.rindex("---\n")])

    assert (values["title"], values["summary"], values.get("author", "")) == (title, summary, author)
