"""Edge: a publication with a page of every kind, of as many offices as asked for, as the public gets it."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from plugins.publication.run import build
from tests.benchmarks.texts import MAX_OFFICES, all_places
from tests.fixtures.content import BODY, NOW, ROOT, write_source
from tests.fixtures.pictures import make_image, write_image
from tests.theme.factories import SEED

ARTICLE = "/semarang/2025/02/26/efektivitas-pengelolaan-kinerja/"
PICTURED = "/semarang/2025/02/24/rapat/"
# One address for each kind of page that a reader may meet.
KINDS = {
    "front": "/",
    "article": ARTICLE,
    "withdrawn": "/semarang/2025/02/25/lama/",
    "pictured": PICTURED,
    "english": f"{ARTICLE}en/",
    "office": "/semarang/",
    "office-second": "/semarang/halaman/2/",
    "office-categories": "/semarang/kategori/",
    "office-category": "/semarang/kategori/manajemen-kinerja/",
    "office-archive": "/semarang/arsip/",
    "office-day": "/semarang/2025/02/26/",
    "day": "/2025/02/26/",
    "month": "/2025/01/",
    "year": "/2025/",
    "category": "/kategori/kepegawaian/",
    "topic": "/topik/penilaian-kinerja/",
    "empty-category": "/kategori/pengumuman/",
    "categories": "/kategori/",
    "topics": "/topik/",
    "offices": "/kantor/",
    "archives": "/arsip/",
    "feeds": "/umpan/",
    "search": "/cari/",
    "results": "/cari/hasil/",
    "page": "/kebijakan-privasi/",
    "thanks": "/komentar/terima-kasih/",
    "lost": "/404.html",
}
# More than a list page holds.
NOTES = 24
PHOTO = "media/semarang/rapat.jpg"
IMAGE = {"file": f"/{PHOTO}", "alt": "Enam pegawai di ruang rapat.", "credit": "Humas BKN Semarang"}
FIRST = {
    "title": "Efektivitas Pengelolaan Kinerja ASN: Hasil, Kompetensi, dan Perilaku",
    "date": "2025-02-26 08:30",
    "category": "manajemen-kinerja",
    "topics": ["penilaian-kinerja", "pelatihan"],
    "summary": "Kinerja aparatur tidak hanya soal angka: kompetensi dan perilaku ikut menentukan pelayanan.",
}
SETTINGS = """\
from publishconf import *
PATH, THEME = {content!r}, {theme!r}
COMMENTS_ACTION = "/komentar/"
COMMENTS_EXPORT = None
"""


def build_every_kind(folder: Path, offices: int) -> Path:
    """The built site's folder; every office has an article, so every list of offices is full."""
    content = folder / "content"
    for part in ("laman", "registers"):
        shutil.copytree(ROOT / "content" / part, content / part)
    register = content / "registers" / "offices.toml"
    real = list(tomllib.loads(register.read_text(encoding="utf-8")))
    others = [place for place in all_places(MAX_OFFICES) if place.slug not in real][: offices - len(real)]
    added = "".join(
        f'\n[{place.slug}]\nname = "BKN {place.name}"\ncity = "{place.name}"\n'
        f'province = "Provinsi {place.name[:1]}"\ntimezone = "{place.zone}"\n'
        for place in others
    )
    register.write_text(register.read_text(encoding="utf-8") + added, encoding="utf-8")
    photo = write_image(make_image(1600, 1000))
    files = {PHOTO: photo, **_articles([*real, *(place.slug for place in others)])}
    for path, data in files.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(data)
    settings = folder / "settings.py"
    text = SETTINGS.format(content=str(content), theme=str(ROOT / "theme"))
    settings.write_text(text, encoding="utf-8")
    output, state = str(folder / "output"), str(folder / "state")
    assert build(settings=str(settings), output=output, state=state, now=NOW.isoformat()) == 0
    return folder / "output"


def _articles(others: list[str]) -> dict[str, bytes]:
    old = {"date": "2025-03-01", "reason": "Angkanya keliru.", "replaced_by": ARTICLE}
    english = {
        "title": "Performance is more than numbers",
        "date": "2025-03-05",
        "topics": None,
        "lang": "en",
    }
    english |= {"translation_of": "2025-02-26-efektivitas-pengelolaan-kinerja.md"}
    shown = f'{BODY}\n![Papan hasil kerja.](/{PHOTO} "Hari pertama.")\n'
    texts = {
        "semarang/2025-02-26-efektivitas-pengelolaan-kinerja.md": ({}, seed_text()),
        "semarang/2025-02-25-lama.md": (
            {"date": "2025-02-25", "status": "withdrawn", "withdrawn": old},
            BODY,
        ),
        "semarang/2025-02-24-rapat.md": ({"date": "2025-02-24", "image": IMAGE}, shown),
        "semarang/2025-03-05-performance.md": (english, BODY),
    }
    for number in range(1, NOTES + 1):
        texts[f"semarang/2025-01-{number:02}-catatan.md"] = ({"date": f"2025-01-{number:02}"}, BODY)
    for number, office in enumerate(others):
        texts[f"{office}/kabar.md"] = ({"date": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"}, BODY)
    return {
        f"artikel/{path}": write_source({**FIRST, **header}, body).encode()
        for path, (header, body) in texts.items()
    }


def seed_text() -> str:
    """The text of 452 words by which the peers were measured, in Markdown."""
    soup = BeautifulSoup(SEED.read_text(encoding="utf-8"), "html.parser")
    return "\n\n".join(_block(tag) for tag in soup.find_all(True, recursive=False)) + "\n"


def _block(tag: Tag) -> str:
    if tag.name == "ul":
        return "\n".join(f"- {item.get_text()}" for item in tag.find_all("li"))
    return f"{'## ' if tag.name == 'h2' else ''}{tag.get_text()}"
