"""With a search index, too, an incremental build equals a clean one, and a correction plans nothing anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.press.damage import OUTPUT_DAMAGE
from tests.press.source_edits import SOURCE_EDITS, change_body, change_title, delete_an_article
from tests.press.test_corrections import HARMLESS, correct, plan_of, settle
from tests.press.tree import plant
from tests.press.twins import Twins

STEPS = 5


@pytest.fixture
def twins(tmp_path: Path) -> Twins:
    """A publication whose index has several parts, made beside its pages."""
    rng = random.Random(7)
    tree = plant(tmp_path, rng)
    tree.settings |= {"SEARCH": True, "SEARCH_PART_TEXTS": 4, "PRESS_WORKERS": 2}
    twins = Twins(tree=tree, rng=rng)
    assert twins.compare()
    return twins


def parts_of(twins: Twins) -> dict[str, int]:
    """Folders of the kept parts, with what tells one that was made anew."""
    kept = twins.tree.state / "search"
    return {part.name: part.stat().st_ino for part in kept.iterdir() if part.is_dir()}


def test_a_correction_remakes_one_part_and_plans_nothing(twins: Twins) -> None:
    settle(twins)
    plan, parts = plan_of(twins.tree), parts_of(twins)

    twins.step(correct(twins.tree.sources()[0]))

    assert plan_of(twins.tree) == plan
    assert len(parts) > 2
    assert len(parts.items() - parts_of(twins).items()) == 1


def test_random_edits_give_what_a_clean_build_gives(twins: Twins) -> None:
    edits = (*SOURCE_EDITS, *HARMLESS, *[change_body] * 9)

    for _ in range(STEPS):
        twins.step(*twins.rng.sample(edits, twins.rng.choice([1, 1, 2])))


def test_a_damaged_output_is_mended_beside_a_correction(twins: Twins) -> None:
    settle(twins)

    for damage in twins.rng.sample(OUTPUT_DAMAGE, 2):
        twins.step(damage, change_body)


@pytest.mark.parametrize("left", ["index.kept", "*.entries.kept"])
def test_what_is_kept_of_the_index_may_be_lost(twins: Twins, left: str) -> None:
    settle(twins)
    for file in (twins.tree.state / "search").glob(left):
        file.unlink()

    twins.step(change_body)
    twins.step(change_title, delete_an_article)
