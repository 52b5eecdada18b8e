"""Edge: `send` and `receive`: a writer's texts to the shared repository, and others' from there."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from plugins.editor.write import make_trial
from plugins.publication.clock import read_now
from plugins.root import ROOT
from plugins.sending.change import Item, Report, Writer, read_writer
from plugins.sending.overview import Overview
from plugins.sending.post import Post
from plugins.sending.wording import tell_clash, tell_item, tell_problem, tell_report, tell_waiting
from plugins.writing.serve import OUTPUT


def open_post(content: str | None, state: str | None = None, now: str | None = None) -> Post:
    """What sends the texts of a content folder."""
    folder = Path(content).absolute() if content else ROOT / "content"
    trial = make_trial(folder, OUTPUT, state, now)
    zone = str(trial.settings["TIMEZONE"])
    tell_now = partial(read_now, trial.settings.get("NOW"), zone)
    return Post(folder, zone, trial.weigh, threading.Lock(), tell_now)


def send(
    *,
    files: str = "",
    content: str | None = None,
    drafts: bool = False,
    yes: bool = False,
    name: str = "",
    email: str = "",
    state: str | None = None,
    now: str | None = None,
) -> int:
    """List what changed, ask, and send.

    Args:
        files: paths from the content folder, parted by commas; "" is all that is finished and sound.
        content, state, now: as `write` takes them; drafts: send them too.
        yes: True asks nothing; name, email: the writer's, where git does not know them yet.

    Returns:
        Exit status: 0 where everything that was to go has gone.
    """
    writer = read_writer(name, email) if name or email else None
    if writer is None and (name or email):
        print("--name dan --email: isi keduanya; surel memuat “@”", file=sys.stderr)
        return 1
    post = open_post(content, state, now)
    overview = post.look()
    if overview.trouble:
        print(_sentence(overview.trouble), file=sys.stderr)
        return 1
    wanted = [path.strip() for path in files.split(",") if path.strip()]
    known = {item.path for item in overview.items}
    if unknown := [path for path in wanted if path not in known]:
        print(f"--files: “{unknown[0]}” tidak berubah, jadi tidak ada yang dikirim", file=sys.stderr)
        return 1
    chosen = wanted or [one.path for one in overview.items if one.is_proposed or (drafts and _is_sound(one))]
    _show(overview, chosen, post)
    if not chosen and not overview.unsent:
        print("Tidak ada yang dikirim.")
        return 0
    if not yes and not _agrees(len(chosen) or len(overview.unsent)):
        return 1
    return _tell(post.send(chosen, writer or _ask_writer(overview)), post)


def receive(content: str | None = None) -> int:
    """Fetch what others sent; what is written here stays.

    Returns:
        Exit status: 1 where it could not be fetched.
    """
    post = open_post(content)
    return _tell(post.receive(), post)


def _show(overview: Overview, chosen: Sequence[str], post: Post) -> None:
    for clash in overview.clashes:
        print(tell_clash(clash, post.tell_moment))
    for item in overview.items:
        print(f"[{'x' if item.path in chosen else ' '}] {tell_item(item)}")
        for problem in item.problems:
            print(f"      {tell_problem(problem)}")
    for path in overview.unsent:
        print(f"[x] {path}: sudah disimpan, menunggu jaringan")
    for waiting in overview.waiting:
        print(f" -  {tell_waiting(waiting)}")


def _tell(report: Report, post: Post) -> int:
    lines = list(tell_report(report, post.tell_moment))
    for line in lines or ["Tidak ada yang baru."]:
        print(line, file=sys.stdout if report.is_well else sys.stderr)
    return 0 if report.is_well else 1


def _agrees(count: int) -> bool:
    if not sys.stdin.isatty():
        print("Tambahkan --yes untuk mengirim, atau --files untuk memilih.", file=sys.stderr)
        return False
    return input(f"Kirim {count} naskah? [y/T] ").strip().casefold() in ("y", "ya")


def _ask_writer(overview: Overview) -> Writer | None:
    """The writer's name, asked for once; None where git has it, or nobody is there to ask."""
    if overview.writer is not None or not sys.stdin.isatty():
        return None
    return read_writer(input("Nama Anda: "), input("Surel Anda: "))


def _is_sound(item: Item) -> bool:
    return item.is_draft and not item.faults and not item.is_copy


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
