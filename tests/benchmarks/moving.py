"""Edge: a WordPress export of any size moved in, ours beside `pelican-import`, and their memory.

    python3 -m tests.benchmarks.moving --posts 10000 --comments 5 --peer 1000 --megabytes 500

The export is made as it is written; nobody holds it whole. Pelican's importer needs pandoc.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from html import escape
from importlib.metadata import version
from pathlib import Path

import markdown

from tests.benchmarks.texts import Size, all_places, make_draft, write_body
from tests.plugins.importing.exports import SITE, make_comment, make_export, make_item

ROOT = Path(__file__).parents[2]
OFFICE = "dumai"
_OURS = """
import sys
from plugins.importing.run import import_wordpress
sys.exit(import_wordpress(sys.argv[1], "dumai", content=sys.argv[2], state=sys.argv[3]))
"""
_READING = """
import sys
from plugins.importing.wordpress.reading import read_items
print(sum(1 for _ in read_items(__import__("pathlib").Path(sys.argv[1]))))
"""


def write_export(file: Path, posts: int, comments: int, megabytes: int = 0) -> None:
    """An export of made-up posts, every other one classic, with as many comments each.

    Args:
        megabytes: write posts until the file is as large; 0 for the given number.
    """
    head, _, tail = make_export().rpartition("</channel>")
    with file.open("w", encoding="utf-8") as out:
        out.write(head)
        for number, item in enumerate(_items(comments), 1):
            out.write(item)
            if out.tell() >= megabytes * 1_000_000 if megabytes else number >= posts:
                break
        out.write("</channel>" + tail)


def _items(comments: int) -> Iterator[str]:
    size, places = Size(articles=1_000_000, offices=1), all_places(1)
    convert = markdown.Markdown(extensions=["tables"]).convert
    kept: list[str] = []
    number = 0
    while True:
        number += 1
        draft = make_draft(number, places)
        if number <= 2000:
            body = convert(write_body(draft, size, places))
            if number % 2:
                body = body.replace("<p>", "").replace("</p>", "\n")
            kept.append(body)
        voices = "".join(
            make_comment(
                number * 100 + one,
                text=f"Komentar ke-{one} pada tulisan {number}.\n\nTerima kasih atas penjelasannya.",
                parent=number * 100 + one - 1 if one % 3 == 2 else 0,
            )
            for one in range(comments)
        )
        yield make_item(
            number,
            title=escape(draft.title, quote=False),
            body=kept[number % len(kept)],
            slug=f"{draft.slug}-{number}",
            date=f"{draft.moment:%Y-%m-%d %H:%M}:00",
            gmt="0000-00-00 00:00:00",
            announced="",
            comments=voices,
            link=f"{SITE}/{draft.moment:%Y/%m/%d}/{draft.slug}-{number}/",
        )


def main() -> None:
    """Print what each run cost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--posts", type=int, default=10_000)
    options.add_argument("--comments", type=int, default=5)
    options.add_argument("--peer", type=int, default=1000, help="posts of the comparison, 0 for none")
    options.add_argument("--megabytes", type=int, default=0, help="size of a file that is only read")
    options.add_argument("--work", type=Path, default=ROOT / "var" / "bench-moving")
    given = options.parse_args()
    work: Path = given.work
    work.mkdir(parents=True, exist_ok=True)
    if given.peer:
        export = work / "small.xml"
        write_export(export, given.peer, given.comments)
        _tell(f"ours, {given.peer} posts", _move(export, work / "small"))
        if shutil.which("pandoc") is None:
            print("pelican-import left out: it needs pandoc (apt-get install pandoc)")
        else:
            target, importer = _empty(work / "peer"), _find_peer(work / "peer-tools")
            command = [importer, "--wpfile", "-m", "markdown", "-o", str(target), str(export)]
            cost = _measure(work, command)
            _tell(f"pelican-import, {given.peer} posts", cost)
    if given.posts:
        export = work / "large.xml"
        write_export(export, given.posts, given.comments)
        _tell(f"ours, {given.posts} posts", _move(export, work / "large"))
        _tell("ours, the same once more", _move(export, work / "large", is_first=False))
    if given.megabytes:
        export = work / "huge.xml"
        write_export(export, 0, given.comments, given.megabytes)
        _tell(f"reading {given.megabytes} MB", _measure(work, [sys.executable, "-c", _READING, str(export)]))
        export.unlink()


def _find_peer(folder: Path) -> str:
    """Stock Pelican's importer with lxml, which it asks for and nothing of ours does."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        command = [str(python), "-m", "pip", "install", "-q", f"pelican[markdown]=={version('pelican')}"]
        subprocess.run([*command, "lxml", "beautifulsoup4"], check=True)
    return str(folder / "bin" / "pelican-import")


def _move(export: Path, folder: Path, *, is_first: bool = True) -> dict[str, float]:
    content = folder / "content"
    if is_first:
        _empty(folder)
        shutil.copytree(ROOT / "content" / "registers", content / "registers")
    command = [sys.executable, "-c", _OURS, str(export), str(content), str(folder / "state")]
    return _measure(folder, command)


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _measure(work: Path, command: list[str]) -> dict[str, float]:
    measure = [sys.executable, "-I", str(ROOT / "tests/benchmarks/measure.py"), str(work / "log"), *command]
    done = subprocess.run(measure, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _tell(name: str, cost: dict[str, float]) -> None:
    status = "" if cost["status"] == 0 else f", status {cost['status']:.0f}"
    print(
        f"{name}: {cost['wall_s']:.1f} s ({cost['cpu_s']:.1f} s of one core), "
        f"{cost['peak_bytes'] / 1e6:.0f} MB{status}",
        flush=True,
    )


if __name__ == "__main__":
    main()
