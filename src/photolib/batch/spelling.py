"""Codes and variables in what is typed for many photos, spelt out for each of them."""

from collections.abc import Collection, Mapping
from functools import cache

from photolib import shorthand
from photolib.caption.codes import Expanded, Table, expand, has_shorthand
from photolib.changes import Change
from photolib.metadata.typed import FIELDS
from photolib.store import photo
from photolib.store.library import Library

Spelt = Mapping[int, Mapping[str, Expanded]]
"""By photo, then by field: the text typed for it, where that has any shorthand."""


def spelt_out(
    library: Library, photo_ids: Collection[int], changes: Mapping[str, Change]
) -> Spelt:
    """Return the texts of these changes as they are meant in each photo.

    Credit and event are none: they are chosen, not worded.
    """
    sign = shorthand.delimiter(library.db)
    texts = {
        name: change.text
        for name, change in changes.items()
        if (name == "caption" or name in FIELDS) and has_shorthand(change.text, sign)
    }
    if not texts:
        return {}

    @cache
    def table(event_id: int | None) -> Table:
        return shorthand.table(library, event_id)

    found: dict[int, dict[str, Expanded]] = {}
    for one in photo.get_many(library.db, photo_ids):
        meant = shorthand.words(library, one.id, table(one.event_id))
        found[one.id] = {name: expand(text, meant) for name, text in texts.items()}
    return found
