"""A page that is deleted while the ledger is lost stays as a stranger's file, and is told."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.press.ledger import NAME as LEDGER
from tests.press.tree import Tree, add_article, address_of, plant


def lose(ledger: Path) -> None:
    ledger.unlink()


def lose_all(ledger: Path) -> None:
    shutil.rmtree(ledger.parent)


def cut_short(ledger: Path) -> None:
    os.truncate(ledger, ledger.stat().st_size // 2)


LOSSES = [lose, lose_all, cut_short]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    planted = plant(tmp_path, random.Random(0))
    planted.settings = {"PAGE_KINDS": ("front",)}
    return planted


@pytest.mark.parametrize("lose_it", LOSSES)
def test_a_page_deleted_together_with_the_ledger_is_told(tree: Tree, lose_it: Callable[[Path], None]) -> None:
    path = add_article(tree, random.Random(0))
    page = f"{address_of(tree, path)}index.html".lstrip("/")
    assert tree.build() == (0, "")
    (tree.content / path).unlink()
    lose_it(tree.state / LEDGER)

    status, faults = tree.build()

    assert status == 0
    assert faults.splitlines()[-1] == (
        f"{tree.output}: 1 file is not of this build ({page}); without its ledger the press cannot tell "
        "its own from others': delete what should be gone, or empty the folder and build again"
    )
    assert (tree.output / page).is_file()


@pytest.mark.parametrize("lose_it", LOSSES)
def test_a_lost_ledger_alone_gives_no_strangers(tree: Tree, lose_it: Callable[[Path], None]) -> None:
    assert tree.build() == (0, "")
    (tree.output / "CNAME").write_text("kabar.example\n", encoding="utf-8")
    (tree.output / ".git").mkdir()
    (tree.output / ".git" / "HEAD").write_text("x", encoding="utf-8")
    lose_it(tree.state / LEDGER)

    status, faults = tree.build()

    assert status == 0
    assert "not of this build" not in faults


def test_a_known_ledger_says_nothing_of_strangers(tree: Tree) -> None:
    assert tree.build() == (0, "")
    (tree.output / "catatan.txt").write_text("x", encoding="utf-8")
    add_article(tree, random.Random(0))

    assert tree.build() == (0, "")


def test_many_strangers_are_counted_and_three_are_named(tree: Tree) -> None:
    assert tree.build() == (0, "")
    lose(tree.state / LEDGER)
    for number in range(5):
        (tree.output / f"lama-{number}.html").write_text("x", encoding="utf-8")

    _, faults = tree.build()

    assert faults == (
        f"{tree.output}: 5 files are not of this build (lama-0.html, lama-1.html, lama-2.html, …); without "
        "its ledger the press cannot tell its own from others': delete what should be gone, or empty the "
        "folder and build again\n"
    )
