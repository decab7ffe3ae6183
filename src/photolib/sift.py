"""The photos most like a vector that pass a filter, by whichever way is shorter.

To list 100,000 photos takes SQLite 10 ms and more, to ask of some hundred whether they
pass 0.2. So where some hundred of the nearest should have enough that pass, they are
found first and then asked; else what passes is listed, and the nearest of that found.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photolib.embedding.array import Ids
from photolib.embedding.model import Vector
from photolib.likeness import Likeness
from photolib.query import Node
from photolib.store import filters
from photolib.store.library import Library

_ASKED = 512  # photos, spread over the library, that tell how much of it passes
_DEEPEST = 1_000  # so many at most are found first: reach is measured as far as that
_SPARE = 3  # deviations of chance by which more are asked than should be enough


@dataclass(frozen=True, slots=True)
class Nearest:
    """Photos and their cosines, best first.

    They are the nearest of `count` photos, or of about so many; None: of all.
    """

    ids: Ids
    cosines: NDArray[np.float32]
    count: int | None = None


def nearest(
    library: Library,
    likeness: Likeness,
    model_id: int | None,
    asked: Vector,
    limit: int,
    passing: Node | None,
    *,
    few: int = filters.FEW,
) -> Nearest:
    """Return the `limit` photos most like `asked` of those that pass, exactly these.

    By colours where `model_id` is None. With `few` or fewer photos that pass it is not
    asked which way is shorter.
    """
    if passing is None:
        return Nearest(*likeness.nearest(library, model_id, asked, limit))
    kept: Ids | list[int] | None = filters.few(library.db, passing, most=few)
    if kept is None:
        first = _first(library, likeness, model_id, asked, limit, passing)
        if first is not None:
            return first
        kept = filters.kept(library.db, passing)
    found = likeness.nearest(library, model_id, asked, limit, keep_ids=kept)
    return Nearest(*found, len(kept))


def _first(
    library: Library,
    likeness: Likeness,
    model_id: int | None,
    asked: Vector,
    limit: int,
    passing: Node,
) -> Nearest | None:
    """Find the nearest and ask them; None where that does not bring enough."""
    some, of = likeness.spread(library, model_id, _ASKED)
    share = len(filters.among(library.db, passing, some.tolist())) / max(len(some), 1)
    enough = limit + _SPARE * math.sqrt(limit)
    if share * _DEEPEST < enough:
        return None
    deep = math.ceil(enough / share)
    ids, cosines = likeness.nearest(library, model_id, asked, deep)
    passed = np.isin(ids, filters.among(library.db, passing, ids.tolist()))
    if passed.sum() < limit and len(ids) == deep:
        return None
    best = np.flatnonzero(passed)[:limit]
    return Nearest(ids[best], cosines[best], round(share * of))
