"""Any number of workers gives the same bytes, and what fails in one of them is told by name."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.fixtures.building import files_of
from tests.press.tree import Tree, add_article, address_of, plant
from tests.press.twins import traces_of

ARTICLES = 240


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Enough pages for every worker to have some."""
    rng = random.Random(0)
    tree = plant(tmp_path, rng)
    for _ in range(ARTICLES):
        add_article(tree, rng)
    return tree


def test_the_same_bytes_at_any_number_of_workers(tree: Tree) -> None:
    editions = []
    for workers in (1, 2, 3):
        tree.settings["PRESS_WORKERS"] = workers
        assert tree.build_clean() == (0, "")
        editions.append(files_of(tree.clean))

    assert len(editions[0]) > ARTICLES
    assert editions[0] == editions[1] == editions[2]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_that_cannot_be_printed_is_named_and_nothing_changes(tree: Tree, workers: int) -> None:
    tree.settings["PRESS_WORKERS"] = workers
    assert tree.build() == (0, "")
    before = traces_of(tree.output)
    path = tree.sources()[100]
    title = tree.read(path)[0]["title"]
    template = tree.theme / "templates" / "article.html"
    head, mark, tail = template.read_text(encoding="utf-8").partition("{% block main %}")
    fault = f'{{% if article.title == "{title}" %}}{{{{ article.absent }}}}{{% endif %}}'
    template.write_text(head + mark + fault + tail, encoding="utf-8")

    status, faults = tree.build()

    assert status == 1
    reason = "has no attribute 'absent'"
    line = re.escape(f"{address_of(tree, path)[1:]}index.html: article.html: UndefinedError: ")
    assert re.fullmatch(rf"{line}.*{re.escape(reason)}\n", faults)
    assert traces_of(tree.output) == before

    template.write_text(head + mark + tail, encoding="utf-8")
    assert tree.build() == (0, "")
    assert traces_of(tree.output) == before


def test_a_faulty_source_among_many_is_named_and_nothing_changes(tree: Tree) -> None:
    tree.settings["PRESS_WORKERS"] = 2
    assert tree.build() == (0, "")
    before = traces_of(tree.output)
    path = tree.sources()[100]
    header, body = tree.read(path)
    for other in tree.sources():
        tree.write(other, *tree.read(other))
    tree.write(path, {**header, "category": "tidak-ada"}, body)

    status, faults = tree.build()

    assert status == 1
    assert [line.split(":")[0] for line in faults.splitlines()[:-1]] == [str(tree.content / path)]
    assert faults.splitlines()[-1] == "1 kesalahan; tidak ada yang dibangun, hasil sebelumnya tetap utuh"
    assert traces_of(tree.output) == before
