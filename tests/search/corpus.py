"""Store: a thousand articles to search: forty that differ in what they are about, the rest made up."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.texts import Size
from tests.fixtures.content import write_source

HERE = Path(__file__).parent
ARTICLES = 1_000
OFFICES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a reader asks, and the article's address that should come first."""

    asked: Mapping[str, str]
    first: str

    @property
    def address(self) -> str:
        """The search page, asked so."""
        return f"/cari/hasil/?{urlencode(self.asked)}"


def read_articles() -> dict[str, dict[str, Any]]:
    """Slug → the fields of the articles that were written by hand."""
    return tomllib.loads((HERE / "articles.toml").read_text(encoding="utf-8"))


def read_queries() -> list[Query]:
    """The table of queries."""
    rows = tomllib.loads((HERE / "queries.toml").read_text(encoding="utf-8"))["query"]
    articles = read_articles()
    return [_query(row, articles) for row in rows]


def _query(row: dict[str, str], articles: Mapping[str, dict[str, Any]]) -> Query:
    slug = row["first"]
    article = articles[slug]
    asked = {
        "q": row["ask"],
        **{name: row[name] for name in ("kantor", "kategori", "tahun", "urut") if name in row},
    }
    return Query(asked=asked, first=f"/{article['office']}/{article['date'].replace('-', '/')}/{slug}/")


def write_thousand(folder: Path) -> Path:
    """Writes the articles below a folder; gives the content folder."""
    articles = read_articles()
    write_corpus(folder, "ours", Size(articles=ARTICLES - len(articles), offices=OFFICES))
    content = folder / "content"
    for slug, fields in articles.items():
        header = {name: fields[name] for name in ("title", "date", "category", "summary")}
        file = content / "artikel" / fields["office"] / fields["date"][:4] / f"{fields['date']}-{slug}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(write_source({**header, "slug": slug}, fields["body"]), encoding="utf-8")
    return content
