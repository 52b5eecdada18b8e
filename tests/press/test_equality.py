"""An incremental build equals a clean one, whatever happened since the last. README.md tells more."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.press.damage import KEPT_DAMAGE, OUTPUT_DAMAGE
from tests.press.site_edits import SETTINGS, SITE_EDITS, approve_a_comment, set_to
from tests.press.source_edits import SOURCE_EDITS, Edit, add_headings, note_a_change_on_a_page, withdraw
from tests.press.tree import plant
from tests.press.twins import Twins

STEPS = int(os.environ.get("PRESS_EQUALITY_STEPS", "108"))
FIRST_SEED = int(os.environ.get("PRESS_EQUALITY_SEED", "1"))
STEPS_A_SEQUENCE = 12
EDITS = (*SOURCE_EDITS, *SITE_EDITS)


def make_twins(folder: Path, seed: int) -> Twins:
    rng = random.Random(seed)
    twins = Twins(tree=plant(folder, rng), rng=rng)
    assert twins.compare()
    return twins


def draw_edits(rng: random.Random) -> list[Edit]:
    """What happens between two builds.

    What is kept is damaged alone: without the list of its files the press cannot know that one
    which is no more was its own.
    """
    kind = rng.random()
    if kind < 0.1:
        return [rng.choice(KEPT_DAMAGE)]
    if kind < 0.3:
        return [rng.choice(OUTPUT_DAMAGE), *rng.sample(EDITS, rng.randint(0, 1))]
    return rng.sample(EDITS, rng.choice([1, 1, 2, 3]))


@pytest.mark.parametrize("edits", [SOURCE_EDITS, SITE_EDITS, OUTPUT_DAMAGE, KEPT_DAMAGE], ids=len)
def test_each_edit_by_itself_gives_what_a_clean_build_gives(tmp_path: Path, edits: tuple[Edit, ...]) -> None:
    twins = make_twins(tmp_path, seed=0)

    for edit in twins.rng.sample(edits, len(edits)):
        twins.step(edit)


def test_each_setting_reaches_every_page_that_it_changes(tmp_path: Path) -> None:
    twins = make_twins(tmp_path, seed=0)
    twins.step(note_a_change_on_a_page, add_headings, approve_a_comment, withdraw)

    for name, values in SETTINGS.items():
        for value in values[1:]:
            twins.step(set_to(name, value))
        twins.tree.settings[name] = values[0]
    twins.step()

    assert not twins.refusals


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + max(1, STEPS // STEPS_A_SEQUENCE)))
def test_an_incremental_build_equals_a_clean_one(tmp_path: Path, seed: int) -> None:
    twins = make_twins(tmp_path, seed)

    for _ in range(STEPS_A_SEQUENCE):
        twins.step(*draw_edits(twins.rng))
