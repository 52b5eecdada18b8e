"""What is refused as a date, in whole messages: what is wrong, and what could have been meant."""

from __future__ import annotations

import pickle

import pytest

from plugins.dates.reading import DateRefused, read_moment
from plugins.dates.refusals import WANTED_FORM

TOLD = {
    # Parts that are not there.
    "Feb, Tue, 2025": (
        "“Feb, Tue, 2025” tidak menyebut tanggal: hari Selasa pada Februari 2025 ialah tanggal 4, 11, 18, "
        "dan 25; tulis 2025-02-04, 2025-02-11, 2025-02-18, atau 2025-02-25"
    ),
    "Februari 2025": "“Februari 2025” tidak menyebut tanggal; tulis tanggalnya di depan Februari 2025",
    "26 Februari": "“26 Februari” tidak menyebut tahun; tulis 26 Februari dengan tahun empat angka",
    "2025": f"“2025” tidak menyebut tanggal dan bulan; {WANTED_FORM}",
    "Rabu": f"“Rabu” bukan tanggal; {WANTED_FORM}",
    "": f"tanggal kosong; {WANTED_FORM}",
    # Numbers that can be read in more than one way, or in a way that is not ours.
    "05/06/2025": "“05/06/2025” bisa berarti 5 Juni 2025 atau 6 Mei 2025; tulis 2025-06-05 atau 2025-05-06",
    "05-06-2025": "“05-06-2025” bisa berarti 5 Juni 2025 atau 6 Mei 2025; tulis 2025-06-05 atau 2025-05-06",
    "5.6.2025": "“5.6.2025” bisa berarti 5 Juni 2025 atau 6 Mei 2025; tulis 2025-06-05 atau 2025-05-06",
    "5 6 2025": "“5 6 2025” bisa berarti 5 Juni 2025 atau 6 Mei 2025; tulis 2025-06-05 atau 2025-05-06",
    "Kamis (05/06/2025)": (
        "“Kamis (05/06/2025)” tidak berbentuk tahun-bulan-tanggal, walau agaknya berarti 5 Juni 2025; "
        "tulis 2025-06-05"
    ),
    "26/02/2025": (
        "“26/02/2025” tidak berbentuk tahun-bulan-tanggal, walau agaknya berarti 26 Februari 2025; "
        "tulis 2025-02-26"
    ),
    "2025/02/26 08.30": (
        "“2025/02/26 08.30” tidak berbentuk tahun-bulan-tanggal, walau agaknya berarti 26 Februari 2025; "
        "tulis 2025-02-26 08:30"
    ),
    "05/06/25": (
        "“05/06/25” menulis tahun dengan dua angka, dan bisa berarti 5 Juni 2025 atau 6 Mei 2025; "
        "tulis 2025-06-05 atau 2025-05-06"
    ),
    "25-02-26": (
        "“25-02-26” menulis tahun dengan dua angka, dan bisa berarti 25 Februari 2026 atau 26 Februari 2025; "
        "tulis 2026-02-25 atau 2025-02-26"
    ),
    "26 Feb 25": "“26 Feb 25” menulis tahun dengan dua angka, “25”; tulis 2025-02-26",
    "20250226": "“20250226” bukan bentuk tanggal yang diterima; tulis 2025-02-26",
    "31/31/2025": f"“31/31/2025” tidak memuat tanggal yang ada; {WANTED_FORM}",
    # Days that contradict the calendar.
    "31 Juni 2025": (
        "tanggal 31 pada “31 Juni 2025” tidak ada: Juni 2025 hanya sampai tanggal 30; "
        "tulis 30 Juni 2025 (2025-06-30) atau 1 Juli 2025 (2025-07-01)"
    ),
    "2025-02-29 08:30": (
        "tanggal 29 pada “2025-02-29 08:30” tidak ada: Februari 2025 hanya sampai tanggal 28; "
        "tulis 28 Februari 2025 (2025-02-28 08:30) atau 1 Maret 2025 (2025-03-01 08:30)"
    ),
    "0 Mei 2025": (
        "tanggal 0 pada “0 Mei 2025” tidak ada: Mei 2025 hanya sampai tanggal 31; "
        "tulis tanggal 1 sampai 31 Mei 2025"
    ),
    "2025-13-05": "bulan 13 pada “2025-13-05” tidak ada; tulis 2025-05-13",
    "2025-13-31": f"bulan 13 pada “2025-13-31” tidak ada; {WANTED_FORM}",
    "Selasa, 26 Februari 2025": (
        "“Selasa, 26 Februari 2025” menyebut hari Selasa, padahal 26 Februari 2025 hari Rabu; "
        "tulis Rabu, 26 Februari 2025 (2025-02-26), "
        "atau Selasa terdekat: 25 Februari 2025 (2025-02-25) atau 4 Maret 2025 (2025-03-04)"
    ),
    "Selasa, 26 Februari 2025 di Semarang": (
        "“Selasa, 26 Februari 2025 di Semarang” menyebut hari Selasa, padahal 26 Februari 2025 hari Rabu; "
        "tulis Rabu, 26 Februari 2025 (2025-02-26), "
        "atau Selasa terdekat: 25 Februari 2025 (2025-02-25) atau 4 Maret 2025 (2025-03-04)"
    ),
    "0000-00-00": (
        "tahun 0000 pada “0000-00-00” di luar 1945 sampai 2099; "
        "periksa tahunnya, lalu tulis dengan empat angka"
    ),
    "2205-02-26": (
        "tahun 2205 pada “2205-02-26” di luar 1945 sampai 2099; "
        "periksa tahunnya, lalu tulis dengan empat angka"
    ),
    # Other numerals, other signs.
    "٢٦ Februari 2025": (
        "tanda “٢٦” pada “٢٦ Februari 2025” bukan angka 0–9, huruf, atau tanda hubung biasa; tulis 2025-02-26"
    ),
    "２０２５-02-26": (
        "tanda “２０５” pada “２０２５-02-26” bukan angka 0–9, huruf, atau tanda hubung biasa; "
        "tulis 2025-02-26"
    ),
    "2025–02–26": (
        "tanda “–” pada “2025–02–26” bukan angka 0–9, huruf, atau tanda hubung biasa; tulis 2025-02-26"
    ),
    "26 II 2025": "“26 II 2025” menulis bulan dengan angka Romawi; tulis 2025-02-26",
    "26-Feb-2025": "“26-Feb-2025” bukan bentuk tanggal yang diterima; tulis 2025-02-26",
    # Words that do not belong to a date.
    "26 Februari 2025 di Semarang": (
        "“di Semarang” pada “26 Februari 2025 di Semarang” bukan bagian tanggal; tulis 2025-02-26"
    ),
    "26 Febuari 2025": "“Febuari” pada “26 Febuari 2025” bukan nama bulan; tulis 2025-02-26",
    "26\u200b Februari 2025": (
        "“\\u200b” pada “26\\u200b Februari 2025” bukan bagian tanggal; tulis 2025-02-26"
    ),
    "kemarin": f"arti “kemarin” bergantung pada hari membacanya; {WANTED_FORM}",
    "2 hari yang lalu": f"arti “2 hari yang lalu” bergantung pada hari membacanya; {WANTED_FORM}",
    "hari ini": f"arti “hari ini” bergantung pada hari membacanya; {WANTED_FORM}",
    "Rabu, 26 Februari tahun ini": (
        f"arti “tahun ini” pada “Rabu, 26 Februari tahun ini” bergantung pada hari membacanya; {WANTED_FORM}"
    ),
    # Quotation marks that a word processor made.
    "“2025-02-26”": "ada tanda petik lengkung di sekitar “2025-02-26”; tulis 2025-02-26",
    "‘26 Februari 2025 08.30": (
        "ada tanda petik lengkung di sekitar “26 Februari 2025 08.30”; tulis 2025-02-26 08:30"
    ),
    "'2025-02-26'": "ada tanda petik di sekitar “2025-02-26”; tulis 2025-02-26",
    "“Feb, Tue, 2025”": (
        "ada tanda petik lengkung di sekitar “Feb, Tue, 2025”; "
        "tulis 2025-02-04, 2025-02-11, 2025-02-18, atau 2025-02-25"
    ),
    "“”": f"ada tanda petik lengkung di sekitar “”; {WANTED_FORM}",
    # More than one date.
    "26 Februari 2025 dan 3 Maret 2025": (
        "“26 Februari 2025 dan 3 Maret 2025” memuat lebih dari satu tanggal; tulis 2025-02-26 atau 2025-03-03"
    ),
    "24-26 Februari 2025": (
        "“24-26 Februari 2025” memuat lebih dari satu tanggal; tulis 2025-02-24 atau 2025-02-26"
    ),
    "2025-02-26 s.d. 2025-02-28": (
        "“2025-02-26 s.d. 2025-02-28” memuat lebih dari satu tanggal; tulis 2025-02-26 atau 2025-02-28"
    ),
    # Times.
    "February 26, 2025 8:30 PM": (
        "“February 26, 2025 8:30 PM” memakai “pm”, bukan jam 00 sampai 23; tulis 2025-02-26 20:30"
    ),
    "26 Februari 2025 pukul 8 malam": (
        "“26 Februari 2025 pukul 8 malam” memakai “malam”, bukan jam 00 sampai 23; tulis 2025-02-26 20:00"
    ),
    "26 Februari 2025 12.00 malam": (
        "“26 Februari 2025 12.00 malam” memakai “malam”, bukan jam 00 sampai 23; "
        "tulis jam dan menitnya dari 00.00 sampai 23.59, seperti 2025-02-26 08:30"
    ),
    "26 Februari 2025 pukul 8": (
        "“26 Februari 2025 pukul 8” menyebut jam tanpa menit; tulis 2025-02-26 08:00"
    ),
    "2025-02-26 24:00": (
        "pukul “24:00” pada “2025-02-26 24:00” tidak ada; "
        "tulis pukul 00.00 sampai 23.59 (pukul 24.00 ialah 00.00 hari berikutnya)"
    ),
    "2025-02-26 08:60": (
        "pukul “08:60” pada “2025-02-26 08:60” tidak ada; "
        "tulis pukul 00.00 sampai 23.59 (pukul 24.00 ialah 00.00 hari berikutnya)"
    ),
    "2025-02-26T08:30+14:01": (
        "selisih “+14:01” pada “2025-02-26T08:30+14:01” tidak ada; "
        "tulis WIB, WITA, WIT, atau selisih antara -12:00 dan +14:00"
    ),
    "2025-02-26 WIB": "“2025-02-26 WIB” bukan bentuk tanggal yang diterima; tulis 2025-02-26",
    "Wed Feb 26 08:30:00 WIB 2025": (
        "“Wed Feb 26 08:30:00 WIB 2025” bukan bentuk tanggal yang diterima; tulis 2025-02-26T08:30+07:00"
    ),
}


@pytest.mark.parametrize("text", TOLD, ids=lambda text: text.encode("unicode_escape").decode() or "empty")
def test_a_refusal_says_what_is_wrong_and_how_to_mend_it(text: str) -> None:
    with pytest.raises(DateRefused) as refused:
        read_moment(text)

    assert str(refused.value) == TOLD[text]
    assert f"{refused.value.fault}; {refused.value.mend}" == TOLD[text]


@pytest.mark.parametrize("text", TOLD, ids=lambda text: text.encode("unicode_escape").decode() or "empty")
def test_every_candidate_is_itself_accepted_and_named_in_the_mend(text: str) -> None:
    with pytest.raises(DateRefused) as refused:
        read_moment(text)

    for candidate in refused.value.candidates:
        assert read_moment(candidate).iso == candidate
        assert candidate in refused.value.mend


@pytest.mark.parametrize(
    "text",
    [
        "026 Februari 2025",
        "26 Februari 02025",
        "26 Februari 2025.",
        "26 Februari 2025,",
        "Rabu,, 26 Februari 2025",
        "Rabu, Rabu, 26 Februari 2025",
        "Rabu, 2025-02-26",
        "26Februari2025",
        "26th February 2025",
        "2025 Februari 26",
        "2025-2-6",
        "2025-057",
        "2025-W09-3",
        "1740533400",
        "2025-02-26T08",
        "2025-02-26T0830",
        "2025-02-26T08:30:15,5",
        "2025-02-26 08:30.15",
        "2025-02-26 08:30 WIBB",
        "2025-02-26 08:30 EST",
        "2025-02-26 08:30 Asia/Jakarta",
        "2025-02-26+07:00",
        "-2025-02-26",
        "26 Ⅱ 2025",
        "²6 Februari 2025",
        "26 Februari ২০২৫",
        "26 Februari 2025 / 27 Syakban 1446",
        "TBA",
        "2025-02-26\x00",
        "\ud800",
    ],
    ids=lambda text: text.encode("unicode_escape").decode(),
)
def test_what_is_nearly_a_date_is_refused(text: str) -> None:
    with pytest.raises(DateRefused):
        read_moment(text)


def test_a_long_text_is_refused_without_being_quoted_whole() -> None:
    with pytest.raises(DateRefused) as refused:
        read_moment("2025-02-26 " * 1_000_000)

    assert str(refused.value) == (
        "“2025-02-26 2025-02-26 2025-02-26 2025-02…” terlalu panjang "
        f"untuk sebuah tanggal (11000000 karakter); {WANTED_FORM}"
    )


def test_a_refusal_survives_the_way_from_another_process() -> None:
    refusal = DateRefused("salah", "betulkan", ["2025-02-26"])

    again = pickle.loads(pickle.dumps(refusal))

    assert (str(again), again.candidates) == ("salah; betulkan", ("2025-02-26",))
