"""Shorthand becomes what it stands for, and whatever it does not know is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolib.caption import code_file
from photolib.caption.checks import placeholders
from photolib.caption.codes import DELIMITERS, Words, expand, standing
from photolib.errors import EditError

WORDS = Words(
    {
        "lam": ("Carrie Lam", "", "Carrie Lam in {place}"),
        "7": ("No. 7",),
        "a b": ("AB",),
    },
    {"place": "Wuhan", "people": "Gao Lin, Director,", "date": None, "venue": None},
    {"date": "[date unknown]"},
)


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("=lam=", "Carrie Lam"),
        ("=lam==lam=", "Carrie LamCarrie Lam"),
        ("＝lam＝ and =lam＝", "Carrie Lam and Carrie Lam"),
        ("= lam =, =a b=, =7=", "Carrie Lam, AB, No. 7"),
        ("=lam#3=", "Carrie Lam in Wuhan"),
        ("=lam#2= =lam#4= =lam#0= =lam#x=", "=lam#2= =lam#4= =lam#0= =lam#x="),
        ("=Lam= =LAM=", "=Lam= =LAM="),
        ("2=3, x = y and =lam=", "2=3, x = y and Carrie Lam"),
        ("=lam\n= =lam", "=lam\n= =lam"),
        ("E=mc2=lam=", "E=mc2Carrie Lam"),
        ("in {place}, {Place}, { place }, ｛place｝", "in Wuhan, Wuhan, Wuhan, Wuhan"),
        ("{place {place}} {}", "{place Wuhan} {}"),
        ("{cat} on {date} at {venue}", "{cat} on [date unknown] at [venue unknown]"),
        ("{people} speaks", "Gao Lin, Director, speaks"),
        ("{people}. {people}", "Gao Lin, Director. Gao Lin, Director"),
        ("{people}, {place}", "Gao Lin, Director, Wuhan"),
    ],
)  # fmt: skip
def test_text_is_expanded(text: str, expanded: str) -> None:
    assert expand(text, WORDS).text == expanded


def test_gaps_and_what_is_unknown_are_told() -> None:
    said = expand("{date} {date} {venue} =foo= {cat} =foo= =lam=", WORDS)
    assert said.gaps == ("date", "venue")
    assert said.unknown == ("=foo=", "{cat}")


def test_what_stands_for_a_code_is_not_looked_at_again() -> None:
    words = Words({"a": ("=b= {c}",), "b": ("B",)}, {"c": "=b="})
    assert expand("=a=", words).text == "=b= =b="


def test_another_sign_can_enclose_codes() -> None:
    words = Words({"lam": ("Carrie Lam",)}, delimiter="\\")
    assert expand("\\lam\\ and =lam=", words).text == "Carrie Lam and =lam="
    assert expand("\\foo\\", words).unknown == ("\\foo\\",)


@pytest.mark.parametrize("sign", DELIMITERS)
def test_an_unknown_code_keeps_a_caption_from_leaving(sign: str) -> None:
    for mark in (
        f"{sign}foo{sign}",
        f"{sign}foo#2{sign}",
        f"{sign}高{sign}",
        "｛cat｝",
    ):
        assert placeholders(f"At {mark} today") == (mark,)


LETTERS = st.text("=＝\\^{}｛｝#,ab \n高7")
CODES = st.dictionaries(st.text("ab7高", min_size=1, max_size=3), st.just(("A",)))


@given(LETTERS, st.sampled_from(DELIMITERS))
def test_nothing_is_lost_of_a_text_without_codes(text: str, sign: str) -> None:
    assert expand(text, Words(delimiter=sign)).text == text


@given(st.text("=\\^{}ab \n高7"), CODES, st.sampled_from(DELIMITERS))
def test_whatever_stands_around_codes_stays(
    text: str, codes: dict[str, tuple[str, ...]], sign: str
) -> None:
    """Every code stands for itself here: nothing but blanks in it may change."""
    itself = {code: (f"{sign}{code}{sign}",) for code in codes}
    kept = expand(text, Words(itself, delimiter=sign)).text
    assert "".join(kept.split()) == "".join(text.split())


@given(st.lists(st.sampled_from(["prose 2=3", " 高 ", "a, b."])), CODES)
def test_a_code_between_words_is_replaced_and_the_words_stay(
    prose: list[str], codes: dict[str, tuple[str, ...]]
) -> None:
    typed = "".join(f"{words} =(code{n})= " for n, words in enumerate(prose))
    wanted = "".join(f"{words} Person {n} " for n, words in enumerate(prose))
    table = {f"(code{n})": (f"Person {n}",) for n in range(len(prose))}
    assert expand(typed, Words(table | codes)).text == wanted


def test_text_without_shorthand_is_none() -> None:
    assert standing("2 = 3 and 4=5, [left]") == ()


@pytest.mark.parametrize(
    ("text", "codes", "told"),
    [
        ("a\tA\r\nb\tB\rc\tC", {"a": ("A",), "b": ("B",), "c": ("C",)}, ()),
        ("\ufeffa\tA\t\tX\t\t\n", {"a": ("A", "", "X")}, ()),
        ("// a\tB\n  // c\n\n \t \na\t A  b ", {"a": ("A b",)}, ()),
        ("a\tA\u2028B\n", {"a": ("A B",)}, ()),
        ("a\tA\na\tA\t\n", {"a": ("A",)}, ()),
        ("a A\n\tA\na\t\t\n", {}, (
            "line 1 is not taken: it has no tab between code and replacement",
            "line 2 is not taken: it has no code",
            "line 3 is not taken: a has no replacement",
        )),
        ("a\tA\nb\tB\na\tC\na\tD", {"b": ("B",)}, (
            "a is not taken: lines 1 and 3 say different things",
            "a is not taken: lines 1 and 4 say different things",
        )),
        ("a\t" + "A" * 1001, {}, (
            "line 1 is not taken: a replacement has at most 1000 characters",
        )),
    ],
)  # fmt: skip
def test_a_list_is_read_and_what_is_wrong_with_it_told(
    text: str, codes: dict[str, tuple[str, ...]], told: tuple[str, ...]
) -> None:
    assert code_file.read(text) == code_file.CodeFile(codes, told)


def test_a_list_without_end_is_refused() -> None:
    with pytest.raises(EditError, match="the list has 5,002 lines"):
        code_file.read("a\tA\n" * 5001)


CELL = st.text().map(lambda text: " ".join(text.split()))


@given(st.dictionaries(
    CELL.filter(lambda code: code and not code.startswith(("//", "\ufeff"))),
    st.lists(CELL, max_size=3).flatmap(
        lambda first: CELL.filter(bool).map(lambda last: (*first, last))
    ),
))  # fmt: skip
def test_a_written_list_is_read_again(codes: dict[str, tuple[str, ...]]) -> None:
    assert code_file.read(code_file.write(codes)).codes == codes
