"""The files that readers get of a picture."""

from __future__ import annotations

import pytest
from PIL import Image

from plugins.images.decoding import Pixels
from plugins.images.encoding import make_forms
from plugins.images.picture import Picture
from plugins.images.recipe import WIDTHS, choose_widths
from tests.fixtures.pictures import make_image, read_image

KEY = "0123456789abcdef"


def make(image: Image.Image, *, is_art: bool = False) -> tuple[Picture, dict[str, bytes]]:
    return make_forms(KEY, Pixels(image=image, is_art=is_art))


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, (1,)),
        (660, (660,)),
        (700, (700,)),
        (800, (660, 800)),
        (1050, (660, 1050)),
        (1150, (660, 1000, 1150)),
        (1200, WIDTHS),
        (8000, WIDTHS),
    ],
)
def test_no_width_is_more_than_the_picture_has_or_close_to_it(width: int, widths: tuple[int, ...]) -> None:
    assert choose_widths(width) == widths


def test_a_photo_comes_in_three_formats_and_three_widths() -> None:
    picture, files = make(make_image(1200, 800))

    assert picture == Picture(
        key=KEY, width=1200, height=800, widths=WIDTHS, formats=("avif", "webp"), fallback="jpg"
    )
    assert sorted(files) == sorted(
        [*(f"{width}.{ending}" for width in WIDTHS for ending in ("avif", "webp")), "660.jpg", "1200.jpg"]
    )
    assert {read_image(files[f"{width}.avif"]).size for width in WIDTHS} == {
        (660, 440),
        (1000, 667),
        (1200, 800),
    }


def test_every_file_of_a_modern_format_is_smaller_than_the_next_best() -> None:
    _, files = make(make_image(1200, 800))

    for width in (660, 1200):
        sizes = [len(files[f"{width}.{ending}"]) for ending in ("avif", "webp", "jpg")]
        assert sizes == sorted(sizes)


def test_a_format_that_saves_nothing_is_left_out() -> None:
    noise = Image.effect_noise((40, 40), 120).convert("RGB").quantize(2).convert("RGB")

    picture, files = make(noise, is_art=True)

    assert "avif" not in picture.formats
    assert set(files) == set(picture.files)


def test_where_nothing_modern_is_left_the_fallback_comes_in_all_widths() -> None:
    picture = Picture(key=KEY, width=800, height=10, widths=(660, 800), formats=(), fallback="png")

    assert picture.files == ("660.png", "800.png")
    assert picture.candidates("png") == f"/gambar/{KEY}-660.png 660w, /gambar/{KEY}-800.png 800w"


def test_a_drawing_keeps_its_edges_and_its_colours() -> None:
    drawing = Image.new("RGB", (300, 200), "white")
    drawing.paste((74, 35, 130), (50, 50, 250, 150))

    picture, files = make(drawing, is_art=True)

    assert picture.fallback == "png"
    assert read_image(files["300.png"]).convert("RGB").tobytes() == drawing.tobytes()


@pytest.mark.parametrize("is_art", [True, False])
def test_what_is_transparent_has_a_fallback_that_is_too(is_art: bool) -> None:
    image = make_image(300, 200).convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 150, 200))

    picture, files = make(image, is_art=is_art)

    assert picture.fallback == "png"
    for name in files:
        assert read_image(files[name]).convert("RGBA").getpixel((20, 100))[3] == 0
        assert read_image(files[name]).convert("RGBA").getpixel((280, 100))[3] == 255


def test_the_files_hold_nothing_but_the_picture() -> None:
    image = make_image(700, 500)
    image.info.update(exif=b"Exif\0\0rahasia", icc_profile=b"rahasia", comment=b"rahasia", xmp=b"rahasia")

    _, files = make(image)

    assert all(b"rahasia" not in data for data in files.values())
    assert not any(read_image(data).getexif() for data in files.values())


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert make(make_image(700, 500)) == make(make_image(700, 500))


def test_a_narrow_picture_does_not_stand_for_its_article() -> None:
    narrow, _ = make(make_image(599, 400))
    wide, files = make(make_image(600, 400))

    assert (narrow.shared_file, wide.shared_file) == ("", "600.jpg")
    assert "600.jpg" in files
