"""Offices are told of what waits, commenters of replies only after two yeses, and nobody twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, update

from plugins.comments.inbox import schema
from plugins.comments.inbox.micros import to_micros
from plugins.comments.inbox.states import State
from plugins.comments.intake.desk import Desk
from plugins.comments.mailing.outbox import WAITS
from plugins.comments.mailing.sending import MailServerError, send_news
from plugins.comments.mailing.settings import MailSettings
from plugins.comments.rights.erasing import erase_comment
from tests.fixtures.desks import TODAY, OpenDesk
from tests.fixtures.mail import PostOffice
from tests.fixtures.services import serving_desk
from tests.plugins.comments.rows import add_comment

READER = "siti@contoh.example"
OFFICES = {"semarang": "humas@semarang.example", "": "pusat@kabar.example"}


class Clock:
    """A moment that the test moves on."""

    def __init__(self) -> None:
        self.now = TODAY

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **much: float) -> None:
        self.now += timedelta(**much)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def mail_desk(
    open_test_desk: OpenDesk,
    clock: Clock,
    post_office: PostOffice,
    monkeypatch: pytest.MonkeyPatch,
    store_url: str,
) -> Iterator[Desk]:
    """A desk that may send letters; on either store."""
    monkeypatch.setenv("INTAKE_SMTP", post_office.url)
    changes = {
        "INTAKE_MAIL_SENDER": "komentar@kabar.example",
        "INTAKE_MAIL_OFFICES": OFFICES,
        "INTAKE_STORE": store_url,
    }
    with open_test_desk(clock=clock, **changes) as desk:
        yield desk


def send(desk: Desk) -> None:
    send_news(desk, MailSettings.from_settings(desk.conf))


def add(desk: Desk, comment: str = "k1", state: State = State.HELD, **values: Any) -> str:
    values = {"sent_at": desk.clock(), **values}
    return desk.writer.do(
        lambda connection: add_comment(connection, comment, state, seal=desk.seal, **values)
    )


@contextmanager
def browsing(desk: Desk) -> Iterator[httpx.Client]:
    with serving_desk(desk) as url, httpx.Client(base_url=url, timeout=30) as client:
        yield client


def test_office_is_told_once_of_all_that_came_within_the_wait(
    mail_desk: Desk, clock: Clock, post_office: PostOffice
) -> None:
    add(mail_desk, "k1")
    clock.wait(minutes=14)
    add(mail_desk, "k2")
    send(mail_desk)
    early = len(post_office.letters)
    clock.wait(minutes=1)

    send(mail_desk)
    send(mail_desk)

    assert (early, len(post_office.letters)) == (0, 1)
    assert post_office.receivers == [["humas@semarang.example"]]
    assert post_office.letters[0]["Subject"] == "2 komentar menunggu di semarang – Kabar Kinerja ASN"


def test_spam_and_what_is_decided_is_told_to_nobody(
    mail_desk: Desk, clock: Clock, post_office: PostOffice
) -> None:
    add(mail_desk, "k1", is_spam=True)
    add(mail_desk, "k2", State.REJECTED)
    clock.wait(hours=1)

    send(mail_desk)

    assert post_office.letters == []


def test_office_without_an_address_of_its_own_is_told_at_the_common_one(
    mail_desk: Desk, clock: Clock, post_office: PostOffice
) -> None:
    add(mail_desk, office="jayapura")
    clock.wait(hours=1)

    send(mail_desk)

    assert post_office.receivers == [["pusat@kabar.example"]]


def test_letters_to_an_office_hold_nothing_of_the_comment(
    mail_desk: Desk, clock: Clock, post_office: PostOffice
) -> None:
    add(mail_desk, name="Nama Unik", text="Teks unik.", email=READER, client="203.0.113.7")
    clock.wait(hours=1)

    send(mail_desk)

    told = post_office.letters[0].as_string()
    assert not any(word in told for word in ("Nama Unik", "Teks unik", READER, "203.0.113.7", "k1"))


def test_server_that_fails_is_tried_again_after_growing_waits_and_given_up_at_last(
    mail_desk: Desk, clock: Clock, post_office: PostOffice
) -> None:
    add(mail_desk)
    clock.wait(hours=1)
    post_office.refusals = ["451 nanti"] * 100

    tried = []
    for wait in (timedelta(), *WAITS):
        clock.wait(seconds=wait.total_seconds())
        send(mail_desk)
        tried.append(100 - len(post_office.refusals))
        send(mail_desk)

    assert tried == [1, 2, 3, 4, 5, 6, 7, 7]
    with mail_desk.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(schema.mails)).scalar_one() == 0


def test_server_that_is_gone_is_told_and_the_letter_comes_later(
    mail_desk: Desk, clock: Clock, post_office: PostOffice
) -> None:
    add(mail_desk)
    clock.wait(hours=1)
    gone = MailSettings.from_settings(mail_desk.conf, {"INTAKE_SMTP": "smtp://127.0.0.1:9"})
    with pytest.raises(MailServerError, match="not to be had"):
        send_news(mail_desk, gone)
    clock.wait(minutes=1)
    send(mail_desk)
    before = len(post_office.letters)
    clock.wait(minutes=1)

    send(mail_desk)

    assert (before, len(post_office.letters)) == (0, 1)


def confirm(client: httpx.Client, desk: Desk, post_office: PostOffice, receipt: str) -> httpx.Response:
    """Both yeses of a reader, by page and letter; gives the second page."""
    client.post("/komentar/tanda-terima/kabari/", data={"kode": receipt})
    send(desk)
    link = find_link(post_office, "/komentar/kabar/")
    client.get(link)
    return client.post(link)


def find_link(post_office: PostOffice, path: str) -> str:
    """The link of the last letter, without its host."""
    found = re.search(rf"https://kabar\.example({re.escape(path)}\S+)", post_office.letters[-1].get_content())
    assert found is not None
    return found.group(1)


def reply(desk: Desk, clock: Clock, comment: str = "k2", **values: Any) -> None:
    clock.wait(minutes=5)
    add(desk, comment, State.APPROVED, parent="k1", decided_at=clock(), is_staff=True, **values)


def test_reader_who_said_yes_twice_is_told_of_a_reply_once(
    mail_desk: Desk, clock: Clock, post_office: PostOffice
) -> None:
    receipt = add(mail_desk, "k1", State.APPROVED, email=READER)
    with browsing(mail_desk) as client:
        offered = client.post("/komentar/tanda-terima/", data={"kode": receipt}).text
        told = confirm(client, mail_desk, post_office, receipt)
        after = client.post("/komentar/tanda-terima/", data={"kode": receipt}).text
        reply(mail_desk, clock)

        send(mail_desk)
        send(mail_desk)

    assert "Kabari saya" in offered and "Anda akan dikabari" in told.text
    assert "Anda dikabari lewat surel" in after and "Kabari saya" not in after
    assert [letter["Subject"] for letter in post_office.letters] == [
        "Mohon konfirmasi kabar balasan komentar – Kabar Kinerja ASN",
        "Komentar Anda dibalas – Kabar Kinerja ASN",
    ]
    assert post_office.receivers[1] == [READER]
    assert "https://kabar.example/semarang/2025/02/26/kinerja-asn/#" in post_office.letters[1].get_content()
    assert "Terima kasih atas penjelasannya" not in post_office.letters[1].get_content()


@pytest.mark.parametrize("says", ["nothing", "one yes", "looks only"])
def test_reader_who_did_not_say_yes_twice_is_never_told(
    mail_desk: Desk, clock: Clock, post_office: PostOffice, says: str
) -> None:
    receipt = add(mail_desk, "k1", State.APPROVED, email=READER)
    with browsing(mail_desk) as client:
        if says != "nothing":
            client.post("/komentar/tanda-terima/kabari/", data={"kode": receipt})
            send(mail_desk)
        if says == "looks only":
            # As programs do that look through mail for viruses.
            client.get(find_link(post_office, "/komentar/kabar/"))
        reply(mail_desk, clock)

        send(mail_desk)

    assert "Komentar Anda dibalas – Kabar Kinerja ASN" not in [one["Subject"] for one in post_office.letters]


def test_link_in_each_letter_ends_them(mail_desk: Desk, clock: Clock, post_office: PostOffice) -> None:
    receipt = add(mail_desk, "k1", State.APPROVED, email=READER)
    with browsing(mail_desk) as client:
        confirm(client, mail_desk, post_office, receipt)
        first = find_link(post_office, "/komentar/kabar/")
        reply(mail_desk, clock)
        send(mail_desk)
        # As a mail program does by itself (RFC 8058).
        ended = client.post(
            find_link(post_office, "/komentar/kabar/berhenti/"), data={"List-Unsubscribe": "One-Click"}
        )
        again = client.post(first)
        reply(mail_desk, clock, "k3")

        send(mail_desk)

    assert (ended.status_code, again.status_code, len(post_office.letters)) == (200, 404, 2)


def test_address_is_asked_for_its_yes_once_a_day_whoever_asks(
    mail_desk: Desk, clock: Clock, post_office: PostOffice
) -> None:
    receipts = [add(mail_desk, f"k{number}", State.APPROVED, email=READER) for number in range(3)]
    with browsing(mail_desk) as client:
        for receipt in receipts * 2:
            client.post("/komentar/tanda-terima/kabari/", data={"kode": receipt})
            send(mail_desk)

    assert len(post_office.letters) == 1


@pytest.mark.parametrize("path", ["/komentar/kabar/", "/komentar/kabar/berhenti/"])
@pytest.mark.parametrize("token", ["", "k1", "k1.00", "k1." + "0" * 40, "ä." + "0" * 40, "x" * 500])
def test_link_that_is_not_ours_does_nothing(mail_desk: Desk, path: str, token: str) -> None:
    add(mail_desk, "k1", State.APPROVED, email=READER)
    with browsing(mail_desk) as client:
        answer = client.post(path, params={"k": token})

    assert (answer.status_code, "Tautan itu tidak berlaku lagi" in answer.text) == (404, True)


def test_erased_comment_takes_its_letters_along(
    mail_desk: Desk, clock: Clock, post_office: PostOffice
) -> None:
    receipt = add(mail_desk, "k1", State.APPROVED, email=READER)
    with browsing(mail_desk) as client:
        confirm(client, mail_desk, post_office, receipt)
        reply(mail_desk, clock)
        mail_desk.writer.do(
            lambda connection: erase_comment(connection, "k1", actor="pembaca", now=clock()) and None
        )

        send(mail_desk)

    assert len(post_office.letters) == 1


def test_nobody_is_told_of_what_they_wrote_themselves(
    mail_desk: Desk, clock: Clock, post_office: PostOffice
) -> None:
    receipt = add(mail_desk, "k1", State.APPROVED, email=READER)
    with browsing(mail_desk) as client:
        confirm(client, mail_desk, post_office, receipt)
        reply(mail_desk, clock, email=READER)

        send(mail_desk)

    assert len(post_office.letters) == 1


def test_crash_between_sending_and_settling_sends_once_more_and_not_at_once(
    mail_desk: Desk, clock: Clock, post_office: PostOffice
) -> None:
    add(mail_desk)
    clock.wait(hours=1)
    send(mail_desk)
    row = {"id": "m1", "kind": "held", "subject": "semarang", "created_at": to_micros(clock())}
    # As the store is when the service was killed after the letter had gone.
    crashed = {**row, "receiver": mail_desk.seal.close("humas@semarang.example"), "tries": 1}
    due = to_micros(clock() + WAITS[0])
    mail_desk.writer.do(
        lambda connection: connection.execute(schema.mails.insert().values(**crashed, due_at=due)) and None
    )
    send(mail_desk)
    before = len(post_office.letters)
    clock.wait(seconds=WAITS[0].total_seconds())

    send(mail_desk)
    send(mail_desk)

    assert (before, len(post_office.letters)) == (1, 2)
    assert {letter["To"] for letter in post_office.letters} == {"humas@semarang.example"}


def test_receiver_that_could_begin_a_header_gets_no_letter(
    mail_desk: Desk, clock: Clock, post_office: PostOffice
) -> None:
    add(mail_desk)
    clock.wait(hours=1)
    evil = mail_desk.seal.close("a@b.example\r\nBcc: korban@contoh.example")
    mail_desk.writer.do(
        lambda connection: (
            connection.execute(
                schema.mails.insert().values(
                    id="m1", kind="held", subject="semarang", receiver=evil, created_at=0, due_at=0, tries=0
                )
            )
            and None
        )
    )

    send(mail_desk)

    assert post_office.receivers == [["humas@semarang.example"]]


def test_without_a_mail_server_there_is_no_offer_and_no_door(desk: Desk) -> None:
    receipt = add(desk, "k1", State.APPROVED, email=READER)
    with browsing(desk) as client:
        page = client.post("/komentar/tanda-terima/", data={"kode": receipt})
        doors = [client.get("/komentar/kabar/"), client.post("/komentar/tanda-terima/kabari/")]

    assert "Kabari saya" not in page.text
    assert [door.status_code for door in doors] == [404, 404]


def test_address_whose_time_is_over_is_told_nothing(mail_desk: Desk, post_office: PostOffice) -> None:
    receipt = add(mail_desk, "k1", State.APPROVED, email=READER)
    gone = update(schema.contacts).values(email=None)
    mail_desk.writer.do(lambda connection: connection.execute(gone) and None)
    with browsing(mail_desk) as client:
        answer = client.post("/komentar/tanda-terima/kabari/", data={"kode": receipt})

    assert (answer.status_code, "sudah tidak kami simpan" in answer.text) == (410, True)
