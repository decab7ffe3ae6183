"""A machine drafts, a human decides; until then its words are nowhere but here."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from tests import tiny_coca
from tests.tiny_coca import SKY, SQUARE

from photolib import audit, describe, settle
from photolib.draft import accept, draft, lacking, of_photo, reject, use_in_caption
from photolib.drafting import DRAFTER_IN_USE, Drafting
from photolib.embedding import weights
from photolib.errors import ClashError, ModelAbsentError, ModelError, NotFoundError
from photolib.export import export
from photolib.gallery.tiles import alt_text
from photolib.ingest import ingest
from photolib.metadata.read import read
from photolib.records import Caption, EventFacts, PersonFacts, ReleaseFacts
from photolib.search import search
from photolib.store import (
    caption,
    decision,
    files,
    metadata,
    person,
    photo,
    release,
    setting,
)
from photolib.store import draft as drafts
from photolib.store import event as events
from photolib.store.connect import writing
from photolib.store.library import Library

RED, BLUE = 1, 2
BY = "editor"


def use(library: Library, source: Path, name: str = "tiny") -> None:
    found = weights.import_folder(library.models, source, name)
    with writing(library.db):
        setting.put(library.db, DRAFTER_IN_USE, found.name)


def painted(folder: Path, name: str, colour: str) -> Path:
    folder.mkdir(exist_ok=True)
    tiny_coca.picture(colour).save(folder / name, "JPEG", quality=95)
    return folder / name


@pytest.fixture
def shoot(library: Library, tmp_path: Path, coca: Path) -> Library:
    """A red photo and a blue one of an event, and a drafter that knows both."""
    folder = tmp_path / "shoot"
    paths = [painted(folder, "1.jpg", "red"), painted(folder, "2.jpg", "blue")]
    facts = ReleaseFacts(event=EventFacts(title="Forum", date="2026-03-05"))
    with writing(library.db):
        event_id = release.add(library.db, "Forum, 5 March 2026", facts)
    ingest(library, paths, event_id=event_id, photographer="Tan Wei", workers="1")
    use(library, coca)
    return library


def texts(library: Library, photo_id: int) -> dict[str, tuple[str | None, str]]:
    found = of_photo(library.db, photo_id)
    return {kind: (one.text, one.status) for kind, one in found.items()}


def mark(library: Library, photo_id: int = RED) -> str:
    return settle.marks(library.db, photo_id)["alt_text"]


def test_each_photo_is_drafted_once_with_model_and_date(shoot: Library) -> None:
    told: list[tuple[int, int]] = []
    report = draft(shoot, [RED, BLUE, RED], progress=lambda *t: told.append(t))
    assert (report.model, report.drafted, report.known) == ("tiny", (RED, BLUE), 0)
    assert told == [(2, 2)]
    made = ("made", "made")
    assert texts(shoot, RED) == dict(
        zip(("seen", "alt_text"), ((SQUARE, s) for s in made), strict=True)
    )
    assert texts(shoot, BLUE)["alt_text"] == (SKY, "made")
    one = of_photo(shoot.db, RED)["alt_text"]
    assert one.model == "tiny"
    assert len(one.revision) == 12
    assert one.made_at.startswith("20")
    again = draft(shoot, [RED, BLUE])
    assert (again.drafted, again.known) == ((), 2)


def test_a_stopped_run_goes_on_where_it_was(
    shoot: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photolib.draft._BATCH", 1)

    class StoppedError(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        draft(shoot, [RED, BLUE], progress=stop)
    assert draft(shoot, [RED, BLUE]).drafted == (BLUE,)


def test_without_weights_nothing_is_drafted_and_the_way_is_told(
    library: Library,
) -> None:
    with pytest.raises(ModelAbsentError, match="photolib models fetch coca_ViT-B-32"):
        draft(library, [])


def test_a_photo_that_is_not_there_is_told(shoot: Library) -> None:
    with pytest.raises(NotFoundError, match="no photo 99"):
        draft(shoot, [99])


def test_a_lost_preview_fails_alone(shoot: Library) -> None:
    for photo_id in (RED, BLUE):
        lost = photo.get(shoot.db, photo_id)
        files.locate(shoot.folder, lost.sha256, lost.format).preview.unlink()
        if photo_id == RED:
            report = draft(shoot, [RED, BLUE])
            assert report.drafted == (BLUE,)
            ((failed, reason),) = report.failed
            assert failed == RED
            assert "photolib verify" in reason
    assert draft(shoot, [RED]).failed == ((RED, reason),)


def test_drafts_are_nowhere_until_accepted(shoot: Library, tmp_path: Path) -> None:
    before = [caption.find(shoot.db, RED), describe.caption_of(shoot, RED)]
    draft(shoot, [RED, BLUE])
    assert metadata.get(shoot.db, RED).alt_text is None
    assert [caption.find(shoot.db, RED), describe.caption_of(shoot, RED)] == before
    assert search(shoot, "square", limit=5).hits == ()
    shown = photo.get(shoot.db, RED)
    assert "square" not in alt_text(shoot, shown, events.get(shoot.db, 1))
    _edit_captions(shoot)
    ((_, path),) = export(shoot, [RED], tmp_path / "before").exported
    assert read(path).alt_text is None
    assert b"square" not in b"".join(
        p.read_bytes() for p in (tmp_path / "before").iterdir()
    )


def test_an_accepted_draft_is_the_humans_and_leaves(
    shoot: Library, tmp_path: Path
) -> None:
    draft(shoot, [RED])
    one = accept(shoot, RED, SQUARE, BY, seen=mark(shoot))
    says = metadata.get(shoot.db, RED)
    assert says.alt_text == SQUARE
    made = f"machine draft by tiny of {one.made_at[:10]}"
    assert says.sources["alt_text"].startswith(f"editor: {made}, chosen by editor on ")
    assert texts(shoot, RED) == {
        "seen": (SQUARE, "made"),
        "alt_text": (SQUARE, "accepted"),
    }
    assert of_photo(shoot.db, RED)["alt_text"].decided_by == BY
    (hit,) = search(shoot, "square", limit=5).hits
    assert hit.photo.id == RED
    _edit_captions(shoot)
    ((_, path),) = export(shoot, [RED], tmp_path / "after").exported
    assert read(path).alt_text == SQUARE
    assert audit.check_alt_text(shoot, RED) == ()


def test_a_reworded_draft_says_so_and_can_be_undone(shoot: Library) -> None:
    draft(shoot, [RED])
    accept(shoot, RED, "A red square on black", BY, seen=mark(shoot))
    (told,) = decision.history(shoot.db, RED)
    assert (told.source or "").endswith(", reworded")
    settle.undo(shoot, RED, told.act, BY)
    assert metadata.get(shoot.db, RED).alt_text is None
    assert texts(shoot, RED)["alt_text"] == (SQUARE, "made")  # it waits again
    assert drafts.waiting(shoot.db, 1) == [RED]


def test_accepting_what_stands_already_decides_nothing(shoot: Library) -> None:
    draft(shoot, [RED])
    accept(shoot, RED, SQUARE, BY, seen=mark(shoot))
    accept(shoot, RED, SQUARE, BY, seen=mark(shoot))
    assert len(decision.history(shoot.db, RED)) == 1
    assert texts(shoot, RED)["alt_text"][1] == "accepted"


def test_a_draft_that_cannot_be_marked_as_accepted_decides_nothing(
    shoot: Library,
) -> None:
    draft(shoot, [RED])
    shoot.db.execute(
        "CREATE TEMP TRIGGER broken BEFORE UPDATE ON draft "
        "BEGIN SELECT RAISE(ABORT, 'broken'); END"
    )
    with pytest.raises(sqlite3.IntegrityError, match="broken"):
        accept(shoot, RED, SQUARE, BY, seen=mark(shoot))
    assert decision.history(shoot.db, RED) == []
    assert metadata.get(shoot.db, RED).alt_text is None


def test_what_breaks_the_rule_of_alternative_texts_is_found(shoot: Library) -> None:
    draft(shoot, [RED])
    told = "The Forum on March 5, 2026, by Tan Wei"
    accept(shoot, RED, told, BY, seen=mark(shoot))
    found = [f.message for f in audit.check_alt_text(shoot, RED)]
    assert found == [
        "the alternative text has a date in it",
        "the alternative text has the credit in it",
    ]


def test_two_editors_do_not_overwrite_each_other(shoot: Library) -> None:
    draft(shoot, [RED])
    before = mark(shoot)
    accept(shoot, RED, "By one", BY, seen=before)
    with pytest.raises(ClashError, match="alternative text meanwhile"):
        accept(shoot, RED, SQUARE, "other", seen=before)
    assert metadata.get(shoot.db, RED).alt_text == "By one"


def test_a_rejected_draft_is_not_made_again_by_the_same_model(
    shoot: Library, tmp_path: Path
) -> None:
    draft(shoot, [RED])
    reject(shoot, RED, BY)
    assert texts(shoot, RED)["alt_text"] == (SQUARE, "rejected")
    assert draft(shoot, [RED]).known == 1
    assert drafts.waiting(shoot.db, 1) == []
    with pytest.raises(ClashError, match="no such draft any more"):
        accept(shoot, RED, SQUARE, BY, seen=mark(shoot))
    with pytest.raises(ClashError, match="no such draft any more"):
        use_in_caption(shoot, RED, BY)
    other = tiny_coca.save(tiny_coca.taught({"red": "a big red box ."}), tmp_path / "o")
    use(shoot, other, "other")
    assert draft(shoot, [RED]).drafted == (RED,)
    assert texts(shoot, RED)["alt_text"] == ("A big red box.", "made")
    assert len(drafts.of_photo(shoot.db, RED)) == 4  # none is lost


def test_what_is_seen_goes_into_no_caption_by_itself(shoot: Library) -> None:
    draft(shoot, [RED])
    before = describe.caption_of(shoot, RED)
    assert use_in_caption(shoot, RED, BY).text == SQUARE
    assert describe.caption_of(shoot, RED) == before
    assert texts(shoot, RED) == {
        "alt_text": (SQUARE, "made"),
        "seen": (SQUARE, "accepted"),
    }


def test_photos_of_an_event_without_alternative_text_are_the_queue(
    shoot: Library,
) -> None:
    assert lacking(shoot, 1) == [RED, BLUE]
    says = metadata.of_file(shoot.db, BLUE)
    with writing(shoot.db):
        metadata.add(shoot.db, BLUE, replace(says, alt_text="By a human"))
    assert lacking(shoot, 1) == [RED]
    settle.correct(shoot, BLUE, {"alt_text": settle.Typed("", mark(shoot, BLUE))}, BY)
    assert lacking(shoot, 1) == [RED, BLUE]  # an editor says that it has none
    draft(shoot, [RED])
    assert lacking(shoot, 1) == [BLUE]
    assert drafts.waiting(shoot.db, 1) == [RED]
    with pytest.raises(NotFoundError):
        lacking(shoot, 9)


@pytest.mark.parametrize("spelling", ["Red Square", "SQUARE Red", "square"])
def test_a_draft_that_names_somebody_is_withheld(shoot: Library, spelling: str) -> None:
    with writing(shoot.db):
        person.add(shoot.db, PersonFacts(spelling, spelling))
    report = draft(shoot, [RED, BLUE])
    assert (report.drafted, report.withheld) == ((BLUE,), (RED,))
    assert texts(shoot, RED)["alt_text"] == (None, "withheld")


def test_who_becomes_known_later_is_not_named_either(shoot: Library) -> None:
    draft(shoot, [RED])
    with writing(shoot.db):
        person.add(shoot.db, PersonFacts("Red Square", "Red SQUARE"))
    assert texts(shoot, RED)["alt_text"] == (None, "withheld")
    with pytest.raises(ClashError):
        accept(shoot, RED, SQUARE, BY, seen=mark(shoot))


def test_a_drafter_is_loaded_once_and_again_when_its_weights_change(
    shoot: Library, coca: Path, tmp_path: Path
) -> None:
    kept = Drafting()
    draft(shoot, [RED], drafting=kept)
    first = kept._drafter
    draft(shoot, [BLUE], drafting=kept)
    assert kept._drafter is first
    changed = Path(shutil.copytree(coca, tmp_path / "changed"))
    tiny_coca.save(tiny_coca.random_coca(), changed)
    use(shoot, changed)
    assert draft(shoot, [RED], drafting=kept).known == 0
    assert kept._drafter is not first


def test_nobody_waits_for_a_turn_longer_than_told(shoot: Library) -> None:
    kept = Drafting()
    with kept._turn, pytest.raises(ModelError, match="try again in a moment"):
        draft(shoot, [RED], drafting=kept, wait_s=0.01)
    assert draft(shoot, [RED], drafting=kept, wait_s=1).drafted == (RED,)


def _edit_captions(library: Library) -> None:
    with writing(library.db):
        text = "A figure is shown in Wuhan on Thursday, March 5, 2026."
        caption.put(library.db, RED, Caption(text, "edited", written_by=BY))
