"""Deployments and rollbacks are killed at random moments, and no reader ever notices.

`DEPLOY_KILLS=N` kills so many on each kind of target, `DEPLOY_SEED=N` at other moments.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import httpx
import pytest

from plugins.release.manifest import MANIFEST
from plugins.release.nginx import write_http, write_server
from tests.fixtures.targets import (
    Desk,
    ObjectStore,
    Sshd,
    kill_group,
    make_desk,
    make_other_bucket,
    running_nginx,
    serve_bucket,
)
from tests.plugins.deploying.reading import Reader, reading

KILLS = int(os.environ.get("DEPLOY_KILLS", "50"))
SEED = int(os.environ.get("DEPLOY_SEED", "1"))
VERSIONS = 6
ROLLBACK_SECONDS = 5
TRIES = 5
# One in so many is a rollback; one in so many may end.
ROLLBACKS, WHOLE = 4, 10

# Processes that begin with everything imported, so that most of their time is deploying.
crew = multiprocessing.get_context("forkserver")
crew.set_forkserver_preload(["plugins.deploying.run", "plugins.deploying.bucket", "plugins.deploying.folder"])


@pytest.mark.nginx
def test_deployment_by_ssh_may_be_killed_anywhere(tmp_path: Path, sshd: Sshd) -> None:
    desk = make_desk(tmp_path / "meja", versions=VERSIONS)
    secrets = {"DEPLOY_SSH_KEY": sshd.key.read_text(encoding="ascii")}
    body = f"root {desk.site}/current;\n{write_server(has_brotli=False)}"
    with running_nginx(tmp_path / "nginx", [body], write_http({})) as [url]:
        desk.name_target(f"{sshd.place}{desk.site}", host_key=sshd.host_key, url=url)
        # Every other time the target's half dies too, as where its power is cut.
        reader = torment(desk, url, secrets, lambda turn: kill_sessions(sshd) if turn % 2 else None)

    assert reader.faults == []
    assert reader.pages > KILLS


@pytest.mark.nginx
def test_deployment_to_a_bucket_may_be_killed_anywhere(tmp_path: Path, object_store: ObjectStore) -> None:
    desk = make_desk(tmp_path / "meja", versions=VERSIONS)
    secrets = {"AWS_ACCESS_KEY_ID": object_store.key_id, "AWS_SECRET_ACCESS_KEY": object_store.secret}
    store = make_other_bucket(object_store, "kabar-dihentikan")
    with running_nginx(tmp_path / "nginx", [serve_bucket(store)]) as [url]:
        desk.name_target(f"s3://{store.bucket}", endpoint=store.endpoint, url=url)
        reader = torment(desk, url, secrets, lambda turn: None)

    assert reader.faults == []
    assert reader.pages > KILLS


def torment(desk: Desk, url: str, secrets: Mapping[str, str], also: Callable[[int], None]) -> Reader:
    """Deploys, goes back and kills, over and over, while somebody reads; then shows that all is well.

    Args:
        also: what else is killed, told the number of the turn.
    """
    chance = random.Random(SEED)
    assert run(deploy, desk, secrets, 1)[0] == 0
    status, seconds = run(deploy, desk, secrets, 2)
    assert status == 0
    with reading(url, [desk.folder / str(version) for version in range(1, VERSIONS + 1)]) as reader:
        for turn in range(KILLS):
            work = go_back if turn % ROLLBACKS == ROLLBACKS - 1 else deploy
            version = turn % VERSIONS + 1
            run(work, desk, secrets, version, kill_after=chance.uniform(0, seconds))
            also(turn)
            if turn % WHOLE == WHOLE - 1:
                status, seconds = run(deploy, desk, secrets, version)
                assert (status, shown(url)) == (0, version)
        assert run(deploy, desk, secrets, 1)[0] == 0
        taken: list[float] = []
        # The promise is kept on a machine that has nothing else to do; others may have work on this one.
        while min(taken, default=ROLLBACK_SECONDS) >= ROLLBACK_SECONDS and len(taken) < TRIES:
            assert run(deploy, desk, secrets, 2)[0] == 0
            status, seconds = run(go_back, desk, secrets, 0)
            taken.append(seconds)
            assert (status, shown(url)) == (0, 1)
    assert min(taken) < ROLLBACK_SECONDS
    return reader


def run(
    work: Callable[[Desk, Mapping[str, str], int], None],
    desk: Desk,
    secrets: Mapping[str, str],
    version: int,
    kill_after: float | None = None,
) -> tuple[int | None, float]:
    """Exit status and seconds of a deployment in a process of its own, killed with all that it began."""
    process = crew.Process(target=work, args=(desk, secrets, version))
    begun = time.monotonic()
    process.start()
    assert process.pid is not None
    process.join(kill_after)
    if process.is_alive():
        kill_group(process.pid)
        process.kill()
    process.join()
    return process.exitcode, time.monotonic() - begun


def deploy(desk: Desk, secrets: Mapping[str, str], version: int) -> None:
    """A deployment in its own process, and in a group of processes that ends with it."""
    os.setpgid(0, 0)
    os.environ.update(secrets)
    os._exit(desk.deploy(version, break_lock=True, older=True))


def go_back(desk: Desk, secrets: Mapping[str, str], _: int) -> None:
    """A rollback, as `deploy`."""
    os.setpgid(0, 0)
    os.environ.update(secrets)
    os._exit(desk.roll_back(break_lock=True))


def shown(url: str) -> int:
    """The version that readers see."""
    return int(httpx.get(f"{url}/{MANIFEST}", timeout=30).json()["inputs"]["commit"])


def kill_sessions(sshd: Sshd) -> None:
    """Ends all that the server of ssh began, and not the server."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # The name in brackets may have spaces; the parent comes second after it.
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    begun = {sshd.process}
    while more := {process for process, parent in parents.items() if parent in begun} - begun:
        begun |= more
    for process in begun - {sshd.process}:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
