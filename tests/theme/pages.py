"""Whole pages' inputs: one for each template and telling state."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from plugins.categories.office import Office
from plugins.dates.english import in_english
from plugins.languages.language import ENGLISH
from plugins.publication.heads import with_default
from plugins.publication.reply_views import ThreadView
from plugins.publication.text_views import ArticleView, Change
from plugins.publication.thanks_page import ways_back
from plugins.publication.translation_pages import in_language
from plugins.publication.views import Branch, Card, Choice, Link, Pager, Period, SearchForm
from plugins.search.search_page import ways_on
from tests.theme.factories import (
    ADDRESS,
    CARDS,
    SEED,
    SHEET,
    ZONE,
    Body,
    make_article,
    make_attachment,
    make_card,
    make_feeds,
    make_form,
    make_head,
    make_item,
    make_masthead,
    make_office_masthead,
    make_site,
    make_stamp,
    make_thread,
    make_wide_article,
    make_withdrawn_article,
)
from tests.theme.lists import make_categories, make_counted, make_offices, make_pager

SEARCH_SHEET = "/theme/css/pages/search.0123abcd.css"


def _common(title: str, path: str, *trail: Link, is_office: bool = False, **head: Any) -> dict[str, Any]:
    home = (Link(text="Beranda", url="/"),)
    return {
        "site": make_site(),
        "masthead": make_office_masthead() if is_office else make_masthead(),
        "head": make_head(f"{title} – {'BKN Semarang' if is_office else 'Kabar Kinerja ASN'}", path, **head),
        "trail": (*home, *trail, Link(text=title, url=path)) if path != "/" else (),
    }


def _structured_data(article: ArticleView) -> str:
    facts = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": article.title,
                "description": article.summary,
                "datePublished": article.published.rfc3339,
                "dateModified": article.published.rfc3339,
                "mainEntityOfPage": ADDRESS + article.url,
                "inLanguage": "id",
                "author": {"@type": "GovernmentOrganization", "name": article.office.text},
                "publisher": {"@type": "GovernmentOrganization", "name": "Badan Kepegawaian Negara"},
            },
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": 1, "name": "Beranda", "item": ADDRESS + "/"},
                    {
                        "@type": "ListItem",
                        "position": 2,
                        "name": "BKN Semarang",
                        "item": ADDRESS + "/semarang/",
                    },
                    {"@type": "ListItem", "position": 3, "name": article.title},
                ],
            },
        ],
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def make_article_inputs(**fields: Any) -> dict[str, Any]:
    """The seed article's page, its form open and nobody's comment yet."""
    article: ArticleView = fields.get("article", make_article())
    common = _common(
        article.title,
        article.url,
        Link(text="BKN Semarang", url="/semarang/"),
        Link(text="Manajemen Kinerja", url="/semarang/kategori/manajemen-kinerja/"),
        is_office=True,
        kind="article",
        description=article.summary,
        published=article.published.rfc3339,
        feeds=make_feeds("BKN Semarang", "/semarang/"),
        jsonld=_structured_data(article),
    )
    return {
        **common,
        "article": article,
        "newer": make_card(4),
        "older": None,
        "related": (make_card(1), make_card(2), make_card(5)),
        "thread": ThreadView(),
        "form": make_form(),
        **fields,
    }


def make_pages() -> dict[str, tuple[str, dict[str, Any]]]:
    """State to template and inputs: every template, and the states worth looking at."""
    cards = tuple(make_card(number) for number in range(1, 6))
    return {
        "front": ("index.html", _front(cards, make_pager())),
        "front_paged": ("index.html", _front(cards * 2, make_pager(5, 12))),
        "front_empty": ("index.html", _front((), make_pager())),
        "article": ("article.html", make_article_inputs()),
        "article_discussed": ("article.html", make_article_inputs(thread=make_thread(), older=make_card(5))),
        "article_withdrawn": ("article.html", _withdrawn()),
        "article_translated": ("article.html", _translated()),
        "translation": ("en/translation.html", _translation()),
        "article_wide": ("article.html", make_article_inputs(article=make_wide_article())),
        "page": ("page.html", _page()),
        "office": ("office.html", _office(cards[2:4])),
        "office_empty": ("office.html", _office(())),
        "listing": ("listing.html", _listing(cards, make_counted("Kinerja Triwulanan", "Umpan Balik"))),
        "listing_empty": ("listing.html", _listing((), ())),
        "archive": ("archive.html", _archive(cards)),
        "archive_year": ("archive.html", _archive_year(cards)),
        "day": ("day.html", _day()),
        "day_wide": ("day.html", {**_day(), "articles": (make_wide_article(),)}),
        "overview_offices": ("overview.html", _overview("Kantor", make_offices())),
        "overview_categories": ("overview.html", _overview("Kategori", make_categories())),
        "overview_empty": ("overview.html", _overview("Topik", ())),
        "search": ("search.html", _search(replace(make_search_form(), index=""))),
        "search_results": ("search.html", _results(make_search_form())),
        "search_everywhere": ("search.html", _results(make_search_form(514))),
        "search_unmade": ("search.html", _search(None)),
        "404": ("404.html", _lost(SearchForm(action="/cari/hasil/"))),
        "404_without_search": ("404.html", _lost(None)),
        "thanks": ("thanks.html", _thanks("")),
        "thanks_with_code": ("intake/thanks.html", _thanks("7k2qx-0d4em-h9ztr-c31vb")),
        "intake_reply": ("intake/reply.html", _answering()),
        "intake_faulty": ("intake/reply.html", _faulty()),
        "intake_told": ("intake/told.html", _told()),
        "redirect": ("redirect.html", _redirect()),
    }


def _front(cards: tuple[Card, ...], pager: Pager) -> dict[str, Any]:
    names = ("BKN Dumai", "BKN Sawahlunto", "BKN Semarang", "BKN Tangerang Selatan")
    return {
        **_common("Kabar Kinerja ASN", "/"),
        "heading": "Artikel terbaru",
        "cards": cards,
        "pager": pager,
        "offices": make_counted(*names) if cards else (),
        "categories": make_counted("Kepegawaian", "Pelayanan Publik", "Kabar Kantor") if cards else (),
        "topics": make_counted("Penilaian Kinerja", "Pelatihan", "Umpan Balik", "Rekrutmen") if cards else (),
        "from_offices": (make_card(2), make_card(3)) if cards and pager.number == 1 else (),
        "from_categories": (make_card(4),) if cards and pager.number == 1 else (),
    }


def _thanks(receipt: str) -> dict[str, Any]:
    return {
        **_common("Komentar tersimpan", "/komentar/terima-kasih/"),
        "receipt": receipt,
        "policy_url": "/pedoman-komentar/",
        "links": ways_back(),
    }


def _answering() -> dict[str, Any]:
    form = make_form(parent="01k2m3n4p5q6r7s8t9", begun="1795334400000000.0123456789abcdef")
    article = make_article()
    return {
        **_common("Balas komentar", "/komentar/balas/01k2m3n4p5q6r7s8t9/"),
        "heading": "Balas komentar",
        "links": (Link(text=article.title, url=article.url),),
        "answered": make_item(1),
        "form": form,
    }


def _faulty() -> dict[str, Any]:
    told = "Nama belum diisi; tulis nama yang boleh ditayangkan."
    form = make_form(
        fault="Komentar belum terkirim. Perbaiki isian berikut:",
        faults=(Link(text=told, url="#nama"),),
        name_fault=told,
        text="Terima kasih.",
        is_agreed=True,
    )
    return {**_answering(), "heading": "Komentar belum terkirim", "answered": None, "form": form}


def _told() -> dict[str, Any]:
    return {
        **_common("Komentar tidak ditemukan", "/komentar/balas/x/"),
        "heading": "Komentar tidak ditemukan",
        "lead": "Komentar yang hendak dibalas tidak ada atau tidak lagi ditayangkan.",
        "kept": "Apakah pegawai yang baru pindah ikut dinilai?",
        "links": ways_back(),
    }


def _translated() -> dict[str, Any]:
    article = make_article()
    inputs = make_article_inputs(article=replace(article, editions=_editions(article.url)[1:]))
    head = replace(inputs["head"], editions=with_default(_editions(ADDRESS + article.url)))
    return {**inputs, "head": head}


def _editions(url: str) -> tuple[Link, ...]:
    return (
        Link(text="Bahasa Indonesia", url=url, language="id"),
        Link(text="English", url=f"{url}en/", language="en"),
    )


def _translation() -> dict[str, Any]:
    """The seed article's English page."""
    original = _translated()
    article = replace(
        original["article"],
        title="Managing the performance of civil servants",
        summary="Managing performance means minding competence, character and what several sides say.",
        body=Body(html=SEED.with_name("seed.en.html").read_text(encoding="utf-8")),
        headings=(),
        published=in_english(make_stamp()),
        editions=_editions(original["article"].url)[:1],
    )
    head = replace(original["head"], title=f"{article.title} – BKN Semarang")
    replies = Link(text="Read or write comments on the Indonesian page", url=f"{article.url}#balas")
    site = in_language(original["site"], ENGLISH)
    return {**original, "site": site, "head": head, "article": article, "replies": (replies,)}


def _withdrawn() -> dict[str, Any]:
    reason = "Komentar untuk artikel ini ditutup sejak 28 Maret 2025."
    form = make_form(action="", closed_reason=reason)
    return make_article_inputs(article=make_withdrawn_article(), form=form, thread=make_thread())


def _page() -> dict[str, Any]:
    return {
        **_common("Tentang", "/tentang/"),
        "title": "Tentang",
        "waits": "",
        "summary": "Siapa yang menerbitkan kabar ini dan untuk siapa.",
        "body": Body(html=SEED.read_text(encoding="utf-8")),
        "modified": make_stamp("2025-03-01"),
        "changes": (Change(stamp=make_stamp("2025-03-01"), note="Alamat kantor diperbarui."),),
        "attachments": (make_attachment(),),
    }


def _office(cards: tuple[Card, ...]) -> dict[str, Any]:
    office = Office(
        slug="semarang", name="BKN Semarang", city="Kota Semarang", province="Jawa Tengah", timezone=ZONE
    )
    return {
        **_common("BKN Semarang", "/semarang/", Link(text="Kantor", url="/kantor/"), is_office=True),
        "office": office,
        "cards": cards,
        "pager": make_pager(),
        "categories": make_counted("Manajemen Kinerja", "Rekrutmen") if cards else (),
        "years": (Link(text="2025", url="/semarang/2025/", count=3),) if cards else (),
    }


def _listing(cards: tuple[Card, ...], children: tuple[Link, ...]) -> dict[str, Any]:
    return {
        **_common(
            "Manajemen Kinerja", "/kategori/manajemen-kinerja/", Link(text="Kategori", url="/kategori/")
        ),
        "label": "Kategori",
        "heading": "Manajemen Kinerja",
        "description": "Bagaimana pekerjaan pegawai direncanakan dan dinilai.",
        "children": children,
        "cards": cards,
        "pager": make_pager(),
    }


def _archive(cards: tuple[Card, ...]) -> dict[str, Any]:
    days = (("24 Februari", 1), ("25 Februari", 1), ("26 Februari", 3))
    period = Period(
        name="Februari 2025",
        up=Link(text="2025", url="/2025/"),
        newer=Link(text="Maret 2025", url="/2025/03/"),
        older=None,
        parts=tuple(Link(text=text, url=f"/2025/02/{text[:2]}/", count=count) for text, count in days),
    )
    trail = (Link(text="Arsip", url="/arsip/"), Link(text="2025", url="/2025/"))
    return {
        **_common("Februari 2025", "/2025/02/", *trail),
        "period": period,
        "cards": cards,
        "pager": make_pager(1, 2),
    }


def _archive_year(cards: tuple[Card, ...]) -> dict[str, Any]:
    months = (Link(text="Maret", url="/2025/03/", count=2), Link(text="Mei", url="/2025/05/", count=3))
    period = Period(name="2025", up=Link(text="Arsip", url="/arsip/"), newer=None, older=None, parts=months)
    common = _common("2025", "/2025/", Link(text="Arsip", url="/arsip/"))
    return {**common, "period": period, "cards": cards, "pager": make_pager()}


def _day() -> dict[str, Any]:
    period = Period(
        name="Rabu, 26 Februari 2025",
        up=Link(text="Februari 2025", url="/2025/02/"),
        newer=Link(text="3 Maret 2025", url="/2025/03/03/"),
        older=Link(text="25 Februari 2025", url="/2025/02/25/"),
    )
    plain = Body(html="<p>Pendaftaran daring membuka pintu bagi pelamar yang tinggal jauh dari kota.</p>")
    other = replace(
        make_withdrawn_article(), title=CARDS[3]["title"], url="/semarang/2025/02/26/lain/", body=plain
    )
    return {
        **_common("26 Februari 2025", "/2025/02/26/", Link(text="Arsip", url="/arsip/")),
        "period": period,
        "articles": (make_article(), other),
        "pager": make_pager(),
    }


def _overview(heading: str, branches: tuple[Branch, ...]) -> dict[str, Any]:
    return {
        **_common(heading, f"/{heading.lower()}/"),
        "heading": heading,
        "introduction": "Pilih satu untuk melihat semua artikelnya.",
        "branches": branches,
    }


def make_search_form(offices: int = 4) -> SearchForm:
    """The search page's form, with as many offices as asked for."""
    return SearchForm(
        action="/cari/hasil/",
        index="/cari/indeks/",
        parts=("2025-02:2026,2025", "2021-01:2024,2023,2022,2021"),
        offices=tuple(
            Choice(value=link.url.strip("/"), text=link.text)
            for branch in make_offices(offices)
            for link in (twig.link for twig in branch.children)
        ),
        categories=(
            Choice(value="kepegawaian", text="Kepegawaian"),
            Choice(value="manajemen-kinerja", text="– Manajemen Kinerja"),
        ),
        years=("2026", "2025", "2024", "2023", "2022", "2021"),
    )


def _search(form: SearchForm | None) -> dict[str, Any]:
    return {
        **_common("Cari", "/cari/"),
        "site": make_site(SEARCH_SHEET if form else SHEET),
        "heading": "Cari",
        "form": form,
        "script_url": "",
        "links": ways_on(),
    }


def _results(form: SearchForm) -> dict[str, Any]:
    trail = Link(text="Cari", url="/cari/")
    common = _common("Hasil pencarian", "/cari/hasil/", trail, is_indexed=False)
    return {
        **_search(form),
        **{key: common[key] for key in ("head", "masthead", "trail")},
        "heading": "Hasil pencarian",
        "script_url": "/theme/js/search.0123abcd.js",
    }


def _lost(form: SearchForm | None) -> dict[str, Any]:
    common = _common("Halaman tidak ditemukan", "", is_indexed=False)
    links = (
        Link(text="Artikel terbaru", url="/"),
        Link(text="Semua kantor", url="/kantor/"),
        Link(text="Semua kategori", url="/kategori/"),
        Link(text="Arsip menurut tanggal", url="/arsip/"),
    )
    return {
        **common,
        "site": make_site(SEARCH_SHEET if form else SHEET),
        "trail": (),
        "links": links,
        "form": form,
        "script_url": "/theme/js/lost.0123abcd.js",
    }


def _redirect() -> dict[str, Any]:
    target = Link(text="Manajemen Kinerja", url="/kategori/manajemen-kinerja/")
    return {**_common("Pindah alamat", "/kategori/manajemen-kinerja/"), "target": target}
