"""Store: what the next commit would change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.history.staged import list_staged
from tests.fixtures.content import BODY, HEADER, MakeContent, write_source
from tests.plugins.history.keeping import Kept

Change = Callable[[Path], object]


def add(path: str) -> Change:
    def change(content: Path) -> None:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(write_source(HEADER, BODY), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda _: None, frozenset()),
        (add("artikel/semarang/2025/baru.md"), frozenset({"artikel/semarang/2025/baru.md"})),
        (add("laman/baru.md"), frozenset({"laman/baru.md"})),
        (add("media/a.txt"), None),
        (add("registers/x.toml"), None),
        (lambda content: (content / "artikel/semarang/naskah-1.md").unlink(), None),
        (lambda content: (content.parent / "lain.py").write_text("x = 1\n"), frozenset()),
    ],
    ids=["nothing", "article", "page", "media", "register", "deleted", "outside"],
)
def test_staged_sources_are_listed_unless_other_texts_may_be_touched(
    make_content: MakeContent, change: Change, expected: frozenset[str] | None
) -> None:
    content = make_content()
    kept = Kept(content)
    kept.commit()
    change(content)
    kept.git("add", "-A")

    assert list_staged(content) == expected


def test_what_is_not_staged_does_not_count(make_content: MakeContent) -> None:
    content = make_content()
    Kept(content).commit()
    add("laman/baru.md")(content)

    assert list_staged(content) == frozenset()
