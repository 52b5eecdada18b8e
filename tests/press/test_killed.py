"""A build that is killed leaves whole files, old or new, and the next one is right. README.md tells more."""

from __future__ import annotations

import os
import random
import signal
from pathlib import Path
from time import monotonic

import pytest

from tests.press.killing import Versions, count_steps, send_at_step, start_build
from tests.press.tree import Tree, add_article, plant

KILLS = int(os.environ.get("PRESS_KILLS", "200"))
SEED = int(os.environ.get("PRESS_KILL_SEED", "1"))
FEW, MANY = 4, int(os.environ.get("PRESS_KILL_ARTICLES", "60"))


@pytest.fixture
def few(tmp_path: Path) -> Versions:
    tree = plant(tmp_path, random.Random(0))
    for path in tree.sources()[FEW:]:
        (tree.content / path).unlink()
    tree.settings = {"PAGE_KINDS": ("front",), "PRESS_WORKERS": 1}
    return Versions(tree)


@pytest.fixture
def many(tmp_path: Path) -> Versions:
    rng = random.Random(0)
    tree = plant(tmp_path, rng)
    for _ in range(MANY - len(tree.sources())):
        add_article(tree, rng)
    tree.settings = {"PAGE_KINDS": ("front", "offices", "feeds"), "PRESS_WORKERS": 2}
    return Versions(tree)


def kill_build_at_step(tree: Tree, number: int) -> bool:
    """Builds until the n-th step; False where the build came to its end before."""
    process = start_build(tree, lambda: send_at_step(number, signal.SIGKILL))
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


def test_a_build_killed_at_any_step_leaves_whole_files_and_the_next_is_right(few: Versions) -> None:
    few.check_built(0)
    old, new, step = 0, 1, 1

    few.put(new)
    while kill_build_at_step(few.tree, step):
        few.check_killed()
        few.check_built(new)
        old, new, step = new, old, step + 1
        few.put(new)

    assert step > len(few.paths)


def test_a_build_killed_at_any_step_is_undone_where_the_sources_are(few: Versions) -> None:
    few.check_built(0)
    step = 1

    few.put(1)
    while kill_build_at_step(few.tree, step):
        few.check_built(0)
        few.put(1)
        step += 1

    assert step > len(few.paths)


def test_a_first_build_killed_at_any_step_leaves_whole_files_and_the_next_is_right(few: Versions) -> None:
    step = 1

    few.put(0)
    while kill_build_at_step(few.tree, step):
        few.check_killed()
        few.check_built(0)
        few.forget()
        step += 1

    assert step > len(few.editions[0])


def kill_after(versions: Versions, seconds: float) -> None:
    """Kills a build after so long; meanwhile readers see whole files only."""
    started = monotonic()
    process = start_build(versions.tree)
    while process.is_alive() and monotonic() - started < seconds:
        versions.check_whole()
        process.join(timeout=0.01)
    process.kill()
    process.join()


def measure(versions: Versions) -> float:
    started = monotonic()
    start_build(versions.tree).join()
    return monotonic() - started


def test_a_build_killed_at_200_random_points_leaves_whole_files_and_the_next_is_right(
    many: Versions, tmp_path: Path
) -> None:
    rng = random.Random(SEED)
    many.put(0)
    cold = measure(many)
    many.put(1)
    warm = measure(many)
    many.put(0)
    steps = count_steps(many.tree, tmp_path / "steps")
    many.check_built(1)
    between = 0

    for kill in range(KILLS):
        # Some fall on the ruins of the last, some on an empty folder.
        if kill % 10 == 0:
            many.forget()
        many.put(rng.randrange(2))
        if kill % 2:
            kill_build_at_step(many.tree, rng.randint(1, steps))
        else:
            kill_after(many, rng.uniform(0, cold if kill % 10 == 0 else warm))
        many.check_killed()
        between += many.is_between()
        if rng.random() < 0.5:
            many.check_built(rng.randrange(2))

    many.check_built(0)
    assert between > KILLS // 10
