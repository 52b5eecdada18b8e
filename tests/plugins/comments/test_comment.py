"""What comments are counted and sorted by."""

from __future__ import annotations

import dataclasses

from plugins.comments.comment import Comment, count_living, split_by_article
from tests.plugins.comments.making import ARTICLE, OTHER_ARTICLE, make_comment, make_removed


def test_a_comment_has_no_field_that_could_hold_what_is_private() -> None:
    names = [field.name for field in dataclasses.fields(Comment)]

    assert names == ["id", "article", "parent", "name", "sent_at", "text", "is_staff", "is_removed"]


def test_removed_comments_are_not_counted() -> None:
    comments = [make_comment("a"), make_removed("b"), make_comment("c", is_staff=True)]

    assert count_living(comments) == 2
    assert count_living([]) == 0


def test_comments_are_split_by_article_in_their_order() -> None:
    first, second, third = make_comment("a"), make_comment("b", article=OTHER_ARTICLE), make_comment("c")

    groups, orphans = split_by_article([third, second, first], [ARTICLE, OTHER_ARTICLE, "/lain/"])

    assert groups == {ARTICLE: (third, first), OTHER_ARTICLE: (second,)}
    assert orphans == ()


def test_comments_of_an_article_that_is_not_published_are_handed_back_apart() -> None:
    here, gone = make_comment("a"), make_comment("b", article=OTHER_ARTICLE)

    groups, orphans = split_by_article(iter([here, gone]), iter([ARTICLE]))

    assert groups == {ARTICLE: (here,)}
    assert orphans == (gone,)
