"""What many tests need: a library in a temporary folder, pictures, the shared data."""

import io
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from PIL import Image, ImageDraw
from tests import tiny_coca

from photolib.store.library import Library, create_library, open_library

# No test is about time: on a busy machine any example may take long.
hypothesis.settings.register_profile("photolib", deadline=None)
hypothesis.settings.load_profile("photolib")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def _no_library_of_the_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[None]:
    monkeypatch.setenv("PHOTOLIB_LIBRARY", str(tmp_path / "library"))
    yield
    logging.getLogger().handlers.clear()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The developers' data; its owners do not let us ship it."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the developers' data at {SHARED}")
    return SHARED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an empty library."""
    create_library(tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    """An empty library, open."""
    with open_library(folder) as opened:
        yield opened


@pytest.fixture
def draw(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that draws a picture file, each number another picture."""

    def make(
        number: int,
        *,
        name: str | None = None,
        size: tuple[int, int] = (320, 240),
        **options: object,
    ) -> Path:
        path = tmp_path / "shoot" / (name or f"IMG_{number:04}.JPG")
        path.parent.mkdir(parents=True, exist_ok=True)
        colour = (number * 53 % 256, number * 101 % 256, number * 197 % 256)
        picture = Image.new("RGB", size, colour)
        pen = ImageDraw.Draw(picture)
        pen.ellipse((20, 20, 60 + number % 100, 90), fill="white")
        pen.text((80, 120), f"frame {number}", fill="black")
        picture.save(path, **options)  # type: ignore[arg-type]
        return path

    return make


@pytest.fixture
def jpeg() -> bytes:
    """A small sound JPEG."""
    file = io.BytesIO()
    Image.new("RGB", (48, 32), "teal").save(file, "JPEG")
    return file.getvalue()


@pytest.fixture(scope="session")
def coca(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a CoCa that knows a red square and a blue sky."""
    folder = tmp_path_factory.mktemp("coca") / "tiny"
    return tiny_coca.save(tiny_coca.taught(tiny_coca.TAUGHT), folder)
