"""Store: what a release is made of: the project's commit and the digests of all that goes in."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from plugins.release.inventory import take_inventory
from plugins.release.manifest import Inputs, digest_headers

LOCK = "requirements.lock"
KEPT = "sources"


def gather_inputs(
    root: Path,
    *,
    content: Path,
    comments: Path | None = None,
    site: str = "",
    services: Sequence[str] = (),
    latest: datetime | None = None,
    state: Path | None = None,
    is_clean: bool = False,
) -> Inputs:
    """The inputs of a release of the project in `root`.

    Args:
        content: folder of the sources; comments: the comments' export, which may be missing.
        site, services: as `Inputs` has them; latest: the same moment, aware.
        state, is_clean: as `take_inventory` takes them, for the sources.

    Raises:
        ReleaseRefused, OSError: the sources cannot be read.
    """
    commit = _ask_git(root, "rev-parse", "--verify", "HEAD")
    changes = _ask_git(root, "status", "--porcelain")
    is_ours = content.resolve().is_relative_to(root.resolve())
    lock = root / LOCK
    return Inputs(
        commit=commit or "",
        is_clean=bool(commit) and changes == "" and is_ours,
        order=count_commits(root) if commit else 0,
        lock=_digest(lock),
        content=digest_sources(content, state / KEPT if state else None, is_clean=is_clean),
        comments=_digest(comments),
        headers=digest_headers(),
        site=site,
        services=tuple(sorted(services)),
        latest=f"{latest.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if latest else "",
    )


def digest_sources(content: Path, state: Path | None = None, *, is_clean: bool = False) -> str:
    """One SHA-256 of all sources and their names, hexadecimal.

    Args:
        state, is_clean: as `take_inventory` takes them.
    """
    files = take_inventory(content, state, is_clean=is_clean)
    lines = (f"{entry.digest.hex()} {path}\n" for path, entry in files.items())
    return hashlib.sha256("".join(lines).encode(errors="surrogateescape")).hexdigest()


def count_commits(root: Path) -> int:
    """How many commits lead to this one, itself among them; 0 where the clone lacks some of them."""
    if _ask_git(root, "rev-parse", "--is-shallow-repository") != "false":
        return 0
    return int(_ask_git(root, "rev-list", "--count", "HEAD") or 0)


def find_clock_fault(root: Path, now: datetime) -> str:
    """Why this machine's clock cannot be right, "" where it may be; a day is left to writers' own clocks.

    Args:
        root: of the project, whose last commit was made before now.
    """
    told = _ask_git(root, "log", "-1", "--format=%cI")
    if not told or now >= datetime.fromisoformat(told) - timedelta(days=1):
        return ""
    return (
        f"Jam mesin ini menunjukkan {now.date()}, padahal commit terakhir dibuat {told[:10]}; dengan jam itu "
        "naskah yang sudah terbit akan hilang dari situs. Betulkan jamnya; bila jam pembuat commit yang "
        "salah, commit lagi"
    )


def knows_commit(root: Path, commit: str) -> bool | None:
    """Whether the project's git has this commit; None where there is no git, or a part of one."""
    if _ask_git(root, "rev-parse", "--is-shallow-repository") != "false":
        return None
    return _ask_git(root, "cat-file", "-e", f"{commit}^{{commit}}") is not None


def _digest(file: Path | None) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file and file.is_file() else ""


def _ask_git(root: Path, *words: str) -> str | None:
    """What git answers; None where it refuses or is not there."""
    try:
        told = subprocess.run(
            # Refreshing its index would write into a repository that somebody else may be using.
            ["git", "--no-optional-locks", "-C", str(root), *words],
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return told.stdout.decode(errors="replace").strip() if told.returncode == 0 else None
