"""Store: work shared among all cores; the results are the same at any number of workers."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Any, TypeVar, cast

from plugins.keeping.faults import LOST, WorkerLost, WorkRefused
from plugins.keeping.progress import Progress, keep_quiet

Result = TypeVar("Result")

# Below this many tasks a second process costs more than it brings.
SMALL = 48
# Tasks taken at once: few enough to share evenly, enough that the counter costs nothing.
PORTION = 16


def count_workers(wanted: int | None = None) -> int:
    """How many processes to use: as wanted, or one a core.

    Forking a process with other threads may deadlock it, and on macOS it is unsafe altogether:
    there, and where there is no fork, everything is done in this process.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return max(1, wanted or len(os.sched_getaffinity(0)))


def share_out(
    count: int,
    start: Callable[[int], Callable[[int], Result]],
    workers: int,
    progress: Progress = keep_quiet,
    small: int = SMALL,
    portion: int = PORTION,
) -> list[Result]:
    """Does the tasks 0 … count-1 and returns their results in that order.

    Args:
        count: number of tasks.
        start: called once in each worker with the worker's number; gives the function that does a
            task. Both may use anything in memory: workers are forks and see it as it is now.
        workers: from `count_workers`.
        progress: told now and then how many tasks are done.
        small: below so many tasks there is one process; portion: tasks that a worker takes at once.
            Heavy tasks want both low.

    Raises:
        WorkRefused: a task raised it, in whatever process.
        WorkerLost: a worker was killed.
        RuntimeError: a worker crashed; the message holds its traceback.
    """
    if workers <= 1 or count < small:
        return _work_alone(count, start(0), progress, portion)
    # Most builds share nothing out, and are over before this is imported.
    from multiprocessing import get_context

    context = get_context("fork")
    counter = context.Value("l", 0)
    pipes = []
    processes = []
    parent = os.getpid()
    for worker in range(workers):
        receiver, sender = context.Pipe(duplex=False)
        given = (parent, worker, count, portion, start, counter, sender)
        process = context.Process(target=_work_off, args=given, daemon=True)
        process.start()
        sender.close()
        pipes.append(receiver)
        processes.append(process)
    try:
        return _collect(count, pipes, progress)
    finally:
        for process in processes:
            if process.is_alive() and sys.exc_info()[0] is not None:
                process.terminate()
            process.join()


def _work_alone(count: int, work: Callable[[int], Result], progress: Progress, portion: int) -> list[Result]:
    results = []
    for number in range(count):
        results.append(work(number))
        if len(results) % portion == 0 or len(results) == count:
            progress(len(results), count)
    return results


def _work_off(
    parent: int, worker: int, count: int, portion: int, start: Any, counter: Any, sender: Any
) -> None:
    try:
        work = start(worker)
        # A parent that was killed cannot end its workers; they see that they have another one.
        while os.getppid() == parent:
            with counter.get_lock():
                first = counter.value
                counter.value = first + portion
            if first >= count:
                break
            numbers = range(first, min(first + portion, count))
            sender.send(("done", first, [work(number) for number in numbers]))
        sender.send(("end", 0, []))
    except BrokenPipeError:
        return
    except WorkRefused as refusal:
        sender.send(("refused", 0, refusal))
    except BaseException:  # noqa: BLE001 - told to the parent, which raises
        sender.send(("crashed", 0, traceback.format_exc()))


def _collect(count: int, pipes: list[Any], progress: Progress) -> list[Any]:
    from multiprocessing import connection

    results: list[Any] = [None] * count
    done = 0
    open_pipes = set(pipes)
    while open_pipes:
        for pipe in connection.wait(list(open_pipes)):
            try:
                kind, first, value = cast(Any, pipe).recv()
            except EOFError as error:
                raise WorkerLost(LOST) from error
            if kind == "done":
                results[first : first + len(value)] = value
                done += len(value)
                progress(done, count)
            elif kind == "end":
                open_pipes.discard(pipe)
            elif kind == "refused":
                raise value
            else:
                raise RuntimeError(f"a worker crashed:\n{value}")
    return results
