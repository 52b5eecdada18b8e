"""Words: the corpus of copies: texts written one by one, and copies of some as hurried offices make them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.hints.fingerprint import Fingerprint, index_places, take_fingerprint
from plugins.hints.reading import read_lexicon
from tests.plugins.hints.making import make_text

FOLDER = Path(__file__).parent / "corpus"
REGIONS = [region for region in read_lexicon().regions if region.kind in ("kabupaten", "kota")]
PLACES = index_places(read_lexicon().regions, ["BKN Semarang"])

DEGREES = ("tempat", "angka", "kata", "kalimat", "berat")
"""How a copy was edited: its place; also figures and dates; also every twelfth word; also a sentence
left out, one added and two exchanged; every seventh word and a sentence of its own."""

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
OTHER_WORDS = "kiranya tadinya barangkali lekas tuntas galib lazim niscaya senantiasa acapkali".split()
OWN = (
    "Warga menyambutnya dengan hangat di tepi sungai yang baru dikeruk.",
    "Hujan deras tidak mengurangi minat mereka yang datang dari lereng gunung.",
    "Bupati singgah sebentar sebelum meninjau jembatan gantung yang putus.",
    "Acara ditutup dengan tarian setempat dan jamuan ikan bakar.",
)


@dataclass(frozen=True, slots=True)
class Written:
    """One text of the corpus: what it is about, whether copies are made of it, its title and body."""

    topic: str
    is_copied: bool
    title: str
    body: str


def read_corpus() -> list[Written]:
    """All texts, with {kota} where the place stands."""
    texts = []
    for file in sorted(FOLDER.glob("*.txt")):
        for entry in re.split(r"(?m)^== ", file.read_text(encoding="utf-8"))[1:]:
            head, title, body = entry.strip().split("\n", 2)
            topic, _, kind = head.partition(" | ")
            texts.append(Written(topic, kind == "asal", title, body))
    return texts


def take(written: Written, path: str, place: str) -> Fingerprint:
    """The fingerprint of a text as an office of that place publishes it."""
    office = path.split("/")[1]
    text = make_text(
        written.body.replace("{kota}", place) + "\n",
        path=path,
        title=written.title.replace("{kota}", place),
    )
    assert text.record.office == office
    return take_fingerprint(text, PLACES)


def edit(written: Written, degree: str, seed: int) -> Written:
    """A copy of a text, edited to a degree; its place is still open."""
    by = random.Random(seed)
    body = written.body
    level = DEGREES.index(degree)
    if level >= 1:
        body = re.sub(r"\d+", lambda found: str(by.randint(1, 10 ** len(found[0]))), body)
        body = re.sub("|".join(MONTHS), lambda _: by.choice(MONTHS), body)
    if degree == "kata" or degree == "kalimat":
        body = _change_words(body, 12, by)
    if degree == "kalimat":
        body = _change_sentences(body, by)
    if degree == "berat":
        body = f"{_change_words(body, 7, by)} {by.choice(OWN)}"
    return Written(written.topic, False, written.title, body)


def _change_words(body: str, every: int, by: random.Random) -> str:
    words = body.split()
    for at in range(by.randrange(every), len(words), every):
        if "{kota}" not in words[at]:
            words[at] = by.choice(OTHER_WORDS) + ("." if words[at].endswith(".") else "")
    return " ".join(words)


def _change_sentences(body: str, by: random.Random) -> str:
    sentences = re.split(r"(?<=\.)\s+", body)
    del sentences[by.randrange(1, len(sentences))]
    first = by.randrange(len(sentences) - 1)
    sentences[first], sentences[first + 1] = sentences[first + 1], sentences[first]
    sentences.insert(by.randrange(len(sentences)), by.choice(OWN))
    return " ".join(sentences)


def make_all() -> Iterator[tuple[Fingerprint, str, str]]:
    """Every text as one office's, and five copies of each original in five other offices.

    Gives fingerprint, the original's title where it is an original or its copy (else ""), and the degree.
    """
    for number, written in enumerate(read_corpus()):
        degrees = ("", *DEGREES) if written.is_copied else ("",)
        for step, degree in enumerate(degrees):
            place = REGIONS[(number * 7 + step * 83) % len(REGIONS)].name
            text = edit(written, degree, seed=number * 10 + step) if degree else written
            path = f"artikel/kantor-{number}-{step}/naskah.md"
            yield take(text, path, place), written.title if written.is_copied else "", degree
