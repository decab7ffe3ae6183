"""Words: stems, accents, Chinese by any two characters, never an injection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database
from tests.store.test_photo import add as add_photos

from photolib.query import Term
from photolib.records import Caption, PersonFacts
from photolib.store import (
    bigrams,
    caption,
    migrate,
    person,
    photo_person,
    word_search,
    words,
)
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.store.passing import Passing


def caption_(library: Library, text: str) -> int:
    with writing(library.db):
        photo_id = library.db.table("photo").count
        caption.put(library.db, photo_id, Caption(text, "edited"))
        words.refresh(library.db, [photo_id])
    return photo_id


def found(library: Library, *terms: str) -> list[int]:
    asked = [Term(t) for t in terms]
    return word_search.find(library.db, asked, limit=9)


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
    assert word_search.columns(library.db, [Term("handshake")], [1]) == {
        1: ("caption",)
    }
    assert word_search.columns(library.db, [Term("a.jpg")], [1]) == {1: ("file",)}
    assert word_search.columns(library.db, [Term("handshake")], []) == {}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))
def test_an_expression_is_always_one_quoted_string(text: str) -> None:
    expression = words.match(Term(text)).removesuffix(" *")
    assert expression[0] == expression[-1] == '"'
    assert '"' not in expression[1:-1].replace('""', "")


def depicted(library: Library, *spellings: str) -> None:
    """Put one person of these spellings into photo 1."""
    add_photos(library, 1)
    with writing(library.db):
        person_id = person.add(library.db, PersonFacts(spellings[0], spellings[0]))
        for spelling in spellings[1:]:
            person.add_alias(library.db, person_id, spelling)
        photo_person.decide(library.db, 1, person_id, "confirmed", "Ann")
        words.refresh(library.db, [1])


@pytest.mark.parametrize(
    "asked",
    ["chen siming", "chensiming", "Siming Chen", "Chen Si Ming", "陈思铭", "思铭"],
)
def test_the_pinyin_of_a_chinese_name_finds_it(library: Library, asked: str) -> None:
    depicted(library, "陈思铭")
    assert found(library, asked) == [1]
    assert word_search.columns(library.db, [Term(asked)], [1]) == {1: ("person",)}


def test_a_phrase_does_not_run_from_one_spelling_into_another(library: Library) -> None:
    depicted(library, "Jörg Groß", "Anna Weiß", "مريم حسن", "陈思铭")
    assert found(library, "anna weiß") == found(library, "مريم حسن") == [1]
    for asked in ("Weiß Jörg", "Groß Anna", "Groß مريم", "حسن 陈思铭", "陈思铭 chen"):
        assert found(library, asked) == []
    assert found(library, "groß", "anna") == [1]
    for sign in ("¶", bigrams.APART):
        assert found(library, f"groß {sign} anna") == found(library, sign) == []


def put(library: Library, *said: dict[str, str]) -> None:
    """Index texts by column, for photos 1, 2, ..., as `refresh` would."""
    rows = [[one.get(column, "") for column in words.COLUMNS] for one in said]
    with writing(library.db):
        words.put(library.db, [(n, *row) for n, row in enumerate(rows, 1)])


def test_names_come_first_then_captions_then_the_newest(library: Library) -> None:
    said = ["place", "caption", "event", "person", "credit", "caption", "roster"]
    put(library, *({column: "Forest"} for column in said))
    assert found(library, "forest") == [4, 6, 2, 7, 5, 3, 1]


def test_the_column_needed_last_decides_for_several_words(library: Library) -> None:
    put(
        library,
        {"person": "Gao Lan", "caption": "forum"},
        {"person": "Gao Lan", "event": "forum"},
        {"caption": "Gao at the forum"},
    )
    assert found(library, "gao", "forum") == [3, 1, 2]


def test_of_many_hits_the_newest_are_ranked_and_names_always_found(
    library: Library,
) -> None:
    many = [{"event": "forest"}] * 2500
    put(library, {"person": "Forest"}, {"caption": "forest"}, *many)
    asked = [Term("forest")]
    assert word_search.find(library.db, asked, limit=3) == [1, 2502, 2501]
    assert len(word_search.find(library.db, asked, limit=2502)) == 2502
    assert word_search.find(library.db, asked, limit=2502)[1] == 2


@pytest.mark.parametrize("step", [1, 2, 30, 300, 3000])
def test_a_filter_finds_all_that_it_should_in_the_same_order(
    library: Library, step: int
) -> None:
    columns = ["person", "caption", "place"]
    put(library, *({columns[n % 3]: "Köln"} for n in range(3000)))
    kept = set(range(1, 3001, step))
    every = word_search.find(library.db, [Term("koln")], limit=3000)
    asked = [id_ for id_ in every if id_ in kept]
    limit = min(len(asked), 1500)
    listed = "words.rowid % ? = 1 % ?"
    some = word_search.find(
        library.db,
        [Term("koln")],
        limit=limit,
        kept=Passing(sql=f" AND {listed}", values=(step, step)),
    )
    assert some == asked[:limit]
    assert word_search.find(library.db, [Term("koln")], limit=limit, among=kept) == some
    assert word_search.find(library.db, [Term("koln")], limit=limit, among=[]) == []


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))
def test_no_text_stops_a_search(text: str) -> None:
    db = Database(memory=True)
    migrate.migrate(db)
    words.put(db, [(1, *["nothing"] * len(words.COLUMNS))])
    hits = word_search.find(db, [Term(text)], limit=9)
    assert set(word_search.columns(db, [Term(text)], hits)) == set(hits)


def test_pieces_become_fewer_and_find_the_same(library: Library) -> None:
    def pieces() -> int:
        counted = "SELECT count(DISTINCT segid) FROM words_idx"
        return int(library.db.execute(counted).fetchone()[0])

    add_photos(library, 3)
    for text in ("one forest", "two forests", "a tree"):
        caption_(library, text)
    found_before = found(library, "forest")
    assert pieces() > 1
    words.tidy(library.db)
    assert pieces() == 1
    assert found(library, "forest") == found_before
    assert not library.db.conn.in_transaction


def test_a_name_that_goes_finds_no_more(library: Library) -> None:
    depicted(library, "Jörg Groß")
    with writing(library.db):
        person.drop_alias(library.db, 1, "Jörg Groß")
        person.add_alias(library.db, 1, "Jörg Klein")
        words.refresh(library.db, [1])
    assert found(library, "groß") == []
    assert found(library, "klein") == [1]
    counted = "SELECT count(*) FROM words_of_names WHERE words_of_names MATCH 'gross'"
    assert library.db.execute(counted).fetchone() == (0,)
