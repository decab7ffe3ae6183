"""Captions of a release, and whose photos they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from photolib import correct, link
from photolib.credit.rules import NO_RULES
from photolib.ingest import ingest
from photolib.records import Credit
from photolib.release.parse import parse
from photolib.store import credit, person, photo, photo_person, picture_caption, release
from photolib.store.connect import writing
from photolib.store.library import Library

TEXT = (
    "DSC_0412.JPG – Ada Quist, Director of the River Authority, opens the Forum on "
    "Rivers in Bonn on 7 May 2026. Photo: Jo Roth / City Post\n\n"
    "IMG_1234: Mayor Ben Orlo welcomes the guests. Photo: Lu Wei / City Post\n\n"
    "DSC_0999.JPG – The guests listen in the town hall.\n"
)

Shoot = Callable[..., list[int]]


@pytest.fixture
def event_id(library: Library) -> int:
    with writing(library.db):
        return release.add(library.db, TEXT, parse(TEXT))


@pytest.fixture
def shoot(library: Library, event_id: int, draw: Callable[..., Path]) -> Shoot:
    """Return a function that takes photos of these names in."""
    count = iter(range(100))

    def take(*names: str, of: int | None = event_id) -> list[int]:
        paths = [draw(next(count), name=name) for name in names]
        taken = ingest(library, paths, event_id=of, workers="1").added
        return [one.photo for one in taken]

    return take


def texts(library: Library, photo_id: int) -> list[str]:
    shown = photo.get(library.db, photo_id)
    return [one.text[:9] for one in picture_caption.of_photo(library.db, shown)]


def people(library: Library, photo_id: int) -> dict[str, str]:
    return {p.name: p.evidence for p in photo_person.in_photo(library.db, photo_id)}


def credited(library: Library, photo_id: int) -> Credit:
    return credit.get(library.db, photo_id)


OF_THE_EVENT = "named in the release of this event"


def test_a_caption_by_file_name_gives_its_photo_people_and_credit(
    library: Library, shoot: Shoot
) -> None:
    ada, ben, other = shoot("DSC_0412.JPG", "img_1234.jpg", "DSC_0500.JPG")
    assert people(library, ada) == {
        "Ada Quist": "named in the release's caption of DSC_0412.JPG",
        "Ben Orlo": OF_THE_EVENT,
    }
    assert people(library, ben)["Ben Orlo"] == (
        "named in the release's caption of IMG_1234"
    )
    assert set(people(library, other).values()) == {OF_THE_EVENT}
    weighed = credited(library, ada)
    assert (weighed.line, weighed.status) == ("Jo Roth, City Post", "filled")
    assert [e.source for e in weighed.evidence] == [
        "caption of DSC_0412.JPG: Photo: Jo Roth / City Post",
        "Photo: Lu Wei / City Post",
    ]
    assert credited(library, ben).line == "Lu Wei, City Post"
    assert credited(library, other).status == "missing"


def test_an_exact_name_goes_before_another_ending(
    library: Library, shoot: Shoot
) -> None:
    exact, other = shoot("DSC_0412.JPG", "DSC_0412.PNG")
    assert texts(library, exact) == ["Ada Quist"]
    assert texts(library, other) == []
    (alone,) = shoot("DSC_0999.png")
    assert texts(library, alone) == ["The guest"]


def test_a_name_of_two_photos_is_nobodys(library: Library, shoot: Shoot) -> None:
    (first,) = shoot("IMG_1234.JPG")
    assert credited(library, first).line == "Lu Wei, City Post"
    (second,) = shoot("IMG_1234.PNG")
    for one in (first, second):
        assert texts(library, one) == []
        assert credited(library, one).status == "missing"
        assert people(library, one)["Ben Orlo"] == OF_THE_EVENT
    link.link_photos(library.db, [second], None, rules=NO_RULES)
    link.weigh_again(library.db, [first], rules=NO_RULES)
    assert credited(library, first).line == "Lu Wei, City Post"


def test_photos_of_other_events_are_not_meant(
    library: Library, shoot: Shoot, event_id: int
) -> None:
    (stray,) = shoot("DSC_0412.JPG", of=None)
    assert texts(library, stray) == []
    shown = photo.get(library.db, stray)
    captions = release.captions(library.db, event_id)
    assert picture_caption.rivals(library.db, shown, captions) == []
    (ours,) = shoot("DSC_0412.JPG")
    assert texts(library, ours) == ["Ada Quist"]


def test_captions_without_a_photo_are_told(
    library: Library, shoot: Shoot, event_id: int
) -> None:
    shoot("DSC_0412.JPG")
    free = picture_caption.without_photo(library.db, event_id, 10)
    assert [one.file_name for one in free] == ["IMG_1234", "DSC_0999.JPG"]
    assert len(picture_caption.without_photo(library.db, event_id, 1)) == 1


def test_who_leaves_the_event_loses_what_the_caption_said(
    library: Library, shoot: Shoot
) -> None:
    (ada,) = shoot("DSC_0412.JPG")
    link.link_photos(library.db, [ada], None, rules=NO_RULES)
    assert people(library, ada) == {}
    assert credited(library, ada).status == "missing"


def test_a_humans_word_on_a_suggestion_stays(library: Library, shoot: Shoot) -> None:
    (ada,) = shoot("DSC_0412.JPG")
    (ada_id,) = person.find_all_by_name(library.db, "Ada Quist")
    link.decide_person(library.db, ada, ada_id, "rejected", "Mia")
    link.weigh_again(library.db, [ada], rules=NO_RULES)
    (shown,) = (
        p for p in photo_person.in_photo(library.db, ada) if p.name == "Ada Quist"
    )
    assert shown.status == "rejected"


def test_corrected_facts_are_those_of_the_caption_too(
    library: Library, shoot: Shoot
) -> None:
    (ada,) = shoot("DSC_0412.JPG")
    held = release.get(library.db, release.ids(library.db)[0])
    correct.change(library, held.id, credit_key(held.text), {"name": "Jo Rothe"}, "Mia")
    assert credited(library, ada).line == "Jo Rothe, City Post"
    start = held.text.index("Ada Quist")
    key = f"person.{start}-{start + 9}.Ada Quist"
    correct.change(library, held.id, key, {"name": "Ada Quast"}, "Mia")
    assert "caption of DSC_0412.JPG" in people(library, ada)["Ada Quast"]
    correct.remove(library, held.id, key, "Mia")
    correct.remove(library, held.id, credit_key(held.text), "Mia")
    after = release.get(library.db, held.id).facts.captions[0]
    assert (after.people, after.credits) == ((), ())
    assert credited(library, ada).status == "missing"


def credit_key(text: str) -> str:
    start = text.index("Photo: Jo")
    return f"credit.{start}-{start + 26}.Jo Roth"
