"""Edge: one long piece of work in a process of its own, beside whatever its parent does meanwhile."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from plugins.keeping.faults import LOST, WorkerLost, WorkRefused
from plugins.keeping.progress import Progress, keep_quiet

Result = TypeVar("Result")

# Few enough that they never fill the pipe, which nobody reads until the parent waits.
STEPS_TOLD = 100


@contextmanager
def work_beside(
    work: Callable[[Progress], Result], workers: int, progress: Progress = keep_quiet
) -> Iterator[Callable[[], Result]]:
    """Begins the work and gives what waits for its result.

    Args:
        work: may use anything in memory as it is now; is handed what tells its progress.
        workers: from `count_workers`; with one, the work is done in this process, when it is waited for.
        progress: told how far the work has come, while it is waited for.

    Raises:
        WorkRefused, OSError: the work raised it, told to who waits; WorkerLost: its process was ended.
        RuntimeError: it crashed; the message holds its traceback.
    """
    if workers <= 1:
        yield lambda: work(progress)
        return
    from multiprocessing import get_context

    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(os.getpid(), work, sender), daemon=True)
    process.start()
    sender.close()
    try:
        yield lambda: _wait(receiver, progress)
    finally:
        if sys.exc_info()[0] is not None:
            process.terminate()
        receiver.close()
        process.join()


def _do(parent: int, work: Callable[[Progress], Any], sender: Any) -> None:
    told = 0

    def tell(done: int, total: int) -> None:
        nonlocal told
        # A parent that was killed cannot end this process; it sees that it has another one.
        if os.getppid() != parent:
            raise BrokenPipeError
        if done * STEPS_TOLD // max(total, 1) > told:
            told = done * STEPS_TOLD // total
            sender.send(("progress", (done, total)))

    try:
        sender.send(("done", work(tell)))
    except BrokenPipeError:
        return
    except (WorkRefused, OSError) as refusal:
        sender.send(("refused", refusal))
    except BaseException:  # noqa: BLE001 - told to the parent, which raises
        sender.send(("crashed", traceback.format_exc()))


def _wait(receiver: Any, progress: Progress) -> Any:
    while True:
        try:
            kind, value = receiver.recv()
        except EOFError as error:
            raise WorkerLost(LOST) from error
        if kind == "progress":
            progress(*value)
        elif kind == "done":
            return value
        elif kind == "refused":
            raise value
        else:
            raise RuntimeError(f"a process beside crashed:\n{value}")
