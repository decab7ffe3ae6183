"""Words: stems, accents, Chinese by any two characters, never an injection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.test_photo import add as add_photos

from photolib.query import Term
from photolib.records import Caption
from photolib.store import caption, words
from photolib.store.connect import writing
from photolib.store.library import Library


def caption_(library: Library, text: str) -> int:
    with writing(library.db):
        photo_id = library.db.table("photo").count
        caption.put(library.db, photo_id, Caption(text, "edited"))
        words.refresh(library.db, [photo_id])
    return photo_id


def found(library: Library, *terms: str) -> list[int]:
    asked = [Term(t) for t in terms]
    hits = words.find(library.db, asked, limit=9, values=[])
    return [hit.photo_id for hit in hits]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("A speaker addresses the seminar", "speakers"),
        ("Señor García speaks", "garcia"),
        ("工业工人培训研讨会在北京举行", "北京"),
        ("工业工人培训研讨会在北京举行", "研讨会"),
        ("工业工人培训研讨会在北京举行", "行"),
        ("工业工人培训研讨会在北京举行", "工业工人"),
        ("OUC在北京", "OUC"),
        ("ＯＵＣ　２０２５", "OUC 2025"),
        ("Straße in München", "munchen"),
        ("مؤتمر في القاهرة", "مؤتمر"),
    ],
)
def test_what_is_written_is_found(library: Library, text: str, asked: str) -> None:
    (photo_id,) = add_photos(library, 1)
    caption_(library, text)
    assert found(library, asked) == [photo_id]


@pytest.mark.parametrize("asked", ["京北", "上海", "rostrum", "x OR 1"])
def test_what_is_not_written_is_not_found(library: Library, asked: str) -> None:
    add_photos(library, 1)
    caption_(library, "工业工人培训研讨会在北京举行 seminar")
    assert found(library, asked) == []


def test_common_words_are_not_asked_for(library: Library) -> None:
    add_photos(library, 1)
    caption_(library, "Speaker, rostrum")
    assert found(library, "the", "speaker", "at", "a", "rostrum") == [1]
    assert found(library, "the") == []


def test_a_hit_says_in_which_columns(library: Library) -> None:
    add_photos(library, 1)
    caption_(library, "a handshake")
    (hit,) = words.find(library.db, [Term("handshake")], limit=9, values=[])
    assert hit.columns == ("caption",)
    (hit,) = words.find(library.db, [Term("a.jpg")], limit=9, values=[])
    assert hit.columns == ("file",)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))
def test_an_expression_is_always_one_quoted_string(text: str) -> None:
    expression = words.match(Term(text)).removesuffix(" *")
    assert expression[0] == expression[-1] == '"'
    assert '"' not in expression[1:-1].replace('""', "")
