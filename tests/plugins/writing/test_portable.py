"""A preview's pages find each other wherever they lie."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.writing.portable import from_page, make_portable

PATH = "semarang/2026/index.html"


@pytest.mark.parametrize(
    ("written", "turned"),
    [
        ('<a href="/">', '<a href="../../index.html">'),
        ('<a href="/semarang/2026/">', '<a href="index.html">'),
        ('<a class="a" href="/semarang/?b=/c/#d">', '<a class="a" href="../index.html?b=/c/#d">'),
        ('<a href="/media/a.pdf#page=2">', '<a href="../../media/a.pdf#page=2">'),
        ('<a href="#isi">', '<a href="#isi">'),
        ('<a href="https://lain.example/a/">', '<a href="https://lain.example/a/">'),
        ('<a href="//lain.example/a/">', '<a href="//lain.example/a/">'),
        ('<form action="/cari/hasil/">', '<form action="../../cari/hasil/index.html">'),
        ('<img alt="a > b" src="/media/a.jpg">', '<img alt="a > b" src="../../media/a.jpg">'),
        (
            '<source srcset="/media/a.avif 320w, /media/b.avif 640w">',
            '<source srcset="../../media/a.avif 320w, ../../media/b.avif 640w">',
        ),
        (
            '<meta http-equiv="refresh" content="0; url=/baru/">',
            '<meta http-equiv="refresh" content="0; url=../../baru/index.html">',
        ),
        ('<code>href="/a/"</code>', '<code>href="/a/"</code>'),
        ("<p>1 < 2</p>", "<p>1 < 2</p>"),
    ],
)
def test_addresses_from_the_root_are_told_from_the_page(written: str, turned: str) -> None:
    assert make_portable(written, PATH) == turned


NAMES = st.lists(st.text("ab-", min_size=1, max_size=3), max_size=4)


@given(NAMES, NAMES)
def test_every_page_is_found_from_every_other(here: list[str], there: list[str]) -> None:
    path = "/".join([*here, "index.html"])
    address = "/".join(["", *there, ""])

    told = from_page(address, path)

    assert posixpath.normpath(posixpath.join(posixpath.dirname(f"/{path}"), told)) == f"{address}index.html"
