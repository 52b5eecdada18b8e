"""Edge: `check` for a folder or one source."""

from __future__ import annotations

import pytest

from plugins.writing.checking import check_sources
from tests.fixtures.content import MakeContent

NOW = "2026-03-01T08:00+07:00"
NO_SOURCE = (
    "bukan naskah; naskah ada di artikel/ dan laman/. "
    "Register dan media ikut diperiksa oleh check tanpa nama berkas"
)
GOOD, BAD = "artikel/semarang/baik.md", "artikel/semarang/buruk.md"


@pytest.mark.parametrize(
    ("files", "status"),
    [([], 1), ([GOOD], 0), ([BAD], 1), ([GOOD, BAD], 1)],
    ids=["all", "good", "bad", "both"],
)
def test_only_the_faults_of_the_named_source_count(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str], files: list[str], status: int
) -> None:
    content = make_content({"file": "baik.md"}, {"file": "buruk.md", "title": None})

    assert check_sources(files, content=str(content), now=NOW) == status
    assert (f"{BAD}:1: title:" in capsys.readouterr().err) == bool(status)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("artikel/semarang/tidak.md", "artikel/semarang/tidak.md tidak ada; periksa nama berkasnya"),
        ("../lain.md", "../lain.md berada di luar folder naskah {content}; periksa --content"),
        ("artikel", "artikel adalah folder; tulis nama berkas naskah, atau jalankan check saja"),
        ("registers/offices.toml", f"registers/offices.toml {NO_SOURCE}"),
        ("README.md", f"README.md {NO_SOURCE}"),
    ],
    ids=["missing", "outside", "folder", "register", "read-me"],
)
def test_what_is_no_source_is_told(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str], file: str, message: str
) -> None:
    content = make_content()
    (content / "README.md").write_text("Cara menulis\n", encoding="utf-8")

    assert check_sources([file], content=str(content), now=NOW) == 1
    assert capsys.readouterr().err == message.format(content=content) + "\n"


def test_hints_of_one_source_are_its_own(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content({"file": "baik.md", "body": "Kirim link. " * 20}, {"body": "Isi deadline. " * 20})

    status = check_sources([GOOD], content=str(content), now=NOW, hints=True)

    assert status == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        f"{content}/{GOOD}:10: petunjuk: kata asing “link”; pakai “tautan”",
        "1 petunjuk; tidak menghalangi penerbitan",
    ]
