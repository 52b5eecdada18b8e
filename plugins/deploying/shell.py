"""Store: a shell on a target's machine that lasts for one deployment, through ssh or on this machine."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.deploying.target import DeployRefused, Target

SCRIPT = Path(__file__).with_name("target.sh")
KEY = "DEPLOY_SSH_KEY"
# Exit status of a script that found another deployment at work (sysexits.h, EX_TEMPFAIL).
BUSY = 75
_KEY_FILE = "key"
# A machine that does not answer is no reason to wait for ever, and nothing is left to its user's settings.
_OPTIONS = {
    "BatchMode": "yes",
    "StrictHostKeyChecking": "yes",
    "ConnectTimeout": "15",
    "ServerAliveInterval": "15",
    "ServerAliveCountMax": "4",
    "ForwardAgent": "no",
    "ClearAllForwardings": "yes",
}


class LockLost(DeployRefused):
    """The connection that holds the target's lock has ended, or another deployment has taken the lock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """Runs the verbs of `target.sh` in a target's folder.

    Attributes:
        path: of the folder; session: the far shell, whose end gives the lock back.
        rsh: what rsync reaches the machine by, "" on this one; host: what rsync calls it.
    """

    path: str
    session: subprocess.Popen[bytes]
    rsh: str = ""
    host: str = ""

    def run(self, verb: str, *arguments: str, data: bytes = b"") -> bytes:
        """What a verb prints.

        Args:
            arguments: in one line each; data: its standard input.

        Raises:
            DeployRefused: it failed; LockLost: or the lock is not ours any more.
        """
        session = self.session
        assert session.stdin is not None and session.stdout is not None
        lines = [f"{verb} {len(arguments)} {len(data)}", *arguments]
        try:
            session.stdin.write("".join(f"{line}\n" for line in lines).encode() + data)
            session.stdin.flush()
        except BrokenPipeError as error:
            raise self._lost() from error
        head = session.stdout.readline().split()
        if len(head) != 2:
            raise self._lost()
        status, size = int(head[0]), int(head[1])
        printed = session.stdout.read(size)
        if len(printed) != size:
            raise self._lost()
        if status == BUSY:
            raise LockLost("another deployment took the lock; this one stops where it is")
        if status:
            raise DeployRefused(_tell(printed) or f"{verb}: ended with status {status}")
        return printed

    def send(self, options: Sequence[str], source: str, folder: str, names: bytes) -> list[str]:
        """Copies files of a folder by rsync.

        Args:
            names: paths below `source`, each ended by NUL; folder: below the target's.

        Returns:
            Paths of those whose bytes travelled.
        """
        if self.session.poll() is not None:
            raise self._lost()
        place = f"{self.path}/{folder}/"
        # Without `-s`, older rsyncs let the far shell take a path with a space apart.
        remote = ["-s", "-e", self.rsh, f"{source}/", f"{self.host}:{place}"]
        ends = remote if self.rsh else [f"{source}/", place]
        command = ["rsync", "--files-from=-", "--from0", "--out-format=%n", *options, *ends]
        try:
            done = subprocess.run(command, input=names, capture_output=True, check=False)
        except FileNotFoundError as error:
            raise DeployRefused("rsync is missing on this machine; apt-get install rsync") from error
        if done.returncode:
            raise DeployRefused(f"rsync: {_tell(done.stderr)}")
        return [line for line in os.fsdecode(done.stdout).splitlines() if not line.endswith("/")]

    def _lost(self) -> LockLost:
        return LockLost("the connection to the target has ended; deploy once more")


@contextmanager
def open_shell(target: Target, owner: str, *, breaks: bool = False) -> Iterator[Shell]:
    """A shell on the target; with an owner it holds the target's lock until the block ends, or this process.

    Args:
        owner: who deploys, as the next one is told, "" for who only looks.
        breaks: end whoever holds the lock.

    Raises:
        DeployRefused: the machine cannot be reached, or another deployment is at work.
    """
    # ssh's own path of a socket has few letters, so that it lies where paths are short.
    with tempfile.TemporaryDirectory(prefix="deploy-", dir="/tmp" if Path("/tmp").is_dir() else None) as work:
        is_here = target.kind == "folder"
        path = str(Path(target.path).absolute()) if is_here else target.path
        script = SCRIPT.read_text(encoding="utf-8")
        words = ["sh", "-c", script, "sh", path, owner, "break" if breaks else ""]
        options = [] if is_here else _ssh_options(target, Path(work))
        host = f"{target.user}@{target.host}" if target.user else target.host
        command = words if is_here else ["ssh", "-M", *options, host, shlex.join(words)]
        session = _start(command)
        try:
            _await_ready(session, target)
            # The connection stands and needs the key no more; what is gone no kill leaves behind.
            (Path(work) / _KEY_FILE).unlink(missing_ok=True)
            # Only the connection that is there may be used: a new one would know nothing of the lock.
            through = ["ssh", "-o", "ControlMaster=no", "-o", "ProxyCommand=false", *options]
            yield Shell(
                path=path,
                session=session,
                rsh="" if is_here else shlex.join(through),
                host="" if is_here else host,
            )
        finally:
            with suppress(BrokenPipeError):
                session.communicate()


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """The far shell; it ends when its standard input does."""
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)
    except FileNotFoundError as error:
        raise DeployRefused(f"{command[0]} is missing on this machine") from error


def _ssh_options(target: Target, work: Path) -> list[str]:
    """ssh's options, and the files that they name."""
    chosen = {**_OPTIONS, "ControlPath": str(work / "c")}
    if target.host_key:
        known = work / "known_hosts"
        name = f"[{target.host}]:{target.port}" if target.port not in (0, 22) else target.host
        known.write_text(f"{name} {target.host_key}\n", encoding="ascii")
        chosen |= {"UserKnownHostsFile": str(known), "GlobalKnownHostsFile": "/dev/null"}
    if key := os.environ.get(KEY, ""):
        file = work / _KEY_FILE
        file.touch(mode=0o600)
        # A form of a host, or a file from Windows, ends lines its own way; ssh reads only one.
        if not key.lstrip().startswith("-----BEGIN ") or "PRIVATE KEY" not in key:
            raise DeployRefused(
                f"{KEY}: not a private key; give the whole text of the file that ssh-keygen made, "
                "not its name and not the .pub beside it"
            )
        file.write_text("\n".join(line.strip() for line in key.strip().splitlines()) + "\n", encoding="ascii")
        chosen |= {"IdentityFile": str(file), "IdentitiesOnly": "yes"}
    options = ["-T", *(["-p", str(target.port)] if target.port else [])]
    for name, value in chosen.items():
        options += ["-o", f"{name}={value}"]
    return options


def _await_ready(session: subprocess.Popen[bytes], target: Target) -> None:
    assert session.stdout is not None
    line = session.stdout.readline()
    if line == b"ready\n":
        return
    _, errors = session.communicate()
    if session.returncode == BUSY:
        owner = os.fsdecode(line).strip() or "somebody"
        raise DeployRefused(
            f"{target.name}: {owner} is deploying there; wait, or end a dead one by --break-lock"
        )
    raise DeployRefused(f"{target.name}: {_tell(errors or line) or 'no answer'}")


def _tell(errors: bytes) -> str:
    """What a program said last, in one line; without ssh's advice to forget the key that it knows."""
    lines = [line.strip() for line in os.fsdecode(errors).splitlines()]
    lines = [line for line in lines if line and not line.startswith(("ssh-keygen -f", "remove with:"))]
    return "; ".join(lines[-3:])
