"""Whatever a picture's bytes are, they become upright pixels in screen colours, or a fault."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps

from plugins.images.anatomy import Malformed
from plugins.images.decoding import Pixels, Undecodable, decode
from plugins.images.judging import judge_anatomy
from plugins.images.looking import look_at
from plugins.images.told import BROKEN, PRINT_COLOURS
from tests.fixtures.pictures import make_exif, make_image, write_image
from tests.plugins.images.files import KINDS, make_bomb, make_file

FILES = {kind: make_file(kind) for kind in KINDS}
# Every way in which a phone can be held; each photo shows the same once it is turned.
UNDO = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def unpack(data: bytes) -> Pixels:
    return decode(look_at(data))


def near(found: object, wanted: tuple[int, ...], most: int = 40) -> bool:
    return isinstance(found, tuple) and all(
        abs(one - other) <= most for one, other in zip(found, wanted, strict=True)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_unpacked(kind: str) -> None:
    image = unpack(FILES[kind]).image

    assert (image.mode, image.size) == ("RGB", (61, 43))
    assert near(image.getpixel((1, 1)), (220, 30, 30))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", UNDO)
def test_a_picture_that_lies_is_turned(kind: str, orientation: int) -> None:
    held = make_image(60, 40).transpose(UNDO[orientation])

    image = unpack(write_image(held, kind, exif=make_exif(orientation), quality=90)).image

    assert image.size == (60, 40)
    assert near(image.getpixel((1, 1)), (220, 30, 30))
    assert near(image.getpixel((58, 38)), (240, 240, 240))


def test_a_large_photo_that_lies_is_shrunk_by_the_width_that_readers_see() -> None:
    held = make_image(3000, 2000).transpose(UNDO[6])

    image = unpack(write_image(held, exif=make_exif(6))).image

    assert image.size == (1200, 800)


@pytest.mark.parametrize(("width", "height"), [(5000, 10), (1201, 1), (10, 5000), (1, 1)])
def test_odd_shapes_keep_at_least_a_pixel(width: int, height: int) -> None:
    image = unpack(write_image(make_image(width, height))).image

    assert image.width == min(width, 1200) and image.height >= 1


def test_print_colours_are_made_screen_colours_and_told() -> None:
    pixels = unpack(write_image(make_image().convert("CMYK"), quality=95))

    assert pixels.image.mode == "RGB"
    assert near(pixels.image.getpixel((1, 1)), (220, 30, 30))
    assert pixels.warnings == (PRINT_COLOURS,)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_mode_of_png_becomes_screen_colours(mode: str) -> None:
    image = make_image()
    if mode == "I;16":
        image = image.convert("L").convert("I").point(lambda value: value * 256).convert("I;16")
    else:
        image = image.convert(mode)

    pixels = unpack(write_image(image, "PNG"))

    assert pixels.image.mode == "RGB"
    light, dark = ((pixels.image.getpixel(at)) for at in ((62, 46), (2, 2)))
    assert isinstance(light, tuple) and isinstance(dark, tuple) and sum(light) > sum(dark)
    assert max(light) > 200


def test_sixteen_bits_of_colour_keep_their_brightness() -> None:
    row = b"\0" + b"\x80\x00\x40\x00\xff\xff" * 4
    import struct
    import zlib

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 16, 2, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(row * 4)) + chunk(b"IEND", b"")

    assert unpack(data).image.getpixel((2, 2)) == (128, 64, 255)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "AVIF"])
def test_what_is_transparent_stays_so(kind: str) -> None:
    image = make_image().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 30, 30))

    pixels = unpack(write_image(image, kind, **({} if kind in ("PNG", "GIF") else {"quality": 90})))

    assert pixels.image.mode == "RGBA"
    assert pixels.image.getpixel((5, 5))[3] == 0
    assert pixels.image.getpixel((60, 40))[3] == 255


def test_a_palette_with_a_transparent_colour_stays_transparent() -> None:
    image = Image.new("P", (20, 20), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.paste(1, (10, 10, 20, 20))

    pixels = unpack(write_image(image, "PNG", transparency=0))

    assert [pixels.image.getpixel(at) for at in ((0, 0), (15, 15))] == [(255, 0, 0, 0), (0, 0, 255, 255)]


@pytest.mark.parametrize(
    ("image", "is_art"),
    [
        (make_image(300, 200), False),
        (make_image(300, 200).convert("L"), False),
        (make_image(300, 200).quantize(16).convert("RGB"), True),
        (make_image(300, 200).convert("1"), True),
    ],
    ids=["photo", "grey photo", "drawing", "fax"],
)
def test_drawings_are_told_from_photos(image: Image.Image, is_art: bool) -> None:
    assert unpack(write_image(image, "PNG")).is_art is is_art


def test_colours_of_a_profile_become_those_of_screens() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = make_image()

    kept = unpack(write_image(image, "PNG", icc_profile=srgb)).image
    # A profile of other colours than the picture's, and one that is none, are passed over.
    foreign = unpack(write_image(image, "PNG", icc_profile=lab)).image
    broken = unpack(write_image(image, "PNG", icc_profile=b"no profile" * 20)).image

    assert [one.tobytes() for one in (kept, foreign, broken)] == [image.tobytes()] * 3


def test_a_header_that_promises_too_much_is_refused_unopened() -> None:
    fault = judge_anatomy(look_at(make_bomb()))

    assert fault is not None
    assert fault[0] == "gambar terlalu besar (30.000 × 30.000 piksel)"


def test_a_header_that_lies_to_us_does_not_deceive_pillow() -> None:
    anatomy = look_at(make_bomb())

    with pytest.raises(Undecodable) as caught:
        decode(anatomy)
    assert caught.value.told[0] in ("gambar terlalu besar (30.000 × 30.000 piksel)", BROKEN[0])


@pytest.mark.parametrize("kind", KINDS)
def test_pixels_that_are_broken_within_whole_blocks_are_a_fault_or_a_picture(kind: str) -> None:
    file = bytearray(FILES[kind])
    middle = len(file) // 2
    file[middle : middle + 20] = bytes(20)

    told = None
    try:
        width = unpack(bytes(file)).image.width
    except Malformed:
        width = 61
    except Undecodable as refusal:
        told, width = refusal.told, 61

    assert width == 61
    assert told in (None, BROKEN)


@settings(deadline=None)
@given(kind=st.sampled_from(KINDS), data=st.data())
def test_no_bytes_crash_what_unpacks_them(kind: str, data: st.DataObject) -> None:
    file = bytearray(FILES[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(file) - 1))
        file[at : at + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))

    try:
        anatomy = look_at(bytes(file))
        if judge_anatomy(anatomy) is None:
            assert decode(anatomy).image.mode in ("RGB", "RGBA")
    except (Malformed, Undecodable):
        return


def test_a_turned_picture_is_what_pillow_itself_would_show() -> None:
    photo = write_image(make_image(90, 60), exif=make_exif(7), quality=95)

    shown = ImageOps.exif_transpose(Image.open(io.BytesIO(photo)))

    assert unpack(photo).image.tobytes() == shown.convert("RGB").tobytes()
