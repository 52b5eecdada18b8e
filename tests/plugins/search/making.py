"""Words: articles as the index is given them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from plugins.categories.category import Category
from plugins.categories.office import Office
from plugins.dates.stamp import Stamp
from plugins.gate.record import Record
from plugins.gate.source import ARTICLE, PAGE
from plugins.prose.facts import BodyFacts
from plugins.publication.article import Article, Text
from plugins.publication.text_views import Withdrawal

ZONE = "Asia/Jakarta"
OFFICE = Office(
    slug="semarang", name="BKN Semarang", city="Kota Semarang", province="Jawa Tengah", timezone=ZONE
)
CATEGORY = Category(slug="manajemen-kinerja", name="Manajemen Kinerja", parents=("kepegawaian",))


def make_record(kind: str, **fields: Any) -> Record:
    """A source's header."""
    given = {"title": "Semarang menata jadwal", "summary": "Jadwal ditata tiap triwulan.", **fields}
    return Record(path=f"{kind}/naskah.md", kind=kind, slug="naskah", **given)


def make_article(iso: str = "2025-02-26", **fields: Any) -> Article:
    """An article of Semarang, put out at the moment given."""
    stamp = Stamp.from_iso(iso, ZONE)
    article = Article(
        record=make_record(ARTICLE),
        digest="0" * 64,
        url=f"/semarang/{stamp.year:04}/{stamp.month:02}/{stamp.day:02}/naskah/",
        facts=BodyFacts(),
        body_key="k",
        office=OFFICE,
        category=CATEGORY,
        topics=(),
        published=stamp,
    )
    return replace(article, **fields)


def make_page() -> Text:
    """An undated page."""
    return Text(
        record=make_record(PAGE, title="Kontak"),
        digest="1" * 64,
        url="/kontak/",
        facts=BodyFacts(),
        body_key="k",
    )


def make_withdrawal() -> Withdrawal:
    """Why a text is no longer in force."""
    return Withdrawal(stamp=Stamp.from_iso("2025-03-01", ZONE), reason="Diganti.")
