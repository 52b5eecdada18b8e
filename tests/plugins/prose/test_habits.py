"""A hurried writer's habits are told, each in one whole message; what only looks like them is not."""

from __future__ import annotations

import html

import pytest
from hypothesis import given

from plugins.prose.convert import Converter
from plugins.prose.habits import check_habits

from .bodies import FILLER, made_up_bodies, make_source, tell
from .good_bodies import GOOD_BODIES

MARK = " [peringatan]"
INDENTED = "hapus tab atau spasi di awal barisnya; bila memang kode, apit dengan baris ```"
LIST = "tulis - atau 1. lalu spasi di depan tiap butir, didahului baris kosong"
LEVEL = "anak daftar harus menjorok empat spasi tiap tingkat; tulis {} spasi di depannya"
FLAT = "anak daftar {} tidak menjadi anak karena hanya menjorok {} spasi"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param("- a\n  - b", [f"7: {FLAT.format('“- b”', 2)}; {LEVEL.format(4)}"], id="two spaces"),
        pytest.param("1. a\n   - b", [f"7: {FLAT.format('“- b”', 3)}; {LEVEL.format(4)}"], id="three spaces"),
        pytest.param(
            "- a\n  - b\n    - c\n- d",
            [
                f"7: {FLAT.format('“- b”', 2)}; {LEVEL.format(4)}",
                f"8: {FLAT.format('“- c”', 4)}; {LEVEL.format(8)}",
            ],
            id="two levels",
        ),
        pytest.param(
            "- a\n\n  1. b\n", [f"8: {FLAT.format('“1. b”', 2)}; {LEVEL.format(4)}"], id="after a blank line"
        ),
        pytest.param(
            "> - a\n>   - b", [f"7: {FLAT.format('“- b”', 2)}; {LEVEL.format(4)}"], id="in a quotation"
        ),
    ],
)
def test_an_item_that_is_indented_too_little_is_an_error(body: str, told: list[str]) -> None:
    assert tell(body) == told


SWALLOWED = (
    "{}: baris “{line}” tidak tampil di halaman karena dibaca sebagai alamat sebuah tautan; "
    "tulis \\{line} bila itu kalimat; hapus bila tidak terpakai"
)


@pytest.mark.parametrize(
    ("body", "number", "line"),
    [
        pytest.param("a\n\n[Sumber]: BKN", 8, "[Sumber]: BKN", id="one word"),
        pytest.param("[Foto]: Humas (Dumai)\nb", 6, "[Foto]: Humas (Dumai)", id="with brackets"),
        pytest.param("Satu\n[Foto]: Humas", 7, "[Foto]: Humas", id="behind a line"),
        pytest.param("- [Sumber]: BKN", 6, "[Sumber]: BKN", id="in a list"),
        pytest.param("> a\n> [Sumber]: BKN", 7, "[Sumber]: BKN", id="in a quotation"),
        pytest.param("[1]: https://bkn.go.id/", 6, "[1]: https://bkn.go.id/", id="unused address"),
    ],
)
def test_a_line_that_readers_would_never_see_is_an_error(body: str, number: int, line: str) -> None:
    assert tell(body) == [SWALLOWED.format(number, line=line)]
    assert line.split(": ")[1].split(" ")[0] not in Converter().convert(body)
    assert html.escape(line) in Converter().convert(body.replace(line, f"\\{line}"))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("[a][1] b\n\n[1]: https://bkn.go.id/", id="by its number"),
        pytest.param("[Aturan\nBKN]\n\n[aturan BKN]: https://bkn.go.id/", id="by its name"),
        pytest.param("![Peta][p]\n\n[p]: /media/peta.png", id="a picture"),
        pytest.param("a[^x] b\n\n[^x]: Lihat.", id="a note"),
        pytest.param("[Catatan]: ini bukan definisi sama sekali", id="a sentence"),
        pytest.param("```\n[Sumber]: BKN\n```", id="code"),
    ],
)
def test_a_definition_that_is_used_raises_nothing(body: str) -> None:
    assert [one for one in tell(body) if "tidak tampil" in one] == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param(
            "\tSetiap pegawai menyusun sasaran kinerja.\nLalu meninjaunya.",
            "6: alinea “Setiap pegawai menyusun sasaran kinerja.” tercetak sebagai kode karena menjorok; "
            + INDENTED,
            id="tab before a paragraph",
        ),
        pytest.param(
            "Satu.\n\n    Setiap pegawai menyusun sasaran.",
            f"8: alinea “Setiap pegawai menyusun sasaran.” tercetak sebagai kode karena menjorok; {INDENTED}",
            id="spaces before a paragraph",
        ),
        pytest.param(
            "Syarat:\n• satu\n• dua\n• tiga",
            f"7: butir “• satu” dan “• dua” menyatu menjadi satu alinea; {LIST}",
            id="typed bullets",
        ),
        pytest.param(
            "– satu\n– dua", f"6: butir “– satu” dan “– dua” menyatu menjadi satu alinea; {LIST}", id="dashes"
        ),
        pytest.param(
            "a. satu\nb. dua",
            f"6: butir “a. satu” dan “b. dua” menyatu menjadi satu alinea; {LIST}",
            id="letters",
        ),
        pytest.param(
            "1) satu\nlanjutan\n2) dua",
            f"6: butir “1) satu” dan “2) dua” menyatu menjadi satu alinea; {LIST}",
            id="numbers with a bracket",
        ),
        pytest.param(
            "(1) satu\n(2) dua",
            f"6: butir “(1) satu” dan “(2) dua” menyatu menjadi satu alinea; {LIST}",
            id="numbers in brackets",
        ),
        pytest.param(
            "Nama\tNilai\nBudi\t90\nSiti\t91",
            "6: kolom yang dipisahkan tab menyatu mulai “Nama Nilai”; "
            "tulis sebagai tabel: | kolom | kolom |, dengan baris | --- | --- | di bawah judul kolom",
            id="columns from a spreadsheet",
        ),
        pytest.param(
            "Satu.\nLihat https://bkn.go.id/a_b.",
            "7: alamat “https://bkn.go.id/a_b” tidak menjadi tautan; "
            "tulis <https://bkn.go.id/a_b> atau [nama halaman](https://bkn.go.id/a_b)",
            id="bare address",
        ),
        pytest.param(
            "Lihat www.bkn.go.id, ya.",
            "6: alamat “www.bkn.go.id” tidak menjadi tautan; "
            "tulis <https://www.bkn.go.id> atau [nama halaman](https://www.bkn.go.id)",
            id="bare site",
        ),
        pytest.param(
            "Surel: humas@bkn.go.id.",
            "6: alamat “humas@bkn.go.id” tidak menjadi tautan; tulis <humas@bkn.go.id>",
            id="bare mail",
        ),
        pytest.param(
            "Lihat http://localhost:8000/tentang/ dahulu.",
            "6: alamat “http://localhost:8000/tentang/” tidak menjadi tautan; "
            "itu alamat pratinjau di komputer Anda; tulis [nama halaman](/tentang/)",
            id="bare address of the preview",
        ),
        pytest.param(
            f"Lihat https://bkn.go.id/{'a' * 120} dahulu.",
            "6: alamat “https://bkn.go.id/aaaaaaaaaaa…aaaaaaaaaaaaaaaaaaaaaaaaaaaaa” tidak menjadi tautan; "
            "tulis [nama halaman](alamat itu)",
            id="long bare address",
        ),
        pytest.param(
            "Teks[^1].\n\n[^1]: Lihat https://bkn.go.id/",
            "8: alamat “https://bkn.go.id/” tidak menjadi tautan; "
            "tulis <https://bkn.go.id/> atau [nama halaman](https://bkn.go.id/)",
            id="bare address in a note",
        ),
        pytest.param(
            "Lihat (situs BKN)[www.bkn.go.id].",
            "6: tautan “(situs BKN)[www.bkn.go.id]” terbalik kurungnya; tulis [situs BKN](https://www.bkn.go.id)",
            id="reversed link",
        ),
        pytest.param(
            "**Dasar hukum:**\n\nSatu.",
            "6: baris tebal “Dasar hukum” tampak seperti judul bagian, tetapi bukan; tulis ## Dasar hukum",
            id="bold line as a heading",
        ),
        pytest.param(
            "## PENGUMUMAN HASIL SELEKSI {#hasil}",
            "6: judul “PENGUMUMAN HASIL SELEKSI” memakai huruf besar semua; "
            "pakai huruf besar hanya di awal judul, nama, dan singkatan",
            id="capitals",
        ),
        pytest.param(
            "Tarif ~lama sekali~ baru.",
            "6: tanda “~lama sekali~” tidak menjadi coretan; tulis <del>lama sekali</del>",
            id="struck out as in a chat",
        ),
        pytest.param(
            "SKP\n:   Sasaran kinerja",
            "7: arti istilah “:   Sasaran kinerja” tidak menjadi daftar istilah; tulis - **istilah**: arti",
            id="definition",
        ),
        pytest.param(
            "Teks 𝗧𝗲𝗯𝗮𝗹 𝗦𝗲𝗸𝗮𝗹𝗶 di sini.",
            "6: huruf hias “𝗧𝗲𝗯𝗮𝗹 𝗦𝗲𝗸𝗮𝗹𝗶” tidak terbaca oleh pembaca layar dan mesin pencari; "
            "ganti dengan huruf biasa: “Tebal Sekali”",
            id="mathematical letters",
        ),
        pytest.param(
            "Teks ｆｕｌｌ di sini.",
            "6: huruf hias “ｆｕｌｌ” tidak terbaca oleh pembaca layar dan mesin pencari; "
            "ganti dengan huruf biasa: “full”",
            id="full-width letters",
        ),
    ],
)
def test_a_habit_is_told_as_a_warning(body: str, told: str) -> None:
    assert tell(body) == [told + MARK]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("- a\n    - b\n        - c\n    - d\n- e", id="four spaces a level"),
        pytest.param("  - a\n    - b", id="a list that is indented itself"),
        pytest.param("- a\n\t- b", id="tab before an item"),
        pytest.param("- menurut Pasal\n  12. Selanjutnya", id="number that begins a line of an item"),
        pytest.param(" 9. a\n10. b", id="numbers under one another"),
        pytest.param("- a\n\n    alinea kedua pada butir itu juga", id="paragraph of an item"),
        pytest.param(
            "Teks[^1].\n\n[^1]: Satu.\n\n    Alinea kedua pada catatan itu.", id="paragraph of a note"
        ),
        pytest.param("    for pegawai in daftar:\n        cetak(pegawai)", id="indented code"),
        pytest.param(
            "```\n- a\n  - b\nhttps://x.id/ a@b.go.id\nNama\tNilai\nBudi\t90\n```", id="in a code block"
        ),
        pytest.param("Tulis `https://x.id/`, `a@b.go.id`, dan `~a~`.", id="in code"),
        pytest.param("a. satu  \nb. dua", id="lines broken on purpose"),
        pytest.param("a. satu\n\nb. dua", id="paragraphs with letters"),
        pytest.param("Ahmad\ne. Joko", id="one letter"),
        pytest.param("1.\tsatu\n2.\tdua", id="tabs behind numbers"),
        pytest.param("[https://bkn.go.id](https://bkn.go.id/) dan [a@b.id](mailto:a@b.id)", id="link's text"),
        pytest.param("<https://bkn.go.id/> dan <humas@bkn.go.id>", id="automatic links"),
        pytest.param("Lihat [situs][s].\n\n[s]: https://bkn.go.id/", id="reference"),
        pytest.param('<a href="https://bkn.go.id/">www.bkn.go.id</a>', id="link in HTML"),
        pytest.param("Situs bkn.go.id milik BKN.", id="site by its name"),
        pytest.param("Akun @bkngoid, harga @Rp5.000.", id="at sign"),
        pytest.param("**Ini satu kalimat.**\n\nDua.", id="bold sentence"),
        pytest.param("**Peraturan Pemerintah**\nmengatur hal itu.", id="bold words at a line's end"),
        pytest.param("## UU ASN\n\n## SKP dan BKN", id="abbreviations in a heading"),
        pytest.param("Jaraknya ~5 km atau ~6 km.", id="about"),
    ],
)
def test_what_only_looks_like_a_habit_raises_nothing(body: str) -> None:
    assert tell(body) == []


def test_a_signature_in_bold_raises_nothing() -> None:
    assert check_habits(make_source(f"{FILLER}\n**Humas BKN Semarang**\n")) == []


@pytest.mark.parametrize("body", GOOD_BODIES.values(), ids=GOOD_BODIES.keys())
def test_a_good_body_has_no_habit(body: str) -> None:
    assert check_habits(make_source(body)) == []


@given(made_up_bodies)
def test_every_habit_stands_on_a_line_of_the_body(body: str) -> None:
    source = make_source(body)

    lines = [problem.line for problem in check_habits(source)]

    assert all(source.body_line <= line <= source.body_line + body.count("\n") for line in lines)
