"""Bodies on the shelf: what is fetched is what was kept, or it is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.gate import shelf as shelf_module
from plugins.gate.known import Place
from plugins.gate.shelf import MAX_PACKS, Shelf
from plugins.gate.verdict import name_body
from plugins.keeping.faults import KeptBroken

BODIES = ["<p>teks</p>", "", "<p>“Jum’at” 👩‍💻</p>", "\udc80 sendiri", "\r\n\0", "x" * 70_000]


def keep(shelf: Shelf, *bodies: str) -> dict[str, Place]:
    """Keeps bodies as a worker does, and tells the shelf."""
    shelf.open_for(0)
    places = {name_body(html): shelf.keep(html) for html in bodies}
    for key, place in places.items():
        shelf.add(key, place)
    return places


def packs(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, dict[str, Place]]:
    """A folder in which all bodies are kept, and their places."""
    shelf = Shelf(tmp_path)
    places = keep(shelf, *BODIES)
    shelf.close()
    return tmp_path, places


def test_bodies_come_back_as_they_were(kept: tuple[Path, dict[str, Place]]) -> None:
    shelf = Shelf(*kept)

    assert [shelf.fetch(name_body(html)) for html in BODIES] == BODIES
    assert all(shelf.has(key, place) for key, place in kept[1].items())
    shelf.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.lists(st.text(alphabet=st.characters(), max_size=30), max_size=6))
def test_any_texts_come_back_as_they_were(tmp_path: Path, bodies: list[str]) -> None:
    shelf = Shelf(tmp_path)
    keep(shelf, *bodies)

    assert [shelf.fetch(name_body(html)) for html in bodies] == bodies
    shelf.close()


def test_bodies_are_named_by_what_they_hold() -> None:
    names = {name_body(html) for html in BODIES}

    assert len(names) == len(BODIES)
    assert name_body("<p>teks</p>") == name_body("<p>teks</p>")


def test_each_worker_writes_a_pack_of_its_own(tmp_path: Path) -> None:
    places = []
    for worker in (0, 1, 0):
        shelf = Shelf(tmp_path)
        shelf.open_for(worker)
        places.append(shelf.keep(f"teks {len(places)}"))
        shelf.close()

    assert len({name for name, _, _ in places}) == 3
    assert len(packs(tmp_path)) == 3


def test_a_worker_that_outlived_its_build_writes_into_no_pack_of_the_next(tmp_path: Path) -> None:
    left_over, fresh = Shelf(tmp_path), Shelf(tmp_path)
    left_over.open_for(0)
    fresh.open_for(0)

    places = {
        name_body(html): shelf.keep(html) for shelf, html in ((fresh, "<p>baru"), (left_over, "<p>usang"))
    }

    shelf = Shelf(tmp_path, places)
    assert [shelf.fetch(key) for key in places] == ["<p>baru", "<p>usang"]


def test_a_worker_without_bodies_leaves_no_pack(tmp_path: Path) -> None:
    Shelf(tmp_path).open_for(3)

    assert packs(tmp_path) == []


def test_a_body_that_was_never_kept_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeptBroken) as broken:
        Shelf(tmp_path).fetch("0123")

    assert str(broken.value) == "body 0123 is not kept"


def test_a_missing_pack_is_seen_and_told(kept: tuple[Path, dict[str, Place]]) -> None:
    folder, places = kept
    key, place = next(iter(places.items()))
    (folder / place[0]).unlink()
    shelf = Shelf(folder, places)

    assert not shelf.has(key, place)
    with pytest.raises(KeptBroken) as broken:
        shelf.fetch(key)
    assert str(broken.value) == f"body {key} is not kept"


def test_a_pack_begun_anew_under_the_same_name_is_read(kept: tuple[Path, dict[str, Place]]) -> None:
    folder, places = kept
    key, place = next(iter(places.items()))
    (folder / place[0]).unlink()
    shelf = Shelf(folder, places)
    assert not shelf.has(key, place)

    again = keep(shelf, "<p>baru</p>")

    assert packs(folder) == [place[0]]
    assert shelf.fetch(next(iter(again))) == "<p>baru</p>"
    shelf.close()


def test_a_pack_cut_short_is_seen(kept: tuple[Path, dict[str, Place]]) -> None:
    folder, places = kept
    last = places[name_body(BODIES[-1])]
    os.truncate(folder / last[0], last[1] + last[2] - 1)
    shelf = Shelf(folder, places)

    assert not shelf.has(name_body(BODIES[-1]), last)
    assert shelf.has(name_body(BODIES[0]), places[name_body(BODIES[0])])
    shelf.close()


def test_a_pack_with_a_flipped_bit_is_told_when_it_is_fetched(kept: tuple[Path, dict[str, Place]]) -> None:
    folder, places = kept
    key = name_body(BODIES[2])
    name, offset, _ = places[key]
    data = bytearray((folder / name).read_bytes())
    data[offset + 4] ^= 1
    (folder / name).write_bytes(data)
    shelf = Shelf(folder, places)

    with pytest.raises(KeptBroken) as broken:
        shelf.fetch(key)

    assert str(broken.value) == f"{name}: body {key} is broken"
    shelf.close()


@pytest.mark.parametrize(
    "place",
    [
        ("../../etc/passwd", 0, 4),
        ("/etc/passwd", 0, 4),
        ("absent", 0, 1),
        ("", 0, 1),
        ("a\0b", 0, 1),
        ("00000001-0.pack", -1, 4),
        ("00000001-0.pack", 4, -1),
        ("00000001-0.pack", 0, 2**63),
        ("00000001-0.pack", 2**63, 0),
    ],
    ids=repr,
)
def test_a_place_that_nothing_was_kept_at_gives_nothing(
    kept: tuple[Path, dict[str, Place]], place: Place
) -> None:
    """A state that somebody else wrote may name any file."""
    shelf = Shelf(kept[0], {"0123": place})

    assert not shelf.has("0123", place)
    with pytest.raises(KeptBroken) as broken:
        shelf.fetch("0123")
    assert str(broken.value) == "body 0123 is not kept"
    shelf.close()


def test_without_a_body_there_is_no_place(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)

    assert shelf.has("", None)
    assert not shelf.has("0123", None)


def test_a_shelf_without_a_folder_keeps_nothing_and_writes_nothing() -> None:
    shelf = Shelf(None)
    shelf.open_for(0)

    assert shelf.keep("<p>teks</p>") == ("", 0, 0)
    assert shelf.has("0123", None)
    assert shelf.tidy([]) == {}
    shelf.sweep({})


def test_sweeping_takes_packs_in_which_nothing_lives(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    old, new = keep(shelf, "lama"), keep(shelf, "baru", "")
    (tmp_path / "theirs.txt").touch()

    shelf.sweep(shelf.tidy(new))

    assert packs(tmp_path) == [*{name for name, _, _ in new.values()}, "theirs.txt"]
    assert shelf.fetch(name_body("baru")) == "baru"
    assert not Shelf(tmp_path).has(*next(iter(old.items())))
    shelf.close()


def test_little_waste_is_left(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    places = keep(shelf, "lama", "baru")

    assert shelf.tidy([name_body("baru")]) == {name_body("baru"): places[name_body("baru")]}
    shelf.close()


@pytest.mark.parametrize("many", [True, False], ids=["many-packs", "much-waste"])
def test_tidying_moves_the_living_and_keeps_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: bool
) -> None:
    monkeypatch.setattr(shelf_module, "MIN_WASTE_BYTES", 10)
    shelf = Shelf(tmp_path)
    living = {}
    for number in range(MAX_PACKS + 1 if many else 2):
        living |= keep(shelf, f"hidup {number}")
        keep(shelf, f"mati {number}" * (1 if many else 100))

    places = shelf.tidy(living)

    assert places.keys() == living.keys()
    assert len({name for name, _, _ in places.values()}) == 1
    assert all(Shelf(tmp_path, living).fetch(key) for key in living), "old places hold until the sweep"
    shelf.sweep(places)
    assert len(packs(tmp_path)) == 1
    fresh = Shelf(tmp_path, places)
    assert sorted(fresh.fetch(key) for key in places) == sorted(
        f"hidup {number}" for number in range(len(living))
    )
    fresh.close()
    shelf.close()
