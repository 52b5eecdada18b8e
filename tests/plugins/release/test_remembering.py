"""A release that remembers earlier ones is, byte for byte, the one that is made from nothing."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from plugins.release import compressing
from plugins.release.publishing import publish
from tests.fixtures.building import files_of
from tests.press.source_edits import (
    add_some_articles,
    change_body,
    change_title,
    delete_an_article,
    link_a_media_file,
)
from tests.press.tree import Tree, plant

# One at a time and in company; the first is a correction, the last leaves nothing to do.
EDITS = (
    (change_body,),
    (change_title, add_some_articles),
    (delete_an_article, change_body),
    (link_a_media_file,),
    (),
)
# How well texts are compressed is nothing that an earlier release could change.
QUALITY = 3


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """A small publication with a search index of several parts, as the public gets it."""
    monkeypatch.setattr(compressing, "BEST_BROTLI", QUALITY)
    tree = plant(tmp_path, random.Random(11))
    tree.settings |= {
        "SITEURL": "https://kabar.example",
        "PUBLIC": True,
        "SEARCH": True,
        "SEARCH_PART_TEXTS": 5,
        "PAGE_KINDS": ("front", "offices", "feeds"),
    }
    return tree


def publish_tree(tree: Tree, name: str, *, clean: bool) -> dict[str, bytes]:
    settings, content, *_, now = tree.arguments()
    places: dict[str, Any] = {"output": str(tree.root / name), "state": str(tree.root / f"state-{name}")}
    assert publish(settings=settings, content=content, now=now, clean=clean, **places) == 0
    beside = files_of(tree.root / f"state-{name}" / "release")
    told = {path: data for path, data in beside.items() if not path.endswith((".kept", "clock", "lock"))}
    return {**files_of(tree.root / name), **told}


def test_a_remembering_release_equals_a_clean_one_after_every_edit(tree: Tree) -> None:
    rng = random.Random(3)
    publish_tree(tree, "rilis", clean=False)

    for edits in EDITS:
        for edit in edits:
            edit(tree, rng)
        found = publish_tree(tree, "rilis", clean=False)
        shutil.rmtree(tree.root / "bersih", ignore_errors=True)
        wanted = publish_tree(tree, "bersih", clean=True)
        assert sorted(found) == sorted(wanted)
        assert [path for path in sorted(wanted) if found[path] != wanted[path]] == []
