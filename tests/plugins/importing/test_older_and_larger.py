"""Edge: exports of older versions, of a whole office, and what becomes of their comments in the inbox."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.comments.carrying.run import import_comments
from plugins.publication.run import check

from .conftest import NOW, Import, read_tree
from .exports import make_comment, make_export, make_item

# As WordPress 2.x wrote it: no list of authors, names twice, "tag" instead of "post_tag", less of everything.
OLDER = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/{version}/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/{version}/">
<channel>
<title>BKN Dumai</title>
<link>http://dumai.lama.example</link>
<wp:wxr_version>{version}</wp:wxr_version>
<wp:base_site_url>http://dumai.lama.example</wp:base_site_url>
<wp:base_blog_url>http://dumai.lama.example</wp:base_blog_url>
<wp:category><wp:category_nicename>kinerja</wp:category_nicename><wp:category_parent></wp:category_parent>\
<wp:cat_name><![CDATA[Kinerja]]></wp:cat_name></wp:category>
<wp:tag><wp:tag_slug>pelatihan</wp:tag_slug><wp:tag_name><![CDATA[Pelatihan]]></wp:tag_name></wp:tag>
<item>
<title>Tulisan lama &amp; panjang</title>
<link>http://dumai.lama.example/2010/05/tulisan-lama/</link>
<pubDate>Mon, 03 May 2010 01:30:00 +0000</pubDate>
<dc:creator><![CDATA[Siti Rahayu]]></dc:creator>
<category><![CDATA[Kinerja]]></category>
<category domain="category" nicename="kinerja"><![CDATA[Kinerja]]></category>
<category domain="tag"><![CDATA[Pelatihan]]></category>
<category domain="tag" nicename="pelatihan"><![CDATA[Pelatihan]]></category>
<guid isPermaLink="false">http://dumai.lama.example/?p=4</guid>
<description></description>
<content:encoded><![CDATA[Alinea pertama yang cukup panjang untuk sebuah ringkasan tulisan.

Alinea kedua.]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>4</wp:post_id>
<wp:post_date>2010-05-03 08:30:00</wp:post_date>
<wp:post_date_gmt>2010-05-03 01:30:00</wp:post_date_gmt>
<wp:comment_status>open</wp:comment_status>
<wp:ping_status>open</wp:ping_status>
<wp:post_name>tulisan-lama</wp:post_name>
<wp:status>publish</wp:status>
<wp:post_parent>0</wp:post_parent>
<wp:menu_order>0</wp:menu_order>
<wp:post_type>post</wp:post_type>
<wp:post_password></wp:post_password>
<wp:comment>
<wp:comment_id>1</wp:comment_id>
<wp:comment_author><![CDATA[Budi]]></wp:comment_author>
<wp:comment_author_email>budi@contoh.example</wp:comment_author_email>
<wp:comment_author_IP>203.0.113.4</wp:comment_author_IP>
<wp:comment_date>2010-05-04 08:30:00</wp:comment_date>
<wp:comment_date_gmt>2010-05-04 01:30:00</wp:comment_date_gmt>
<wp:comment_content>Setuju &amp; senang.</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved>
<wp:comment_type></wp:comment_type>
<wp:comment_parent>0</wp:comment_parent>
</wp:comment>
</item>
</channel>
</rss>
"""


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_older_exports_move_in_like_new_ones(
    run_import: Import, content: Path, tmp_path: Path, version: str
) -> None:
    assert run_import(OLDER.replace("{version}", version)) == 0

    text = (content / "artikel/dumai/2010/2010-05-03-tulisan-lama.md").read_text(encoding="utf-8")
    assert text == (
        '---\ntitle: "Tulisan lama & panjang"\ndate: 2010-05-03 08:30\ncategory: manajemen-kinerja\n'
        'topics: [pelatihan]\nsummary: "Alinea pertama yang cukup panjang untuk sebuah ringkasan tulisan."\n'
        'author: "Siti Rahayu"\naliases: ["/2010/05/tulisan-lama/"]\n---\n\n'
        "Alinea pertama yang cukup panjang untuk sebuah ringkasan tulisan.\n\nAlinea kedua.\n"
    )
    line = json.loads((tmp_path / "state/dumai/komentar.jsonl").read_bytes())
    assert (line["name"], line["text"], line["state"]) == ("Budi", "Setuju & senang.", "approved")


def test_draft_without_any_date_names_none(run_import: Import, content: Path) -> None:
    nothing = "0000-00-00 00:00:00"
    undated = make_item(
        2, slug="tanpa", date=nothing, gmt=nothing, announced="Wed, 30 Nov -0001 00:00:00 +0000"
    )

    run_import(make_export(make_item(1), undated))

    (file,) = (content / "artikel").rglob("*-tanpa.md")
    text = file.read_text(encoding="utf-8")
    assert text.startswith("---\n# Tanggal belum pasti (tidak ada di sumber).")
    assert "\nstatus: draft\n" in text
    assert check(content=str(content), now=NOW) == 0


def test_texts_of_one_former_address_do_not_bar_one_another(run_import: Import, content: Path) -> None:
    link = "https://dumai.lama.example/2025/02/26/sama/"

    run_import(make_export(make_item(1, slug="sama", link=link), make_item(2, slug="sama", link=link)))

    assert len(list((content / "artikel").rglob("*.md"))) == 2
    assert check(content=str(content), now=NOW) == 0


def test_a_whole_office_moves_in_with_its_comments(
    run_import: Import,
    content: Path,
    tmp_path: Path,
    make_settings: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    states = ["1", "1", "1", "0", "spam", "trash"]
    comments = {
        number: "".join(
            make_comment(
                number * 10 + place,
                text=f"Tanggapan nomor {number}-{place}.",
                parent=number * 10 if place else 0,
                state=states[(number + place) % len(states)],
            )
            for place in range(number % 5)
        )
        for number in range(1, 451)
    }
    posts = [
        make_item(
            number, title=f"Tulisan {number}", body=f"Isi tulisan nomor {number}.", comments=comments[number]
        )
        for number in comments
    ]

    assert run_import(make_export(*posts)) == 0

    told = capsys.readouterr().out
    assert "450 isi ditemukan menjadi 450 terbit + 0 draf + 0 disisihkan + 0 dilewati" in told
    assert len([path for path in read_tree(content) if path.startswith("artikel/")]) == 450
    lines = (tmp_path / "state/dumai/komentar.jsonl").read_text(encoding="utf-8").splitlines()
    found = sum(one.count("<wp:comment>") for one in comments.values())
    left = sum(one.count("<![CDATA[trash]]>") for one in comments.values())
    assert (found, len(lines)) == (900, 900 - left)

    monkeypatch.setenv("INTAKE_STORE", f"sqlite:///{tmp_path}/inbox/inbox.db")
    monkeypatch.setenv("INTAKE_KEY_FILE", str(tmp_path / "inbox/key"))
    settings = make_settings(COMMENTS_EXPORT=str(tmp_path / "export.jsonl"))
    assert import_comments(str(tmp_path / "state/dumai/komentar.jsonl"), settings=settings) == 0
    exported = (tmp_path / "export.jsonl").read_text(encoding="utf-8").splitlines()
    approved = Counter(json.loads(line)["state"] for line in lines)["approved"]
    assert len(exported) == approved


@pytest.mark.parametrize(
    ("title", "body", "written"),
    [
        ("kata " * 60, "Isi tulisan ini.", "kata " * 38 + "kata…"),
        ("😀😀", "Isi tulisan ini.", "Isi tulisan ini."),
        ("", "Isi tulisan ini.", "Isi tulisan ini."),
        ("Tanpa isi", "", "Tanpa isi"),
    ],
    ids=["too long", "without a word", "none", "without a text"],
)
def test_a_text_that_was_published_is_published_whatever_its_title(
    run_import: Import, content: Path, title: str, body: str, written: str
) -> None:
    run_import(make_export(make_item(slug="aneh", title=title, body=body)))

    text = (content / "artikel/dumai/2025/2025-02-26-aneh.md").read_text(encoding="utf-8")
    assert text.startswith(f'---\ntitle: "{written}"\n')
    assert text.endswith(f"\n---\n\n{body or title}\n")
    assert "status" not in text
