"""A model to come gets its vectors behind the one in use, and then takes over."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from photolib import cli, doctor
from photolib.adopt import adopt, coming, flip
from photolib.embedding import weights
from photolib.embedding.weights import Weights
from photolib.gallery import create_app
from photolib.index import index
from photolib.ingest import ingest
from photolib.likeness import Likeness, weights_in_use
from photolib.paths import bundled
from photolib.search import search
from photolib.store import vector
from photolib.store.connect import writing
from photolib.store.library import Library

STARTER = bundled("library") / "starter"


@pytest.fixture
def shoot(library: Library) -> Library:
    """Four photos, indexed by the first model."""
    ingest(library, sorted((STARTER / "shoot").iterdir())[:4], workers="2")
    adopt(library, weights.import_folder(library.models, STARTER / "model", "first"))
    index(library)
    return library


@pytest.fixture
def second(shoot: Library, tmp_path: Path) -> Weights:
    """Another model: the same network with one weight changed a little."""
    folder = tmp_path / "another"
    shutil.copytree(STARTER / "model", folder)
    file = folder / "open_clip_model.safetensors"
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(bytes(content))
    return weights.import_folder(shoot.models, folder, "second")


def test_a_first_model_is_in_use_at_once(library: Library) -> None:
    found = weights.import_folder(library.models, STARTER / "model", "first")
    assert adopt(library, found)
    assert coming(library) is None
    assert not flip(library)


def test_the_model_in_use_searches_until_the_next_has_every_photo(
    shoot: Library, second: Weights
) -> None:
    assert not adopt(shoot, second)
    assert weights_in_use(shoot).name == "first"
    assert search(shoot, "", like="1", likeness=Likeness()).descriptor == "model"
    told = coming(shoot)
    assert str(told) == "second: 0 of 4 photos"
    assert not flip(shoot)

    with writing(shoot.db):  # what an index that was stopped has done
        rows = Likeness()
        first = vector.find_model(
            shoot.db, "first", weights_in_use(shoot).revision or ""
        )
        assert first is not None
        one = rows.vector(shoot, first, 1)
        assert one is not None
        model = vector.model_id(shoot.db, "second", second.revision or "", len(one))
        vector.add(shoot.db, model, [1], one[None])
    assert str(coming(shoot)) == "second: 1 of 4 photos"
    assert not flip(shoot)


def test_with_every_photo_seen_it_takes_over_and_the_old_vectors_go(
    shoot: Library, second: Weights
) -> None:
    former = weights_in_use(shoot)
    first = vector.find_model(shoot.db, former.name, former.revision or "")
    kept = Likeness()
    assert search(shoot, "", like="1", likeness=kept).hits
    adopt(shoot, second)
    report = index(shoot, likeness=kept)
    assert report.took_over
    assert report.coming is not None
    assert (report.model, report.indexed) == ("first", 0)
    assert (report.coming.model, report.coming.indexed) == ("second", 4)
    assert weights_in_use(shoot).name == "second"
    assert coming(shoot) is None
    assert vector.count(shoot.db, first) == 0
    names = [folder.name for folder in (shoot.folder / "vectors").iterdir()]
    assert names == [f"second--{second.revision}"]
    assert len(search(shoot, "", like="1", likeness=kept).hits) == 3
    assert not index(shoot).took_over


def test_going_back_before_the_flip_is_going_back_at_once(
    shoot: Library, second: Weights
) -> None:
    adopt(shoot, second)
    assert adopt(shoot, weights_in_use(shoot))
    assert coming(shoot) is None


def test_a_model_in_use_that_is_lost_does_not_wait_for_the_next(
    shoot: Library, second: Weights
) -> None:
    adopt(shoot, second)
    shutil.rmtree(shoot.models / "first")
    assert index(shoot).took_over


def test_a_next_model_that_is_lost_does_not_take_over(
    shoot: Library, second: Weights
) -> None:
    adopt(shoot, second)
    shutil.rmtree(second.folder)
    assert not index(shoot).took_over
    assert weights_in_use(shoot).name == "first"


def test_it_is_told_wherever_models_are(shoot: Library, second: Weights) -> None:
    place = ["--library", str(shoot.folder)]
    used = CliRunner().invoke(cli.main, ["models", "use", "second", *place])
    assert "until then first searches" in used.stdout
    listed = CliRunner().invoke(cli.main, ["models", "list", *place])
    assert "new model: second: 0 of 4 photos" in listed.stdout
    found = {one.subject: one.told for one in doctor.examine(shoot.folder)}
    assert found["New model"] == "second: 0 of 4 photos"
    page = create_app(shoot.folder).test_client().get("/health")
    assert "second: 0 of 4" in page.text
    done = CliRunner().invoke(cli.main, ["index", *place])
    assert "4 photos indexed by second" in done.stdout
    assert "second is the model in use now" in done.stdout
