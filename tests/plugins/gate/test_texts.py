"""Words of a header that readers see as they stand."""

from __future__ import annotations

import pytest

from plugins.gate.fields import read_record
from plugins.gate.reading import read_source

NIK = "3374010107900001"
IDENTITY = (
    "nomor “3374********0001” tampak seperti NIK atau nomor kartu keluarga, data pribadi; "
    "hapus atau samarkan; bila bukan NIK, pisahkan kelompok angkanya dengan garis miring"
)
HEADER = {
    "title": "Judul naskah",
    "date": "2025-02-26",
    "category": "kinerja",
    "summary": "Ringkasan naskah.",
}
PAGE = {key: HEADER[key] for key in ("title", "summary")}


def tell(path: str = "artikel/semarang/2025/naskah.md", **lines: str) -> list[str]:
    """Everything that the gate says of a source with these header lines; line 2 holds the first."""
    header = {**(HEADER if path.startswith("artikel") else PAGE), **lines}
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in header.items()) + "---\n\nIsi.\n"
    source, problems = read_source(path, text.encode())
    assert source is not None and problems == []
    return [problem.tell("").split(":", 1)[1] for problem in read_record(source)[1]]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ({"title": f"Data {NIK} dihapus"}, f"2: title: {IDENTITY}"),
        ({"summary": "NIK 3374-0101-0790-0001 milik warga"}, f"5: summary: {IDENTITY}"),
        ({"author": f"[Siti, Budi {NIK}]"}, f"6: author: {IDENTITY}"),
        (
            {"changes": f"\n  - date: 2025-03-01\n    note: Nomor {NIK} dihapus."},
            f"8: changes.note: {IDENTITY}",
        ),
        (
            {"image": f"\n  file: /media/a.jpg\n  alt: Kartu {NIK}"},
            f"8: image.alt: {IDENTITY}",
        ),
        (
            {"image": f"\n  file: /media/a.jpg\n  alt: Kartu\n  caption: Kartu {NIK}"},
            f"9: image.caption: {IDENTITY}",
        ),
        (
            {"image": f"\n  file: /media/a.jpg\n  alt: Kartu\n  credit: Kartu {NIK}"},
            f"9: image.credit: {IDENTITY}",
        ),
        (
            {"status": "withdrawn", "withdrawn": f"\n  date: 2025-03-01\n  reason: Memuat {NIK}."},
            f"9: withdrawn.reason: {IDENTITY}",
        ),
        (
            {"sources": f"\n  - title: Berkas {NIK}\n    url: https://contoh.go.id/"},
            f"7: sources.title: {IDENTITY}",
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_an_identity_number_is_found_under_every_key_that_is_printed(
    lines: dict[str, str], told: str
) -> None:
    assert tell(**lines) == [told]


def test_an_identity_number_in_the_header_of_a_page_is_told() -> None:
    assert tell("laman/kontak.md", title=f"Kontak {NIK}") == [f"2: title: {IDENTITY}"]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ('"Angka **penting** tahun ini"', "tanda Markdown pada “**penting**” ikut tercetak; tulis “penting”"),
        ('"*Coaching* bagi atasan"', "tanda Markdown pada “*Coaching*” ikut tercetak; tulis “Coaching”"),
        (
            '"Baca [pedoman](https://contoh.go.id/)"',
            "tanda Markdown pada “[pedoman](https://contoh.go.id/)” ikut tercetak; tulis “pedoman”",
        ),
        ('"Pakai `inv check`"', "tanda Markdown pada “`inv check`” ikut tercetak; tulis “inv check”"),
        ('"~~Batal~~ ditunda"', "tanda Markdown pada “~~Batal~~” ikut tercetak; tulis “Batal”"),
        ('"__Penting__ sekali"', "tanda Markdown pada “__Penting__” ikut tercetak; tulis “Penting”"),
        ('"Bagan ![](a.png)"', "tanda Markdown pada “![](a.png)” ikut tercetak; hapus tanda itu"),
        (
            "𝗧𝗲𝗯𝗮𝗹 𝗯𝗲𝗻𝗮𝗿 judulnya",
            "“𝗧𝗲𝗯𝗮𝗹 𝗯𝗲𝗻𝗮𝗿” memakai huruf hias, yang tidak terbaca oleh pembaca layar dan pencarian; "
            "ganti dengan huruf biasa: “Tebal benar”",
        ),
        (
            "Judul ｆｕｌｌ",
            "“ｆｕｌｌ” memakai huruf hias, yang tidak terbaca oleh pembaca layar dan pencarian; "
            "ganti dengan huruf biasa: “full”",
        ),
        (
            "Judul 🅐🅚🅤",
            "“🅐🅚🅤” memakai huruf hias, yang tidak terbaca oleh pembaca layar dan pencarian; "
            "ganti dengan huruf biasa: “AKU”",
        ),
        (
            "“Kinerja naik”",
            "judul “Kinerja naik” diapit tanda petik lengkung yang ikut tercetak; "
            'tulis title: "Kinerja naik"',
        ),
    ],
)
def test_what_would_be_printed_as_it_stands_is_a_warning(title: str, told: str) -> None:
    assert tell(title=title) == [f"2: title: {told} [peringatan]"]


@pytest.mark.parametrize(
    "title",
    [
        "“Melayani” dan “mengayomi”",
        "Semboyan “Melayani”",
        "Jum’at bersih",
        "Harga A* dan B* naik",
        "Berkas nama_berkas_lama dan 2 * 3 * 4",
        "Daftar [lama] (2024)",
        "Suhu 30 ℃, luas 12 m²",
        "Rp1.234.567.890.123.456 untuk pelatihan",
    ],
)
def test_a_plain_title_is_left_alone(title: str) -> None:
    assert tell(title=f'"{title}"') == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ({"title": '"…"'}, "2: title: “…” tidak berisi kata; tulis dengan kata-kata"),
        (
            {"sources": '\n  - title: "."\n    url: https://contoh.go.id/'},
            "7: sources.title: “.” tidak berisi kata; tulis dengan kata-kata",
        ),
    ],
)
def test_words_are_asked_for_where_only_signs_stand(lines: dict[str, str], told: str) -> None:
    assert tell(**lines) == [told]


@pytest.mark.parametrize(
    ("author", "told"),
    [
        (
            "[Budi, S.Kom., Siti]",
            'gelar “S.Kom.” menjadi penulis tersendiri karena ada koma; tulis author: ["Budi, S.Kom.", Siti]',
        ),
        (
            "[Budi Hartono, S.H., M.Si]",
            "gelar “S.H.” menjadi penulis tersendiri karena ada koma; "
            'tulis author: ["Budi Hartono, S.H., M.Si"]',
        ),
        (
            "[Siti, Ph.D., Budi, MM]",
            "gelar “Ph.D.” menjadi penulis tersendiri karena ada koma; "
            'tulis author: ["Siti, Ph.D.", "Budi, MM"]',
        ),
    ],
)
def test_a_degree_that_became_an_author_is_a_warning(author: str, told: str) -> None:
    assert tell(author=author) == [f"6: author: {told} [peringatan]"]


@pytest.mark.parametrize(
    "author", ["[Siti Rahayu, Budi Hartono]", "[A. Yani, M. Nur]", '["Budi, S.Kom.", Siti]', "Budi, S.Kom."]
)
def test_names_are_left_alone(author: str) -> None:
    assert tell(author=author) == []


def test_an_address_is_no_author() -> None:
    assert tell(author="siti@contoh.go.id") == [
        "6: author: “siti@contoh.go.id” bukan nama orang; tulis namanya saja; alamat surel tidak diterbitkan"
    ]


def test_a_source_without_encryption_is_a_warning() -> None:
    told = tell(sources="\n  - title: Pedoman\n    url: http://contoh.go.id/pedoman")

    assert told == [
        "8: sources.url: “http://contoh.go.id/pedoman” tidak aman karena tanpa https; "
        "tulis “https://contoh.go.id/pedoman” bila situs itu mendukungnya [peringatan]"
    ]
