"""Selecting, changing and captioning a whole shoot in Chromium, by keyboard alone."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Dialog, Page, Route, expect
from tests.gallery.chromium import Seen, visitor
from tests.gallery.conftest import FACTS, TEXT
from werkzeug.serving import make_server

from photolib import describe, vocabulary
from photolib.gallery import create_app
from photolib.ingest import ingest
from photolib.store import metadata, photo, release, selection
from photolib.store.connect import writing
from photolib.store.library import Library, create_library, open_library

pytestmark = [
    pytest.mark.browser,
    # werkzeug's server leaves a picture open from which the browser turns away
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

PHOTOS = 300
EVENT = 1


def draw(folder: Path, count: int) -> list[Path]:
    """Draw small frames of a shoot, a minute apart; 0 is the first."""
    folder.mkdir()
    paths = []
    for n in range(count):
        frame = Image.new("RGB", (90, 60), (n * 7 % 256, n * 3 % 256, 90 + n % 100))
        frame.putpixel((n % 90, n // 90), (255, 255, 255))
        exif = Image.Exif()
        exif[0x9003] = f"2026:03:05 {9 + n // 60:02}:{n % 60:02}:00"
        paths.append(folder / f"IMG_{n:04}.JPG")
        frame.save(paths[-1], "JPEG", exif=exif)
    return paths


@pytest.fixture(scope="module")
def shoot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with one event of 300 photos, which tests change."""
    folder = tmp_path_factory.mktemp("desk")
    create_library(folder / "library")
    with open_library(folder / "library") as library:
        with writing(library.db):
            release.add(library.db, TEXT, FACTS)
        paths = draw(folder / "shoot", PHOTOS)
        ingest(library, paths, event_id=EVENT, workers="1")
    return folder / "library"


@pytest.fixture
def at_desk(browser: Browser, shoot: Path) -> Iterator[Seen]:
    app = create_app(shoot)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    for seen in visitor(browser, f"http://127.0.0.1:{server.server_port}"):
        yield seen
        seen.page.wait_for_load_state("networkidle")
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def kept(shoot: Path) -> Iterator[Library]:
    with open_library(shoot) as library:
        yield library


def texts(library: Library) -> list[str]:
    """Return what stands as caption of each photo, as they were taken."""
    ids = photo.in_order(library.db)
    return [describe.caption_of(library, one).text for one in ids]


def all_is_saved(page: Page) -> None:
    """Wait for what is on its way, as long as a busy machine needs."""
    state = page.locator("#state")
    expect(state).to_have_attribute("data-waiting", "0", timeout=60_000)


def test_whole_shoot_is_captioned_with_the_keyboard_alone(
    at_desk: Seen, kept: Library
) -> None:
    page = at_desk.open(f"/desk?event={EVENT}")
    expect(page.locator("#name")).to_have_text("IMG_0000.JPG")
    expect(page.locator("#caption")).to_be_focused()
    composed = page.locator("#caption").input_value()

    # One text is put before all: seen first, then done.
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.type("Guests arrive.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Will change 300 of 300")
    expect(page.get_by_role("button", name="Change 300 photos")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Changed 300 photos.")).to_be_visible()
    expect(page.locator("#caption")).to_have_value(f"Guests arrive. {composed}")

    # Then each gets its own words in front, by code, one after the other.
    all_is_saved(page)
    for n in range(PHOTOS):
        expect(page.locator("#name")).to_have_text(f"IMG_{n:04}.JPG")
        page.keyboard.press("Control+Home")
        page.keyboard.type(f"=gao= {n} ")
        page.keyboard.press("Control+Enter")
    expect(page.get_by_text("This is the last photo.")).to_be_visible()
    all_is_saved(page)
    assert texts(kept) == [
        f"Gao Lin {n} Guests arrive. {composed}" for n in range(PHOTOS)
    ]

    # The last save is undone.
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    expect(page.locator("#caption")).to_have_value(f"Guests arrive. {composed}")
    expect(page.get_by_text("Undone in 1 photo.")).to_be_visible()
    assert texts(kept)[-1] == f"Guests arrive. {composed}"
    assert at_desk.complaints() == []


def test_quicker_editor_is_shown_and_nothing_is_lost(
    at_desk: Seen, kept: Library
) -> None:
    page = at_desk.open(f"/desk?event={EVENT}&photo=20")
    all_is_saved(page)
    describe.edit(kept, 20, "Bob was quicker.", "Bob")
    page.locator("#caption").fill("Mine.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#name")).to_have_text("IMG_0020.JPG")
    expect(page.locator("#state")).to_contain_text("1 with unsaved text.")
    page.get_by_role("button", name="Go there").press("Enter")
    expect(page.locator("#caption")).to_have_value("Mine.")
    expect(page.locator("#trouble")).to_contain_text("Bob was quicker.")
    assert at_desk.axe() == []
    page.reload()  # even then
    expect(page.locator("#caption")).to_have_value("Mine.")
    page.get_by_role("button", name="Keep mine").press("Enter")
    expect(page.locator("#trouble")).to_be_hidden()
    all_is_saved(page)
    assert describe.caption_of(kept, 20).text == "Mine."


def test_what_is_typed_before_the_script_comes_stays(at_desk: Seen) -> None:
    page = at_desk.page
    held: list[Route] = []
    page.route("**/desk/photos/60", lambda route: held.append(route), times=1)
    with page.expect_request("**/desk/photos/60"):
        at_desk.open(f"/desk?event={EVENT}&photo=60")
    page.locator("#caption").fill("Quicker than scripts.")
    for route in held:
        route.continue_()
    all_is_saved(page)
    expect(page.locator("#caption")).to_have_value("Quicker than scripts.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#name")).to_have_text("IMG_0060.JPG")


def test_theirs_can_be_taken(at_desk: Seen, kept: Library) -> None:
    page = at_desk.open(f"/desk?event={EVENT}&photo=21")
    all_is_saved(page)
    describe.edit(kept, 21, "Bob was quicker again.", "Bob")
    page.locator("#caption").fill("Mine.")
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Go there").press("Enter")
    page.get_by_role("button", name="Take what is saved").press("Enter")
    expect(page.locator("#caption")).to_have_value("Bob was quicker again.")
    expect(page.locator("#caption")).to_be_focused()
    expect(page.locator("#trouble")).to_be_hidden()


def test_text_waits_while_the_gallery_does_not_answer(
    at_desk: Seen, kept: Library
) -> None:
    page = at_desk.open(f"/desk?event={EVENT}&photo=30")
    all_is_saved(page)
    page.route("**/desk/photos/30", lambda route: route.abort())
    page.locator("#caption").fill("Written in a tunnel.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#state")).to_contain_text("the gallery does not answer")
    page.unroute("**/desk/photos/30")
    page.get_by_role("button", name="Try again").press("Enter")
    all_is_saved(page)
    assert describe.caption_of(kept, 30).text == "Written in a tunnel."
    at_desk.errors.clear()  # the console tells of the tunnel


def test_unsaved_text_waits_where_it_was_written(at_desk: Seen, kept: Library) -> None:
    page = at_desk.open(f"/desk?event={EVENT}&photo=40")
    all_is_saved(page)
    before = page.locator("#caption").input_value()
    page.locator("#caption").fill("Not yet.")
    page.keyboard.press("PageDown")
    expect(page.locator("#name")).to_have_text("IMG_0040.JPG")
    page.keyboard.press("PageUp")
    expect(page.locator("#caption")).to_have_value("Not yet.")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")  # it would leave the desk
    expect(page.locator("#caption")).to_have_value("Not yet.")
    assert asked == ["beforeunload"]
    assert describe.caption_of(kept, 40).text == before


def test_keywords_are_typed_from_photo_to_photo(at_desk: Seen, kept: Library) -> None:
    vocabulary.add(kept, "river | stream", "Ann")
    page = at_desk.open(f"/desk?event={EVENT}&photo=50")
    all_is_saved(page)
    field = page.locator("#keywords")
    field.press_sequentially("zebra; str")
    expect(page.locator(".codes [role=option]")).to_have_text("river stream")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("p.strange")).to_have_text("Not in the vocabulary: Add zebra ")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#name")).to_have_text("IMG_0050.JPG")
    expect(field).to_have_value("")
    expect(page.locator("p.strange")).to_have_text("")
    all_is_saved(page)
    assert metadata.get(kept.db, 50).keywords == ("zebra", "river")
    assert at_desk.complaints() == []


def test_photo_that_was_left_long_ago_is_shown_again(at_desk: Seen) -> None:
    page = at_desk.open(f"/desk?event={EVENT}")
    all_is_saved(page)
    for n in range(1, 9):  # pictures are kept of those around
        page.keyboard.press("PageDown")
        expect(page.locator("#name")).to_have_text(f"IMG_{n:04}.JPG")
    page.locator("#film a").first.click()
    expect(page.locator("#name")).to_have_text("IMG_0000.JPG")
    assert at_desk.complaints() == []


def test_selection_is_made_with_the_keyboard(at_desk: Seen) -> None:
    page = at_desk.open(f"/?event={EVENT}")
    tiles = page.locator(".grid li > a")
    count = page.locator("#selected")
    tiles.first.focus()
    page.keyboard.press("Space")
    expect(count).to_have_text("1")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(count).to_have_text("3")
    page.get_by_role("link", name="Older photos").press("Enter")
    page.wait_for_url("**after=**")
    tick = page.get_by_role("button", name="Select photo").first
    tick.click(modifiers=["Shift"])  # from the first page to here: all between
    expect(count).to_have_text("121")
    page.get_by_role("button", name="Clear").press("Enter")
    expect(page.locator("#selection")).to_be_hidden()
    tiles.first.focus()
    page.keyboard.press("Control+a")
    expect(count).to_have_text("120")
    expect(page.locator("[aria-label^=Select][aria-pressed=true]")).to_have_count(120)
    page.locator("#whole").get_by_role("button", name="all 300 of this list").press(
        "Enter"
    )
    expect(count).to_have_text("300")
    assert at_desk.axe() == []
    page.get_by_role("link", name="Edit fields").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Edit fields of 300 photos"
    )
    assert at_desk.complaints() == []


def test_desk_works_without_script(
    browser: Browser, kept: Library, at_desk: Seen
) -> None:
    with writing(kept.db):
        selection.add(kept.db, [1, 2], "editor")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{at_desk.base}/desk?event={EVENT}&photo=50")
    page.locator("#caption").fill("Without a script.")
    page.get_by_role("button", name="Save and next").click()
    expect(page.locator("#name")).to_have_text("IMG_0050.JPG")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone in 1 photo.")).to_be_visible()
    page.goto(f"{at_desk.base}/?event={EVENT}")
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("button", name="Select photo 300", exact=True).click()
    expect(page.locator("#selected")).to_have_text("1")
    context.close()
