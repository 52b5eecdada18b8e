"""What a reader was thanked for is kept, whatever happens to the service, its store or its disk.

KILLS=2000 asks for more than the 400 kills of an ordinary run, of which each store gets half.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

import httpx
import pytest
from sqlalchemy import NullPool, create_engine, text

from plugins.comments.inbox.database import open_database
from tests.comments.readers import Sent, send_all, send_some, send_until, text_of
from tests.fixtures.content import ROOT
from tests.fixtures.stores import PostgresServer
from tests.plugins.comments.intake.making import make_fields, typed_in, write_article

KILLS = int(os.environ.get("KILLS", "400"))
CONNECTIONS = 8
START_S = 2.0
HALVES = (
    "SELECT count(*) FROM comments FULL OUTER JOIN contacts ON contacts.comment = comments.id "
    "WHERE comments.id IS NULL OR contacts.comment IS NULL"
)
BACKENDS = (
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid() AND backend_type = 'client backend' LIMIT 1"
)


@dataclass(slots=True)
class Victim:
    """A service that is begun and killed again and again over one store.

    Attributes:
        url: of its store; port: where it listens.
        starts: seconds from each beginning to the first answer.
    """

    url: str
    port: int
    process: subprocess.Popen[str]
    starts: list[float] = field(default_factory=list)
    pid: int = 0

    def begin(self, mode: str = "honest") -> None:
        """Begin another life; come back when it answers."""
        began = time.monotonic()
        print(mode, file=self.process.stdin, flush=True)
        self.pid = int(self.process.stdout.readline())
        assert self.process.stdout.readline() == "answers\n"
        self.starts.append(time.monotonic() - began)

    def kill(self) -> None:
        """As a power cut does, without a word."""
        os.kill(self.pid, signal.SIGKILL)

    def read_texts(self) -> Counter[str]:
        """Every comment that the store holds, how often; none of them half."""
        engine = open_database(self.url)
        try:
            with engine.connect() as connection:
                assert connection.execute(text(HALVES)).scalar_one() == 0
                return Counter(connection.execute(text("SELECT text FROM comments")).scalars())
        finally:
            engine.dispose()


@pytest.fixture
def make_victim(make_settings: Callable[..., str], tmp_path: Path) -> Iterator[Callable[[str], Victim]]:
    """Makes the services of one store: `make_victim(url)`; nothing of them is left at the end."""
    write_article(tmp_path / "site")
    processes = []

    def make(url: str) -> Victim:
        settings = make_settings(
            INTAKE_STORE=url,
            INTAKE_KEY_FILE=str(tmp_path / "key"),
            INTAKE_SITE=str(tmp_path / "site"),
            COMMENTS_EXPORT=str(tmp_path / "export.jsonl"),
            INTAKE_NETWORK_RATE=(1_000_000, 1),
            INTAKE_PAGE_RATE=(1_000_000, 1),
            INTAKE_OFFICE_RATE=(1_000_000, 1),
        )
        with socket.create_server(("127.0.0.1", 0)) as held:
            port = held.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.comments.victim", settings, str(port)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        processes.append(process)
        return Victim(url=url, port=port, process=process)

    yield make
    for process in processes:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


def check(victim: Victim, sent: Sent, thanked: set[int]) -> None:
    """Every comment that was thanked for is there, whole and once."""
    thanked |= set(sent.thanked)
    kept = victim.read_texts()
    lost = sorted(number for number in thanked if not kept[text_of(number)])
    assert not lost, f"{len(lost)} of {len(thanked)} that were thanked for are lost"
    assert set(kept.values()) <= {1}


def harm_database(server: PostgresServer, url: str, life: int) -> None:
    """Every eighth life a process of the database is killed, every twentieth all of it."""
    if life % 20 == 0:
        server.crash()
        server.start()
    elif life % 8 == 0:
        with create_engine(url, poolclass=NullPool).connect() as connection:
            pid = connection.execute(text(BACKENDS)).scalar_one_or_none()
        if pid is not None:
            server.kill_backend(pid)


def test_what_was_thanked_for_survives_the_kill_of_the_service(
    make_victim: Callable[[str], Victim], store_url: str, request: pytest.FixtureRequest
) -> None:
    chance, numbers, thanked = random.Random(5), count(), set[int]()
    victim = make_victim(store_url)
    is_postgresql = store_url.startswith("postgresql")

    sent = Sent()
    for life in range(1, KILLS // 2 + 1):
        victim.begin()
        # Sent and never answered: its sender tries again, and it must not stand there twice.
        again = send_all(victim.port, sent.unanswered)
        assert again.statuses == [303] * len(sent.unanswered)
        enough = chance.randint(1, 40)
        sent = send_until(
            victim.port, numbers, connections=CONNECTIONS, enough=enough, when_enough=victim.kill
        )
        sent.thanked += again.thanked
        if is_postgresql:
            harm_database(request.getfixturevalue("postgres_server"), store_url, life)
        check(victim, sent, thanked)

    assert statistics.median(victim.starts) < START_S
    assert len(thanked) > KILLS // 2


@pytest.mark.postgresql
def test_what_was_thanked_for_survives_the_crash_of_the_database(
    make_victim: Callable[[str], Victim], make_store: Callable[[str], str], postgres_server: PostgresServer
) -> None:
    numbers, thanked = count(), set[int]()
    victim = make_victim(make_store("postgresql"))
    victim.begin()

    for life in (8, 20, 8, 20, 8):
        harm = partial(harm_database, postgres_server, victim.url, life)
        sent = send_some(victim.port, numbers, connections=CONNECTIONS, enough=20, when_enough=harm)
        assert set(sent.statuses) <= {303, 503}
        again = send_all(victim.port, sent.refused)
        assert again.statuses == [303] * len(sent.refused)
        sent.thanked += again.thanked
        check(victim, sent, thanked)

    assert len(thanked) >= 100


def test_thanks_before_the_commit_would_be_caught(
    make_victim: Callable[[str], Victim], store_url: str
) -> None:
    victim = make_victim(store_url)

    with pytest.raises(AssertionError, match="that were thanked for are lost"):
        live_hastily(victim)


def live_hastily(victim: Victim) -> None:
    """Forty lives of a service that thanks before the commit; the first loss ends them."""
    chance, numbers, thanked = random.Random(5), count(), set[int]()
    for _ in range(40):
        victim.begin("hasty")
        enough = chance.randint(1, 40)
        sent = send_until(
            victim.port, numbers, connections=CONNECTIONS, enough=enough, when_enough=victim.kill
        )
        check(victim, sent, thanked)


def test_a_full_disk_gives_the_words_back_and_thanks_nobody(
    make_victim: Callable[[str], Victim], make_store: Callable[[str], str]
) -> None:
    victim = make_victim(make_store("sqlite"))
    victim.begin("cramped")

    with httpx.Client(base_url=f"http://127.0.0.1:{victim.port}", timeout=30) as client:
        refused = client.post("/komentar/", data=make_fields())
        health = client.get("/komentar/sehat")
        os.kill(victim.pid, signal.SIGUSR1)
        sent_again = client.post("/komentar/", data=typed_in(refused))

    assert (refused.status_code, health.status_code, sent_again.status_code) == (503, 503, 303)
    assert int(refused.headers["Retry-After"]) > 0
    assert {name: typed_in(refused)[name] for name in make_fields()} == make_fields()
    assert "silakan kirim lagi" in refused.text and "Terima kasih" not in refused.text
    victim.kill()
    assert victim.read_texts() == {make_fields()["text"]: 1}


def test_a_service_begins_within_two_seconds(
    make_settings: Callable[..., str], make_store: Callable[[str], str], tmp_path: Path
) -> None:
    settings = make_settings(
        INTAKE_STORE=make_store("sqlite"),
        INTAKE_KEY_FILE=str(tmp_path / "key"),
        INTAKE_SITE=str(tmp_path),
        COMMENTS_EXPORT=str(tmp_path / "export.jsonl"),
    )
    begin = (
        "import sys; from plugins.comments.intake.serve import serve; "
        "sys.exit(serve(settings=sys.argv[1], uds=sys.argv[2]))"
    )
    path = str(tmp_path / "s")

    with subprocess.Popen(
        [sys.executable, "-c", begin, settings, path], cwd=ROOT, stderr=subprocess.DEVNULL
    ) as service:
        _await_socket(path)
        transport = httpx.HTTPTransport(uds=path)
        with httpx.Client(transport=transport, base_url="http://localhost", timeout=30) as client:
            status = client.get("/komentar/sehat").status_code
        # A machine that is busy with other tests makes it wait; that is not the service's own time.
        seconds = _processor_seconds(service.pid)
        service.terminate()
        ended = service.wait(20)

    assert (status, ended) == (200, 0)
    assert seconds < START_S


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _await_socket(path: str) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with socket.socket(socket.AF_UNIX) as asked, contextlib.suppress(OSError):
            asked.connect(path)
            return
    raise TimeoutError("the service does not answer")
