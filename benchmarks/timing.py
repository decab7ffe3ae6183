"""Times of one thing done many times, printed beside a named peer."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from flask.testing import FlaskClient


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of each run."""

    ms: tuple[float, ...]

    def at(self, percent: float) -> float:
        """Return the time within which `percent` of the runs ended."""
        return float(np.percentile(self.ms, percent))


def timed(work: Callable[[int], object], runs: int) -> Times:
    """Time work(0), work(1), ...; the first call, unmeasured, warms up."""
    work(0)
    ms = []
    for number in range(runs):
        started = time.perf_counter()
        work(number)
        ms.append(1000 * (time.perf_counter() - started))
    return Times(tuple(ms))


def report(what: str, ours: Times, peer: str, theirs: Times) -> None:
    """Print one line: our median and 99th percentile, the peer's, the ratio."""
    ratio = theirs.at(50) / ours.at(50)
    print(
        f"{what:<38} p50 {ours.at(50):8.2f} ms   p99 {ours.at(99):8.2f} ms   "
        f"{peer} {theirs.at(50):8.2f} ms   {ratio:6.1f} x as fast"
    )


def get_page(client: FlaskClient, address: str) -> bytes:
    """Return a page of the gallery; the benchmark ends where it cannot be shown."""
    answer = client.get(address, headers={"Host": "localhost"})
    if answer.status_code != 200:
        sys.exit(f"{address} answers {answer.status}")
    return answer.get_data()


def private_mb() -> float:
    """Return what this process holds that is no file (Linux: RssAnon)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (line,) = [line for line in lines if line.startswith("RssAnon")]
    return int(line.split()[1]) / 1024
