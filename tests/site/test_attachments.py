"""Documents from the writer's header to the reader's phone."""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.fixtures.building import Build, Built, files_of
from tests.fixtures.content import BODY, HEADER, NOW, ROOT, MakeContent, write_source
from tests.fixtures.documents import make_office, make_pdf, make_workbook

MakeSettings = Callable[..., str]

MEDIA = "media/semarang/2025"
GUIDE, TABLE, FORM = f"{MEDIA}/pedoman.pdf", f"{MEDIA}/rekap.xlsx", f"{MEDIA}/formulir.docx"
FILES = {
    GUIDE: make_pdf(12) + b"%" * 1_240_000 + b"\n%%EOF\n",
    TABLE: make_workbook(("Rekap", ""), ("Sumber", "")),
    FORM: make_office(),
}
ATTACHED = {
    "attachments": [
        {"file": f"/{GUIDE}", "title": "Pedoman & tata cara", "alternative": "../../laman/pedoman.md"},
        {"file": f"../../{TABLE}", "title": "Rekapitulasi", "lang": "en", "alternative": "data@bkn.go.id"},
        {"file": f"/{FORM}", "title": "Formulir"},
    ]
}
LINKED = (
    f"{BODY}\n[Formulir](/{FORM}), [pedoman](../../{GUIDE}#page=2 'Pedoman'), [PDF](/{GUIDE}) (PDF, 1 MB).\n"
)
FILES_AND_PAGE: dict[str, str | bytes] = {
    **FILES,
    "laman/pedoman.md": write_source({"title": "Isi pedoman", "summary": "Isinya sebagai halaman."}, BODY),
}
URL = "semarang/2025/02/26/naskah-1"
HOST = "https://kabar.example.go.id"
SOURCE = "content/artikel/semarang/naskah-1.md"
OTHER = "isi dengan alamat halaman yang isinya sama, atau surel tempat meminta bentuk lain"
NO_OTHER = (
    "attachments.alternative: tidak ada bentuk lain bagi yang memakai pembaca layar; "
    + OTHER
    + " [peringatan]"
)
FILL = "pada dokumen asal isi File > Info > Title dan Review > Language, lalu simpan lagi [peringatan]"


@pytest.fixture
def content(make_content: MakeContent) -> Path:
    """One article with three documents, one without, one page that is another form of the first."""
    return make_content(
        {**ATTACHED, "body": LINKED}, {"title": "Tanpa lampiran", "date": "2025-01-05"}, files=FILES_AND_PAGE
    )


def part_of(built: Built, path: str = f"{URL}/index.html") -> list[str]:
    """What a reader sees of the documents, line by line."""
    found = BeautifulSoup(built.read(path), "html.parser").select_one(".attachments")
    assert found is not None
    return [line for line in (" ".join(tag.get_text().split()) for tag in found.select("a, p")) if line]


def test_readers_are_told_what_each_document_is_before_they_fetch_it(
    content: Path, build_content: Build
) -> None:
    built = build_content(content)

    size = len(FILES[TABLE]) // 1000 + 1
    ask = "Sukar dibaca dengan pembaca layar? Minta bentuk lain:"
    assert part_of(built)[:9] == [
        "Pedoman & tata cara",
        "PDF, 1,2 MB, 12 halaman",
        "Bentuk lain: Isi pedoman",
        "Isi pedoman",
        "Rekapitulasi",
        f"Excel (XLSX), {size} kB, 2 lembar, berbahasa Inggris",
        f"{ask} data@bkn.go.id",
        "data@bkn.go.id",
        "Formulir",
    ]
    soup = BeautifulSoup(built.read(f"{URL}/index.html"), "html.parser")
    links = {link.get_text(): link for link in soup.select(".attachments a")}
    assert links["Isi pedoman"]["href"] == "/pedoman/"
    assert (
        links["data@bkn.go.id"]["href"]
        == "mailto:data@bkn.go.id?subject=Mohon%20bentuk%20lain%3A%20Rekapitulasi"
    )
    assert (links["Rekapitulasi"]["href"], links["Rekapitulasi"]["lang"]) == (f"/{TABLE}", "en")


def test_a_link_in_the_text_tells_kind_and_size_too_and_nothing_twice(
    content: Path, build_content: Build
) -> None:
    built = build_content(content)

    text = BeautifulSoup(built.read(f"{URL}/index.html"), "html.parser").select(".prose p")[-1].get_text()
    text = " ".join(text.split())
    assert text == "Formulir (Word, 1 kB), pedoman (PDF, 1,2 MB, 12 halaman), PDF (PDF, 1 MB)."


def test_the_day_s_archive_shows_the_documents_too(content: Path, build_content: Build) -> None:
    built = build_content(content)

    assert part_of(built, "2025/02/26/index.html") == part_of(built)


def test_machines_are_told_of_the_documents(
    content: Path, build_content: Build, make_settings: MakeSettings
) -> None:
    built = build_content(content, settings=make_settings(SITEURL=HOST))

    graph = json.loads(
        str(BeautifulSoup(built.read(f"{URL}/index.html"), "html.parser").find("script").string)
    )
    media = graph["@graph"][0]["associatedMedia"]
    assert media[0] == {
        "@type": "MediaObject",
        "name": "Pedoman & tata cara",
        "contentUrl": f"{HOST}/{GUIDE}",
        "encodingFormat": "application/pdf",
        "contentSize": str(len(FILES[GUIDE])),
        "inLanguage": "id",
    }
    items = json.loads(built.read("feed.json"))["items"]
    assert [len(item.get("attachments", ())) for item in items] == [3, 0]
    assert items[0]["attachments"][0] == {
        "url": f"{HOST}/{GUIDE}",
        "mime_type": "application/pdf",
        "title": "Pedoman & tata cara",
        "size_in_bytes": len(FILES[GUIDE]),
    }
    links = ElementTree.fromstring(built.read("feed.xml")).iter("{http://www.w3.org/2005/Atom}link")
    enclosure = next(link for link in links if link.get("rel") == "enclosure")
    assert (enclosure.get("href"), enclosure.get("length")) == (f"{HOST}/{GUIDE}", str(len(FILES[GUIDE])))


def test_an_english_edition_tells_its_documents_in_english(
    make_content: MakeContent, build_content: Build
) -> None:
    english = {
        "title": "Semarang appraises",
        "lang": "en",
        "translation_of": f"/{URL}/",
        "file": "english.md",
        "topics": None,
        "date": "2025-02-27",
        "attachments": [
            {"file": f"/{GUIDE}", "title": "Pedoman", "lang": "id", "alternative": "a@bkn.go.id"}
        ],
    }

    built = build_content(make_content({}, english, files=FILES))

    assert part_of(built, f"{URL}/en/index.html")[:3] == [
        "Pedoman",
        "PDF, 1.2 MB, 12 pages, in Indonesian",
        "Hard to use with a screen reader? Ask for another form: a@bkn.go.id",
    ]


def test_an_undated_page_has_documents_too(make_content: MakeContent, build_content: Build) -> None:
    header = {"title": "Formulir", "summary": "Semua formulir.", **ATTACHED}
    header["attachments"] = [{"file": f"/{FORM}", "title": "Cuti", "alternative": "/formulir/"}]

    built = build_content(make_content(files={**FILES, "laman/formulir.md": write_source(header, BODY)}))

    assert part_of(built, "formulir/index.html")[:2] == ["Cuti", "Word (DOCX), 1 kB"]


@pytest.mark.parametrize(
    ("attachment", "data", "told"),
    [
        ({}, make_pdf(), [NO_OTHER]),
        (
            {},
            make_pdf(catalogue=b""),
            [
                "attachments.alternative: PDF ini tanpa tanda struktur, jadi sukar dibaca dengan pembaca "
                f"layar, dan tidak ada bentuk lain; {OTHER}; atau simpan ulang PDF dari Word dengan pilihan "
                "“Document structure tags for accessibility” [peringatan]",
                f"attachments.file: PDF ini tidak menyebut bahasanya kepada pembaca layar; {FILL}",
            ],
        ),
        (
            {"alternative": "humas@bkn.go.id"},
            make_pdf(catalogue=b"/Lang (en-US) ", about=b""),
            [
                "attachments.file: PDF ini menyebut bahasanya “en-US”, jadi dibacakan dengan lafal itu; "
                "tulis lang bila dokumennya memang berbahasa lain, atau betulkan bahasanya pada dokumen asal "
                "[peringatan]",
                f"attachments.file: PDF ini tidak menyebut judulnya kepada pembaca layar; {FILL}",
            ],
        ),
        ({"alternative": "humas@bkn.go.id", "lang": "en"}, make_pdf(catalogue=b"/Lang (en-US) "), []),
        ({"alternative": "humas@bkn.go.id"}, make_pdf(catalogue=b"/Lang (in) "), []),
    ],
    ids=["no-other-form", "no-structure", "read-as-english", "english", "old-code"],
)
def test_a_writer_is_warned_of_what_a_screen_reader_cannot_read(
    attachment: dict[str, str],
    data: bytes,
    told: list[str],
    make_content: MakeContent,
    build_content: Build,
) -> None:
    item = {"file": f"/{GUIDE}", "title": "Pedoman", **attachment}
    content = make_content({"attachments": [item]}, files={GUIDE: data})

    built = build_content(content)

    assert built.status == 0
    found = [line.split(":", 2)[2].strip() for line in built.faults.splitlines() if "naskah-1.md" in line]
    assert found == told


@pytest.mark.parametrize(
    ("attachment", "told"),
    [
        (
            {"file": "/media/semarang/2025/pedomn.pdf"},
            f"attachments.file: lampiran “/media/semarang/2025/pedomn.pdf” tidak ada di media/; "
            f"maksudnya “/{GUIDE}”?",
        ),
        (
            {"file": "https://lain.example/a.pdf"},
            "attachments.file: lampiran “https://lain.example/a.pdf” diambil dari situs lain; "
            "simpan berkasnya di media/<kantor>/<tahun>/ dan tulis alamat /media/…",
        ),
        (
            {"alternative": "/tidak-ada/"},
            "attachments.alternative: bentuk lain “/tidak-ada/” tidak menunjuk ke halaman mana pun; "
            "periksa alamatnya, atau hapus alternative",
        ),
    ],
    ids=["missing", "elsewhere", "dead-alternative"],
)
def test_an_attachment_that_leads_nowhere_stops_the_build(
    attachment: dict[str, str], told: str, make_content: MakeContent, build_content: Build
) -> None:
    item = {"file": f"/{GUIDE}", "title": "Pedoman", "alternative": "humas@bkn.go.id", **attachment}

    built = build_content(make_content({"attachments": [item]}, files={GUIDE: make_pdf()}))

    assert built.status == 1
    assert told in built.faults


def test_a_document_with_macros_stops_the_build_whoever_links_to_it(
    make_content: MakeContent, build_content: Build
) -> None:
    built = build_content(make_content(files={FORM: make_office(parts={"word/vbaProject.bin": b"x"})}))

    assert built.status == 1
    assert f"{FORM}:1: berkas: memuat makro, program yang berjalan ketika dokumen dibuka;" in built.faults
    assert not built.output.exists()


def test_an_untagged_pdf_that_a_sentence_leads_to_is_told_of(
    make_content: MakeContent, build_content: Build
) -> None:
    content = make_content({"body": f"{BODY}\n[Pedoman](/{GUIDE})\n"}, files={GUIDE: make_pdf(catalogue=b"")})

    built = build_content(content)

    assert (
        f"isi: tautan “/{GUIDE}” menuju PDF tanpa tanda struktur, sukar dibaca dengan pembaca layar; "
        "lampirkan lewat kunci attachments beserta alternative;" in built.faults
    )


def changed_files(before: dict[str, int], built: Built) -> set[str]:
    now = times_of(built)
    return {path for path in now if now[path] != before.get(path)}


def times_of(built: Built) -> dict[str, int]:
    return {path: (built.output / path).stat().st_mtime_ns for path in files_of(built.output)}


def test_a_replaced_document_renews_the_pages_that_show_it_and_no_others(
    content: Path, build_content: Build
) -> None:
    before = times_of(build_content(content))
    (content / TABLE).write_bytes(make_workbook(("Rekap", "")))

    built = build_content(content)

    assert "1 lembar" in built.read(f"{URL}/index.html")
    feeds = {f"{place}/feed.{kind}".lstrip("/") for place in PLACES for kind in ("xml", "json")}
    pages = {f"{URL}/index.html", "2025/02/26/index.html", "semarang/2025/02/26/index.html"}
    assert changed_files(before, built) == {TABLE, *pages, *feeds}


PLACES = (
    "",
    "semarang",
    "kota-semarang",
    "kategori/manajemen-kinerja",
    "kategori/kinerja",
    "kategori/kepegawaian",
)


def test_corrections_and_replacements_give_the_same_site_as_a_clean_build(
    content: Path, build_content: Build
) -> None:
    build_content(content)
    source = content / "artikel/semarang/naskah-1.md"
    source.write_text(
        source.read_text(encoding="utf-8").replace("Penilaian dilakukan", "Penilaian itu dilakukan")
    )
    build_content(content)
    (content / GUIDE).write_bytes(make_pdf(3))
    warm = build_content(content)

    clean = build_content(content, name="clean")

    assert "PDF, 1\N{NO-BREAK SPACE}kB, 3 halaman" in clean.read(f"{URL}/index.html")
    assert files_of(warm.output) == files_of(clean.output)


TRIES = 40
WATCHED = """
import sys
opened = []
sys.addaudithook(lambda name, given: opened.append(str(given[0])) if name == "open" else None)
from plugins.publication.run import build
settings, content, output, state, now = sys.argv[1:]
assert build(settings=settings, content=content, output=output, state=state, now=now) == 0
print(any(path.startswith(content + "/media/") for path in opened), "plugins.documents.pdf" in sys.modules)
"""


def test_a_change_of_words_opens_no_document_and_reads_no_grammar_of_pdf(
    content: Path, build_content: Build, tmp_path: Path
) -> None:
    build_content(content)

    def rebuild(body: str) -> str:
        source = write_source({**HEADER, **ATTACHED}, body)
        (content / "artikel/semarang/naskah-1.md").write_text(source, encoding="utf-8")
        given = [ROOT / "pelicanconf.py", content, tmp_path / "output", tmp_path / "state-output"]
        command = [sys.executable, "-c", WATCHED, *map(str, given), NOW.isoformat()]
        told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        return told.stdout.decode().splitlines()[-1]

    # Files this young are read again: their times do not tell yet that they are the same.
    for number in range(TRIES):
        told = rebuild(f"{LINKED}\nKalimat tambahan nomor {number}.\n")
        if told == "False False":
            break

    assert told == "False False"
    page = (tmp_path / "output" / URL / "index.html").read_text(encoding="utf-8")
    assert f"Kalimat tambahan nomor {number}." in page and "12 halaman" in page
