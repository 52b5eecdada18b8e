"""Registers in the pages: trees, renamed things, offices of their own; and what readers said."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup

from tests.fixtures.building import Build
from tests.fixtures.content import MakeContent

ARTICLE = "/semarang/2025/02/26/naskah-1/"


def soup_of(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def test_a_parent_category_lists_its_childrens_articles(
    make_content: MakeContent, build_content: Build
) -> None:
    built = build_content(make_content())

    for category in ("kepegawaian", "manajemen-kinerja"):
        page = soup_of(built.read(f"kategori/{category}/index.html"))
        assert page.select_one(f'main a[href="{ARTICLE}"]') is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kategori/kinerja/", "/kategori/manajemen-kinerja/"),
        ("kota-semarang/", "/semarang/"),
        ("kota-semarang/2025/02/26/naskah-1/", ARTICLE),
        ("semarang/kategori/kinerja/", "/semarang/kategori/manajemen-kinerja/"),
    ],
)
def test_a_renamed_thing_leads_on_from_every_old_address(
    make_content: MakeContent, build_content: Build, old: str, new: str
) -> None:
    built = build_content(make_content())

    page = soup_of(built.read(f"{old}index.html"))
    refresh = page.select_one('meta[http-equiv="refresh"]')
    assert refresh is not None and str(refresh["content"]).endswith(new)
    assert page.select_one(f'a[href="{new}"]') is not None
    assert page.select_one(f'link[rel="canonical"][href="{new}"]') is not None


def test_an_old_feed_goes_on(make_content: MakeContent, build_content: Build) -> None:
    built = build_content(make_content())

    assert built.read("kota-semarang/feed.xml") == built.read("semarang/feed.xml")


def test_a_writers_alias_leads_to_the_text(make_content: MakeContent, build_content: Build) -> None:
    built = build_content(make_content({"aliases": ["/2019/01/berita-lama.html", "/berita/lama"]}))

    for path in ("2019/01/berita-lama.html", "berita/lama/index.html"):
        assert soup_of(built.read(path)).select_one(f'a[href="{ARTICLE}"]') is not None


def test_former_names_in_a_source_are_still_accepted(make_content: MakeContent, build_content: Build) -> None:
    built = build_content(make_content({"category": "kinerja", "office": "kota-semarang"}))

    assert built.status == 0
    assert (built.output / "semarang/2025/02/26/naskah-1/index.html").is_file()


def test_an_offices_pages_carry_its_own_name(make_content: MakeContent, build_content: Build) -> None:
    built = build_content(make_content())

    for path in ("semarang/", "semarang/2025/", "semarang/arsip/", ARTICLE.strip("/") + "/"):
        header = soup_of(built.read(f"{path}index.html")).find("header")
        assert header is not None and "BKN Semarang" in header.get_text()
        assert header.find("a", href="/semarang/") is not None


def test_an_eastern_office_tells_its_own_time(make_content: MakeContent, build_content: Build) -> None:
    built = build_content(make_content({"office": "jayapura", "date": "2025-02-26 08:30"}))

    page = built.read("jayapura/2025/02/26/naskah-1/index.html")
    assert 'datetime="2025-02-26T08:30+09:00"' in page
    assert "08.30 WIT" in page


def test_hidden_texts_are_reachable_and_in_no_list(make_content: MakeContent, build_content: Build) -> None:
    built = build_content(make_content({"status": "hidden"}, {}))

    assert "noindex" in built.read("semarang/2025/02/26/naskah-1/index.html")
    lists = [path for path in built.output.rglob("*") if path.is_file() and "naskah-1" not in path.as_posix()]
    assert not [path for path in lists if ARTICLE.encode() in path.read_bytes()]


def test_a_withdrawn_text_says_so_above_itself(make_content: MakeContent, build_content: Build) -> None:
    withdrawn = {"date": "2025-03-01", "reason": "Diganti naskah baru.", "replaced_by": "naskah-2.md"}

    built = build_content(
        make_content({"status": "withdrawn", "withdrawn": withdrawn}, {"title": "Naskah baru"})
    )

    text = soup_of(built.read(f"{ARTICLE[1:]}index.html")).main.get_text(" ")  # type: ignore[union-attr]
    assert text.index("Diganti naskah baru.") < text.index("Penilaian dilakukan tiap triwulan.")
    assert "1 Maret 2025" in text and "Naskah baru" in text


def export(tmp_path: Path, *comments: dict[str, object]) -> str:
    path = tmp_path / "export.jsonl"
    base = {"article": ARTICLE, "parent": None, "name": "", "is_staff": False, "is_removed": False}
    lines = [json.dumps({**base, **comment}, ensure_ascii=False) for comment in comments]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(path)


def test_approved_comments_are_threaded_escaped_and_dated(
    make_content: MakeContent, build_content: Build, make_settings, tmp_path: Path
) -> None:
    comments = export(
        tmp_path,
        {
            "id": "1",
            "name": "<b>Siti</b>",
            "sent_at": "2025-02-27T02:00:00Z",
            "text": "Ya <script>x</script>",
        },
        {
            "id": "2",
            "parent": "1",
            "sent_at": "2025-02-27T03:00:00Z",
            "text": "Terima kasih.",
            "is_staff": True,
        },
    )

    built = build_content(make_content(), settings=make_settings(COMMENTS_EXPORT=comments))

    assert built.faults == ""
    page = soup_of(built.read(f"{ARTICLE[1:]}index.html"))
    first = page.find(id="komentar-1")
    assert first is not None
    assert "<b>Siti</b>" in first.get_text() and "Ya <script>x</script>" in first.get_text()
    assert "09.00 WIB" in first.get_text()
    answer = first.find(id="komentar-2")
    assert answer is not None and "BKN Semarang" in answer.get_text()


def test_deep_in_a_thread_a_reply_names_the_one_that_it_answers(
    make_content: MakeContent, build_content: Build, make_settings, tmp_path: Path
) -> None:
    names = ("Ani", "Beni", "Cici", "Dodi", "Rina", "Joko", "Tono")
    comments = export(
        tmp_path,
        *(
            {
                "id": str(number),
                "parent": str(number - 1) if number else None,
                "name": name,
                "sent_at": f"2025-02-27T02:0{number}:00Z",
                "text": "Satu\ndua",
            }
            for number, name in enumerate(names)
        ),
    )

    built = build_content(make_content(), settings=make_settings(COMMENTS_EXPORT=comments))

    page = soup_of(built.read(f"{ARTICLE[1:]}index.html"))
    told = [line.get_text().partition(",")[0] for line in page.select(".comment__by")]
    assert told == [*names[:5], "Joko menjawab Rina", "Tono menjawab Joko"]


CONVERSATION = (
    {
        "id": "1",
        "name": "<b>Siti</b>",
        "sent_at": "2025-02-27T02:00:00Z",
        "text": "Ya & ]]> tidak.\n\nSekian.",
    },
    {"id": "2", "parent": "1", "sent_at": "2025-02-27T03:00:00Z", "text": "Terima kasih.", "is_staff": True},
    {"id": "3", "sent_at": "2025-02-27T04:00:00Z", "is_removed": True, "text": ""},
)


@pytest.mark.parametrize(
    ("action", "links"),
    [("/komentar/", {"1": "/komentar/balas/1/", "2": "/komentar/balas/2/"}), ("", {})],
    ids=["open", "without an intake"],
)
def test_every_living_comment_can_be_answered_by_a_plain_link(
    make_content: MakeContent,
    build_content: Build,
    make_settings,
    tmp_path: Path,
    action: str,
    links: dict[str, str],
) -> None:
    settings = make_settings(COMMENTS_EXPORT=export(tmp_path, *CONVERSATION), COMMENTS_ACTION=action)

    built = build_content(make_content(), settings=settings)

    page = soup_of(built.read(f"{ARTICLE[1:]}index.html"))
    found = {link.find_parent(class_="comment")["id"]: link for link in page.select(".comment__reply a")}
    assert {name.removeprefix("komentar-"): link["href"] for name, link in found.items()} == links
    assert [link["aria-label"] for link in found.values()] == ["Balas <b>Siti</b>", "Balas BKN Semarang"][
        : len(links)
    ]


def test_a_conversation_can_be_followed_by_a_feed(
    make_content: MakeContent, build_content: Build, make_settings, tmp_path: Path
) -> None:
    settings = make_settings(
        COMMENTS_EXPORT=export(tmp_path, *CONVERSATION), SITEURL="https://contoh.example"
    )

    built = build_content(make_content({}, {}), settings=settings)

    feed = feedparser.parse(built.read(f"{ARTICLE[1:]}komentar.xml"))
    assert not feed.bozo
    assert [(entry.title, entry.author) for entry in feed.entries] == [
        ("Balasan BKN Semarang", "BKN Semarang"),
        ("Komentar <b>Siti</b>", "<b>Siti</b>"),
    ]
    assert feed.entries[1].content[0].value == "Ya & ]]> tidak.\n\nSekian."
    assert feed.entries[0].link == f"https://contoh.example{ARTICLE}#komentar-2"
    assert f'ref="{feed.entries[1].id}"' in built.read(f"{ARTICLE[1:]}komentar.xml")
    page = soup_of(built.read(f"{ARTICLE[1:]}index.html"))
    assert page.find("link", href=f"{ARTICLE}komentar.xml", type="application/atom+xml") is not None
    assert [path.parent.name for path in built.output.rglob("komentar.xml")] == ["naskah-1"]


def test_an_export_with_an_email_address_stops_the_build(
    make_content: MakeContent, build_content: Build, make_settings, tmp_path: Path
) -> None:
    comments = export(
        tmp_path,
        {
            "id": "1",
            "name": "Siti",
            "sent_at": "2025-02-27T02:00Z",
            "text": "Baik",
            "email": "siti@contoh.example",
        },
    )

    built = build_content(make_content(), settings=make_settings(COMMENTS_EXPORT=comments))

    assert built.status == 1
    assert ":1: email: " in built.faults
    assert "siti@contoh.example" not in built.told + built.faults


def test_without_an_intake_a_plain_sentence_stands_for_the_form(site: Path) -> None:
    page = soup_of(
        (site / "semarang/2025/02/26/pengelolaan-kinerja-asn/index.html").read_text(encoding="utf-8")
    )

    assert page.find("form") is None
    assert "Komentar belum dapat dikirim melalui situs ini." in page.get_text()
    assert "Tulis komentar" not in page.get_text()


def test_with_an_intake_the_form_asks_for_name_and_email(
    make_content: MakeContent, build_content: Build, make_settings
) -> None:
    built = build_content(make_content(), settings=make_settings(COMMENTS_ACTION="/komentar/"))

    form = soup_of(built.read(f"{ARTICLE[1:]}index.html")).find("form")
    assert form is not None and form["action"] == "/komentar/" and form["method"] == "post"
    fields = {element["name"]: element for element in form.find_all(["input", "textarea"])}
    assert fields["article"]["value"] == ARTICLE
    assert all(fields[name].has_attr("required") for name in ("name", "text", "consent"))
    assert not fields["email"].has_attr("required")
    assert "tidak akan ditayangkan" in form.get_text()


def test_old_articles_close_by_setting(
    make_content: MakeContent, build_content: Build, make_settings
) -> None:
    settings = make_settings(COMMENTS_ACTION="/komentar/", COMMENTS_CLOSE_AFTER_DAYS=30)

    built = build_content(make_content({}, {"comments": "open"}), settings=settings)

    closed = soup_of(built.read(f"{ARTICLE[1:]}index.html"))
    assert closed.find("form") is None
    assert "tidak lagi menerima komentar sejak Jumat, 28 Maret 2025." in closed.get_text()
    assert soup_of(built.read("semarang/2025/02/26/naskah-2/index.html")).find("form") is not None
