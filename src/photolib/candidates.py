"""Which photos a photo may be a copy of: by hash, by frame, by likeness.

Nothing here looks at pixels; photolib.copies does, at the few that are left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from photolib.images.fingerprint import layout_vectors, may_be_one
from photolib.images.perceptual import BITS_APART, bits_apart
from photolib.likeness import Likeness, weights_in_use
from photolib.shoot.copies import may_be_copies
from photolib.store import fingerprint, photo, vector
from photolib.store.fingerprint import Fingerprint
from photolib.store.library import Library

_MOST = 16  # of a hash, or a second, that many share: the nearest
_PARTS = 4  # of those with a near hash that are looked at as parts too
_NEAREST = 3  # by likeness
_VECTORS = 0.85  # least cosine; of 53 photos cropped by 10 % all but three are at 0.9
_COLOURS = 0.9


@dataclass(frozen=True, slots=True)
class Candidate:
    """A photo to compare with; `part` asks whether one is a part of the other too."""

    photo: int
    part: bool


class Candidates:
    """What finds candidates in a library; it is opened once for many photos."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._likeness = Likeness()

    def of(self, photo_id: int) -> list[Candidate]:
        """Return what a photo may be a copy of, of what came before it."""
        asked = fingerprint.get(self._library.db, photo_id)
        wholes = self._by_hash(asked)
        parts = [*self._by_frame(asked), *self._by_likeness(asked), *wholes[:_PARTS]]
        wanted = dict.fromkeys(wholes, False) | dict.fromkeys(parts, True)
        return [Candidate(one, part) for one, part in wanted.items()]

    def _by_hash(self, asked: Fingerprint) -> list[int]:
        """Return the photos with a near hash and like colours, the nearest first."""
        if asked.hash is None:
            return []
        db = self._library.db
        near = [
            (bits_apart(asked.hash, one.hash or 0), one.photo)
            for one in _possible(asked, fingerprint.near(db, asked))
        ]
        ids = [id_ for bits, id_ in sorted(near) if bits <= BITS_APART][: 8 * _MOST]
        layouts = dict(photo.layouts_of(db, [asked.photo, *ids]))
        own = layouts.pop(asked.photo, None)
        return [
            id_
            for id_ in ids
            if own and id_ in layouts and may_be_one(own, layouts[id_])
        ][:_MOST]

    def _by_frame(self, asked: Fingerprint) -> list[int]:
        """Return what may be of the same frame by its time or number.

        A crop has another hash; one for the web has lost its time and kept its name.
        """
        found = fingerprint.of_one_frame(self._library.db, asked)
        return [one.photo for one in _possible(asked, found)][:_MOST]

    def _by_likeness(self, asked: Fingerprint) -> list[int]:
        """Return what looks most like it, where one of the two says no time."""
        keep = None if asked.facts.moment is None else self._timeless
        if keep is not None and not keep:
            return []
        ids = self._nearest(asked.photo, keep)
        found = fingerprint.some(self._library.db, asked, ids)
        return [one.photo for one in _possible(asked, found)]

    def _nearest(self, photo_id: int, keep: Sequence[int] | None) -> list[int]:
        library, model = self._library, self._model
        row = None
        if model is not None:
            row = self._likeness.vector(library, model, photo_id)
        if model is not None and row is not None:
            least = _VECTORS
            ids, cosines = self._likeness.nearest(
                library, model, row, _NEAREST + 1, keep_ids=keep
            )
        else:
            least = _COLOURS
            (row,) = layout_vectors([photo.layout(library.db, photo_id)])
            ids, cosines = self._likeness.alike(
                library, row, _NEAREST + 1, keep_ids=keep
            )
        return [int(one) for one in ids[cosines >= least] if one != photo_id]

    @cached_property
    def _timeless(self) -> list[int]:
        return fingerprint.timeless(self._library.db)

    @cached_property
    def _model(self) -> int | None:
        found = weights_in_use(self._library)
        return vector.find_model(self._library.db, found.name, found.revision or "")


def _possible(asked: Fingerprint, found: Sequence[Fingerprint]) -> list[Fingerprint]:
    return [one for one in found if may_be_copies(asked.facts, one.facts)]
