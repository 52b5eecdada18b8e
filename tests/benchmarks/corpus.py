"""Store: the made-up articles as files, in our form and in the peers'.

    python3 -m tests.benchmarks.corpus FOLDER --articles 1000 --offices 40 --form ours

The same articles have the same addresses, categories and links in every form.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import vocabulary
from tests.benchmarks.texts import (
    Draft,
    Place,
    Size,
    all_places,
    all_topics,
    make_draft,
    slug_of,
    write_body,
    write_comments,
)

COMMENTS = "comments.jsonl"
# Undated pages: file's stem → title and text. The settings of ours name all three.
PAGES = {
    "tentang": (
        "Tentang",
        "Naskah di sini dibuat oleh program, semata-mata untuk mengukur kecepatan pembangunan.",
    ),
    "pedoman-komentar": (
        "Pedoman komentar",
        "Tulislah dengan sopan, singkat, dan tanpa data pribadi siapa pun.",
    ),
    "kebijakan-privasi": (
        "Kebijakan privasi",
        "Tidak ada data pembaca yang dikumpulkan oleh situs percobaan ini.",
    ),
}
PADDING = (
    "Laman ini sengaja pendek, karena yang diukur adalah artikel. Isinya cukup panjang untuk lolos "
    "pemeriksaan, dan sama pada semua program yang dibandingkan."
)

File = tuple[str, str]


def _ours(draft: Draft, body: str) -> File:
    header = {
        "title": _quoted(draft.title),
        "date": f"{draft.moment:%Y-%m-%d %H:%M}",
        "category": slug_of(draft.categories[-1]),
        "topics": f"[{', '.join(map(slug_of, draft.topics))}]",
        "summary": _quoted(draft.summary),
        "author": _quoted(draft.author),
    }
    path = f"artikel/{draft.place.slug}/{draft.moment:%Y/%Y-%m-%d}-{draft.slug}.md"
    return path, _front(header) + body


def _hugo(draft: Draft, body: str) -> File:
    header = {
        "title": _quoted(draft.title),
        "date": draft.moment.isoformat(),
        "url": draft.url,
        "kategori": _quoted(draft.categories),
        "topik": _quoted(draft.topics),
        "arsip": _quoted([f"{draft.moment:%Y}", f"{draft.moment:%Y-%m}"]),
        "summary": _quoted(draft.summary),
        "author": _quoted(draft.author),
        "office": _quoted(draft.place.name),
    }
    return f"artikel/{draft.place.slug}/{draft.moment:%Y}/{draft.slug}.md", _front(header) + body


def _pelican(draft: Draft, body: str) -> File:
    header = {
        "Title": draft.title,
        "Date": f"{draft.moment:%Y-%m-%d %H:%M%z}",
        "Slug": draft.slug,
        "Category": draft.categories[-1],
        "Tags": ", ".join(draft.topics),
        "Summary": draft.summary,
        "Author": draft.author,
        "Office": draft.place.slug,
    }
    lines = "".join(f"{key}: {value}\n" for key, value in header.items())
    return f"artikel/{draft.place.slug}/{draft.moment:%Y}/{draft.slug}.md", f"{lines}\n{body}"


FORMS: dict[str, Callable[[Draft, str], File]] = {"ours": _ours, "pelican": _pelican, "hugo": _hugo}


def article_file(form: str, draft: Draft, size: Size, places: tuple[Place, ...]) -> File:
    """Where an article stands below the content folder, and its text."""
    return FORMS[form](draft, write_body(draft, size, places))


def write_corpus(site: Path, form: str, size: Size) -> None:
    """Writes `content/` of a site, and for ours the comments beside it."""
    places = all_places(size.offices)
    content = site / "content"
    made: set[Path] = set()
    for path, text in _all_files(form, size, places):
        target = content / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(text.encode())
    if form == "ours":
        (content / "media").mkdir(exist_ok=True)
        drafts = (make_draft(number, places) for number in range(size.articles))
        lines = [json.dumps(comment) + "\n" for draft in drafts for comment in write_comments(draft)]
        (site / COMMENTS).write_text("".join(lines), encoding="utf-8")


def _all_files(form: str, size: Size, places: tuple[Place, ...]) -> Iterator[File]:
    if form == "ours":
        yield from _registers(places)
    for number in range(size.articles):
        yield article_file(form, make_draft(number, places), size, places)
    for stem, (title, text) in PAGES.items():
        body = f"{text} {PADDING}\n"
        if form == "pelican":
            yield f"pages/{stem}.md", f"Title: {title}\nSlug: {stem}\nSummary: {text}\n\n{body}"
        else:
            yield f"laman/{stem}.md", _front({"title": _quoted(title), "summary": _quoted(text)}) + body


def _registers(places: tuple[Place, ...]) -> Iterator[File]:
    yield (
        "registers/offices.toml",
        "\n".join(
            f'[{place.slug}]\nname = "BKN {place.name}"\ncity = "{place.name}"\n'
            f'province = "Provinsi Contoh"\ntimezone = "{place.zone}"\n'
            for place in places
        ),
    )
    roots = [(name, "") for name in vocabulary.CATEGORIES]
    leaves = [
        (leaf, f'parent = "{slug_of(name)}"\n')
        for name, below in vocabulary.CATEGORIES.items()
        for leaf in below
    ]
    yield (
        "registers/categories.toml",
        "\n".join(f'[{slug_of(name)}]\nname = "{name}"\n{parent}' for name, parent in (*roots, *leaves)),
    )
    yield "registers/topics.toml", "\n".join(f'[{slug_of(name)}]\nname = "{name}"\n' for name in all_topics())


def _front(header: dict[str, str]) -> str:
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in header.items()) + "---\n\n"


def _quoted(value: object) -> str:
    """A JSON value is a YAML value too."""
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    """Writes a corpus where the command line says."""
    parser = argparse.ArgumentParser(description="Made-up articles for timing site generators.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--offices", type=int, default=40)
    parser.add_argument("--form", choices=FORMS, default="ours")
    given = parser.parse_args()
    write_corpus(given.folder, given.form, Size(articles=given.articles, offices=given.offices))


if __name__ == "__main__":
    main()
