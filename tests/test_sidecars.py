"""Sidecars come with their photos, or later, and nothing they hold is lost."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.raw_files import preview_of, scene, write_dng

from photolib import describe, link
from photolib.ingest import IngestReport, ingest
from photolib.metadata.fields import ExportFields
from photolib.metadata.write import write_sidecar
from photolib.settings import Settings
from photolib.store import caption, credit, files, metadata, photo, sidecar
from photolib.store.library import Library
from photolib.verify import verify

Draw = Callable[..., Path]


def said(path: Path, **fields: object) -> Path:
    """Write a sidecar anew."""
    path.unlink(missing_ok=True)
    write_sidecar(path, ExportFields(**fields))  # type: ignore[arg-type]
    return path


def take(
    library: Library, *paths: Path, photographer: str | None = None
) -> IngestReport:
    return ingest(library, paths, photographer=photographer, workers="1")


def reasons(report: IngestReport) -> dict[str, str]:
    return {Path(failed.file).name: failed.reason for failed in report.failed}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A raw file in a folder of its own."""
    (tmp_path / "shoot").mkdir()
    preview = preview_of(scene(300, 200))
    return write_dng(tmp_path / "shoot" / "a.dng", preview=preview, artist="Gao Lin")


def test_the_sidecar_of_a_raw_overrides_it_and_is_kept(
    library: Library, raw: Path
) -> None:
    beside = said(raw.with_suffix(".xmp"), creators=("Tan Wei",), caption="A hall")
    report = take(library, raw.parent)
    assert report.failed == ()
    (taken,) = report.added
    says = metadata.get(library.db, taken.photo)
    assert (says.creators, says.caption) == (("Tan Wei",), "A hall")
    assert says.sources["creators"] == "XMP-dc:Creator"
    assert credit.get(library.db, taken.photo).creators == ("Tan Wei",)
    (kept,) = sidecar.standing(library.db, taken.photo)
    placed = files.locate_sidecar(library.folder, kept.sha256)
    assert placed.read_bytes() == beside.read_bytes()
    assert verify(library, repair=True) == []


def test_the_fuller_name_counts_more(library: Library, raw: Path) -> None:
    said(raw.with_suffix(".xmp"), creators=("Short",), headline="Kept")
    said(raw.with_name("a.dng.xmp"), creators=("Full",))
    (taken,) = take(library, raw).added
    says = metadata.get(library.db, taken.photo)
    assert (says.creators, says.headline) == (("Full",), "Kept")


@pytest.mark.parametrize("setting", [False, True])
def test_the_sidecar_of_a_jpeg_is_kept_and_waits_for_the_setting(
    library: Library, draw: Draw, setting: bool
) -> None:
    said(draw(1).with_suffix(".xmp"), creators=("Tan Wei",))
    how = replace(library, settings=Settings(jpeg_sidecar=setting))
    (taken,) = take(how, draw(1).parent).added
    says = metadata.get(library.db, taken.photo)
    assert says.creators == (("Tan Wei",) if setting else ())
    assert len(sidecar.standing(library.db, taken.photo)) == 1


def test_a_sidecar_that_comes_later_is_heard(library: Library, raw: Path) -> None:
    (taken,) = take(library, raw.parent).added
    assert credit.get(library.db, taken.photo).creators == ("Gao Lin",)
    said(
        raw.with_suffix(".xmp"),
        creators=("Tan Wei",),
        caption="A hall",
        date_created="2026-03-05T10:00:00",
    )
    report = take(library, raw.parent)
    assert (report.added, report.known, report.failed) == ((), (taken,), ())
    assert credit.get(library.db, taken.photo).creators == ("Tan Wei",)
    assert photo.get(library.db, taken.photo).taken_at == "2026-03-05T10:00:00"
    assert describe.caption_of(library, taken.photo).text == "A hall"
    assert verify(library) == []


def test_a_newer_sidecar_of_the_same_name_replaces_what_the_older_said(
    library: Library, raw: Path
) -> None:
    said(raw.with_suffix(".xmp"), creators=("Old",), headline="Old")
    (taken,) = take(library, raw).added
    said(raw.with_suffix(".xmp"), creators=("New",))
    take(library, raw)
    says = metadata.get(library.db, taken.photo)
    assert (says.creators, says.headline) == (("New",), None)
    assert len(sidecar.history(library.db, taken.photo)) == 2
    assert verify(library) == []


def test_what_humans_decided_survives_a_later_sidecar(
    library: Library, raw: Path
) -> None:
    said(raw.with_suffix(".xmp"), caption="First")
    (taken,) = take(library, raw).added
    describe.edit(library, taken.photo, "Edited by hand", "Ann")
    link.decide_credit(library.db, taken.photo, ["Maria Sommer"], None, "Ann")
    said(raw.with_suffix(".xmp"), creators=("Tan Wei",), caption="Second")
    take(library, raw)
    assert describe.caption_of(library, taken.photo).text == "Edited by hand"
    assert credit.get(library.db, taken.photo).creators == ("Maria Sommer",)
    told = {e.creators for e in credit.get(library.db, taken.photo).evidence}
    assert ("Tan Wei",) in told


def test_a_caption_that_stays_the_same_is_no_new_version(
    library: Library, raw: Path
) -> None:
    said(raw.with_suffix(".xmp"), caption="A hall")
    (taken,) = take(library, raw).added
    said(raw.with_suffix(".xmp"), caption="A hall", city="Wuhan")
    take(library, raw)
    assert len(caption.history(library.db, taken.photo)) == 1


def test_the_photographer_is_named_with_a_later_sidecar(
    library: Library, raw: Path
) -> None:
    bare = write_dng(raw, preview=preview_of(scene(300, 200)))
    (taken,) = take(library, bare).added
    said(raw.with_suffix(".xmp"), caption="A hall")
    take(library, bare, photographer="Tan Wei")
    assert credit.get(library.db, taken.photo).creators == ("Tan Wei",)
    assert metadata.get(library.db, taken.photo).caption == "A hall"


def test_a_sidecar_that_is_named_reaches_the_photo_beside_it(
    library: Library, raw: Path
) -> None:
    (taken,) = take(library, raw).added
    beside = said(raw.with_suffix(".xmp"), creators=("Tan Wei",))
    for _ in range(2):
        report = take(library, beside)
        assert [(k.file, k.photo) for k in report.known] == [(str(beside), 1)]
        assert report.failed == ()
    assert metadata.get(library.db, taken.photo).creators == ("Tan Wei",)


def test_photo_and_sidecar_named_together(library: Library, raw: Path) -> None:
    beside = said(raw.with_suffix(".xmp"), creators=("Tan Wei",))
    report = take(library, beside, raw)
    assert [t.file for t in report.added] == [str(raw)]
    assert [t.file for t in report.known] == [str(beside)]
    assert metadata.get(library.db, 1).creators == ("Tan Wei",)


def test_a_sidecar_alone_finds_its_photo_by_name(
    library: Library, raw: Path, tmp_path: Path
) -> None:
    take(library, raw)
    alone = said(tmp_path / "a.dng.xmp", creators=("Tan Wei",))
    (known,) = take(library, alone).known
    assert metadata.get(library.db, known.photo).creators == ("Tan Wei",)


def test_a_raw_and_its_jpeg_share_a_sidecar(
    library: Library, raw: Path, draw: Draw
) -> None:
    shutil.copy(draw(1), raw.with_suffix(".jpg"))
    draw(1).unlink()
    take(library, raw, raw.with_suffix(".jpg"))
    beside = said(raw.with_suffix(".xmp"), creators=("Tan Wei",))
    report = take(library, beside)
    assert {t.photo for t in report.known} == {1, 2}
    shown = {photo.get(library.db, i).format: i for i in (1, 2)}
    assert metadata.get(library.db, shown["DNG"]).creators == ("Tan Wei",)
    assert metadata.get(library.db, shown["JPEG"]).creators == ()


def test_a_sidecar_without_its_photo_is_one_sentence(
    library: Library, raw: Path, tmp_path: Path
) -> None:
    lonely = said(tmp_path / "b.xmp", caption="A hall")
    early = said(raw.with_suffix(".xmp"), caption="A hall")
    broken = tmp_path / "broken.xmp"
    broken.write_text("no XMP")
    gone = tmp_path / "gone.xmp"
    assert reasons(take(library, lonely, early, broken, gone)) == {
        "b.xmp": "no photo is called b: ingest the photo with its sidecar",
        "a.xmp": "its photo a.dng is not in the library: ingest that, and the sidecar "
        "comes with it",
        "broken.xmp": "no photo is called broken: ingest the photo with its sidecar",
        "gone.xmp": "it cannot be read (No such file or directory): check the path and "
        "its rights",
    }
    assert take(library, tmp_path).known == ()  # in a walk nobody named them
    assert verify(library) == []


def test_nobody_guesses_between_photos_of_one_name(
    library: Library, raw: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = write_dng(tmp_path / "other" / "a.dng", artist="Another")
    take(library, raw, other)
    alone = said(tmp_path / "a.xmp", creators=("Tan Wei",))
    report = take(library, alone)
    assert "several photos are called a.dng" in report.failed[0].reason
    third = write_dng(tmp_path / "a.dng", artist="Third")
    third.rename(tmp_path / "b.dng")
    (tmp_path / "b.dng").rename(tmp_path / "other" / "a.dng")
    report = take(library, tmp_path / "other" / "a.dng", alone)  # sent with it
    (known,) = report.known
    assert known.photo == report.added[0].photo


def test_a_sidecar_that_is_none_keeps_its_photo_not_out(
    library: Library, raw: Path
) -> None:
    raw.with_suffix(".xmp").write_text("no XMP")
    report = take(library, raw.parent)
    assert len(report.added) == 1
    assert "it is no XMP sidecar" in reasons(report)["a.xmp"]
    again = take(library, raw.parent)
    assert (again.known, list(reasons(again))) == (report.added, ["a.xmp"])
    named = take(library, raw.with_suffix(".xmp"))
    assert (named.known, list(reasons(named))) == ((), ["a.xmp"])
    assert verify(library) == []


def test_a_lost_or_changed_sidecar_is_reported(library: Library, raw: Path) -> None:
    said(raw.with_suffix(".xmp"), caption="A hall")
    (taken,) = take(library, raw).added
    (kept,) = sidecar.standing(library.db, taken.photo)
    placed = files.locate_sidecar(library.folder, kept.sha256)
    placed.write_bytes(b"changed")
    (problem,) = verify(library, repair=True)
    assert "its sidecar a.xmp has changed" in problem.what
    placed.unlink()
    (problem,) = verify(library, repair=True)
    assert "its sidecar a.xmp is missing" in problem.what
