"""What the gate says of a header: its fences, its YAML, its keys and their shapes."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.gate.characters import without_faulty
from plugins.gate.fences import Parts
from plugins.gate.header import parse_header
from plugins.gate.key import Key, Shape
from plugins.gate.lines import quote_yaml
from plugins.gate.model import KEYS
from plugins.gate.reading import read_source
from plugins.gate.source import ARTICLE, PAGE, Entry

PATH = "artikel/semarang/2025/pelatihan.md"
NEEDED = "title: Judul\ndate: 2025-02-26\ncategory: berita\nsummary: Satu kalimat.\n"
CHOICE = (
    "title, date, category, topics, summary, slug, author, modified, changes, status, withdrawn, image, "
    "attachments, comments, aliases, sources, lang, dan translation_of"
)


def tell(text: str, path: str = PATH) -> list[str]:
    """The problems of a source, without their file."""
    problems = read_source(path, text.encode())[1]
    return [problem.tell("").removeprefix(f"{path}:") for problem in problems]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        pytest.param(
            "", ["1: berkas: berkas kosong; tulis kepala dan isinya, atau hapus berkas ini"], id="empty"
        ),
        pytest.param(
            "# Judul\n",
            [
                "1: kepala: kepala tidak ada: baris pertama “# Judul”, seharusnya “---”; mulai berkas "
                "dengan baris "
                "“---”, lalu title, date, category, dan summary, lalu baris “---”, lalu isinya"
            ],
            id="absent",
        ),
        pytest.param(
            "Title: Judul\nDate: 2025-02-26\n\nIsi.\n",
            [
                "1: kepala: kepala tidak diapit “---”: berkas langsung mulai dengan “Title: Judul”; tulis "
                "baris “---” "
                "sebelum baris 1 dan sesudah baris 2, dengan kunci berhuruf kecil"
            ],
            id="Pelican's form",
        ),
        pytest.param(
            "+++\ntitle = 'Judul'\n+++\n",
            [
                "1: kepala: kepala ditulis di antara “+++” (TOML), seharusnya YAML di antara “---”; ganti "
                "kedua "
                "“+++” dengan “---” dan tulis tiap kunci sebagai “kunci: nilai”"
            ],
            id="TOML",
        ),
        pytest.param(
            f"---\n{NEEDED}\nIsi.\n\n---\n\nIsi lagi.\n",
            [
                "5: kepala: kepala dibuka pada baris 1 tetapi tidak ditutup; tulis baris “---” sesudah "
                "kunci yang "
                "terakhir, tampaknya sesudah baris 5"
            ],
            id="unclosed, with a rule in the body",
        ),
        pytest.param(
            f"---\n{NEEDED} ---\nIsi.\n",
            ["6: kepala: baris penutup kepala tertulis “ ---”; tulis tepat “---” dari awal baris"],
            id="closing indented",
        ),
        pytest.param(
            f"———\n{NEEDED}–––\nIsi.\n",
            [
                "1: kepala: baris pembuka kepala tertulis “———”; tulis tepat “---” dari awal baris",
                "6: kepala: baris penutup kepala tertulis “–––”; tulis tepat “---” dari awal baris",
            ],
            id="other dashes",
        ),
        pytest.param(
            f"\n\n---\n{NEEDED}---\n",
            ["1: kepala: ada 2 baris kosong sebelum kepala; mulai berkas dengan “---” pada baris pertama"],
            id="opened late",
        ),
        pytest.param(
            "---\ntitle: Judul\ncategory: berita\n---\ndate: 2025-02-26\nsummary: Satu.\n---\nIsi.\n",
            [
                "4: kepala: kepala ditutup pada baris 4, tetapi baris “date: 2025-02-26” ada sesudahnya; "
                "hapus “---” pada baris 4"
            ],
            id="two blocks",
        ),
        pytest.param(
            f"---\n{NEEDED}slug: {'a' * 17_000}\n---\n",
            ["1: kepala: kepala lebih panjang dari 16.384 aksara; pindahkan teks yang panjang ke isi"],
            id="too long",
        ),
    ],
)
def test_fences_are_told(text: str, messages: list[str]) -> None:
    assert tell(text) == messages


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(
            "title: Kinerja ASN: Semarang mulai",
            "2: title: ada titik dua di dalam nilai tanpa tanda petik; "
            'tulis title: "Kinerja ASN: Semarang mulai"',
            id="colon",
        ),
        pytest.param(
            'title: Kata "siap": mulai',
            "2: title: ada titik dua di dalam nilai tanpa tanda petik; tulis title: 'Kata \"siap\": mulai'",
            id="colon and quotation marks",
        ),
        pytest.param(
            "title: Kinerja #1 di Dumai",
            "2: title: “#1 di Dumai” akan hilang, karena “#” memulai catatan dalam YAML; tulis "
            'title: "Kinerja #1 di Dumai", atau pindahkan catatan ke baris sendiri',
            id="hash",
        ),
        pytest.param(
            "title: #1 di Dumai",
            "2: title: “#1 di Dumai” akan hilang, karena “#” memulai catatan dalam YAML; tulis "
            'title: "#1 di Dumai", atau pindahkan catatan ke baris sendiri',
            id="hash at the start",
        ),
        pytest.param(
            'title: "Kinerja ASN',
            '2: title: tanda petik " dibuka tetapi tidak ditutup; tulis title: "Kinerja ASN"',
            id="open quotation mark",
        ),
        pytest.param(
            "title: 'Jum'at berkah'",
            "2: title: ada teks sesudah tanda “'” yang menutup nilai; tulis title: \"Jum'at berkah\"",
            id="apostrophe inside",
        ),
        pytest.param(
            "title: [Video] Pelatihan",
            '2: title: ada teks sesudah tanda “]” yang menutup nilai; tulis title: "[Video] Pelatihan"',
            id="text after a bracket",
        ),
        pytest.param(
            "title: @bkn membuka",
            '2: title: nilai dimulai dengan “@”, yang punya arti khusus dalam YAML; tulis title: "@bkn '
            'membuka"',
            id="at",
        ),
        pytest.param(
            "title: `kode`",
            '2: title: nilai dimulai dengan “`”, yang punya arti khusus dalam YAML; tulis title: "`kode`"',
            id="backtick",
        ),
        pytest.param(
            "title: %persen",
            '2: title: nilai dimulai dengan “%”, yang punya arti khusus dalam YAML; tulis title: "%persen"',
            id="per cent",
        ),
        pytest.param(
            "title: - butir",
            '2: title: nilai dimulai dengan “-”, yang punya arti khusus dalam YAML; tulis title: "- butir"',
            id="dash",
        ),
        pytest.param(
            "title: > petikan",
            '2: title: nilai dimulai dengan “>”, yang punya arti khusus dalam YAML; tulis title: "> petikan"',
            id="block sign",
        ),
        pytest.param(
            "title: *penting",
            "2: title: “*” di awal “*penting” adalah rujukan YAML, yang tidak dipakai di sini; hapus, "
            'atau apit teksnya dengan tanda petik: title: "*penting"',
            id="alias",
        ),
        pytest.param(
            "title: *penting* sekali",
            "2: title: nilai dimulai dengan “*”, yang punya arti khusus dalam YAML; "
            'tulis title: "*penting* sekali"',
            id="emphasis",
        ),
        pytest.param(
            "title: &jangkar Judul",
            "2: title: “&” di awal “&jangkar Judul” adalah jangkar YAML, yang tidak dipakai di sini; hapus, "
            'atau apit teksnya dengan tanda petik: title: "&jangkar Judul"',
            id="anchor",
        ),
        pytest.param(
            "title: !!python/object:os.system Judul",
            "2: title: “!” di awal “!!python/object:os.system Judul” adalah tag YAML, yang tidak dipakai "
            "di sini; "
            'hapus, atau apit teksnya dengan tanda petik: title: "!!python/object:os.system Judul"',
            id="tag",
        ),
        pytest.param(
            "title:Judul",
            "2: title: tidak ada spasi sesudah titik dua pada “title:Judul”; tulis title: Judul",
            id="no space after the colon",
        ),
        pytest.param(
            'title: "C:\\Data"',
            "2: title: garis miring terbalik “\\” punya arti khusus di dalam tanda petik ganda; tulis "
            "title: 'C:\\Data'",
            id="backslash",
        ),
        pytest.param(
            'title: "a\\u202eb"',
            "2: title: karakter pengubah arah tulisan U+202E di dalam “a\\u202eb”; hapus karakter itu; "
            "teks bisa "
            "tampak lain dari isinya",
            id="invisible character by an escape",
        ),
        pytest.param(
            "title: [a, b]",
            "2: title: berisi daftar, seharusnya satu teks; tulis seperti title: Pelatihan penilaian "
            "kinerja dibuka",
            id="list for a text",
        ),
        pytest.param(
            'title: "Satu\\ndua"',
            "2: title: berisi 2 baris, seharusnya satu: “Satu\\u000adua”; tulis dalam satu baris",
            id="line break",
        ),
        pytest.param(
            "Title: Judul", "2: Title: kunci “Title” tidak dikenal; maksudnya “title”?", id="capital letter"
        ),
        pytest.param(
            "judul: a", "2: judul: kunci “judul” tidak dikenal; maksudnya “title”?", id="Indonesian key"
        ),
        pytest.param(
            "title:", "2: title: kosong; isi, misalnya title: Pelatihan penilaian kinerja dibuka", id="empty"
        ),
        pytest.param(
            "# hanya catatan",
            "1: title: kunci “title” tidak ada; tambahkan, misalnya title: Pelatihan penilaian kinerja "
            "dibuka",
            id="missing",
        ),
    ],
)
def test_a_line_for_the_title_is_told(line: str, message: str) -> None:
    text = f"---\n{line}\n{NEEDED.removeprefix('title: Judul')[1:]}---\n"

    assert tell(text) == [message]


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        pytest.param(
            "title: Judul lain",
            ["6: title: kunci “title” sudah ada pada baris 2; hapus salah satunya"],
            id="twice",
        ),
        pytest.param(
            "topiks: [a]", ["6: topiks: kunci “topiks” tidak dikenal; maksudnya “topics”?"], id="mistyped"
        ),
        pytest.param(
            "zzz: a", [f"6: zzz: kunci “zzz” tidak dikenal; hapus, atau pilih: {CHOICE}"], id="unknown"
        ),
        pytest.param(
            "office: dumai",
            [
                "6: office: kantor tidak ditulis di kepala: kantor ditentukan oleh folder di bawah artikel/; "
                "hapus baris ini"
            ],
            id="office",
        ),
        pytest.param(
            "<<: {status: draft}",
            ["6: <<: penggabungan YAML “<<” tidak dipakai di sini; tulis kuncinya satu per satu"],
            id="merge key",
        ),
        pytest.param(
            "? [a, b]\n: c",
            ["6: kepala: kunci ini bukan teks; tulis kunci sebagai satu kata"],
            id="key is a list",
        ),
        pytest.param(
            "%YAML 1.2",
            ["6: kepala: perintah YAML “%YAML 1.2” tidak dipakai di sini; hapus baris ini"],
            id="directive",
        ),
        pytest.param(
            "image:\n\tfile: a.jpg\n\talt: Foto",
            [
                "7: image.file: ada tab di awal baris; ganti tiap tab dengan dua spasi",
                "8: image.alt: ada tab di awal baris; ganti tiap tab dengan dua spasi",
            ],
            id="tabs",
        ),
        pytest.param(
            "image:\n  file: a.jpg\n alt: Foto",
            [
                "8: image.alt: spasi di awal baris “alt: Foto” tidak sejajar dengan baris di atasnya; "
                "samakan jumlah "
                "spasi di awal baris-baris yang setingkat"
            ],
            id="indentation",
        ),
        pytest.param(
            "image: {file: a.jpg, atl: Foto}",
            [
                "6: image.atl: kunci “atl” tidak dikenal di bawah “image”; maksudnya “alt”?",
            ],
            id="nested key mistyped",
        ),
        pytest.param(
            "image: {file: a.jpg}",
            [
                "6: image.alt: kunci “alt” tidak ada; tambahkan, misalnya alt: Peserta pelatihan di ruang "
                "rapat."
            ],
            id="nested key missing",
        ),
        pytest.param(
            "image: a.jpg",
            [
                "6: image: berisi teks “a.jpg”, seharusnya kunci bersarang; tulis seperti image: {file: "
                '/media/semarang/2025/pelatihan.jpg, alt: "Peserta pelatihan di ruang rapat."}'
            ],
            id="text for nested keys",
        ),
        pytest.param(
            "sources: {title: A, url: b}",
            [
                "6: sources: berisi kunci bersarang, seharusnya daftar yang tiap butirnya berkunci; tulis "
                "seperti "
                'sources: [{title: "Pedoman penilaian kinerja", url: "https://contoh.go.id/pedoman"}]'
            ],
            id="nested keys for a list",
        ),
        pytest.param(
            "changes: [diperbaiki]",
            [
                "6: changes: butir ke-1 tidak berkunci date dan note; tulis seperti changes: [{date: "
                "2025-03-04, "
                'note: "Angka pada alinea kedua diperbaiki."}]'
            ],
            id="item without keys",
        ),
        pytest.param(
            "topics: a, b",
            ["6: topics: berisi teks “a, b”, seharusnya daftar; tulis topics: [a, b]"],
            id="text for a list",
        ),
        pytest.param(
            "topics: [a, b",
            ["6: topics: tanda “[” dibuka tetapi tidak ditutup; tulis topics: [a, b]"],
            id="open list",
        ),
        pytest.param(
            "topics:\n- a\n-\n- [b]",
            [
                "8: topics: butir ke-2 kosong; isi atau hapus butir itu",
                "9: topics: butir ke-3 bukan teks; tulis seperti topics: [penilaian-kinerja, pelatihan]",
            ],
            id="items that are no text",
        ),
        pytest.param(
            "topics:\n- a\n-b",
            ["8: kepala: tidak ada spasi sesudah “-” pada “-b”; tulis - b"],
            id="tight item",
        ),
        pytest.param(
            "slug: [a]", ['6: slug: berisi daftar, seharusnya satu teks; tulis slug: "a"'], id="list for text"
        ),
        pytest.param("slug:", ["6: slug: kosong; isi atau hapus baris ini"], id="empty"),
        pytest.param("author: ~", ["6: author: kosong; isi atau hapus baris ini"], id="null"),
        pytest.param(
            "topics: [[[[[[a]]]]]]",
            [
                "6: topics: kunci bersarang lebih dari 3 tingkat; tulis nilainya sebagai teks, daftar, "
                "atau kunci "
                "bersarang satu tingkat"
            ],
            id="too deep",
        ),
        pytest.param(
            "baris tanpa titik dua",
            [
                "6: kepala: baris “baris tanpa titik dua” bukan “kunci: nilai”; jika melanjutkan baris di "
                "atasnya, "
                "beri dua spasi di awal baris ini"
            ],
            id="text at the edge",
        ),
    ],
)
def test_lines_after_the_needed_keys_are_told(lines: str, messages: list[str]) -> None:
    assert tell(f"---\n{NEEDED}{lines}\n---\n") == messages


def test_one_run_tells_every_line_that_yaml_cannot_read() -> None:
    header = 'title: A: b\ndate:2025-02-26\ncategory: @berita\nsummary: "Satu\ntopics: [a\nzzz: a\n'
    text = f"---\n{header}---\nIsi\u00ad.\n"

    problems = read_source(PATH, text.encode())[1]

    assert [(problem.line, problem.field) for problem in problems] == [
        (2, "title"),
        (3, "date"),
        (4, "category"),
        (5, "summary"),
        (6, "topics"),
        (7, "zzz"),
        (9, "isi"),
    ]


def test_a_page_has_no_key_of_an_article() -> None:
    text = "---\ntitle: Tentang\nsummary: Satu.\ndate: 2025-02-26\noffice: dumai\n---\n"

    assert tell(text, "laman/tentang.md") == [
        "4: date: laman tidak memiliki “date”; hapus; kunci laman: title, summary, slug, modified, changes, "
        "status, attachments, dan aliases",
        "5: office: kantor tidak ditulis di kepala: kantor ditentukan oleh folder, dan laman tidak "
        "berkantor; "
        "hapus baris ini",
    ]


def test_aliases_cannot_grow_a_header() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"a{n}: &a{n} [*a, *a]\n" for n in range(500))

    source, problems = read_source(PATH, f"---\n{NEEDED}{bomb}---\n".encode())

    assert source is not None
    assert list(source.header) == ["title", "date", "category", "summary"]
    assert len(problems) < 50


def test_every_fault_of_a_header_is_told_or_counted() -> None:
    text = f"---\n{NEEDED}topics:\n" + "-\n" * 300 + "---\n"

    messages = tell(text)

    assert len(messages) == 101
    assert messages[-1] == "107: kepala: ada 200 masalah lain di kepala; perbaiki dahulu yang sudah disebut"


def test_a_value_stays_as_written() -> None:
    text = (
        "---\ntitle: 2025\ndate: 2025-02-26 # zona kantor\ncategory: no\nsummary: >-\n  Satu\n  kalimat.\n"
        "author: [Siti, 'Jum''at']\ntopics: []\nslug: 012\nmodified: 12:30:45\n---\n\nIsi.\n"
    )

    source, problems = read_source(PATH, text.encode())

    assert problems == []
    assert source is not None
    assert source.header == {
        "title": Entry(line=2, value="2025"),
        "date": Entry(line=3, value="2025-02-26"),
        "category": Entry(line=4, value="no"),
        "summary": Entry(line=5, value="Satu kalimat."),
        "author": Entry(line=8, value=(Entry(line=8, value="Siti"), Entry(line=8, value="Jum'at"))),
        "slug": Entry(line=10, value="012"),
        "modified": Entry(line=11, value="12:30:45"),
    }
    assert (source.body, source.body_line) == ("\nIsi.\n", 13)


def test_text_is_given_in_composed_form() -> None:
    source, _ = read_source(PATH, f"---\n{NEEDED}author: Andre\u0301\n---\nAndre\u0301\n".encode())

    assert source is not None
    assert source.header["author"].value == "Andr\u00e9"
    assert source.body == "Andre\u0301\n"


@pytest.mark.parametrize("kind", [ARTICLE, PAGE])
def test_every_example_of_the_model_passes(kind: str) -> None:
    lines = "".join(f"{key.name}: {key.example}\n" for key in KEYS[kind])
    path = PATH if kind == ARTICLE else "laman/tentang.md"

    source, problems = read_source(path, f"---\n{lines}---\n".encode())

    assert problems == []
    assert source is not None
    assert list(source.header) == [key.name for key in KEYS[kind]]


def _all_keys(keys: tuple[Key, ...]) -> list[Key]:
    return [each for key in keys for each in (key, *_all_keys(key.keys))]


@pytest.mark.parametrize("key", _all_keys(KEYS[ARTICLE]), ids=lambda key: key.name)
def test_a_key_has_keys_below_it_where_its_shape_says_so(key: Key) -> None:
    assert bool(key.keys) == (key.shape in (Shape.GROUP, Shape.GROUPS))
    assert key.label and key.example


ONE_LINE = st.text(
    st.characters(
        blacklist_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn"), max_codepoint=0x2FFF
    ),
    min_size=1,
    max_size=40,
).map(lambda text: " ".join(text.split()))


@settings(deadline=None)
@given(
    text=ONE_LINE.filter(lambda text: bool(text) and text[0] not in "\"'" and without_faulty(text) == text)
)
def test_quoted_text_is_read_as_it_was(text: str) -> None:
    source, _ = read_source(PATH, f"---\nslug: {quote_yaml(text)}\n---\n".encode())

    assert source is not None
    assert source.header["slug"] == Entry(line=2, value=unicodedata.normalize("NFC", text))


SIGNS = ["title", "topics", "image", ">-", "&a", "*a", "!x", "<<", *":[]{},'\"-#|>%@?\\aé~=0"]
SPACES = [": ", " ", "  ", "\n", "\n", "- ", " #", "? ", "\t"]
HEADER_BITS = st.lists(st.sampled_from([*SIGNS, *SPACES]), max_size=30).map("".join)


@settings(deadline=None)
@given(text=HEADER_BITS)
def test_both_parsers_give_the_same(text: str) -> None:
    parts = Parts(lines=tuple(text.split("\n")), line=2, body="", body_line=99)

    assert parse_header(PATH, parts) == parse_header(PATH, parts, loaders=(yaml.SafeLoader,))
