"""Searches are kept under names, counted since they were opened, and taken back."""

from dataclasses import replace

import pytest
from tests.store.test_photo import NEW

from photolib import saved
from photolib.errors import EditError, NotFoundError, QueryError
from photolib.records import Metadata
from photolib.store import metadata, photo, saved_search, words
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.store.saved_search import COUNTED, Newer
from photolib.suggest import suggest


def add(library: Library, text: str, count: int = 1) -> None:
    db = library.db
    with writing(db):
        first = saved_search.last_photo(db)
        for number in range(first + 1, first + 1 + count):
            id_ = photo.add(db, replace(NEW, sha256=f"{number:064}"))
            metadata.add(db, id_, Metadata(city=text.split()[0], headline=text))
            words.refresh(db, [id_])


def names(library: Library) -> list[str]:
    return [one.name for one in saved_search.get_all(library.db)]


@pytest.mark.parametrize(
    "query",
    ["harbour", "the harbour", "city:harbour", "-forest", "shape:landscape -forest"],
)
def test_only_what_came_since_is_new(library: Library, query: str) -> None:
    add(library, "harbour at dawn")
    made = saved.save(library.db, "Ports", query, None, "Ann")

    def new() -> Newer | None:
        return saved.newer(library.db, saved_search.get(library.db, made))

    assert new() == Newer(0, or_more=False)
    add(library, "harbour again")
    add(library, "forest")
    assert new() == Newer(1, or_more=False)
    assert saved.open_(library.db, made).query == query
    assert new() == Newer(0, or_more=False)
    add(library, "harbour once more", COUNTED + 1)
    assert new() == Newer(COUNTED, or_more=True)


def test_what_is_not_looked_at_may_be_more(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved_search, "_LOOKED_AT", 2)
    made = saved.save(library.db, "Ports", "city:harbour", None, "Ann")
    add(library, "harbour", 3)
    one = saved_search.get(library.db, made)
    assert saved.newer(library.db, one) == Newer(2, or_more=True)


def test_likeness_alone_counts_nothing(library: Library) -> None:
    add(library, "harbour")
    made = saved.save(library.db, "Alike", "similar:1", None, "Ann")
    add(library, "harbour")
    assert saved.newer(library.db, saved_search.get(library.db, made)) is None


def test_a_query_that_is_not_understood_any_more_counts_nothing(
    library: Library,
) -> None:
    made = saved.save(library.db, "Odd", "harbour", None, "Ann")
    one = replace(saved_search.get(library.db, made), query="has:nonsense")
    assert saved.newer(library.db, one) is None


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\udcff"])
def test_a_name_is_neither_empty_nor_too_long_nor_broken(
    library: Library, name: str
) -> None:
    with pytest.raises(EditError, match="name"):
        saved.save(library.db, name, "harbour", None, "Ann")


@pytest.mark.parametrize("query", ["", "has:nonsense", "(a", "x" * 2001])
def test_a_query_must_be_understood(library: Library, query: str) -> None:
    with pytest.raises(QueryError):
        saved.save(library.db, "Ports", query, None, "Ann")
    assert names(library) == []


def test_a_query_that_is_not_utf8_is_refused(library: Library) -> None:
    with pytest.raises(EditError, match="the search is not written in UTF-8"):
        saved.save(library.db, "Ports", "a\udcff", None, "Ann")


def test_names_are_unique_in_any_case(library: Library) -> None:
    first = saved.save(library.db, " 北京  Forum ", "harbour", "newest", "Ann")
    with pytest.raises(EditError, match="“北京 Forum” is a saved search already"):
        saved.save(library.db, "北京 FORUM", "forest", None, "Ann")
    second = saved.save(library.db, "Ports", "forest", None, "Ann")
    with pytest.raises(EditError, match="already"):
        saved.rename(library.db, second, "北京 forum", "Ann")
    saved.rename(library.db, first, "北京 forum", "Ann")  # its own name
    assert names(library) == ["Ports", "北京 forum"]
    assert saved.named(library.db, "北京 FORUM").sort == "newest"
    with pytest.raises(NotFoundError, match="no saved search “x”"):
        saved.named(library.db, "x")


def test_what_was_done_is_undone_last_first(library: Library) -> None:
    first = saved.save(library.db, "Ports", "harbour", "oldest", "Ann")
    second = saved.rename(library.db, first, "Harbours", "Ann")
    saved.remove(library.db, second, "Ann")
    assert names(library) == []
    saved.undo(library.db, second, "Ann")
    assert names(library) == ["Harbours"]
    saved.undo(library.db, second, "Ann")
    assert names(library) == ["Ports"]
    saved.undo(library.db, first, "Ann")
    assert names(library) == []
    saved.save(library.db, "ports", "forest", None, "Ann")
    with pytest.raises(EditError, match="already"):
        saved.undo(library.db, first, "Ann")
    for gone in (first, 99):
        with pytest.raises(NotFoundError, match="no saved search"):
            saved.rename(library.db, gone, "x", "Ann")


def test_a_saved_search_is_suggested_by_its_name(library: Library) -> None:
    saved.save(library.db, "Old Harbours", "by:chen -logo", None, "Ann")
    saved.save(library.db, "北京论坛", "forum OR 论坛", None, "Ann")

    def told(text: str) -> list[tuple[str, str]]:
        return [(o.text, o.says) for o in suggest(library.db, text, len(text)).found]

    expected = ("(by:chen -logo)", "saved: Old Harbours")
    assert told("forest harb") == [expected]
    assert told("-OLD") == [expected]
    assert told("论坛") == [("(forum OR 论坛)", "saved: 北京论坛")]
    assert told("arbours") == []
