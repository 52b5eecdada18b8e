"""Store: git's own program, run so that it asks nobody and leaves nothing running."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

_SETTINGS = (
    *("core.quotePath=false", "gc.auto=0", "maintenance.auto=false", "http.lowSpeedLimit=1"),
    *("http.lowSpeedTime=20", "core.fsync=committed"),
)
# A hook of git's hands these on; they would lead elsewhere.
_STRANGERS = frozenset(
    f"GIT_{name}"
    for name in (
        *("DIR", "WORK_TREE", "INDEX_FILE", "OBJECT_DIRECTORY", "COMMON_DIR"),
        *("PREFIX", "NAMESPACE", "QUARANTINE_PATH"),
    )
)


class GitFailed(Exception):
    """A command of git's ended badly; `told` is what it said."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


class Git:
    """git in one folder.

    Args:
        top: the folder.

    Attributes:
        held: files that programs of git inherit, so that they hold the turn as long as they live.
    """

    def __init__(self, top: Path) -> None:
        self.top = top
        self.held: tuple[int, ...] = ()

    def ask(self, *arguments: str) -> str | None:
        """What git says, in one piece; None where it says no."""
        try:
            return self.git(*arguments).decode("utf-8", "surrogateescape").strip()
        except GitFailed:
            return None

    def git(
        self,
        *arguments: str,
        stdin: bytes = b"",
        index: Path | None = None,
        env: Mapping[str, str] | None = None,
        seconds: int | None = None,
    ) -> bytes:
        """Runs git at the repository's top.

        Raises:
            GitFailed: it ended badly, or took longer than it may; FileNotFoundError: there is no git.
        """
        more = {**(env or {}), **({"GIT_INDEX_FILE": str(index)} if index else {})}
        try:
            done = self._start(arguments, stdin, more, seconds)
        except subprocess.TimeoutExpired as error:
            raise GitFailed("timed out") from error
        if done.returncode:
            told = done.stderr + b"\n" + done.stdout
            raise GitFailed(told.decode("utf-8", "replace").strip())
        return done.stdout

    def _start(
        self,
        arguments: Iterable[str],
        stdin: bytes,
        more: Mapping[str, str],
        seconds: int | None,
    ) -> subprocess.CompletedProcess[bytes]:
        env = {name: value for name, value in os.environ.items() if name not in _STRANGERS}
        # Nobody sits at a terminal: who is not let in is told so. A helper's own window may still ask.
        env |= {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", **more}
        settings = [word for one in _SETTINGS for word in ("-c", one)]
        return subprocess.run(
            ["git", *settings, *arguments],
            cwd=self.top,
            input=stdin,
            env=env,
            capture_output=True,
            check=False,
            timeout=seconds,
            pass_fds=self.held if os.name == "posix" else (),
        )
