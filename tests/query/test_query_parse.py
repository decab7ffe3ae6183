"""The search box: understood, or refused with its position; never "everything"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.query.trees import trees

from photolib.errors import QueryError
from photolib.query import And, Node, Not, Or, Query, Term, parse, spelt
from photolib.query.tree import Like, both, either, terms, without


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("seminar", [Term("seminar")]),
        ("Li Song", [Term("Li"), Term("Song")]),
        ("Li AND Song", [Term("Li"), Term("Song")]),
        ('"Li  Song"', [Term("Li Song")]),
        ("-logo", [Not(Term("logo"))]),
        ("NOT logo", [Not(Term("logo"))]),
        ("by:chen", [Term("chen", "by")]),
        ('Person:"Li Song"', [Term("Li Song", "person")]),
        ('-person:"Li Song"', [Not(Term("Li Song", "person"))]),
        ("研讨会 北京", [Term("研讨会"), Term("北京")]),
        ("person:陈思铭", [Term("陈思铭", "person")]),
        ("人物：陈思铭", [Term("陈思铭", "person")]),
        ("“陈 思铭”　「开放大学」", [Term("陈 思铭"), Term("开放大学")]),
        ("陈思铭、李松，北京", [Term("陈思铭"), Term("李松"), Term("北京")]),
        ("－水印", [Not(Term("水印"))]),
        ("（上海｜北京）", [Or((Term("上海"), Term("北京")))]),
        ("ＢＹ：ＯＵＣ", [Term("OUC", "by")]),
        ("Straße münchen", [Term("Straße"), Term("münchen")]),
        ("„Grüne Woche“ ort", [Term("Grüne Woche"), Term("ort")]),
        ("مؤتمر -القاهرة", [Term("مؤتمر"), Not(Term("القاهرة"))]),
        ("in:القاهرة", [Term("القاهرة", "place")]),
        ("date:2025-11", [Term("2025-11", "date")]),
        ("taken>=2025-11", [Term(">=2025-11", "taken")]),
        ("日期：2025年11月", [Term("2025年11月", "date")]),
        ("rating>=3", [Term(">=3", "rating")]),
        ("width:3000..6000", [Term("3000..6000", "width")]),
        ("has:Caption", [Term("caption", "has")]),
        ("format:jpg", [Term("jpeg", "format")]),
        ("shape:横图", [Term("landscape", "shape")]),
        ("OUC’s", [Term("OUC’s")]),
        ("10:30", [Term("10:30")]),
        ("a=b", [Term("a=b")]),
        ("AT&T's", [Term("AT&T's")]),
        ("or and not", [Term("or"), Term("and"), Term("not")]),
        ('"OR"', [Term("OR")]),
        ("a\x00b", [Term("a"), Term("b")]),
        ("a\udcffb", [Term("a"), Term("b")]),
        ("similar:12^2,13", [Term("12^2,13", "similar")]),
    ],
)
def test_what_is_understood(text: str, parts: list[Node]) -> None:
    assert list(parse(text).parts) == parts


A, B, C = Term("a"), Term("b"), Term("c")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("a OR b", Or((A, B))),
        ("a|b|c", Or((A, B, C))),
        ("a b OR c", And((A, Or((B, C))))),
        ("(a b) OR c", Or((And((A, B)), C))),
        ("a AND (b OR c)", And((A, Or((B, C))))),
        ("a OR -b", Or((A, Not(B)))),
        ("-(a b)", Not(And((A, B)))),
        ("-(a OR b)", Not(Or((A, B)))),
        ("-(-a)", A),
        ("((a) (b c))", And((A, B, C))),
        ("(a OR (b OR c))", Or((A, B, C))),
        ("by:(a OR b)", Or((Term("a", "by"), Term("b", "by")))),
        ("by:(a -city:b)", And((Term("a", "by"), Not(Term("b", "city"))))),
    ],
)
def test_what_belongs_together(text: str, root: Node) -> None:
    assert parse(text).root == root


@pytest.mark.parametrize(
    ("text", "start", "end", "reason"),
    [
        ("", 0, 1, "empty"),
        (" 　 ", 0, 1, "empty"),
        ("colour:red", 0, 10, "no field colour:.*quotation marks"),
        ("seminar bye:red", 8, 15, "such as by:"),
        ("研讨会：北京", 0, 6, "no field 研讨会:"),
        ('"Li Song', 0, 1, "never closed"),
        ('a "', 2, 3, "never closed"),
        ('by:"a', 0, 1, "never closed"),
        ("!!!", 0, 3, "no letter"),
        ("a -", 2, 3, "behind '-'"),
        ("Forum - Bonn", 6, 7, "behind '-'"),
        ("--a", 0, 1, "behind '-'"),
        ("a NOT", 2, 5, "behind 'NOT'"),
        ("NOT -a", 0, 3, "behind 'NOT'"),
        ("a OR", 2, 4, "OR joins two things: write one behind"),
        ("OR a", 0, 2, "OR joins two things: write one before"),
        ("a (| b)", 3, 4, "write one before"),
        ("a AND OR b", 2, 5, "AND joins two things"),
        ("(a", 0, 1, "never closed"),
        ("by:(a", 0, 4, "never closed"),
        ("(", 0, 1, "never closed"),
        ("a)", 1, 2, "closes none"),
        (")", 0, 1, "closes none"),
        ("a ()", 2, 3, "nothing in these brackets"),
        ("foo:(a)", 0, 5, "no field foo:"),
        ("a AND b OR c", 2, 5, "put brackets"),
        ("a OR b AND c", 7, 10, "put brackets"),
        ("(" * 11 + "a" + ")" * 11, 10, 11, "deeper than 10"),
        ("date:soon", 0, 9, "no date"),
        ("date:2025-13", 0, 12, "no date"),
        ("date:2025-12..2025-11", 0, 21, "backwards"),
        ("date:0000", 0, 9, "no date"),
        ("has:nonsense", 0, 12, "has: knows .*, not nonsense"),
        ("is:blocked", 0, 10, "is: knows"),
        ("rating:good", 0, 11, "no number"),
        ("id:0", 0, 4, "not the number of a photo"),
        ("id:" + "9" * 20, 0, 23, "not the number of a photo"),
        ("similar:x", 0, 9, "not the number of a photo"),
        ("similar:3^0", 0, 11, "not the number of a photo"),
        ("similar:3 OR a", 0, 9, "outside of OR and brackets"),
        ("-(similar:3 a)", 2, 11, "outside of OR and brackets"),
        ("by:", 0, 3, "behind by: "),
        ("by: chen", 0, 3, "behind by: "),
        ("by:!", 0, 4, "no letter"),
        ("a " * 51, 100, 101, "more than 50 parts"),
        ("a" * 2001, 2000, 2001, "longer than 2000"),
    ],
)
def test_what_is_refused_and_where(
    text: str, start: int, end: int, reason: str
) -> None:
    with pytest.raises(QueryError, match=reason) as caught:
        parse(text)
    assert (caught.value.position, caught.value.end) == (start, end)


def test_a_term_knows_where_it_was_typed() -> None:
    (_, inner) = parse('forum -(by:"Li Song")').parts
    ((term, negated),) = terms(inner)
    assert negated
    assert (term.start, term.end) == (8, 20)


def test_only_free_words_that_must_hold_are_a_sentence_for_the_model() -> None:
    query = parse('a "red carpet" -logo by:chen (b OR c) similar:3')
    assert query.words == "a red carpet"
    assert spelt(query.narrowing) == "-logo by:chen (b OR c)"
    assert Query().parts == ()
    assert parse("a").narrowing is None
    assert parse("similar:3").narrowing is None


def test_photos_to_be_like_have_weights() -> None:
    query = parse("similar:12^2,13 -similar:4^0.5")
    assert query.likes == (Like(12, 2.0), Like(13, 1.0), Like(4, -0.5))


def test_joining_knows_its_own_kind() -> None:
    assert both([And((A, B)), C]) == And((A, B, C))
    assert either([A]) == A
    assert without(without(A)) == A
    assert spelt(None) == ""


@given(st.text(max_size=60))
def test_no_string_crashes_and_none_is_empty(text: str) -> None:
    try:
        query = parse(text)
    except QueryError as error:
        assert 0 <= error.position < max(len(text), 1)
        assert error.position < error.end <= max(len(text), 1)
    else:
        assert query.root is not None
        assert parse(spelt(query.root)) == query


SIGNS = [*'():|-" ', "OR ", "AND ", "NOT ", "by:", "has:caption ", "a ", "北京", "“"]


@given(st.lists(st.sampled_from(SIGNS), max_size=14).map("".join))
def test_no_row_of_signs_crashes(text: str) -> None:
    try:
        query = parse(text)
    except QueryError as error:
        assert error.position < error.end <= max(len(text), 1)
    else:
        assert parse(spelt(query.root)) == query


@given(trees())
def test_what_is_spelt_is_read_again(tree: Node) -> None:
    assert parse(spelt(tree)).root == tree


@pytest.mark.parametrize("text", ['"Brandwik"', 'by:"Chen" -person:"Li" b'])
def test_quotation_marks_stay(text: str) -> None:
    assert spelt(parse(text).root) == text
