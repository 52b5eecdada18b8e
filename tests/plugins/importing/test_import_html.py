"""Edge: pages saved of former sites moved in, as one calls the task."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plugins.importing.run import import_html
from plugins.publication.run import check

from .conftest import NOW, read_tree

Save = Callable[[Mapping[str, str]], int]

PRELOADER = '<div id="preloader"><div class="spinner">Memuat …</div></div>'
MENU = '<nav><a href="/">Beranda</a> <a href="/profil">Profil</a></nav>'
REPLY = (
    '<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><p>Your email address will not be '
    'published.</p><form><textarea></textarea><input name="author"></form></div>'
)
ALINEA = "Kebijakan ini bertujuan membangun sistem yang transparan dan akuntabel bagi seluruh pegawai."
LAIN = "Setiap pegawai menetapkan sasaran yang jelas dan terukur, lalu dievaluasi secara berkala."


def make_page(title: str, *content: str, address: str = "") -> str:
    """A page as the old sites have it."""
    canonical = f'<link rel="canonical" href="{address}">' if address else ""
    return (
        f"<!doctype html><html><head><title>{title} – BKN Dumai</title>{canonical}</head>"
        f"<body>{PRELOADER}{MENU}<main>{''.join(content)}</main>"
        '<footer class="site-footer">Hak cipta</footer></body></html>'
    )


@pytest.fixture
def save(tmp_path: Path, content: Path) -> Save:
    """Save pages under their names, and import them into the office of Dumai."""

    def run(pages: Mapping[str, str]) -> int:
        folder = tmp_path / "halaman"
        folder.mkdir(exist_ok=True)
        for name, text in pages.items():
            (folder / name).write_text(text, encoding="utf-8")
        return import_html(
            [str(folder)], "dumai", content=str(content), state=str(tmp_path / "state"), now=NOW
        )

    return run


def sources(content: Path) -> dict[str, str]:
    """Path → text of every article."""
    return {path: data.decode() for path, data in read_tree(content / "artikel").items()}


def test_a_page_with_its_title_twice_and_no_day_becomes_a_draft_that_names_the_days(
    save: Save, content: Path
) -> None:
    title = "Implementasi Kebijakan Kepegawaian di Dumai"
    page = make_page(
        title,
        f"<h1>{title}</h1><article><h2>{title}</h2><span>• Feb, Tue, 2025</span><p>{ALINEA}</p><p>{LAIN}</p>",
        REPLY,
        "</article>",
    )

    assert save({"dumai.html": page}) == 0

    ((path, text),) = sources(content).items()
    assert path == "dumai/2025/2025-02-04-implementasi-kebijakan-kepegawaian-di-dumai.md"
    assert text.startswith(
        "---\n# Tanggal belum pasti (mungkin 2025-02-04, 2025-02-11, 2025-02-18, 2025-02-25). "
        "Tulis yang benar, lalu hapus baris ini.\n"
    )
    assert "\nstatus: draft\n" in text
    assert text.split("---\n\n")[1] == f"{ALINEA}\n\n{LAIN}\n"


def test_a_day_archive_gives_its_texts_and_their_day(save: Save, content: Path) -> None:
    posts = "".join(
        f'<article class="post"><h2 class="entry-title"><a href="https://smg.example/2025/02/26/{slug}/">{title}</a>'
        f'</h2><div class="entry-content"><p>{title}: {ALINEA}</p><p>{LAIN}</p></div></article>'
        for slug, title in (("satu", "Tulisan satu"), ("dua", "Tulisan dua"), ("tiga", "Tulisan tiga"))
    )

    assert save({"arsip.html": make_page("Arsip", "<h1>Day: February 26, 2025</h1>", posts)}) == 0

    found = sources(content)
    assert sorted(found) == [f"dumai/2025/2025-02-26-{slug}.md" for slug in ("dua", "satu", "tiga")]
    assert all("date: 2025-02-26\n" in text and "status" not in text for text in found.values())
    assert check(content=str(content), now=NOW) == 0


def test_the_same_article_on_several_pages_is_kept_once(
    save: Save, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = "Pengelolaan kinerja pegawai"
    address = "https://smg.example/2025/02/26/pengelolaan/"
    own = make_page(
        title,
        f'<article><h1 class="entry-title">{title}</h1>'
        '<time datetime="2025-02-26T08:30:00+07:00">26 Feb</time>'
        f'<div class="entry-content"><p>{ALINEA}</p><p>{LAIN}</p></div></article>',
        address=address,
    )
    listed = make_page(
        "Kategori",
        f'<article><h2 class="entry-title"><a href="{address}">{title}</a></h2>'
        f'<div class="entry-summary"><p>{ALINEA[:60]}… <a href="{address}">Baca selengkapnya</a></p></div>'
        "</article>"
        '<article><h2 class="entry-title"><a href="https://smg.example/2025/02/27/lain/">Lain</a></h2>'
        f'<div class="entry-summary"><p>{LAIN} <a href="#">Baca selengkapnya</a></p></div></article>',
    )

    assert save({"a-daftar.html": listed, "b-sendiri.html": own}) == 0

    found = sources(content)
    assert sorted(found) == ["dumai/2025/2025-02-26-pengelolaan.md", "dumai/2025/2025-02-27-lain.md"]
    assert "date: 2025-02-26 08:30\n" in found["dumai/2025/2025-02-26-pengelolaan.md"]
    assert "status: draft\n" in found["dumai/2025/2025-02-27-lain.md"]
    assert "3 isi ditemukan menjadi 1 terbit + 1 draf + 0 disisihkan + 1 dilewati" in capsys.readouterr().out


def test_evidence_that_contradicts_becomes_a_draft(save: Save, content: Path) -> None:
    page = make_page(
        "Tanggal ganda",
        f'<article><h1>Tanggal ganda</h1><time datetime="2025-02-25">x</time><p>{ALINEA}</p></article>',
        address="https://smg.example/2025/02/26/tanggal-ganda/",
    )

    save({"x.html": page})

    ((path, text),) = sources(content).items()
    assert "(mungkin 2025-02-25, 2025-02-26)" in text
    assert "status: draft\n" in text
    assert path.startswith("dumai/2025/2025-02-25-")


def test_comments_of_a_page_move_with_their_threads(save: Save, tmp_path: Path) -> None:
    comments = (
        '<div id="comments"><ol class="comment-list"><li class="comment" id="comment-7">'
        '<b class="fn">Budi</b><time datetime="2025-02-27T09:00:00+07:00">x</time>'
        '<div class="comment-content"><p>Setuju sekali.</p></div>'
        '<ul class="children"><li class="comment" id="comment-8">'
        '<b class="fn">Siti</b><time datetime="2025-02-27T10:00:00+07:00">x</time>'
        '<div class="comment-content"><p>Terima kasih.</p></div>'
        "</li></ul></li></ol></div>"
    )
    page = make_page(
        "Dengan komentar",
        f'<article><h1>Dengan komentar</h1><time datetime="2025-02-26">x</time><p>{ALINEA}</p></article>',
        comments,
    )

    save({"x.html": page})

    lines = (tmp_path / "state/dumai/komentar.jsonl").read_text(encoding="utf-8").splitlines()
    assert ['"parent":null' in line for line in lines] == [True, False]
    assert (
        '"id":"html-dumai-8","article":"/dumai/2025/02/26/dengan-komentar/","parent":"html-dumai-7"'
        in lines[1]
    )
    assert '"text":"Setuju sekali."' in lines[0]


def test_a_plain_text_scrape_gives_its_texts(save: Save, content: Path) -> None:
    text = (
        "Beranda\n\nDay: February 26, 2025\n\nTulisan pertama\nTulisan pertama\nFebruary 26, 2025\n\n"
        f"{ALINEA}\n\n{LAIN}\n\nTulisan kedua\nRabu, 26 Februari 2025\n\n{LAIN}\n\nLeave a Reply\n\nName\n"
    )

    save({"arsip.txt": text})

    found = sources(content)
    assert sorted(found) == [
        "dumai/2025/2025-02-26-tulisan-kedua.md",
        "dumai/2025/2025-02-26-tulisan-pertama.md",
    ]
    assert found["dumai/2025/2025-02-26-tulisan-pertama.md"].endswith(f"---\n\n{ALINEA}\n\n{LAIN}\n")
    assert found["dumai/2025/2025-02-26-tulisan-kedua.md"].endswith(f"---\n\n{LAIN}\n")


def test_a_folder_without_pages_is_told(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "kosong"
    empty.mkdir()

    assert import_html([str(empty)], "dumai", content=str(content), state=str(tmp_path / "state")) == 1
    assert (
        capsys.readouterr().err == f"{empty}: tidak ada halaman .html atau .txt di sini; periksa foldernya\n"
    )
