"""A comment that is approved changes its article's pages, and what tells its count, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.comments.export import write_export
from tests.fixtures.building import Build, files_of
from tests.fixtures.content import MakeContent
from tests.plugins.comments.making import make_comment

FIRST, SECOND = "/semarang/2025/02/26/satu/", "/jayapura/2025/02/27/dua/"


def test_approved_comment_changes_only_the_pages_of_its_article_and_the_lists_that_count_it(
    make_content: MakeContent, build_content: Build, make_settings: Callable[..., str], tmp_path: Path
) -> None:
    export = tmp_path / "export.jsonl"
    settings = make_settings(COMMENTS_EXPORT=str(export), COMMENTS_ACTION="/komentar/")
    content = make_content(
        {"file": "satu.md"}, {"file": "dua.md", "office": "jayapura", "date": "2025-02-27 09:00"}
    )
    write_export([make_comment("k1", article=SECOND)], export)
    output = build_content(content, settings=settings).output
    before = {path: (output / path).stat().st_mtime_ns for path in files_of(output)}

    write_export([make_comment("k1", article=SECOND), make_comment("k2", article=FIRST)], export)
    built = build_content(content, settings=settings)

    assert built.status == 0
    changed = {path for path in files_of(output) if (output / path).stat().st_mtime_ns != before.get(path)}
    assert f"{FIRST.strip('/')}/index.html" in changed
    assert not any(path.startswith("jayapura/") for path in changed)
    pages = {path for path in changed if path.endswith("index.html")}
    assert all(FIRST in built.read(path) for path in pages)
    assert f"{SECOND.strip('/')}/index.html" in before


@pytest.mark.parametrize("text", ["siti@contoh.example", "10.200.30.40"], ids=["e-mail", "machine"])
def test_export_with_an_address_in_it_stops_the_build_and_the_site_stays(
    make_content: MakeContent,
    build_content: Build,
    make_settings: Callable[..., str],
    tmp_path: Path,
    text: str,
) -> None:
    export = tmp_path / "export.jsonl"
    settings = make_settings(COMMENTS_EXPORT=str(export))
    content = make_content({"file": "satu.md"})
    write_export([make_comment("k1", article=FIRST, text="Terima kasih.")], export)
    before = files_of(build_content(content, settings=settings).output)
    export.write_text(export.read_text(encoding="utf-8").replace("Terima kasih.", text))

    built = build_content(content, settings=settings)

    assert (built.status, files_of(built.output)) == (1, before)
    assert "address; no address may be public; redact it before approval" in built.faults
    assert text not in built.faults
