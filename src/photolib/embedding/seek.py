"""Which way leads to the nearest photos: a scan, or the lists and an exact comparison.

Whatever is returned was compared exactly, with the vectors as the database has them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from photolib.embedding.array import Array, Ids
from photolib.embedding.inverted import Depth, Inverted, Near, Proposed
from photolib.embedding.model import Vector
from photolib.embedding.nearest import Found, best, nearest, scores_of

Rows = NDArray[np.intp]

_GATHERED = 3_000  # kept rows that are sooner compared one by one than through lists
_PASSED = 14  # rows of a list passed over in the time that codes save on a kept one
_SURE = 4  # deviations of what codes tell from what is


@dataclass(frozen=True, slots=True)
class Served:
    """An array with its lists, if it has any, and the row of each photo (-1: none).

    No photo has the first number of `row_of`, nor the last.
    """

    array: Array
    lists: Inverted | None
    row_of: NDArray[np.int32]
    holes: Rows

    def rows(self, photo_ids: Ids) -> Rows:
        """Return the rows of those photos that have one, rising, each once."""
        rows: Rows = self.row_of.take(photo_ids, mode="clip").astype(np.intp)
        if rows.min(initial=0) < 0:
            rows = rows[rows >= 0]
        return rows if np.all(rows[1:] > rows[:-1]) else np.unique(rows)

    def vector(self, photo_id: int) -> Vector | None:
        """Return the vector of a photo."""
        rows = self.rows(np.array([photo_id], np.int64))
        return np.array(self.array.rows[rows[0]]) if len(rows) else None


def serve(array: Array, lists: Inverted | None) -> Served:
    """Return `array` ready to be asked."""
    ids = array.ids
    # SQLite numbers photos one by one, so that a table by number is small.
    row_of = np.full(int(ids.max(initial=0)) + 2, -1, np.int32)
    row_of[ids] = np.arange(len(ids), dtype=np.int32)
    row_of[0] = -1
    return Served(array, lists, row_of, np.flatnonzero(ids == 0))


def seek(
    served: Served,
    asked: Vector,
    limit: int,
    *,
    keep_ids: Ids | Sequence[int] | None = None,
) -> tuple[Ids, NDArray[np.float32]]:
    """Return (photo ids, cosines) of the `limit` nearest, best first.

    With `keep_ids` only those photos count, and as many of them are returned as
    there are, up to `limit`.
    """
    asked = np.ascontiguousarray(asked, np.float32)
    if keep_ids is None:
        rows, scores = _of_all(served, asked, limit)
    else:
        kept = served.rows(np.asarray(keep_ids, np.int64))
        rows, scores = _of_kept(served, asked, limit, kept)
    return served.array.ids[rows], scores


def _of_all(served: Served, asked: Vector, limit: int) -> Found:
    array, lists, holes = served.array, served.lists, served.holes
    depth = lists.depth(limit) if lists else None
    if lists is None or depth is None:
        return _scanned(served, asked, limit)
    gone = holes[: np.searchsorted(holes, lists.state.rows)]
    counts = lists.sizes - lists.count(gone) if len(gone) else lists.sizes
    is_live = array.ids[lists.state.rows :] > 0
    later = lists.state.rows + np.flatnonzero(is_live)
    later_scores = np.vecdot(array.rows[lists.state.rows :], asked)[is_live]
    spare = min(len(gone), depth.compared)

    def compare(near: Near) -> Found:
        rows = lists.propose(asked, depth.compared + spare, near).rows
        among = np.sort(rows[array.ids[rows] > 0])
        if len(rows) - len(among) > depth.compared // 2:  # what was nearest has gone
            return among[:0], later_scores[:0]
        scores = np.concatenate([scores_of(array.rows, asked, among), later_scores])
        return best(np.concatenate([among, later]), scores, limit)

    to_read = partial(lists.to_read, asked, limit, counts=counts)
    found = _read(to_read, depth, compare, limit)
    if len(found[0]) == min(limit, len(array.ids) - len(holes)):
        return found
    return _scanned(served, asked, limit)


def _of_kept(served: Served, asked: Vector, limit: int, kept: Rows) -> Found:
    count = len(served.array.ids)
    if served.lists is not None and len(kept) > _GATHERED:
        found = _through_lists(served, served.lists, asked, limit, kept)
        if len(found[0]) == min(limit, len(kept)):
            return found
    if len(kept) > count // 3:
        return _scanned(served, asked, limit, kept)
    return _compared(served, asked, limit, kept)


def _through_lists(
    served: Served, lists: Inverted, asked: Vector, limit: int, kept: Rows
) -> Found:
    """Return the nearest of the kept rows.

    Where one photo in n is kept, the nearest `limit` of them are expected among the
    nearest n * `limit` of all, for which it was measured how far they reach. Where
    most rows of the lists to read are kept, their codes are compared first; where few
    are, it is sooner done to compare those themselves.
    """
    deep = -(-limit * len(served.array.ids) // len(kept))
    depth = lists.depth(limit)
    if depth is None:
        return _compared(served, asked, limit, kept)
    last = int(np.searchsorted(kept, lists.state.rows))
    indexed, later = kept[:last], kept[last:]
    list_of = lists.list_of()[indexed]
    counts = np.bincount(list_of, minlength=lists.state.lists)
    later_scores = scores_of(served.array.rows, asked, later)

    def compare(near: Near) -> Found:
        read = near.numbers
        if lists.sizes[read].sum() < _PASSED * counts[read].sum():
            propose = partial(lists.propose, asked, near=near, keep=indexed)
            among, cosines = _by_codes(served, asked, limit, depth.compared, propose)
        else:
            is_read = np.zeros(lists.state.lists, bool)
            is_read[read] = True
            among = indexed[is_read[list_of]]
            cosines = scores_of(served.array.rows, asked, among)
        scores = np.concatenate([cosines, later_scores])
        return best(np.concatenate([among, later]), scores, limit)

    to_read = partial(lists.to_read, asked, limit, counts=counts)
    return _read(to_read, lists.depth(deep) or depth, compare, limit)


def _read(
    to_read: Callable[[float], Near],
    depth: Depth,
    compare: Callable[[Near], Found],
    limit: int,
) -> Found:
    """Compare what the lists have that are to be read.

    Where the nearest turn out to begin lower than they ever should, since what counts
    lies farther from the query than its like, lists as much lower are read, too.
    """
    near = to_read(depth.reach)
    found = compare(near)
    if 0 < limit <= len(found[1]):
        below = (near.begin - float(found[1][limit - 1])) / near.deviation
        if below > depth.below:
            return compare(to_read(depth.reach + below - depth.below))
    return found


def _by_codes(
    served: Served,
    asked: Vector,
    limit: int,
    count: int,
    propose: Callable[[int], Proposed],
) -> Found:
    """Return the rows of a filter whose codes say that they may be nearest; cosines.

    Where all rows count, it was measured that `count` of them hold the nearest; those
    of a filter may be harder to tell apart. So more are taken until the last of them
    lies clearly too low.
    """
    while True:
        rows, about = propose(count)
        cosines = scores_of(served.array.rows, asked, rows)
        if len(rows) < count or not limit:
            return rows, cosines
        last = np.partition(cosines, -limit)[-limit]
        if last > about[-1] + _SURE * float((cosines - about).std()):
            return rows, cosines
        count *= 2


def _compared(served: Served, asked: Vector, limit: int, rows: Rows) -> Found:
    return nearest(served.array.rows, asked, limit, keep=rows)


def _scanned(
    served: Served, asked: Vector, limit: int, kept: Rows | None = None
) -> Found:
    """Compare all there is, in the order of the file, and then leave some out."""
    scores = np.vecdot(served.array.rows, asked)
    if kept is None:
        kept = np.flatnonzero(served.array.ids > 0)
    return best(kept, scores[kept], limit)
