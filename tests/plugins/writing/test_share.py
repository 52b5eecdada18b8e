"""A preview holds what a release does not, says so on every page, and never becomes a release."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from plugins.publication.run import build
from plugins.publication.settings import PublicationSettings, SettingsRefused
from plugins.writing.share import make_preview
from tests.fixtures.content import MakeContent

NOW = "2026-03-01T08:00+07:00"
DRAFT = {"file": "draf.md", "title": "Naskah yang belum selesai", "status": "draft"}
LATER = {"file": "nanti.md", "title": "Naskah untuk bulan Juni", "date": "2026-06-03 08:30"}
PAGES = {
    "laman/tentang.md": "---\ntitle: Tentang\nsummary: Siapa kami.\n---\n\nKami.\n",
    "laman/kontak.md": "---\ntitle: Kontak\nsummary: Surat.\nstatus: draft\n---\n\nSurat.\n",
}


@pytest.fixture
def content(make_content: MakeContent) -> Path:
    """One article that is public, a draft, one that waits for its day, a page and a page's draft."""
    return make_content({"file": "terbit.md"}, DRAFT, LATER, files=PAGES)


@pytest.fixture
def preview(content: Path, tmp_path: Path) -> Path:
    """The preview of it."""
    status = make_preview(
        content=str(content), output=str(tmp_path / "lihat"), now=NOW, state=str(tmp_path / "simpan")
    )
    assert status == 0
    return tmp_path / "lihat"


def texts_of(file: Path) -> str:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").get_text(" ", strip=True)


def test_every_page_says_that_it_is_a_preview_and_keeps_search_engines_away(preview: Path) -> None:
    pages = [
        file for file in preview.rglob("*.html") if 'http-equiv="refresh"' not in file.read_text("utf-8")
    ]

    assert len(pages) > 10
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert '<meta name="robots" content="noindex">' in text, page
        assert "Pratinjau." in text or "Preview." in text, page
    assert (preview / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("semarang/2025/02/26/draf", "Draf. Naskah ini tidak terbit selama berstatus draf."),
        (
            "semarang/2026/06/03/nanti",
            "Belum terbit. Artikel ini terbit Rabu, 3 Juni 2026, 08.30 WIB .",
        ),
        ("kontak", "Draf. Naskah ini tidak terbit selama berstatus draf."),
    ],
    ids=["draft", "later", "page"],
)
def test_what_is_not_public_says_why(preview: Path, page: str, told: str) -> None:
    assert told in texts_of(preview / page / "index.html")


def test_what_is_public_says_nothing_of_the_kind(preview: Path) -> None:
    told = texts_of(preview / "semarang" / "2025" / "02" / "26" / "terbit" / "index.html")

    assert "Draf." not in told and "Belum terbit." not in told


def test_every_address_of_the_preview_leads_to_a_file_of_it(preview: Path) -> None:
    lost = set()
    for page in preview.rglob("*.html"):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        named = [node[key] for key in ("href", "src", "action") for node in soup.find_all(attrs={key: True})]
        for address in named:
            local = unquote(re.split(r"[?#]", str(address))[0])
            if local and not re.match(r"[a-z]+:", local):
                assert not local.startswith("/"), (page, address)
                if not (page.parent / local).is_file():
                    lost.add((page.relative_to(preview).as_posix(), local))

    assert lost == set()


def test_the_sum_tells_what_a_release_would_hold_and_where_the_rest_is_seen(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_preview(content=str(content), output=str(tmp_path / "a"), now=NOW, state=str(tmp_path / "b"))

    told = capsys.readouterr().out.splitlines()
    assert told[0] == "5 naskah = 2 terbit + 2 draf + 1 ditahan + 0 tersembunyi + 0 ditolak"
    assert told[1:5] == [
        "Ditahan sampai Rabu, 3 Juni 2026, 08.30 WIB: artikel/semarang/nanti.md",
        "Lihat artikel/semarang/nanti.md: /semarang/2026/06/03/nanti/",
        "Lihat artikel/semarang/draf.md: /semarang/2025/02/26/draf/",
        "Lihat laman/kontak.md: /kontak/",
    ]


def test_a_release_after_a_preview_holds_no_draft(content: Path, tmp_path: Path) -> None:
    """Even where both were given the same folders, by mistake."""
    places = {
        "content": str(content),
        "now": NOW,
        "output": str(tmp_path / "keluar"),
        "state": str(tmp_path / "s"),
    }
    assert build(**places, changes={"PREVIEW": True}) == 0
    seen = {file.relative_to(tmp_path / "keluar") for file in (tmp_path / "keluar").rglob("*")}

    assert build(**places) == 0

    assert Path("semarang/2026/06/03/nanti/index.html") in seen
    assert build(**{**places, "output": str(tmp_path / "murni"), "state": str(tmp_path / "t")}) == 0
    assert read_all(tmp_path / "keluar") == read_all(tmp_path / "murni")
    assert not any(b"nanti" in data or b"Pratinjau" in data for data in read_all(tmp_path / "murni").values())


def read_all(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize(
    "public", [{"PUBLIC": True}, {"SITEURL": "https://kabar.example"}], ids=["public", "url"]
)
def test_a_public_site_is_never_built_with_drafts(public: dict[str, object]) -> None:
    with pytest.raises(SettingsRefused) as refusal:
        PublicationSettings.from_settings(
            {
                "SITENAME": "a",
                "AGENCY": "b",
                "TIMEZONE": "Asia/Jakarta",
                "SITEURL": "https://a.id",
                "PREVIEW": True,
            }
            | public
        )

    assert (
        str(refusal.value) == "PREVIEW: a site with PUBLIC or SITEURL is built without drafts; leave it out"
    )


def test_a_folder_of_somebody_elses_is_left_alone(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "surat"
    folder.mkdir()
    (folder / "surat.txt").write_text("Penting.", encoding="utf-8")

    status = make_preview(content=str(content), output=str(folder), now=NOW, state=str(tmp_path / "s"))

    assert status == 1
    assert (folder / "surat.txt").read_text(encoding="utf-8") == "Penting."
    assert capsys.readouterr().err == (
        f"--output: {folder} holds files that are no preview; name an empty folder, or empty this one first\n"
    )


def test_a_preview_takes_the_place_of_the_last_one(content: Path, preview: Path, tmp_path: Path) -> None:
    (content / "artikel" / "semarang" / "draf.md").unlink()

    status = make_preview(content=str(content), output=str(preview), now=NOW, state=str(tmp_path / "simpan"))

    assert status == 0
    assert not (preview / "semarang" / "2025" / "02" / "26" / "draf").exists()
