"""People are told once of what is new, and once when all is well; a way that fails is said."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from plugins.release.fault import Fault
from plugins.watching.alerting import REMIND_SECONDS, choose_alert, send_alert
from plugins.watching.memory import Memory
from plugins.watching.report import Report
from plugins.watching.run import watch
from plugins.watching.settings import AlertSettingsError, AlertWays, MailWay, read_ways
from tests.fixtures.mail import PostOffice
from tests.fixtures.releases import ADDRESS, KEY, Reply, serving_release

URL = "https://kabar.example"
SLOT = Fault(path="/slot/", kind="extra", message="answers 200, and nothing of ours stands there")
LOST = Fault(path="404.html", kind="changed", message="5 bytes instead of 9", visitors=("crawler (id)",))


def report(*faults: Fault) -> Report:
    return Report(url=URL, faults=faults, notes=(), facts={"files": 1, "of": 1, "requests": 1, "bytes": 1})


@pytest.mark.parametrize(
    ("faults", "told", "hours", "subject"),
    [
        ((), (), 1, ""),
        ((SLOT,), (), 1, f"{URL}: 1 fault found"),
        ((SLOT,), ("extra /slot/",), 1, ""),
        ((SLOT, LOST), ("extra /slot/",), 1, f"{URL}: 2 faults found"),
        ((LOST,), ("changed 404.html", "extra /slot/"), 1, ""),
        ((SLOT,), ("extra /slot/",), 24, f"{URL}: still 1 fault"),
        ((), ("extra /slot/",), 1, f"{URL}: all is well again"),
    ],
    ids=["well", "new", "the same", "one more", "one less", "a day later", "mended"],
)
def test_people_are_told_of_what_is_new(
    faults: tuple[Fault, ...], told: tuple[str, ...], hours: int, subject: str
) -> None:
    memory = Memory(told=told, told_at=1000.0)

    assert choose_alert(report(*faults), memory, 1000.0 + hours * REMIND_SECONDS / 24) == subject


class Webhook:
    """Keeps what was posted; answers with `status`."""

    def __init__(self) -> None:
        self.posted: list[dict[str, Any]] = []
        self.status = 204
        self.url = ""


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, *args: Any, webhook: Webhook) -> None:
        self.webhook = webhook
        super().__init__(*args)

    def do_POST(self) -> None:
        self.webhook.posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.webhook.status)
        self.send_header("Location", "https://elsewhere.example/")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    hook = Webhook()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, webhook=hook)) as server:
        hook.url = f"http://127.0.0.1:{server.server_port}/rahasia-123"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield hook
        server.shutdown()
        thread.join()


def test_webhook_gets_text_and_report(webhook: Webhook) -> None:
    failed = send_alert(AlertWays(webhook=webhook.url), "subjek", report(SLOT))

    assert failed == []
    assert webhook.posted[0]["text"].splitlines() == ["subjek", "", str(SLOT)]
    assert webhook.posted[0]["report"]["faults"][0]["path"] == "/slot/"


@pytest.mark.parametrize("status", [302, 403, 500])
def test_webhook_that_refuses_is_said_without_its_address(webhook: Webhook, status: int) -> None:
    webhook.status = status

    assert send_alert(AlertWays(webhook=webhook.url), "subjek", report(SLOT)) == [
        f"the alert's webhook answered {status}"
    ]


def test_mail_tells_everybody_what_was_found(post_office: PostOffice) -> None:
    port = int(post_office.url.rpartition(":")[2])
    receivers = ("jaga@kabar.example", "piket@kabar.example")
    way = MailWay(
        host="127.0.0.1", port=port, is_wrapped=False, sender="situs@kabar.example", receivers=receivers
    )

    failed = send_alert(AlertWays(mail=way), f"{URL}: 2 faults found", report(SLOT, LOST))

    letter = post_office.letters[0]
    assert (failed, post_office.receivers) == ([], [list(receivers)])
    assert (letter["Subject"], letter["Auto-Submitted"]) == (f"{URL}: 2 faults found", "auto-generated")
    assert letter.get_content().splitlines()[2:] == [str(SLOT), str(LOST)]


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        (
            {"WATCH_WEBHOOK": "http://a.example/x"},
            "WATCH_WEBHOOK: write an address that begins with https://",
        ),
        (
            {"WATCH_WEBHOOK": "http://localhost.a.example/x"},
            "WATCH_WEBHOOK: write an address that begins with https://",
        ),
        (
            {"WATCH_SMTP": "mail.example"},
            "WATCH_SMTP: write smtp://USER:PASSWORD@HOST:587 or smtps://…:465",
        ),
        ({"WATCH_SMTP": "smtp://a"}, "WATCH_MAIL_FROM: write an e-mail address; WATCH_SMTP needs it"),
        (
            {"WATCH_SMTP": "smtp://a", "WATCH_MAIL_FROM": "a@b", "WATCH_MAIL_TO": "a@b\nBcc: c@d"},
            "WATCH_MAIL_TO: write an e-mail address; WATCH_SMTP needs it",
        ),
    ],
    ids=["open webhook", "false loopback", "no address", "no sender", "odd receiver"],
)
def test_setting_that_cannot_be_used_is_named(environment: dict[str, str], message: str) -> None:
    with pytest.raises(AlertSettingsError) as refusal:
        read_ways(environment)

    assert str(refusal.value) == message


def test_secrets_of_alerts_are_in_no_description() -> None:
    ways = read_ways(
        {
            "WATCH_WEBHOOK": "https://hooks.example/rahasia-123",
            "WATCH_SMTP": "smtps://situs:kata-sandi@mail.example",
            "WATCH_MAIL_FROM": "a@b.example",
            "WATCH_MAIL_TO": "c@d.example, e@f.example",
        }
    )

    assert "rahasia" not in repr(ways) and "kata-sandi" not in repr(ways)
    assert ways.mail is not None
    assert (ways.mail.port, ways.mail.password, len(ways.mail.receivers)) == (465, "kata-sandi", 2)


@pytest.fixture
def run_watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, webhook: Webhook) -> Callable[[str], int]:
    """The task, with the webhook in its environment."""
    monkeypatch.setenv("WATCH_WEBHOOK", webhook.url)
    state = str(tmp_path / "ingatan")
    return lambda url: watch(url, key=KEY.public.line, rate="100000", state=state, pauses=(0,))


def test_hourly_watch_tells_once_of_a_planted_page_and_once_that_it_is_gone(
    release: Path, run_watch: Callable[[str], int], webhook: Webhook
) -> None:
    hacked = False

    def mischief(address: str, headers: Any, reply: Reply) -> Reply:
        return Reply(status=200, body=b"gacor") if hacked and address == ADDRESS else reply

    statuses = []
    with serving_release(release, mischief) as url:
        for state in (False, True, True, True, False, False):
            hacked = state
            statuses.append(run_watch(url))

    assert statuses == [0, 1, 1, 1, 0, 0]
    subjects = [posted["subject"].removeprefix(url) for posted in webhook.posted]
    assert [subject.rpartition(" ")[2] for subject in subjects] == ["found", "again"]


def test_alert_that_did_not_leave_is_said_and_sent_by_the_next_run(
    release: Path, run_watch: Callable[[str], int], webhook: Webhook, capsys: pytest.CaptureFixture[str]
) -> None:
    webhook.status = 500
    with serving_release(release, lambda a, h, r: Reply(200) if a == "/slot/" else r) as url:
        first = run_watch(url)
        told = capsys.readouterr().err
        webhook.status = 204
        run_watch(url)
        run_watch(url)

    assert first == 1
    assert told.splitlines()[-1] == "the alert's webhook answered 500"
    assert len(webhook.posted) == 2


def test_alert_that_all_is_well_fails_aloud_too(
    release: Path, run_watch: Callable[[str], int], webhook: Webhook
) -> None:
    with serving_release(release, lambda a, h, r: Reply(200) if a == "/slot/" else r) as url:
        run_watch(url)
    webhook.status = 500

    statuses = []
    with serving_release(release) as url:
        statuses.append(run_watch(url))
        webhook.status = 204
        statuses.append(run_watch(url))

    assert statuses == [1, 0]
