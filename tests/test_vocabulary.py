"""The vocabulary of keywords completes and marks, and refuses nothing."""

import pytest

from photolib import vocabulary
from photolib.caption import term_file
from photolib.errors import EditError, NotFoundError
from photolib.records import VocabularyTerm
from photolib.store import vocabulary as store
from photolib.store.library import Library

FILE = """\
// culture
exhibition\tshow\tAusstellung@de\t展览@zh
river of life
river

Fête\tFest
"""
SHOW = VocabularyTerm(
    "exhibition", (("show", None), ("Ausstellung", "de"), ("展览", "zh"))
)


@pytest.fixture
def filled(library: Library) -> Library:
    vocabulary.take_in(library, "topics.txt", FILE.encode(), "Ann")
    return library


def texts(library: Library) -> list[str]:
    return [one.text for one in vocabulary.terms(library)]


def test_terms_are_taken_in_and_written_as_they_came(filled: Library) -> None:
    terms = vocabulary.terms(filled)
    assert [one.text for one in terms] == [
        *("Fête", "exhibition", "river", "river of life"),
    ]
    assert terms[1] == SHOW
    again = vocabulary.take_in(filled, "x", term_file.write(terms).encode(), "Bob")
    assert (again.terms, again.act) == (0, None)


def test_a_file_replaces_what_it_names_and_is_undone_as_one(filled: Library) -> None:
    done = vocabulary.take_in(filled, "x", b"Exhibition\tfair\nlake\n", "Bob")
    assert done.terms == 2
    assert texts(filled) == ["Exhibition", "Fête", "lake", "river", "river of life"]
    assert done.act is not None
    assert vocabulary.undo(filled, done.act, "Ann") == 2
    assert SHOW in vocabulary.terms(filled)
    assert "lake" not in texts(filled)
    vocabulary.undo(filled, done.act, "Ann")  # and done again
    assert "lake" in texts(filled)
    with pytest.raises(NotFoundError):
        vocabulary.undo(filled, 99, "Ann")


def test_a_term_is_removed_and_brought_back(filled: Library) -> None:
    number = vocabulary.remove(filled, "RIVER", "Ann")
    assert "river" not in texts(filled)
    with pytest.raises(NotFoundError, match="no term of the vocabulary river"):
        vocabulary.remove(filled, "river", "Ann")
    vocabulary.bring_back(filled, number, "Ann")
    assert "river" in texts(filled)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ri", [("river", "river"), ("river of life", "river of life")]),
        ("lif", [("river of life", "river of life")]),
        ("Sho", [("exhibition", "show")]),
        ("览", [("exhibition", "展览")]),
        ("fe", [("Fête", "Fête")]),
        ("iver", []),
        (" ", []),
        ('" OR', []),
    ],
)
def test_a_term_is_found_by_how_any_of_its_names_begins(
    filled: Library, typed: str, offered: list[tuple[str, str]]
) -> None:
    assert store.begun(filled.db, typed, limit=8) == offered


def test_keywords_that_no_term_is_called_are_strange(
    filled: Library, library: Library
) -> None:
    asked = ["River", "fete", "展览", "zebra", "river of"]
    assert store.strange(filled.db, asked) == ["zebra", "river of"]
    for text in texts(filled):
        vocabulary.remove(filled, text, "Ann")
    assert store.strange(filled.db, asked) == []  # there is no vocabulary any more


def test_a_typed_term_has_its_other_names_behind_bars(library: Library) -> None:
    vocabulary.add(library, "exhibition | show | Ausstellung@de | 展览@zh", "Ann")
    assert vocabulary.terms(library) == [SHOW]


@pytest.mark.parametrize("line", ["", "a; b", "x" * 201, "a\nb", "// note"])
def test_what_is_no_term_is_refused(library: Library, line: str) -> None:
    with pytest.raises(EditError, match="this is no term"):
        vocabulary.add(library, line, "Ann")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "topics has no term"),
        (b"a; b\n", "line 1 is not taken"),
        (b"a\x00b", "is no text"),
        (b"x\n" * 20_001, "at most 20,000"),
        ("café\n".encode("latin-1"), "charset"),
    ],
)
def test_what_is_no_vocabulary_is_refused(
    library: Library, data: bytes, why: str
) -> None:
    with pytest.raises(EditError, match=why):
        vocabulary.take_in(library, "topics", data, "Ann")


def test_lines_that_cannot_be_terms_are_told(library: Library) -> None:
    done = vocabulary.take_in(library, "x", b"lake\nlake\tsea\na;b\n", "Ann")
    assert done.terms == 1
    assert done.told == (
        "line 2 is not taken: lake stands there already",
        "line 3 is not taken: a;b has a semicolon, which parts keywords",
    )
