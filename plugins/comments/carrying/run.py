"""Edge: the tasks that carry the inbox away and back, as functions that return an exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from plugins.comments.carrying.backing import back_up, restore
from plugins.comments.carrying.carrying_in import Taken, find_known, take_in
from plugins.comments.carrying.carrying_out import write_lines
from plugins.comments.carrying.faults import CarryingRefusedError
from plugins.comments.carrying.files import whole_file
from plugins.comments.carrying.reading_in import read_file
from plugins.comments.carrying.transfer import Transfer
from plugins.comments.inbox.holding import Keeping
from plugins.comments.intake.desk import Desk
from plugins.comments.intake.faults import IntakeSettingsError
from plugins.comments.intake.names import check_names
from plugins.comments.intake.settings import SERVICE_SETTINGS, IntakeSettings
from plugins.comments.rights.run import run_at_desk
from plugins.publication.conf import read_conf
from plugins.root import ROOT

SYSTEM = "sistem"

# In one transaction: a reader's comment waits for so many at the most.
BATCH = 500


def back_up_inbox(file: str, *, replace: bool = False, settings: str = SERVICE_SETTINGS) -> int:
    """Copy the inbox into a file, while the service goes on.

    Args:
        replace: True where a former backup of that name may go.
    """

    def work(store: str) -> None:
        back_up(store, Path(file), is_replacing=replace)
        print(f"{file}: the inbox as it is now; keep it as secret as the inbox, and its key elsewhere")

    return _run_at_store(work, settings)


def restore_inbox(file: str, *, settings: str = SERVICE_SETTINGS) -> int:
    """Put a backup in the place of the stopped inbox."""

    def work(store: str) -> None:
        aside, erased = restore(store, Path(file), datetime.now(UTC))
        print(f"restored from {file}" + (f"; what was there before is {aside}" if aside else ""))
        if erased:
            print(f"{erased} comments that were erased since are erased again")

    return _run_at_store(work, settings)


def export_all(file: str, *, with_addresses: bool = False, settings: str = SERVICE_SETTINGS) -> int:
    """Write all comments, whatever their state, as JSON lines."""
    target = Path(file).absolute()
    if with_addresses and target.is_relative_to(ROOT) and not target.is_relative_to(ROOT / "var"):
        print(
            f"comments-export-all: {file} may be under git; addresses only go below var/ or elsewhere",
            file=sys.stderr,
        )
        return 1
    return run_at_desk(lambda desk: write_all(desk, target, with_addresses=with_addresses), settings)


def write_all(desk: Desk, target: Path, *, with_addresses: bool) -> int:
    """The file of `export_all`, at a desk."""
    count = 0
    with desk.engine.connect() as connection, whole_file(target) as beside, beside.open("wb") as lines:
        for line in write_lines(connection, desk.seal, with_addresses=with_addresses):
            lines.write(line)
            count += 1
    print(f"{target}: {count} comments, {'with' if with_addresses else 'without'} addresses")
    return 0


def import_comments(file: str, *, settings: str = SERVICE_SETTINGS) -> int:
    """Take in all comments of a file of JSON lines, each once; with any fault none."""
    return run_at_desk(lambda desk: read_all(desk, Path(file)), settings)


def read_all(desk: Desk, file: Path) -> int:
    """What `import_comments` does, at a desk."""
    with desk.engine.connect() as connection:
        known = find_known(connection)
    try:
        transfers, problems = read_file(file, desk.seal, known)
    except OSError as error:
        print(f"comments-import: {file} cannot be read ({error.strerror})", file=sys.stderr)
        return 1
    if problems:
        print("\n".join(problem.tell(root="") for problem in problems), file=sys.stderr)
        print("comments-import: nothing was taken in", file=sys.stderr)
        return 1
    keeping = Keeping(
        email_days=desk.settings.email_days,
        client_days=desk.settings.client_days,
        spam_score=desk.settings.spam_score,
    )

    def take(some: Sequence[Transfer]) -> Taken:
        return desk.writer.do(
            lambda connection: take_in(
                connection, some, seal=desk.seal, keeping=keeping, now=desk.clock(), actor=SYSTEM
            )
        )

    taken = [take(transfers[at : at + BATCH]) for at in range(0, len(transfers), BATCH)]
    desk.published()
    print(_tell(taken))
    return 0


def _tell(taken: list[Taken]) -> str:
    new, known, erased = (
        sum(len(getattr(one, name)) for one in taken) for name in ("new", "known", "erased")
    )
    return f"{new} taken in, {known} already there, {erased} erased once and left out"


def _run_at_store(work: Callable[[str], None], settings: str) -> int:
    try:
        conf = read_conf(str(ROOT / settings), {})
        check_names(conf)
        work(IntakeSettings.from_settings(conf).store)
    except (CarryingRefusedError, IntakeSettingsError) as fault:
        print(fault, file=sys.stderr)
    except OSError as fault:
        print(f"{fault.filename}: {fault.strerror}", file=sys.stderr)
    else:
        return 0
    return 1
