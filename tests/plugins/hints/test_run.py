"""Edge: `check --hints` tells hints and changes nothing else."""

from __future__ import annotations

import pytest

from plugins.hints.run import tell_hints
from plugins.publication.run import check
from tests.fixtures.content import MakeContent


def test_hints_of_all_texts_are_told_and_counted(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content({"body": "Kirim link itu.\n"})

    tell_hints(str(content))

    assert capsys.readouterr().out == (
        f"{content}/artikel/semarang/naskah-1.md:10: petunjuk: kata asing “link”; pakai “tautan”\n"
        "1 petunjuk; tidak menghalangi penerbitan\n"
    )


def test_without_hints_it_says_so(make_content: MakeContent, capsys: pytest.CaptureFixture[str]) -> None:
    tell_hints(str(make_content()))

    assert capsys.readouterr().out == "Tidak ada petunjuk\n"


def test_a_folder_that_is_missing_is_left_to_the_gate(capsys: pytest.CaptureFixture[str]) -> None:
    tell_hints("/tidak/ada")

    assert capsys.readouterr().out == ""


def test_hints_never_stop_a_build(make_content: MakeContent) -> None:
    content = make_content({"body": "Kirim link itu sebelum deadline BKPSDM. " * 12})

    assert check(content=str(content), now="2026-03-01T08:00+07:00") == 0
