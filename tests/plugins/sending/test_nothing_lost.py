"""Edge: whatever two writers do in whatever order, every sentence they saved is in a commit or a file."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plugins.sending.places import FIRST, OTHER, Places, Writer, pass_all

NEW = "artikel/semarang/2026/2026-02-27-baru.md"
WRITERS = ("Siti Rahayu", "Budi Hartono")
DEEDS = st.one_of(
    st.tuples(st.sampled_from(WRITERS), st.just("write"), st.sampled_from((FIRST, OTHER, NEW))),
    st.tuples(
        st.sampled_from(WRITERS), st.sampled_from(("send", "send", "receive", "send first")), st.just("")
    ),
    st.tuples(st.just(""), st.sampled_from(("cut", "mend")), st.just("")),
)
EXAMPLES = 4
"""Source: our choice; each is some fifty programs of git."""


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sources that the shared repository begins with."""
    content = tmp_path_factory.mktemp("benih") / "content"
    for path in (FIRST, OTHER):
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text("---\ntitle: Judul\n---\n\nAwal.\n", encoding="utf-8")
    for name in ("offices", "categories", "topics"):
        (content / "registers").mkdir(exist_ok=True)
        (content / "registers" / f"{name}.toml").touch()
    return content


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for every example's own."""
    return tmp_path_factory.mktemp("semua")


@settings(max_examples=EXAMPLES)
@given(deeds=st.lists(DEEDS, min_size=4, max_size=10))
def test_every_sentence_ever_saved_is_in_a_commit_or_a_file(
    deeds: Sequence[tuple[str, str, str]], seed: Path, room: Path
) -> None:
    root = room / "contoh"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    places = Places(root, seed, pass_all)
    writers = {name: places.join(name) for name in WRITERS}
    saved: list[str] = []
    away = places.shared.with_suffix(".pergi")

    for name, deed, path in deeds:
        if deed == "write":
            writer = writers[name]
            saved.append(f"Kalimat {len(saved)} dari {name}.")
            before = writer.read(path) if (writer.content / path).is_file() else "---\ntitle: Baru\n---\n\n"
            writer.write(path, f"{before}\n{saved[-1]}\n")
        elif deed == "cut" and places.shared.exists():
            places.cut()
        elif deed == "mend" and away.exists():
            places.mend()
        elif name:
            _act(writers[name], deed)
        kept = places.all_bytes() if places.shared.exists() else _bytes_without_network(places)
        assert [one for one in saved if one.encode() not in kept] == []

    if away.exists():
        places.mend()
    for writer in (*writers.values(), *writers.values()):
        report = writer.send()
        assert (report.trouble, report.kept) == ("", [])
    kept = places.all_bytes()
    assert [one for one in saved if one.encode() not in kept] == []
    assert not any(mark in kept for mark in (b"<<<<<<<", b">>>>>>>"))
    assert all(writer.is_sound() for writer in writers.values())


def _act(writer: Writer, deed: str) -> None:
    if deed == "receive":
        writer.post.receive()
    elif deed == "send first":
        writer.post.send([FIRST])
    else:
        writer.send()


def _bytes_without_network(places: Places) -> bytes:
    places.mend()
    try:
        return places.all_bytes()
    finally:
        places.cut()
