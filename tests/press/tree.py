"""Store: a small publication of a test's own, with all that a build is made of: content, registers,
comments, theme, settings and moment. Edits change it; a build is asked of it."""

from __future__ import annotations

import io
import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from plugins.comments.comment import Comment
from plugins.comments.export import read_export, write_export
from plugins.publication.run import build
from tests.fixtures.content import BODY, HEADER, NOW, REGISTERS, ROOT, write_source

Header = dict[str, Any]

MORE_OFFICES = """
[dumai]
name = "BKN Dumai"
city = "Kota Dumai"
province = "Riau"
timezone = "Asia/Jakarta"
"""
MORE_CATEGORIES = """
[pengembangan-kompetensi]
name = "Pengembangan Kompetensi"
parent = "kepegawaian"
"""
OFFICES = ("semarang", "jayapura", "dumai")
CATEGORIES = ("kepegawaian", "manajemen-kinerja", "pengembangan-kompetensi")
TOPICS = ("penilaian-kinerja", "pelatihan")
PAGES = ("tentang", "kontak", "pedoman-komentar", "kebijakan-privasi")
ARTICLES = 12
FIRST = datetime(2025, 1, 1, 8, tzinfo=UTC)


@dataclass(slots=True, kw_only=True)
class Tree:
    """What a build is made of, and the output that is built again and again.

    Attributes:
        root: a folder of the test's own.
        settings: what differs from `pelicanconf.py`; now: moment of the next build.
        strays: files that somebody else put into the output, by path; they have to survive.
        count: of things made so far, for names that were not used before.
        tell_early: as in `build`; the build that everything is compared with never has it.
    """

    root: Path
    settings: dict[str, Any] = field(default_factory=dict)
    now: datetime = NOW
    strays: dict[str, bytes] = field(default_factory=dict)
    count: int = 0
    tell_early: Callable[[], None] | None = None

    @property
    def content(self) -> Path:
        """The sources."""
        return self.root / "content"

    @property
    def theme(self) -> Path:
        """A copy of the theme."""
        return self.root / "theme"

    @property
    def export(self) -> Path:
        """Approved comments."""
        return self.root / "export.jsonl"

    @property
    def output(self) -> Path:
        """What is built again and again."""
        return self.root / "output"

    @property
    def state(self) -> Path:
        """What the press keeps for it."""
        return self.root / "state"

    @property
    def clean(self) -> Path:
        """What is built anew each time, to compare with."""
        return self.root / "clean"

    @property
    def clean_state(self) -> Path:
        """What was kept by the build that is compared with."""
        return self.root / "clean-state"

    def next(self) -> int:
        """A number that was not used before."""
        self.count += 1
        return self.count

    def sources(self, folder: str = "artikel") -> list[str]:
        """Sources below a folder of the content, as paths from it."""
        return sorted(self._below(self.content / folder, "*.md"))

    def some_articles(self, rng: random.Random, count: int) -> list[str]:
        """Paths of articles; they are written first where there are too few."""
        while len(self.sources()) < count:
            add_article(self, rng)
        return rng.sample(self.sources(), count)

    def an_article(self, rng: random.Random) -> str:
        """Path of an article."""
        return self.some_articles(rng, 1)[0]

    def media(self) -> list[str]:
        """Media files, as paths from the content folder."""
        return sorted(self._below(self.content / "media", "*"))

    def built(self) -> list[str]:
        """Files of the output that are not strays, as paths from it."""
        files = (path.relative_to(self.output) for path in self.output.rglob("*") if path.is_file())
        return sorted({path.as_posix() for path in files} - self.strays.keys())

    def _below(self, folder: Path, pattern: str) -> Iterator[str]:
        for path in folder.rglob(pattern):
            if path.is_file():
                yield path.relative_to(self.content).as_posix()

    def read(self, path: str) -> tuple[Header, str]:
        """Header and body of a source."""
        _, header, body = (self.content / path).read_text(encoding="utf-8").split("---\n", 2)
        return yaml.safe_load(header), body.removeprefix("\n")

    def write(self, path: str, header: Mapping[str, Any], body: str) -> None:
        """Puts a source in its place; header values that are None are left out."""
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(write_source(header, body), encoding="utf-8")

    def comments(self) -> list[Comment]:
        """All comments of the export."""
        comments, problems = read_export(self.export)
        assert not problems
        return list(comments)

    def tell_comments(self, comments: list[Comment]) -> None:
        """Replaces the export."""
        write_export(comments, self.export)

    def build(self) -> tuple[int, str]:
        """Builds what changed; exit status and what was told on standard error."""
        return self._build(self.output, self.state, clean=False)

    def build_clean(self) -> tuple[int, str]:
        """Builds everything into an empty folder beside it."""
        shutil.rmtree(self.clean, ignore_errors=True)
        shutil.rmtree(self.clean_state, ignore_errors=True)
        return self._build(self.clean, self.clean_state, clean=True)

    def arguments(self) -> list[str]:
        """What a build in a process of its own is told: settings, content, output, state, moment."""
        folders = (self.content, self.output, self.state)
        return [self._write_settings(), *map(str, folders), self.now.isoformat()]

    def _build(self, output: Path, state: Path, *, clean: bool) -> tuple[int, str]:
        told, faults = io.StringIO(), io.StringIO()
        with redirect_stdout(told), redirect_stderr(faults):
            status = build(
                settings=self._write_settings(),
                content=str(self.content),
                output=str(output),
                state=str(state),
                now=self.now.isoformat(),
                clean=clean,
                tell_early=None if clean else self.tell_early,
            )
        return status, faults.getvalue()

    def _write_settings(self) -> str:
        """A settings file under a new name: Python would take one of the same second for the old one."""
        path = self.root / f"settings_{self.next()}.py"
        chosen = {
            "PATH": str(self.content),
            "THEME": str(self.theme),
            "COMMENTS_EXPORT": str(self.export),
            **self.settings,
        }
        lines = ["from pelicanconf import *  # noqa: F403"]
        lines += [f"{name} = {value!r}" for name, value in chosen.items()]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return str(path)


def plant(root: Path, rng: random.Random) -> Tree:
    """A publication of three offices, twelve articles, four pages, two media files and some comments."""
    tree = Tree(root=root, settings={"DEFAULT_PAGINATION": 3, "COMMENTS_ACTION": "/komentar/"})
    shutil.copytree(ROOT / "theme", tree.theme)
    registers = {
        "offices": REGISTERS["offices"] + MORE_OFFICES,
        "categories": REGISTERS["categories"] + MORE_CATEGORIES,
        "topics": REGISTERS["topics"],
    }
    for name, text in registers.items():
        _put(tree.content / "registers" / f"{name}.toml", text)
    for name in PAGES:
        header = {"title": name.replace("-", " ").capitalize(), "summary": f"Tentang {name}."}
        tree.write(f"laman/{name}.md", header, BODY)
    for number in range(2):
        _put(tree.content / "media" / "semarang" / f"berkas-{number}.txt", f"Lampiran {number}.\n")
    for _ in range(ARTICLES):
        add_article(tree, rng)
    tree.tell_comments([])
    return tree


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def add_article(tree: Tree, rng: random.Random, **changes: Any) -> str:
    """A new article of any office, in any category; gives its path."""
    number = tree.next()
    moment = FIRST + timedelta(days=rng.randrange(420), minutes=rng.randrange(600))
    header = {
        **HEADER,
        "title": f"Naskah {number} tentang kinerja",
        "date": moment.strftime("%Y-%m-%d %H:%M"),
        "category": rng.choice(CATEGORIES),
        "topics": rng.sample(TOPICS, rng.randint(0, 2)) or None,
        "summary": f"Ringkasan naskah {number}.",
        **changes,
    }
    year = rng.choice(("", "2025/"))
    path = f"artikel/{rng.choice(OFFICES)}/{year}naskah-{number}.md"
    tree.write(path, header, f"{BODY}\nNaskah ini bernomor {number}.\n")
    return path


def address_of(tree: Tree, path: str) -> str:
    """The address of an article, worked out by the test's own means."""
    header, _ = tree.read(path)
    day = str(header["date"])[:10].replace("-", "/")
    slug = header.get("slug") or path.rsplit("/", 1)[-1].removesuffix(".md")
    return f"/{path.split('/')[1]}/{day}/{slug}/"
