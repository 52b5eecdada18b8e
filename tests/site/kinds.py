"""Words: every kind and state of page that a reader may meet, by its address in the reading site."""

from __future__ import annotations

from tests.fixtures.reading import LONG

KINDS = {
    "front": "/",
    "front_paged": "/halaman/2/",
    "article": "/semarang/2025/02/26/pengelolaan-kinerja-asn/",
    "article_with_all": LONG,
    "article_withdrawn": "/semarang/2025/06/04/cara-lama/",
    "article_with_edition": "/semarang/2025/06/03/triwulan/",
    "article_in_english": "/semarang/2025/06/03/triwulan/en/",
    "page": "/tentang/",
    "office": "/semarang/",
    "office_empty": "/ambon/",
    "office_archive": "/semarang/arsip/",
    "office_categories": "/semarang/kategori/",
    "office_category": "/dumai/kategori/manajemen-kinerja/",
    "category": "/kategori/kepegawaian/",
    "category_empty": "/kategori/karier-dan-mutasi/",
    "topic": "/topik/penilaian-kinerja/",
    "year": "/2025/",
    "month": "/2025/04/",
    "day": "/2025/06/05/",
    "offices": "/kantor/",
    "categories": "/kategori/",
    "topics": "/topik/",
    "archive": "/arsip/",
    "feeds": "/umpan/",
    "search": "/cari/",
    "results": "/cari/hasil/",
    "search_found": "/cari/hasil/?q=penilaian",
    "search_nothing": "/cari/hasil/?q=zzzz",
    "thanks": "/komentar/terima-kasih/",
    "lost": "/404.html",
}
