"""How an inverted file is made: its lists formed, its recall measured, rows added."""

import bisect
import functools
import math
import os
import secrets
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from photolib.embedding import aside
from photolib.embedding.array import Array
from photolib.embedding.inverted import (
    FORM,
    STATE,
    WANTED,
    Depth,
    Inverted,
    Lists,
    faiss_here,
)
from photolib.embedding.model import Vectors

_PER_LIST = 40  # rows a list is trained on; faiss warns below 39
_ROUNDS = 10
_MOST = 65_535  # lists: two bytes tell one
_REACHES = tuple(step / 10 for step in range(30, 80))
_BY_LISTS = 0.9  # of what may be missed, the part that lists not read may have
_MOST_COMPARED = 2_000  # and eight for each result
_HARDLY = 0.95  # of the queries: of the rest more is read than was expected
_WORTH = 0.9  # the share of all rows from which on a scan is better
_CHUNK = 1 << 15

Kind = tuple[Vectors, NDArray[np.intp]]
"""Queries, and the rows nearest to each, one line each."""
Places = NDArray[np.float64]
"""Where what is right stands among the rows proposed, best first; infinite: nowhere."""


class _Tried(NamedTuple):
    """What queries read of all rows, in the mean, and what they found.

    `below` says how much lower than was expected the nearest began, in deviations.
    """

    read: float
    places: Places
    below: list[float]


def build(folder: Path, array: Array, texts: Vectors | None) -> Lists:
    """Form the lists anew over every row, and measure how far queries must go.

    `texts` are vectors of words, the more like real queries the better; none will do.

    :raises OSError: when the disk refuses.
    """
    rows = array.rows
    index = _trained(rows)
    _add(index, rows, 0)
    token = _written(folder, index)
    state = Lists(
        FORM, array.state.generation, token, len(rows), len(rows), index.nlist, {}
    )
    del index
    opened = Inverted(folder, state, rows)
    made = _like_texts(rows)
    asked = made if texts is None else np.concatenate([texts, made])
    state = replace(state, depth=measured(opened, rows, asked))
    _settle(folder, state)
    return state


def extend(folder: Path, array: Array, state: Lists) -> Lists:
    """Put the rows that came since into the lists that there are.

    :raises OSError: when the disk refuses.
    """
    index = faiss_here().read_index(str(folder / state.file))
    _add(index, array.rows, state.rows)
    token = _written(folder, index)
    state = replace(state, file=token, rows=len(array.rows))
    _settle(folder, state)
    return state


def measured(opened: Inverted, rows: Vectors, texts: Vectors) -> dict[str, Depth]:
    """Return how far to go, by the number of results, to find what is wanted.

    Pictures ask for their neighbours, and words, which lie apart from all pictures,
    for theirs; the harder of the two decides. Of what may be missed, lists that are
    not read have a part, and codes that order rows a little differently than they are
    the rest. Where all lists were to be read, nothing is returned for the number, nor
    for greater ones.
    """
    chance = np.random.default_rng(0)
    some = rows[np.sort(chance.choice(len(rows), min(100, len(rows)), replace=False))]
    own = chance.standard_normal(some.shape).astype(np.float32)
    photos = _unit(some + 0.3 * _unit(own))  # like one of them, and none of them
    kinds = [
        (asked, exact(rows, asked, max(WANTED))) for asked in (texts[:400], photos)
    ]
    table: dict[str, Depth] = {}
    for limit, wanted in WANTED.items():
        depth = _depth(opened, rows, kinds, limit, wanted)
        if depth is None:
            break
        table[str(limit)] = depth
    return table


def _depth(
    opened: Inverted, rows: Vectors, kinds: list[Kind], limit: int, wanted: float
) -> Depth | None:
    """Return the least depth that finds the share wanted of the `limit` nearest."""
    by_lists = 1 - _BY_LISTS * (1 - wanted)

    @functools.cache
    def tried(reach: float) -> list[_Tried]:
        return [_tried(opened, rows, *kind, limit, reach) for kind in kinds]

    def enough(reach: float) -> bool:
        found = (np.isfinite(kind.places).mean() for kind in tried(reach))
        return bool(min(found) >= by_lists)

    least = bisect.bisect_left(_REACHES, True, key=enough)
    if least == len(_REACHES):
        return None
    reach = _REACHES[least]
    if max(kind.read for kind in tried(reach)) > _WORTH:
        return None
    compared = max(_compared(kind.places, wanted) for kind in tried(reach))
    below = max(float(np.quantile(kind.below, _HARDLY)) for kind in tried(reach))
    return Depth(reach, max(limit, compared), below)


def exact(rows: Vectors, asked: Vectors, limit: int) -> NDArray[np.intp]:
    """Return the `limit` rows nearest to each of `asked`, one line each."""
    limit = min(limit, len(rows))
    top = np.full((len(asked), limit), -np.inf, np.float32)
    which = np.zeros((len(asked), limit), np.intp)
    for start in range(0, len(rows), _CHUNK):
        scores = asked @ rows[start : start + _CHUNK].T
        numbers = np.broadcast_to(
            np.arange(start, start + scores.shape[1]), scores.shape
        )
        scores = np.concatenate([top, scores], axis=1)
        numbers = np.concatenate([which, numbers], axis=1)
        order = np.argpartition(-scores, limit - 1, axis=1)[:, :limit]
        top = np.take_along_axis(scores, order, 1)
        which = np.take_along_axis(numbers, order, 1)
    return np.take_along_axis(which, np.argsort(-top, axis=1, kind="stable"), 1)


def _tried(
    opened: Inverted,
    rows: Vectors,
    asked: Vectors,
    right: NDArray[np.intp],
    limit: int,
    reach: float,
) -> _Tried:
    """Ask for the `limit` nearest, with lists up to `reach` read."""
    right = right[:, :limit]
    read, below = [], []
    places = np.full(right.shape, np.inf)
    for vector, true, place in zip(asked, right, places, strict=True):
        near = opened.to_read(vector, limit, reach, opened.sizes)
        among = opened.propose(vector, _MOST_COMPARED + 8 * limit, near).rows
        read.append(opened.sizes[near.numbers].sum() / opened.state.rows)
        _, of_true, of_among = np.intersect1d(true, among, return_indices=True)
        place[of_true] = of_among
        last = float(np.vecdot(rows[true[-1]], vector))
        below.append((near.begin - last) / near.deviation)
    return _Tried(float(np.mean(read)), places, below)


def _compared(places: Places, wanted: float) -> int:
    """Return how many of the rows proposed hold the share wanted of what is right."""
    last = math.ceil(wanted * places.size) - 1
    return 1 + int(np.sort(places, axis=None)[last])


def _like_texts(rows: Vectors, count: int = 200) -> Vectors:
    """Return vectors that lie to the pictures as those of words do.

    CLIP's words lie in a narrow cone apart from its pictures (Liang et al., "Mind the
    Gap", NeurIPS 2022): what they share with the pictures they describe is small,
    a cosine of about 0.26. Rather a little harder than real ones than easier.
    """
    chance = np.random.default_rng(1)
    some = rows[
        np.sort(chance.choice(len(rows), min(20_000, len(rows)), replace=False))
    ]
    mean = some.mean(axis=0)
    subjects = some[chance.integers(0, len(some), count)] - mean
    apart, own = chance.standard_normal((2, count, rows.shape[1])).astype(np.float32)
    parts = 0.3 * _unit(subjects) + 0.7 * _unit(apart[:1]) + 0.55 * _unit(own)
    return _unit(parts)


def _unit(rows: Vectors) -> Vectors:
    unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit


def _trained(rows: Vectors) -> Any:
    faiss = faiss_here()
    lists = min(max(1, int(4 * np.sqrt(len(rows)))), _MOST)
    dimension = rows.shape[1]
    codes = f"PQ{dimension // 2 if dimension % 2 == 0 else dimension}x4fsr"
    index = faiss.index_factory(
        dimension, f"IVF{lists},{codes}", faiss.METRIC_INNER_PRODUCT
    )
    index.cp.niter = _ROUNDS
    index.cp.min_points_per_centroid = index.pq.cp.min_points_per_centroid = 1
    count = min(len(rows), _PER_LIST * lists)
    sample = np.random.default_rng(2).choice(len(rows), count, replace=False)
    index.train(rows[np.sort(sample)])
    return index


def _add(index: Any, rows: Vectors, start: int) -> None:
    for first in range(start, len(rows), _CHUNK):
        index.add(np.ascontiguousarray(rows[first : first + _CHUNK]))


def _written(folder: Path, index: Any) -> str:
    name = f"{secrets.token_hex(6)}.lists"
    try:
        faiss_here().write_index(index, str(folder / name))
    except RuntimeError as error:
        raise OSError(str(error)) from error
    with (folder / name).open("rb+") as file:
        os.fsync(file.fileno())
    return name


def _settle(folder: Path, state: Lists) -> None:
    aside.put(folder / STATE, asdict(state))
    for path in folder.glob("*.lists"):
        if path.name != state.file:
            path.unlink(missing_ok=True)
