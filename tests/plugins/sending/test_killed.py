"""Edge: a sending that is killed anywhere loses nothing, and the next one ends it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.content import ROOT, MakeContent
from tests.plugins.sending.places import FIRST, OTHER, Places, Writer, pass_all

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills by signals")

PLACE = "Penilaian dilakukan tiap triwulan."
NEW = "artikel/semarang/2026/2026-02-27-pelatihan.md"
COPY = FIRST.replace(".md", "-salinan.md")
SEND = """\
import sys, threading
from datetime import UTC, datetime
from pathlib import Path
from plugins.sending.post import Post
post = Post(Path(sys.argv[1]), "Asia/Jakarta", lambda undone: (), threading.Lock(),
            lambda: datetime.now(UTC))
sys.exit(0 if post.send(sys.argv[2:]) else 1)
"""
# A git that counts its calls and, at one of them, kills who called it: before or after it did its work.
GIT = """\
#!/bin/sh
count=$(($(cat "{count}") + 1))
echo $count > "{count}"
if [ $count = {fatal} ] && [ {when} = before ]; then kill -9 $PPID; exit 1; fi
"{git}" "$@"
status=$?
if [ $count = {fatal} ] && [ {when} = after ]; then kill -9 $PPID; fi
exit $status
"""
PARTS = 4
"""How many points a sending is killed at, each before and after git's work."""


@pytest.fixture
def contradicted(make_content: MakeContent, tmp_path: Path) -> Places:
    """Siti has changed two texts and written one; Budi has sent his own form of the first."""
    content = make_content(
        {"file": "2025/2025-02-26-kinerja.md"},
        {"file": "2025/2025-02-20-lain.md", "date": "2025-02-20", "title": "Tulisan lain"},
    )
    root = tmp_path / "tempat"
    root.mkdir()
    places = Places(root, content, pass_all)
    siti, budi = places.join("Siti Rahayu"), places.join("Budi Hartono")
    budi.change(FIRST, PLACE, "Kalimat Budi.")
    budi.write("artikel/jayapura/2026-01-05-budi.md", budi.read(OTHER))
    budi.send()
    siti.change(FIRST, PLACE, "Kalimat Siti satu.")
    siti.change(OTHER, PLACE, "Kalimat Siti dua.")
    siti.write(NEW, "Kalimat Siti tiga.\n")
    return places


def start(siti: Writer, path: str) -> subprocess.CompletedProcess[bytes]:
    """A sending of everything in a process of its own."""
    env = {**os.environ, "PATH": f"{path}{os.pathsep}{os.environ['PATH']}"}
    command = [sys.executable, "-c", SEND, str(siti.content), FIRST, OTHER, NEW]
    return subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, check=False, start_new_session=True
    )


def put_git(folder: Path, fatal: int, when: str = "before") -> Path:
    """A git that kills; gives the file that counts."""
    folder.mkdir()
    count = folder / "jumlah"
    count.write_text("0\n", encoding="ascii")
    script = GIT.format(count=count, fatal=fatal, when=when, git=shutil.which("git"))
    (folder / "git").write_text(script, encoding="utf-8")
    (folder / "git").chmod(0o755)
    return count


def copies(places: Places, target: Path) -> Iterator[Places]:
    """The same situation, as often as one likes."""
    number = 0
    while True:
        number += 1
        root = target / str(number)
        shutil.copytree(places.root, root, symlinks=True)
        one = object.__new__(Places)
        one.root, one._weigh, one.shared = root, pass_all, root / places.shared.name
        for name in ("siti", "budi"):
            Writer(name, root / name).git("remote", "set-url", "origin", str(one.shared))
        yield one


def check_after(places: Places) -> None:
    """The next sending ends what was begun: both texts, once each, and a sound clone."""
    siti = Writer("Siti", places.root / "siti", pass_all)
    for sentence in (b"Kalimat Siti satu.", b"Kalimat Siti dua.", b"Kalimat Siti tiga.", b"Kalimat Budi."):
        assert sentence in places.all_bytes()
    report = siti.post.send([FIRST, OTHER, NEW])
    assert (report.trouble, report.kept, report.faults) == ("", [], {})
    assert "Kalimat Budi." in places.show(FIRST) and "Kalimat Budi." in siti.read(FIRST)
    assert "Kalimat Siti dua." in places.show(OTHER) and "Kalimat Siti tiga." in places.show(NEW)
    assert "Kalimat Siti satu." in siti.read(COPY)
    assert siti.git("status", "--porcelain") == f"?? content/{COPY}"
    assert siti.is_sound()


def test_killed_between_any_two_steps_it_loses_nothing_and_goes_on(
    contradicted: Places, tmp_path: Path
) -> None:
    again = copies(contradicted, tmp_path / "lagi")
    whole = next(again)
    count = put_git(tmp_path / "git-utuh", 0)
    assert start(Writer("Siti", whole.root / "siti"), str(count.parent)).returncode == 0
    steps = int(count.read_text(encoding="ascii"))
    assert steps > 20
    check_after(whole)

    for part in range(PARTS):
        for when in ("before", "after"):
            # Another point in each of the equal parts, before and after.
            fatal = 3 + (steps - 4) * (2 * part + (when == "after")) // (2 * PARTS - 1)
            places = next(again)
            folder = put_git(tmp_path / f"git-{part}-{when}", fatal, when).parent
            assert start(Writer("Siti", places.root / "siti"), str(folder)).returncode == -9
            check_after(places)


def test_locks_of_a_killed_sending_hold_nobody_up(contradicted: Places) -> None:
    siti = Writer("Siti", contradicted.root / "siti", pass_all)
    hook = siti.top / ".git" / "hooks" / "reference-transaction"
    hook.parent.mkdir(exist_ok=True)
    # Everything dies while git holds the lock of the branch, as when the power fails.
    hook.write_text(
        '#!/bin/sh\nwhile read old new ref; do case "$1 $ref" in "prepared refs/heads/main") '
        'rm "$0"; kill -9 0;; esac; done\n',
        encoding="utf-8",
    )
    hook.chmod(0o755)
    assert start(siti, "").returncode == -9
    assert list((siti.top / ".git" / "refs").rglob("*.lock"))

    check_after(contradicted)


def test_journal_that_was_cut_off_is_no_hindrance(contradicted: Places) -> None:
    siti = Writer("Siti", contradicted.root / "siti", pass_all)
    (siti.top / ".git" / "kabar").mkdir()
    (siti.top / ".git" / "kabar" / "pindah.json").write_text('{"branch": "refs/he', encoding="ascii")

    check_after(contradicted)
