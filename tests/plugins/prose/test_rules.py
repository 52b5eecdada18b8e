"""What each rule says, word for word, and on which line."""

from __future__ import annotations

import pytest

from plugins.prose.convert import Converter
from plugins.prose.facts import BodyFacts, BodyHeading, ImageUse, LinkUse
from plugins.prose.rules import check_body

from .bodies import FILE, FILLER, judge, make_source, tell

MARK = " [peringatan]"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param(
            "Satu\n\n<script>alert(1)</script>",
            ["8: tag “<script>” tidak dipakai di sini; hapus; naskah tidak boleh menjalankan program"],
            id="element not listed",
        ),
        pytest.param(
            "Isi <nama instansi> di sini.",
            [
                "6: tag “<nama>” tidak dipakai di sini; "
                "hapus; bila dimaksud sebagai teks, tulis &lt;nama&gt;",
            ],
            id="place-holder",
        ),
        pytest.param(
            "`<b>`\n\n<b>x</b>",
            ["8: tag “<b>” tidak dipakai di sini; ganti dengan **teks**"],
            id="not the one in code",
        ),
        pytest.param(
            '<em onclick="x()">a</em>',
            [
                "6: atribut “onclick” pada <em> menjalankan program; "
                "hapus; naskah tidak boleh menjalankan program"
            ],
            id="handler",
        ),
        pytest.param(
            '<em style="x">a</em>',
            [
                "6: atribut “style” tidak dipakai pada <em>; "
                "hapus; tampilan diatur oleh tema, bukan oleh naskah"
            ],
            id="style",
        ),
        pytest.param(
            "<A HREF='/x/'>a",
            [
                "6: tag “<A HREF='/x/'>” tidak utuh; "
                'pakai huruf kecil dan tanda petik ganda, misalnya <abbr title="…">'
            ],
            id="other spelling",
        ),
        pytest.param(
            "Satu<BR>dua", ["6: tag “<BR>” memakai huruf besar; tulis <br>"], id="line break in capitals"
        ),
        pytest.param(
            "<em>a",
            ["6: tag “<em>” tidak ditutup dan menelan teks sesudahnya; tambahkan </em>"],
            id="unclosed",
        ),
        pytest.param(
            "a</em>", ["6: penutup “</em>” tanpa pembuka; hapus, atau tulis pembukanya"], id="stray end"
        ),
        pytest.param(
            "a <!-- b --> c",
            ["6: komentar HTML “<!-- b -->” ikut terbit; hapus; catatan tidak disimpan di dalam naskah"],
            id="comment",
        ),
        pytest.param(
            "a\n\n<!-- b\n\nc",
            ["8: tag “<!-- b” tidak utuh dan tercetak sebagai teks; hapus, atau tulis < sebagai &lt;"],
            id="comment without end",
        ),
    ],
)
def test_faulty_markup_is_told(body: str, told: list[str]) -> None:
    assert tell(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param(
            "[a b](javascript:x)",
            [
                "6: tautan “javascript:x” menjalankan program (javascript:); "
                "hapus, atau ganti dengan alamat https://"
            ],
            id="program",
        ),
        pytest.param(
            "[a b](whatsapp:x)",
            [
                "6: tautan “whatsapp:x” memakai skema “whatsapp”; "
                "pakai https://, mailto:, tel:, atau alamat di dalam situs ini"
            ],
            id="scheme",
        ),
        pytest.param(
            "[a b](C:/x.doc)",
            [
                "6: tautan “C:/x.doc” menunjuk berkas di komputer penulis; "
                "simpan berkas itu di content/media, lalu tulis alamatnya dari sana"
            ],
            id="own machine",
        ),
        pytest.param(
            "[a b](//x.id/)",
            ["6: alamat “//x.id/” tidak menyebut https:; tulis “https://x.id/”"],
            id="protocol-relative",
        ),
        pytest.param(
            "[a b](http://x.id/)",
            [
                "6: tautan “http://x.id/” tidak aman karena tanpa https; "
                "tulis “https://x.id/” bila situs itu mendukungnya" + MARK
            ],
            id="without https",
        ),
        pytest.param(
            "[a b](https://bücher.example/)",
            [
                "6: alamat “https://bücher.example/” memuat nama situs dengan huruf tidak biasa: “bücher”; "
                "pastikan situs itu benar yang dimaksud" + MARK
            ],
            id="accent in a site's name",
        ),
        pytest.param(
            "[a b](https://bкn.go.id/)",
            [
                "6: alamat “https://bкn.go.id/” memuat nama situs "
                "dengan huruf yang menyerupai huruf lain: “bкn”; "
                "ketik ulang alamatnya dengan huruf a sampai z"
            ],
            id="letters of two scripts",
        ),
        pytest.param(
            "[a b](https://a:b@x.id/)",
            [
                "6: alamat “https://a:b@x.id/” memuat nama pengguna atau sandi sebelum @; "
                "tulis hanya nama situsnya"
            ],
            id="password",
        ),
        pytest.param(
            "[](https://x.id/)",
            [
                "6: tautan ke “https://x.id/” tidak terlihat karena tanpa teks; "
                "tulis teksnya: [teks](alamat), atau hapus tautannya"
            ],
            id="no text",
        ),
        pytest.param(
            "a[.](https://x.id/)",
            [
                "6: tautan ke “https://x.id/” tersembunyi di tanda “.”; "
                "tautkan kata yang menyebut tujuannya, atau hapus tautannya"
            ],
            id="on a full stop",
        ),
        pytest.param(
            "[Klik di sini!](https://x.id/)",
            [
                "6: teks tautan “Klik di sini!” tidak menyebut tujuannya; "
                "pakai nama halaman atau dokumen yang dituju sebagai teks tautan" + MARK
            ],
            id="click here",
        ),
        pytest.param(
            "[bkn.go.id](https://x.id/)",
            [
                "6: teks tautan “bkn.go.id” menyebut situs lain daripada alamatnya, “x.id”; "
                "samakan teks dan alamatnya"
            ],
            id="two sites",
        ),
        pytest.param(
            "## Dasar hukum\n\n[a b](#dasar-hukun)",
            [
                "8: tautan “#dasar-hukun” menuju bagian yang tidak ada di naskah ini; "
                "mungkin maksudnya #dasar-hukum"
            ],
            id="nearest anchor",
        ),
        pytest.param(
            "[satu][s]\n\n[dua][s]\n\n[s]: ftp://x.id/",
            [
                "10: tautan “ftp://x.id/” memakai skema “ftp”; "
                "pakai https://, mailto:, tel:, atau alamat di dalam situs ini"
            ],
            id="where a reference is defined",
        ),
        pytest.param(
            "[a b](http://127.0.0.1:8000/semarang/2025/02/26/kinerja/#dasar)",
            [
                "6: tautan “http://127.0.0.1:8000/semarang/2025/02/26/kinerja/#dasar” "
                "adalah alamat pratinjau di komputer Anda; tulis “/semarang/2025/02/26/kinerja/#dasar”"
            ],
            id="preview by number",
        ),
        pytest.param(
            "[a b](localhost:8000/tentang/)",
            [
                "6: tautan “localhost:8000/tentang/” adalah alamat pratinjau di komputer Anda; "
                "tulis “/tentang/”"
            ],
            id="preview by name",
        ),
        pytest.param(
            "<http://localhost:8000>",
            [
                "6: tautan “http://localhost:8000” adalah alamat pratinjau di komputer Anda; tulis “/”",
            ],
            id="home of the preview",
        ),
        pytest.param(
            "[a b](https://bkn.go.id.)",
            ["6: alamat “https://bkn.go.id.” memuat nama situs yang diakhiri titik; hapus titik itu"],
            id="full stop after a site's name",
        ),
        pytest.param(
            "[a b](https://bkn..go.id/)",
            [
                "6: alamat “https://bkn..go.id/” memuat nama situs dengan titik yang berlebih; "
                "tulis satu titik di antara dua kata"
            ],
            id="two full stops in a site's name",
        ),
        pytest.param(
            "[a b](https://xn--bkn-abc.com/)",
            [
                "6: alamat “https://xn--bkn-abc.com/” memuat nama situs yang tidak benar: “xn--bkn-abc”; "
                "salin ulang alamatnya"
            ],
            id="site's name that shows as nothing",
        ),
        pytest.param(
            "[a b](data:image/png;base64,AAAA)",
            [
                "6: tautan “data:image/png;base64,AAAA” memuat gambar di dalam alamatnya; "
                "simpan gambar itu di content/media, lalu tulis alamatnya dari sana"
            ],
            id="picture in an address",
        ),
        pytest.param(
            "Satu.\n\n[^b]: Dua.",
            [
                "8: catatan kaki “[^b]” tidak dirujuk; "
                "tulis [^b] di tempat yang diterangkannya, atau hapus catatan itu"
            ],
            id="note that nothing refers to",
        ),
    ],
)
def test_faulty_link_is_told(body: str, told: list[str]) -> None:
    assert tell(body) == told


@pytest.mark.parametrize(
    "link",
    [
        "[bkn.go.id](https://www.bkn.go.id/berita)",
        "[https://bkn.go.id](https://www.bkn.go.id/)",
        "[laporan.pdf](/media/x.pdf)",
        "[2](https://bkn.go.id/halaman/2)",
        "[🎉](https://bkn.go.id/)",
        "[中](https://bkn.go.id/)",
        "[atas](../2025/x.md#dasar)",
        "[peta](https://www.google.com/maps/@-6.2,106.8,15z)",
        "[cari](https://bkn.go.id/?q=a%20b&urut=1:2)",
        "[surel](mailto:humas@bkn.go.id?subject=Tanya%20jawab)",
        "<humas@bkn.go.id>",
        "[telepon](tel:+62-21-808-82815)",
        "[di](https://bkn.go.id:443/a:b)",
        "[halaman](halaman%3A1.md)",
    ],
)
def test_good_link_raises_nothing(link: str) -> None:
    assert tell(f"Lihat {link} dahulu.") == []


@pytest.mark.parametrize(
    ("body", "title", "told"),
    [
        pytest.param(
            "# kinerja ASN",
            "Kinerja ASN",
            [
                "6: judul tingkat pertama “kinerja ASN” di dalam isi; "
                "hapus baris ini, judul sudah dicetak dari kepala"
            ],
            id="title again",
        ),
        pytest.param(
            "# Latar",
            "Kinerja ASN",
            [
                "6: judul tingkat pertama “Latar” di dalam isi; "
                "tulis dengan ##; tingkat pertama hanya untuk judul naskah"
            ],
            id="first level",
        ),
        pytest.param(
            "#BanggaMelayani",
            "Kinerja ASN",
            [
                "6: judul tingkat pertama “BanggaMelayani” di dalam isi; "
                "tulis \\# bila ini tagar, atau ## bila ini judul bagian"
            ],
            id="hashtag",
        ),
        pytest.param(
            "## Satu\n\n#### *Dua*",
            "Kinerja ASN",
            ["8: judul “Dua” melompat ke tingkat #### sesudah tingkat ##; tulis dengan ###"],
            id="skipped",
        ),
        pytest.param(
            "## {#a}\n\nb",
            "Kinerja ASN",
            ["6: judul bagian kosong; tulis judulnya, atau hapus tanda # itu"],
            id="empty",
        ),
        pytest.param(
            "## A {#x}\n\n## B {#x}",
            "Kinerja ASN",
            ["6: jangkar “x” dipakai dua kali; beri nama lain"],
            id="anchor twice",
        ),
        pytest.param(
            "## A {#komentar}",
            "Kinerja ASN",
            ["6: jangkar “komentar” sudah dipakai oleh halaman; beri nama lain"],
            id="anchor of the page",
        ),
    ],
)
def test_faulty_heading_is_told(body: str, title: str, told: list[str]) -> None:
    assert tell(body, title) == told


MEND_ALT = "tulis apa yang terlihat di gambar: ![uraian](alamat)"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param(
            "a\n\n![](/media/x.jpg)", [f"8: gambar “/media/x.jpg” tanpa uraian; {MEND_ALT}"], id="none"
        ),
        pytest.param(
            "![x.jpg](/media/x.jpg)",
            [f"6: uraian gambar “x.jpg” hanya nama berkas; {MEND_ALT}"],
            id="file name",
        ),
        pytest.param(
            "![Foto](/media/x.jpg)",
            [f"6: uraian gambar “Foto” tidak menyebut isinya; {MEND_ALT}{MARK}"],
            id="vague",
        ),
        pytest.param(
            "![Rapat kerja](https://x.id/x.jpg)",
            [
                "6: gambar “https://x.id/x.jpg” diambil dari situs lain; "
                "simpan gambar itu di content/media, lalu tulis alamatnya dari sana"
            ],
            id="from elsewhere",
        ),
        pytest.param(
            "![Rapat kerja](http://localhost:8000/media/x.jpg)",
            [
                "6: gambar “http://localhost:8000/media/x.jpg” adalah alamat pratinjau di komputer Anda; "
                "tulis “/media/x.jpg”"
            ],
            id="from the preview",
        ),
        pytest.param(
            "![Rapat kerja](data:image/png;base64,AAAA)",
            [
                "6: gambar “data:image/png;base64,AAAA” memuat gambar di dalam alamatnya; "
                "simpan gambar itu di content/media, lalu tulis alamatnya dari sana"
            ],
            id="in its own address",
        ),
    ],
)
def test_faulty_picture_is_told(body: str, told: list[str]) -> None:
    assert tell(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param(
            "[a b] (https://x.id/)",
            ["6: tautan “[a b] (https://x.id/)” tidak jadi karena ada spasi antara ] dan (; hapus spasi itu"],
            id="space in a link",
        ),
        pytest.param(
            "a **b c.",
            ["6: tanda tebal ** tidak berpasangan di “**b”; tulis **teks** tanpa spasi di dalamnya"],
            id="bold without end",
        ),
        pytest.param(
            "[a][b]", ["6: tautan “[a][b]” tanpa alamat; tulis alamatnya: [teks](alamat)"], id="no definition"
        ),
        pytest.param(
            "a[^2].",
            ["6: catatan kaki “[^2]” tanpa isi; tulis isinya di baris sendiri: [^1]: …"],
            id="no note",
        ),
        pytest.param(
            "~~a~~", ["6: tanda “~~a~~” tidak menjadi coretan; tulis <del>teks</del>"], id="struck out"
        ),
        pytest.param(
            "a\n\n```\nb",
            ["8: blok kode “```” tidak ditutup; tutup dengan baris ```"],
            id="fence without end",
        ),
        pytest.param(
            "Syarat:\n- a\n- b",
            ["7: daftar yang dimulai “- a” tidak jadi; beri baris kosong sebelum daftar itu"],
            id="list without a blank line",
        ),
        pytest.param(
            "| a | b |\n| c | d |",
            [
                "6: tabel yang dimulai “| a | b |” tidak jadi; "
                "beri baris kosong sebelumnya, dan baris | --- | --- | di bawah judul kolom"
            ],
            id="table without a second line",
        ),
        pytest.param(
            "\n\n".join([FILLER.replace("Setiap", "Tiap").split("\n")[0]] * 2),
            [
                "8: paragraf “Tiap pegawai menyusun sasaran…u keduanya meninjau hasil itu” muncul dua kali; "
                "hapus salah satunya"
            ],
            id="paragraph twice",
        ),
    ],
)
def test_doubtful_text_is_told_as_a_warning(body: str, told: list[str]) -> None:
    assert tell(body) == [line + MARK for line in told]


def test_an_identity_number_is_told_without_being_repeated() -> None:
    assert tell("a\n\nNIK 3374 0141 0790 0001") == [
        "8: nomor “3374********0001” tampak seperti NIK atau nomor kartu keluarga, data pribadi; "
        "hapus atau samarkan; bila bukan NIK, pisahkan kelompok angkanya dengan garis miring"
    ]


@pytest.mark.parametrize("code", ["`{}`", "```\n{}\n```"], ids=["span", "block"])
def test_an_identity_number_in_code_is_told_on_its_line(code: str) -> None:
    told = tell("\nSatu.\n\nDua.\n\n" + code.format("3374014107900001"))

    assert [line.split(":")[0] for line in told] == ["12" if "\n" in code else "11"]


def test_a_short_body_is_told_on_its_first_line_of_text() -> None:
    _, problems = judge("\n\nSatu dua tiga.\n")

    assert [problem.tell("") for problem in problems] == [
        f"{FILE}:8: isi: isi hanya 3 kata; "
        f"lengkapi sampai sedikitnya 30 kata, atau tunda terbitnya dengan status: draft{MARK}"
    ]


def test_a_refused_address_is_not_handed_on() -> None:
    facts, _ = judge("[satu](localhost:8000/a/) ![Rapat kerja](http://localhost:8000/x.jpg) [dua](/b/)")

    assert facts.links == (LinkUse(url="/b/", line=6),)
    assert facts.images == ()


def test_an_invisible_character_by_its_entity_is_told() -> None:
    assert tell("kep&#8203;egawaian") == [
        "6: karakter tak terlihat ditulis sebagai entitas HTML; hapus entitas itu"
    ]


def test_an_empty_body_is_told() -> None:
    _, problems = judge(" \n")

    assert [problem.tell("") for problem in problems] == [
        f"{FILE}:6: isi: isi naskah kosong; tulis isinya di bawah kepala"
    ]


def test_a_short_article_is_told_and_a_short_page_is_not() -> None:
    article, page = (make_source("Satu dua tiga.", kind=kind) for kind in ("artikel", "laman"))
    html = Converter().convert("Satu dua tiga.")

    assert [problem.fault for problem in check_body(article, html)[1]] == ["isi hanya 3 kata"]
    assert check_body(page, html)[1] == []


def test_all_faults_of_a_body_are_told_together_in_order() -> None:
    lines = tell("## A\n\n<b>x</b>\n\n#### B\n\n[](ftp://x)")

    assert [line.split(":")[0] for line in lines] == ["8", "10", "12", "12"]


def test_facts_hold_what_others_ask_about() -> None:
    body = (
        "Lihat [kinerja](../x.md#a) dan <https://bkn.go.id/>.\n\n## Dasar *hukum*\n\n"
        "![Rapat kerja](/media/x.jpg)\n\n[naik](#dasar-hukum)"
    )

    facts, _ = judge(body)

    assert facts == BodyFacts(
        headings=(BodyHeading(level=2, anchor="dasar-hukum", text="Dasar hukum"),),
        anchors=("dasar-hukum",),
        links=(
            LinkUse(url="../x.md#a", line=6),
            LinkUse(url="https://bkn.go.id/", line=6),
            LinkUse(url="#dasar-hukum", line=12),
        ),
        images=(ImageUse(src="/media/x.jpg", alt="Rapat kerja", line=10),),
        word_count=7,
    )
