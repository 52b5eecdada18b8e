"""One process at a time holds a folder's lock; whoever dies frees it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.keeping.lock import LockRefused, hold_lock

ROOT = Path(__file__).parents[3]
# Tells when it waits and when it holds, and holds until nothing more can come from its input.
HOLDER = """
import os, sys
from pathlib import Path
from plugins.keeping.lock import hold_lock

with hold_lock(Path(sys.argv[1]), lambda: print("waits", flush=True)):
    worker = os.fork() if "fork" in sys.argv else None
    if worker == 0:
        sys.stdin.read()
        os._exit(0)
    print(f"holds {worker}" if worker else "holds", flush=True)
    sys.stdin.read()
"""
Holder = subprocess.Popen[str]
StartHolder = Callable[..., Holder]

on_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither SIGINT to send nor fork")


@pytest.fixture
def start_holder(tmp_path: Path) -> Iterator[StartHolder]:
    """Starts a process that wants the lock."""
    started = []

    def start(*options: str) -> Holder:
        command = [sys.executable, "-c", HOLDER, str(tmp_path), *options]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8")
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        # Closes its pipes, which ends what it forked too, and waits.
        with process:
            pass


def hear(process: Holder) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def let_go(process: Holder) -> None:
    assert process.stdin is not None
    process.stdin.close()


def test_a_free_lock_is_held_at_once_again_and_again(tmp_path: Path) -> None:
    waits: list[str] = []

    for _ in range(3):
        with hold_lock(tmp_path, lambda: waits.append("waits")):
            pass

    assert waits == []


def test_the_second_tells_that_it_waits_and_goes_on_after_the_first(start_holder: StartHolder) -> None:
    first = start_holder()
    assert hear(first) == "holds"
    second = start_holder()
    assert hear(second) == "waits"

    let_go(first)

    assert hear(second) == "holds"


def test_a_killed_holder_frees_the_lock(start_holder: StartHolder) -> None:
    first = start_holder()
    assert hear(first) == "holds"
    second = start_holder()
    assert hear(second) == "waits"

    first.kill()

    assert hear(second) == "holds"


@on_posix
def test_workers_that_outlive_a_killed_holder_do_not_hold_its_lock(start_holder: StartHolder) -> None:
    first = start_holder("fork")
    worker = int(hear(first).removeprefix("holds "))

    first.kill()
    first.wait()

    assert hear(start_holder()) == "holds"
    # It is still there.
    os.kill(worker, 0)


@on_posix
def test_ctrl_c_ends_the_wait(start_holder: StartHolder) -> None:
    first = start_holder()
    assert hear(first) == "holds"
    second = start_holder()
    assert hear(second) == "waits"

    second.send_signal(signal.SIGINT)
    _, faults = second.communicate()

    assert faults.endswith("KeyboardInterrupt\n")
    assert first.poll() is None


def test_a_fault_in_the_block_frees_the_lock(tmp_path: Path, start_holder: StartHolder) -> None:
    with pytest.raises(ZeroDivisionError), hold_lock(tmp_path, bool):
        raise ZeroDivisionError

    assert hear(start_holder()) == "holds"


def test_a_lock_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lock").mkdir()

    with pytest.raises(LockRefused) as refused, hold_lock(tmp_path, bool):
        pass

    assert str(refused.value) == f"{tmp_path / 'lock'}: Is a directory"
