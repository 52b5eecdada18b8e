"""What the gate says of a file's bytes and of characters that nobody can see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.gate.bytes import MAX_SOURCE_BYTES, MAX_TOLD_LINES, decode_source
from plugins.gate.character_rules import check_characters
from plugins.gate.characters import find_faulty, without_faulty

PATH = "artikel/semarang/2025/pelatihan.md"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"satu\ndua\n", id="line feeds"),
        pytest.param(b"satu\r\ndua\r\n", id="CRLF"),
        pytest.param(b"satu\rdua\r", id="lone CR"),
        pytest.param(b"\xef\xbb\xbfsatu\r\ndua\n", id="byte order mark, mixed ends"),
        pytest.param(b"\xef\xbb\xbf\xef\xbb\xbfsatu\ndua\n", id="two byte order marks"),
    ],
)
def test_every_kind_of_line_end_and_a_mark_are_accepted(raw: bytes) -> None:
    assert decode_source(PATH, raw) == ("satu\ndua\n", [])


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        pytest.param(
            "satu".encode("utf-16"),
            'content/artikel/semarang/2025/pelatihan.md:1: berkas: berkas disimpan sebagai "UTF-16", '
            'seharusnya "UTF-8"; simpan ulang berkas dengan pengodean "UTF-8"',
            id="UTF-16",
        ),
        pytest.param(
            "satu".encode("utf-32"),
            'content/artikel/semarang/2025/pelatihan.md:1: berkas: berkas disimpan sebagai "UTF-32", '
            'seharusnya "UTF-8"; simpan ulang berkas dengan pengodean "UTF-8"',
            id="UTF-32",
        ),
        pytest.param(
            "satu".encode("utf-16-le"),
            'content/artikel/semarang/2025/pelatihan.md:1: berkas: berkas bukan teks "UTF-8": banyak '
            'isinya bita NUL; simpan ulang berkas dengan pengodean "UTF-8"',
            id="UTF-16 without a mark",
        ),
        pytest.param(
            b"a" * (MAX_SOURCE_BYTES + 1),
            "content/artikel/semarang/2025/pelatihan.md:1: berkas: berkas terlalu besar: 1.000.001 bita, "
            "paling banyak 1.000.000 bita; bagi naskahnya, atau terbitkan sebagai dokumen di folder media",
            id="too large",
        ),
    ],
)
def test_a_file_that_is_no_text_has_one_problem(raw: bytes, message: str) -> None:
    text, problems = decode_source(PATH, raw)

    assert text is None
    assert [problem.tell() for problem in problems] == [message]


def test_bytes_that_are_not_utf8_are_told_by_line_and_the_text_is_read_on() -> None:
    text, problems = decode_source(PATH, b"satu\r\nkata \x93ya\x94\r\n\xff\r\ntiga\r\n")

    assert text == "satu\nkata \ufffdya\ufffd\n\ufffd\ntiga\n"
    assert [problem.tell("") for problem in problems] == [
        'artikel/semarang/2025/pelatihan.md:2: berkas: bita 0x93 sesudah “kata ” bukan "UTF-8" '
        '(mungkin huruf “); simpan ulang berkas dengan pengodean "UTF-8", lalu periksa huruf itu',
        'artikel/semarang/2025/pelatihan.md:3: berkas: bita 0xFF di awal baris bukan "UTF-8" '
        '(mungkin huruf ÿ); simpan ulang berkas dengan pengodean "UTF-8", lalu periksa huruf itu',
    ]


def test_lines_past_the_limit_are_counted() -> None:
    _, problems = decode_source(PATH, b"\xff\n" * 40)

    assert len(problems) == MAX_TOLD_LINES + 1
    assert problems[-1].line == MAX_TOLD_LINES + 1
    assert problems[-1].fault == '30 baris lain, mulai baris ini, juga bukan "UTF-8"'


DIRECTION = "hapus karakter itu; teks bisa tampak lain dari isinya"
UNSEEN = "hapus karakter itu, atau ketik ulang katanya"
CONTROL = "hapus karakter itu; biasanya terbawa saat menyalin dari program lain"


@pytest.mark.parametrize(
    ("line", "fault", "mend"),
    [
        pytest.param(
            "a\0b",
            "karakter NUL U+0000 di dalam “a\\u0000b”",
            'hapus karakter itu; kalau banyak, berkas ini bukan teks: simpan ulang sebagai "UTF-8"',
            id="NUL",
        ),
        pytest.param("\x1b[31m", "karakter kendali U+001B di dalam “\\u001b[31m”", CONTROL, id="C0 control"),
        pytest.param("a\x7f", "karakter kendali U+007F di dalam “a\\u007f”", CONTROL, id="DEL"),
        pytest.param("a\x85b", "karakter kendali U+0085 di dalam “a\\u0085b”", CONTROL, id="C1 control"),
        pytest.param(
            "a\u2028b",
            "pemisah baris khusus U+2028 di dalam “a\\u2028b”",
            "ganti dengan baris baru biasa (tombol Enter)",
            id="line separator",
        ),
        pytest.param(
            "surat \u202efdp.exe",
            "karakter pengubah arah tulisan U+202E di dalam “\\u202efdp.exe”",
            DIRECTION,
            id="direction override",
        ),
        pytest.param(
            "\u2066a\u2069",
            "karakter pengubah arah tulisan U+2066, U+2069 di dalam “\\u2066a\\u2069”",
            DIRECTION,
            id="direction isolate",
        ),
        pytest.param(
            "a\u200f",
            "karakter pengubah arah tulisan U+200F di dalam “a\\u200f”",
            DIRECTION,
            id="direction mark",
        ),
        pytest.param(
            "hal kepega\u00adwaian",
            "karakter tak terlihat U+00AD di dalam “kepega\\u00adwaian”",
            UNSEEN,
            id="soft hyphen",
        ),
        pytest.param(
            "si\u200btus",
            "karakter tak terlihat U+200B di dalam “si\\u200btus”",
            UNSEEN,
            id="zero width space",
        ),
        pytest.param(
            "pe\u200dgawai",
            "karakter tak terlihat U+200D di dalam “pe\\u200dgawai”",
            UNSEEN,
            id="joiner in a word",
        ),
        pytest.param(
            "a\ufeff", "karakter tak terlihat U+FEFF di dalam “a\\ufeff”", UNSEEN, id="mark in the middle"
        ),
        pytest.param(
            "a \u3164", "karakter tak terlihat U+3164 di dalam “\u3164”", UNSEEN, id="Hangul filler"
        ),
        pytest.param(
            "😀\U000e0041", "karakter tak terlihat U+E0041 di dalam “😀\\ue0041”", UNSEEN, id="tag character"
        ),
        pytest.param(
            "a\ufe0f", "karakter tak terlihat U+FE0F di dalam “a\ufe0f”", UNSEEN, id="selector on a letter"
        ),
        pytest.param(
            "\uf0b7 butir",
            "karakter pribadi yang tidak bergambar di perangkat pembaca U+F0B7 di dalam “\\uf0b7”",
            "ganti dengan karakter biasa, misalnya “-” untuk tanda butir",
            id="private use",
        ),
        pytest.param(
            "a\ufdd0",
            "kode yang bukan karakter U+FDD0 di dalam “a\\ufdd0”",
            "hapus karakter itu",
            id="noncharacter",
        ),
        pytest.param(
            "a\ufffd",
            "tanda huruf yang sudah hilang U+FFFD di dalam “a\ufffd”",
            "tulis kembali huruf yang benar di tempat itu",
            id="lost letter",
        ),
    ],
)
def test_a_character_that_nobody_can_see_is_refused(line: str, fault: str, mend: str) -> None:
    problems = check_characters(PATH, f"---\n---\n\n{line}\n", body_line=3)

    assert [problem.tell("") for problem in problems] == [f"{PATH}:4: isi: {fault}; {mend}"]


def test_a_faulty_character_is_told_once_a_line_and_by_its_part() -> None:
    text = "---\ntitle: a\u00adb c\u00add\n---\nx\u00ady\u202e\n"

    problems = check_characters(PATH, text, body_line=4)

    assert [(problem.line, problem.field) for problem in problems] == [(2, "kepala"), (4, "isi"), (4, "isi")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("keluarga 👨‍👩‍👧‍👦 dan 👩🏽‍💻", id="joined emoji"),
        pytest.param("hati ❤️, telepon ☎︎, mata 👁️‍🗨️", id="variation selectors"),
        pytest.param("bendera 🇮🇩 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿", id="flags"),
        pytest.param("tombol 1️⃣ #️⃣", id="keycaps"),
        pytest.param("ꦲꦏ꧀‍ꦱꦫ dan می‌خواهم", id="scripts that need a joiner"),
        pytest.param("“kutip” – spasi\u00a0tetap… é\ttab", id="ordinary typography"),
    ],
)
def test_characters_where_they_belong_raise_nothing(text: str) -> None:
    assert list(find_faulty(text)) == []
    assert without_faulty(text) == text


def test_faulty_characters_leave_no_line_behind() -> None:
    assert without_faulty("a\u00adb\u2028c\x07d\n\u202ee\n") == "ab c d\ne\n"


@given(
    st.lists(
        st.sampled_from("a b\n\t\r\x00\x07\x7f\x85\xa0\xade“\u0301\u115f\u200b\u2028\u202e\ue000\ufdd0\ufffd")
    )
)
def test_every_faulty_character_of_a_text_is_found(chars: list[str]) -> None:
    faulty = set("\x00\x07\x7f\x85\xad\u115f\u200b\u2028\u202e\ue000\ufdd0\ufffd")

    found = [at for at, _ in find_faulty("".join(chars))]

    assert found == [at for at, char in enumerate(chars) if char in faulty]
