"""Edge: `preview`: the whole site with drafts and what waits for its day, to show to somebody else."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from plugins.root import ROOT
from plugins.writing.portable import make_portable

OUTPUT = ROOT / "var" / "pratinjau"
MARK = ".pratinjau"
KEPT = ROOT / "var" / "pratinjau-cetak"


class ShareRefusedError(Exception):
    """The folder holds something of somebody else's; the message names it."""


def make_preview(
    *,
    content: str | None = None,
    output: str | None = None,
    now: str | None = None,
    state: str | None = None,
) -> int:
    """Write the preview into a folder that can be put anywhere: on a host, among artefacts, into a mail.

    Args:
        content, now, state: as for a build.
        output: where it goes; without it, `var/pratinjau`. A former preview there is replaced whole.

    Returns:
        Exit status: 1 where sources are faulty or the folder is somebody's.
    """
    from plugins.publication.run import build

    target = Path(output).absolute() if output else OUTPUT
    printed = Path(state).absolute() / "cetak" if state else KEPT
    try:
        _check(target)
    except ShareRefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    changes = {"PREVIEW": True, "SITEURL": "", "PUBLIC": False}
    kept = str(Path(state).absolute() / "press") if state else None
    status = build(content=content, output=str(printed), now=now, state=kept, changes=changes)
    if status == 0:
        _copy(printed, target)
        print(f"Pratinjau: buka {target / 'index.html'}; tandanya ada di setiap halaman")
    return status


def _check(target: Path) -> None:
    if target.exists() and not (target.is_dir() and ((target / MARK).is_file() or not any(target.iterdir()))):
        raise ShareRefusedError(
            f"--output: {target} holds files that are no preview; "
            "name an empty folder, or empty this one first"
        )


def _copy(printed: Path, target: Path) -> None:
    """Beside the place first: whoever looks at a former preview sees it whole until the new one is."""
    fresh = target.with_name(f"{target.name}.baru")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(printed, fresh)
    for file in fresh.rglob("*.html"):
        path = file.relative_to(fresh).as_posix()
        file.write_text(make_portable(file.read_text(encoding="utf-8"), path), encoding="utf-8", newline="\n")
    (fresh / MARK).touch()
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
