"""Paths that cannot stand together."""

from __future__ import annotations

import pytest

from plugins.press.paths import check_paths, find_in_the_way
from plugins.press.render import PageRefused


def test_paths_in_folders_of_their_own_stand_together() -> None:
    check_paths(["index.html", "a/index.html", "a/b/index.html", "ab", "a.html"])


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (["a", "b", "a"], "a: two pages or files claim this path"),
        (["a/b", "a"], "a/b: a is a file of its own, so it cannot be a folder"),
        (["a", "a/b/c"], "a/b/c: a is a file of its own, so it cannot be a folder"),
    ],
    ids=["twice", "folder-first", "file-first"],
)
def test_paths_that_claim_one_place_are_refused(paths: list[str], message: str) -> None:
    with pytest.raises(PageRefused) as refusal:
        check_paths(paths)

    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("gone", "fresh", "blocked"),
    [
        ({"a", "b"}, {"a/x/y"}, {"a"}),
        ({"a/x", "a/y/z", "b"}, {"a"}, {"a/x", "a/y/z"}),
        ({"a", "b"}, {"c"}, set()),
        (set(), {"a"}, set()),
        ({"a"}, set(), set()),
    ],
    ids=["file-becomes-folder", "folder-becomes-file", "apart", "nothing-gone", "nothing-new"],
)
def test_what_stands_in_the_way_is_found(gone: set[str], fresh: set[str], blocked: set[str]) -> None:
    assert find_in_the_way(gone, fresh) == blocked
