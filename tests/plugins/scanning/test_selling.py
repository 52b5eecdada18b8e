"""What sells gambling is told while it is written, by the rule that a release is refused by."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.gate.judge import judge
from plugins.prose.convert import Converter
from plugins.scanning.approval import note_sources
from plugins.scanning.passages import find_selling, read_passage
from plugins.scanning.selling import MEND, RENAME
from plugins.scanning.suspects import may_sell
from plugins.writing.checking import check_sources
from tests.plugins.scanning.test_passages import CORPORA, read_corpus

CONVERTER = Converter()
PATH = "artikel/semarang/2026/2026-01-05-pembinaan.md"
HEADER = "---\ntitle: {title}\ndate: 2026-01-05\ncategory: kinerja\nsummary: Ringkasan naskah.\n---\n"
WORK = "Kepala kantor menyampaikan pesan agar disiplin ditegakkan dan aturan pemerintah dipatuhi pegawai.\n\n"


def tell(body: str, title: str = "Pembinaan pegawai", path: str = PATH) -> list[str]:
    """What the gate says of the words of a text on gambling; its body begins at line 7."""
    verdict, _ = judge(path, (HEADER.format(title=title) + body).encode(), CONVERTER)
    return [problem.tell("") for problem in verdict.problems if "iklan judi" in problem.fault]


@pytest.mark.parametrize(
    ("body", "line", "quoted"),
    [
        ("Slot gacor maxwin hari ini", 9, "Slot gacor maxwin hari ini"),
        ("[Slot **gacor** maxwin](https://contoh.example/) hari ini", 9, "Slot gacor maxwin hari ini"),
        ("s l o t g a c o r maxwin", 9, "s l o t g a c o r maxwin"),
        ("| A | B |\n| --- | --- |\n| toto macau 4D | x |", 11, "toto macau 4D"),
        ("- satu\n    - slot gacor maxwin", 10, "slot gacor maxwin"),
        ("老虎机 注册送58元", 9, "老虎机 注册送58元"),
        ("“Slot gacor maxwin hari ini”", 9, "“Slot gacor maxwin hari ini”"),
    ],
    ids="plain link spaced table nested chinese quoted-without-a-report".split(),
)
def test_an_advertisement_is_told_at_its_line(body: str, line: int, quoted: str) -> None:
    assert tell(f"{WORK}{body}\n") == [f"{PATH}:{line}: isi: “{quoted}” berbunyi seperti iklan judi; {MEND}"]


def test_a_title_and_the_name_of_a_file_are_told_too() -> None:
    path = PATH.replace("pembinaan", "slot-gacor-maxwin")

    assert tell(WORK, "Slot gacor maxwin", path) == [
        f"{path}:1: berkas: “slot gacor maxwin” berbunyi seperti iklan judi; {RENAME}",
        f"{path}:2: title: “Slot gacor maxwin” berbunyi seperti iklan judi; {MEND}",
    ]


def test_who_follows_the_advice_is_through() -> None:
    report = "Halaman dinas menampilkan slot gacor maxwin, daftar sekarang."
    mended = "Halaman dinas menampilkan “slot gacor maxwin, daftar sekarang”. Polisi menindak penanamnya."

    assert len(tell(report)) == 1
    assert tell(mended) == []


@pytest.mark.parametrize("text", [text for _, honest in CORPORA for text in honest[::2]])
def test_ordinary_news_about_gambling_is_silent(text: str) -> None:
    assert tell(f"{WORK}{text}\n") == []


def test_whatever_sells_is_suspected_and_ordinary_texts_are_not() -> None:
    texts = [text for planted, honest in CORPORA for text in (*planted, *honest)]

    assert [text for text in texts if read_passage(text).sells and not may_sell(text)] == []
    assert not may_sell(WORK)


def test_the_gate_and_the_release_tell_the_same_lines(tmp_path: Path) -> None:
    texts = [text.replace("\n", " ") for text in (*read_corpus("tanaman.txt"), *read_corpus("wajar.txt"))]
    told = {}
    for number, text in enumerate(texts):
        path = f"artikel/semarang/2026/2026-01-05-naskah-{number}.md"
        source = HEADER.format(title="Judul") + f"{WORK}{text}\n"
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(source, encoding="utf-8")
        verdict, _ = judge(path, source.encode(), CONVERTER)
        told[path] = [problem.line for problem in verdict.problems if "iklan judi" in problem.fault]

    refused = {path: [line for line, _ in note.faults] for path, note in note_sources(tmp_path, {}).items()}

    assert refused == told
    assert sum(map(bool, told.values())) >= 50


def test_quotation_marks_excuse_nothing_in_a_text_that_does_not_report() -> None:
    advertisement = "“Slot gacor maxwin hari ini”"

    assert list(find_selling(["Kegiatan kantor berjalan lancar.", advertisement])) == [advertisement]
    assert list(find_selling(["Peretas menanam judul itu; polisi menyelidiki.", advertisement])) == []


def test_a_check_of_one_file_refuses_an_advertisement(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "content"
    (content / "artikel/semarang/2026").mkdir(parents=True)
    (content / PATH).write_text(
        HEADER.format(title="Judul") + f"{WORK}Slot gacor maxwin hari ini\n", encoding="utf-8"
    )

    status = check_sources(content=str(content), files=[str(content / PATH)])

    told = capsys.readouterr()
    assert status == 1
    assert (
        f"{PATH}:9: isi: “Slot gacor maxwin hari ini” berbunyi seperti iklan judi; {MEND}"
        in told.out + told.err
    )
