"""`photolib draft` as a user and a script call it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests import tiny_coca
from tests.tiny_coca import SKY, SQUARE

from photolib.cli import main
from photolib.ingest import ingest
from photolib.records import EventFacts, ReleaseFacts
from photolib.store import files, photo, release
from photolib.store.connect import writing
from photolib.store.library import Library

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    def call(*arguments: object) -> Result:
        return CliRunner().invoke(main, [*map(str, arguments)], catch_exceptions=False)

    return call


@pytest.fixture
def shoot(library: Library, tmp_path: Path) -> Library:
    paths = []
    for colour in ("red", "blue"):
        paths.append(tmp_path / f"{colour}.png")
        tiny_coca.picture(colour).save(paths[-1])
    with writing(library.db):
        facts = ReleaseFacts(event=EventFacts(title="Forum"))
        event_id = release.add(library.db, "Forum", facts)
    ingest(library, paths[::-1], event_id=event_id, workers="1")
    return library


def test_an_event_is_drafted_and_told(run: Run, shoot: Library, coca: Path) -> None:
    assert run("models", "import", coca).exit_code == 0
    done = run("draft", "--event", "1")
    assert done.exit_code == 0
    assert f"1: {SKY}\n2: {SQUARE}\n2 drafted by tiny, 0 were before" in done.stdout
    assert "Drafting: 2 of 2" in done.stderr
    assert "0 drafted by tiny, 0 were before" in run("draft", "--event", "1").stdout
    told = json.loads(run("draft", "1", "2", "--json").stdout)
    assert (told["drafted"], told["known"], told["texts"]) == ([], 2, {})


def test_json_has_the_texts_and_failures_are_told(
    run: Run, shoot: Library, coca: Path
) -> None:
    run("models", "import", coca)
    lost = photo.get(shoot.db, 1)
    files.locate(shoot.folder, lost.sha256, lost.format).preview.unlink()
    done = run("draft", "2", "--json")
    assert json.loads(done.stdout)["texts"] == {"2": SQUARE}
    done = run("draft", "1")
    assert done.exit_code == 1
    assert "1: its preview cannot be read: run `photolib verify`" in done.stdout


def test_absent_weights_end_it_with_the_way_to_get_them(
    run: Run, shoot: Library
) -> None:
    done = run("draft", "1", "--json")
    assert done.exit_code == 1
    assert "photolib models fetch coca_ViT-B-32/mscoco" in done.stderr
    assert "models import FOLDER" in json.loads(done.stdout)["error"]


def test_photos_must_be_named(run: Run) -> None:
    done = run("draft")
    assert done.exit_code == 2
    assert "name some photos, or --event" in done.stderr
