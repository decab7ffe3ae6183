"""The one executor seam: processes of this machine, or a Dask cluster.

Everything that costs time per file goes through `in_order`; what computes (one
core, sixteen, forty machines) is decided by the word given to `--workers`.
"""

import logging
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import connection
from typing import TypeVar

from photolib.errors import PhotolibError, SettingsError

log = logging.getLogger(__name__)

T = TypeVar("T")
R = TypeVar("R")


def in_batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield lists of `size` items, the last one perhaps shorter.

    >>> list(in_batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch


class WorkerDiedError(PhotolibError):
    """A worker process was ended by what it worked on."""


def in_order(
    work: Callable[[T], R], items: Iterable[T], *, workers: str | None = None
) -> Iterator[R | Exception]:
    """Yield work(item), or the exception it raised, for each item, in their order.

    `workers` is a number of processes (None: one a core) or the address of a Dask
    scheduler ("tcp://host:8786"). Only a few items a worker are on their way at a
    time, so that memory stays bounded however many there are. An item that kills
    its worker yields a WorkerDiedError; the others are done all the same.

    :raises SettingsError: when `workers` is neither.
    """
    if workers is not None and "://" in workers:
        yield from _through(_cluster(workers), 64, work, items)
        return
    count = _number(workers)
    yield from _through(_processes(count), 3 * count, work, items)


def _through(
    executor: Executor, window: int, work: Callable[[T], R], items: Iterable[T]
) -> Iterator[R | Exception]:
    waiting: deque[tuple[T, Future[R]]] = deque()
    source = iter(items)
    try:
        while True:
            while len(waiting) < window:
                try:
                    item = next(source)
                except StopIteration:
                    break
                waiting.append((item, executor.submit(work, item)))
            if not waiting:
                return
            item, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                # Any of those on their way may be the culprit: try each alone.
                items_left = [item, *(i for i, _ in waiting)]
                waiting.clear()
                executor.shutdown(wait=False)
                executor = _processes(window // 3)
                for suspect in items_left:
                    yield _alone(work, suspect)
            except Exception as error:
                yield error
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _alone(work: Callable[[T], R], item: T) -> R | Exception:
    with _processes(1) as executor:
        try:
            return executor.submit(work, item).result()
        except BrokenProcessPool:
            log.warning("a worker process died")
            return WorkerDiedError("reading it ends the process that reads it")
        except Exception as error:
            return error


def _processes(count: int) -> ProcessPoolExecutor:
    # "spawn": a fork of a process with threads (the gallery, torch) may deadlock.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let a worker end when its parent is killed: it would wait for work for ever."""

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            connection.wait([parent.sentinel])
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _cluster(address: str) -> Executor:
    try:
        from distributed import Client
    except ImportError as error:
        raise SettingsError(
            "workers at an address need Dask: pip install 'photolib[cluster]'"
        ) from error
    try:
        executor: Executor = Client(address, timeout=10).get_executor()
    except OSError as error:
        raise SettingsError(f"no Dask scheduler answers at {address}") from error
    return executor


def _number(workers: str | None) -> int:
    if workers is None:
        return _cores()
    if not workers.isdecimal() or not 1 <= int(workers) <= 1024:
        raise SettingsError(
            "--workers takes a number of processes or a tcp:// address, "
            f"not {workers!r}"
        )
    return int(workers)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):  # a container may have fewer than exist
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
