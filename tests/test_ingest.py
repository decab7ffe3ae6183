"""A file comes in whole or not at all, and only once."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from tests.raw_files import preview_of, scene, write_dng

from photolib.ingest import ingest
from photolib.metadata.fields import ExportFields
from photolib.metadata.write import write_sidecar
from photolib.records import EventFacts, PersonFacts, PhotoCredit, ReleaseFacts
from photolib.settings import Settings
from photolib.store import (
    caption,
    credit,
    event,
    files,
    metadata,
    photo,
    photo_person,
)
from photolib.store import release as releases
from photolib.store.connect import writing
from photolib.store.library import Library
from photolib.verify import verify

_RAWS = {".ARW", ".CR2", ".CR3", ".DNG", ".NEF", ".PEF", ".RAF"}
Draw = Callable[..., Path]

STORY = ReleaseFacts(
    event=EventFacts(title="Forum on Rivers", date="2026-03-05", place="Wuhan"),
    people=(
        PersonFacts(
            "Gao Lin", "GAO Lin", "Gao", "Lin", None, "Director", "River Office"
        ),
    ),
    photo_credits=(
        PhotoCredit("Tan Wei", "River Journal", "all", raw="Photos by ..."),
    ),
)


def an_event(library: Library, facts: ReleaseFacts = STORY) -> int:
    with writing(library.db):
        return releases.add(library.db, "the text", facts)


def artist(name: str) -> Image.Exif:
    exif = Image.Exif()
    exif[0x013B] = name
    exif[0x010E] = "Gao Lin opens the forum"
    exif[0x9003] = "2026:03:05 10:11:12"
    return exif


def test_a_folder_becomes_photos_with_their_files(library: Library, draw: Draw) -> None:
    folder = draw(1).parent
    draw(2)
    (folder / "notes.txt").write_text("not for us")
    (folder / ".hidden.jpg").write_bytes(b"nor this")
    report = ingest(library, [folder], workers="1")
    assert [Path(t.file).name for t in report.added] == ["IMG_0001.JPG", "IMG_0002.JPG"]
    assert (report.known, report.failed, report.event) == ((), (), None)
    one = photo.get(library.db, report.added[0].photo)
    placed = files.locate(library.folder, one.sha256, one.format)
    assert placed.original.read_bytes() == (folder / "IMG_0001.JPG").read_bytes()
    assert all(path.is_file() for path in placed)
    assert list((library.folder / "incoming").iterdir()) == []
    assert verify(library) == []


def test_the_same_folder_again_adds_nothing(library: Library, draw: Draw) -> None:
    folder = draw(1).parent
    first = ingest(library, [folder], workers="1")
    again = ingest(library, [folder], workers="1")
    assert again.added == ()
    assert again.known == first.added


def test_two_files_of_one_content_are_one_photo(library: Library, draw: Draw) -> None:
    one = draw(1)
    shutil.copy(one, one.with_name("copy.jpg"))
    report = ingest(library, [one.parent], workers="2")
    assert len(report.added) == len(report.known) == 1
    assert report.added[0].photo == report.known[0].photo


def test_the_credit_is_filled_from_the_release(library: Library, draw: Draw) -> None:
    report = ingest(library, [draw(1)], event_id=an_event(library), workers="1")
    given = credit.get(library.db, report.added[0].photo)
    assert given.status == "filled"
    assert given.creators == ("Tan Wei",)
    assert "Tan Wei" in (given.line or "")
    assert "River Journal" in (given.line or "")


def test_a_file_that_names_another_is_a_conflict(library: Library, draw: Draw) -> None:
    path = draw(1, exif=artist("Maria Sommer"))
    report = ingest(library, [path], event_id=an_event(library), workers="1")
    given = credit.get(library.db, report.added[0].photo)
    assert (given.status, given.line) == ("conflict", None)
    assert {e.origin for e in given.evidence} == {"file", "release"}


def test_the_photographer_named_at_ingest_is_evidence(
    library: Library, draw: Draw
) -> None:
    report = ingest(library, [draw(1)], photographer="Maria Sommer", workers="1")
    given = credit.get(library.db, report.added[0].photo)
    assert (given.status, given.creators) == ("filled", ("Maria Sommer",))


def test_what_the_file_says_is_kept_with_its_source(
    library: Library, draw: Draw
) -> None:
    report = ingest(library, [draw(1, exif=artist("Maria Sommer"))], workers="1")
    photo_id = report.added[0].photo
    says = metadata.get(library.db, photo_id)
    assert says.creators == ("Maria Sommer",)
    assert says.sources["creators"] == "EXIF:Artist"
    assert photo.get(library.db, photo_id).taken_at == "2026-03-05T10:11:12"
    standing = caption.find(library.db, photo_id)
    assert standing is not None
    assert (standing.text, standing.status) == ("Gao Lin opens the forum", "file")


def test_people_named_in_the_caption_are_suggested(
    library: Library, draw: Draw
) -> None:
    path = draw(1, exif=artist("Tan Wei"))
    report = ingest(library, [path], event_id=an_event(library), workers="1")
    (found,) = photo_person.in_photo(library.db, report.added[0].photo)
    assert (found.name, found.status) == ("Gao Lin", "suggested")
    assert found.evidence == "named in the file's caption"


def test_a_release_that_comes_later_reaches_known_photos(
    library: Library, draw: Draw
) -> None:
    path = draw(1)
    first = ingest(library, [path], workers="1")
    event_id = an_event(library)
    again = ingest(library, [path], event_id=event_id, workers="1")
    assert again.known == first.added
    assert photo.get(library.db, first.added[0].photo).event_id == event_id
    assert credit.get(library.db, first.added[0].photo).status == "filled"


def test_a_photo_of_one_event_is_not_taken_by_another(
    library: Library, draw: Draw
) -> None:
    path = draw(1)
    first_event = an_event(library)
    report = ingest(library, [path], event_id=first_event, workers="1")
    with writing(library.db):
        other = event.add(library.db, EventFacts(title="Another"))
    ingest(library, [path], event_id=other, workers="1")
    assert photo.get(library.db, report.added[0].photo).event_id == first_event


def test_bad_files_are_named_and_the_others_go_on(library: Library, draw: Draw) -> None:
    good = draw(1)
    folder = good.parent
    (folder / "empty.jpg").touch()
    (folder / "text.jpg").write_text("I am a text" * 100)
    (folder / "cut.jpg").write_bytes(draw(2, size=(900, 600)).read_bytes()[:4000])
    (folder / "IMG_0002.JPG").unlink()
    report = ingest(
        library, [folder, folder / "gone.jpg", folder / "raw.txt"], workers="2"
    )
    assert [Path(t.file).name for t in report.added] == ["IMG_0001.JPG"]
    reasons = {Path(f.file).name: f.reason for f in report.failed}
    assert set(reasons) == {"empty.jpg", "text.jpg", "cut.jpg", "gone.jpg", "raw.txt"}
    assert "empty" in reasons["empty.jpg"]
    assert "damaged" in reasons["cut.jpg"]
    assert "check the path" in reasons["gone.jpg"]
    assert all("\n" not in reason for reason in reasons.values())
    assert verify(library) == []


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="root reads everything"
)
def test_an_unreadable_folder_is_one_sentence(library: Library, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)
    report = ingest(library, [locked], workers="1")
    assert "check its rights" in report.failed[0].reason


def test_a_link_to_the_folder_above_ends(library: Library, draw: Draw) -> None:
    folder = draw(1).parent
    (folder / "up").symlink_to(folder)
    assert len(ingest(library, [folder], workers="1").added) == 1


def test_progress_ends_at_the_number_of_files(library: Library, draw: Draw) -> None:
    told: list[tuple[int, int]] = []
    folder = draw(1).parent
    draw(2)
    ingest(library, [folder], workers="1", progress=lambda *t: told.append(t))
    assert told[-1] == (2, 2)


def test_every_real_photograph_is_taken(library: Library, shared: Path) -> None:
    report = ingest(library, [shared / "data" / "photos"])
    assert report.failed == ()
    assert len(report.added) == len(list((shared / "data" / "photos").glob("*.jpg")))


def test_a_raw_is_taken_with_the_preview_its_camera_made(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "DSC_0001.DNG"
    write_dng(
        path, preview=preview_of(scene(900, 600)), orientation=6, artist="Tan Wei"
    )
    report = ingest(library, [tmp_path / "DSC_0001.DNG"], workers="1")
    one = photo.get(library.db, report.added[0].photo)
    assert (one.format, one.media_type) == ("DNG", "image/x-adobe-dng")
    assert (one.width, one.height, one.orientation) == (96, 64, 6)
    assert round(one.aspect, 2) == 0.67
    placed = files.locate(library.folder, one.sha256, one.format)
    assert placed.original.suffix == ".dng"
    assert placed.original.read_bytes() == path.read_bytes()
    with Image.open(placed.preview) as preview:
        assert preview.size == (600, 900)
    assert credit.get(library.db, one.id).creators == ("Tan Wei",)
    placed.preview.unlink()
    assert verify(library, repair=True)[0].mended
    assert verify(library) == []


def test_a_raw_without_a_picture_is_one_sentence(
    library: Library, tmp_path: Path
) -> None:
    report = ingest(
        library, [write_dng(tmp_path / "a.dng", sensor_cut=True)], workers="1"
    )
    assert "LibRaw finds no picture in it" in report.failed[0].reason


def test_a_format_nobody_decodes_is_refused_with_what_to_do(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "a.jxl").write_bytes(b"\xff\x0a" + bytes(50))
    report = ingest(library, [tmp_path / "a.jxl"], workers="1")
    assert report.failed[0].reason == (
        "it is a JXL file, which photolib cannot develop: export a JPEG or TIFF from it"
    )


def test_real_raws_end_in_photos_or_sentences(library: Library, shared: Path) -> None:
    folder = shared / "data" / "metadata" / "files"
    raws = [p for p in sorted(folder.iterdir()) if p.suffix.upper() in _RAWS]
    report = ingest(library, raws, workers="2")
    assert len(report.added) + len(report.failed) == len(raws) > 5
    assert all("LibRaw finds no picture" in one.reason for one in report.failed)
    assert verify(library) == []


def test_hostile_files_end_in_photos_or_sentences(
    library: Library, shared: Path
) -> None:
    hostile = sorted((shared / "data" / "hostile").iterdir())
    report = ingest(library, hostile)
    assert len(report.added) + len(report.known) + len(report.failed) == len(hostile)
    for failed in report.failed:
        assert "please report" not in failed.reason, failed
        assert "\n" not in failed.reason
    assert verify(library) == []
    json.dumps([f.reason for f in report.failed])


def test_the_library_is_no_shoot(library: Library, draw: Draw) -> None:
    shoot = draw(1).parent
    first = ingest(library, [shoot], workers="1")
    again = ingest(library, [shoot.parent], workers="1")  # which holds the library too
    assert again.added == ()
    assert [t.photo for t in again.known] == [t.photo for t in first.added]
    own = ingest(library, [library.folder / "files"], workers="1")
    assert "of the library itself" in own.failed[0].reason


def test_a_name_that_is_no_utf8_fails_nothing(library: Library, draw: Draw) -> None:
    odd = draw(1).parent / os.fsdecode(b"odd\xff.jpg")
    shutil.move(draw(2), odd)
    report = ingest(library, [draw(1).parent], workers="1")
    assert report.failed == ()
    names = {photo.get(library.db, t.photo).file_name for t in report.added}
    assert "odd\ufffd.jpg" in names


def test_the_photographer_of_known_photos_can_still_be_named(
    library: Library, draw: Draw
) -> None:
    path = draw(1)
    ingest(library, [path], workers="1")
    (known,) = ingest(library, [path], photographer="Tan Wei", workers="1").known
    assert credit.get(library.db, known.photo).creators == ("Tan Wei",)


def test_photos_that_stay_with_another_event_are_told(
    library: Library, draw: Draw
) -> None:
    path = draw(1)
    ingest(library, [path], event_id=an_event(library), workers="1")
    with writing(library.db):
        other = event.add(library.db, EventFacts(title="Another"))
    report = ingest(library, [path], event_id=other, workers="1")
    assert report.elsewhere == (report.known[0].photo,)


@pytest.mark.skipif(os.name == "nt", reason="no named pipes there")
def test_a_pipe_is_not_waited_for(library: Library, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    report = ingest(library, [tmp_path / "pipe.jpg"], workers="1")
    assert "it is no file" in report.failed[0].reason


def test_charset_and_sidecars_are_the_librarys_settings(
    library: Library, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Иванов".encode("cp1251")
    Image.new("RGB", (300, 200)).save(tmp_path / "a.jpg", exif=exif)
    write_sidecar(tmp_path / "a.xmp", ExportFields(credit="CJDE"))
    how = Settings(fallback_charset="cp1251", jpeg_sidecar=True)
    (taken,) = ingest(replace(library, settings=how), [tmp_path / "a.jpg"]).added
    says = metadata.get(library.db, taken.photo)
    assert (says.creators, says.credit) == (("Иванов",), "CJDE")
