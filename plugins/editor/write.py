"""Edge: the task `write`: preview, form and what is behind it, on this machine alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from plugins.categories.register import read_registers
from plugins.editor.clocks import read_clocks
from plugins.editor.configuration import Desktop, make_configuration
from plugins.editor.desk import Desk
from plugins.editor.door import Office
from plugins.editor.package import PACKAGES, PackageRefused, prepare_package
from plugins.editor.sending_door import make_sending_handler
from plugins.editor.telling import ROOT as ADDRESS
from plugins.editor.telling import tell_unfetched
from plugins.gate.memory import Memory
from plugins.hints.copies import Copies
from plugins.hints.reading import read_lexicon
from plugins.keeping.version import code_version
from plugins.publication.clock import read_now
from plugins.publication.conf import read_conf
from plugins.publication.places import name_state
from plugins.publication.scale import Scale
from plugins.root import ROOT
from plugins.sending.page import SendingPage
from plugins.sending.post import Post
from plugins.sending.wording import tell_report
from plugins.writing.serve import OUTPUT, SETTINGS, serve

WORDS = Path(__file__).with_name("locale") / "id.json"
BACKEND = {"name": "proxy", "proxy_url": f"{ADDRESS}api/v1", "branch": "main"}


def write(
    *,
    content: str | None = None,
    output: str | None = None,
    port: int | str = 8000,
    host: str = "127.0.0.1",
    state: str | None = None,
    offices: str = "",
    now: str | None = None,
    receives: bool = True,
) -> int:
    """Show form and preview until Ctrl-C.

    Args:
        content, output, port, host, state: as `serve` takes them.
        offices: slugs parted by commas, for a form of these alone; "" is all offices and the pages.
        now: ISO 8601 moment instead of the clock's, for the form's checks and proposals.
        receives: False begins without asking the shared repository for what others sent.

    Returns:
        Exit status: 1 where it could not begin.
    """
    folder = Path(content).absolute() if content else ROOT / "content"
    chosen = [slug.strip() for slug in offices.split(",") if slug.strip()]
    known = read_registers(folder)[0].offices
    if unknown := [slug for slug in chosen if slug not in known]:
        print(f"--offices: “{unknown[0]}” bukan kantor; pilih dari {', '.join(known)}", file=sys.stderr)
        return 1
    try:
        package = prepare_package(PACKAGES)
    except PackageRefused as refusal:
        print(tell_unfetched(str(refusal)), file=sys.stderr)
        return 1
    place = Path(output) if output else OUTPUT
    office = make_office(folder, place, package, state, chosen, now)
    post = make_post(office, partial(make_trial, folder, place, state, now))
    if receives:
        for line in tell_report(post.receive(), post.tell_moment):
            print(line, flush=True)
    return serve(
        content=content,
        output=output,
        port=port,
        host=host,
        state=state,
        handler=make_sending_handler(office, SendingPage(post, ADDRESS)),
        opens=ADDRESS,
    )


def make_post(office: Office, open_scale: Callable[[], Scale]) -> Post:
    """What sends the texts that the form writes; the scale is made when something is weighed."""
    scale = cache(open_scale)
    zone = str(read_conf(str(ROOT / SETTINGS), {})["TIMEZONE"])
    desk = office.desk
    return Post(desk.content, zone, lambda undone: scale().weigh(undone), desk.turn, lambda: desk.now)


def make_trial(content: Path, output: Path, state: str | None = None, now: str | None = None) -> Scale:
    """The gate, for texts that nobody has saved.

    Args:
        content: the content folder; output, state, now: as `write` takes them.
    """
    kept = Path(state).absolute() if state else name_state(str(output))
    pictures = kept / "images" if state else ROOT / "var" / "images"
    overrides: dict[str, Any] = {"PATH": str(content), "PRESS_STATE": f"{kept}-redaksi"}
    overrides |= {"IMAGES_CACHE": str(pictures)} | ({"NOW": now} if now else {})
    known, _ = Memory(kept, code_version()).load()
    return Scale(read_conf(str(ROOT / SETTINGS), overrides), known)


def make_office(
    content: Path, output: Path, package: Path, state: str | None, chosen: Sequence[str], now: str | None
) -> Office:
    """Everything behind the form, for one content folder."""
    trial = make_trial(content, output, state, now)
    settings, zone = trial.settings, str(trial.settings["TIMEZONE"])
    pictures = Path(settings["IMAGES_CACHE"])
    lexicon = read_lexicon()
    copies = Copies(content, lexicon, Path(settings["PRESS_STATE"]), code_version())
    desk = Desk(content, trial, zone, lexicon, copies)

    def configure() -> dict[str, Any]:
        registers = desk.registers
        clocks = read_clocks(registers, zone, read_now(settings.get("NOW"), zone))
        return make_configuration(
            Desktop(registers=registers, backend=BACKEND, clocks=clocks, offices=chosen)
        )

    words = json.loads(WORDS.read_text(encoding="utf-8"))
    return Office(desk=desk, package=package, pictures=pictures, configure=configure, words=words)
