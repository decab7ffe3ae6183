"""The commands that list clocks, set them and take that back."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cameras import CANON, HOUR, NIKON, SONY, shoot

from photolib import settle
from photolib.cli import main
from photolib.records import EventFacts, ReleaseFacts
from photolib.settle import Typed
from photolib.store import photo, release
from photolib.store.connect import writing
from photolib.store.library import Library


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


@pytest.fixture
def slow(library: Library) -> list[int]:
    """Photos of a camera that is an hour slow, beside two that agree."""
    facts = ReleaseFacts(EventFacts("Forum", "2025-11-27"))
    with writing(library.db):
        event_id = release.add(library.db, "A text", facts)
    shoot(library, event_id, CANON, range(4))
    shoot(library, event_id, NIKON, range(4))
    return shoot(library, event_id, SONY, range(4), -HOUR)


def test_clocks_are_listed_for_people_and_programs(
    library: Library, slow: list[int], folder: Path
) -> None:
    shoot(library, None, CANON, range(40, 44))
    shoot(library, None, SONY, range(40, 44), timedelta(minutes=13))
    told = run("clocks", "list", "--library", folder).stdout
    assert "    +1:00:00  SONY ILCE-1 89, 4 photos" in told
    assert "in event 1, by like frames\n" in told
    assert "in a shoot without an event, by like frames, or the others are" in told
    (found,) = json.loads(run("clocks", "list", "--event", 1, "--json").stdout)
    assert found["photos"] == slow
    assert (found["offset"], found["sure"], found["serial"]) == ("+1:00:00", True, True)
    assert found["pairs"][0] == [slow[0], 1]


def test_a_clock_is_set_and_given_back(library: Library, slow: list[int]) -> None:
    told = run("clocks", "set", 1, "+1:00:00", "--camera", "ilce")
    assert told.stdout == (
        "4 photos corrected by +1:00:00\ntake it back: photolib clocks undo 1\n"
    )
    assert photo.get(library.db, slow[0]).taken_at == "2025-11-27T09:00:00"
    assert run("clocks", "list").stdout == ""
    assert run("clocks", "undo", 1).stdout == "4 photos went back\n"
    done = run("clocks", "set", 1, "-13 min", "--camera", "SONY ILCE-1 89", "--json")
    assert json.loads(done.stdout) == {"correction": 2, "photos": slow, "left": []}
    again = run("clocks", "undo", 2, "--json")
    assert json.loads(again.stdout) == {"correction": 2, "photos": 4}


def test_what_is_left_alone_is_named(library: Library, slow: list[int]) -> None:
    seen = settle.marks(library.db, slow[2])["taken_at"]
    typed = {"taken_at": Typed("2025-11-27T12:00:00", seen)}
    settle.correct(library, slow[2], typed, "Bo")
    told = run("clocks", "set", 1, "1:00", "--camera", "ILCE")
    assert f"photo {slow[2]} left alone: its time was decided already" in told.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((1, "1:00", "--camera", "Leica"), "there are Canon EOS R5 0123; NIKON"),
        ((1, "1:00", "--camera", "5"), "there are Canon EOS R5 0123"),
        ((1, "soon", "--camera", "ILCE"), "soon is nothing to add to a clock"),
        ((9, "1:00", "--camera", "ILCE"), "there is no event 9"),
    ],
)
@pytest.mark.usefixtures("slow")
def test_what_sets_no_clock_is_refused_in_a_sentence(
    arguments: tuple[object, ...], said: str
) -> None:
    answer = run("clocks", "set", *arguments)
    assert answer.exit_code == 1
    assert said in answer.stderr
