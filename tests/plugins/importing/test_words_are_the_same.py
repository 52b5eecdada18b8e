"""Rules: the words of a post are the words of its page, whatever they are."""

from __future__ import annotations

import html
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.importing.cleaning import clean
from plugins.importing.comparing import read_passages
from plugins.importing.faithful import write_faithfully
from plugins.importing.markdown.writing import Picture
from plugins.importing.wordpress.body import Library, read_body
from plugins.prose.convert import Converter

NOTHING = Library(attachment=lambda number: None, pattern=lambda number: "", children=lambda number: ())


class Plain:
    """Surroundings in which every link leads where it led, and no picture can be had."""

    def link(self, href: str) -> str:
        return href

    def note(self, key: str) -> int:
        return 0

    def picture(self, image: object) -> Picture | None:
        return None


SIGNS = "abc ABC.,;:!?*_`#+-=~|<>&[](){}^$\\/\"'0123456789%@…“”é😀\n"
WORDS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=40)
INLINE_NAMES = ["b", "em", 'a href="https://contoh.example/a_b"', "code", "sup", "del", "span", "u", "q"]


def wrap(name: str, inner: str) -> str:
    """Inner HTML within an element; `name` may have attributes."""
    return f"<{name}>{inner}</{name.split()[0]}>"


INLINE = st.recursive(
    WORDS.map(lambda text: html.escape(text, quote=False)),
    lambda inner: st.builds(wrap, st.sampled_from(INLINE_NAMES), st.lists(inner, max_size=3).map("".join)),
    max_leaves=5,
)
LINES = st.lists(INLINE, min_size=1, max_size=3).map("<br>".join)
ROWS = st.lists(
    st.lists(INLINE.map(partial(wrap, "td")), min_size=2, max_size=2).map("".join), min_size=1, max_size=3
)


def group(name: str, blocks: list[str]) -> str:
    """Blocks within a block; those of a list are its items."""
    return wrap(name, "".join(wrap("li", block) if name in ("ul", "ol") else block for block in blocks))


BLOCKS = st.recursive(
    st.one_of(
        LINES.map(partial(wrap, "p")),
        st.builds(wrap, st.sampled_from(["h1", "h2", "h3", "h4", "h5", "h6"]), INLINE),
        WORDS.map(lambda text: wrap("pre", html.escape(text))),
        ROWS.map(lambda rows: wrap("table", "".join(wrap("tr", row) for row in rows))),
    ),
    lambda inner: st.builds(
        group, st.sampled_from(["ul", "ol", "blockquote", "div"]), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)
POSTS = st.lists(BLOCKS, min_size=1, max_size=4).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(POSTS)
def test_words_of_a_post_are_the_words_of_its_page(post: str) -> None:
    body = read_body(post, {}, "1", NOTHING)
    soup, _ = clean(body.html)

    written = write_faithfully(str(soup), read_passages(body.html), Plain(), Converter())

    assert written.comparison.missing == ()
