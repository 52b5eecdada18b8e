"""Edge: Debian's nginx on the loopback interface, for as long as a block runs."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from plugins.audit.nginx import BROTLI, Host, write_configuration

# Debian keeps servers where only root's PATH looks.
SEARCH_PATH = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])
MODULES = Path("/usr/lib/nginx/modules")
NO_BROTLI = "libnginx-mod-http-brotli-static is missing: pages are sent with gzip, a little heavier"

START_SECONDS = 10.0
LOOK_EVERY_SECONDS = 0.05


class ServerRefused(Exception):
    """nginx is missing or did not start; the message says why."""


def find_nginx() -> str | None:
    """nginx's program; None where it is not installed."""
    return shutil.which("nginx", path=SEARCH_PATH)


def free_port() -> int:
    """A port of the loopback interface that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folders: Mapping[int, Path], work: Path) -> Iterator[None]:
    """Serve each folder on its port until the block ends.

    Raises:
        ServerRefused: nginx is missing, ended at once, or did not answer in time.
    """
    program = find_nginx()
    if program is None:
        raise ServerRefused("nginx is missing; install it with: apt-get install nginx")
    if taken := [port for port in folders if _answers(port)]:
        raise ServerRefused(f"port {taken[0]} is taken by another server")
    brotli = MODULES / BROTLI
    if not brotli.is_file():
        print(NO_BROTLI, file=sys.stderr)
    hosts = [Host(port=port, folder=folder.absolute()) for port, folder in folders.items()]
    work.mkdir(parents=True, exist_ok=True)
    configuration = work.absolute() / "nginx.conf"
    text = write_configuration(hosts, work.absolute(), brotli if brotli.is_file() else None)
    configuration.write_text(text, encoding="utf-8")
    command = [program, "-p", str(work.absolute()), "-e", str(work.absolute() / "error.log")]
    process = subprocess.Popen([*command, "-c", str(configuration)], stderr=subprocess.PIPE, encoding="utf-8")
    try:
        for port in folders:
            _wait(process, port)
        yield
    finally:
        process.terminate()
        process.wait()
        if process.stderr:
            process.stderr.close()


def _wait(process: subprocess.Popen[str], port: int) -> None:
    """Return once somebody answers on the port."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            told = process.stderr.read().strip() if process.stderr else ""
            raise ServerRefused(f"nginx ended at once: {told or 'without a word'}")
        if _answers(port):
            return
        time.sleep(LOOK_EVERY_SECONDS)
    raise ServerRefused(f"nginx did not answer on port {port} within {START_SECONDS:.0f} s")


def _answers(port: int) -> bool:
    """True where somebody listens on the port."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
