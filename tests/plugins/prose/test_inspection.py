"""The strict reader reads an element of text alone in one step, and the same in many."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.prose.convert import Converter
from plugins.prose.inspection import inspect
from plugins.prose.reading import Element, Inspection, Run

from .bodies import PIECES, made_up_bodies
from .good_bodies import GOOD_BODIES
from .hostile_bodies import HOSTILE_BODIES
from .plain_bodies import nearly_plain_bodies

CONVERTER = Converter()
NAMES = (
    "a",
    "b",
    "br",
    "code",
    "em",
    "h2",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "script",
    "table",
    "td",
    "tr",
    "ul",
)

_tags = st.builds(
    str.format,
    st.sampled_from(
        (
            "<{0}>",
            "</{0}>",
            "<{0}>kata &amp;</{0}>",
            '<{0} id="a" lang>b</{0}>',
            "<{0}></{0}>",
            "<{0}/>c</{0}>",
        )
    ),
    st.sampled_from(NAMES),
)
made_up_html = st.lists(
    st.one_of(_tags, _tags, st.sampled_from(("kata", "\n", " ", "&lt;", '<img alt="u" src="/a">', *PIECES))),
    max_size=16,
).map("".join)


def _is_read_alike(html: str) -> bool:
    return inspect(html) == inspect(html, leaves=frozenset())


@settings(max_examples=500, deadline=None)
@given(
    st.one_of(made_up_html, made_up_bodies.map(CONVERTER.convert), nearly_plain_bodies.map(CONVERTER.convert))
)
def test_html_is_read_in_one_step_as_in_many(html: str) -> None:
    assert _is_read_alike(html)


@pytest.mark.parametrize(
    "body", [*GOOD_BODIES.values(), *HOSTILE_BODIES.values()], ids=[*GOOD_BODIES, *HOSTILE_BODIES]
)
def test_good_and_hostile_texts_are_read_in_one_step_as_in_many(body: str) -> None:
    assert _is_read_alike(CONVERTER.convert(body))
    assert _is_read_alike(body)


def test_a_list_with_code_and_a_link_is_read() -> None:
    inspection = inspect('<ul>\n<li>a <code>b</code></li>\n<li><a href="/c">d &amp; e</a></li>\n</ul>')

    assert inspection == Inspection(
        elements=(
            Element(name="ul", attributes=(), tag="<ul>", text=""),
            Element(name="li", attributes=(), tag="<li>", text=""),
            Element(name="code", attributes=(), tag="<code>", text=""),
            Element(name="li", attributes=(), tag="<li>", text=""),
            Element(name="a", attributes=(("href", "/c"),), tag='<a href="/c">', text="d & e"),
        ),
        runs=(
            Run(container="li", text="a b", prose="a \ufffc"),
            Run(container="li", text="d & e", prose="d & e"),
        ),
        flaws=(),
    )
