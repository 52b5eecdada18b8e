"""The survey reads what may have changed, judges what did, and always tells the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.gate.known import Place, Row, Survey
from plugins.gate.memory import Memory
from plugins.gate.shelf import Shelf
from plugins.gate.survey import survey
from tests.fixtures.content import BODY, HEADER, MakeContent, write_source

LONG_AGO_NS = 1_600_000_000_000_000_000
Look = Callable[..., Survey]


class FullShelf(Shelf):
    """A shelf on a disk that is full when it comes to one text."""

    def keep(self, html: str) -> Place:
        if "nomor 41" in html:
            raise OSError(28, "No space left on device")
        return super().keep(html)


def age(content: Path) -> None:
    """All sources are from long ago; the disk's own time of change cannot be set and stays young."""
    for path in content.rglob("*.md"):
        os.utime(path, ns=(LONG_AGO_NS, LONG_AGO_NS))


@pytest.fixture
def content(make_content: MakeContent) -> Path:
    bodies = [f"{BODY}\nNaskah nomor {number}.\n" for number in range(60)]
    made = make_content(*({"title": f"Naskah {number}", "body": body} for number, body in enumerate(bodies)))
    (made / "artikel/semarang/rusak.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    return made


@pytest.fixture
def look(tmp_path: Path, content: Path) -> Look:
    """Surveys the content as one build after another does."""
    state = tmp_path / "state"

    def run(workers: int = 1) -> Survey:
        memory = Memory(state, b"1")
        known, complaint = memory.load()
        assert complaint == ""
        places = {row.body_key: row.place for row in known.values() if row.place is not None}
        shelf = Shelf(state / "bodies", places)
        found = survey(content, shelf, memory, known, workers)
        for verdict in found.verdicts:
            assert shelf.fetch(verdict.body_key) is not None
        memory.save(found.rows)
        shelf.close()
        return found

    return run


def packs(tmp_path: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in (tmp_path / "state/bodies").iterdir()}


def settle(rows: dict[str, Row], tmp_path: Path) -> None:
    """Makes the memory one of sources that had been left alone for long before they were read."""
    later = {
        path: Row.of(row.trace, row.seen_ns + 10_000_000_000, row.verdict, row.place)
        for path, row in rows.items()
    }
    Memory(tmp_path / "state", b"1").save(later)


def test_what_has_not_changed_is_not_read(look: Look, tmp_path: Path) -> None:
    first = look()
    settle(first.rows, tmp_path)

    again = look()

    assert first.read == first.source_count == 61
    assert again.read == 0
    assert again.verdicts == first.verdicts
    assert again.problems == first.problems != []


def test_what_was_read_too_soon_after_its_change_is_read_again(look: Look, tmp_path: Path) -> None:
    first = look()
    before = packs(tmp_path)

    again = look()

    assert again.read == 61
    assert again.verdicts == first.verdicts
    assert packs(tmp_path) == before, "judged anew though nothing changed"


def test_a_fresh_clone_is_read_but_not_judged_anew(look: Look, content: Path, tmp_path: Path) -> None:
    first = look()
    settle(first.rows, tmp_path)
    before = packs(tmp_path)

    shutil.copytree(content, tmp_path / "clone")
    shutil.rmtree(content)
    (tmp_path / "clone").rename(content)
    again = look()

    assert again.read == 61
    assert again.verdicts == first.verdicts
    assert packs(tmp_path) == before


def test_one_edit_judges_one_source(look: Look, content: Path, tmp_path: Path) -> None:
    settle(look().rows, tmp_path)
    path = "artikel/semarang/naskah-7.md"
    body = "Isi yang baru, cukup panjang untuk sebuah kalimat.\n" * 8

    (content / path).write_text(write_source(HEADER, body), encoding="utf-8")
    again = look()

    assert again.read == 1
    verdict = next(verdict for verdict in again.verdicts if verdict.path == path)
    assert verdict.record is not None
    assert verdict.record.title == HEADER["title"]


def test_a_changed_text_of_the_same_size_and_time_is_seen(look: Look, content: Path, tmp_path: Path) -> None:
    path = content / "artikel/semarang/naskah-7.md"
    age(content)
    settle(look().rows, tmp_path)

    path.write_bytes(path.read_bytes().replace(b"triwulan", b"semester"))
    age(content)
    again = look()

    digest = next(verdict.digest for verdict in again.verdicts if verdict.path.endswith("naskah-7.md"))
    assert digest != next(
        verdict.digest for verdict in again.verdicts if verdict.path.endswith("naskah-8.md")
    )
    assert again.verdicts == look().verdicts
    assert b"semester" in path.read_bytes()


def test_what_is_gone_is_forgotten(look: Look, content: Path, tmp_path: Path) -> None:
    settle(look().rows, tmp_path)

    (content / "artikel/semarang/naskah-7.md").unlink()
    (content / "artikel/semarang/naskah-8.md").rename(content / "artikel/semarang/lain.md")
    again = look()

    assert again.read == 1
    assert [verdict.path for verdict in again.verdicts] == sorted(again.rows)
    assert "artikel/semarang/naskah-7.md" not in again.rows
    assert "artikel/semarang/lain.md" in again.rows


def test_lost_bodies_are_made_again(look: Look, tmp_path: Path) -> None:
    first = look()
    settle(first.rows, tmp_path)

    shutil.rmtree(tmp_path / "state/bodies")
    again = look()

    assert again.read == 61
    assert again.verdicts == first.verdicts


def test_the_same_at_any_number_of_workers(look: Look, tmp_path: Path) -> None:
    told = []
    for workers in (1, 2, 5):
        shutil.rmtree(tmp_path / "state", ignore_errors=True)
        found = look(workers)
        told.append((found.verdicts, found.problems, found.read))

    assert told[0] == told[1] == told[2]


def test_a_crash_names_the_source(content: Path, tmp_path: Path) -> None:
    shelf = FullShelf(tmp_path / "bodies")

    with pytest.raises(RuntimeError) as crash:
        survey(content, shelf, Memory(None, b"1"), {}, workers=2)

    assert str(crash.value).endswith(
        "OSError: [Errno 28] No space left on device\nwhile reading artikel/semarang/naskah-42.md\n"
    )
