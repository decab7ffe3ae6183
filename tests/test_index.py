"""The absent vector is the queue; a tiny real open_clip model does the work."""

import csv
import shutil
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photolib.embedding import engine, light, weights
from photolib.embedding.model import Model
from photolib.errors import ModelError
from photolib.images.renditions import open_preview
from photolib.index import index, measure
from photolib.ingest import ingest
from photolib.likeness import MODEL_IN_USE, Likeness, weights_in_use
from photolib.paths import bundled
from photolib.search import search
from photolib.store import files, photo, setting, vector
from photolib.store.connect import writing
from photolib.store.library import Library

STARTER = bundled("library") / "starter"


def use(library: Library, source: Path, name: str | None = None) -> None:
    found = weights.import_folder(library.models, source, name)
    with writing(library.db):
        setting.put(library.db, MODEL_IN_USE, found.name)


@pytest.fixture
def shoot(library: Library) -> Library:
    ingest(library, sorted((STARTER / "shoot").iterdir())[:6], workers="2")
    return library


def test_without_weights_photos_wait(shoot: Library) -> None:
    report = index(shoot)
    assert (report.state, report.indexed, report.waiting) == ("absent", 0, 6)


def test_each_photo_gets_one_vector_and_only_once(shoot: Library) -> None:
    use(shoot, STARTER / "model", "starter")
    told: list[tuple[int, int]] = []
    report = index(shoot, progress=lambda *t: told.append(t))
    assert (report.state, report.indexed, report.failed) == ("ready", 6, ())
    assert told[-1] == (6, 6)
    assert index(shoot).indexed == 0


@pytest.mark.parametrize("vectors", [0, 1, 4])
def test_those_that_wait_are_counted_as_they_are_listed(
    shoot: Library, vectors: int
) -> None:
    db, ids = shoot.db, photo.ids(shoot.db)
    with writing(db):
        model, other = (vector.model_id(db, name, "1", 2) for name in "ab")
        vector.add(db, model, ids[:vectors], np.ones((vectors, 2), np.float32))
        vector.add(db, other, ids, np.ones((6, 2), np.float32))
        for photo_id in ids[3:5] * 3 + ids[5:]:
            vector.note_failure(db, model, photo_id, "it has no end")
    for asked in (model, other, None):
        assert vector.waiting(db, asked) == len(vector.missing(db, asked))
    assert vector.waiting(db, model) == {0: 4, 1: 3, 4: 1}[vectors]


def test_engines_are_measured_before_a_run_that_is_worth_it(
    shoot: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(shoot, STARTER / "model", "starter")
    monkeypatch.setattr("photolib.index._WORTH", 6)
    assert index(shoot, likeness=Likeness()).indexed == 6
    timings = engine.remembered(weights_in_use(shoot).folder)
    assert [t.engine for t in timings] == ["float32", "bfloat16", "int8"]


def test_measuring_needs_photos_and_a_model(library: Library) -> None:
    with pytest.raises(ModelError, match="models fetch"):
        measure(library)
    use(library, STARTER / "model", "starter")
    with pytest.raises(ModelError, match="ingest some"):
        measure(library)


def test_another_revision_of_a_model_has_vectors_of_its_own(
    shoot: Library, tmp_path: Path
) -> None:
    use(shoot, STARTER / "model", "starter")
    index(shoot)
    first = weights_in_use(shoot)
    other = tmp_path / "starter"
    shutil.copytree(STARTER / "model", other)
    other_weights = other / "open_clip_model.safetensors"
    content = bytearray(other_weights.read_bytes())
    content[-1] ^= 1
    other_weights.write_bytes(bytes(content))
    use(shoot, other)
    assert weights_in_use(shoot).revision != first.revision
    assert index(shoot).indexed == 6
    known = vector.find_model(shoot.db, "starter", first.revision or "")
    assert vector.count(shoot.db, known) == 6


def test_a_lost_preview_fails_alone_and_is_not_tried_for_ever(shoot: Library) -> None:
    use(shoot, STARTER / "model", "starter")
    lost = photo.get(shoot.db, 2)
    files.locate(shoot.folder, lost.sha256, lost.format).preview.unlink()
    report = index(shoot)
    assert report.indexed == 5
    ((photo_id, reason),) = report.failed
    assert photo_id == 2
    assert "photolib verify" in reason
    index(shoot)
    index(shoot)
    assert index(shoot).failed == ()


def test_vectors_that_come_late_are_seen_by_the_next_search(shoot: Library) -> None:
    use(shoot, STARTER / "model", "starter")
    index(shoot)
    kept = Likeness()
    model = vector.find_model(shoot.db, "starter", weights_in_use(shoot).revision or "")
    assert model is not None
    asked = np.ones(vector.get_model(shoot.db, model).dimension, np.float32)
    assert len(kept.nearest(shoot, model, asked, 99)[0]) == 6
    ingest(shoot, sorted((STARTER / "shoot").iterdir())[6:8], workers="2")
    index(shoot, likeness=kept)
    ids, _ = kept.nearest(shoot, model, asked, 99)
    assert sorted(ids.tolist()) == list(range(1, 9))


def test_captions_find_their_photographs(library: Library, shared: Path) -> None:
    """At least 60 % of human captions have their photograph among the first five."""
    model = shared / "data" / "models" / "small-clip"
    if not model.is_dir():
        pytest.skip(f"needs the model at {model}")
    report = ingest(library, [shared / "data" / "photos"])
    use(library, model)
    kept = Likeness()
    assert index(library, likeness=kept).indexed == len(report.added)
    wanted = defaultdict(list)
    with (shared / "data" / "photos" / "captions.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            wanted[row["file"]].append(row["caption"])
    right = asked = 0
    for name, captions in wanted.items():
        for text in captions:
            plain = "".join(c if c.isalnum() else " " for c in text)
            hits = search(library, plain, limit=5, likeness=kept).hits
            asked += 1
            right += name in {hit.photo.file_name for hit in hits}
    assert asked > 50
    assert right / asked >= 0.6


def test_photos_get_the_same_vectors_without_torch(shoot: Library) -> None:
    use(shoot, STARTER / "model", "starter")
    folder = weights_in_use(shoot).folder
    engine.remember(
        folder, (engine.Timing("float32", 1, 1.0), engine.Timing("int8", 2, 0.9995))
    )
    Model(folder, "cpu").encode_pictures([Image.new("RGB", (90, 60))])  # writes it
    assert light.find(folder, 6) is not None
    assert index(shoot).indexed == 6
    rows = vector.some(shoot.db, 1, range(1, 7))
    previews = [
        open_preview(files.locate(shoot.folder, p.sha256, p.format).preview)
        for p in photo.get_many(shoot.db, list(range(1, 7)))
    ]
    exact = Model(STARTER / "model", "cpu").encode_pictures(previews)
    for row, wanted in zip(sorted(rows.items()), exact, strict=True):
        assert np.vecdot(np.frombuffer(row[1], "<f4"), wanted) > 0.99


def test_where_no_photo_waits_no_model_is_loaded(shoot: Library) -> None:
    use(shoot, STARTER / "model", "starter")
    assert index(shoot).indexed == 6
    weights_in_use(shoot).folder.joinpath(weights.WEIGHTS[0]).write_bytes(b"torn")
    assert index(shoot).indexed == 0
