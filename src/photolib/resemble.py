"""Words, photos and pictures -> the photos most like them, and how many stand out."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photolib.embedding import texts
from photolib.embedding.weights import Weights
from photolib.errors import ModelError, NotFoundError
from photolib.images.decode import decode
from photolib.images.fingerprint import colour_layout, layout_vectors
from photolib.likeness import Likeness, weights_in_use
from photolib.metadata.read import read
from photolib.prepare import sha256_of
from photolib.query import Query
from photolib.sift import nearest
from photolib.store import photo, vector
from photolib.store.library import Library
from photolib.vectors import texts_of

_PICTURES = "pictures"  # beside the vectors of words


@dataclass(frozen=True, slots=True)
class Alike:
    """Photos by likeness, best first, and what judged: "model", "colours", "broken".

    The first `strong` of them stand out from the library.
    """

    judged: str | None = None
    ids: tuple[int, ...] = ()
    strong: int = 0


def wished(query: Query, like: str | None) -> dict[str, float]:
    """Return what hits should be like (a number, or a picture file) and how much."""
    asked = {str(one.photo_id): one.weight for one in query.likes}
    return asked if like is None else {**asked, like: 1.0}


def resembling(
    library: Library,
    query: Query,
    likes: dict[str, float],
    likeness: Likeness,
    limit: int,
) -> Alike:
    """Return the photos most like the words and `likes`, of those the filters keep.

    By colours where the model is not here; then words are not looked at.
    """
    found = weights_in_use(library)
    if found.state == "ready":
        try:
            return _by_model(library, query, likes, found, likeness, limit)
        except ModelError:
            return Alike("broken")
    if not likes:
        return Alike()
    parts = [(weight, _layout_of(library, like)) for like, weight in likes.items()]
    return _ranked(library, query, likes, None, parts, likeness, limit)


def _by_model(
    library: Library,
    query: Query,
    likes: dict[str, float],
    found: Weights,
    likeness: Likeness,
    limit: int,
) -> Alike:
    model_id = vector.find_model(library.db, found.name, found.revision or "")
    if model_id is None:
        return Alike("model")
    parts = [(1.0, likeness.words(found, query.words))] if query.words else []
    for like, weight in likes.items():
        parts.append((weight, _vector_of(library, like, found, likeness, model_id)))
    return _ranked(library, query, likes, model_id, parts, likeness, limit)


def _ranked(
    library: Library,
    query: Query,
    likes: Iterable[str],
    model_id: int | None,
    parts: list[tuple[float, NDArray[np.float32]]],
    likeness: Likeness,
    limit: int,
) -> Alike:
    asked = likeness.blend(library, model_id, parts)
    themselves = [int(like) for like in likes if like.isdecimal()]
    wanted = limit + len(themselves)
    near = nearest(library, likeness, model_id, asked, wanted, query.narrowing)
    others = np.flatnonzero(~np.isin(near.ids, themselves))[:limit]
    found = tuple(near.ids[others].tolist())
    if model_id is None:  # colours scatter too widely for any to stand out
        return Alike("colours", found, len(found))
    strong = likeness.outstanding(
        library, model_id, asked, near.cosines[others], near.count
    )
    return Alike("model", found, strong)


def _vector_of(
    library: Library,
    like: str,
    found: Weights,
    likeness: Likeness,
    model_id: int,
) -> NDArray[np.float32]:
    if like.isdecimal():
        photo.get(library.db, int(like))
        row = likeness.vector(library, model_id, int(like))
        if row is not None:
            return row
        raise NotFoundError("vector yet (run `photolib index`) for photo", like)
    return _vector_of_file(library, Path(like), found, likeness)


def _vector_of_file(
    library: Library, path: Path, found: Weights, likeness: Likeness
) -> NDArray[np.float32]:
    """Return the vector of a picture file, remembered by what the file holds."""
    folder = texts_of(found).with_name(_PICTURES)
    sha256 = sha256_of(path)
    known = texts.find(folder, sha256)
    if known is None:
        picture = open_picture(library, path)
        known = likeness.model(found).encode_pictures([picture])[0]
        texts.keep(folder, sha256, known)
    return known


def _layout_of(library: Library, like: str) -> NDArray[np.float32]:
    if like.isdecimal():
        layout = photo.layout(library.db, int(like))
    else:
        layout = colour_layout(open_picture(library, Path(like)))
    row: NDArray[np.float32] = layout_vectors([layout])[0]
    return row


def open_picture(library: Library, path: Path) -> Image.Image:
    """Return a picture file as searches look at it.

    :raises FileError: when it is no picture, or beyond the limits.
    """
    settings = library.settings
    return decode(
        path,
        max_pixels=settings.max_megapixels * 1_000_000,
        wanted_px=settings.preview_px,
        format_name=read(path, sidecar=False).format,
    ).picture
