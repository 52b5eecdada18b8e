"""Scores, reasons and flags of single submissions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.comments.spam.flags import FLAGS, find_flags
from plugins.comments.spam.folding import collapse, read_plainly, take_off_disguise
from plugins.comments.spam.links import find_links
from plugins.comments.spam.scoring import Circumstances, assess
from plugins.comments.spam.vocabulary import MARKS, Mark
from plugins.comments.spam.wording import FLAGS as FLAG_WORDS
from plugins.comments.spam.wording import REASONS, tell_flag, tell_reason
from plugins.comments.submission import Assessment, Submission


def make_assessment(text: str, name: str = "Budi", **known: object) -> Assessment:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    submission = Submission(article="/dumai/2026/01/01/a/", name=name, text=text, received_at=now)
    return assess(submission, Circumstances(**known))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "slot gacor",
        "s l o t  g a c o r",
        "s.l.o.t-g.a.c.o.r",
        "ѕlоt gаcоr",
        "sl0t g4c0r",
        "slót gàcor",
        "sloooot gacooorrr",
        "s\u200blot ga\u200bcor",
        "𝗦𝗟𝗢𝗧 𝗚𝗔𝗖𝗢𝗥",
        "ＳＬＯＴ ＧＡＣＯＲ",
    ],
    ids="plain spaced dotted look-alike digits accents runs joiners bold wide".split(),
)
def test_a_disguise_does_not_hide_the_words(text: str) -> None:
    codes = {code for code, _ in make_assessment(text).reasons}

    assert {"judi:gacor", "judi:slot"} <= codes


def test_reasons_come_weightiest_first_and_add_up() -> None:
    found = make_assessment("Slot gacor, daftar sekarang di bit.ly/a", seconds=1.0, has_proof=True)

    points = [points for _, points in found.reasons]
    assert found.reasons[0] == ("judi:gacor", 40)
    assert points == sorted(points, reverse=True)
    assert found.score == min(100, sum(points))


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ({"has_bait": True}, ("umpan", 60)),
        ({"seconds": 1.2}, ("terlalu-cepat", 30)),
        ({"same_text": 2}, ("berulang", 40)),
        ({"from_client": 10}, ("beruntun", 10)),
        ({"has_proof": True}, ("bukti-kerja", -15)),
    ],
    ids=["bait", "speed", "repeats", "burst", "proof"],
)
def test_circumstances_weigh_too(known: dict[str, object], reason: tuple[str, int]) -> None:
    assert make_assessment("Terima kasih atas penjelasannya.", **known).reasons == (reason,)


def test_a_proof_alone_never_makes_a_score_negative() -> None:
    assert make_assessment("Terima kasih.", has_proof=True).score == 0


@pytest.mark.parametrize(
    ("name", "text", "flags"),
    [
        ("Budi", "NIK saya 1471010503900001.", ("nik",)),
        ("Budi", "NIP 19900305 201503 1 001", ("nip",)),
        ("Budi", "Hubungi 0812-3456-7890 ya", ("telepon",)),
        ("Budi", "Telepon (0761) 123456", ()),
        ("Budi", "surel budi@contoh.go.id", ("surel",)),
        ("Budi", "server 192.168.10.20", ("alamat-ip",)),
        ("Humas BKN", "Terima kasih", ("mengaku-instansi",)),
        ("admin", "Terima kasih", ("mengaku-instansi",)),
        ("Badminton Jaya", "Terima kasih", ()),
        ("Budi", "Rp1.250.125.100 untuk 2025-2026, pasal 5 ayat (1)", ()),
        ("Budi", "No. 9999999999999999", ()),
    ],
    ids="nik nip phone short-phone email ip agency admin badminton amounts no-identity".split(),
)
def test_flags_name_what_a_moderator_should_see(name: str, text: str, flags: tuple[str, ...]) -> None:
    assert find_flags(name, text) == flags


def test_names_of_the_house_are_its_own() -> None:
    assert find_flags("BKD Sawahlunto", "x", ("BKD Sawahlunto",)) == ("mengaku-instansi",)


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("lihat https://Contoh.com/a?b dan www.contoh.net", ("contoh.com", "www.contoh.net")),
        ("resmi: https://www.bkn.go.id/ dan ui.ac.id", ()),
        ("tag:www.contoh.id,2026-01-05:/semarang/", ("www.contoh.id",)),
        ("www.bkn.go.id,www.contoh.net:8080/a,b; contoh.com", ("www.contoh.net", "contoh.com")),
        ("selesai.Terima kasih. Pukul 08.30 WIB", ()),
        ("contoh[.]top", ("contoh.top",)),
        ("http://[::1", ()),
    ],
    ids="plain official tag commas none bracketed broken".split(),
)
def test_links_are_told_by_their_hosts(text: str, hosts: tuple[str, ...]) -> None:
    assert find_links(text) == hosts


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.code)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_marks_pieces_stand_in_all_that_it_matches(mark: Mark, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(mark.pattern, fullmatch=True))

    assert any(piece in text for piece in mark.pieces), text


@given(st.text(max_size=300))
def test_reading_twice_changes_nothing(text: str) -> None:
    plain = read_plainly(text)

    assert collapse(plain) == plain
    assert take_off_disguise(plain) == collapse(take_off_disguise(plain))


@given(st.text(max_size=400), st.text(max_size=80))
def test_every_code_has_words_and_every_score_its_bounds(text: str, name: str) -> None:
    found = make_assessment(text, name)

    assert 0 <= found.score <= 100
    assert all(code in REASONS for code, _ in found.reasons)
    assert set(found.flags) <= set(FLAGS)


def test_every_code_of_the_house_is_told_in_indonesian() -> None:
    assert {mark.code for mark in MARKS} <= set(REASONS)
    assert set(FLAG_WORDS) == set(FLAGS)
    assert tell_reason("kode-baru") == "kode-baru" and tell_flag("kode-baru") == "kode-baru"
