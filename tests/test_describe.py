"""Captions are composed of what is confirmed; corrections reach them; editors win."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageOps
from tests.press_office import (
    CONFLICT,
    CREDIT,
    LIN,
    SEMINAR,
    TAN,
    add_event,
    add_photo,
    confirm,
)

from photolib import describe
from photolib.errors import EditError, NotFoundError, SettingsError
from photolib.images.orientation import upright
from photolib.query import Term
from photolib.records import Caption, Event, EventFacts, Metadata, Region
from photolib.store import (
    caption,
    event,
    metadata,
    person,
    photo,
    photo_person,
    word_search,
)
from photolib.store.connect import writing
from photolib.store.library import Library

Draw = Callable[..., Path]
TAKES_PLACE = (
    "The Seminar on Open Collections takes place at Grand Hall in Beijing on "
    "Thursday, Nov. 27, 2025. (Photo by CHEN Siming, River Weekly)"
)


@pytest.fixture
def photo_id(library: Library, draw: Draw) -> int:
    """A photo of the seminar, with a credit and nobody confirmed."""
    return add_photo(library, draw(1), add_event(library, SEMINAR, LIN, TAN))


def found(library: Library, word: str) -> list[int]:
    return word_search.find(library.db, [Term(word)], limit=9)


def test_nobody_who_is_only_suggested_is_named(library: Library, photo_id: int) -> None:
    assert len(photo_person.in_photo(library.db, photo_id)) == 2
    assert describe.compose(library, photo_id).text == TAKES_PLACE


def test_whoever_is_confirmed_is_named_with_the_title_of_the_day(
    library: Library, photo_id: int
) -> None:
    confirm(library, photo_id, "Gao Lin")
    assert describe.compose(library, photo_id).text.startswith(
        "Gao Lin, Director, River Office, attends the Seminar on Open Collections"
    )
    with writing(library.db):
        (lin,) = person.find_all_by_name(library.db, "Gao Lin")
        photo_person.decide(library.db, photo_id, lin, "rejected", "Ann")
    assert describe.compose(library, photo_id).text == TAKES_PLACE


def test_whoever_presides_is_said_to(library: Library, photo_id: int) -> None:
    confirm(library, photo_id, "Tan Wei")
    text = describe.compose(library, photo_id).text
    assert text.startswith("Tan Wei, Chief Archivist, presides over the Seminar")


def test_somebody_confirmed_without_an_event_is_named(
    library: Library, draw: Draw
) -> None:
    add_event(library, SEMINAR, LIN)
    photo_id = add_photo(library, draw(1))
    confirm(library, photo_id, "Gao Lin")
    caption_ = describe.compose(library, photo_id)
    assert caption_.text.startswith("Gao Lin attends [event unknown] in [place")
    assert caption_.gaps == ("event", "place", "date")


def test_a_chinese_spelling_is_used_in_chinese(library: Library, photo_id: int) -> None:
    lin = confirm(library, photo_id, "Gao Lin")
    with writing(library.db):
        person.add_alias(library.db, lin, "高林")
    assert (
        "高林（Director，River Office）"
        in describe.compose(library, photo_id, "zh").text
    )


@pytest.mark.parametrize(
    ("orientation", "lin", "tan", "first"),
    [
        (1, (0.7, 0.1), (0.1, 0.1), "Tan"),
        (2, (0.7, 0.1), (0.1, 0.1), "Gao"),
        (3, (0.7, 0.1), (0.1, 0.1), "Gao"),
        (4, (0.7, 0.1), (0.1, 0.1), "Tan"),
        (5, (0.1, 0.7), (0.1, 0.1), "Tan"),
        (6, (0.1, 0.7), (0.1, 0.1), "Gao"),
        (7, (0.1, 0.7), (0.1, 0.1), "Gao"),
        (8, (0.1, 0.7), (0.1, 0.1), "Tan"),
    ],
)
def test_left_is_left_in_the_upright_picture(
    library: Library,
    draw: Draw,
    orientation: int,
    lin: tuple[float, float],
    tan: tuple[float, float],
    first: str,
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    event_id = add_event(library, SEMINAR, LIN, TAN)
    photo_id = add_photo(library, draw(1, exif=exif), event_id)
    for name, (x, y) in (("Gao Lin", lin), ("Tan Wei", tan)):
        (person_id,) = person.find_all_by_name(library.db, name)
        with writing(library.db):
            box = Region(name, "Face", x, y, 0.1, 0.1)
            photo_person.suggest(library.db, photo_id, person_id, "in the file", box)
            photo_person.decide(library.db, photo_id, person_id, "confirmed", "Ann")
    text = describe.compose(library, photo_id).text
    assert text.startswith(f"From left, {first}")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_region_turns_as_pillow_turns_the_picture(
    draw: Draw, orientation: int
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = draw(1, name="turned.png", size=(40, 20), exif=exif)
    with Image.open(path) as picture:
        bare = Image.new("L", picture.size)
    bare.paste(255, (30, 5, 36, 10))
    bare.save(path, exif=exif)
    with Image.open(path) as picture:
        turned = ImageOps.exif_transpose(picture)
    box = turned.getbbox()
    assert box is not None
    region = upright(Region(None, None, 0.75, 0.25, 0.15, 0.25), orientation)
    width, height = turned.size
    told = (region.x, region.y, region.x + region.w, region.y + region.h)
    wanted = (box[0] / width, box[1] / height, box[2] / width, box[3] / height)
    assert told == pytest.approx(wanted)


def test_a_credit_in_doubt_is_a_gap(library: Library, draw: Draw) -> None:
    photo_id = add_photo(library, draw(1), add_event(library), CONFLICT)
    caption_ = describe.compose(library, photo_id)
    assert caption_.text.endswith("(Photo by [credit unknown])")
    assert caption_.gaps == ("credit",)


def test_what_the_event_does_not_say_the_file_may(library: Library, draw: Draw) -> None:
    photo_id = add_photo(library, draw(1), add_event(library, EventFacts()))
    says = Metadata(event="River Day", city="Hangzhou", country="China")
    with writing(library.db):
        metadata.add(library.db, photo_id, says)
        library.db.execute(
            "UPDATE photo SET taken_at = '2025-10-16T09:00:00' WHERE id = ?", [photo_id]
        )
    assert describe.compose(library, photo_id, "getty").text == (
        "HANGZHOU, CHINA - OCTOBER 16: The River Day takes place on October 16, 2025 "
        "in Hangzhou, China. (Photo by CHEN Siming/River Weekly)"
    )


@pytest.mark.parametrize(
    ("city", "opening"), [("Beijing", "BEIJING, CHINA"), ("Xi'an", "BEIJING")]
)
def test_a_country_is_only_said_of_its_own_city(
    library: Library, photo_id: int, city: str, opening: str
) -> None:
    with writing(library.db):
        metadata.add(library.db, photo_id, Metadata(city=city, country="China"))
    text = describe.compose(library, photo_id, "Getty").text
    assert text.startswith(f"{opening} - NOV")


def test_a_photo_without_an_event_has_one_that_tells_nothing(
    library: Library, draw: Draw
) -> None:
    shown = photo.get(library.db, add_photo(library, draw(1)))
    assert describe.event_of(library.db, shown) == Event(
        0, None, None, None, None, None
    )


def test_a_correction_reaches_the_caption_that_was_kept(
    library: Library, photo_id: int
) -> None:
    describe.write(library, [photo_id], "ap")
    shown = photo.get(library.db, photo_id)
    assert shown.event_id is not None
    with writing(library.db):
        event.update(library.db, shown.event_id, replace(SEMINAR, date="2025-11-28"))
    text = describe.caption_of(library, photo_id).text
    assert (
        "in Beijing, Friday, Nov. 28, 2025. (CHEN Siming/River Weekly via AP)" in text
    )


def test_a_kept_caption_of_a_style_that_is_gone_is_in_the_house_style(
    library: Library, photo_id: int
) -> None:
    with writing(library.db):
        old = Caption("Old", "composed", written_by="photolib/AFP")
        caption.put(library.db, photo_id, old)
    assert describe.caption_of(library, photo_id).text == TAKES_PLACE


def test_the_words_of_the_file_stand_until_captions_are_written(
    library: Library, draw: Draw
) -> None:
    photo_id = add_photo(library, draw(1), add_event(library))
    with writing(library.db):
        caption.put(library.db, photo_id, Caption("As the file says", "file"))
    assert describe.caption_of(library, photo_id).text == "As the file says"
    assert describe.caption_of(library, photo_id, "house").text == TAKES_PLACE
    (written,) = describe.write(library, [photo_id])
    assert (written.text, written.status) == (TAKES_PLACE, "composed")
    assert len(caption.history(library.db, photo_id)) == 2
    describe.write(library, [photo_id])
    assert len(caption.history(library.db, photo_id)) == 2


def test_a_written_caption_is_found_by_its_words(
    library: Library, photo_id: int
) -> None:
    assert found(library, "Thursday") == []
    describe.write(library, [photo_id])
    assert found(library, "Thursday") == [photo_id]


def test_an_editors_words_win_over_every_run(library: Library, photo_id: int) -> None:
    describe.edit(library, photo_id, "  高林 opens the hall \r\n in spring\n", "Ann")
    (standing,) = describe.write(library, [photo_id], "Getty")
    assert (standing.text, standing.status) == (
        "高林 opens the hall\n in spring",
        "edited",
    )
    assert standing.written_by == "Ann"
    assert describe.caption_of(library, photo_id, "AP") == standing
    assert found(library, "高林") == [photo_id]


def test_an_editor_may_stand_by_a_composed_caption(
    library: Library, photo_id: int
) -> None:
    describe.write(library, [photo_id])
    describe.edit(library, photo_id, TAKES_PLACE, "Ann")
    assert describe.caption_of(library, photo_id).status == "edited"
    describe.edit(library, photo_id, TAKES_PLACE, "Bo")
    assert describe.caption_of(library, photo_id).written_by == "Ann"


@pytest.mark.parametrize("text", ["", "  \n\t"])
def test_an_empty_caption_is_refused(
    library: Library, photo_id: int, text: str
) -> None:
    with pytest.raises(EditError, match="an empty caption is not kept"):
        describe.edit(library, photo_id, text, "Ann")


def test_what_is_not_there_is_one_sentence(library: Library, photo_id: int) -> None:
    for act in (
        lambda: describe.compose(library, 99),
        lambda: describe.caption_of(library, 99),
        lambda: describe.write(library, [photo_id, 99]),
        lambda: describe.edit(library, 99, "A", "Ann"),
    ):
        with pytest.raises(NotFoundError, match="there is no photo 99"):
            act()
    with pytest.raises(SettingsError, match="no caption style 'dpa'"):
        describe.write(library, [photo_id], "dpa")
    assert caption.find(library.db, photo_id) is None


def test_the_style_of_the_library_is_the_default(
    library: Library, photo_id: int
) -> None:
    settings = replace(library.settings, caption_style="BBC")
    text = describe.compose(replace(library, settings=settings), photo_id).text
    assert text.endswith(f"2025 (Photo: {CREDIT.creators[0]}/{CREDIT.credit})")
