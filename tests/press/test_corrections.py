"""A change of words alone is printed without planning all pages, and gives what a clean build gives."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from plugins.publication.reach import NAME
from tests.press.site_edits import approve_a_comment, approve_a_reply, change_a_media_file, let_time_pass
from tests.press.source_edits import (
    Edit,
    add_an_article_held_back,
    add_an_article_of_a_day,
    add_headings,
    change_author,
    change_body,
    change_category,
    change_date,
    change_hour,
    change_summary,
    change_title,
    change_topics,
    delete_an_article,
    link_a_media_file,
    link_two_articles,
    name_a_picture,
    note_a_change,
    note_a_change_on_a_page,
    set_status,
    withdraw,
)
from tests.press.tree import PAGES, Tree, address_of, plant
from tests.press.twins import Twins

TRIES = 60

# What gives a text all that a page may show of it and of others.
PREPARING = (
    add_an_article_of_a_day,
    add_an_article_of_a_day,
    add_an_article_of_a_day,
    add_an_article_of_a_day,
    add_an_article_held_back,
    link_two_articles,
    link_two_articles,
    link_a_media_file,
    name_a_picture,
    withdraw,
    set_status,
    set_status,
    note_a_change_on_a_page,
    approve_a_comment,
    approve_a_reply,
)

VISIBLE = (
    change_title,
    change_summary,
    add_headings,
    delete_an_article,
    withdraw,
    approve_a_comment,
    change_a_media_file,
    link_two_articles,
)
# Edits of sources that leave no fault: what is refused may have been shown early.
HARMLESS = (
    change_title,
    change_summary,
    change_category,
    change_topics,
    change_author,
    change_hour,
    change_date,
    set_status,
    note_a_change,
    change_body,
    add_headings,
)


@pytest.fixture
def twins(tmp_path: Path) -> Twins:
    """A publication with articles of one day, hidden, withdrawn, held back and linked texts."""
    rng = random.Random(5)
    twins = Twins(tree=plant(tmp_path, rng), rng=rng)
    twins.step(*PREPARING)
    settle(twins)
    return twins


def settle(twins: Twins) -> None:
    """Builds until no media file is so young that its times do not tell it from a changed one."""
    for _ in range(TRIES):
        plan = plan_of(twins.tree)
        twins.step(change_body)
        if plan_of(twins.tree) == plan:
            return
    raise AssertionError("no change of words was ever taken for one")


def correct(path: str) -> Edit:
    """Adds a sentence to one text."""

    def correct_text(tree: Tree, rng: random.Random) -> None:
        header, body = tree.read(path)
        tree.write(path, header, f"{body}\nKalimat pembetulan bernomor {tree.next()}.\n")

    return correct_text


def plan_of(tree: Tree) -> tuple[int, int]:
    """What tells one plan of all pages from the next."""
    found = (tree.state / NAME).stat()
    return found.st_ino, found.st_mtime_ns


def test_every_text_is_corrected_without_a_plan_of_all_pages(twins: Twins) -> None:
    plan = plan_of(twins.tree)
    texts = [*twins.tree.sources(), *(f"laman/{slug}.md" for slug in PAGES)]

    for path in texts:
        twins.step(correct(path))

    assert plan_of(twins.tree) == plan
    assert not twins.refusals


def test_many_texts_are_corrected_at_once(twins: Twins) -> None:
    plan = plan_of(twins.tree)

    twins.step(*(correct(path) for path in twins.tree.sources()))

    assert plan_of(twins.tree) == plan


def test_what_others_may_see_is_planned_anew(twins: Twins) -> None:
    for edit in VISIBLE:
        plan = plan_of(twins.tree)
        twins.step(change_body, edit)
        assert plan_of(twins.tree) != plan, edit.__name__


def test_a_fault_that_is_mended_costs_no_plan(twins: Twins) -> None:
    plan, path = plan_of(twins.tree), twins.tree.sources()[0]
    header, body = twins.tree.read(path)

    twins.tree.write(path, header, f"{body}\n[Ke mana?](/tidak-ada/)\n")
    assert not twins.compare()
    twins.tree.write(path, header, f"{body}\nTidak ke mana-mana.\n")
    assert twins.compare()

    assert plan_of(twins.tree) == plan


def test_a_text_that_falls_due_after_a_correction_appears(twins: Twins) -> None:
    twins.step(change_body)

    for _ in range(6):
        twins.step(let_time_pass)
        twins.step(change_body)


def test_a_saved_text_is_shown_before_the_lists_that_name_it(twins: Twins) -> None:
    tree, seen = twins.tree, []
    path = tree.sources()[0]
    page = tree.output / address_of(tree, path).strip("/") / "index.html"
    tree.tell_early = lambda: seen.append("Judul sementara" in page.read_text(encoding="utf-8"))
    header, body = tree.read(path)

    tree.write(path, {**header, "title": "Judul sementara"}, body)
    assert twins.compare()

    assert seen == [True]


def test_showing_texts_early_changes_nothing_of_the_end(twins: Twins) -> None:
    told: list[bool] = []
    twins.tree.tell_early = lambda: told.append(True)

    for _ in range(40):
        twins.step(*twins.rng.sample(HARMLESS, twins.rng.choice([1, 1, 2])))

    assert len(told) > 5


def test_a_page_that_was_touched_is_made_anew_beside_a_correction(twins: Twins) -> None:
    page = twins.tree.output / "index.html"
    page.write_bytes(page.read_bytes()[:-9])

    twins.step(change_body)
