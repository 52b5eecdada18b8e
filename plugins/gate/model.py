"""Words: the one table of header keys: what each is called, holds, and looks like."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.gate.key import Key, Shape
from plugins.gate.source import ARTICLE, PAGE
from plugins.languages.language import LANGUAGES

ARTICLE_KEYS: tuple[Key, ...] = (
    Key(
        name="title",
        label="Judul",
        shape=Shape.LINE,
        example="Pelatihan penilaian kinerja dibuka",
        required=True,
        is_prose=True,
        also=("judul",),
    ),
    Key(
        name="date",
        label="Tanggal terbit",
        shape=Shape.LINE,
        is_date=True,
        example="2025-02-26 08:30",
        required=True,
        also=("tanggal", "published", "pubdate", "terbit"),
    ),
    Key(
        name="category",
        label="Kategori",
        shape=Shape.LINE,
        example="manajemen-kinerja",
        required=True,
        also=("kategori", "categories"),
    ),
    Key(
        name="topics",
        label="Topik",
        shape=Shape.LINES,
        example="[penilaian-kinerja, pelatihan]",
        also=("topik", "tags", "tag", "keywords"),
    ),
    Key(
        name="summary",
        label="Ringkasan",
        shape=Shape.TEXT,
        example="Satu kalimat yang berdiri sendiri.",
        required=True,
        is_prose=True,
        also=("ringkasan", "description", "excerpt", "deskripsi"),
    ),
    Key(
        name="slug",
        label="Bagian akhir alamat",
        shape=Shape.LINE,
        example="pelatihan-penilaian-kinerja",
        also=("permalink",),
    ),
    Key(
        name="author",
        label="Penulis",
        shape=Shape.LINE_OR_LINES,
        example="Siti Rahayu",
        is_prose=True,
        also=("penulis", "authors"),
    ),
    Key(
        name="modified",
        label="Tanggal diperbarui",
        shape=Shape.LINE,
        is_date=True,
        example="2025-03-04 10:00",
        also=("diperbarui", "updated", "lastmod"),
    ),
    Key(
        name="changes",
        label="Riwayat perubahan",
        shape=Shape.GROUPS,
        example='[{date: 2025-03-04, note: "Angka pada alinea kedua diperbaiki."}]',
        keys=(
            Key(
                name="date",
                label="Tanggal",
                shape=Shape.LINE,
                is_date=True,
                example="2025-03-04",
                required=True,
                also=("tanggal",),
            ),
            Key(
                name="note",
                label="Yang berubah",
                shape=Shape.TEXT,
                example="Angka pada alinea kedua diperbaiki.",
                required=True,
                is_prose=True,
                also=("catatan", "notes"),
            ),
        ),
        also=("perubahan", "changelog"),
    ),
    Key(
        name="status",
        label="Status",
        shape=Shape.LINE,
        example="draft",
        choices=("draft", "published", "hidden", "withdrawn"),
    ),
    Key(
        name="withdrawn",
        label="Pencabutan",
        shape=Shape.GROUP,
        example='{date: 2025-06-02, reason: "Sudah diganti aturan baru."}',
        keys=(
            Key(
                name="date",
                label="Tanggal dicabut",
                shape=Shape.LINE,
                is_date=True,
                example="2025-06-02",
                required=True,
                also=("tanggal",),
            ),
            Key(
                name="reason",
                label="Alasan",
                shape=Shape.TEXT,
                example="Sudah diganti aturan baru.",
                required=True,
                is_prose=True,
                also=("alasan",),
            ),
            Key(
                name="replaced_by",
                label="Pengganti",
                shape=Shape.LINE,
                example="/semarang/2025/06/02/aturan-baru/",
                also=("pengganti",),
            ),
        ),
        also=("dicabut", "pencabutan"),
    ),
    Key(
        name="image",
        label="Gambar",
        shape=Shape.GROUP,
        example='{file: /media/semarang/2025/pelatihan.jpg, alt: "Peserta pelatihan di ruang rapat."}',
        keys=(
            Key(
                name="file",
                label="Berkas",
                shape=Shape.LINE,
                example="/media/semarang/2025/pelatihan.jpg",
                required=True,
                also=("berkas", "src", "url"),
            ),
            Key(
                name="alt",
                label="Uraian gambar",
                shape=Shape.TEXT,
                example="Peserta pelatihan di ruang rapat.",
                required=True,
                is_prose=True,
                also=("uraian", "text"),
            ),
            Key(
                name="credit",
                label="Pembuat gambar",
                shape=Shape.LINE,
                example="Humas BKN Semarang",
                is_prose=True,
                also=("kredit", "foto"),
            ),
            Key(
                name="caption",
                label="Keterangan gambar",
                shape=Shape.TEXT,
                example="Pelatihan hari pertama.",
                is_prose=True,
                also=("keterangan",),
            ),
        ),
        also=("gambar", "foto", "cover", "thumbnail"),
    ),
    Key(
        name="attachments",
        label="Lampiran",
        shape=Shape.GROUPS,
        example='[{file: /media/semarang/2025/pedoman.pdf, title: "Pedoman penilaian kinerja"}]',
        keys=(
            Key(
                name="file",
                label="Dokumen",
                shape=Shape.LINE,
                example="/media/semarang/2025/pedoman.pdf",
                required=True,
                also=("berkas", "src", "url"),
            ),
            Key(
                name="title",
                label="Judul dokumen",
                shape=Shape.LINE,
                example="Pedoman penilaian kinerja",
                required=True,
                is_prose=True,
                also=("judul", "name"),
            ),
            Key(
                name="alternative",
                label="Bentuk lain bagi pembaca layar: alamat atau surel",
                shape=Shape.LINE,
                example="/pedoman-penilaian-kinerja/",
                also=("alternatif", "bentuk_lain"),
            ),
            Key(
                name="lang",
                label="Bahasa dokumen",
                shape=Shape.LINE,
                example="en",
                choices=tuple(LANGUAGES),
                also=("bahasa", "language"),
            ),
        ),
        also=("lampiran", "dokumen", "unduhan", "files"),
    ),
    Key(
        name="comments",
        label="Komentar",
        shape=Shape.LINE,
        example="closed",
        choices=("open", "closed"),
        also=("komentar",),
    ),
    Key(
        name="aliases",
        label="Alamat lama",
        shape=Shape.LINES,
        example="[/2025/02/pelatihan/]",
        also=("alias", "redirect_from"),
    ),
    Key(
        name="sources",
        label="Sumber",
        shape=Shape.GROUPS,
        example='[{title: "Pedoman penilaian kinerja", url: "https://contoh.go.id/pedoman"}]',
        keys=(
            Key(
                name="title",
                label="Judul sumber",
                shape=Shape.LINE,
                example="Pedoman penilaian kinerja",
                required=True,
                is_prose=True,
                also=("judul", "name"),
            ),
            Key(
                name="url",
                label="Alamat sumber",
                shape=Shape.LINE,
                example="https://contoh.go.id/pedoman",
                required=True,
                also=("alamat", "link", "tautan"),
            ),
        ),
        also=("sumber", "references"),
    ),
    Key(
        name="lang",
        label="Bahasa",
        shape=Shape.LINE,
        example="en",
        choices=tuple(LANGUAGES),
        also=("bahasa", "language", "locale"),
    ),
    Key(
        name="translation_of",
        label="Terjemahan dari",
        shape=Shape.LINE,
        example="/semarang/2025/02/26/pelatihan-penilaian-kinerja/",
        also=("terjemahan", "terjemahan_dari", "translation", "original"),
    ),
)
"""Keys of an article, in the order of a form. Source: design.md, "A source file"."""

_ON_PAGES = ("title", "summary", "slug", "modified", "changes", "status", "attachments", "aliases")

PAGE_KEYS: tuple[Key, ...] = tuple(key for key in ARTICLE_KEYS if key.name in _ON_PAGES)
"""Keys of an undated text, in the order of a form."""

KEYS: Mapping[str, tuple[Key, ...]] = {ARTICLE: ARTICLE_KEYS, PAGE: PAGE_KEYS}
"""The legal keys of each kind of source."""
