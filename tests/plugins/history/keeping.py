"""Edge: a content folder in a git repository of its own, written step by step."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class Kept:
    """A repository around a content folder."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self._hour = 0
        self.git("init", "-q", "-b", "main", str(content.parent))

    def git(self, *arguments: str, who: str = "Siti Rahayu") -> None:
        """Runs git by somebody, at a moment of its own: each call is an hour later."""
        self._hour += 1
        moment = f"2026-03-01T{self._hour:02}:30:00+00:00"
        person = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", who), ("EMAIL", "humas@contoh.go.id"), ("DATE", moment))
        }
        outside = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        subprocess.run(
            ["git", *arguments], cwd=self.content.parent, check=True, env={**os.environ, **person, **outside}
        )

    def commit(self, who: str = "Siti Rahayu") -> None:
        """Keeps everything as it is now."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "naskah", who=who)
