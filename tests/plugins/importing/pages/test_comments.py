"""Words: comments on saved pages are found, whether or not their theme marks them."""

from __future__ import annotations

import warnings

import pytest

from plugins.importing.comparing import read_passages
from plugins.importing.pages.reading import read_page

from .themes import ALINEA, BODY, TITLE

COMMENTS = {
    "spoken": "<h3>1 Komentar</h3><p><b>Budi</b> berkata:</p><p>26 Februari 2025 pukul 09:00</p><p>"
    "Setuju.</p><p>Sekali.</p>"
    "<p><a href='#'>Balas</a></p><h3>Tinggalkan Balasan</h3>",
    "name and day in one line": "<h3>1 Comment</h3><div><b>Budi</b><span> February 26, 2025 at 9:00 am</span>"
    "<p>Setuju.</p>"
    "<p>Sekali.</p><a href='#'>Reply</a></div>",
    "numbered": "<h3>One thought on “Judul”</h3><ol><li id='comment-3'><div><cite>Budi</cite> <span>"
    "says:</span> "
    "<a href='#comment-3'>February 26, 2025 at 9:00 am</a></div><p>Setuju.</p><p>Sekali.</p><a href='#'>"
    "Reply</a></li></ol>",
    "an old list": "<ol class='commentlist'><li class='comment even' id='li-comment-5'><div id='comment-5'>"
    "<cite class='fn'>Budi"
    "</cite><div class='comment-meta'><a href='#'>February 26, 2025 at 9:00 am</a></div><p>Setuju.</p><p>"
    "Sekali.</p></div></li></ol>",
    "a list of its own": "<ul class='comments-list'><li><div class='comment-box'><span class='comment-name'>"
    "Budi</span>"
    "<span class='comment-date'>26 Februari 2025 09:00</span><div class='comment-text'>Setuju.<br>"
    "Sekali.</div></div></li></ul>",
    "articles": "<section id='comments'><article class='comment' id='comment-4'><b class='fn'>Budi</b>"
    "<time datetime='2025-02-26T09:00:00+07:00'>x</time><div class='comment-content'><p>Setuju.</p><p>"
    "Sekali.</p></div>"
    "</article></section>",
}


@pytest.mark.parametrize("said", COMMENTS.values(), ids=COMMENTS.keys())
def test_comments_below_a_text_are_found_and_are_no_part_of_it(said: str) -> None:
    page = f"<html><body><h1>{TITLE}</h1><p>25 Februari 2025</p>{BODY}{said}</body></html>"

    (post,) = read_page("x.html", page).posts

    assert " ".join(read_passages(post.html)) == " ".join(ALINEA)
    (comment,) = post.comments
    words = " ".join(" ".join(read_passages(comment.text)).split())
    assert (comment.name, comment.date, words) == ("Budi", "2025-02-26 09:00:00", "Setuju. Sekali.")


@pytest.mark.parametrize(
    "page",
    [
        f'<?xml version="1.0"?><html><body><h1>{TITLE}</h1>{BODY}</body></html>',
        f'\ufeff<?xml version="1.0"?>\n<!DOCTYPE html><html><body><h1>{TITLE}</h1>{BODY}</body></html>',
        '<?xml version="1.0"?><rss><channel></channel></rss>',
        "https://bkn.example/halaman.html",
        "halaman.html",
        "",
    ],
    ids=["xhtml", "byte order mark", "rss", "address", "name of a file", "empty"],
)
def test_a_file_that_looks_like_something_else_is_read_without_a_warning(page: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")

        found = read_page("x.html", page)

    assert [post.title for post in found.posts] == ([TITLE] if TITLE in page else [])
