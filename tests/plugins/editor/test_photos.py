"""Edge: a phone's photo goes in as it is and comes out as it may be published."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editor.faults import UploadRefused
from plugins.editor.photos import MAX_WIDTH, develop
from plugins.editor.shelving import shelve
from tests.fixtures.pictures import make_exif, make_image, read_image, write_image


def test_small_photo_keeps_its_pixels_and_loses_its_place() -> None:
    data = write_image(make_image(1200, 900), exif=make_exif(1))

    photo = develop("IMG_1.JPG", data)

    assert photo.ending == ".jpg"
    assert dict(read_image(photo.data).getexif()) == {}
    assert read_image(photo.data).tobytes() == read_image(data).tobytes()


def test_large_photo_is_reduced_and_stands_upright() -> None:
    photo = develop("IMG_1.JPG", write_image(make_image(4000, 3200), exif=make_exif(6)))

    assert read_image(photo.data).size == (MAX_WIDTH, 3000)
    assert dict(read_image(photo.data).getexif()) == {}


def test_ending_is_that_of_what_the_file_is() -> None:
    assert develop("tangkapan.jpg", write_image(make_image(), "PNG")).ending == ".png"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        pytest.param(
            "a.jpg",
            b"%PDF-1.7\n",
            "berkas ini dokumen PDF, bukan foto; pasang di Lampiran, bukan di Gambar",
            id="PDF",
        ),
        pytest.param("a.jpg", b"", "berkas kosong; simpan ulang, atau hapus berkas ini", id="empty"),
        pytest.param(
            "a.jpg",
            write_image(make_image())[:200],
            "gambar rusak atau terpotong; salin ulang dari kamera atau program asalnya",
            id="cut short",
        ),
        pytest.param(
            "a.gif",
            write_image(make_image(), "GIF", save_all=True, append_images=[make_image(mode="L")]),
            "gambar bergerak, dan pembaca tidak dapat menghentikannya; simpan satu gambarnya sebagai gambar "
            "diam, atau gerakannya sebagai video .mp4",
            id="animated",
        ),
    ],
)
def test_file_that_cannot_be_published_gets_a_sentence(name: str, data: bytes, told: str) -> None:
    with pytest.raises(UploadRefused) as refusal:
        develop(name, data)

    assert str(refusal.value) == told


def test_photos_are_named_after_their_article_and_kept_once(tmp_path: Path) -> None:
    first = develop("a.jpg", write_image(make_image(640, 480)))
    second = develop("b.jpg", write_image(make_image(600, 480)))

    kept = [
        shelve(tmp_path, "semarang/2026", "Loket: dibuka!", one.data, one.ending)
        for one in (first, second, first)
    ]

    assert kept == [
        "/media/semarang/2026/loket-dibuka.jpg",
        "/media/semarang/2026/loket-dibuka-2.jpg",
        "/media/semarang/2026/loket-dibuka.jpg",
    ]
