"""A small library with what happens: a release, and credits of every status."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright
from tests import tiny_coca
from tests.gallery.chromium import Seen, visitor
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from photolib.drafting import DRAFTER_IN_USE
from photolib.embedding import weights
from photolib.gallery import create_app
from photolib.ingest import ingest
from photolib.records import (
    Conflict,
    EventFacts,
    PersonFacts,
    PhotoCredit,
    Region,
    ReleaseFacts,
)
from photolib.store import files, metadata, photo, release, setting
from photolib.store.connect import writing
from photolib.store.library import Library, create_library, open_library

TEXT = (
    "Wuhan, 5 March 2026 - The Forum on Rivers was held by the River Office. "
    "GAO Lin, Director of the River Office, opened it.\n\n"
    "Photos by TAN Wei, River Journal"
)
FACTS = ReleaseFacts(
    event=EventFacts(
        title="Forum on Rivers",
        date="2026-03-05",
        place="Wuhan",
        organisers=("River Office",),
        spans={"title": (26, 41), "date": (7, 19), "place": (0, 5)},
    ),
    people=(
        PersonFacts(
            "Gao Lin",
            "GAO Lin",
            "Gao",
            "Lin",
            title="Director",
            organisation="River Office",
            roles=("opened",),
            span=(TEXT.index("GAO"), TEXT.index("GAO") + 7),
        ),
    ),
    photo_credits=(
        PhotoCredit(
            "Tan Wei",
            "River Journal",
            "all",
            raw="Photos by TAN Wei, River Journal",
            span=(TEXT.index("Photos"), len(TEXT)),
        ),
    ),
    language="en",
)
FILLED, AGREED, CONFLICT, ALONE = 1, 2, 3, 4  # the photos of the library, by id

_SHOWN = {FILLED: "red", AGREED: "blue", CONFLICT: "red", ALONE: "blue"}
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)

Post = Callable[..., TestResponse]


def picture(path: Path, number: int, artist: str | None = None) -> Path:
    """Draw a picture file; with an artist it also says when, and who opens what."""
    size = (300, 450) if number == CONFLICT else (480, 320)
    drawn = Image.new("RGB", size, (number * 60 % 256, 120, 200 - number * 30))
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((40, 40, 160 + number * 20, 200), fill="white")
    exif = Image.Exif()
    if artist:
        exif[0x013B], exif[0x010E] = artist, "Gao Lin opens the forum"
        exif[0x9003] = f"2026:03:05 10:11:{number:02}"
    drawn.save(path, "JPEG", exif=exif)
    return path


def _say_more(library: Library) -> None:
    """Let one file name a face, and another contradict itself."""
    face = Region("Gao Lin", "Face", 0.1, 0.1, 0.3, 0.4)
    says = metadata.get(library.db, AGREED)
    metadata.add(library.db, AGREED, replace(says, regions=(face,)))
    differing = Conflict("city", {"XMP-photoshop:City": "Bonn", "IPTC:City": "Köln"})
    says = metadata.get(library.db, CONFLICT)
    says = replace(
        says, conflicts=(differing,), warnings=("its maker notes end early",)
    )
    metadata.add(library.db, CONFLICT, says)


@pytest.fixture(scope="session")
def stocked_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stock")
    shoot = folder / "shoot"
    shoot.mkdir()
    create_library(folder / "library")
    artists = {FILLED: None, AGREED: "Tan Wei", CONFLICT: "Other Person", ALONE: None}
    paths = {n: picture(shoot / f"IMG_{n}.JPG", n, a) for n, a in artists.items()}
    with open_library(folder / "library") as library:
        with writing(library.db):
            event_id = release.add(library.db, TEXT, FACTS)
        of_event = [paths[FILLED], paths[AGREED], paths[CONFLICT]]
        ingest(library, of_event, event_id=event_id, workers="1")
        ingest(library, [paths[ALONE]], workers="1")
        with writing(library.db):
            _say_more(library)
    return folder / "library"


@pytest.fixture
def stock(stocked_once: Path, tmp_path: Path) -> Path:
    """The folder of a library of four photos; a test may change it."""
    return Path(shutil.copytree(stocked_once, tmp_path / "stock"))


@pytest.fixture
def opened(stock: Path) -> Iterator[Library]:
    """The same library, open for a look at what a request has done."""
    with open_library(stock) as library:
        yield library


@pytest.fixture
def app(stock: Path) -> Flask:
    made = create_app(stock)
    made.testing = True
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def post(client: FlaskClient) -> Post:
    """Return a function that posts a form as a page of the gallery would."""
    page = client.get("/releases/new").text
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found

    def send(
        path: str, data: dict[str, object] | None = None, **more: object
    ) -> TestResponse:
        return client.post(path, data={"csrf_token": found[1], **(data or {})}, **more)

    return send


@pytest.fixture
def drafter(opened: Library, coca: Path) -> Library:
    """The library with a drafter, and previews that it can tell apart."""
    found = weights.import_folder(opened.models, coca, "tiny")
    with writing(opened.db):
        setting.put(opened.db, DRAFTER_IN_USE, found.name)
    for photo_id, colour in _SHOWN.items():
        one = photo.get(opened.db, photo_id)
        place = files.locate(opened.folder, one.sha256, one.format)
        tiny_coca.picture(colour).save(place.preview, "JPEG", quality=95)
    return opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium: install the package chromium, or Google Chrome")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        )
        yield launched
        launched.close()


@pytest.fixture
def base(stock: Path) -> Iterator[str]:
    """The address of a served library, which a test may change."""
    app = create_app(stock, notice="Only drawings.")
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def seen(browser: Browser, base: str) -> Iterator[Seen]:
    yield from visitor(browser, base)
