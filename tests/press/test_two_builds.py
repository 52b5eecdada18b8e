"""Two builds of one output: the second waits, whatever becomes of the first."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from tests.fixtures.content import ROOT
from tests.press.killing import Versions, count_steps, send_at_step, start_build
from tests.press.tree import Tree, plant

BUILD = """
import sys
from plugins.publication.run import build

settings, content, output, state, now = sys.argv[1:]
sys.exit(build(settings=settings, content=content, output=output, state=state, now=now))
"""
Second = subprocess.Popen[str]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no signal to stop a process with")


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    tree = plant(tmp_path, random.Random(0))
    tree.settings = {"PAGE_KINDS": ("front",), "PRESS_WORKERS": 1}
    return Versions(tree)


@pytest.fixture
def stopped(versions: Versions, tmp_path: Path) -> Iterator[BaseProcess]:
    """A build of the first version that stands still in the middle of placing its pages."""
    versions.check_built(1)
    versions.put(0)
    middle = count_steps(versions.tree, tmp_path / "steps") // 2
    versions.check_built(1)
    versions.put(0)
    process = start_build(versions.tree, lambda: send_at_step(middle, signal.SIGSTOP))
    assert process.pid is not None
    _, told = os.waitpid(process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(told)
    assert versions.is_between()
    yield process
    process.kill()
    process.join()


@pytest.fixture
def start_second(versions: Versions) -> Iterator[Callable[[], Second]]:
    """Starts a build of the second version, as another terminal would."""
    started = []

    def start() -> Second:
        versions.put(1)
        process = subprocess.Popen(
            [sys.executable, "-c", BUILD, *versions.tree.arguments()],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        with process:
            pass


def waiting_line(tree: Tree) -> str:
    return f"Menunggu pembangunan lain yang sedang menulis ke {tree.output} …\n"


def hear(process: Second) -> str:
    assert process.stderr is not None
    return process.stderr.readline()


def go_on(process: BaseProcess) -> None:
    assert process.pid is not None
    os.kill(process.pid, signal.SIGCONT)


def test_the_second_build_waits_for_the_first(
    versions: Versions, stopped: BaseProcess, start_second: Callable[[], Second]
) -> None:
    second = start_second()
    assert hear(second) == waiting_line(versions.tree)

    go_on(stopped)

    stopped.join()
    assert second.communicate()[1] == ""
    assert (stopped.exitcode, second.returncode) == (0, 0)
    versions.check_edition(1)


def test_the_second_build_goes_on_where_the_first_is_killed(
    versions: Versions, stopped: BaseProcess, start_second: Callable[[], Second]
) -> None:
    second = start_second()
    assert hear(second) == waiting_line(versions.tree)

    stopped.kill()

    assert second.communicate()[1] == ""
    assert second.returncode == 0
    versions.check_edition(1)


def test_ctrl_c_ends_the_wait_and_leaves_the_first_build_alone(
    versions: Versions, stopped: BaseProcess, start_second: Callable[[], Second]
) -> None:
    second = start_second()
    assert hear(second) == waiting_line(versions.tree)

    second.send_signal(signal.SIGINT)

    assert second.communicate()[1].endswith("KeyboardInterrupt\n")
    assert second.returncode != 0
    assert versions.is_between()
    assert stopped.is_alive()


def test_a_check_waits_for_nobody(
    versions: Versions, stopped: BaseProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    from plugins.publication.run import check

    settings, content, _, _, now = versions.tree.arguments()

    status = check(settings=settings, content=content, now=now)

    assert (status, capsys.readouterr().err) == (0, "")
    assert stopped.is_alive()
