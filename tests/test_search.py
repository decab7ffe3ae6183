"""Words, filters and likeness in one list, and why each photo is there."""

import shutil
from pathlib import Path

import pytest

from photolib.demo import make_demo
from photolib.errors import FileError, NotFoundError, QueryError
from photolib.likeness import MODEL_IN_USE, Likeness
from photolib.paths import bundled
from photolib.search import LOOKS_LIKE, Results, search, understood
from photolib.store import event, photo, setting
from photolib.store.connect import writing
from photolib.store.library import Library, open_library

SHOOT = bundled("library") / "starter" / "shoot"


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "library"
    make_demo(folder)
    return folder


@pytest.fixture(scope="module")
def kept() -> Likeness:
    return Likeness()


@pytest.fixture
def demo(demo_folder: Path):  # type: ignore[no-untyped-def]
    with open_library(demo_folder) as library:
        yield library


@pytest.fixture
def wordless(demo_folder: Path, tmp_path: Path):  # type: ignore[no-untyped-def]
    """The same library without weights."""
    folder = tmp_path / "wordless"
    shutil.copytree(demo_folder, folder)
    with open_library(folder) as library:
        with writing(library.db):
            setting.put(library.db, MODEL_IN_USE, "ViT-B-32/laion2b_s34b_b79k")
        yield library


def names(results: Results) -> list[str]:
    return [hit.photo.file_name for hit in results.hits]


def test_words_of_a_scene_find_it_by_likeness(demo: Library, kept: Likeness) -> None:
    results = search(demo, "people shaking hands", limit=3, likeness=kept)
    assert (results.semantic, results.descriptor) == ("ready", "model")
    assert results.hits[0].why == (LOOKS_LIKE,)


def test_a_person_of_the_release_is_found_by_name(
    demo: Library, kept: Likeness
) -> None:
    someone = event.appearances(demo.db, 1)[0]
    results = search(demo, f'person:"{someone.name}"', limit=50, likeness=kept)
    assert len(results.hits) > 20
    assert all(hit.why == ("person",) for hit in results.hits)


def test_every_photo_is_found_by_its_event(demo: Library, kept: Likeness) -> None:
    title = event.get(demo.db, 1).title or ""
    results = search(demo, f'event:"{title}"', limit=99, likeness=kept)
    assert len(results.hits) == photo.count(demo.db)


def test_what_holds_every_word_stands_above_what_looks_like_it(
    demo: Library, kept: Likeness
) -> None:
    wanted = photo.get(demo.db, 3)
    results = search(demo, wanted.file_name, limit=5, likeness=kept)
    assert results.hits[0].photo == wanted
    assert "file name" in results.hits[0].why


def test_a_minus_takes_away_from_likeness_too(demo: Library, kept: Likeness) -> None:
    with_all = search(demo, "speaker", limit=5, likeness=kept)
    gone = with_all.hits[0].photo.file_name
    results = search(demo, f"speaker -file:{gone}", limit=5, likeness=kept)
    assert gone not in names(results)
    assert results.hits


def test_filters_alone_bring_the_newest_first(demo: Library, kept: Likeness) -> None:
    results = search(demo, "has:event", limit=99, likeness=kept)
    taken = [hit.photo.taken_at or "" for hit in results.hits]
    assert taken == sorted(taken, reverse=True)
    assert len(taken) == photo.count(demo.db)


def test_a_filter_that_keeps_nothing_finds_nothing(
    demo: Library, kept: Likeness
) -> None:
    assert search(demo, "speaker date:1999", likeness=kept).hits == ()
    assert search(demo, "date:1999", likeness=kept).hits == ()


def test_like_a_photo_never_finds_the_photo_itself(
    demo: Library, kept: Likeness
) -> None:
    results = search(demo, "", like="4", limit=5, likeness=kept)
    assert len(results.hits) == 5
    assert 4 not in [hit.photo.id for hit in results.hits]


def test_like_a_file_finds_its_photo(demo: Library, kept: Likeness) -> None:
    asked = sorted(SHOOT.glob("*.JPG"))[5]
    results = search(demo, "", like=str(asked), limit=3, likeness=kept)
    assert asked.name in names(results)


def test_the_vector_of_a_file_is_remembered(demo: Library, kept: Likeness) -> None:
    asked = str(sorted(SHOOT.glob("*.JPG"))[7])
    first = search(demo, "", like=asked, limit=5, likeness=kept)
    remembered = list((demo.folder / "vectors").glob("*/pictures/*"))
    assert remembered
    again = search(demo, "", like=asked, limit=5, likeness=Likeness())
    assert again.hits == first.hits


def test_like_what_is_no_picture_is_one_sentence(
    demo: Library, kept: Likeness, tmp_path: Path
) -> None:
    (tmp_path / "a.jpg").write_text("no picture")
    with pytest.raises(FileError):
        search(demo, "", like=str(tmp_path / "a.jpg"), likeness=kept)
    with pytest.raises(NotFoundError):
        search(demo, "", like="4711", likeness=kept)


@pytest.mark.parametrize("text", ["", "  ", "colour:red", '"open'])
def test_what_cannot_be_understood_never_means_everything(
    demo: Library, text: str
) -> None:
    with pytest.raises(QueryError):
        search(demo, text)


def test_without_weights_words_still_search(wordless: Library) -> None:
    results = search(wordless, "PLX", limit=5)
    assert results.semantic == "absent"
    assert results.descriptor is None
    assert search(wordless, photo.get(wordless.db, 2).file_name).hits[0].photo.id == 2


def test_without_weights_likeness_goes_by_colours_and_says_so(
    wordless: Library,
) -> None:
    results = search(wordless, "", like="4", limit=5)
    assert (results.semantic, results.descriptor) == ("absent", "colours")
    assert len(results.hits) == 5
    asked = sorted(SHOOT.glob("*.JPG"))[5]
    assert asked.name in names(search(wordless, "", like=str(asked), limit=2))
    with pytest.raises(NotFoundError):
        search(wordless, "", like="4711")


def test_weights_that_break_are_said_to(demo_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(demo_folder, folder)
    (weights,) = (folder / "models").glob("*/open_clip_model.safetensors")
    weights.write_bytes(b"broken")
    with open_library(folder) as library:
        results = search(library, "has:event what nobody has asked for yet")
    assert results.semantic == "corrupt"


def test_the_query_is_shown_as_understood(demo: Library, kept: Likeness) -> None:
    results = search(demo, "-by:chen speaker (a|b)", like="4", likeness=kept)
    chen, speaker = {"text": "chen", "field": "by"}, {"text": "speaker", "field": None}
    a, b = {"text": "a", "field": None}, {"text": "b", "field": None}
    assert understood(results) == {
        "text": "-by:chen speaker (a OR b)",
        "terms": [
            chen | {"negated": True},
            *(one | {"negated": False} for one in (speaker, a, b)),
        ],
        "tree": {"and": [{"not": chen}, speaker, {"or": [a, b]}]},
        "like": "4",
        "order": None,
        "forgiven": [],
    }
    assert understood(search(demo, "", like="4", likeness=kept))["tree"] is None


def taken(results: Results) -> list[str]:
    return [hit.photo.taken_at or "" for hit in results.hits]


def test_by_time_come_all_that_hold_every_word(demo: Library, kept: Likeness) -> None:
    title = event.get(demo.db, 1).title or ""
    asked = " ".join(title.split()[:2])
    newest = search(demo, asked, limit=99, order="newest", likeness=kept)
    oldest = search(demo, asked, limit=99, order="oldest", likeness=kept)
    assert len(newest.hits) == photo.count(demo.db)
    assert taken(newest) == sorted(taken(newest), reverse=True)
    known = [time for time in taken(newest) if time]
    unknown = len(newest.hits) - len(known)
    assert taken(oldest) == [*known[::-1], *[""] * unknown]
    assert all("event" in hit.why for hit in newest.hits)
    assert newest.descriptor is None


def test_by_time_the_commonest_words_are_not_asked_for(
    demo: Library, kept: Likeness
) -> None:
    title = (event.get(demo.db, 1).title or "").split()[0]
    results = search(demo, f"the {title}", limit=99, order="newest", likeness=kept)
    assert len(results.hits) == photo.count(demo.db)


def test_the_nearest_photos_can_be_told_by_time(demo: Library, kept: Likeness) -> None:
    nearest = search(demo, "similar:4", limit=5, likeness=kept)
    assert names(nearest) == names(search(demo, "", like="4", limit=5, likeness=kept))
    by_time = search(demo, "similar:4", limit=5, order="oldest", likeness=kept)
    assert sorted(names(by_time)) == sorted(names(nearest))
    assert taken(by_time) == sorted(taken(by_time))


def test_photos_to_be_like_and_unlike_add_up(demo: Library, kept: Likeness) -> None:
    like = names(search(demo, "similar:4", limit=60, likeness=kept))
    both = names(search(demo, "similar:4 -similar:9^3", limit=60, likeness=kept))
    ninth = photo.get(demo.db, 9).file_name
    assert ninth in like
    assert ninth not in both
    assert both != [name for name in like if name != ninth]


def test_words_of_a_group_filter_and_say_where_they_stand(
    demo: Library, kept: Likeness
) -> None:
    one, two = photo.get(demo.db, 2), photo.get(demo.db, 3)
    asked = f"({one.file_name} OR {two.file_name} OR zebra)"
    results = search(demo, asked, likeness=kept)
    assert {hit.photo.id for hit in results.hits} == {2, 3}
    assert {hit.why for hit in results.hits} == {("file name",)}


def test_weaker_matches_come_last_and_none_is_hidden(
    demo: Library, kept: Likeness
) -> None:
    results = search(demo, "a crocodile", limit=99, likeness=kept)
    weak = [hit.weak for hit in results.hits]
    assert len(weak) == photo.count(demo.db)
    assert weak == sorted(weak)
    assert any(weak)


def test_what_holds_every_word_is_never_weak(demo: Library, kept: Likeness) -> None:
    title = (event.get(demo.db, 1).title or "").split()[0]
    results = search(demo, title, limit=99, likeness=kept)
    assert len(results.hits) == photo.count(demo.db)
    assert not any(hit.weak for hit in results.hits)


def test_words_and_photos_ask_together(demo: Library, kept: Likeness) -> None:
    words = names(search(demo, "speaker", limit=60, likeness=kept))
    like = names(search(demo, "similar:4", limit=60, likeness=kept))
    both = names(search(demo, "speaker similar:4", limit=60, likeness=kept))
    assert both not in (words, like)
    heavy = names(search(demo, "speaker similar:4^99", limit=60, likeness=kept))
    assert heavy[:5] == like[:5]


def test_like_a_photo_that_waits_for_its_vector_says_what_to_do(
    demo_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "waiting"
    shutil.copytree(demo_folder, folder)
    with open_library(folder) as library:
        with writing(library.db):
            library.db.execute("DELETE FROM vector WHERE photo = 4")
        with pytest.raises(NotFoundError, match=r"photolib index.* for photo 4"):
            search(library, "", like="4", likeness=Likeness())
