"""The search box: understood, or refused with its position; never "everything"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolib.errors import QueryError
from photolib.query import Term, parse


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("seminar", [Term("seminar")]),
        ("Li Song", [Term("Li"), Term("Song")]),
        ('"Li Song"', [Term("Li Song")]),
        ("-logo", [Term("logo", None, True)]),
        ("by:chen", [Term("chen", "credit")]),
        ('Person:"Li Song"', [Term("Li Song", "person")]),
        ('-person:"Li Song"', [Term("Li Song", "person", True)]),
        ("研讨会 北京", [Term("研讨会"), Term("北京")]),
        ("person:陈思铭", [Term("陈思铭", "person")]),
        ("Straße münchen", [Term("Straße"), Term("münchen")]),
        ("مؤتمر", [Term("مؤتمر")]),
        ("date:2025-11", [Term("2025-11", "date")]),
        ("has:caption", [Term("caption", "has")]),
        ("OUC’s", [Term("OUC’s")]),
        ("a\x00b", [Term("a"), Term("b")]),
        ("a\udcffb", [Term("a"), Term("b")]),
    ],
)
def test_what_is_understood(text: str, terms: list[Term]) -> None:
    assert list(parse(text).terms) == terms


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ("", 0, "empty"),
        ("   ", 0, "empty"),
        ("colour:red", 0, "no field colour:"),
        ("seminar colour:red", 8, "no field colour:"),
        ('"Li Song', 0, "never closed"),
        ('a "', 2, "never closed"),
        ("!!!", 0, "nothing to look for"),
        ("a -", 2, "nothing to look for"),
        ("date:yesterday", 0, "no date"),
        ("has:everything", 0, "has: knows"),
        ("by:", 0, "nothing to look for"),
        ("date:2025-13", 0, "no date"),
        ("date:0000", 0, "no date"),
        ("a " * 51, 100, "more than 50 parts"),
        ("a" * 2001, 2000, "longer than 2000"),
    ],
)
def test_what_is_refused_and_where(text: str, position: int, reason: str) -> None:
    with pytest.raises(QueryError, match=reason) as caught:
        parse(text)
    assert caught.value.position == position


def test_only_free_words_are_a_sentence_for_the_model() -> None:
    query = parse('a "red carpet" -logo by:chen event:seminar')
    assert query.words == "a red carpet"


@given(st.text(max_size=60))
def test_no_string_crashes_and_none_is_empty(text: str) -> None:
    try:
        query = parse(text)
    except QueryError as error:
        assert 0 <= error.position <= len(text) + 8
    else:
        assert query.terms
