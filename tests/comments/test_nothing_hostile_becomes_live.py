"""What the unkind send through the form stays what it is: words, on every page, feed, mail and export."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import feedparser
import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from plugins.comments.carrying.run import write_all
from plugins.comments.consent import CURRENT
from plugins.comments.export import read_export
from plugins.comments.inbox import schema
from plugins.comments.inbox.database import begin_writing
from plugins.comments.inbox.row import InboxComment, read_row
from plugins.comments.intake.desk import Desk
from plugins.comments.moderation.deciding import Action, DecisionRefusedError, Seen, decide
from plugins.comments.moderation.roles import Account, Role
from plugins.comments.publishing.exporting import export_inbox
from tests.fixtures.building import Build
from tests.fixtures.content import NOW, ROOT, MakeContent
from tests.fixtures.desks import OpenDesk
from tests.fixtures.services import serving_desk
from tests.plugins.comments.moderation.visiting import Clock, make_ready, visiting

ARTICLE = "/semarang/2025/02/26/naskah-1/"
CORPUS = ROOT / "tests" / "hostile" / "comments.jsonl"
ADMIN = Account(id="admin", login="admin", role=Role.ADMIN)
ANSWERS = {303, 400, 403, 404, 408, 413, 415, 422}

# What the theme itself puts around a comment's words; anything else came from the words.
ELEMENTS = {"li", "ol", "p", "b", "mark", "time", "a"}
ATTRIBUTES = {"class", "id", "datetime", "href", "aria-label"}
LIVE_ATTRIBUTE = re.compile(r"on[a-z]+|srcdoc|formaction|style|background|xlink:href")
LIVE_ADDRESS = re.compile(r"\s*(?:javascript|data|vbscript|blob|file):", re.IGNORECASE)
# The theme's icon and its structured data, which a policy by type lets through.
OURS = {("link", "icon"), ("script", "application/ld+json")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One line of the corpus: what it tries, in which field, with what."""

    what: str
    field: str
    value: str


def read_corpus() -> list[Attack]:
    lines = CORPUS.read_text(encoding="ascii").splitlines()
    return [_read_attack(json.loads(line)) for line in lines]


def _read_attack(given: dict[str, Any]) -> Attack:
    piece, times = given.get("repeat", ("", 0))
    return Attack(what=given["what"], field=given["field"], value=given.get("value", piece * times))


ATTACKS = read_corpus()


def make_body(attack: Attack) -> bytes:
    """A form with the attack in its field; a lone surrogate goes as the bytes that no UTF-8 has."""
    fields = {
        "article": ARTICLE,
        "name": "Rina",
        "email": "",
        "text": f"Kiriman ke-{ATTACKS.index(attack)}.",
        "consent": CURRENT,
        "website": "",
    }
    return urlencode({**fields, attack.field: attack.value}, errors="surrogatepass").encode()


@pytest.fixture
def desk(
    open_test_desk: OpenDesk,
    make_content: MakeContent,
    build_content: Build,
    make_settings: Any,
    tmp_path: Path,
) -> Iterator[Desk]:
    """A service over a site whose one article takes replies, and without limits."""
    built = build_content(make_content(), settings=make_settings(COMMENTS_ACTION="/komentar/"))
    assert built.status == 0, built.faults
    rates = {f"INTAKE_{what}_RATE": (100_000, 600) for what in ("NETWORK", "PAGE", "OFFICE")}
    with open_test_desk(
        clock=Clock(NOW), INTAKE_SITE=str(built.output), COMMENTS_ACTION="/komentar/", SITEURL="", **rates
    ) as desk:
        yield desk


def send_all(desk: Desk) -> list[tuple[Attack, httpx.Response]]:
    """Every attack through the form of the service itself."""
    head = {"Content-Type": "application/x-www-form-urlencoded"}
    with serving_desk(desk) as address, httpx.Client(base_url=address, timeout=20) as client:
        return [
            (attack, client.post("/komentar/", content=make_body(attack), headers=head)) for attack in ATTACKS
        ]


def approve_all(desk: Desk) -> list[InboxComment]:
    """What came through is shown, but for what may not be; gives all rows."""
    with desk.engine.connect() as connection:
        held = [read_row(row) for row in connection.execute(schema.comments.select())]
    for comment in held:
        with begin_writing(desk.engine) as connection:
            try:
                decide(connection, Action.APPROVE, Seen(comment=comment.id), actor=ADMIN, now=NOW)
            except DecisionRefusedError:
                assert comment.flags, comment
    return held


def find_live(page: str) -> list[str]:
    """Elements, attributes and addresses of a page that could do something and are not the theme's."""
    found = []
    for tag in BeautifulSoup(page, "html.parser").find_all(True):
        kind = (tag.name, " ".join(tag.get("rel") or []) or str(tag.get("type", "")))
        if (
            tag.name in {"script", "iframe", "object", "embed", "svg", "math", "base", "style"}
            and kind not in OURS
        ):
            found.append(str(tag)[:200])
        found += [
            f"{name}={value!r}"[:200] for name, value in tag.attrs.items() if _is_live(name, value, kind)
        ]
    return found


def _is_live(name: str, value: object, kind: tuple[str, str]) -> bool:
    if LIVE_ATTRIBUTE.fullmatch(name.lower()):
        return True
    return (
        name in {"href", "src", "action"} and kind not in OURS and LIVE_ADDRESS.match(str(value)) is not None
    )


def test_every_attack_gets_a_harmless_answer(desk: Desk) -> None:
    answers = send_all(desk)

    assert len(answers) > 600
    unkind = [
        (attack.what, answer.status_code) for attack, answer in answers if answer.status_code not in ANSWERS
    ]
    assert unkind == []
    assert [(attack.what, live) for attack, answer in answers if (live := find_live(answer.text))] == []
    for _, answer in answers:
        sent_on = urlsplit(answer.headers.get("Location", "/komentar/terima-kasih/"))
        assert (sent_on.netloc, sent_on.path) == ("", "/komentar/terima-kasih/")
        assert "set-cookie" not in answer.headers
    assert sum(answer.status_code == 303 for _, answer in answers) > 250


def test_nothing_hostile_becomes_live(
    desk: Desk, build_content: Build, make_content: MakeContent, make_settings: Any, tmp_path: Path
) -> None:
    send_all(desk)
    rows = approve_all(desk)
    export = tmp_path / "hostile.jsonl"
    export_inbox(desk.engine, export)

    settings = make_settings(COMMENTS_EXPORT=str(export), COMMENTS_ACTION="/komentar/")
    built = build_content(make_content(), settings=settings)

    assert built.status == 0, built.faults
    comments = {comment.id: comment for comment in read_export(export)[0]}
    page = built.read(f"{ARTICLE[1:]}index.html")
    assert find_live(page) == []
    shown = BeautifulSoup(page, "html.parser").select(".comment")
    assert len(shown) == len(comments) > 250
    for element in shown:
        comment = comments[str(element["id"]).removeprefix("komentar-")]
        _check_only_words(element)
        told = " ".join(one.get_text() for one in element.find_all("p", recursive=False)[1:-1])
        assert told.split() == comment.text.split()
    _check_feed(built.read(f"{ARTICLE[1:]}komentar.xml"), comments)
    assert {comment.id for comment in rows} >= set(comments)


def test_moderators_and_whoever_takes_the_data_are_safe_too(desk: Desk, tmp_path: Path) -> None:
    send_all(desk)
    make_ready(desk, "ratna", role=Role.ADMIN, offices=[])

    with visiting(desk, desk.clock) as person:  # type: ignore[arg-type]
        person.follow(person.sign_in("ratna"))
        seen = 0
        for shelf in ("", "diduga-spam"):
            url = f"/moderasi/?rak={shelf}" if shelf else "/moderasi/"
            while url:
                answer = person.look(url)
                assert find_live(answer.text) == []
                seen += len(person.page.select(".held__by"))
                onward = person.page.select_one("a[rel=next]")
                url = str(onward["href"]) if onward else ""
    write_all(desk, tmp_path / "semua.jsonl", with_addresses=True)

    lines = (tmp_path / "semua.jsonl").read_text(encoding="utf-8").split("\n")
    assert seen == len(lines) - 1 > 250
    assert all(json.loads(line)["text"] for line in lines[:-1])


def _check_only_words(element: Tag) -> None:
    for tag in element.find_all(True):
        assert tag.name in ELEMENTS, tag
        assert set(tag.attrs) <= ATTRIBUTES, tag
        assert re.fullmatch(r"/komentar/balas/[0-9a-z]+/", str(tag.get("href", "/komentar/balas/a/"))), tag


def _check_feed(text: str, comments: dict[str, Any]) -> None:
    feed = feedparser.parse(text)
    assert not feed.bozo
    by_id = {entry.id.rpartition("komentar-")[2]: entry for entry in feed.entries}
    assert set(by_id) <= set(comments) and by_id
    for name, entry in by_id.items():
        assert entry.content[0].type == "text/plain"
        assert entry.content[0].value.split() == comments[name].text.split()


@pytest.mark.parametrize(
    "page",
    [
        "<p><script>x</script>",
        "<img src=x onerror=x>",
        '<a href=" javascript:x">y</a>',
        "<svg><set></set></svg>",
        "<form><button formaction=x>",
        "<p style=x>",
    ],
    ids=["script", "handler", "address", "drawing", "action", "style"],
)
def test_what_looks_for_live_things_finds_one(page: str) -> None:
    assert len(find_live(page)) == 1
