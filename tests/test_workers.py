"""The executor seam: order, bounded memory, a worker that dies alone."""

import os
import sys

import pytest

from photolib.errors import SettingsError
from photolib.workers import WorkerDiedError, in_batches, in_order


def double(number: int) -> int:
    if number == 13:
        raise ValueError("thirteen")
    return number * 2


def double_or_die(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number * 2


def test_results_come_in_order_and_errors_in_their_place() -> None:
    results = list(in_order(double, range(20), workers="2"))
    assert isinstance(results[13], ValueError)
    assert [r for r in results if isinstance(r, int)] == [
        2 * n for n in range(20) if n != 13
    ]


def test_what_kills_its_worker_takes_no_other_along() -> None:
    results = list(in_order(double_or_die, range(12), workers="2"))
    assert isinstance(results[3], WorkerDiedError)
    assert [r for r in results if isinstance(r, int)] == [
        2 * n for n in range(12) if n != 3
    ]


def test_only_a_few_items_are_on_their_way() -> None:
    taken = 0

    def items() -> "range":
        return range(200)

    def counting() -> object:
        nonlocal taken
        for number in items():
            taken += 1
            yield number

    results = in_order(double, counting(), workers="1")  # type: ignore[arg-type]
    next(results)
    assert taken <= 4
    results.close()


@pytest.mark.parametrize("workers", ["0", "many", "-1", "1.5"])
def test_a_bad_number_of_workers_is_one_sentence(workers: str) -> None:
    with pytest.raises(SettingsError, match="--workers takes a number"):
        list(in_order(double, [1], workers=workers))


def test_a_cluster_without_dask_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SettingsError, match=r"photolib\[cluster\]"):
        list(in_order(double, [1], workers="tcp://127.0.0.1:1"))


def test_batches_lose_nothing() -> None:
    assert list(in_batches(range(5), 2)) == [[0, 1], [2, 3], [4]]


def test_a_cluster_does_the_same_work_in_the_same_order() -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        results = list(in_order(double, range(15), workers=cluster.scheduler_address))
    assert isinstance(results[13], ValueError)
    assert [r for r in results if isinstance(r, int)] == [
        2 * n for n in range(15) if n != 13
    ]


def test_a_cluster_that_does_not_answer_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    distributed = pytest.importorskip("distributed")

    def refuse(*_: object, **__: object) -> None:
        raise OSError("timed out")

    monkeypatch.setattr(distributed, "Client", refuse)
    with pytest.raises(SettingsError, match="no Dask scheduler answers at tcp://"):
        list(in_order(double, [1], workers="tcp://127.0.0.1:1"))
