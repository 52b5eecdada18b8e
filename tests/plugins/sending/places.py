"""Edge: a shared repository without files of its own, and writers with a clone each."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path

from plugins.editor.write import make_trial
from plugins.gate.problem import Problem
from plugins.sending.change import Report
from plugins.sending.post import Post
from plugins.sending.weighing import Weigh
from plugins.sending.wording import tell_report
from tests.fixtures.content import NOW

FIRST = "artikel/semarang/2025/2025-02-26-kinerja.md"
OTHER = "artikel/semarang/2025/2025-02-20-lain.md"


def run_git(place: Path, *arguments: str, check: bool = True) -> str:
    """What git says in a folder."""
    done = subprocess.run(["git", *arguments], cwd=place, check=check, capture_output=True, encoding="utf-8")
    return done.stdout.strip()


def pass_all(undone: Mapping[str, bytes | None]) -> tuple[Problem, ...]:
    """A gate for tests of git alone."""
    return ()


class Writer:
    """A writer with a clone of the shared repository.

    Args:
        name: whose; place: of the clone; weigh: the gate, without one the project's own.
    """

    def __init__(self, name: str, place: Path, weigh: Weigh | None = None) -> None:
        self.name = name
        self.top = place
        self.content = place / "content"
        self.weigh = weigh
        self._post: Post | None = None

    @property
    def post(self) -> Post:
        """What sends."""
        if self._post is None:
            weigh = self.weigh or self._own_gate()
            self._post = Post(self.content, "Asia/Jakarta", weigh, threading.Lock(), lambda: NOW)
        return self._post

    def _own_gate(self) -> Weigh:
        state = self.top.with_name(f"{self.top.name}-state")
        return make_trial(self.content, self.top / "output", str(state), NOW.isoformat()).weigh

    def send(self, *paths: str) -> Report:
        """Sends these texts; without any, everything that there is."""
        return self.post.send(paths or [item.path for item in self.post.look().items])

    def told(self, report: Report) -> list[str]:
        """The report as its writer reads it, moments left out."""
        return list(tell_report(report, lambda moment, path: "[saat itu]"))

    def read(self, path: str) -> str:
        return (self.content / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")

    def change(self, path: str, old: str, new: str) -> None:
        """Writes one passage of a text anew."""
        assert old in self.read(path)
        self.write(path, self.read(path).replace(old, new))

    def git(self, *arguments: str, check: bool = True) -> str:
        return run_git(self.top, *arguments, check=check)

    def is_sound(self) -> bool:
        """True where the clone is whole, stands on its branch, and has nothing half done."""
        self.git("fsck", "--full", "--strict")
        assert self.git("symbolic-ref", "--short", "HEAD") == "main"
        left = [file.name for file in (self.top / ".git").rglob("*.lock")]
        return left == [] and not (self.top / ".git" / "kabar" / "pindah.json").exists()


class Places:
    """The shared repository, and who writes for it.

    Args:
        root: an empty folder; content: what the shared repository holds at first.
    """

    def __init__(self, root: Path, content: Path, weigh: Weigh | None = None) -> None:
        self.root, self._weigh = root, weigh
        self.shared = root / "bersama.git"
        seed = root / "benih"
        shutil.copytree(content, seed / "content")
        for folder in ("artikel", "laman", "media"):
            (seed / "content" / folder).mkdir(exist_ok=True)
        run_git(root, "init", "-q", "--bare", "-b", "main", str(self.shared))
        run_git(seed, "init", "-q", "-b", "main")
        (seed / "tasks.py").write_text("# program\n", encoding="utf-8")
        run_git(seed, "add", "-A")
        run_git(
            seed,
            *("-c", "user.name=Pengelola", "-c", "user.email=pengelola@contoh.go.id"),
            *("commit", "-q", "-m", "awal"),
        )
        run_git(seed, "push", "-q", str(self.shared), "main")

    def join(self, name: str, weigh: Weigh | None = None) -> Writer:
        """A new writer, with a clone."""
        place = self.root / name.split()[0].lower()
        run_git(self.root, "clone", "-q", str(self.shared), str(place))
        run_git(place, "config", "user.name", name)
        run_git(place, "config", "user.email", f"{name.split()[0].lower()}@contoh.go.id")
        return Writer(name, place, weigh or self._weigh)

    def show(self, path: str, branch: str = "main") -> str:
        """A text as the shared repository has it."""
        return run_git(self.shared, "show", f"{branch}:content/{path}")

    def log(self, branch: str = "main") -> list[str]:
        """Authors and subjects there, the newest first."""
        return run_git(self.shared, "log", "--format=%an: %s", branch).splitlines()

    def cut(self) -> None:
        """The network is gone."""
        self.shared.rename(self.shared.with_suffix(".pergi"))

    def mend(self) -> None:
        """The network is there again."""
        self.shared.with_suffix(".pergi").rename(self.shared)

    def all_bytes(self) -> bytes:
        """Everything that is in a commit of the shared repository, or in a commit or file of any clone."""
        found = []
        for place in (self.shared, *(one for one in self.root.iterdir() if (one / ".git").is_dir())):
            names = run_git(place, "rev-list", "--all", "--objects", "--no-object-names")
            found.append(
                subprocess.run(
                    ["git", "cat-file", "--batch"],
                    cwd=place,
                    input=names.encode(),
                    check=True,
                    capture_output=True,
                ).stdout
            )
        found += [file.read_bytes() for file in self.root.rglob("content/**/*.md") if file.is_file()]
        return b"\n".join(found)
