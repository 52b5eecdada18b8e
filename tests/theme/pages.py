"""Whole pages' inputs, made of the values that the publication hands to the theme.

One page for each template and telling state. The article is as long as the budgets' seed text, 452 words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from plugins.categories.office import Office
from plugins.dates.stamp import Stamp
from plugins.publication.views import (
    ArticleView,
    Branch,
    Card,
    Change,
    FeedLink,
    Head,
    Heading,
    Image,
    Link,
    Masthead,
    Pager,
    Period,
    ReplyForm,
    Site,
    ThreadItem,
    ThreadView,
    Withdrawal,
)

ZONE = "Asia/Jakarta"
ADDRESS = "https://kabar.example.go.id"
SEED = Path(__file__).parent / "seed.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A text that was already made HTML."""

    html: str


def make_stamp(iso: str = "2025-02-26T08:30+07:00") -> Stamp:
    """A moment in western Indonesia."""
    return Stamp.from_iso(iso, ZONE)


def make_site() -> Site:
    """The publication as it goes public, every contact set."""
    return Site(
        name="Kabar Kinerja ASN",
        agency="Badan Kepegawaian Negara",
        url=ADDRESS,
        language="id",
        address="Jalan Mayjen Sutoyo 12, Cililitan, Jakarta Timur 13640",
        email="humas@example.go.id",
        phone="(021) 555 0100",
        stylesheet_url="/theme/css/site.0123abcd.css",
        footer_links=(
            Link(text="Tentang", url="/tentang/"),
            Link(text="Kontak", url="/kontak/"),
            Link(text="Pedoman Komentar", url="/pedoman-komentar/"),
            Link(text="Kebijakan Privasi", url="/kebijakan-privasi/"),
            Link(text="Aksesibilitas", url="/aksesibilitas/"),
        ),
        feed_url="/feed.xml",
        licence=Link(text="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/deed.id"),
    )


def make_masthead() -> Masthead:
    """The publication's own masthead."""
    return Masthead(
        name="Kabar Kinerja ASN",
        tagline="Naskah dinas dari kantor-kantor kepegawaian",
        url="/",
        parent=None,
        links=(
            Link(text="Beranda", url="/"),
            Link(text="Kantor", url="/kantor/"),
            Link(text="Kategori", url="/kategori/"),
            Link(text="Topik", url="/topik/"),
            Link(text="Arsip", url="/arsip/"),
        ),
    )


def make_office_masthead() -> Masthead:
    """The masthead of an office's own pages."""
    return Masthead(
        name="BKN Semarang",
        tagline="Kota Semarang, Jawa Tengah",
        url="/semarang/",
        parent=Link(text="Kabar Kinerja ASN", url="/"),
        links=(
            Link(text="Beranda", url="/semarang/"),
            Link(text="Manajemen Kinerja", url="/semarang/kategori/manajemen-kinerja/"),
            Link(text="Rekrutmen", url="/semarang/kategori/rekrutmen/"),
            Link(text="Arsip", url="/semarang/2025/"),
        ),
    )


def make_feeds(name: str = "Kabar Kinerja ASN", path: str = "/") -> tuple[FeedLink, ...]:
    """Both feeds of the publication, an office or a category."""
    return (
        FeedLink(title=f"{name} (Atom)", url=f"{path}feed.xml", type="application/atom+xml"),
        FeedLink(title=f"{name} (JSON)", url=f"{path}feed.json", type="application/feed+json"),
    )


def make_head(title: str, path: str, **fields: Any) -> Head:
    """A public page's head."""
    filled = {"description": "Berita kinerja aparatur sipil negara.", "feeds": make_feeds(), **fields}
    return Head(title=title, canonical=ADDRESS + path if path else "", **filled)


def make_card(number: int = 1, **fields: Any) -> Card:
    """The card of one of seven articles."""
    title, office, iso, summary = CARDS[(number - 1) % len(CARDS)]
    slug = title.lower().replace(" ", "-")
    filled: dict[str, Any] = {
        "title": title,
        "url": f"/{office.lower().replace(' ', '-')}/{iso.replace('-', '/')}/{slug}/",
        "summary": summary,
        "published": make_stamp(iso),
        "office": Link(text=f"BKN {office}", url=f"/{office.lower().replace(' ', '-')}/"),
        "category": Link(text="Manajemen Kinerja", url="/kategori/manajemen-kinerja/"),
    }
    return Card(**{**filled, **fields})


CARDS = (
    (
        "Penerapan Kebijakan Kinerja ASN yang Berbasis Evaluasi di Dumai",
        "Dumai",
        "2025-05-26",
        "Evaluasi berkala menggeser perhatian dari banyaknya pekerjaan ke mutu pelayanan yang diterima warga.",
    ),
    (
        "Implementasi Kebijakan Kepegawaian yang Berorientasi pada Kinerja di Tangerang Selatan",
        "Tangerang Selatan",
        "2025-03-03",
        "Indikator yang terukur memangkas waktu pengurusan dokumen kependudukan dari hitungan hari menjadi jam.",
    ),
    (
        "Pengelolaan Kinerja ASN",
        "Semarang",
        "2025-02-26",
        "Kinerja tidak hanya soal angka: kompetensi dan sikap ikut dinilai, dan umpan balik datang dari rekan kerja.",
    ),
    (
        "Peningkatan Efektivitas Rekrutmen ASN di Semarang",
        "Semarang",
        "2025-02-26",
        "Pendaftaran daring dan masa orientasi membuat pelamar dari luar kota mendapat kesempatan yang sama.",
    ),
    (
        "Implementasi Kebijakan Kepegawaian yang Berorientasi pada Kinerja di Dumai",
        "Dumai",
        "2025-02-25",
        "Setiap pegawai menetapkan sasaran yang terukur, melaporkannya secara daring, dan dinilai secara terbuka.",
    ),
)


PROVINCES = (
    *("Aceh", "Sumatera Utara", "Sumatera Barat", "Riau", "Jambi", "Sumatera Selatan", "Bengkulu", "Lampung"),
    *("Kepulauan Bangka Belitung", "Kepulauan Riau", "DKI Jakarta", "Jawa Barat", "Jawa Tengah", "DI Yogyakarta"),
    *("Jawa Timur", "Banten", "Bali", "Nusa Tenggara Barat", "Nusa Tenggara Timur", "Kalimantan Barat"),
    *("Kalimantan Tengah", "Kalimantan Selatan", "Kalimantan Timur", "Kalimantan Utara", "Sulawesi Utara"),
    *("Sulawesi Tengah", "Sulawesi Selatan", "Sulawesi Tenggara", "Gorontalo", "Sulawesi Barat", "Maluku"),
    *("Maluku Utara", "Papua Barat", "Papua", "Papua Selatan", "Papua Tengah", "Papua Pegunungan"),
    "Papua Barat Daya",
)


def make_pager(number: int = 1, total: int = 1) -> Pager:
    """One page of a list of articles, ten a page."""
    shown = sorted({1, total, *range(max(1, number - 1), min(total, number + 1) + 1)})
    links: list[Link] = []
    for before, page in zip([0, *shown], shown, strict=False):
        if page - before > 1:
            links.append(Link(text="…", url=""))
        links.append(Link(text=str(page), url=_page_url(page), is_current=page == number))
    return Pager(
        number=number,
        total=total,
        item_count=total * 10 - 3,
        newer_url=_page_url(number - 1) if number > 1 else "",
        older_url=_page_url(number + 1) if number < total else "",
        links=tuple(links) if total > 1 else (),
    )


def _page_url(page: int) -> str:
    return "/" if page == 1 else f"/halaman/{page}/"


def make_article(**fields: Any) -> ArticleView:
    """The seed article: 452 words, two topics, one source."""
    filled: dict[str, Any] = {
        "title": "Pengelolaan Kinerja ASN",
        "url": "/semarang/2025/02/26/pengelolaan-kinerja-asn/",
        "summary": CARDS[2][3],
        "published": make_stamp(),
        "modified": None,
        "changes": (),
        "withdrawal": None,
        "authors": (),
        "office": Link(text="BKN Semarang", url="/semarang/"),
        "category": Link(text="Manajemen Kinerja", url="/kategori/manajemen-kinerja/"),
        "topics": (
            Link(text="Penilaian Kinerja", url="/topik/penilaian-kinerja/"),
            Link(text="Umpan Balik", url="/topik/umpan-balik/"),
        ),
        "image": None,
        "sources": (Link(text="Wawancara dengan Bagian Kepegawaian", url="https://example.go.id/wawancara"),),
        "body": Body(html=SEED.read_text(encoding="utf-8")),
        "headings": (
            Heading(level=2, anchor="tempat-kerja", text="Tempat kerja yang jelas perannya"),
            Heading(level=2, anchor="penilaian", text="Penilaian yang mendengar banyak pihak"),
            Heading(level=2, anchor="kompetensi", text="Kompetensi untuk zaman digital"),
            Heading(level=2, anchor="hambatan", text="Nyaman dengan cara lama"),
        ),
        "reading_minutes": 3,
    }
    return ArticleView(**{**filled, **fields})


def make_withdrawn_article() -> ArticleView:
    """An article with everything that an article can have, and no longer in force."""
    return make_article(
        authors=("Ratna Wulandari", "Bagus Pratama"),
        modified=make_stamp("2025-04-02T10:00+07:00"),
        changes=(
            Change(stamp=make_stamp("2025-02-27"), note="Nama jabatan pada alinea kedua dibetulkan."),
            Change(stamp=make_stamp("2025-04-02"), note="Dicabut karena ada pedoman baru."),
        ),
        withdrawal=Withdrawal(
            stamp=make_stamp("2025-04-02"),
            reason="Cara menilai yang diuraikan di sini diganti.",
            replaced_by=Link(text=CARDS[0][0], url="/dumai/2025/05/26/penerapan/"),
        ),
        image=Image(
            url="/media/semarang/2025/rapat.jpg",
            alt="Enam pegawai duduk mengelilingi meja dan membaca lembar penilaian",
            credit="Humas BKN Semarang",
            caption="Dialog kinerja triwulan pertama.",
            width=1200,
            height=675,
        ),
    )


def make_item(number: int, *replies: ThreadItem, **fields: Any) -> ThreadItem:
    """One reader's comment with the replies to it."""
    filled: dict[str, Any] = {
        "anchor": f"komentar-{number}",
        "name": ("Siti Aminah", "Yohanes", "Made Suardana")[number % 3],
        "paragraphs": ("Apakah rekan kerja yang menilai dipilih oleh atasan, atau oleh pegawai sendiri?",),
        "sent": make_stamp("2025-02-27T19:05+07:00"),
        "is_staff": False,
        "is_removed": False,
        "office_name": "",
    }
    return ThreadItem(**{**filled, **fields, "replies": replies})


def make_staff_item(number: int, *replies: ThreadItem) -> ThreadItem:
    """The office's own reply."""
    words = ("Terima kasih atas pertanyaannya.", "Rekan penilai diundi dari satu unit kerja.")
    return make_item(number, *replies, name="Admin", is_staff=True, office_name="BKN Semarang", paragraphs=words)


def make_thread() -> ThreadView:
    """A thread seven levels deep, with a reply of the office and a removed comment."""
    chain = make_item(7)
    for number in (6, 5, 4, 3):
        chain = make_item(number, chain)
    first = make_item(1, make_staff_item(2, chain))
    stub = make_item(8, make_item(9), is_removed=True, name="", paragraphs=())
    return ThreadView(items=(first, stub, make_item(10)), count=9)


def make_form(**fields: Any) -> ReplyForm:
    """An open form."""
    filled: dict[str, Any] = {
        "action": "https://kabar.example.go.id/komentar",
        "article": "/semarang/2025/02/26/pengelolaan-kinerja-asn/",
        "closed_reason": "",
        "policy_url": "/pedoman-komentar/",
        "privacy_url": "/kebijakan-privasi/",
    }
    return ReplyForm(**{**filled, **fields})


def make_offices(count: int = 514) -> tuple[Branch, ...]:
    """Offices under their provinces, as many as the country has regencies and cities."""
    branches = []
    for place, province in enumerate(PROVINCES):
        numbers = range(place, count, len(PROVINCES))
        offices = tuple(
            Branch(link=Link(text=f"BKN {_place(number)}", url=f"/{number}-kota/", count=number % 40))
            for number in numbers
        )
        branches.append(Branch(link=Link(text=province, url="", count=len(numbers)), children=offices))
    return tuple(branches)


def _place(number: int) -> str:
    last = ("Barat", "Timur", "Utara", "Selatan", "Tengah", "Raya", "Hilir", "Jaya", "Lama", "Baru", "Kota", "Luar")
    return f"{PROVINCES[number * 7 % 38]} {last[number // 38 % 12]}"


def _common(title: str, path: str, *trail: Link, is_office: bool = False, **head: Any) -> dict[str, Any]:
    home = (Link(text="Beranda", url="/"),)
    return {
        "site": make_site(),
        "masthead": make_office_masthead() if is_office else make_masthead(),
        "head": make_head(f"{title} – {'BKN Semarang' if is_office else 'Kabar Kinerja ASN'}", path, **head),
        "trail": (*home, *trail, Link(text=title, url=path)) if path != "/" else (),
    }


def _counted(*names: str) -> tuple[Link, ...]:
    return tuple(
        Link(text=name, url=f"/kategori/{name.lower().replace(' ', '-')}/", count=number * 7 + 3)
        for number, name in enumerate(names)
    )


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
                    {"@type": "ListItem", "position": 2, "name": "BKN Semarang", "item": ADDRESS + "/semarang/"},
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
        "page": ("page.html", _page()),
        "office": ("office.html", _office(cards[2:4])),
        "office_empty": ("office.html", _office(())),
        "listing": ("listing.html", _listing(cards, _counted("Kinerja Triwulanan", "Umpan Balik"))),
        "listing_empty": ("listing.html", _listing((), ())),
        "archive": ("archive.html", _archive(cards)),
        "day": ("day.html", _day()),
        "overview_offices": ("overview.html", _overview("Kantor", make_offices())),
        "overview_categories": ("overview.html", _overview("Kategori", _categories())),
        "overview_empty": ("overview.html", _overview("Topik", ())),
        "404": ("404.html", _lost()),
        "redirect": ("redirect.html", _redirect()),
    }


def _front(cards: tuple[Card, ...], pager: Pager) -> dict[str, Any]:
    names = ("BKN Dumai", "BKN Sawahlunto", "BKN Semarang", "BKN Tangerang Selatan")
    return {
        **_common("Kabar Kinerja ASN", "/"),
        "heading": "Artikel terbaru",
        "cards": cards,
        "pager": pager,
        "offices": _counted(*names) if cards else (),
        "categories": _counted("Kepegawaian", "Pelayanan Publik", "Kabar Kantor") if cards else (),
        "topics": _counted("Penilaian Kinerja", "Pelatihan", "Umpan Balik", "Rekrutmen") if cards else (),
    }


def _withdrawn() -> dict[str, Any]:
    reason = "Komentar untuk artikel ini ditutup sejak 28 Maret 2025."
    form = make_form(action="", closed_reason=reason)
    return make_article_inputs(article=make_withdrawn_article(), form=form, thread=make_thread())


def _page() -> dict[str, Any]:
    return {
        **_common("Tentang", "/tentang/"),
        "title": "Tentang",
        "summary": "Siapa yang menerbitkan kabar ini dan untuk siapa.",
        "body": Body(html=SEED.read_text(encoding="utf-8")),
        "modified": make_stamp("2025-03-01"),
        "changes": (Change(stamp=make_stamp("2025-03-01"), note="Alamat kantor diperbarui."),),
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
        "categories": _counted("Manajemen Kinerja", "Rekrutmen") if cards else (),
        "years": (Link(text="2025", url="/semarang/2025/", count=3),) if cards else (),
    }


def _listing(cards: tuple[Card, ...], children: tuple[Link, ...]) -> dict[str, Any]:
    return {
        **_common("Manajemen Kinerja", "/kategori/manajemen-kinerja/", Link(text="Kategori", url="/kategori/")),
        "label": "Kategori",
        "heading": "Manajemen Kinerja",
        "description": "Sasaran, penilaian, dan umpan balik: bagaimana pekerjaan pegawai direncanakan dan dinilai.",
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


def _day() -> dict[str, Any]:
    period = Period(
        name="Rabu, 26 Februari 2025",
        up=Link(text="Februari 2025", url="/2025/02/"),
        newer=Link(text="3 Maret 2025", url="/2025/03/03/"),
        older=Link(text="25 Februari 2025", url="/2025/02/25/"),
    )
    plain = Body(html="<p>Pendaftaran daring membuka pintu bagi pelamar yang tinggal jauh dari kota.</p>")
    other = replace(make_withdrawn_article(), title=CARDS[3][0], url="/semarang/2025/02/26/lain/", body=plain)
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


def _categories() -> tuple[Branch, ...]:
    leaves = tuple(Branch(link=link) for link in _counted("Rekrutmen", "Manajemen Kinerja", "Pelatihan"))
    nested = replace(leaves[1], children=leaves[2:], note="Sasaran dan penilaian.")
    roots = _counted("Kepegawaian", "Pelayanan Publik")
    return (
        Branch(link=roots[0], note="Semua tentang pegawai.", children=(leaves[0], nested)),
        Branch(link=roots[1], note="Semua tentang layanan kepada warga."),
    )


def _lost() -> dict[str, Any]:
    common = _common("Halaman tidak ditemukan", "", is_indexed=False)
    links = (
        Link(text="Artikel terbaru", url="/"),
        Link(text="Semua kantor", url="/kantor/"),
        Link(text="Semua kategori", url="/kategori/"),
        Link(text="Arsip menurut tanggal", url="/arsip/"),
    )
    return {**common, "trail": (), "links": links}


def _redirect() -> dict[str, Any]:
    target = Link(text="Manajemen Kinerja", url="/kategori/manajemen-kinerja/")
    return {**_common("Pindah alamat", "/kategori/manajemen-kinerja/"), "target": target}
