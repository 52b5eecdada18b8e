"""What the index is told of a text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.search.entry import make_record, read_text, take_entry
from tests.plugins.search.making import CATEGORY, OFFICE, make_article, make_page


def test_an_article_is_told_with_its_words_its_day_and_where_it_is_filed() -> None:
    entry = make_record(take_entry(make_article("2025-02-26T08:30+07:00")), "<p>Setiap pagi.</p>")

    assert entry == {
        "url": "/semarang/2025/02/26/naskah/",
        "content": "Jadwal ditata tiap triwulan. Setiap pagi. BKN Semarang",
        "language": "id",
        "meta": {
            "title": "Semarang menata jadwal",
            "bentuk": "tata penataan",
            "tanggal": "26 Februari 2025",
            "kantor": "BKN Semarang",
            "kategori": "Manajemen Kinerja",
        },
        "filters": {
            "kantor": ["semarang"],
            "kategori": ("kepegawaian", "manajemen-kinerja"),
            "tahun": ["2025"],
        },
        "sort": {"tanggal": "1740533400"},
    }


def test_an_undated_page_is_found_without_office_category_or_year() -> None:
    entry = make_record(take_entry(make_page()), "<p>Alamat kami.</p>")

    assert entry["meta"] == {"title": "Kontak", "bentuk": "tata menata penataan"}
    assert entry["filters"] == {}
    assert entry["sort"] == {"tanggal": "0"}


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h2 id=a>Tahapan</h2>\n<p>Pegawai menyusun</p>", "Tahapan. Pegawai menyusun"),
        ("<h2>Apa itu?</h2><p>Ini.</p>", "Apa itu? Ini."),
        ("<ul><li>satu</li><li>dua</li></ul>", "satu dua"),
        ("<p>A&amp;B &lt;b&gt;&nbsp;C</p>", "A&B <b> C"),
        ("", ""),
    ],
    ids=["heading", "question", "list", "references", "empty"],
)
def test_a_body_is_read_as_one_line_of_words(html: str, text: str) -> None:
    assert read_text(html) == text


@pytest.mark.parametrize(
    "change",
    [
        {"record": replace(make_article().record, title="Judul lain")},
        {"url": "/semarang/2025/02/26/lain/"},
        {"body_key": "l"},
        {"office": replace(OFFICE, name="Kantor Semarang")},
        {"category": replace(CATEGORY, parents=())},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_a_text_tells_the_index_makes_another_entry(change: dict[str, object]) -> None:
    article = make_article()

    assert take_entry(replace(article, **change)) != take_entry(article)
    assert take_entry(replace(article)) == take_entry(article)
