"""Photos are uploaded in Chromium, alone and behind their release."""

import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, expect
from tests.gallery.chromium import Seen, keep_and_correct, press

from photolib.paths import bundled
from photolib.store import photo
from photolib.store.library import open_library

pytestmark = pytest.mark.browser

STARTER_DAY = "2025:10:16"
WORKERS_START_MS = 60_000
"""The longest wait for processes that take pictures in, on a machine at work."""
CAPTIONS = (
    "Forum on Lakes, Bonn, 7 May 2026\n\n"
    "DSC_0701.JPG: Ada Quist, Director of the Lake Authority, opens the forum. "
    "Photo: Jo Roth / City Post\n\n"
    "DSC_0702.JPG: Mayor Ben Orlo welcomes the guests. Photo: Lu Wei / City Post\n"
)


@dataclass(frozen=True)
class Story:
    """A release, its day as a camera writes it, a person of it, and its credit."""

    text: str
    day: str
    person: str
    credit: str


@pytest.fixture(params=["own", "seed"])
def story(request: pytest.FixtureRequest) -> Story:
    """The starter's release, and the developers' seed where it is."""
    if request.param == "own":
        text = (bundled("library") / "starter" / "release.txt").read_text("utf-8")
        credit = "LUO Qingyan, Riverbank Heritage Journal"
        return Story(text, STARTER_DAY, "Clara Brandvik", credit)
    shared: Path = request.getfixturevalue("shared")
    text = (shared / "seed" / "release.txt").read_text("utf-8")
    credit = "CHEN Siming, Chinese Journal of Distance Education"
    return Story(text, "2025:11:27", "Li Song", credit)


def shot(number: int, day: str) -> FilePayload:
    """Return a picture that a camera took on that day, as a browser uploads it."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = f"{day} 10:0{number}:00"  # DateTimeOriginal
    file = io.BytesIO()
    Image.new("RGB", (80 + number, 60), "olive").save(file, "JPEG", exif=exif)
    name = f"DSC_070{number}.jpg"
    return {"name": name, "mimeType": "image/jpeg", "buffer": file.getvalue()}


def test_upload_tells_of_the_good_and_of_the_bad(seen: Seen) -> None:
    page = seen.open("/upload")
    good = io.BytesIO()
    Image.new("RGB", (80, 60), "olive").save(good, "JPEG")
    files: list[FilePayload] = [
        {"name": "good.jpg", "mimeType": "image/jpeg", "buffer": good.getvalue()},
        {"name": "bad.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"},
    ]
    page.set_input_files("#files", files)
    page.get_by_role("button", name="Upload").click()
    expect(page.locator("#upload-state")).to_have_text("1 of 2 arrived, 1 failed")
    expect(page.locator("#results .added")).to_contain_text("good.jpg arrived")
    expect(page.locator("#results .failed")).to_contain_text("bad.jpg failed: ")
    assert seen.axe() == []
    page.get_by_role("button", name="Try again: bad.jpg").click()
    expect(page.locator("#results .failed")).to_have_count(1)
    page.get_by_role("link", name="open good.jpg").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("good.jpg")
    assert seen.complaints() == []


def test_a_shoot_follows_its_pasted_and_corrected_release(
    seen: Seen, stock: Path, story: Story
) -> None:
    page = seen.open("/releases/new")
    keep_and_correct(page, story.text)
    page.locator("#fact-event > summary").click()
    page.locator("#fact-event").get_by_label("Title").fill("Seminar on Open Drawers")
    page.locator("#fact-event").get_by_role("button", name="Save").click()
    expect(page.get_by_text("The fact is corrected.")).to_be_visible()
    with open_library(stock) as library:
        before = max(photo.ids(library.db))
    seen.open("/upload")
    page.set_input_files("#files", [shot(n, story.day) for n in (1, 2, 3)])
    page.get_by_role("button", name="Upload").click()
    expect(page.locator("#upload-state")).to_contain_text(
        "3 of 3 arrived", timeout=WORKERS_START_MS
    )
    seen.open("/shoots")
    name = "Link 3 photos to Seminar on Open Drawers"
    page.get_by_role("button", name=name).click()
    expect(page.get_by_text("3 photos joined the event.")).to_be_visible()
    for photo_id in range(before + 1, before + 4):
        page = seen.open(f"/photos/{photo_id}")
        event = page.locator("#event")
        expect(
            event.get_by_role("link", name="Seminar on Open Drawers")
        ).to_be_visible()
        expect(
            page.get_by_role("button", name=f"Confirm {story.person}")
        ).to_be_visible()
        expect(page.locator("#credit-line")).to_have_text(story.credit)
        expect(page.locator("#caption-text")).to_contain_text("Seminar on Open Drawers")
    assert seen.complaints() == []


def test_a_caption_of_the_release_is_taken_with_the_keyboard(seen: Seen) -> None:
    page = seen.open("/releases/new")
    page.get_by_label("Text of the release").fill(CAPTIONS)
    press(page, "Show what it says")
    expect(page.locator("mark.picture", has_text="welcomes the")).to_have_count(1)
    press(page, "Keep and correct it")
    assert seen.axe() == []
    page.get_by_role("link", name="Forum on Lakes").first.click()
    event = page.url.rpartition("/")[2]
    seen.open("/upload")
    page.locator("select[name=event]").select_option(event)
    page.set_input_files("#files", [shot(1, "2026:05:07"), shot(2, "2026:05:07")])
    page.get_by_role("button", name="Upload").click()
    expect(page.locator("#upload-state")).to_contain_text(
        "2 of 2 arrived", timeout=WORKERS_START_MS
    )
    page.get_by_role("link", name="open DSC_0702.jpg").click()
    expect(page.locator("#credit-line")).to_have_text("Lu Wei, City Post")
    expect(page.locator("#people")).to_contain_text("caption of DSC_0702.JPG")
    assert seen.axe() == []
    press(page, "Take the caption DSC_0702.JPG: Mayor Ben Orlo welcomes the guests.")
    expect(page.get_by_text("The caption is saved.")).to_be_visible()
    expect(page.locator("#caption-text")).to_have_text(
        "Mayor Ben Orlo welcomes the guests."
    )
    assert seen.complaints() == []
