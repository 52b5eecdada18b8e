"""Addresses are exchanged whole, in tags alone, and stay addresses."""

from __future__ import annotations

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.prose.convert import Converter
from plugins.prose.inspection import rewrite_links
from plugins.prose.rules import check_body

from .bodies import made_up_bodies, make_source

CONVERTER = Converter()


def test_links_and_pictures_get_their_addresses() -> None:
    html = CONVERTER.convert("[a](../x.md#b) ![c d](../../media/x.jpg)")

    rewritten = rewrite_links(html, {"../x.md#b": "/x/#b", "../../media/x.jpg": "/media/x.jpg"})

    assert rewritten == '<p><a href="/x/#b">a</a> <img alt="c d" src="/media/x.jpg"></p>'


def test_an_address_that_only_begins_alike_is_left() -> None:
    html = CONVERTER.convert("[a](x.md) [b](x.md#c)")

    assert rewrite_links(html, {"x.md": "/x/"}) == '<p><a href="/x/">a</a> <a href="x.md#c">b</a></p>'


def test_code_and_text_are_left() -> None:
    html = CONVERTER.convert('`<a href="x.md">` dan href="x.md" dan `a href="x.md"`')

    assert rewrite_links(html, {"x.md": "/x/"}) == html


def test_an_address_is_compared_and_written_as_text() -> None:
    html = CONVERTER.convert("[a](x.md?b=1&c=2)")

    assert rewrite_links(html, {"x.md?b=1&c=2": '/x/?"&<'}) == '<p><a href="/x/?&quot;&amp;&lt;">a</a></p>'


@settings(max_examples=300, deadline=None)
@given(made_up_bodies)
def test_only_addresses_change(body: str) -> None:
    html = CONVERTER.convert(body)
    facts, problems = check_body(make_source(body), html)
    if any(problem.is_error for problem in problems):
        return
    urls = {use.url for use in facts.links} | {use.src for use in facts.images}

    rewritten = rewrite_links(html, {url: f"/baru/{number}/" for number, url in enumerate(sorted(urls))})

    before, after = BeautifulSoup(html, "html.parser"), BeautifulSoup(rewritten, "html.parser")
    assert [tag.name for tag in before.find_all(True)] == [tag.name for tag in after.find_all(True)]
    assert before.get_text() == after.get_text()
    assert all(str(tag["href"]).startswith("/baru/") for tag in after.find_all("a", href=True))


@given(st.text())
def test_without_replacements_nothing_changes(html: str) -> None:
    assert rewrite_links(html, {}) is html
