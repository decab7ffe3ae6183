"""One letter wrong in a name is forgiven, said, and never widens what is found."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.test_photo import add as add_photos

from photolib.forgive import forgiven
from photolib.query import parse, spelt
from photolib.records import Caption, Metadata, PersonFacts
from photolib.search import Results, search, understood
from photolib.store import caption, metadata, person, photo_person, words
from photolib.store.connect import writing
from photolib.store.library import Library, create_library, open_library

PEOPLE = {1: "Erik Brandvik", 2: "Ines Brandvig", 3: "陈思铭", 4: "Anna Roth"}
SAYS = {
    1: Metadata(city="Wuhan", creators=("Jörg Müller",)),
    2: Metadata(city="Bonn", source="River Journal", copyright="Reserved"),
    3: Metadata(creators=("Tan Weiming",), keywords=("lantern",)),
    4: Metadata(city="Ulm", organisations=("Flussamt",)),
}
CAPTIONS = {1: "a handshake", 2: "Rothh opens it", 3: "a rostrum", 4: "a handshake"}


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("forgive") / "library"
    create_library(folder)
    with open_library(folder) as library:
        add_photos(library, 4)
        with writing(library.db):
            for photo_id, name in PEOPLE.items():
                person_id = person.add(library.db, PersonFacts(name, name))
                photo_person.decide(library.db, photo_id, person_id, "confirmed", "Ann")
                metadata.add(library.db, photo_id, SAYS[photo_id])
                said = Caption(CAPTIONS[photo_id], "edited")
                caption.put(library.db, photo_id, said)
            words.refresh(library.db, PEOPLE)
        yield library


def told(results: Results) -> dict[str, tuple[str, ...]]:
    return {term.text: term.names for term in forgiven(results.query)}


def ids(results: Results) -> list[int]:
    return sorted(hit.photo.id for hit in results.hits)


@pytest.mark.parametrize(
    ("text", "found", "names"),
    [
        ("Brandwik Erik", [1], {"Brandwik": ("Brandvik",)}),
        ("person:Brandwik erik", [1], {"Brandwik": ("Brandvik",)}),
        ("Erikk OR lantern", [3], {}),
        ("(Erikk OR Innes)", [1, 2], {"Erikk": ("Erik",), "Innes": ("Ines",)}),
        ("Brandvi", [1, 2], {"Brandvi": ("Brandvik", "Brandvig")}),
        ("Brandvi wuhan", [1], {"Brandvi": ("Brandvik",)}),
        ("Brandvi -wuhan", [2], {"Brandvi": ("Brandvig",)}),
        ("Brandvi rostrum", [], {"Brandvi": ("Brandvik", "Brandvig")}),
        ("Chen Simng", [3], {"Simng": ("Siming",)}),
        ("陈思明", [3], {"陈思明": ("陈思铭",)}),
        ("person:陈思明 lantern", [3], {"陈思明": ("陈思铭",)}),
        ("by:Mülller", [1], {"Mülller": ("Müller",)}),
        ("by:weimng", [3], {"weimng": ("Weiming",)}),
        ("credit:jurnal", [2], {"jurnal": ("Journal",)}),
        ("org:flusamt", [4], {"flusamt": ("Flussamt",)}),
        ("city:wuhn", [1], {"wuhn": ("Wuhan",)}),
        ("handshake wuhn", [1], {"wuhn": ("Wuhan",)}),
        ("Rothh", [2], {}),  # as written it is in a caption
        ("person:Rothh", [4], {"Rothh": ("Roth",)}),
        ('"Brandwik"', [], {}),
        ('person:"Brandwik"', [], {}),
        ("handshake -Brandwik", [1, 4], {}),
        ("handshke", [], {}),  # words that are no name
        ("lantrn", [], {}),
        ("reservd", [], {}),
        ("Ulmm", [], {}),  # too short a name
        ("with wuhn", [1], {"wuhn": ("Wuhan",)}),
        ("Erik Ulm", [], {}),
    ],
)
def test_what_finds_nothing_is_looked_for_as_the_name(
    few: Library, text: str, found: list[int], names: dict[str, tuple[str, ...]]
) -> None:
    results = search(few, text)
    assert ids(results) == found
    assert {term: set(of) for term, of in told(results).items()} == {
        term: set(of) for term, of in names.items()
    }


def test_it_is_said_beside_the_search_as_typed(few: Library) -> None:
    results = search(few, "person:Brandwik handshake")
    assert [hit.why for hit in results.hits] == [("caption",)]
    said = understood(results)
    assert said["text"] == "person:Brandwik handshake"
    names = ["Brandvik"]
    assert said["forgiven"] == [{"text": "Brandwik", "field": "person", "names": names}]
    by_time = search(few, "person:Brandwik handshake", order="newest")
    assert ids(by_time) == [1]


def test_of_many_names_none_is_guessed(library: Library) -> None:
    add_photos(library, 1)
    with writing(library.db):
        names = " ".join(f"Zorna{letter}" for letter in "bcdfgh")
        metadata.add(library.db, 1, Metadata(source=names))
        words.refresh(library.db, [1])
    assert told(search(library, "zornax")) == {}
    assert told(search(library, "zrnac")) == {"zrnac": ("Zornac",)}


def test_a_name_that_no_photo_has_any_more_is_not_looked_for(library: Library) -> None:
    add_photos(library, 1)
    for source, names in {"Zornab": {"zornax": ("Zornab",)}, "Else": {}}.items():
        with writing(library.db):
            library.db.execute("DELETE FROM metadata")
            metadata.add(library.db, 1, Metadata(source=source))
            words.refresh(library.db, [1])
        assert told(search(library, "zornax")) == names


def test_a_wrong_spelling_finds_and_is_never_shown(library: Library) -> None:
    add_photos(library, 1)
    with writing(library.db):
        person_id = person.add(library.db, PersonFacts("Brandwik", "Brandwik"))
        right = PersonFacts("Brandvik", "Brandvik")
        person.rename(library.db, person_id, right)
        photo_person.decide(library.db, 1, person_id, "confirmed", "Ann")
        words.refresh(library.db, [1])
    assert ids(search(library, "brandwik")) == [1]
    assert told(search(library, "brandxik")) == {"brandxik": ("Brandvik",)}


TYPED = [
    *("Brandvik", "Brandwik", "brandvi", "erik", "erikk", "rothh", "handshake"),
    *("lantern", "wuhan", "wuhn", "陈思铭", "陈思明", "simng", "zebra", "Müler"),
]
PARTS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "-", "person:", "by:", "city:", "credit:"]),
        st.sampled_from(TYPED),
    ),
)
QUERIES = st.lists(PARTS, min_size=1, max_size=4).flatmap(
    lambda parts: st.lists(
        st.sampled_from([" ", " OR "]), min_size=len(parts), max_size=len(parts)
    ).map(lambda signs: "".join(map("".join, zip(parts, signs, strict=True))) + "roth")
)


def as_written(text: str) -> str:
    """Return a search with what must hold of it in quotation marks."""
    return spelt(parse(text).changed(lambda one: replace(one, literal=True)).root)


@given(QUERIES)
def test_what_finds_something_is_never_widened(few: Library, text: str) -> None:
    exactly = search(few, as_written(text))
    results = search(few, text)
    if exactly.hits:
        assert results.hits == exactly.hits
        assert not forgiven(results.query)
    for term in forgiven(results.query):
        assert not search(few, spelt(replace(term, literal=True))).hits
