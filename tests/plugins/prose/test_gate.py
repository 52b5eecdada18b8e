"""The hard promise: what passes holds nothing active, and good texts pass."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Comment, Declaration, Doctype, ProcessingInstruction
from hypothesis import given, settings

from plugins.prose.convert import Converter
from plugins.prose.rules import check_body

from .bodies import FILLER, judge, made_up_bodies, make_source
from .good_bodies import GOOD_BODIES
from .hostile_bodies import ACTIVE_BODIES, HOSTILE_BODIES

CONVERTER = Converter()

# Written out again, not taken from the code: the promise may not follow a slip in it.
TEXT = (
    "a",
    "abbr",
    "br",
    "cite",
    "code",
    "del",
    "em",
    "img",
    "ins",
    "kbd",
    "mark",
    "small",
    "strong",
    "sub",
    "sup",
)
BLOCKS = ("blockquote", "div", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre")
LISTS = ("dd", "dl", "dt", "li", "ol", "ul", "caption", "table", "tbody", "td", "th", "thead", "tr")
ELEMENTS = {*TEXT, *BLOCKS, *LISTS}
PLAIN_ATTRIBUTES = (
    "alt",
    "class",
    "colspan",
    "height",
    "id",
    "lang",
    "rowspan",
    "scope",
    "start",
    "title",
    "type",
)
ATTRIBUTES = {*PLAIN_ATTRIBUTES, "href", "src", "width"}
HIDDEN = (Comment, Declaration, Doctype, ProcessingInstruction)
CLASSES = re.compile(r"cell--(left|center|right)|language-[\w+#.-]+|footnote(-ref|-backref)?")
SAFE_URL = re.compile(
    r"(https?://|mailto:|tel:|/(?!/)|\.{0,2}[^:/\\]*(/|[#?]|$)|[^:/\\]+(/|$|[?#]))", re.IGNORECASE
)


@pytest.mark.parametrize("body", HOSTILE_BODIES.values(), ids=HOSTILE_BODIES.keys())
def test_hostile_body_is_refused(body: str) -> None:
    _, problems = judge(body)

    assert any(problem.is_error for problem in problems)


@pytest.mark.parametrize("body", HOSTILE_BODIES.values(), ids=HOSTILE_BODIES.keys())
def test_hostile_body_is_refused_inside_a_good_one(body: str) -> None:
    if not body.strip() or body.startswith("[a]:"):
        return

    _, problems = judge(f"{FILLER}\n\n{body}\n\n{FILLER.upper()}")

    assert any(problem.is_error for problem in problems)


@pytest.mark.parametrize("body", GOOD_BODIES.values(), ids=GOOD_BODIES.keys())
def test_good_body_raises_nothing(body: str) -> None:
    _, problems = judge(body)

    assert problems == []


@pytest.mark.parametrize("body", ACTIVE_BODIES.values(), ids=ACTIVE_BODIES.keys())
def test_active_body_shown_as_code_raises_nothing(body: str) -> None:
    _, problems = judge(f"{FILLER}\n\n````text\n{body}\n````\n")

    assert problems == []


@settings(max_examples=1500, deadline=None)
@given(made_up_bodies)
def test_nothing_active_survives_the_gate(body: str) -> None:
    html = CONVERTER.convert(body)
    _, problems = check_body(make_source(body), html)
    if any(problem.is_error for problem in problems):
        return

    soup = BeautifulSoup(html, "html.parser")

    assert not soup.find_all(
        string=lambda text: isinstance(text, Comment | Declaration | Doctype | ProcessingInstruction)
    )
    for element in soup.find_all(True):
        assert element.name in ELEMENTS
        assert set(element.attrs) <= ATTRIBUTES
        assert all(CLASSES.fullmatch(name) for name in element.get_attribute_list("class") if name)
        for address in (element.get("href"), element.get("src")):
            assert address is None or SAFE_URL.match(str(address))


@settings(max_examples=300, deadline=None)
@given(made_up_bodies)
def test_every_problem_stands_on_a_line_of_the_body(body: str) -> None:
    source = make_source(body)

    _, problems = check_body(source, CONVERTER.convert(body))

    last = source.body_line + body.count("\n")
    assert all(source.body_line <= problem.line <= last for problem in problems)


@settings(max_examples=200, deadline=None)
@given(made_up_bodies)
def test_the_same_body_is_judged_the_same(body: str) -> None:
    assert judge(body) == judge(body)
