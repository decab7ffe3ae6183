"""Searches kept under a name: saved, opened, renamed, removed, and taken back."""

import unicodedata
from dataclasses import replace

from photolib.errors import EditError, NotFoundError, QueryError
from photolib.query import parse
from photolib.records import SavedSearch
from photolib.store import retired, saved_search, words
from photolib.store.connect import Database, now, writing
from photolib.store.filters import Order
from photolib.store.saved_search import Newer

LONGEST_NAME = 80


def save(db: Database, name: str, query: str, order: Order | None, by: str) -> int:
    """Keep a search under a name that no other has; return its number.

    :raises EditError: when the name is empty, too long or taken, or one is not UTF-8.
    :raises QueryError: when the query is empty, too long, or cannot be understood.
    """
    name, query = _name(name), _utf8("search", query.strip())
    parse(query)
    with writing(db):
        _refuse_taken(db, name)
        seen = saved_search.last_photo(db)
        made = SavedSearch(0, name, query, order, seen, by, now())
        return saved_search.add(db, made)


def rename(db: Database, saved_id: int, name: str, by: str) -> int:
    """Call a search otherwise; return the number of the row that stands now.

    :raises EditError: when the name is empty, too long, or another's.
    :raises NotFoundError: when there is no such search.
    """
    name = _name(name)
    with writing(db):
        before = saved_search.get(db, saved_id)
        _refuse_taken(db, name, but=saved_id)
        made = replace(before, name=name, added_by=by, added_at=now())
        return saved_search.add(db, made, replaces=saved_id)


def remove(db: Database, saved_id: int, by: str) -> SavedSearch:
    """Take a search out of use; return it.

    :raises NotFoundError: when there is no such search.
    """
    with writing(db):
        found = saved_search.get(db, saved_id)
        retired.remove(db, "saved_search", saved_id, by)
    return found


def undo(db: Database, saved_id: int, by: str) -> None:
    """Undo the last that was done to a search.

    :raises EditError: when another has its name by now.
    :raises NotFoundError: when there was none of that number.
    """
    with writing(db):
        comes = retired.returning(db, "saved_search", saved_id)
        if comes is not None:
            name = saved_search.get(db, comes, stands=False).name
            _refuse_taken(db, name, but=saved_id)
        retired.restore(db, "saved_search", saved_id, by)


def open_(db: Database, saved_id: int) -> SavedSearch:
    """Return a search, and note that what it finds now has been seen.

    :raises NotFoundError: when there is no such search.
    """
    with writing(db):
        found = saved_search.get(db, saved_id)
        saved_search.mark_opened(db, saved_id)
    return found


def named(db: Database, name: str) -> SavedSearch:
    """Return the search of a name, in any case.

    :raises NotFoundError: when there is none.
    """
    found = saved_search.find(db, _name(name))
    if found is None:
        raise NotFoundError("saved search", f"“{name}”")
    return found


def newer(db: Database, saved: SavedSearch) -> Newer | None:
    """Count what a search finds that came since it was opened.

    None: it only ranks by likeness, or cannot be understood any more.
    """
    try:
        asked = words.exact(parse(saved.query))
    except QueryError:
        return None
    return None if asked is None else saved_search.newer(db, asked, saved.seen)


def _name(text: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", _utf8("name", text)).split())
    if not name:
        raise EditError("the search has no name yet: write one")
    if len(name) > LONGEST_NAME:
        raise EditError(
            f"the name has {len(name):,} characters: write at most {LONGEST_NAME}"
        )
    return name


def _utf8(what: str, text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise EditError(f"the {what} is not written in UTF-8: type it anew") from error
    return text


def _refuse_taken(db: Database, name: str, but: int | None = None) -> None:
    found = saved_search.find(db, name)
    if found is not None and found.id != but:
        raise EditError(
            f"“{found.name}” is a saved search already: choose another name"
        )
