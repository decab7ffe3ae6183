"""Which photos a photo may be a copy of: by hash, by frame, by likeness.

Nothing here looks at pixels; photolib.copies does, at the few that are left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from photolib.embedding.model import Vectors
from photolib.images.fingerprint import layout_vectors, may_be_one, turned_layouts
from photolib.images.perceptual import (
    BITS_APART,
    LAID_BITS_APART,
    bits_apart,
    laid_otherwise,
)
from photolib.likeness import Likeness, rows_of, weights_in_use
from photolib.shoot.copies import may_be_copies
from photolib.store import fingerprint, photo, vector
from photolib.store.fingerprint import Fingerprint
from photolib.store.library import Library

_MOST = 16  # of a hash, or a second, that many share: the nearest
_LAID = 4  # of a hash that is turned or mirrored: the nearest
_PARTS = 4  # of those with a near hash that are looked at as parts too
_NEAR_PART = 0.75  # of the width: a smaller part has another hash
_NEAREST = 3  # by likeness
_VECTORS = 0.85  # least cosine; of 53 photos cropped by 10 % all but three are at 0.9
_COLOURS = 0.9
_TIMELESS = 20_000  # photos without a time, the latest, that others are compared with


@dataclass(frozen=True, slots=True)
class Candidate:
    """A photo to compare with.

    `least_part` is the least width a part of it may have, None for no part.
    """

    photo: int
    least_part: float | None


class Candidates:
    """What finds candidates in a library; it is opened once for many photos."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._likeness = Likeness()

    def of(self, photo_id: int) -> list[Candidate]:
        """Return what a photo may be a copy of, of what came before it.

        A crop has another hash; one for the web has lost its time and kept its name.
        """
        asked = fingerprint.get(self._library.db, photo_id)
        of_frame = _possible(asked, fingerprint.of_one_frame(self._library.db, asked))
        wholes, laid = self._by_hash(asked, of_frame)
        by_frame = [one.photo for one in of_frame[:_MOST]]
        wanted: dict[int, float | None] = {
            **dict.fromkeys([*wholes, *laid]),
            **dict.fromkeys(wholes[:_PARTS], _NEAR_PART),
            **dict.fromkeys([*by_frame, *self._by_likeness(asked)], 0.0),
        }
        return [Candidate(one, least) for one, least in wanted.items()]

    def _by_hash(
        self, asked: Fingerprint, of_frame: list[Fingerprint]
    ) -> tuple[list[int], list[int]]:
        """Return the photos with a near hash and like colours, the nearest first.

        The second are those that are near when they are turned or mirrored.
        """
        if asked.hash is None:
            return [], []
        db, laid = self._library.db, laid_otherwise(asked.hash)
        timeless = self._laid_timeless(asked, laid)
        hashes = [asked.hash, *(laid if timeless is None else ())]
        near = _possible(asked, fingerprint.near(db, asked, hashes))
        if timeless is None:
            otherwise = near
        else:
            otherwise = [*of_frame, *_possible(asked, timeless)]
        own = photo.layout(db, asked.photo)
        return (
            self._nearest_in_bits(near, [asked.hash], BITS_APART, [own])[:_MOST],
            self._nearest_in_bits(
                otherwise, laid, LAID_BITS_APART, turned_layouts(own)
            )[:_LAID],
        )

    def _laid_timeless(
        self, asked: Fingerprint, laid: Sequence[int]
    ) -> list[Fingerprint] | None:
        """Return the photos without a time that have about one of these hashes.

        Whoever says a time needs no others, but those of its frame; None where it
        says none, or where there are so many that an index finds them sooner.
        """
        if asked.facts.moment is None or self._timeless_hashes is None:
            return None
        ids, hashes = self._timeless_hashes
        apart = np.bitwise_count(hashes ^ np.array(laid, np.uint64)[:, None])
        found = ids[apart.min(0) <= LAID_BITS_APART]
        return fingerprint.some(self._library.db, asked, _listed(found))

    def _nearest_in_bits(
        self,
        near: Sequence[Fingerprint],
        hashes: Sequence[int],
        most: int,
        layouts: Sequence[bytes],
    ) -> list[int]:
        """Return those within so many bits of a hash whose colours are like one's."""
        apart = [
            (min(bits_apart(hash_, one.hash or 0) for hash_ in hashes), one.photo)
            for one in near
        ]
        ids = [id_ for bits, id_ in sorted(apart) if bits <= most][: 8 * _MOST]
        known = dict(photo.layouts_of(self._library.db, ids))
        return [
            id_
            for id_ in ids
            if id_ in known and any(may_be_one(one, known[id_]) for one in layouts)
        ]

    def _by_likeness(self, asked: Fingerprint) -> list[int]:
        """Return what looks most like it, where one of the two says no time.

        Who says none looks at all photos, others at such as were here before.
        """
        if asked.facts.moment is None:
            ids = self._nearest(asked.photo)
        else:
            ids = self._nearest_timeless(asked.photo)
        found = fingerprint.some(self._library.db, asked, ids)
        return [one.photo for one in _possible(asked, found)]

    def _nearest(self, photo_id: int) -> list[int]:
        library, model, limit = self._library, self._model, _NEAREST + 1
        row = None
        if model is not None:
            row = self._likeness.vector(library, model, photo_id)
        if model is not None and row is not None:
            ids, cosines = self._likeness.nearest(library, model, row, limit)
            return _listed(ids[cosines >= _VECTORS])
        (row,) = layout_vectors([photo.layout(library.db, photo_id)])
        ids, cosines = self._likeness.nearest(library, None, row, limit)
        return _listed(ids[cosines >= _COLOURS])

    def _nearest_timeless(self, photo_id: int) -> list[int]:
        if self._timeless is None:
            return []
        ids, rows, by_model = self._timeless
        _, own, is_vector = rows_of(self._library, [photo_id])
        if len(own) != 1 or is_vector is not by_model:
            return []
        cosines = rows @ own[0]
        best = np.argsort(-cosines)[:_NEAREST]
        least = _VECTORS if by_model else _COLOURS
        return _listed(ids[best[cosines[best] >= least]])

    @cached_property
    def _timeless_hashes(self) -> tuple[NDArray[np.int64], NDArray[np.uint64]] | None:
        """All photos that say no time, and their hashes; None of too many."""
        found = fingerprint.timeless_hashes(self._library.db, limit=_TIMELESS + 1)
        if len(found) > _TIMELESS:
            return None
        ids, hashes = zip(*found, strict=True) if found else ((), ())
        return np.array(ids, np.int64), np.array(hashes, np.uint64)

    @cached_property
    def _timeless(self) -> tuple[NDArray[np.int64], Vectors, bool] | None:
        ids = fingerprint.timeless(self._library.db)
        return rows_of(self._library, ids[-_TIMELESS:]) if ids else None

    @cached_property
    def _model(self) -> int | None:
        found = weights_in_use(self._library)
        return vector.find_model(self._library.db, found.name, found.revision or "")


def _possible(asked: Fingerprint, found: Sequence[Fingerprint]) -> list[Fingerprint]:
    return [one for one in found if may_be_copies(asked.facts, one.facts)]


def _listed(ids: NDArray[np.int64]) -> list[int]:
    return [int(one) for one in ids]
