"""Names of headings never meet names of the page."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.prose.anchors import ANCHOR, AnchorNames, is_reserved, make_anchor

TEMPLATES = Path(__file__).parents[3] / "theme" / "templates"
PRINTING_TEXTS = ("article.html", "page.html", "day.html")


def reach(name: str) -> set[str]:
    """A template and all that it extends or imports."""
    text = (TEMPLATES / name).read_text("utf-8")
    named = re.findall(r'\{% (?:extends|from|include|import) "([^"]+)"', text)
    return {name}.union(*map(reach, named))


def test_every_place_that_a_template_around_a_text_names_is_reserved() -> None:
    places = {
        place
        for template in set().union(*map(reach, PRINTING_TEXTS))
        for place in re.findall(r'\sid="([a-z0-9-]+)"', (TEMPLATES / template).read_text("utf-8"))
    }

    assert len(places) > 5
    assert {place for place in places if not is_reserved(place)} == set()


@given(st.text())
def test_an_anchor_is_plain_and_free(text: str) -> None:
    anchor = make_anchor(text)

    assert ANCHOR.fullmatch(anchor)
    assert not is_reserved(anchor)


@given(st.lists(st.sampled_from(["a", "a-2", "a-2-2", "b"]), max_size=12))
def test_no_anchor_is_given_twice(stems: list[str]) -> None:
    names = AnchorNames()

    given_names = [names.give(stem) for stem in stems]

    assert len(set(given_names)) == len(stems)
