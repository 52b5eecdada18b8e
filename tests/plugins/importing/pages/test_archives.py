"""Words: an archive whose theme marks nothing: each of its texts, whole, by its heading."""

from __future__ import annotations

import pytest

from plugins.importing.comparing import read_passages
from plugins.importing.pages.reading import read_page

HEADS = (
    "Day: February 26, 2025",
    "Bulan: Februari 2025",
    "Arsip Februari 2025",
    "Arsip Bulan: Februari 2025",
    "Arsip untuk Februari 2025",
    "Monthly Archives: February 2025",
    "Archives du février 2025",
    "Arsip",
)
DAYS = ("<p>26 Februari 2025</p>", "<p>• Feb, Tue, 2025</p>", "<p>Posted on February 26, 2025 by admin</p>")
TITLES = ("Pelatihan penilaian kinerja", "Tata cara cuti pegawai", "Rapat kerja awal tahun")


def make_archive(head: str, day: str, tag: str, wrap: str, *, is_linked: bool) -> str:
    """A page of three texts; `wrap` is the element around each, "" for none."""
    texts = []
    for number, title in enumerate(TITLES):
        shown = f'<a href="/2025/02/26/t{number}/">{title}</a>' if is_linked else title
        text = f"<{tag}>{shown}</{tag}>{day}" + "".join(f"<p>{one}</p>" for one in make_body(title))
        texts.append(f"<{wrap}>{text}</{wrap}>" if wrap else text)
    return f"<html><head><title>{head}</title></head><body><h1>{head}</h1>{''.join(texts)}</body></html>"


def make_body(title: str) -> list[str]:
    """Two paragraphs that no other text has."""
    return [
        f"Isi tulisan {title} ini cukup panjang untuk menjadi satu alinea utuh.",
        f"Alinea kedua tentang {title} juga panjang dan lengkap untuk dibaca.",
    ]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("day", DAYS, ids=["day", "doubtful-day", "posted-on"])
@pytest.mark.parametrize("tag", ["h2", "h3"])
@pytest.mark.parametrize("wrap", ["", "div", "section", "article"])
def test_an_archive_gives_each_of_its_texts_once(head: str, day: str, tag: str, wrap: str) -> None:
    for is_linked in (True, False):
        posts = read_page("a.html", make_archive(head, day, tag, wrap, is_linked=is_linked)).posts

        assert [post.title for post in posts] == list(TITLES)
        assert [read_passages(post.html) for post in posts] == [make_body(title) for title in TITLES]


@pytest.mark.parametrize("head", HEADS[:-1])
def test_an_archive_without_days_is_parted_by_headings_that_lead_to_pages(head: str) -> None:
    posts = read_page("a.html", make_archive(head, "", "h2", "", is_linked=True)).posts

    assert [post.title for post in posts] == list(TITLES)


def test_answers_however_deep_belong_to_what_they_answer() -> None:
    opened = "".join(
        f'<li class="comment" id="comment-{n}"><cite class="fn">Siti {n}</cite>'
        f'<div class="comment-content"><p>Kata pembaca nomor {n}.</p></div><ol class="children">'
        for n in range(1, 61)
    )
    page = f"<h1>{TITLES[0]}</h1><p>{make_body(TITLES[0])[0]}</p><ol class=commentlist>{opened}</ol>"

    comments = read_page("a.html", page).posts[0].comments

    assert [(one.id, one.parent, one.name) for one in comments] == [
        (str(n), str(n - 1) if n > 1 else "", f"Siti {n}") for n in range(1, 61)
    ]
    assert [read_passages(one.text) for one in comments] == [
        [f"Kata pembaca nomor {n}."] for n in range(1, 61)
    ]
