"""verify sees what is lost, changed or left over, and mends what can be mended."""

from collections.abc import Callable
from pathlib import Path

import pytest

from photolib.ingest import ingest
from photolib.store import files, photo
from photolib.store.files import PhotoFiles
from photolib.store.library import Library
from photolib.verify import verify


@pytest.fixture
def placed(library: Library, draw: Callable[..., Path]) -> PhotoFiles:
    ingest(library, [draw(1)], workers="1")
    one = photo.get(library.db, 1)
    return files.locate(library.folder, one.sha256, one.format)


def test_a_lost_rendition_is_made_anew(library: Library, placed: PhotoFiles) -> None:
    placed.thumbnail.unlink()
    (problem,) = verify(library)
    assert "its thumbnail is missing" in problem.what
    (mended,) = verify(library, repair=True)
    assert mended.mended
    assert verify(library) == []


def test_a_changed_original_is_only_reported(
    library: Library, placed: PhotoFiles
) -> None:
    placed.original.write_bytes(placed.original.read_bytes() + b"x")
    (problem,) = verify(library, repair=True)
    assert "its original has changed" in problem.what
    assert not problem.mended


def test_a_lost_original_is_only_reported(library: Library, placed: PhotoFiles) -> None:
    placed.original.unlink()
    (problem,) = verify(library, repair=True)
    assert "its original is missing" in problem.what


def test_what_belongs_to_no_photo_is_removed_on_request(
    library: Library, placed: PhotoFiles
) -> None:
    orphan = placed.original.with_name("0" * 64 + ".jpg")
    orphan.write_bytes(b"left by a crash")
    (problem,) = verify(library)
    assert "belongs to no photo" in problem.what
    assert orphan.exists()
    verify(library, repair=True)
    assert not orphan.exists()
