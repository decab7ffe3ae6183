"""The quickest engine that says the same is chosen, once, and remembered."""

import time
from pathlib import Path

import numpy as np
import pytest

from photolib.embedding import engine
from photolib.embedding.engine import Encode, Pixels, Rows, Timing

PIXELS = np.random.default_rng(1).random((8, 3, 4, 4), np.float32)


def _exact(pixels: Pixels) -> Rows:
    return _encoded(pixels, 0.001)


def _slowly(pixels: Pixels) -> Rows:
    return _encoded(pixels, 0.1)


def _encoded(pixels: Pixels, seconds_a_picture: float) -> Rows:
    """Compute for so long, whatever the machine."""
    until = time.perf_counter() + seconds_a_picture * len(pixels)
    while time.perf_counter() < until:
        pass
    rows = pixels.reshape(len(pixels), -1)
    length: Rows = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / length


def _wrong(pixels: Pixels) -> Rows:
    return -_exact(pixels)


def _absent() -> Encode:
    raise RuntimeError("no such\nthing")


def test_each_engine_is_held_against_float32() -> None:
    timings = engine.measure(
        {"float32": lambda: _exact, "int8": lambda: _exact, "wrong": lambda: _wrong},
        PIXELS,
    )
    assert [t.engine for t in timings] == ["float32", "int8", "wrong"]
    assert timings[1].cosine == pytest.approx(1)
    assert timings[2].cosine == pytest.approx(-1)
    assert all(t.rate > 0 and t.error is None for t in timings)


def test_a_machine_that_was_busy_at_first_is_timed_again() -> None:
    tries: list[int] = []

    def at_first_slowly(pixels: Pixels) -> Rows:
        tries.append(len(pixels))
        return _encoded(pixels, 0.02 if len(tries) <= 4 else 0.001)

    def half_as_quick(pixels: Pixels) -> Rows:
        return _encoded(pixels, 0.005)

    timings = engine.measure(
        {"float32": lambda: at_first_slowly, "int8": lambda: half_as_quick}, PIXELS
    )
    assert engine.best(timings) == "float32"


def test_what_says_something_else_is_never_chosen() -> None:
    timings = (Timing("float32", 10, 1.0), Timing("int8", 99, engine.CLOSE - 1e-4))
    assert engine.best(timings) == "float32"
    assert engine.best((*timings, Timing("bfloat16", 20, 0.9999))) == "bfloat16"


def test_an_engine_that_is_hopelessly_slow_is_not_timed_to_the_end() -> None:
    engines = {"float32": lambda: _exact, "bfloat16": lambda: _slowly}
    told = engine.measure(engines, PIXELS)[1]
    assert told.error == "more than 4 times slower"
    assert told.rate == 0


def test_an_engine_that_cannot_be_had_is_told_in_one_line() -> None:
    told = engine.measure({"float32": lambda: _exact, "int8": _absent}, PIXELS)
    assert told[1] == Timing("int8", error="no such")
    assert engine.best(told) == "float32"


def test_the_measurement_is_remembered_for_this_machine(tmp_path: Path) -> None:
    timings = (Timing("float32", 10, 1.0), Timing("int8", error="no"))
    assert engine.remembered(tmp_path) == ()
    engine.remember(tmp_path, timings)
    assert engine.remembered(tmp_path) == timings
    (kept,) = tmp_path.iterdir()
    kept.rename(tmp_path / "engine-of-another-machine.json")
    assert engine.remembered(tmp_path) == ()


@pytest.mark.parametrize("text", ["", "{}", '{"measured": 3}', '{"measured": [{}]}'])
def test_a_memory_that_is_damaged_is_none(tmp_path: Path, text: str) -> None:
    engine.remember(tmp_path, (Timing("float32", 10, 1.0),))
    (kept,) = tmp_path.iterdir()
    kept.write_text(text)
    assert engine.remembered(tmp_path) == ()


def test_a_folder_that_keeps_nothing_is_no_failure(tmp_path: Path) -> None:
    engine.remember(tmp_path / "none", (Timing("float32", 10, 1.0),))
    assert engine.remembered(tmp_path / "none") == ()
