"""Store: what lies in a folder."""

from __future__ import annotations

import os
from pathlib import Path

from plugins.scanning.finding import Finding

Trace = tuple[int, int, int]


def list_files(folder: Path) -> tuple[dict[str, Trace], list[Finding]]:
    """Every file by its path with its size and times, and findings about what is no plain file.

    Raises:
        OSError: a folder cannot be read.
    """
    files: dict[str, Trace] = {}
    findings: list[Finding] = []
    waiting = [(str(folder), "")]
    while waiting:
        path, prefix = waiting.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                name = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{name}/"))
                elif entry.is_file(follow_symlinks=False):
                    found = entry.stat(follow_symlinks=False)
                    files[name] = (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
                else:
                    findings.append(Finding(name, 1, "kind", "a link or a device, no file", "remove it"))
    return files, findings
