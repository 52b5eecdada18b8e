"""Edge: exports that were joined, edited or written by other programs: nobody's words are lost for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plugins.importing.run import import_wordpress
from plugins.publication.run import check
from tests.fixtures.wordpress.files import make_files

from .conftest import NOW, Import, read_tree
from .exports import SITE, make_comment, make_export, make_item


def voices(tmp_path: Path) -> list[dict[str, Any]]:
    """The comments that an import gives to the inbox."""
    lines = (tmp_path / "state/dumai/komentar.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_texts_of_one_number_are_all_kept_each_with_its_own_words(
    run_import: Import, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items = [
        make_item(9, slug="satu", title="Satu", body="Isi yang pertama.", link=f"{SITE}/?p=9"),
        make_item(9, slug="dua", title="Dua", body="Isi yang kedua.", link=f"{SITE}/?p=9"),
        make_item(9, slug="tiga", title="Tiga", body="Isi yang ketiga.", kind="page"),
    ]

    run_import(make_export(*items))
    run_import(make_export(*items))

    assert "3 isi ditemukan menjadi 3 terbit + 0 draf" in capsys.readouterr().out
    texts = {path: data.decode() for path, data in read_tree(content).items() if path.endswith(".md")}
    assert {path: text.split("---\n\n")[1] for path, text in texts.items()} == {
        "artikel/dumai/2025/2025-02-26-satu.md": "Isi yang pertama.\n",
        "artikel/dumai/2025/2025-02-26-dua.md": "Isi yang kedua.\n",
        "laman/dumai-tiga.md": "Isi yang ketiga.\n",
    }
    assert check(content=str(content), now=NOW) == 0


def test_a_text_that_is_there_twice_moves_in_once(
    run_import: Import, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = make_item(9, slug="satu", comments=make_comment(4))

    run_import(make_export(item, make_item(10), item))

    assert "3 isi ditemukan menjadi 2 terbit + 0 draf + 0 disisihkan + 1 dilewati" in capsys.readouterr().out
    assert len(list((content / "artikel").rglob("*.md"))) == 2
    assert len(voices(tmp_path)) == 1
    report = (tmp_path / "state/dumai/laporan.html").read_text(encoding="utf-8")
    assert "tertulis dua kali di ekspor, sama seluruhnya; 1 komentarnya ikut dilewati" in report


def test_comments_of_one_number_are_all_kept_and_answered_where_they_stood(
    run_import: Import, tmp_path: Path
) -> None:
    first = make_comment(5, text="Tanya.") + make_comment(5, text="Kabar lain.")
    second = make_comment(5, text="Tanya yang lain.") + make_comment(6, text="Jawab.", parent=5)

    run_import(make_export(make_item(1, comments=first), make_item(2, comments=second)))

    assert [(one["id"], one["parent"], one["article"][-2:-1], one["text"]) for one in voices(tmp_path)] == [
        ("wp-dumai-5", None, "1", "Tanya."),
        ("wp-dumai-5-k2", None, "1", "Kabar lain."),
        ("wp-dumai-5-k3", None, "2", "Tanya yang lain."),
        ("wp-dumai-6", "wp-dumai-5-k3", "2", "Jawab."),
    ]


@pytest.mark.parametrize(
    ("date", "gmt", "sent", "doubt"),
    [
        ("2025-02-27 09:00:00", "2025-02-27 02:00:01", "2025-02-27T02:00:01Z", ""),
        ("2025-02-27 09:00:00", "0000-00-00 00:00:00", "2025-02-27T02:00:00Z", ""),
        ("", "2025-02-27 02:00:00", "2025-02-27T02:00:00Z", ""),
        ("2025-02-27 09:00:00", "2025-03-09 04:07:00", "2025-03-09T04:07:00Z", "yang GMT dipakai"),
        ("", "", "2025-02-26T01:30:00Z", "memakai tanggal tulisannya"),
        ("0000-00-00 00:00:00", "0000-00-00 00:00:00", "2025-02-26T01:30:00Z", "memakai tanggal tulisannya"),
    ],
    ids=["a second apart", "no GMT", "GMT alone", "contradicting", "none", "zeroes"],
)
def test_a_comment_is_kept_whatever_its_dates(
    run_import: Import,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    date: str,
    gmt: str,
    sent: str,
    doubt: str,
) -> None:
    run_import(make_export(make_item(comments=make_comment(date=date, gmt=gmt))))

    (line,) = voices(tmp_path)
    assert (line["sent_at"], line["state"]) == (sent, "approved")
    told = capsys.readouterr().err
    assert doubt in told if doubt else told == ""


def test_a_comment_on_a_text_without_any_date_has_that_of_the_export(
    run_import: Import, tmp_path: Path
) -> None:
    nothing = "0000-00-00 00:00:00"
    comment = make_comment(date="", gmt="")

    run_import(make_export(make_item(date=nothing, gmt=nothing, announced="", link="", comments=comment)))

    (line,) = voices(tmp_path)
    assert line["sent_at"] == "2025-03-01T03:00:00Z"


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ({"name": "\u200b"}, {"name": "Tanpa nama"}),
        ({"name": "siti@contoh.example"}, {"name": "[alamat disunting]"}),
        ({"kind": "review"}, {"text": "Terima kasih."}),
        ({"name": "http://contoh.example/?a=1&amp;b=2"}, {"name": "http://contoh.example/?a=1&b=2"}),
        ({"text": "tulis ke budi@[203.0.113.8] ya"}, {"text": "tulis ke [alamat disunting] ya"}),
        ({"kind": ""}, {"text": "Terima kasih."}),
        ({"state": ""}, {"state": "held"}),
        ({"text": '<img src="x.png" class="wp-smiley" alt=":)">'}, {"text": ":)"}),
        ({"text": "\n\n  Baris.\n\n\n\nLagi.  "}, {"text": "Baris.\n\nLagi."}),
        ({"text": "Lihat <https://contoh.example/a> ya"}, {"text": "Lihat <https://contoh.example/a> ya"}),
        ({"text": "[b]tebal[/b] &amp; 3 < 4"}, {"text": "[b]tebal[/b] & 3 < 4"}),
    ],
    ids="unseen-name address review locator odd-mail no-kind no-state smiley lines angles signs".split(),
)
def test_a_comment_is_kept_whatever_its_form(
    run_import: Import, tmp_path: Path, options: dict[str, str], kept: dict[str, str]
) -> None:
    run_import(make_export(make_item(comments=make_comment(**options))))  # type: ignore[arg-type]

    (line,) = voices(tmp_path)
    assert {key: line[key] for key in kept} == kept


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("pingback", "1"),
        ("trackback", "1"),
        ("note", "1"),
        ("order_note", "1"),
        ("comment", "trash"),
        ("comment", "post-trashed"),
    ],
)
def test_what_no_reader_said_or_nobody_kept_is_counted_with_its_reason(
    run_import: Import, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, state: str
) -> None:
    run_import(make_export(make_item(comments=make_comment(kind=kind, state=state))))

    assert voices(tmp_path) == []
    assert "Komentar: 1 ditemukan = 0 ikut + 1 tidak" in capsys.readouterr().out


@pytest.mark.parametrize(
    "kind", ["feedback", "flamingo_inbound", "flamingo_contact", "shop_order", "wpcf7s", "user_request"]
)
def test_what_people_sent_by_a_form_is_nowhere(
    run_import: Import, content: Path, tmp_path: Path, kind: str
) -> None:
    private = make_item(
        2,
        kind=kind,
        title="budi@warga.example",
        slug="budi",
        body="Nomor saya 203.0.113.8, budi@warga.example",
    )

    run_import(make_export(make_item(1), private))

    for path, data in {**read_tree(content), **read_tree(tmp_path / "state")}.items():
        assert b"budi" not in data, path
        assert b"203.0.113.8" not in data, path


def test_comments_on_a_file_stay_with_the_file(run_import: Import, content: Path, tmp_path: Path) -> None:
    def make_file(number: int, parent: int) -> str:
        return make_item(
            number,
            kind="attachment",
            status="inherit",
            title=f"Foto apel {number}",
            slug=f"foto-{number}",
            body="Diambil pagi hari.",
            excerpt="Barisan depan",
            file=f"{SITE}/wp-content/uploads/2025/02/foto-{number}.jpg",
            parent=parent,
            comments=make_comment(number, text="Bagus sekali."),
        )

    run_import(make_export(make_item(1), make_item(2, status="private"), make_file(3, 1), make_file(4, 2)))

    shown = (content / "artikel/dumai/2025/2025-02-26-foto-3.md").read_text(encoding="utf-8")
    assert shown.endswith(
        f"---\n\n[Foto apel 3]({SITE}/wp-content/uploads/2025/02/foto-3.jpg)\n\n"
        "Barisan depan\n\nDiambil pagi hari.\n"
    )
    assert "status: draft" not in shown
    hidden = (content / "artikel/dumai/2025/2025-02-26-foto-4.md").read_text(encoding="utf-8")
    assert "status: draft" in hidden
    assert [one["article"] for one in voices(tmp_path)] == [
        "/dumai/2025/02/26/foto-3/",
        "/dumai/2025/02/26/foto-4/",
    ]


def test_a_page_is_published_whatever_its_dates_but_never_before_its_time(
    run_import: Import, content: Path
) -> None:
    nothing = "0000-00-00 00:00:00"
    undated = make_item(1, kind="page", slug="profil", date=nothing, gmt=nothing, announced="")
    doubtful = make_item(2, kind="page", slug="sejarah", gmt="2025-02-27 23:30:00")
    later = make_item(3, kind="page", slug="kelak", status="future", date="2031-01-02 10:00:00", gmt="")

    run_import(make_export(undated, doubtful, later))

    drafts = {
        file.stem: "status: draft" in file.read_text(encoding="utf-8")
        for file in (content / "laman").iterdir()
    }
    assert drafts == {"dumai-profil": False, "dumai-sejarah": False, "dumai-kelak": True}
    assert check(content=str(content), now=NOW) == 0


def test_a_text_whose_status_nobody_tells_is_a_draft(run_import: Import, content: Path) -> None:
    run_import(make_export(make_item(slug="entah", status="")))

    (file,) = (content / "artikel").rglob("*.md")
    assert "\nstatus: draft\n" in file.read_text(encoding="utf-8")


def test_text_that_was_not_escaped_is_read_as_it_stands(run_import: Import, content: Path) -> None:
    body = "<p>Aula &amp; <em>balai</em>: 3 &lt; 4.</p><p>Baris<br/>kedua.</p>"
    bare = make_export(make_item(slug="telanjang", body="@")).replace("<![CDATA[@]]>", body)

    assert run_import(bare) == 0

    text = (content / "artikel/dumai/2025/2025-02-26-telanjang.md").read_text(encoding="utf-8")
    assert text.split("---\n\n")[1] == "Aula & *balai*: 3 &lt; 4.\n\nBaris<br>\nkedua.\n"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Unsur <html> & <head> di laman", "Unsur <html> & <head> di laman"),
        ("Kadar CO<sub>2</sub> di <em>kantor</em>", "Kadar CO2 di kantor"),
        ("Rapat<br>kerja &#8211; hari&nbsp;ini", "Rapat kerja – hari ini"),
        ("<!--:fr-->Fermé<!--:--><!--:id-->Tutup<!--:-->", "Tutup"),
        ("[:en]Closed[:fr]Fermé[:]", "Closed"),
        ("https://contoh.example/?a=1&b=2", "https://contoh.example/?a=1&b=2"),
        ("Nilai 3 < 4 dan 5 > 4", "Nilai 3 < 4 dan 5 > 4"),
        ("Cuti 1/2 hari \\ lembur", "Cuti 1/2 hari \\\\ lembur"),
    ],
    ids="elements emphasis entities languages-in-remarks languages locator comparisons slashes".split(),
)
def test_a_title_is_what_readers_saw(run_import: Import, content: Path, title: str, shown: str) -> None:
    run_import(make_export(make_item(title=title)))

    (file,) = (content / "artikel").rglob("*.md")
    assert f'\ntitle: "{shown}"\n' in file.read_text(encoding="utf-8")


def test_writers_of_an_export_of_wordpress_com_have_their_names(run_import: Import, content: Path) -> None:
    export = make_export(make_item(slug="penulis")).replace("wp:author>", "wp:wp_author>")

    run_import(export)

    text = (content / "artikel/dumai/2025/2025-02-26-penulis.md").read_text(encoding="utf-8")
    assert '\nauthor: "Siti Rahayu"\n' in text


def test_links_to_any_host_of_the_site_lead_here(run_import: Import, content: Path) -> None:
    link = "http://www.dumai-baru.example/rapat/"
    body = f'Lihat <a href="{link}">rapat</a>, <a href="{SITE}/?p=1">lagi</a>.'

    run_import(make_export(make_item(1, slug="rapat", link=link), make_item(2, slug="isi", body=body)))

    text = (content / "artikel/dumai/2025/2025-02-26-isi.md").read_text(encoding="utf-8")
    here = "/dumai/2025/02/26/rapat/"
    assert text.endswith(f"---\n\nLihat [rapat]({here}), [lagi]({here}).\n")


def test_pictures_of_wordpress_com_are_found_wherever_it_shows_them(
    run_import: Import, content: Path, tmp_path: Path
) -> None:
    for name, data in make_files().items():
        (tmp_path / "unduhan" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "unduhan" / name).write_bytes(data)
    files = "dumai.files.wordpress.com/2025/02"
    body = (
        f'<img src="https://{files}/Foto-Pelatihan-1.jpg?w=300&amp;h=200" alt="Peserta di aula">\n\n'
        f'<img src="https://i0.wp.com/{files}/peta.png?ssl=1" alt="Peta kantor">\n\n'
        f'<a href="https://{files}/Pedoman.pdf">Pedoman</a>'
    )
    export = make_export(make_item(slug="isi", body=body)).replace(SITE, "https://dumai.wordpress.com")

    run_import(export, media=str(tmp_path / "unduhan"))

    text = (content / "artikel/dumai/2025/2025-02-26-isi.md").read_text(encoding="utf-8")
    assert text.split("---\n\n")[1] == (
        "![Peserta di aula](/media/dumai/2025/foto-pelatihan-1.jpg)\n\n"
        "![Peta kantor](/media/dumai/2025/peta.png)\n\n[Pedoman](/media/dumai/2025/pedoman.pdf)\n"
    )
    assert check(content=str(content), now=NOW) == 0


def test_parts_of_one_export_move_in_as_one(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = {
        "a.xml": make_export(make_item(1, slug="satu", comments=make_comment(1))),
        "b.xml": make_export(make_item(1, slug="satu", comments=make_comment(1)), make_item(2, slug="dua")),
    }
    for name, text in parts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    places = {"content": str(content), "state": str(tmp_path / "state"), "now": NOW}

    status = import_wordpress([str(tmp_path / name) for name in parts], "dumai", **places)  # type: ignore[arg-type]

    assert status == 0
    assert "3 isi ditemukan menjadi 2 terbit + 0 draf + 0 disisihkan + 1 dilewati" in capsys.readouterr().out
    assert [one["article"] for one in voices(tmp_path)] == ["/dumai/2025/02/26/satu/"]
    report = (tmp_path / "state/dumai/laporan.html").read_text(encoding="utf-8")
    assert "b.xml:" in report


def test_parts_of_two_sites_are_refused(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = tmp_path / "a.xml", tmp_path / "b.xml"
    one.write_text(make_export(make_item(1)), encoding="utf-8")
    other.write_text(make_export(make_item(1)).replace(SITE, "https://lain.example"), encoding="utf-8")
    before = read_tree(content)

    status = import_wordpress(
        [str(one), str(other)], "dumai", content=str(content), state=str(tmp_path / "s")
    )

    assert status == 1
    assert capsys.readouterr().err == (
        f"{other}: bagian ini dari situs lain (https://lain.example, bukan {SITE}); "
        "pindahkan tiap situs sendiri-sendiri\n"
    )
    assert read_tree(content) == before
