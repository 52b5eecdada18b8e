"""Edge: a new article is written whole, passes the gate, and never over another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from plugins.publication.run import check
from plugins.writing.new import new
from tests.fixtures.content import MakeContent

NOW = "2026-03-01T08:00+07:00"
GIVEN = {
    "title": "Semarang melatih penyelia layanan",
    "office": "semarang",
    "category": "manajemen-kinerja",
    "summary": "Pelatihan berlangsung dua hari.",
}
WRITTEN = "artikel/semarang/2026/2026-03-01-semarang-melatih-penyelia-layanan.md"


def answering(answers: Iterable[str]) -> Callable[[str], str]:
    """A writer who gives these answers, one after the other, and then none."""
    waiting = iter(answers)

    def ask(question: str) -> str:
        answer = next(waiting, None)
        if answer is None:
            raise EOFError
        return answer

    return ask


def files_below(folder: Path) -> set[str]:
    """All files, by their paths from the folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_options_alone_make_an_article_without_a_question(make_content: MakeContent) -> None:
    content = make_content()

    status = new(GIVEN, content=str(content), now=NOW, ask=answering([]))

    assert status == 0
    assert (
        (content / WRITTEN)
        .read_bytes()
        .startswith(
            b'---\ntitle: "Semarang melatih penyelia layanan"\ndate: 2026-03-01 08:00\n'
            b'category: manajemen-kinerja\nsummary: "Pelatihan berlangsung dua hari."\nstatus: draft\n---\n\n'
        )
    )


def test_new_article_passes_the_gate(make_content: MakeContent, capsys: pytest.CaptureFixture[str]) -> None:
    content = make_content()
    new({**GIVEN, "topics": "Pelatihan, penilaian-kinerja"}, content=str(content), now=NOW)
    capsys.readouterr()

    status = check(content=str(content), now=NOW)

    assert (status, capsys.readouterr().err) == (0, "")


def test_published_article_passes_the_gate_too(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content()
    new(GIVEN, content=str(content), now=NOW)
    capsys.readouterr()
    file = content / WRITTEN
    file.write_text(file.read_text(encoding="utf-8").replace("status: draft\n", ""), encoding="utf-8")

    status = check(content=str(content), now=NOW)

    assert (status, capsys.readouterr().err) == (0, "")


def test_questions_are_asked_again_until_the_answer_is_good(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content()
    answers = [
        "smarang",
        "1",
        "",
        "Judul baru",
        "kepegawain",
        "2",
        "1, 2",
        "Satu kalimat.",
        "05/06/2026",
        "",
        "",
    ]

    status = new({}, content=str(content), now=NOW, ask=answering(answers))

    told = capsys.readouterr()
    assert status == 0, told.err
    assert "maksudnya “semarang”?" in told.err
    assert "maksudnya “kepegawaian”?" in told.err
    text = (content / "artikel/semarang/2026/2026-03-01-judul-baru.md").read_text(encoding="utf-8")
    assert "category: manajemen-kinerja\ntopics: [penilaian-kinerja, pelatihan]\n" in text


def test_date_is_proposed_in_the_zone_of_the_office(make_content: MakeContent) -> None:
    content = make_content()

    new({**GIVEN, "office": "jayapura"}, content=str(content), now="2026-02-28T23:30+07:00")

    (file,) = content.glob("artikel/jayapura/2026/*.md")
    assert file.name == "2026-03-01-semarang-melatih-penyelia-layanan.md"
    assert "date: 2026-03-01 01:30\n" in file.read_text(encoding="utf-8")


def test_former_name_of_an_office_leads_to_its_folder(make_content: MakeContent) -> None:
    content = make_content()

    new({**GIVEN, "office": "kota-semarang"}, content=str(content), now=NOW)

    assert (content / WRITTEN).is_file()


def test_all_faulty_options_are_told_together_and_nothing_is_written(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content()
    before = files_below(content)
    given = {**GIVEN, "category": "kepegawain", "topics": "pelatihn", "slug": "../../x"}

    status = new(given, content=str(content), now=NOW, ask=answering([]))

    told = capsys.readouterr().err.splitlines()
    assert status == 1
    assert [line.partition(":")[0] for line in told] == ["category", "topics", "slug"]
    assert told[0] == "category: kategori “kepegawain” tidak ada di register; maksudnya “kepegawaian”?"
    assert files_below(content) == before


@pytest.mark.parametrize("office", ["tidak-ada", "../semarang", "", "/tmp"])
def test_unknown_office_never_becomes_a_folder(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str], office: str
) -> None:
    content = make_content()
    before = files_below(content.parent)

    status = new({**GIVEN, "office": office}, content=str(content), now=NOW, ask=answering([]))

    assert status == 1
    assert capsys.readouterr().err.startswith("office: kantor ")
    assert files_below(content.parent) == before


def test_existing_file_is_never_written_over(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content()
    new(GIVEN, content=str(content), now=NOW)
    (content / WRITTEN).write_text("tulisan lama", encoding="utf-8")

    status = new(GIVEN, content=str(content), now=NOW)

    assert status == 1
    assert (content / WRITTEN).read_text(encoding="utf-8") == "tulisan lama"
    assert capsys.readouterr().err == (
        f"{content / WRITTEN} sudah ada; ganti judulnya atau beri --slug lain\n"
    )


def test_missing_answer_names_its_option(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content()
    given = {key: value for key, value in GIVEN.items() if key != "summary"}

    status = new(given, content=str(content), now=NOW, ask=answering([""]))

    assert status == 1
    assert capsys.readouterr().err == (
        "jawaban untuk “Ringkasan satu kalimat” tidak ada; berikan dengan --summary\n"
    )


def test_cancelling_leaves_nothing(make_content: MakeContent, capsys: pytest.CaptureFixture[str]) -> None:
    content = make_content()
    before = set(content.rglob("*"))

    def cancel(question: str) -> str:
        raise KeyboardInterrupt

    status = new({"office": "jayapura"}, content=str(content), now=NOW, ask=cancel)

    assert status == 1
    assert capsys.readouterr().err == "\nDibatalkan; tidak ada berkas yang ditulis.\n"
    assert set(content.rglob("*")) == before


@pytest.mark.parametrize("now", ["besok", "2026-03-01T08:00"], ids=["no date", "no zone"])
def test_moment_without_a_meaning_is_refused(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str], now: str
) -> None:
    status = new(GIVEN, content=str(make_content()), now=now)

    assert status == 1
    assert capsys.readouterr().err.endswith("; tulis seperti 2026-03-01T08:00+07:00\n")


def test_content_without_registers_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = new(GIVEN, content=str(tmp_path / "kosong"), now=NOW)

    assert status == 1
    assert capsys.readouterr().err.endswith("belum dapat dibaca; perbaiki dahulu\n")
