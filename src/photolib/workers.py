"""The one executor seam: processes of this machine, or a Dask cluster.

Everything that costs time per file goes through `in_order`; what computes (one
core, sixteen, forty machines) is decided by the word given to `--workers`.
"""

import importlib
import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import connection
from typing import Any, TypeVar

from photolib.errors import PhotolibError, SettingsError

log = logging.getLogger(__name__)

T = TypeVar("T")
R = TypeVar("R")

_WINDOW = 64  # items on their way to a cluster


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
) -> Generator[R | Exception, None, None]:
    """Yield work(item), or the exception it raised, for each item, in their order.

    `workers` is a number of processes (None: one a core) or the address of a Dask
    scheduler ("tcp://host:8786"). Only a few items a worker are on their way at a
    time, so that memory stays bounded however many there are. An item that kills
    its worker yields a WorkerDiedError; the others are done all the same. Whoever
    stops early closes the generator, which ends the processes.

    :raises SettingsError: when `workers` is neither.
    """
    if workers is not None and "://" in workers:
        with _cluster(workers) as executor:
            yield from _until_broken(executor, _WINDOW, work, iter(items))
        return
    count, source = _number(workers), iter(items)
    while True:
        with _processes(count) as executor:
            lost = yield from _until_broken(executor, 3 * count, work, source)
        if not lost:
            return
        for suspect in lost:  # one of them ended its worker, and the pool with it
            yield _alone(work, suspect)


def _until_broken(
    executor: Executor, window: int, work: Callable[[T], R], source: Iterator[T]
) -> Generator[R | Exception, None, list[T]]:
    """Yield results; return the items on their way when a worker died, else none."""
    waiting: deque[tuple[T, Future[R]]] = deque()
    try:
        while True:
            for item in islice(source, window - len(waiting)):
                waiting.append((item, _submitted(executor, work, item)))
            if not waiting:
                return []
            result = _result(waiting[0][1])
            if isinstance(result, BrokenProcessPool):
                return [item for item, _ in waiting]
            waiting.popleft()
            yield result
    finally:
        for _, future in waiting:
            future.cancel()


def _submitted(executor: Executor, work: Callable[[T], R], item: T) -> Future[R]:
    try:
        return executor.submit(work, item)
    except BrokenProcessPool as error:
        failed: Future[R] = Future()
        failed.set_exception(error)
        return failed


def _result(future: Future[R]) -> R | Exception:
    try:
        return future.result()
    except Exception as error:
        return error


def _alone(work: Callable[[T], R], item: T) -> R | Exception:
    with _processes(1) as executor:
        result = _result(_submitted(executor, work, item))
    if isinstance(result, BrokenProcessPool):
        log.warning("a worker process died")
        return WorkerDiedError("reading it ends the process that reads it")
    return result


def _processes(count: int) -> ProcessPoolExecutor:
    # A fork of a process with threads (the gallery, torch) may deadlock: a server that
    # has none forks them, and has imported what they need; elsewhere each is new.
    forks = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if forks else "spawn")
    context.set_forkserver_preload(["__main__", "photolib.prepare"])
    return ProcessPoolExecutor(count, context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let a worker end when its parent does, and only then.

    It would wait for work for ever after a kill; and Ctrl-C, which reaches every
    process of a terminal, is the parent's to answer.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            connection.wait([parent.sentinel])
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise SettingsError(
            "workers at an address need Dask: pip install 'photolib[cluster]'"
        ) from error
    try:
        client = distributed.Client(address, timeout=10)
    except OSError as error:
        raise SettingsError(f"no Dask scheduler answers at {address}") from error
    with client:
        yield client.get_executor()


def check(workers: str | None) -> None:
    """Check the word given to `--workers`.

    :raises SettingsError: when it is neither a number nor an address.
    """
    if workers is None or "://" not in workers:
        _number(workers)


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
