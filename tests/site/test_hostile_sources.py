"""Inputs of the unkind, through the whole build: told or harmless, never a crash or a file elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.gate.memory import Memory
from plugins.gate.shelf import Shelf
from plugins.gate.survey import survey
from plugins.publication.run import build
from tests.fixtures.building import Build, files_of
from tests.fixtures.content import HEADER, REGISTERS, ROOT, MakeContent, write_source
from tests.site.test_gate_in_the_build import read_sum

HOSTILE = sorted((ROOT / "tests" / "hostile" / "sources").glob("*.md"))
# These are proper texts or proper in a way: they must come out, and come out harmless.
HARMLESS = {"body-template-marks", "title-markup"}


def is_refused(path: Path) -> bool:
    return not path.stem.startswith("proper-") and path.stem not in HARMLESS


@pytest.mark.parametrize("path", [file for file in HOSTILE if is_refused(file)], ids=lambda file: file.stem)
def test_every_hostile_source_is_refused(make_content: MakeContent, build_content: Build, path: Path) -> None:
    content = make_content(files={f"artikel/semarang/{path.name}": path.read_bytes()})

    built = build_content(content)

    assert built.status == 1
    assert f"artikel/semarang/{path.name}:" in built.faults
    assert "Traceback" not in built.faults
    assert not built.output.exists() or not list(built.output.rglob("*"))
    numbers = read_sum(built.told)
    assert numbers[0] == sum(numbers[1:]) == 2
    assert numbers[5] == 1


@pytest.mark.parametrize(
    "path", [file for file in HOSTILE if not is_refused(file)], ids=lambda file: file.stem
)
def test_every_proper_source_comes_out_harmless(
    make_content: MakeContent, build_content: Build, path: Path
) -> None:
    content = make_content(files={f"artikel/semarang/{path.name}": path.read_bytes()})

    built = build_content(content)

    assert built.status == 0, built.faults
    for page in built.output.rglob("*.html"):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        assert not soup.find_all(["iframe", "object", "embed"])
        assert all(script["type"] == "application/ld+json" for script in soup.find_all("script"))


TITLES = st.one_of(st.none(), st.text(max_size=40))
DATES = st.sampled_from(
    ["2025-02-26", "2031-01-01 08:00", "Feb, Tue, 2025", "05/06/2025", "26 Februari 2025", ""]
)
STATUSES = st.sampled_from([None, "draft", "hidden", "published", "withdrawn", "terbit"])
SLUGS = st.one_of(
    st.none(), st.sampled_from(["../../../x", "a/b", "sama", "..", "con", "%2e%2e"]), st.text(max_size=12)
)
BODIES = st.one_of(
    st.text(max_size=200), st.just("Teks [tautan](../../../../etc/passwd) dan ![gambar](x.png)\n")
)
ARTICLES = st.fixed_dictionaries(
    {
        "title": TITLES,
        "date": DATES,
        "status": STATUSES,
        "slug": SLUGS,
        "body": BODIES,
        "category": st.sampled_from(["kinerja", "x", None]),
    }
)
NAMES = st.sampled_from(["a.md", "2025-02-26-b.md", "C.MD", "d.txt", "..md", "e f.md", "sub/g.md", "aux.md"])


def write_tree(folder: Path, articles: Mapping[str, Mapping[str, str | None]]) -> Path:
    content = folder / "content"
    for name, text in REGISTERS.items():
        target = content / "registers" / f"{name}.toml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    for name, article in articles.items():
        header = {**HEADER, **{key: value for key, value in article.items() if key != "body"}}
        target = content / "artikel" / "semarang" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(write_source(header, str(article["body"])).encode("utf-8", "surrogatepass"))
    return content


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=st.dictionaries(NAMES, ARTICLES, max_size=6))
def test_nothing_is_lost_and_nothing_is_written_outside_the_output(
    articles: Mapping[str, Mapping[str, str | None]],
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path_factory.mktemp("tree")
    content = write_tree(folder, articles)
    before = files_of(folder)
    capsys.readouterr()

    status = build(
        settings=str(ROOT / "pelicanconf.py"),
        content=str(content),
        output=str(folder / "output"),
        state=str(folder / "state"),
        now="2026-03-01T08:00+07:00",
    )

    told = capsys.readouterr()
    numbers = read_sum(told.out)
    assert numbers[0] == sum(numbers[1:]) == len(articles)
    assert "Traceback" not in told.err
    assert status == (1 if numbers[5] else 0)
    after = {
        path: data for path, data in files_of(folder).items() if not path.startswith(("output/", "state/"))
    }
    assert after == before


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=400), name=NAMES)
def test_no_bytes_at_all_crash_the_survey(
    raw: bytes, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = tmp_path_factory.mktemp("bytes")
    target = content / "artikel" / "semarang" / name
    target.parent.mkdir(parents=True)
    target.write_bytes(raw)

    found = survey(content, Shelf(None), Memory(None, b""), {})

    assert found.source_count == 1
    assert found.problems
