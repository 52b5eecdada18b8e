"""Words: article number n of a made-up publication: its header, its body, what readers said.

Everything follows from the number and the size of the corpus, by `random.random()` alone, whose
sequence Python promises to keep; so two machines make the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tests.benchmarks import vocabulary

MAX_OFFICES = 514
FIRST_DAY = datetime(2016, 1, 1)  # noqa: DTZ001 - the office's zone is added
MINUTES = (datetime(2026, 1, 1) - FIRST_DAY) // timedelta(minutes=1)  # noqa: DTZ001
LINKED_SHARE = 0.1
TABLE_SHARE = 0.15
COMMENTED_SHARE = 0.1
MAX_COMMENTS = 4
SLUG_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a corpus is: articles, and offices that share them (1 to 514)."""

    articles: int
    offices: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An office: its slug, its name after "BKN", and its zone."""

    slug: str
    name: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What stands above an article's text. `categories` runs from the root to its own."""

    number: int
    place: Place
    moment: datetime
    slug: str
    title: str
    summary: str
    categories: tuple[str, ...]
    topics: tuple[str, ...]
    author: str

    @property
    def url(self) -> str:
        """The address in every form of the corpus."""
        return f"/{self.place.slug}/{self.moment:%Y/%m/%d}/{self.slug}/"


class Draw:
    """Words drawn for the slots of a template: `template.format_map(draw)`."""

    def __init__(self, kind: str, number: int) -> None:
        self._random = Random(f"{kind} {number}").random

    def __getitem__(self, slot: str) -> str:
        word = self.pick(vocabulary.WORDS[slot.lower()])
        return word if slot.islower() else word[0].upper() + word[1:]

    def pick(self, words: tuple[str, ...]) -> str:
        """One of the words."""
        return words[int(self._random() * len(words))]

    def below(self, limit: int) -> int:
        """A number from 0 up to the limit, which it never is."""
        return int(self._random() * limit)

    def happens(self, share: float) -> bool:
        """True in this share of cases."""
        return self._random() < share

    def write(self, templates: tuple[str, ...]) -> str:
        """One of the templates with its slots filled."""
        text = self.pick(templates).format_map(self)
        return text[0].upper() + text[1:]

    def several(self, templates: tuple[str, ...], count: int) -> list[str]:
        """Different templates, each filled."""
        rest = list(templates)
        return [self.write((rest.pop(self.below(len(rest))),)) for _ in range(count)]


def slug_of(text: str) -> str:
    """The address part that names a text, at most eight words of it."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower())[:SLUG_WORDS])


def all_places(count: int) -> tuple[Place, ...]:
    """The first offices, at most 514."""
    pairs = [(name, zone) for zone, names in vocabulary.PLACES.items() for name in names]
    named = [(f"{name} {ending}".strip(), zone) for ending in vocabulary.ENDINGS for name, zone in pairs]
    return tuple(
        Place(slug=slug_of(name), name=name, zone=zone) for name, zone in named[: min(count, MAX_OFFICES)]
    )


def all_topics() -> tuple[str, ...]:
    """The sixty topics' names."""
    return tuple(f"{head} {tail}" for head in vocabulary.TOPIC_HEADS for tail in vocabulary.TOPIC_TAILS)


def make_draft(number: int, places: tuple[Place, ...]) -> Draft:
    """The header of article `number`; numbers past the corpus's size give further articles."""
    draw = Draw("header", number)
    place = places[draw.below(len(places))]
    moment = FIRST_DAY + timedelta(minutes=draw.below(MINUTES))
    title = draw.write(vocabulary.TITLES)
    root = draw.pick(tuple(vocabulary.CATEGORIES))
    topics = all_topics()
    first = draw.below(len(topics))
    return Draft(
        number=number,
        place=place,
        moment=moment.replace(tzinfo=ZoneInfo(place.zone)),
        slug=f"{slug_of(title)}-{number}",
        title=title,
        summary=draw.write(vocabulary.SUMMARIES),
        categories=(root, draw.pick(vocabulary.CATEGORIES[root])),
        # Steps of 7 and 11 over 60 topics never meet.
        topics=tuple(topics[(first + step) % len(topics)] for step in (0, 7, 18, 29)[: 2 + draw.below(3)]),
        author=draw.pick(vocabulary.AUTHORS),
    )


def write_body(draft: Draft, size: Size, places: tuple[Place, ...]) -> str:
    """The text of an article in Markdown that every generator here reads alike."""
    draw = Draw("body", draft.number)
    blocks = [" ".join(draw.several(vocabulary.SENTENCES, 2))]
    headings = draw.several(vocabulary.HEADINGS, 6 + draw.below(3))
    bullets, steps, table = draw.below(3), 3 + draw.below(2), 5 if draw.happens(TABLE_SHARE) else -1
    for place, heading in enumerate(headings):
        is_short = place % 2 == 0 and place not in (bullets, steps, table)
        blocks += [f"## {heading}", " ".join(draw.several(vocabulary.SENTENCES, 3 if is_short else 2))]
        if place == bullets:
            blocks.append("\n".join(f"- {item}" for item in draw.several(vocabulary.ITEMS, 4)))
        elif place == steps:
            items = enumerate(draw.several(vocabulary.ITEMS, 3), start=1)
            blocks.append("\n".join(f"{number}. {item}" for number, item in items))
        elif place == table:
            blocks.append("\n".join(_table(draw)))
        elif not is_short:
            blocks.append(" ".join(draw.several(vocabulary.SENTENCES, 2)))
    if draw.happens(LINKED_SHARE) and size.articles > 1:
        other = make_draft((draft.number + 1 + draw.below(size.articles - 1)) % size.articles, places)
        blocks.append(f"Baca juga [{other.title}]({other.url}), yang membahas hal serupa.")
    return "\n\n".join(blocks) + "\n"


def _table(draw: Draw) -> Iterator[str]:
    yield from ("| Kantor | Berkas masuk | Selesai (persen) |", "| --- | --- | --- |")
    for _ in range(4):
        yield f"| {draw['place']} | {draw['number']} | {draw['share']} |"


def write_comments(draft: Draft) -> Iterator[dict[str, object]]:
    """What readers said to an article, as the export has it; nothing to most."""
    draw = Draw("comments", draft.number)
    if draw.happens(COMMENTED_SHARE):
        for place in range(1 + draw.below(MAX_COMMENTS)):
            yield make_comment(draft, f"{draft.number}-{place}", place + 1, draw)


def make_comment(draft: Draft, name: str, days: int, draw: Draw) -> dict[str, object]:
    """One comment, sent some days after the article."""
    return {
        "id": name,
        "article": draft.url,
        "parent": None,
        "name": draw.pick(vocabulary.AUTHORS).split()[0],
        "sent_at": (draft.moment + timedelta(days=days)).isoformat(),
        "text": draw.write(vocabulary.COMMENTS),
        "is_staff": False,
        "is_removed": False,
    }


def middle_draft(size: Size, places: tuple[Place, ...]) -> Draft:
    """The article nearest the middle of the ten years: the one that is edited."""
    middle = FIRST_DAY + timedelta(minutes=MINUTES // 2)
    drafts = (make_draft(number, places) for number in range(size.articles))
    return min(drafts, key=lambda draft: abs(draft.moment.replace(tzinfo=None) - middle))
