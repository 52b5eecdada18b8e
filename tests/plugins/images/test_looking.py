"""What a picture's file says of itself, and what is left of it when it goes public."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops

from plugins.images.anatomy import Malformed
from plugins.images.looking import look_at
from tests.fixtures.pictures import PLACE, make_image, read_image, write_image
from tests.plugins.images.files import APPENDED, KINDS, XMP, make_animation, make_bomb, make_file

FILES = {kind: make_file(kind) for kind in KINDS}
TURNED = ("JPEG", "PNG", "WEBP", "AVIF")


@pytest.mark.parametrize("kind", KINDS)
def test_size_and_kind_are_told_without_unpacking(kind: str) -> None:
    anatomy = look_at(FILES[kind])

    assert (anatomy.kind, anatomy.width, anatomy.height) == (kind, 61, 43)
    assert anatomy.orientation == 1
    assert not anatomy.is_animated


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_the_picture_goes_public(kind: str) -> None:
    clean = look_at(FILES[kind] + APPENDED if kind != "AVIF" else FILES[kind]).clean

    assert all(told in FILES[kind] for told in ((PLACE,) if kind == "GIF" else (PLACE, XMP)))
    for told in (PLACE, XMP, b"GPSLatitude", b"Exif\0\0II", APPENDED):
        assert told not in clean
    assert not read_image(clean).getexif()


@pytest.mark.parametrize("kind", KINDS)
def test_the_pixels_stay_as_they_were(kind: str) -> None:
    before, after = read_image(FILES[kind]), read_image(look_at(FILES[kind]).clean)

    assert ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getbbox() is None


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_clean_is_left_as_it_is(kind: str) -> None:
    clean = look_at(FILES[kind]).clean

    assert look_at(clean).clean == clean


@pytest.mark.parametrize("orientation", [3, 6, 8])
@pytest.mark.parametrize("kind", TURNED)
def test_the_side_that_is_up_is_the_one_thing_that_stays(kind: str, orientation: int) -> None:
    # A WebP needs its extended header for that, which a picture with a profile or alpha has anyway.
    clean = look_at(make_file(kind, orientation)).clean

    assert read_image(clean).getexif()[0x0112] == orientation
    assert len(read_image(clean).getexif()) == 1
    assert PLACE not in clean


def test_the_profile_of_colours_stays() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    for kind in ("JPEG", "PNG", "WEBP"):
        clean = look_at(write_image(make_image(), kind, icc_profile=profile)).clean

        assert read_image(clean).info["icc_profile"] == profile


def test_a_thumbnail_within_the_photo_is_left_out() -> None:
    photo = write_image(make_image(400, 300))
    thumbnail = b"\xff\xe0\x00\x22JFXX\0\x10" + b"\xff\xd8" + PLACE.ljust(24, b"\0")

    clean = look_at(photo[:20] + thumbnail + photo[20:]).clean

    assert clean == look_at(photo).clean


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "AVIF"])
def test_movement_is_seen(kind: str) -> None:
    assert look_at(make_animation(kind)).is_animated


def test_a_progressive_photo_is_walked_through_all_its_scans() -> None:
    photo = write_image(make_image(300, 200), progressive=True)

    assert look_at(photo + APPENDED).clean == look_at(photo).clean


def test_a_bomb_is_measured_and_not_opened() -> None:
    anatomy = look_at(make_bomb())

    assert (anatomy.width, anatomy.height) == (30_000, 30_000)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.97])
def test_a_file_that_ends_too_early_is_told(kind: str, share: float) -> None:
    file = FILES[kind]

    with pytest.raises(Malformed):
        look_at(file[: int(len(file) * share)])


@given(kind=st.sampled_from(KINDS), data=st.data())
def test_no_bytes_are_too_strange_to_look_at(kind: str, data: st.DataObject) -> None:
    file = bytearray(FILES[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(file) - 1))
        file[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))

    try:
        anatomy = look_at(bytes(file))
    except Malformed:
        return
    assert PLACE not in anatomy.clean or PLACE not in FILES[kind]


@given(start=st.sampled_from([file[:16] for file in FILES.values()]), rest=st.binary(max_size=400))
def test_a_proper_start_with_anything_behind_it_is_looked_at_or_refused(start: bytes, rest: bytes) -> None:
    try:
        look_at(start + rest)
    except Malformed:
        return
