"""The text of a page with its pictures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.images.picture import Picture
from plugins.prose.convert import Converter
from plugins.publication.body import Body
from plugins.publication.text_views import Passage

CONVERTER = Converter()
PICTURE = Picture(
    key="0123456789abcdef", width=1200, height=800, widths=(660, 1200), formats=("avif",), fallback="jpg"
)
PHOTO = "/media/semarang/rapat.jpg"


class Kept:
    """Bodies that are kept in memory."""

    def __init__(self, html: str) -> None:
        self.html = html

    def fetch(self, key: str) -> str:
        return self.html


def read(markdown: str, *, is_opening: bool = False, prefix: str = "") -> tuple[Passage, ...]:
    kept = Kept(CONVERTER.convert(markdown))
    body = Body("key", (("../rapat.jpg", PHOTO),), kept, prefix, ((PHOTO, PICTURE),), is_opening)
    return body.passages


def shape(passages: tuple[Passage, ...]) -> list[str]:
    return [
        f"{passage.html} [{'inline' if image.is_inline else 'figure'} {image.alt}|{image.caption}]"
        if (image := passage.image)
        else passage.html
        for passage in passages
    ]


@pytest.mark.parametrize(
    ("markdown", "shapes"),
    [
        ("Teks saja.", ["<p>Teks saja.</p>"]),
        (f"![Rapat]({PHOTO})", [" [figure Rapat|]", ""]),
        ("![Rapat](../rapat.jpg)", [" [figure Rapat|]", ""]),
        (
            f"Satu.\n\n![Rapat]({PHOTO} \"Hari & 'malam'.\")\n\nDua.",
            ["<p>Satu.</p>\n [figure Rapat|Hari & 'malam'.]", "\n<p>Dua.</p>"],
        ),
        (f"![a]({PHOTO})\n![b]({PHOTO})", [" [figure a|]", " [figure b|]", ""]),
        (f"Kata ![i]({PHOTO}) kata.", ["<p>Kata  [inline i|]", " kata.</p>"]),
        (
            f"[![l]({PHOTO})](/arsip/)",
            ['<p><a href="/arsip/"> [inline l|]', "</a></p>"],
        ),
        ("![lain](/media/lain.pdf)", ['<p><img alt="lain" src="/media/lain.pdf"></p>']),
        (
            f"![lain](/media/lain.pdf)\n![a]({PHOTO})",
            [f'<p><img alt="lain" src="/media/lain.pdf">\n<img alt="a" src="{PHOTO}"></p>'],
        ),
        (f"`![kode]({PHOTO})`", [f"<p><code>![kode]({PHOTO})</code></p>"]),
        (f'`<img src="{PHOTO}" alt="x">`', [f'<p><code>&lt;img src="{PHOTO}" alt="x"&gt;</code></p>']),
        (
            f'<figure>\n<img src="{PHOTO}" alt="x">\n<figcaption>Ket.</figcaption>\n</figure>',
            ["<figure>\n [inline x|]", "\n<figcaption>Ket.</figcaption>\n</figure>"],
        ),
    ],
)
def test_pictures_are_taken_out_of_the_text_in_order(markdown: str, shapes: list[str]) -> None:
    assert shape(read(markdown)) == shapes


def test_only_the_first_picture_of_an_opening_text_is_not_to_wait() -> None:
    markdown = f"![a]({PHOTO})\n\n![b]({PHOTO})"

    opening = [passage.image.is_first for passage in read(markdown, is_opening=True) if passage.image]
    below = [passage.image.is_first for passage in read(markdown) if passage.image]

    assert (opening, below) == ([True, False], [False, False])


def test_a_picture_comes_with_all_its_forms() -> None:
    (passage, _) = read(f"![Rapat]({PHOTO})")

    assert passage.image is not None
    assert (passage.image.width, passage.image.height) == (1200, 800)
    assert passage.image.url == "/gambar/0123456789abcdef-660.jpg"
    assert [(source.type, source.srcset) for source in passage.image.sources] == [
        (
            "image/avif",
            "/gambar/0123456789abcdef-660.avif 660w, /gambar/0123456789abcdef-1200.avif 1200w",
        )
    ]


def test_texts_among_others_keep_their_own_anchors_around_pictures() -> None:
    passages = read(f"## Judul\n\n![a]({PHOTO})\n\n## Lain", prefix="kantor-naskah-")

    assert shape(passages) == [
        '<h3 id="kantor-naskah-judul">Judul</h3>\n [figure a|]',
        '\n<h3 id="kantor-naskah-lain">Lain</h3>',
    ]


@given(st.lists(st.sampled_from(["Kata.", f"![a]({PHOTO})", f"kata ![b]({PHOTO}) kata", "## J", "\n\n"])))
def test_every_picture_is_shown_once_and_no_word_is_lost(parts: list[str]) -> None:
    markdown = "\n".join(parts)

    passages = read(markdown)

    pictures = [passage.image for passage in passages if passage.image]
    html = "".join(passage.html for passage in passages)
    assert len(pictures) == markdown.count("](")
    assert html.count("ata") == CONVERTER.convert(markdown).count("ata")
