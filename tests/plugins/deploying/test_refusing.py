"""What is proved to be ours is still not brought where it would be shown too early, or under a wrong name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import ClassVar

import pytest

from plugins.deploying.health import read_clock
from plugins.deploying.refusing import refuse_early, refuse_foreign
from plugins.deploying.target import DeployRefused, Target
from plugins.release.embargo import TOLERANCE, find_early
from plugins.release.manifest import Inputs

MOMENT = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)
WAITING = Inputs(latest="2026-03-09T01:00:00Z")


class _Clock(BaseHTTPRequestHandler):
    """Answers that nothing is there, by a clock of its own.

    Attributes:
        told: its time, and for how many seconds a cache has kept the answer.
    """

    told: ClassVar[tuple[str, str]]

    def do_GET(self) -> None:
        self.send_response_only(404)
        self.send_header("Date", self.told[0])
        self.send_header("Age", self.told[1])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.mark.parametrize(
    ("inputs", "now", "moment"),
    [
        (WAITING, MOMENT - timedelta(hours=8), MOMENT),
        (WAITING, MOMENT - TOLERANCE - timedelta(seconds=1), MOMENT),
        (WAITING, MOMENT - TOLERANCE, None),
        (WAITING, MOMENT, None),
        (Inputs(), MOMENT, None),
    ],
    ids=["a working day before", "a little before", "as far as clocks differ", "at its minute", "no dates"],
)
def test_text_is_early_by_more_than_clocks_differ(
    inputs: Inputs, now: datetime, moment: datetime | None
) -> None:
    assert find_early(inputs, now) == moment


def test_each_clock_that_can_be_asked_is_believed() -> None:
    clocks = {
        "the target's clock": MOMENT,
        "the clock at https://a.example": MOMENT - timedelta(hours=1),
        "no clock": None,
    }

    with pytest.raises(DeployRefused) as refused:
        refuse_early(WAITING, clocks)

    assert str(refused.value) == (
        "the release holds a text for 2026-03-09 01:00 UTC, and by the clock at https://a.example it is "
        "2026-03-09 00:00 UTC: the clock of the machine that published is ahead, this one is behind, or "
        "--now named a later moment; mend that, publish and deploy again, "
        "or --early to show the text all the same"
    )


@pytest.mark.parametrize(
    ("told", "now"),
    [
        (("Mon, 09 Mar 2026 00:30:00 GMT", "0"), datetime(2026, 3, 9, 0, 30, tzinfo=UTC)),
        (("Mon, 09 Mar 2026 00:30:00 GMT", "60"), datetime(2026, 3, 9, 0, 31, tzinfo=UTC)),
        (("Mon, 09 Mar 2026 00:30:00 -0000", "0"), datetime(2026, 3, 9, 0, 30, tzinfo=UTC)),
        (("Mon, 09 Mar 2026 07:30:00 +0700", "0"), datetime(2026, 3, 9, 0, 30, tzinfo=UTC)),
        (("Mon, 09 Mar 2026 00:30:00 GMT", "9" * 40), None),
        (("Mon, 09 Mar 2026 00:30:00 GMT", "lama"), None),
        (("kemarin", "0"), None),
    ],
    ids=[
        "fresh",
        "kept for a minute",
        "without a zone",
        "another zone",
        "kept for ever",
        "no number",
        "no date",
    ],
)
def test_who_answers_at_an_address_tells_the_time(
    told: tuple[str, str], now: datetime | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_Clock, "told", told, raising=False)

    with HTTPServer(("127.0.0.1", 0), _Clock) as server:
        Thread(target=server.handle_request).start()
        found = read_clock(f"http://127.0.0.1:{server.server_port}")

    assert found == now
    # Nobody answers there any more.
    assert read_clock(f"http://127.0.0.1:{server.server_port}") is None


@pytest.mark.parametrize(
    ("said", "is_refused"),
    [
        ({"url": "https://kabar.example"}, False),
        ({"url": "https://uji.example"}, True),
        ({"url": "http://kabar.example"}, True),
        ({"url": "https://uji.example", "made_for": "https://kabar.example"}, False),
        ({"made_for": "https://uji.example"}, True),
        ({"url": "http://127.0.0.1:8000"}, False),
        ({}, False),
    ],
    ids=["its own", "another", "unencrypted", "named", "another named", "this machine", "nowhere"],
)
def test_release_is_shown_at_the_address_that_it_was_made_for(said: dict[str, str], is_refused: bool) -> None:
    target = Target(name="situs", kind="folder", path="x", **said)  # type: ignore[arg-type]
    told = ""

    try:
        refuse_foreign(target, Inputs(site="https://kabar.example"))
    except DeployRefused as refusal:
        told = str(refusal)

    assert bool(told) == is_refused
