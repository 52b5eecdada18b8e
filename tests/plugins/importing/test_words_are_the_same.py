"""Rules: the words of a post are the words of its page, whatever they are."""

from __future__ import annotations

import html
from functools import partial

from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.importing.cleaning import clean
from plugins.importing.comparing import compare, read_passages
from plugins.importing.faithful import write_faithfully
from plugins.importing.markdown.writing import Caution, Picture, write_markdown
from plugins.importing.wordpress.body import read_body
from plugins.importing.wordpress.library import Library
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


LINK = '<a href="https://contoh.example/a_b">'
WERE_LOST = (
    # A link whose text closes a bracket before a colon defines a reference; two runs of code are one.
    f"<p>{LINK}a 5]:!b</a><br>c</p>",
    "<p><span><code>a</code><u><code>b</code></u></span></p>",
)


@settings(max_examples=300, deadline=None)
@given(POSTS)
@example(WERE_LOST[0])
@example(WERE_LOST[1])
def test_words_of_a_post_are_the_words_of_its_page(post: str) -> None:
    body = read_body(post, {}, "1", NOTHING)
    soup, _ = clean(body.html)

    written = write_faithfully(str(soup), read_passages(body.html), Plain(), Converter().convert)

    assert written.comparison.missing == ()


@settings(max_examples=100, deadline=None)
@given(POSTS)
def test_at_the_last_no_sign_of_a_post_is_taken_for_another(post: str) -> None:
    body = read_body(post, {}, "1", NOTHING)
    soup, _ = clean(body.html)

    markdown = write_markdown(BeautifulSoup(str(soup), "html.parser"), Plain(), Caution.LITERAL)

    made = read_passages(Converter().convert(markdown))
    assert compare(read_passages(body.html), made).missing == ()
