"""Text in pictures: read once, searched, and a reason to suggest people and events."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from photolib import link, ocr
from photolib.credit.rules import NO_RULES
from photolib.frames import frames_of
from photolib.ingest import ingest
from photolib.paths import bundled
from photolib.proposals import shoots_without_event
from photolib.recognise import recognise
from photolib.records import EventFacts, PersonFacts, ReleaseFacts, TextLine
from photolib.search import search
from photolib.store import files, person, photo, photo_person, picture_text
from photolib.store import release as releases
from photolib.store.connect import writing
from photolib.store.library import Library, open_library

installed = pytest.mark.skipif(ocr.engine() is None, reason="needs photolib[ocr]")


@pytest.fixture
def sign(library: Library, tmp_path: Path) -> int:
    """The photo of a sign."""
    picture = Image.new("RGB", (900, 300), "darkslateblue")
    pen = ImageDraw.Draw(picture)
    for top, line in ((20, "WELCOME TO RIVERBANK"), (120, "Visitor Centre")):
        pen.rectangle((40, top, 860, top + 64), fill="white")
        pen.text((60, top + 8), line, "black", ImageFont.load_default(40))
    picture.save(tmp_path / "sign.jpg")
    return ingest(library, [tmp_path / "sign.jpg"], workers="1").added[0].photo


@pytest.fixture
def photo_id(library: Library, draw: Callable[..., Path]) -> int:
    return ingest(library, [draw(1)], workers="1").added[0].photo


def write(library: Library, photo_id: int, *lines: str) -> None:
    """Let these lines have been read in a photo."""
    with writing(library.db):
        read = [TextLine(line, 0.1, 0.1, 0.5, 0.1) for line in lines]
        picture_text.put(library.db, photo_id, "a test", read)


def event(library: Library, title: str, *names: str) -> int:
    people = tuple(PersonFacts(name, name) for name in names)
    with writing(library.db):
        facts = ReleaseFacts(EventFacts(title=title), people)
        return releases.add(library.db, "text", facts)


def told(library: Library, photo_id: int, event_id: int) -> dict[str, tuple[str, str]]:
    """Link a photo and return the people it then has, with the evidence."""
    link.link_photos(library.db, [photo_id], event_id, rules=NO_RULES)
    found = photo_person.in_photo(library.db, photo_id)
    return {p.name: (p.status, p.evidence) for p in found}


@installed
def test_text_is_read_once_and_found(library: Library, sign: int) -> None:
    poster = bundled("library") / "starter" / "shoot" / "poster.png"
    chinese = ingest(library, [poster], workers="1").added[0].photo
    first, again = recognise(library, workers="1"), recognise(library, workers="1")
    assert (first.read, first.with_text, first.failed) == (2, 2, ())
    assert (again.read, again.engine) == (0, ocr.engine())
    lines = picture_text.of_photo(library.db, sign)
    assert [line.text for line in lines] == ["WELCOME TO RIVERBANK", "Visitor Centre"]
    found = {q: search(library, q).hits for q in ("riverbank", "text:数字藏品")}
    assert [hit.photo.id for hit in found["riverbank"]] == [sign]
    assert [hit.photo.id for hit in found["text:数字藏品"]] == [chinese]
    assert found["riverbank"][0].why == ("text in picture",)
    both = {hit.photo.id for hit in search(library, "has:text").hits}
    assert both == {sign, chinese}


def test_a_name_plate_suggests_who_is_of_the_event(
    library: Library, photo_id: int
) -> None:
    write(library, photo_id, "GAO Lin", "Riverbank Office", "Jo Rothman")
    event_id = event(library, "Forum", "Gao Lin", "Ada Quist", "Jo Roth")
    roster = ("suggested", "named in the release of this event")
    assert told(library, photo_id, event_id) == {
        "Gao Lin": ("suggested", "text in the picture: GAO Lin"),
        "Ada Quist": roster,
        "Jo Roth": roster,
    }


def test_a_name_finds_whom_it_shows_before_the_others_of_the_event(
    library: Library, draw: Callable[..., Path]
) -> None:
    event_id = event(library, "Forum", "Gao Lin", "Ada Quist")
    files_ = [draw(number) for number in (1, 2, 3)]
    ids = [one.photo for one in ingest(library, files_, workers="1").added]
    write(library, ids[0], "GAO Lin")
    link.link_photos(library.db, ids, event_id, rules=NO_RULES)
    for query in ("gao lin", "gao"):
        found = search(library, query).hits
        assert [hit.photo.id for hit in found] == [ids[0], ids[2], ids[1]]
        assert all(hit.why[0] == "person" for hit in found)
    assert len(search(library, "person:gao").hits) == 3


def test_a_name_plate_changes_no_human_word(library: Library, photo_id: int) -> None:
    event_id = event(library, "Forum", "Gao Lin")
    told(library, photo_id, event_id)
    (gao,) = person.find_all_by_name(library.db, "Gao Lin")
    link.decide_person(library.db, photo_id, gao, "rejected", "Ann")
    write(library, photo_id, "GAO Lin")
    assert told(library, photo_id, event_id)["Gao Lin"][0] == "rejected"


def test_a_programme_suggests_nobody(library: Library, photo_id: int) -> None:
    names = ("Ada Quist", "Ben Orlo", "Cy Tamm", "Di Ober", "Eva Brandt", "Finn Holm")
    write(library, photo_id, *names, "Gao Lin")
    shown = told(library, photo_id, event(library, "Forum", *names, "Gao Lin"))
    assert {why for _, why in shown.values()} == {"named in the release of this event"}


def test_a_banner_speaks_for_its_event(library: Library, photo_id: int) -> None:
    event_id = event(library, "Seminar on Open Collections")
    event(library, "Forum on Lakes")
    assert shoots_without_event(library)[0].proposals == ()
    write(library, photo_id, "Seminar on Open", "Collections of 2025", "Open Seminar")
    frame = frames_of(library.db, photo.get_many(library.db, [photo_id]))[0]
    assert frame.written.splitlines()[0] == "Seminar on Open"
    offered = shoots_without_event(library)[0].proposals
    assert [one.event.id for one in offered] == [event_id]
    assert [r.kind for r in offered[0].fit.reasons] == ["text in picture"]


@installed
def test_some_are_read_now_and_the_rest_the_next_time(
    library: Library, draw: Callable[..., Path]
) -> None:
    files_ = [draw(number) for number in (1, 2, 3)]
    oldest, *newer = (one.photo for one in ingest(library, files_, workers="1").added)
    assert recognise(library, workers="1", most=2).read == len(newer)
    assert picture_text.missing(library.db) == [oldest]
    assert recognise(library, workers="1", most=2).read == 1


@installed
def test_what_cannot_be_read_is_told_once(library: Library, photo_id: int) -> None:
    one = photo.get(library.db, photo_id)
    files.locate(library.folder, one.sha256, one.format).preview.unlink()
    ((failed, reason),) = recognise(library, workers="1").failed
    assert failed == photo_id
    assert "photolib verify" in reason
    assert recognise(library, workers="1").failed == ()


def test_a_library_may_want_no_text_read(folder: Path, photo_id: int) -> None:
    (folder / "photolib.toml").write_text("text_in_pictures = false\n")
    with open_library(folder) as library:
        assert recognise(library).engine is None
        assert picture_text.missing(library.db) == [photo_id]


@installed
def test_a_line_stands_where_it_is() -> None:
    picture = Image.new("RGB", (800, 400), "white")
    pen = ImageDraw.Draw(picture)
    pen.text((420, 220), "RIVER", "black", ImageFont.load_default(60))
    (line,) = ocr.read(picture)
    assert line.text == "RIVER"
    assert 0.5 < line.x < 0.56
    assert 0.5 < line.y < 0.62
