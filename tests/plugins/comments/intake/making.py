"""Words: pages that may be answered, forms that readers send, answers as readers see them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
from bs4 import BeautifulSoup

from plugins.comments.consent import CURRENT
from plugins.press.environment import make_environment
from tests.fixtures.content import ROOT
from tests.theme.factories import make_article, make_form
from tests.theme.pages import make_article_inputs

ARTICLE = "/semarang/2025/02/26/pengelolaan-kinerja-asn/"


def write_article(site: Path, url: str = ARTICLE, **form: Any) -> Path:
    """An article's page below a site's folder, printed by the theme; returns its file."""
    article = replace(make_article(), url=url)
    inputs = make_article_inputs(article=article, form=make_form(action="/komentar/", article=url, **form))
    page = make_environment(ROOT / "theme" / "templates").get_template("article.html").render(**inputs)
    file = site / url.strip("/") / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page, encoding="utf-8")
    return file


def make_fields(**changes: str | None) -> dict[str, str]:
    """What a reader's form sends; None leaves a field out."""
    fields: dict[str, str | None] = {
        "article": ARTICLE,
        "name": "Siti Rahmawati",
        "email": "siti@contoh.example",
        "text": "Apakah pegawai yang baru pindah ikut dinilai?",
        "website": "",
        "consent": CURRENT,
    }
    return {name: value for name, value in {**fields, **changes}.items() if value is not None}


def soup_of(answer: httpx.Response) -> BeautifulSoup:
    return BeautifulSoup(answer.text, "html.parser")


def typed_in(answer: httpx.Response) -> dict[str, str]:
    """What the form of an answer holds, as a browser would send it again."""
    form = soup_of(answer).find("form")
    assert form is not None
    fields = {field["name"]: field.get("value", "") for field in form.select("input:not([type=checkbox])")}
    fields["text"] = form.textarea.get_text().removeprefix("\n")
    fields |= {box["name"]: box["value"] for box in form.select("input[type=checkbox][checked]")}
    return fields
