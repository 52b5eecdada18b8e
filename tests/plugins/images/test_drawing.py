"""Social cards: what stands on them, and how."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.images import drawing
from plugins.images.card import SocialCard
from plugins.images.cards import CardShelf
from plugins.images.drawing import FONTS, draw_card
from tests.fixtures.content import ROOT
from tests.fixtures.pictures import read_image

CARD = SocialCard(
    title="Pengelolaan Kinerja ASN",
    office="BKN Semarang",
    date="Rabu, 26 Februari 2025",
    category="Manajemen Kinerja",
    site="Kabar Kinerja ASN",
)
MAX_BYTES = 40_000


def test_a_card_has_the_size_and_colours_that_it_should() -> None:
    image = read_image(draw_card(CARD))
    colours = {colour for _, colour in image.convert("RGB").getcolors(256)}

    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert {(255, 255, 255), (0x1A, 0x16, 0x22), (0x4D, 0x47, 0x59), (0x4A, 0x23, 0x82)} <= colours
    assert len(colours) <= 16


def test_the_colours_are_the_theme_s() -> None:
    tokens = (ROOT / "theme/static/css/tokens.css").read_text("utf-8").split("@media")[0]
    light = dict(re.findall(r"--(ink|soft|stamp): (#\w+);", tokens))

    assert light == {"ink": drawing.INK, "soft": drawing.SOFT, "stamp": drawing.STAMP}


def test_the_same_words_give_the_same_bytes() -> None:
    assert draw_card(CARD) == draw_card(CARD)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("title", "Judul lain"),
        ("office", "BKN Dumai"),
        ("date", "Kamis, 27 Februari 2025"),
        ("category", "Rekrutmen"),
    ],
)
def test_every_word_of_it_can_be_seen_and_changes_its_name(name: str, other: str) -> None:
    changed = replace(CARD, **{name: other})

    assert draw_card(changed) != draw_card(CARD)
    assert changed.name(b"a") != CARD.name(b"a")


def test_another_way_of_drawing_gives_another_name() -> None:
    assert CARD.name(b"a") != CARD.name(b"b")


@pytest.mark.parametrize("title", ["ꦲꦏ꧀ꦱꦫꦗꦮ", "Aksara ꦗꦮ di sekolah", "漢字"])
def test_a_title_in_another_script_gives_way_to_the_publication_s_name(title: str) -> None:
    assert draw_card(replace(CARD, title=title)) == draw_card(replace(CARD, title=CARD.site))


@pytest.mark.parametrize("title", ["Pengelolaan Kinerja ASN 🎉", "Pengelolaan\u00a0Kinerja\nASN"])
def test_signs_that_the_face_lacks_are_left_out(title: str) -> None:
    assert draw_card(replace(CARD, title=title)) == draw_card(CARD)


@settings(deadline=None, max_examples=30)
@given(title=st.text(max_size=300), office=st.text(max_size=80))
def test_no_words_are_too_strange_to_set(title: str, office: str) -> None:
    data = draw_card(replace(CARD, title=title, office=office))

    assert len(data) <= MAX_BYTES
    image = read_image(data).convert("RGB")
    # Nothing touches the margins.
    assert {image.getpixel((x, y)) for x in (20, 1180) for y in range(0, 630, 7)} == {(255, 255, 255)}


def test_the_longest_title_is_cut_and_stays_above_the_foot() -> None:
    image = read_image(draw_card(replace(CARD, title="Kepegawaian " * 80))).convert("RGB")

    assert image.crop((0, 510, 1200, 530)).getcolors() == [(1200 * 20, (255, 255, 255))]


def test_a_card_is_drawn_once_and_a_broken_one_again(tmp_path: Path) -> None:
    shelf = CardShelf(folder=tmp_path, drawing=b"x")
    name = CARD.name(b"x")
    drawn = shelf.maker(CARD, name)()
    path = next(tmp_path.rglob("*.png"))

    before = path.stat().st_mtime_ns
    kept = shelf.maker(CARD, name)()
    after = path.stat().st_mtime_ns
    told = []
    for broken in (b"", drawn[:100], drawn[:200] + b"x" + drawn[201:]):
        path.write_bytes(broken)
        told.append(shelf.maker(CARD, name)())

    assert (kept, before) == (drawn, after)
    assert told == [drawn] * 3
    assert path.read_bytes() == drawn


def test_each_font_stands_beside_its_licence() -> None:
    licence = (FONTS / "OFL.txt").read_text("utf-8")

    assert sorted(path.name for path in FONTS.glob("*.ttf")) == [drawing.SANS, drawing.SERIF]
    assert licence.startswith("Copyright 2015 Google LLC. All Rights Reserved. (Noto Serif, Noto Sans)")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
