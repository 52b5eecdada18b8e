"""Edge: a service that is there to be killed: `python -m tests.comments.victim SETTINGS PORT`.

Each line on standard input begins another service, by its mode, in a process of its own; what all of them
need is loaded once, so that a life costs its own work alone. It tells on standard output: the service's
process, then that it answers.

"honest" is the service as it is; "hasty" thanks before the commit, and is there to be caught; "cramped" can
make no file longer once it answers, as on a full disk, until it gets SIGUSR1.
"""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys
from typing import Any

import uvicorn

from plugins.comments.inbox.holding import Held
from plugins.comments.inbox.writer import Work, Writer
from plugins.comments.intake.app import make_app
from plugins.comments.intake.opening import open_desk
from plugins.publication.conf import read_conf


class HastyWriter(Writer):
    """Takes work on, and says that it is done."""

    async def ask(self, work: Work) -> Any:
        """The mistake that the promise forbids."""
        self.submit(work)
        return Held(id="0", receipt="", is_new=True)


class _TellingServer(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, mode: str) -> None:
        super().__init__(config)
        self.mode = mode

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.mode == "cramped":
            _cramp()
        os.write(1, b"answers\n")


def live(conf: dict[str, Any], port: int, mode: str) -> None:
    """Serve until killed."""
    with open_desk(conf) as desk:
        if mode == "hasty":
            desk.writer.__class__ = HastyWriter
        config = uvicorn.Config(make_app(desk), port=port, log_config=None, access_log=False, lifespan="on")
        _TellingServer(config, mode).run()


def _cramp() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGUSR1, lambda *_: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, most))


def main() -> None:
    """Begin a life for each line, and end with the input."""
    conf, port, child = read_conf(sys.argv[1], {}), int(sys.argv[2]), 0
    for line in sys.stdin:
        if child:
            os.waitpid(child, 0)
        child = os.fork()
        if not child:
            live(conf, port, line.strip())
            os._exit(0)
        os.write(1, f"{child}\n".encode())
    if child:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
