"""The publication's values with sensible contents, so that a test tells only what matters to it.

The article is as long as the budgets' seed text, 452 words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from plugins.comments.consent import CURRENT, SENTENCES
from plugins.dates.stamp import Stamp
from plugins.publication.reply_views import ReplyForm, ThreadItem, ThreadView
from plugins.publication.text_views import (
    ArticleView,
    AttachmentView,
    Change,
    Heading,
    Image,
    Passage,
    Withdrawal,
)
from plugins.publication.views import Card, FeedLink, Head, Link, Masthead, Site

ZONE = "Asia/Jakarta"
SHEET = "/theme/css/site.0123abcd.css"
ADDRESS = "https://kabar.example.go.id"
SEED = Path(__file__).parent / "seed.html"
WIDE = Path(__file__).parent / "wide.html"
CARDS = json.loads((Path(__file__).parent / "cards.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A text that was already made HTML."""

    html: str

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The same without pictures."""
        return (Passage(html=self.html),)


def make_stamp(iso: str = "2025-02-26T08:30+07:00") -> Stamp:
    """A moment in western Indonesia."""
    return Stamp.from_iso(iso, ZONE)


def make_site(sheet: str = SHEET) -> Site:
    """The publication as it goes public, every contact set."""
    return Site(
        name="Kabar Kinerja ASN",
        agency="Badan Kepegawaian Negara",
        url=ADDRESS,
        language="id",
        address="Jalan Mayjen Sutoyo 12, Cililitan, Jakarta Timur 13640",
        email="humas@example.go.id",
        phone="(021) 555 0100",
        stylesheet_url=sheet,
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
            Link(text="Cari", url="/cari/"),
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
            Link(text="Cari", url="/cari/hasil/?kantor=semarang"),
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
    told = CARDS[(number - 1) % len(CARDS)]
    place = told["place"].lower().replace(" ", "-")
    slug = told["title"].lower().replace(" ", "-")
    filled: dict[str, Any] = {
        "title": told["title"],
        "url": f"/{place}/{told['date'].replace('-', '/')}/{slug}/",
        "summary": told["summary"],
        "published": make_stamp(told["date"]),
        "office": Link(text=f"BKN {told['place']}", url=f"/{place}/"),
        "category": Link(text="Manajemen Kinerja", url="/kategori/manajemen-kinerja/"),
    }
    return Card(**{**filled, **fields})


def make_article(**fields: Any) -> ArticleView:
    """The seed article: 452 words, two topics, one source."""
    filled: dict[str, Any] = {
        "title": "Pengelolaan Kinerja ASN",
        "url": "/semarang/2025/02/26/pengelolaan-kinerja-asn/",
        "summary": CARDS[2]["summary"],
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


def make_attachment(**fields: Any) -> AttachmentView:
    """A PDF of twelve pages."""
    filled: dict[str, Any] = {
        "title": "Pedoman penilaian kinerja",
        "url": "/media/semarang/2025/pedoman.pdf",
        "facts": "PDF, 1,2 MB, 12 halaman",
        "media_type": "application/pdf",
        "request": Link(text="humas@example.go.id", url="mailto:humas@example.go.id"),
    }
    return AttachmentView(**{**filled, **fields})


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
            replaced_by=Link(text=CARDS[0]["title"], url="/dumai/2025/05/26/penerapan/"),
        ),
        image=Image(
            url="/media/semarang/2025/rapat.jpg",
            alt="Enam pegawai duduk mengelilingi meja dan membaca lembar penilaian",
            credit="Humas BKN Semarang",
            caption="Dialog kinerja triwulan pertama.",
            width=1200,
            height=675,
        ),
        attachments=(make_attachment(),),
    )


def make_wide_article() -> ArticleView:
    """An article in which everything is wider than a phone: a word of the title, a table, a line of code."""
    return make_article(
        title=f"Berkas {'Laporan' * 9}",
        body=Body(html=WIDE.read_text(encoding="utf-8")),
        headings=(),
        sources=(Link(text="Laporan" * 9, url="https://example.go.id/" + "laporan-" * 12),),
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
        "reply_url": f"/komentar/balas/{number}/",
    }
    filled = {**filled, **fields}
    known = "komentar yang dihapus" if filled["is_removed"] else filled["office_name"] or filled["name"]
    answers = tuple(replace(reply, answers=reply.answers or known) for reply in replies)
    return ThreadItem(**{**filled, "replies": answers})


def make_staff_item(number: int, *replies: ThreadItem) -> ThreadItem:
    """The office's own reply."""
    words = ("Terima kasih atas pertanyaannya.", "Rekan penilai diundi dari satu unit kerja.")
    return make_item(
        number, *replies, name="Admin", is_staff=True, office_name="BKN Semarang", paragraphs=words
    )


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
        "consent": CURRENT,
        "sentence": SENTENCES[CURRENT],
    }
    return ReplyForm(**{**filled, **fields})
