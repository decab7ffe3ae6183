"""Words of names: found by every single edit, and by nothing further away."""

import string
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA
from sqlite_utils import Database

from photolib.store import near

NAMES = (
    "Erik Brandvik", "Jörg Müller-Lüdenscheidt", "陈思铭", "李松", "欧阳娜娜",
    "OUC Journal", "O'Brien", "مريم حسن", "Gao Lin", "UNESCO",
)  # fmt: skip


@pytest.fixture(scope="module")
def db() -> Database:
    made = Database(memory=True)
    made.execute("CREATE TABLE name_key (key TEXT PRIMARY KEY, word TEXT NOT NULL)")
    near.add(made, NAMES)
    return made


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Brandwik", ["Brandvik"]),  # another letter
        ("brandvk", ["Brandvik"]),  # left out
        ("BRANNDVIK", ["Brandvik"]),  # added
        ("Barndvik", ["Brandvik"]),  # swapped
        ("Branvdik", ["Brandvik"]),  # swapped in the middle
        ("Brandwick", []),  # two
        ("Brandvik", []),
        ("muler", ["Müller"]),
        ("Muller-Ludenscheit", ["Muller-Lüdenscheidt"]),
        ("O'Brein", ["O'Brien"]),
        ("Kin", []),  # too short
        ("Gaoo", []),
        ("حسنن", []),
        ("مرييم", ["مريم"]),
        ("Simng", ["Siming"]),
        ("chensimng", ["Chensiming"]),
        ("陈思明", ["陈思铭"]),  # read alike
        ("陈师铭", ["陈思铭"]),
        ("陈恩铭", ["陈思铭"]),  # another character
        ("李嵩", ["李松"]),  # read alike
        ("李林", []),  # another of two
        ("欧阳那那", ["欧阳娜娜"]),
        ("欧阳娜", []),  # left out
    ],
)
def test_a_word_one_letter_away_is_found(
    db: Database, typed: str, names: list[str]
) -> None:
    assert near.near(db, typed) == names


@given(st.data())
def test_every_edit_is_found_and_nothing_else(data: st.DataObject) -> None:
    alphabet = string.ascii_lowercase[:4]
    some = st.text(alphabet=alphabet, min_size=4, max_size=7)
    names, typed = data.draw(st.sets(some, max_size=30)), data.draw(some)
    made = Database(memory=True)
    made.execute("CREATE TABLE name_key (key TEXT PRIMARY KEY, word TEXT NOT NULL)")
    near.add(made, names)
    assert set(near.near(made, typed)) == {
        name for name in names if OSA.distance(name, typed) == 1
    }


def test_a_name_is_shown_as_it_is_read(db: Database) -> None:
    spellings = ["BRANDVIK", "Brandvik", "BRANDVIK", "unesco"]
    for one, other in pairwise(spellings):
        near.add(db, [one])
        near.add(db, [other])
    assert near.near(db, "brandvikk") == ["Brandvik"]


@given(st.text(max_size=30))
def test_no_text_stops_it(text: str) -> None:
    made = Database(memory=True)
    made.execute("CREATE TABLE name_key (key TEXT PRIMARY KEY, word TEXT NOT NULL)")
    near.add(made, [text])
    near.near(made, text)
