"""All media judged, shown pictures made, and nothing of it twice."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from plugins.gate.walk import list_content
from plugins.images.cache import Cache
from plugins.images.cleaning import read_clean
from plugins.images.memory import NAME, load_media, save_media
from plugins.images.recipe import MAX_BYTES
from plugins.images.survey import Darkroom, MediaRow
from plugins.keeping.faults import KeptBroken
from tests.fixtures.building import files_of
from tests.fixtures.documents import make_office, make_pdf
from tests.fixtures.pictures import PLACE, make_image, write_image
from tests.plugins.images.files import make_animation, make_bomb, make_file

LATER_NS = 10**19
PHOTO = "media/semarang/rapat.jpg"
RECIPE = b"recipe"
Rows = dict[str, MediaRow]


class Office:
    """A content folder with media, and the folder of what was made of them."""

    def __init__(self, root: Path) -> None:
        self.content, self.made = root / "content", root / "made"
        self.rows: Rows = {}

    def put(self, path: str, data: bytes) -> None:
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def survey(
        self, *used: str, workers: int = 1, is_making: bool = True, is_clean: bool = False, keep: bool = True
    ) -> Rows:
        cache = Cache(self.made, RECIPE)
        room = Darkroom(
            content=self.content,
            cache=cache,
            is_making=is_making,
            is_clean=is_clean,
            seen_ns=LATER_NS,
            workers=workers,
        )
        rows = room.survey(list_content(self.content).media, set(used), {} if is_clean else self.rows)
        if keep:
            self.rows = rows
        return rows

    def tell(self, *used: str, is_making: bool = True) -> list[str]:
        rows = self.survey(*used, is_making=is_making, keep=False)
        return [problem.tell("") for row in rows.values() for problem in row.problems]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_picture_that_no_text_shows_is_judged_and_not_made(office: Office) -> None:
    office.put(PHOTO, make_file("JPEG"))

    row = office.survey()[PHOTO]

    assert (row.picture, row.problems) == (None, ())
    assert not office.made.exists()


def test_a_picture_that_a_text_shows_is_made(office: Office) -> None:
    office.put(PHOTO, make_file("JPEG"))

    picture = office.survey(PHOTO)[PHOTO].picture

    assert picture is not None
    made = {path.rsplit("/", 1)[-1] for path in files_of(office.made)}
    assert made == {*picture.files, "facts.kept"}


@pytest.mark.parametrize("is_making", [True, False], ids=["build", "check"])
@pytest.mark.parametrize("is_used", [True, False], ids=["shown", "linked"])
@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        (
            "besar.png",
            make_bomb(),
            "gambar terlalu besar (30.000 × 30.000 piksel); perkecil dahulu; lebar 1200 piksel sudah cukup",
        ),
        (
            "panjang.png",
            make_bomb(8, 20_000),
            "gambar terlalu besar (8 × 20.000 piksel); perkecil dahulu; lebar 1200 piksel sudah cukup",
        ),
        (
            "nol.png",
            make_bomb(0, 20),
            "gambar rusak atau terpotong; salin ulang dari kamera atau program asalnya",
        ),
        (
            "potong.jpg",
            make_file("JPEG")[:-200],
            "gambar rusak atau terpotong; salin ulang dari kamera atau program asalnya",
        ),
        *(
            (
                f"gerak.{kind.lower()}",
                make_animation(kind),
                "gambar bergerak, dan pembaca tidak dapat menghentikannya; "
                "simpan satu gambarnya sebagai gambar diam, atau gerakannya sebagai video .mp4",
            )
            for kind in ("GIF", "PNG", "WEBP", "AVIF")
        ),
        (
            "salah.jpg",
            make_file("PNG"),
            "isinya gambar PNG, padahal berakhiran “.jpg”; ganti akhirannya menjadi .png",
        ),
        (
            "cetak.jpg",
            write_image(make_image().convert("CMYK")),
            "gambar memakai warna cetak (CMYK) tanpa profil warna, jadi warnanya dapat berubah; "
            "simpan ulang dengan warna layar (RGB) [peringatan]",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value[:12] else "",
)
def test_a_fault_is_told_with_its_file_and_mend(
    office: Office, name: str, data: bytes, told: str, is_used: bool, is_making: bool
) -> None:
    path = f"media/semarang/{name}"
    office.put(path, data)

    assert office.tell(*([path] if is_used else []), is_making=is_making) == [f"{path}:1: berkas: {told}"]


def test_a_file_that_is_too_large_to_be_read_is_told_by_its_size(office: Office) -> None:
    office.put(PHOTO, make_file("JPEG"))
    os.truncate(office.content / PHOTO, MAX_BYTES + 1_000_000)

    told = "berkas gambar terlalu besar (51 MB); perkecil dahulu; lebar 1200 piksel sudah cukup"
    assert office.tell(PHOTO) == [f"{PHOTO}:1: berkas: {told}"]


def test_other_media_are_judged_by_their_first_bytes(office: Office) -> None:
    office.put("media/a.pdf", b"#!/bin/sh")
    office.put("media/b.txt", b"biasa")

    rows = office.survey("media/a.pdf", "media/b.txt")

    assert [len(row.problems) for row in rows.values()] == [1, 0]
    assert [row.picture for row in rows.values()] == [None, None]


def test_a_document_that_names_its_writer_is_told_again_without_being_read_again(office: Office) -> None:
    path = "media/semarang/laporan.pdf"
    office.put(path, make_pdf(about=b"/Title (Laporan) /Author (Siti Rahma) "))
    first = office.survey()

    again = office.survey()

    assert [problem.fault for problem in first[path].problems] == [
        "menyimpan nama “Siti Rahma” sebagai pembuat atau penyuntingnya"
    ]
    assert again[path] is first[path]
    assert not again[path].is_refused


def test_a_document_with_new_times_alone_is_not_looked_through_again(office: Office) -> None:
    path = "media/semarang/laporan.pdf"
    office.put(path, make_pdf(4))
    first = office.survey()[path]
    office.put(path, make_pdf(4))
    os.utime(office.content / path, (1, 1))

    again = office.survey()[path]

    assert first.document is not None and first.document.extent == 4
    assert again.trace != first.trace
    assert again.document is first.document


def test_a_document_that_was_replaced_is_told_anew(office: Office) -> None:
    path = "media/semarang/laporan.pdf"
    office.put(path, make_pdf(4))
    office.survey()
    office.put(path, make_pdf(5))

    row = office.survey()[path]

    assert row.document is not None and row.document.extent == 5


def test_every_file_that_is_no_picture_tells_its_size(office: Office) -> None:
    office.put("media/data.csv", b"nama;nilai\n")

    document = office.survey()["media/data.csv"].document

    assert document is not None and (document.kind.name, document.size) == ("CSV", 11)


def test_documents_that_must_not_be_published_are_told_with_their_mend(office: Office) -> None:
    office.put("media/a.pdf", make_pdf(trailer=b"/Encrypt 9 0 R "))
    office.put("media/b.docx", make_office(parts={"word/vbaProject.bin": b"x"}))
    office.put("media/c.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)

    assert office.tell() == [
        "media/a.pdf:1: berkas: PDF terkunci: berkata sandi, atau dibatasi penyalinan dan pencetakannya; "
        "simpan ulang tanpa kata sandi dan tanpa pembatasan; pembaca layar pun terhalang olehnya",
        "media/b.docx:1: berkas: memuat makro, program yang berjalan ketika dokumen dibuka; "
        "simpan ulang tanpa makro lewat Save As, jenis Word Document (.docx) atau Excel Workbook (.xlsx)",
        "media/c.xlsx:1: berkas: isinya dokumen Office lama (sebelum 2007), yang dapat menyembunyikan makro; "
        "buka, lalu simpan lewat Save As dalam bentuk baru (.xlsx)",
    ]


def test_what_has_not_changed_is_not_opened(office: Office) -> None:
    office.put(PHOTO, make_file("JPEG"))
    office.put("media/a.txt", b"biasa")
    first = office.survey(PHOTO)

    again = office.survey(PHOTO)

    assert all(again[path] is first[path] for path in first)


def test_a_changed_picture_is_made_anew(office: Office) -> None:
    office.put(PHOTO, make_file("JPEG"))
    before = office.survey(PHOTO)[PHOTO].picture
    office.put(PHOTO, write_image(make_image(300, 200)))

    after = office.survey(PHOTO)[PHOTO].picture

    assert before is not None and after is not None
    assert before.key != after.key


def test_a_fresh_clone_with_the_kept_folder_makes_nothing(office: Office, tmp_path: Path) -> None:
    office.put(PHOTO, make_file("JPEG"))
    wanted = office.survey(PHOTO)[PHOTO].picture
    clone = Office(tmp_path / "clone")
    clone.put(PHOTO, make_file("JPEG"))
    shutil.copytree(office.made, clone.made)
    before = {path: (clone.made / path).stat().st_ino for path in files_of(clone.made)}

    found = clone.survey(PHOTO)[PHOTO].picture

    assert found == wanted
    assert {path: (clone.made / path).stat().st_ino for path in files_of(clone.made)} == before


def test_a_picture_is_made_again_where_its_folder_is_gone(office: Office) -> None:
    office.put(PHOTO, make_file("JPEG"))
    office.survey(PHOTO)
    wanted = files_of(office.made)
    shutil.rmtree(office.made)

    office.survey(PHOTO)

    assert files_of(office.made) == wanted


def test_a_broken_file_is_noticed_when_it_is_read_and_made_anew_by_a_clean_build(office: Office) -> None:
    office.put(PHOTO, make_file("JPEG"))
    picture = office.survey(PHOTO)[PHOTO].picture
    wanted = files_of(office.made)
    assert picture is not None
    form = next(office.made.rglob(picture.files[0]))
    form.write_bytes(b"palsu")

    with pytest.raises(KeptBroken):
        Cache(office.made, RECIPE).reader(picture.key, picture.files[0])()
    office.survey(PHOTO, is_clean=True)

    assert files_of(office.made) == wanted


def test_another_recipe_makes_other_pictures(office: Office) -> None:
    content = make_file("JPEG")

    assert Cache(office.made, b"a").name(content) != Cache(office.made, b"b").name(content)


def test_any_number_of_workers_makes_the_same_files(office: Office, tmp_path: Path) -> None:
    other = Office(tmp_path / "other")
    used = [f"media/semarang/foto-{number}.jpg" for number in range(5)]
    for number, path in enumerate(used):
        for one in (office, other):
            one.put(path, write_image(make_image(80 + number, 60)))

    rows = office.survey(*used, workers=1)
    others = other.survey(*used, workers=3)

    assert [row.picture for row in rows.values()] == [row.picture for row in others.values()]
    assert files_of(office.made) == files_of(other.made)


def test_a_check_makes_nothing_and_tells_the_same(office: Office) -> None:
    office.put(PHOTO, write_image(make_image().convert("CMYK")))
    told = office.tell(PHOTO, is_making=False)

    assert not office.made.exists()
    assert office.tell(PHOTO) == told
    # What is kept tells its warnings too.
    assert office.tell(PHOTO, is_making=False) == told


def test_rows_are_kept_and_those_of_other_rules_are_not_used(office: Office, tmp_path: Path) -> None:
    office.put(PHOTO, make_file("JPEG"))
    rows = office.survey(PHOTO)

    save_media(tmp_path, b"rules", rows)

    assert load_media(tmp_path, b"rules") == (rows, "")
    assert load_media(tmp_path, b"other") == ({}, "")
    (tmp_path / NAME).write_bytes(b"asing")
    assert load_media(tmp_path, b"rules")[1].endswith("not a file of ours; building without it")


def test_a_published_original_tells_no_place(office: Office) -> None:
    office.put(PHOTO, make_file("JPEG"))

    assert PLACE in (office.content / PHOTO).read_bytes()
    assert PLACE not in read_clean(office.content / PHOTO)
