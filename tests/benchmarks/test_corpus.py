"""Edge: the benchmark's made-up articles are the same every time, and such as our gate lets pass."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.corpus import FORMS, write_corpus
from tests.benchmarks.texts import MAX_OFFICES, Size, all_places
from tests.fixtures.building import files_of
from tests.fixtures.content import NOW, ROOT

SMALL = Size(articles=60, offices=9)


@pytest.mark.parametrize("form", FORMS)
def test_corpus_is_the_same_in_another_process(tmp_path: Path, form: str) -> None:
    write_corpus(tmp_path / "here", form, SMALL)
    command = [sys.executable, "-m", "tests.benchmarks.corpus", str(tmp_path / "there"), "--form", form]
    command += ["--articles", str(SMALL.articles), "--offices", str(SMALL.offices)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7"}, check=True)

    assert files_of(tmp_path / "here") == files_of(tmp_path / "there")


def test_gate_has_nothing_to_say_of_the_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from plugins.publication.run import check

    write_corpus(tmp_path, "ours", SMALL)

    status = check(content=str(tmp_path / "content"), now=NOW.isoformat())

    assert (status, capsys.readouterr().err) == (0, "")


def test_every_office_has_a_name_of_its_own() -> None:
    places = all_places(MAX_OFFICES)

    assert len({place.slug for place in places}) == MAX_OFFICES
