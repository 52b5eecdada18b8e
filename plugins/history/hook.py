"""Edge: `hook` installs the check that runs before each commit; `check --staged` is what it runs."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.history.git import HistoryRefusedError, Repository
from plugins.history.staged import list_staged
from plugins.root import ROOT

NAME = "pre-commit"
MARK = "# Dipasang oleh “tasks.py hook” Kabar Kinerja; boleh dihapus."
# Git runs hooks by a shell of its own on Windows too.
SCRIPT = f"""\
#!/bin/sh
{MARK}
cd "$(git rev-parse --show-toplevel)/{{place}}" || exit 1
for python in .venv/bin/python .venv/Scripts/python.exe; do
  [ -x "$python" ] && exec "$python" -m invoke check --staged
done
exec python3 tasks.py check --staged
"""


def install_hook(root: Path = ROOT) -> int:
    """Write the project's pre-commit hook; one of somebody else's is left as it is.

    Returns:
        Exit status: 1 where nothing was written.
    """
    try:
        repository = Repository(root)
    except HistoryRefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    file = repository.hooks / NAME
    if file.exists() and MARK not in file.read_text(encoding="utf-8", errors="replace"):
        print(
            f"{file} sudah ada dan bukan buatan perintah ini; tambahkan sendiri baris "
            "“python3 tasks.py check --staged” ke dalamnya, atau hapus berkas itu dahulu",
            file=sys.stderr,
        )
        return 1
    file.parent.mkdir(parents=True, exist_ok=True)
    place = root.resolve().relative_to(repository.top).as_posix()
    file.write_text(SCRIPT.format(place=place), encoding="utf-8", newline="\n")
    file.chmod(0o755)
    print(f"Terpasang: {file}; setiap “git commit” kini memeriksa naskah yang akan disimpan")
    return 0


def check_staged(content: str | None = None, now: str | None = None) -> int:
    """The gate on the sources that the next commit would change.

    Returns:
        Exit status: 0 where they are sound or none is staged.
    """
    from plugins.publication.run import check

    folder = Path(content) if content else ROOT / "content"
    try:
        staged = list_staged(folder)
    except HistoryRefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0 if staged == frozenset() else check(content=content, now=now, files=staged)
