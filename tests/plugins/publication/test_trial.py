"""A source tried beside the others, against everything compiled with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.publication.conf import read_conf
from plugins.publication.trial import Outcome, Trial
from plugins.root import ROOT
from plugins.writing.serve import SETTINGS
from tests.fixtures.content import BODY, HEADER, NOW, MakeContent, write_source
from tests.fixtures.documents import make_pdf

PLAIN = "artikel/semarang/2025/2025-02-26-satu.md"
NAMED = "artikel/semarang/2025/2025-02-20-disebut.md"
ORIGINAL = "artikel/jayapura/2025/2025-03-01-asal.md"
FRESH = "artikel/semarang/2026/2026-02-27-baru.md"
DRAFT = "artikel/semarang/2026/2026-02-20-naskah.md"
NEW = {"date": "2026-02-27", "title": "Pelatihan dibuka untuk umum"}
ATTACHED = [
    {"file": "/media/semarang/a.pdf", "title": "Pedoman"},
    {"file": "/media/semarang/b.pdf", "title": "Tiada", "alternative": "2025-02-20-disebut.md"},
]
OF_NAMED = {"date": "2025-02-20", "title": "Naskah yang disebut"}


@pytest.fixture
def trials(make_content: MakeContent, tmp_path: Path) -> tuple[Trial, Trial]:
    """Two trials of one folder: one as it works, and one that compiles everything."""
    address, file = "/semarang/2025/02/20/disebut/#tahapan", "../../semarang/2025/2025-02-20-disebut.md"
    links = f"Lihat [itu]({address}) dan [ini]({file})."
    content = make_content(
        {"file": "2025/2025-02-26-satu.md"},
        {"file": "2025/2025-02-20-disebut.md", **OF_NAMED},
        {"file": "2026/2026-02-20-naskah.md", "date": "2026-02-20", "status": "draft"},
        {"file": "2025/2025-03-02-lama.md", "date": "2025-03-02", "aliases": ["/lama/"]},
        {"office": "jayapura", "file": "2025/2025-03-01-asal.md", "date": "2025-03-01"},
        {
            "office": "jayapura",
            "file": "2025/2025-03-03-b.md",
            "date": "2025-03-03",
            "body": f"{BODY}\n{links}\n",
        },
        {
            "office": "jayapura",
            "file": "2025/2025-03-04-original.md",
            "date": "2025-03-04",
            "lang": "en",
            "translation_of": "2025-03-01-asal.md",
            "topics": None,
        },
        files={"media/semarang/a.pdf": make_pdf(catalogue=b"")},
    )
    overrides = {"PATH": str(content), "NOW": NOW.isoformat(), "IMAGES_CACHE": str(tmp_path / "images")}
    made = []
    for name in ("one", "whole"):
        settings = read_conf(str(ROOT / SETTINGS), {**overrides, "PRESS_STATE": str(tmp_path / name)})
        made.append(Trial(settings, is_whole=name == "whole"))
    return made[0], made[1]


@pytest.mark.parametrize(
    ("path", "values", "body", "leaves"),
    [
        (PLAIN, {}, BODY.replace("triwulan", "bulan"), ""),
        (PLAIN, {"title": "Judul lain", "summary": "Ringkasan yang lain."}, BODY, ""),
        (PLAIN, {"title": None}, BODY, ""),
        (PLAIN, {"category": "tak-ada"}, BODY, ""),
        (PLAIN, {"category": "kepegawaian"}, BODY, ""),
        (PLAIN, {"status": "draft"}, BODY, ""),
        (PLAIN, {"status": "hidden"}, BODY, ""),
        (PLAIN, {"status": "withdrawn", "withdrawn": {"date": "2026-02-01", "reason": "Diganti."}}, BODY, ""),
        (PLAIN, {"slug": "dipindah"}, BODY, ""),
        (
            PLAIN,
            {},
            f"{BODY}\n[a](/tidak/ada/) [b](/semarang/2025/02/20/disebut/) [c](/semarang/2025/)\n",
            "",
        ),
        (PLAIN, {}, f"{BODY}\n[a](2025-02-20-disebut.md#tiada) [b](../2026/2026-02-20-naskah.md)\n", ""),
        (PLAIN, {}, f"{BODY}\n![Loket.](/media/semarang/2025/tiada.jpg)\n", ""),
        (PLAIN, {"attachments": ATTACHED}, BODY, ""),
        (NAMED, OF_NAMED, BODY.replace("triwulan", "bulan"), ""),
        (NAMED, OF_NAMED, BODY.replace("## Tahapan", "## Langkah"), ""),
        (NAMED, {**OF_NAMED, "slug": "dipindah"}, BODY, ""),
        (NAMED, {**OF_NAMED, "status": "draft"}, BODY, ""),
        (NAMED, {**OF_NAMED, "status": "hidden"}, BODY, ""),
        (NAMED, {**OF_NAMED, "summary": None}, BODY, ""),
        (ORIGINAL, {"date": "2025-03-01", "status": "hidden"}, BODY, ""),
        (FRESH, NEW, BODY, ""),
        (FRESH, {**NEW, "status": "draft"}, BODY, ""),
        (FRESH, {**NEW, "slug": "satu", "date": "2025-02-26"}, BODY, ""),
        (FRESH, {**NEW, "aliases": ["/semarang/2025/02/26/satu/"]}, BODY, ""),
        (FRESH, {**NEW, "modified": "2030-01-01"}, BODY, ""),
        (
            FRESH,
            NEW,
            f"{BODY}\n[hari ini](/semarang/2026/02/27/) [sini](/semarang/2026/02/27/baru/#tahapan)\n",
            "",
        ),
        (FRESH.replace("02-27", "06-01"), {**NEW, "date": "2026-06-01"}, BODY, ""),
        (FRESH, {**NEW, "status": "draft"}, BODY, DRAFT),
        ("artikel/semarang/2025/lama.md", {"date": "2025-03-02", "slug": "x"}, BODY, ""),
        ("laman/kontak.md", {"date": None, "category": None, "topics": None}, BODY, ""),
        ("artikel/semarang/a.md", {"lang": "en", "translation_of": "2025/2025-02-26-satu.md"}, BODY, ""),
    ],
    ids=[
        "words",
        "title and summary",
        "title missing",
        "unknown category",
        "another category",
        "unpublished",
        "hidden",
        "withdrawn",
        "another address",
        "links",
        "links by path",
        "picture missing",
        "documents",
        "named: words",
        "named: anchor gone",
        "named: another address",
        "named: unpublished",
        "named: hidden",
        "named: summary missing",
        "translated: hidden",
        "new",
        "new draft",
        "address taken",
        "old address",
        "a day to come",
        "link to its own lists",
        "scheduled",
        "draft moved",
        "old address above",
        "undated page",
        "translation",
    ],
)
def test_article_tried_alone_gets_the_answer_of_everything_compiled(
    trials: tuple[Trial, Trial], path: str, values: dict[str, object], body: str, leaves: str
) -> None:
    text = write_source({**HEADER, **values}, body)

    one, whole = (trial.examine(path, text, leaves) for trial in trials)

    assert _told(one) == _told(whole)
    assert one.page == whole.page


def test_folder_that_changed_is_looked_at_anew(trials: tuple[Trial, Trial]) -> None:
    text = write_source({**HEADER, **NEW}, f"{BODY}\n[lain](/semarang/2025/04/01/lain/)\n")
    before = [_told(trial.examine(FRESH, text)) for trial in trials]
    other = trials[0].content / "artikel/semarang/2025/2025-04-01-lain.md"
    other.write_text(write_source({**HEADER, "date": "2025-04-01"}, BODY), encoding="utf-8")

    after = [_told(trial.examine(FRESH, text)) for trial in trials]

    assert before[0][0] != () and before[0] == before[1]
    assert after[0][0] == () and after[0] == after[1]


def _told(outcome: Outcome) -> tuple[object, ...]:
    return outcome.problems, outcome.standing, outcome.url, outcome.page is not None
