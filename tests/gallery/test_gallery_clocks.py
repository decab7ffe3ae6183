"""Clocks in the gallery: proposed with pictures, corrected, refused, set by hand."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.cameras import CANON, HOUR, NIKON, PHONE, SONY, shoot, snap
from tests.gallery.conftest import Post

from photolib import settle
from photolib.ingest import ingest
from photolib.records import Camera
from photolib.settle import Typed
from photolib.store import photo
from photolib.store.connect import writing
from photolib.store.library import Library

NINE = datetime.fromisoformat("2026-03-05T09:00:00")
Take = Callable[..., list[int]]


@pytest.fixture
def take(opened: Library, tmp_path: Path) -> Take:
    """Return a function that ingests a camera's frames of four moments."""

    def of(
        camera: Camera,
        wrong_by: timedelta = timedelta(),
        event_id: int | None = 1,
        moments: range = range(4),
    ) -> list[int]:
        files = [
            snap(
                tmp_path / f"{camera.model}{n}.JPG",
                n,
                NINE + n * HOUR / 6 + wrong_by,
                camera,
            )
            for n in moments
        ]
        done = ingest(opened, files, event_id=event_id, workers="1")
        return [one.photo for one in done.added]

    return of


def field(page: str, name: str, of: str) -> str:
    """Return the value of a hidden field of the form that goes to `of`."""
    form = page[page.index(f'action="{of}"') :]
    found = re.search(rf'name="{name}" value="([^"]*)"', form)
    assert found
    return found[1].replace("&#43;", "+").replace("&#x2B;", "+")


def sent(page: str) -> dict[str, object]:
    return {n: field(page, n, "/clocks/correct") for n in ("photos", "shift", "how")}


def times(opened: Library, ids: list[int]) -> list[str | None]:
    return [one.taken_at for one in photo.get_many(opened.db, ids)]


def test_a_slow_clock_is_shown_with_pictures_and_corrected(
    client: FlaskClient, post: Post, opened: Library, take: Take
) -> None:
    take(CANON)
    take(NIKON)
    ids = take(SONY, -HOUR)
    page = client.get("/events/1").text
    assert "The clock of SONY ILCE-1 89 seems 1 h 00 min slow" in page
    seen = "8 times it shows a moment also seen by Canon EOS R5 0123 and NIKON Z 9 4567"
    assert f"{seen}, about 1 h 00 min apart" in page
    assert page.count("<figure>") == 8
    assert "<td>5 March 2026, 08:00:00</td><td>5 March 2026, 09:00:00</td>" in page
    assert "Correct all 4 photos" in page
    form = sent(page)
    assert post("/clocks/correct", form).status_code == 303
    assert times(opened, ids)[0] == "2026-03-05T09:00:00"
    page = client.get("/events/1").text
    assert "4 photos corrected by +1 h 00 min." in page
    assert 'formaction="/clocks/1/undo">Undo</button>' in page
    assert "seems 1 h 00 min" not in page
    assert "4 photos corrected by +1 h 00 min, by like photos" in page
    assert post("/clocks/correct", form).status_code == 409
    post("/clocks/1/undo")
    assert times(opened, ids)[0] == "2026-03-05T08:00:00"
    assert "Undone: 4 photos went back." in client.get("/events/1").text


def test_what_was_decided_meanwhile_is_named(
    client: FlaskClient, post: Post, opened: Library, take: Take
) -> None:
    take(CANON)
    take(NIKON)
    ids = take(SONY, HOUR)
    form = sent(client.get("/events/1").text)
    seen = settle.marks(opened.db, ids[2])["taken_at"]
    typed = {"taken_at": Typed("2026-03-05T12:00", seen)}
    settle.correct(opened, ids[2], typed, "Bo")
    post("/clocks/correct", form)
    assert times(opened, ids)[2] == "2026-03-05T12:00"
    page = client.get("/events/1").text
    assert "3 photos corrected by −1 h 00 min." in page
    assert f"Left alone, for their time was decided already: {ids[2]}." in page


def test_a_clock_that_is_not_wrong_is_not_asked_about_again(
    client: FlaskClient, post: Post, take: Take
) -> None:
    take(CANON)
    take(NIKON)
    take(SONY, -HOUR)
    post("/clocks/refuse", sent(client.get("/events/1").text))
    page = client.get("/events/1").text
    assert "Noted: this is not asked again" in page
    assert "seems 1 h 00 min" not in page
    post("/clocks/1/undo")
    assert "seems 1 h 00 min slow" in client.get("/events/1").text


def test_a_shoot_without_an_event_is_corrected_on_its_page(
    client: FlaskClient, post: Post, opened: Library, take: Take
) -> None:
    take(CANON, event_id=None)
    ids = take(SONY, HOUR / 2, event_id=None)
    page = client.get("/shoots").text
    assert "SONY ILCE-1 89 seems 30 min fast, or Canon EOS R5 0123 slow" in page
    assert "which of them is right cannot be told from the photos" in page
    assert page.count("<figure>") == 8  # of two that doubt each other once
    assert "the other <b>09:30:00</b>" in page
    photos = field(page, "photos", "/clocks/set")
    (camera,) = re.findall(r'<option value="(\S+ SONY[^"]+)"', page)
    form = {"photos": photos, "camera": camera, "shift": "-30 min"}
    assert post("/clocks/set", form).status_code == 303
    assert times(opened, ids)[0] == "2026-03-05T09:00:00"
    assert "4 photos corrected by −30 min, as typed" in client.get("/shoots").text
    assert post("/clocks/set", form).status_code == 409


def test_another_zone_and_cameras_without_serials_are_explained(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    with writing(opened.db):
        opened.db.execute("UPDATE event SET date = NULL")
    for camera in (CANON, NIKON):
        shoot(opened, 1, camera, range(4), zone="+08:00")
    ids = shoot(opened, 1, PHONE, range(4), -7 * HOUR, zone="+01:00")
    page = client.get("/events/1").text
    assert "Apple iPhone 15 is set to another time zone" in page
    assert "its files say UTC+01:00 and theirs UTC+08:00" in page.replace("&#43;", "+")
    assert "its files name no serial number" in page
    assert "27 November 2025, 09:00:00 (UTC+08:00)" in page.replace("&#43;", "+")
    zone = field(page, "zone", "/clocks/correct")
    post("/clocks/correct", {**sent(page), "zone": zone})
    moved = photo.get(opened.db, ids[0])
    assert (moved.taken_at, moved.taken_offset) == ("2025-11-27T09:00:00", "+08:00")


def test_reasons_of_days_and_of_earlier_corrections(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    with writing(opened.db):
        opened.db.execute("UPDATE event SET date = '2025-11-27'")
    shoot(opened, 1, CANON, range(4))
    shoot(opened, 1, SONY, range(20, 24), timedelta(days=-365, hours=-1))
    page = client.get("/events/1").text
    assert "The clock of SONY ILCE-1 89 seems 365 days behind" in page
    assert "all its photos lie among those of Canon EOS R5 0123" in page
    post("/clocks/correct", sent(page))
    shoot(opened, 1, SONY, range(40, 41), timedelta(days=-365, hours=-1))
    page = client.get("/events/1").text
    assert "other photos of it here were corrected by as much" in page
    assert "Correct 1 photo<" in page


def test_a_zone_that_may_be_the_reason_is_told(
    client: FlaskClient, opened: Library
) -> None:
    for camera in (CANON, NIKON):
        shoot(opened, 1, camera, range(4))
    shoot(opened, 1, SONY, range(4), -7 * HOUR, zone="+01:00")
    page = client.get("/events/1").text
    assert "theirs name no zone: it may be set to another one" in page
    assert 'name="zone" value=""' in page


def test_a_wrong_clock_of_another_zone_gets_theirs(
    client: FlaskClient, opened: Library
) -> None:
    for camera in (CANON, NIKON):
        shoot(opened, 1, camera, range(4), zone="+08:00")
    shoot(opened, 1, SONY, range(4), -HOUR, zone="+01:00")
    page = client.get("/events/1").text.replace("&#43;", "+")
    assert "corrected photos are of the others' zone" in page.replace("&#39;", "'")


@pytest.mark.parametrize(
    ("path", "form", "said"),
    [
        ("set", {"shift": "soon"}, "Soon is nothing to add to a clock"),
        ("set", {"shift": "1:00", "camera": "0-0 Leica"}, "Choose a camera"),
        ("correct", {"shift": "1:00", "photos": "1", "how": "guess"}, "reload it"),
        ("refuse", {"shift": "0:00", "photos": "1"}, "moves no clock"),
        (
            "correct",
            {"shift": "1:00", "photos": "1", "how": "hand", "zone": "CET"},
            "CET is no time zone",
        ),
        (
            "correct",
            {"shift": "1:00", "photos": "1-3", "how": "hand"},
            "not known to be of one camera",
        ),
    ],
)
def test_what_sets_no_clock_is_refused_in_a_sentence(
    post: Post, path: str, form: dict[str, str], said: str
) -> None:
    answer = post(f"/clocks/{path}", {"event": "1", **form})
    assert answer.status_code == 400
    assert said in answer.text
    asked = post(
        f"/clocks/{path}",
        {"event": "1", **form},
        headers={"Accept": "application/json"},
    )
    assert said in asked.get_json()["error"]


def test_what_was_mistyped_can_be_mended(post: Post, opened: Library) -> None:
    shoot(opened, 1, SONY, range(4))
    form = {"event": "1", "camera": "0-0 SONY ILCE-1 89", "shift": "1 hr 5"}
    page = post("/clocks/set", form)
    assert page.status_code == 400
    assert 'value="1 hr 5"' in page.text
    assert field(page.text, "camera", "/clocks/set") == "0-0 SONY ILCE-1 89"
    assert 'href="/events/1">Back' in page.text
    form["shift"] = "1 hr 5 min"
    done = post("/clocks/set", form)
    assert (done.status_code, done.location) == (303, "/events/1")


def test_unknown_corrections_are_not_found(post: Post) -> None:
    assert post("/clocks/99/undo").status_code == 404
    assert post("/clocks/set", {"event": "99", "shift": "1:00"}).status_code == 400


def test_many_photos_left_alone_are_counted(
    client: FlaskClient, post: Post, opened: Library
) -> None:
    ids = shoot(opened, 1, SONY, range(14))
    for one in ids[1:]:
        seen = settle.marks(opened.db, one)["taken_at"]
        settle.correct(opened, one, {"taken_at": Typed("2026-03-05", seen)}, "Bo")
    form: dict[str, object] = {"photos": f"{ids[0]}-{ids[-1]}", "shift": "1:00"}
    post("/clocks/correct", {**form, "how": "hand"})
    assert f"{ids[10]} and 3 more." in client.get("/events/1").text
