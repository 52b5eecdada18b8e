"""No reader's e-mail or machine's address leaves the inbox; after erasure nothing of theirs is anywhere."""

from __future__ import annotations

import base64
import hashlib
import io
import logging
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import pytest

from plugins.comments.carrying.backing import back_up
from plugins.comments.carrying.run import write_all
from plugins.comments.consent import CURRENT
from plugins.comments.inbox.log import read_log
from plugins.comments.intake.desk import Desk
from plugins.comments.intake.logbook import JsonLines
from plugins.comments.mailing.sending import send_news
from plugins.comments.mailing.settings import MailSettings
from plugins.comments.moderation.deciding import Action, Seen, decide
from plugins.comments.moderation.replying import reply
from plugins.comments.moderation.roles import Account, Role
from plugins.comments.rights.receipts import find_receipt
from tests.fixtures.building import Build
from tests.fixtures.content import NOW, ROOT, MakeContent
from tests.fixtures.desks import OpenDesk
from tests.fixtures.mail import PostOffice
from tests.fixtures.services import serving_desk

ARTICLE = "/semarang/2025/02/26/naskah-1/"
TOKEN = "0123456789abcdef" * 2
MODERATOR = Account(
    id="moderator",
    login="moderator",
    role=Role.ADMIN,
    offices=frozenset(),
    is_active=True,
    has_second_factor=True,
    must_change=False,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody whose values stand nowhere else in the world."""

    name: str
    email: str
    client: str
    text: str


SITI = Reader(
    name="Siti Qzxunikawati",
    email="siti.qzxunik+asn@surel-siti.example",
    client="198.51.100.217",
    text="Kata Siti yang hanya ada sekali: qzxtriwulan.",
)
BUDI = Reader(
    name="Budi Qzxunikawan",
    email="Budi.QZXunik@surel-budi.example",
    client="2001:db8:7a7a::d00d",
    text="Kata Budi yang hanya ada sekali: qzxpangkat.",
)


def shapes(value: str) -> frozenset[bytes]:
    """A value as it could leak: plain, folded, escaped, encoded, or as a digest that others can look up."""
    found: set[bytes] = set()
    for said in (value, value.lower(), value.upper()):
        raw = said.encode()
        found |= {raw, quote(said, safe="").encode(), raw.hex().encode(), said.replace("@", "&#64;").encode()}
        # Whatever stands before it in a longer text, one of the three is in its base64.
        found |= {base64.b64encode(b"x" * shift + raw)[4:-4] for shift in range(3)}
        for make in (hashlib.md5, hashlib.sha1, hashlib.sha256):
            found |= {make(raw).hexdigest().encode(), make(raw).digest()}
    return frozenset(found)


def addresses(*readers: Reader) -> frozenset[bytes]:
    return frozenset().union(*(shapes(value) for one in readers for value in (one.email, one.client)))


def everything(*readers: Reader) -> frozenset[bytes]:
    words = (part.encode() for one in readers for part in (one.name, one.text, "qzxtriwulan"))
    return addresses(*readers) | frozenset(words)


def find_leaks(wanted: frozenset[bytes], places: Mapping[str, bytes]) -> list[str]:
    """Names of the places in which one of these stands."""
    pattern = re.compile(b"|".join(re.escape(one) for one in sorted(wanted)))
    return sorted(name for name, content in places.items() if pattern.search(content))


def read_files(*folders: Path) -> Mapping[str, bytes]:
    files = (file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file())
    return {str(file): file.read_bytes() for file in files}


def read_repository() -> Mapping[str, bytes]:
    """All that is, or could be, under git, but this test."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    paths = [ROOT / name for name in listed if name]
    return {str(path): path.read_bytes() for path in paths if path.is_file() and path != Path(__file__)}


class House:
    """A publication whose comments go all their way.

    Attributes:
        desk: of its service; client: of its readers; post_office: of all of them.
        logged: all that any part of the house logged.
    """

    def __init__(
        self,
        desk: Desk,
        client: httpx.Client,
        post_office: PostOffice,
        build: Callable[[], Path],
        logged: io.StringIO,
    ) -> None:
        self.desk, self.client, self.post_office, self.logged = desk, client, post_office, logged
        self._build = build

    def send(self, reader: Reader, parent: str = "") -> tuple[str, str]:
        """A reader fills in the form; gives the comment's id and its code."""
        form = {
            "article": ARTICLE,
            "parent": parent,
            "name": reader.name,
            "email": reader.email,
            "text": reader.text,
        }
        sent = self.client.post(
            "/komentar/",
            data={**form, "email": reader.email, "consent": CURRENT, "website": ""},
            headers={"X-Forwarded-For": reader.client},
        )
        assert sent.status_code == 303, sent.text
        code = parse_qs(urlsplit(sent.headers["Location"]).query)["kode"][0]
        self.client.get(sent.headers["Location"], headers={"X-Forwarded-For": reader.client})
        with self.desk.engine.connect() as connection:
            receipt = find_receipt(connection, code)
        assert receipt is not None
        return receipt.comment, code

    def approve(self, comment: str) -> None:
        self.desk.writer.do(
            lambda c: decide(c, Action.APPROVE, Seen(comment=comment), actor=MODERATOR, now=self.desk.clock())
        )
        self.desk.published()

    def answer(self, comment: str) -> None:
        """The office answers."""
        words, now = "Jawaban kantor.", self.desk.clock()
        self.desk.writer.do(lambda c: reply(c, Seen(comment=comment), words, actor=MODERATOR, now=now))
        self.desk.published()

    def confirm(self, code: str) -> None:
        """A reader says yes twice."""
        self.client.post("/komentar/tanda-terima/kabari/", data={"kode": code})
        self.mail()
        found = re.search(r"kabar\.example(/komentar/kabar/\S+)", self.post_office.letters[-1].get_content())
        assert found is not None
        assert self.client.post(found.group(1)).status_code == 200

    def mail(self) -> None:
        send_news(self.desk, MailSettings.from_settings(self.desk.conf))

    def publish(self) -> Path:
        """The export is written and the site built; gives its folder."""
        assert self.desk.background.publisher.exporting.wait_done(20)
        return self._build()

    def read_rows_of_the_log(self) -> bytes:
        with self.desk.engine.connect() as connection:
            return repr(list(read_log(connection))).encode()


@pytest.fixture
def house(
    open_test_desk: OpenDesk,
    make_content: MakeContent,
    build_content: Build,
    make_settings: Callable[..., str],
    post_office: PostOffice,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Iterator[House]:
    """The publication, its form open; with every way out that it has switched on."""
    monkeypatch.setenv("INTAKE_SMTP", post_office.url)
    monkeypatch.setenv("INTAKE_EXPORT_TOKEN", TOKEN)
    export = str(tmp_path / "var/export.jsonl")
    settings = make_settings(COMMENTS_EXPORT=export, COMMENTS_ACTION="/komentar/")
    content = make_content()
    logged = io.StringIO()
    handler = logging.StreamHandler(logged)
    handler.setFormatter(JsonLines())

    def build() -> Path:
        built = build_content(content, settings=settings)
        assert built.status == 0, built.faults
        return built.output

    output = build()
    mail = {
        "INTAKE_MAIL_SENDER": "komentar@kabar.example",
        "INTAKE_MAIL_OFFICES": {"": "humas@kabar.example"},
    }
    more = {"INTAKE_SITE": str(output), "INTAKE_MAIL_MINUTES": 0, "COMMENTS_ACTION": "/komentar/"}
    with ExitStack() as stack:
        stack.callback(logging.getLogger().removeHandler, handler)
        logging.getLogger().addHandler(handler)
        logging.getLogger("komentar").setLevel(logging.INFO)
        desk = stack.enter_context(open_test_desk(clock=lambda: NOW, **mail, **more))
        url = stack.enter_context(serving_desk(desk))
        client = stack.enter_context(httpx.Client(base_url=url, timeout=20))
        yield House(desk, client, post_office, build, logged)


def test_no_address_leaves_the_inbox(house: House, tmp_path: Path) -> None:
    siti, code = house.send(SITI)
    house.approve(siti)
    house.confirm(code)
    budi, _ = house.send(BUDI, parent=siti)
    house.approve(budi)
    house.answer(siti)
    house.mail()

    output = house.publish()
    write_all(house.desk, tmp_path / "semua.jsonl", with_addresses=False)
    pages = {
        path: house.client.get(path, headers={"Authorization": f"Bearer {TOKEN}"}).content
        for path in (
            "/komentar/ekspor",
            "/komentar/metrik",
            "/komentar/sehat",
            f"/komentar/balas/{siti}/",
            "/moderasi/",
        )
    }
    pages["state"] = house.client.post("/komentar/tanda-terima/", data={"kode": code}).content

    shown = (output / ARTICLE.strip("/") / "index.html").read_text(encoding="utf-8")
    assert all(words in shown for words in (SITI.text, BUDI.text, "Jawaban kantor."))
    places = {
        **read_files(output, tmp_path / "var", tmp_path / "state-output"),
        **read_repository(),
        **pages,
        "all comments": (tmp_path / "semua.jsonl").read_bytes(),
        "log table": house.read_rows_of_the_log(),
        "log": house.logged.getvalue().encode(),
    }
    assert len(places) > 100
    assert find_leaks(addresses(SITI, BUDI), places) == []
    assert _strangers_in(house.post_office) == []


def test_after_erasure_nothing_of_a_reader_is_anywhere(house: House, tmp_path: Path) -> None:
    siti, code = house.send(SITI)
    house.approve(siti)
    house.confirm(code)
    budi, _ = house.send(BUDI, parent=siti)
    house.approve(budi)
    assert SITI.text.encode() in (house.publish() / ARTICLE.strip("/") / "index.html").read_bytes()

    erased = house.client.post("/komentar/tanda-terima/hapus/", data={"kode": code, "yakin": "ya"})

    assert erased.status_code == 200
    assert house.desk.background.scrubbing.wait_done(20)
    output = house.publish()
    back_up(house.desk.settings.store, tmp_path / "backup.db")
    write_all(house.desk, tmp_path / "semua.jsonl", with_addresses=True)
    house.mail()
    places = {
        **read_files(output, tmp_path / "var", tmp_path / "state-output"),
        "backup": (tmp_path / "backup.db").read_bytes(),
        "all comments": (tmp_path / "semua.jsonl").read_bytes(),
        "log": house.logged.getvalue().encode(),
        "erased page": erased.content,
    }
    assert find_leaks(everything(SITI), places) == []
    shown = (output / ARTICLE.strip("/") / "index.html").read_text(encoding="utf-8")
    assert BUDI.text in shown and "dihapus" in shown
    # What was not to be erased is still there, so the search does find things.
    assert find_leaks(shapes(BUDI.email), {"all comments": places["all comments"]}) == ["all comments"]


def _strangers_in(post_office: PostOffice) -> Sequence[str]:
    """Letters in which the address of somebody else than their receiver stands, or any machine's."""
    strangers = []
    for letter, receivers in zip(post_office.letters, post_office.receivers, strict=True):
        own = [reader for reader in (SITI, BUDI) if reader.email in receivers]
        others = [reader for reader in (SITI, BUDI) if reader not in own]
        content = letter.as_bytes() + letter.get_content().encode()
        wanted = addresses(*others) | frozenset().union(*(shapes(reader.client) for reader in own))
        if find_leaks(wanted, {"letter": content}):
            strangers.append(letter["Subject"])
    assert len(post_office.letters) >= 3
    return strangers
