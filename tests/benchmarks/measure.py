"""Edge: runs one command and tells, as JSON on standard output, what it cost.

    python3 -I measure.py LOG COMMAND [ARGUMENT …]

A process of its own for each run, started small: Linux counts the memory of the process that
starts a program into that program's peak, and reads and writes into the process that waited for it.
"""

import json
import os
import sys
import time
from pathlib import Path

IO = Path("/proc/self/io")


def main() -> None:
    """Runs the command in the current folder, its output going to the log."""
    log, *command = sys.argv[1:]
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    actions = [(os.POSIX_SPAWN_DUP2, descriptor, stream) for stream in (1, 2)]
    started = time.monotonic()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    wall = time.monotonic() - started
    # ru_maxrss is the largest single process below; kilobytes on Linux, bytes on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    found = {
        "wall_s": round(wall, 4),
        "cpu_s": round(usage.ru_utime + usage.ru_stime, 4),
        "peak_bytes": usage.ru_maxrss * unit,
        "written_bytes": _written(),
        "status": os.waitstatus_to_exitcode(status),
    }
    print(json.dumps(found))


def _written() -> int | None:
    """Bytes sent towards the disk by the command and all its children; None where nobody counts them."""
    try:
        lines = IO.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    counts = dict(line.split(": ") for line in lines)
    return int(counts["write_bytes"]) - int(counts["cancelled_write_bytes"])


if __name__ == "__main__":
    main()
