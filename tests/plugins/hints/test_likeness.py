"""Rules: copies between offices are found, distinct texts on the same topic are not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from plugins.hints.fingerprint import MIN_SHINGLES, Fingerprint
from plugins.hints.likeness import MAX_HOLDERS, find_copies, find_likest, find_same_titles
from tests.plugins.hints.making import make_text
from tests.plugins.hints.stencils import DEGREES, PLACES, Written, edit, make_all, read_corpus, take

LAW = (
    "Setiap pegawai yang tidak menaati kewajiban dan melanggar larangan dijatuhi hukuman disiplin menurut "
    "tata cara yang diatur, dengan memperhatikan latar belakang dan akibat pelanggaran bagi unit kerja, "
    "instansi, dan negara, serta kedudukan pegawai yang bersangkutan pada saat pelanggaran itu dilakukan."
)


def take_two(one: str, other: str) -> list[Fingerprint]:
    """Two offices' texts with these bodies under titles of their own."""
    return [
        take(Written("", False, "Lokakarya arsip di balai kota", one), "artikel/semarang/a.md", "Semarang"),
        take(Written("", False, "Tertib bekerja mulai Senin", other), "artikel/dumai/b.md", "Dumai"),
    ]


def test_the_corpus_is_as_large_as_its_figures_need() -> None:
    counted = Counter(written.is_copied for written in read_corpus())

    assert (counted[True], counted[False]) == (44, 66)


def test_copies_are_found_with_precision_1_and_recall_1() -> None:
    """Of 330 texts 220 are copies and 44 are copied; none of 66 others is named.

    Precision 1.00 and recall 1.00 at every degree of editing, up to every seventh word and a sentence added.
    """
    made = list(make_all())
    titles = {taken.path: title for taken, title, _ in made}

    found = {copy.one.path: copy for copy in find_copies(taken for taken, _, _ in made)}

    wrong = [
        path for path, copy in found.items() if titles[path] != titles[copy.other.path] or not titles[path]
    ]
    assert wrong == []
    recall = {
        degree: sum(taken.path in found for taken, _, each in made if each == degree) / 44
        for degree in DEGREES
    }
    assert recall == dict.fromkeys(DEGREES, 1.0)


def test_a_copy_names_the_likest_text_and_counts_the_others() -> None:
    written = read_corpus()[0]
    offices = [take(written, f"artikel/{name}/a.md", name) for name in ("Semarang", "Dumai", "Bima")]

    hints = [copy.hint().tell() for copy in find_copies(offices)]

    assert hints[0] == (
        "content/artikel/Semarang/a.md:2: petunjuk: isi sama dengan artikel/Bima/a.md dan 1 naskah "
        "kantor lain bila nama daerah, kantor, tanggal, dan angka dikesampingkan; "
        "tulis apa yang terjadi di kantor Anda sendiri, atau tautkan naskah itu"
    )


def test_a_form_learns_the_likest_text_of_another_office() -> None:
    texts = read_corpus()
    others = [take(each, f"artikel/dumai/{number}.md", "Dumai") for number, each in enumerate(texts)]
    one = take(edit(texts[3], "berat", seed=1), "artikel/bima/a.md", "Bima")
    own = replace(one, office="dumai")

    copy = find_likest(one, others)

    assert copy is not None and copy.other.path == "artikel/dumai/3.md"
    assert find_likest(own, others) is None
    assert find_likest(take(texts[5], "artikel/bima/b.md", "Bima"), others[:5]) is None


def test_texts_of_one_office_are_not_compared() -> None:
    written = read_corpus()[0]

    copies = find_copies(take(written, f"artikel/semarang/{name}.md", "Semarang") for name in "abc")

    assert copies == []


@pytest.mark.parametrize(
    "law",
    [
        f"> {LAW}",
        f"Aturannya berbunyi: “{LAW}”",
        f'Aturannya berbunyi: "{LAW}"',
        f"Pasal 7 {LAW}",
        f"(1) {LAW}",
        f"| Pasal | Bunyi |\n| --- | --- |\n| 7 | {LAW} |",
    ],
    ids=["block", "quotation", "straight-quotation", "article", "paragraph", "table"],
)
def test_quoting_the_same_law_makes_no_copy(law: str) -> None:
    one, other = (written.body for written in read_corpus()[:2])

    assert find_copies(take_two(f"{one}\n\n{law}\n", f"{other}\n\n{law}\n")) == []


def test_the_same_words_without_quotation_marks_are_a_copy() -> None:
    one, other = (written.body for written in read_corpus()[:2])
    copied = f"\n\n{LAW} {LAW.replace('pegawai', 'orang')} {LAW.replace('hukuman', 'sanksi')}\n"

    assert len(find_copies(take_two(one + copied, other + copied))) == 2


def test_a_text_that_is_too_short_is_no_copy() -> None:
    assert find_copies(take_two("Kantor tutup sampai Senin.\n", "Kantor tutup sampai Senin.\n")) == []


def test_a_stencil_of_all_offices_stays_linear() -> None:
    written = read_corpus()[0]
    taken = take(written, "artikel/semarang/a.md", "Semarang")
    offices = [replace(taken, path=f"artikel/{n}/a.md", office=str(n)) for n in range(514)]

    copies = find_copies(offices)

    assert len(copies) == 514
    assert sum(copy.others + 1 for copy in copies) <= 2 * MAX_HOLDERS * 514


def test_titles_that_differ_in_the_place_alone_are_told() -> None:
    offices = take_two("Isi satu.\n", "Isi dua.\n")
    title = ("implementasi", "kebijakan", "kepegawaian", "di")

    hints = list(find_same_titles(replace(each, title=title) for each in offices))

    assert [hint.tell() for hint in hints] == [
        "content/artikel/semarang/a.md:2: petunjuk: judul sama dengan judul artikel/dumai/b.md, selain nama "
        "daerah, kantor, tanggal, dan angka; sebutkan apa yang khas di kantor Anda",
        "content/artikel/dumai/b.md:2: petunjuk: judul sama dengan judul artikel/semarang/a.md, selain nama "
        "daerah, kantor, tanggal, dan angka; sebutkan apa yang khas di kantor Anda",
    ]


def test_a_short_title_may_stand_over_two_texts() -> None:
    offices = take_two("Isi satu.\n", "Isi dua.\n")

    assert list(find_same_titles(replace(each, title=("lowongan", "pegawai")) for each in offices)) == []


def test_the_shortest_text_of_the_corpus_is_long_enough() -> None:
    shortest = min(
        len(take(written, "artikel/semarang/a.md", "Semarang").shingles) for written in read_corpus()
    )

    assert shortest >= MIN_SHINGLES


def test_places_are_what_no_text_is_told_apart_by() -> None:
    text = make_text(
        "Isi.\n", title="Kota Semarang dan BKN Semarang pada 3 Maret 2025, Kabupaten Kutai Barat"
    )

    from plugins.hints.fingerprint import list_tokens

    assert list_tokens(text, PLACES) == ["dan", "pada", "isi"]
