"""The search index as a build makes it: what is in it, when it is made, what it leaves behind."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures.building import Build, Built, files_of
from tests.fixtures.content import NOW, ROOT, MakeContent

INDEX = "cari/indeks"
BODY = "Setiap pegawai menulis laporan singkat pada akhir pekan, lalu membacanya bersama atasannya. " * 4
OFTEN = [{"title": f"Naskah {number}", "date": f"2025-0{number}-11", "body": BODY} for number in range(1, 7)]


@pytest.fixture
def build_searchable(build_content: Build, make_settings: Callable[..., str]) -> Build:
    """`build_content` with a search index, in small parts where asked."""

    def build(content: Path, *, name: str = "output", **settings: object) -> Built:
        return build_content(content, name=name, settings=make_settings(SEARCH=True, **settings))

    return build


def entries(built: Built) -> dict[str, dict]:
    """Address → what the index holds of it."""
    found = {}
    for file in (built.output / INDEX).rglob("*.pf_fragment"):
        entry = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[entry["url"]] = entry
    return found


def test_only_what_is_in_force_and_public_is_found(
    make_content: MakeContent, build_searchable: Build
) -> None:
    content = make_content(
        {"title": "Terbit"},
        {"title": "Draf", "status": "draft"},
        {"title": "Tersembunyi", "status": "hidden"},
        {
            "title": "Dicabut",
            "status": "withdrawn",
            "withdrawn": {"date": "2025-03-01", "reason": "Salah hitung."},
        },
        {"title": "Belum terbit", "date": "2027-01-01"},
        {
            "title": "In force",
            "lang": "en",
            "translation_of": "naskah-1.md",
            "date": "2025-02-27",
        },
        files={"laman/kontak.md": f"---\ntitle: Kontak\nsummary: Cara menghubungi kami.\n---\n\n{BODY}\n"},
    )

    built = build_searchable(content)

    assert built.status == 0, built.faults
    assert {entry["meta"]["title"] for entry in entries(built).values()} == {"Terbit", "Kontak"}


def test_an_entry_tells_the_day_as_the_page_does(make_content: MakeContent, build_searchable: Build) -> None:
    built = build_searchable(make_content({"office": "jayapura", "date": "2025-02-26 23:30"}))

    (entry,) = entries(built).values()
    told = {"tanggal": "26 Februari 2025", "kantor": "BKN Jayapura", "kategori": "Manajemen Kinerja"}
    assert {key: entry["meta"][key] for key in told} == told
    assert entry["filters"]["kategori"] == ["kepegawaian", "manajemen-kinerja"]
    assert told["tanggal"] in built.read(f"{entry['url'][1:]}index.html")


def test_the_same_sources_give_the_same_index(make_content: MakeContent, build_searchable: Build) -> None:
    content = make_content(*OFTEN)

    one, other = (build_searchable(content, name=name, SEARCH_PART_TEXTS=2) for name in ("satu", "dua"))

    assert (one.status, other.status) == (0, 0), one.faults + other.faults
    assert files_of(one.output) == files_of(other.output)
    assert len(list((one.output / INDEX).iterdir())) == 4


def test_only_the_part_of_a_changed_text_is_made_anew(
    make_content: MakeContent, build_searchable: Build, tmp_path: Path
) -> None:
    content = make_content(*OFTEN)
    build_searchable(content, SEARCH_PART_TEXTS=2)
    kept = tmp_path / "state-output" / "search"
    before = {folder.name: folder.stat().st_ino for folder in kept.iterdir() if folder.is_dir()}

    file = content / "artikel" / "semarang" / "naskah-3.md"
    file.write_text(file.read_text(encoding="utf-8").replace("singkat", "ringkas"), encoding="utf-8")
    built = build_searchable(content, SEARCH_PART_TEXTS=2)

    after = {folder.name: folder.stat().st_ino for folder in kept.iterdir() if folder.is_dir()}
    assert len(before.items() & after.items()) == 2
    assert sorted(name[:7] for name in after) == sorted(name[:7] for name in before)
    assert "ringkas" in entries(built)["/semarang/2025/03/11/naskah-3/"]["content"]
    assert len(entries(built)) == len(OFTEN)
    clean = build_searchable(content, name="bersih", SEARCH_PART_TEXTS=2)
    assert files_of(built.output) == files_of(clean.output)


def test_an_unchanged_build_makes_no_index(
    make_content: MakeContent, build_searchable: Build, tmp_path: Path
) -> None:
    content = make_content(*OFTEN)
    first = build_searchable(content)
    kept = files_of(tmp_path / "state-output" / "search")

    second = build_searchable(content)

    assert "0 halaman dicetak, 0 berkas berubah" in second.told
    assert files_of(second.output) == files_of(first.output)
    assert files_of(tmp_path / "state-output" / "search") == kept


@pytest.mark.parametrize("damage", ["missing", "cut", "stranger"])
def test_a_kept_part_that_was_touched_is_made_anew(
    make_content: MakeContent, build_searchable: Build, tmp_path: Path, damage: str
) -> None:
    content = make_content(*OFTEN)
    whole = files_of(build_searchable(content).output)
    file = next((tmp_path / "state-output" / "search").rglob("*.pf_index"))
    if damage == "missing":
        file.unlink()
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:-1])
    else:
        (file.parent / "lain.pf_index").write_text("bukan milik kami")
    (content / "artikel/semarang/naskah-1.md").touch()
    (content / "media" / "baru.txt").write_text("Lampiran.", encoding="utf-8")

    built = build_searchable(content)

    assert files_of(built.output) == {**whole, "media/baru.txt": b"Lampiran."}


def test_what_names_other_files_of_the_index_is_put_in_place_after_them(
    make_content: MakeContent, build_searchable: Build
) -> None:
    built = build_searchable(make_content(*OFTEN), SEARCH_PART_TEXTS=2)

    files = [file for file in (built.output / INDEX).rglob("*") if file.is_file()]
    naming = {file for file in files if file.name in ("pagefind-entry.json", "pagefind.js")}
    last = max(file.stat().st_ctime_ns for file in set(files) - naming)
    assert len(naming) == 4
    assert min(file.stat().st_ctime_ns for file in naming) >= last


def test_a_build_without_the_search_takes_the_index_away_and_says_so(
    make_content: MakeContent,
    build_searchable: Build,
    build_content: Build,
    make_settings: Callable[..., str],
) -> None:
    content = make_content()
    build_searchable(content)

    built = build_content(content, settings=make_settings(SEARCH=False))

    assert not (built.output / INDEX).exists()
    page = built.read("cari/index.html")
    assert "Di sini artikel tidak dapat dicari" in page
    assert "<form" not in page and "<script src" not in page
    assert "<form" not in built.read("404.html")


def test_a_missing_engine_is_told_in_one_line_and_the_site_is_whole(
    make_content: MakeContent, make_settings: Callable[..., str], tmp_path: Path
) -> None:
    content, settings = make_content(), make_settings(SEARCH=True)
    packages, without = Path(sysconfig.get_paths()["purelib"]), tmp_path / "packages"
    without.mkdir()
    for package in packages.iterdir():
        if not package.name.startswith("pagefind"):
            (without / package.name).symlink_to(package)
    code = (
        f"import sys; sys.path[sys.path.index({str(packages)!r})] = {str(without)!r}\n"
        "from plugins.publication.run import build\n"
        f"sys.exit(build(settings={settings!r}, content={str(content)!r}, now={NOW.isoformat()!r}, "
        f"output={str(tmp_path / 'output')!r}, state={str(tmp_path / 'state')!r}))"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120
    )

    told = "SEARCH: pagefind-bin is not installed; the site is built without its search\n"
    assert (ran.returncode, ran.stderr) == (0, told)
    page = (tmp_path / "output" / "cari" / "index.html").read_text(encoding="utf-8")
    assert "Di sini artikel tidak dapat dicari" in page


def test_offices_categories_and_years_without_articles_are_no_choice(
    make_content: MakeContent, build_searchable: Build
) -> None:
    built = build_searchable(make_content({"date": "2025-02-26"}, {"date": "2023-02-26"}))

    page = built.read("cari/index.html")
    assert 'value="semarang"' in page and 'value="jayapura"' not in page
    assert '<option value="manajemen-kinerja">– Manajemen Kinerja</option>' in page
    assert page.index("<option>2025</option>") < page.index("<option>2023</option>")


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (0, "SEARCH_PART_TEXTS: 0 is not a whole number from 1 to 100000"),
        ("banyak", "SEARCH_PART_TEXTS: 'banyak' is not a whole number from 1 to 100000"),
    ],
)
def test_a_size_of_parts_that_cannot_be_is_refused(
    make_content: MakeContent, build_searchable: Build, value: object, fault: str
) -> None:
    built = build_searchable(make_content(), SEARCH_PART_TEXTS=value)

    assert (built.status, built.faults) == (1, f"{fault}\n")


def test_what_a_killed_build_left_of_an_index_is_taken_away(
    make_content: MakeContent, build_searchable: Build, tmp_path: Path
) -> None:
    content = make_content(*OFTEN)
    whole = files_of(build_searchable(content).output)
    kept = tmp_path / "state-output" / "search"
    (part,) = (folder for folder in kept.iterdir() if folder.is_dir())
    # As it is when a build ends while a part is being made: half of it, and nothing that names it.
    (kept / "index.kept").unlink()
    part.rename(half := part.with_name(f"{part.name}.tmp"))
    next(half.rglob("*.pf_meta")).unlink()
    (tmp_path / "state-output" / "last.kept").unlink()

    built = build_searchable(content)

    assert files_of(built.output) == whole
    assert sorted(folder.name for folder in kept.iterdir()) == [
        part.name,
        f"{part.name}.entries.kept",
        "index.kept",
    ]
