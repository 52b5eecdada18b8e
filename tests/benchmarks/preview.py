"""Edge: from saving a text to seeing it, in the previews of our site and of Hugo's.

    python3 -m tests.benchmarks.preview --articles 10000 --rounds 5

Each preview runs over its own copy of the same articles. A text is changed; from then on its page is
asked for fifty times a second, until it holds the change.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.corpus import article_file
from tests.benchmarks.phases import Bench
from tests.benchmarks.run import WORK
from tests.benchmarks.sites import ROOT, Tool, find_tool
from tests.benchmarks.texts import Size, all_places, middle_draft

PORTS = {"ours": 8771, "hugo": 8772}
# Our preview answers in the process that builds: asking more often would slow down what is measured.
PAUSE_S = 0.02
# A file changed again within this time may look unchanged to a disk's clock; nobody saves twice so quickly.
REST_S = 3.0
PATIENCE_S = 120.0

SERVE = """\
import sys
from plugins.writing.serve import serve
content, output, state, settings, port = sys.argv[1:]
sys.exit(serve(content=content, output=output, state=state, settings=settings, port=port))
"""


class NotShownError(Exception):
    """A change that no page showed in time."""


def main() -> int:
    """Measures both previews in turn and prints a Markdown table."""
    parser = argparse.ArgumentParser(description="Time from saving a text to seeing it.")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--offices", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", type=Path, default=WORK)
    given = parser.parse_args()
    size, places = Size(articles=given.articles, offices=given.offices), all_places(given.offices)
    bench = Bench(size=size, places=places, middle=middle_draft(size, places))
    print("| preview | change | s, median | least | most | peak memory |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    for name in PORTS:
        tool = find_tool(name, given.work.absolute())
        site = given.work.absolute() / f"preview-{name}-{given.articles}"
        tool.lay_out(site, size)
        with _running(name, tool, site) as process:
            for what, change in CHANGES.items():
                times = [_measure(bench, tool, site, change, turn) for turn in range(given.rounds)]
                told = f"{statistics.median(times):.2f} | {min(times):.2f} | {max(times):.2f}"
                print(f"| {name} | {what} | {told} | {_peak_mb(process.pid)} MB |", flush=True)
    return 0


@contextlib.contextmanager
def _running(name: str, tool: Tool, site: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        _command(name, tool, site),
        cwd=tool.folder(site),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _command(name: str, tool: Tool, site: Path) -> list[str]:
    port = str(PORTS[name])
    if name == "hugo":
        program = tool.command(site)[0]
        return [program, "server", "--quiet", "--port", port, "--cacheDir", str(site / "cache")]
    folders = [str(site / part) for part in ("content", "output", "state", "settings.py")]
    return [sys.executable, "-c", SERVE, *folders, port]


def _measure(bench: Bench, tool: Tool, site: Path, change: Callable[[str, str], str], turn: int) -> float:
    path, _ = article_file(tool.form, bench.middle, bench.size, bench.places)
    file, word = site / "content" / path, f"Tanda{turn}{change.__name__.replace('_', '')}"
    page = f"http://127.0.0.1:{PORTS['hugo' if tool.form == 'hugo' else 'ours']}{bench.middle.url}"
    _wait_for(page, "<title>")
    time.sleep(REST_S)
    text = change(file.read_text(encoding="utf-8"), word)
    saved = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    _wait_for(page, word)
    return time.perf_counter() - saved


def _wait_for(page: str, word: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if word in _text_of(page):
            return
        time.sleep(PAUSE_S)
    raise NotShownError(f"{page} did not show {word!r} within {PATIENCE_S:.0f} s")


def _text_of(page: str) -> str:
    """The page; "" while there is none."""
    try:
        with urllib.request.urlopen(page) as answer:
            return answer.read().decode()  # type: ignore[no-any-return]
    except (urllib.error.URLError, ConnectionError):
        return ""


def _add_sentence(text: str, word: str) -> str:
    return f"{text}\n{word} berdiri pada kalimat tambahan ini.\n"


def _change_title(text: str, word: str) -> str:
    return re.sub(r"(?m)^(title: .*?)(?: Tanda\w+)?(\"?)$", rf"\1 {word}\2", text, count=1)


def _peak_mb(process: int) -> int | str:
    """The largest size that the process has had; Linux alone tells it."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return "?"
    return round(int(status.split("VmHWM:")[1].split()[0]) / 1024)


CHANGES: dict[str, Callable[[str, str], str]] = {"one sentence": _add_sentence, "title": _change_title}

if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
