"""A camera's clock is set right in Chromium."""

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.cameras import CANON, NIKON, PHONE, SONY, snap
from tests.gallery.chromium import Seen, press

from photolib.ingest import ingest
from photolib.store.library import open_library

pytestmark = pytest.mark.browser


def test_a_clock_is_set_right_with_the_keyboard(
    seen: Seen, stock: Path, tmp_path: Path
) -> None:
    with open_library(stock) as library:
        for number, camera in enumerate((CANON, NIKON, PHONE)):
            files = [
                snap(
                    tmp_path / f"{number}{n}.JPG",
                    n,
                    datetime(2026, 3, 5, 9 + number // 2, 5 * n),  # noqa: DTZ001
                    camera,
                )
                for n in range(4)
            ]
            ingest(library, files, event_id=1, workers="1")
        for number, camera in enumerate((SONY, CANON)):
            files = [
                snap(
                    tmp_path / f"loose{number}{n}.JPG",
                    n,
                    datetime(2026, 4, 5, 9, 5 * n + 13 * number),  # noqa: DTZ001
                    camera,
                )
                for n in range(4)
            ]
            ingest(library, files, workers="1")
    page = seen.open("/shoots")
    expect(page.get_by_text("13 min slow, or")).to_be_visible()
    assert seen.unsound() == []
    page = seen.open("/events/1")
    page.locator("summary", has_text="Clocks of the cameras").press("Enter")
    assert seen.unsound() == []
    press(
        page, "Correct all 4 photos: The clock of Apple iPhone 15 seems 1 h 00 min fast"
    )
    expect(page.get_by_text("4 photos corrected by −1 h 00 min.")).to_be_visible()
    expect(page.get_by_text("seems 1 h 00 min fast")).to_have_count(0)
    press(page, "Undo")
    expect(page.get_by_text("Undone: 4 photos went back.")).to_be_visible()
    press(page, "Not wrong: The clock of Apple iPhone 15 seems 1 h 00 min fast")
    expect(page.get_by_text("Noted: this is not asked again")).to_be_visible()
    page.locator("summary", has_text="Clocks of the cameras").press("Enter")
    page.get_by_label("Camera", exact=True).select_option(
        label="Apple iPhone 15, 4 photos"
    )
    page.get_by_label("To add to its times").fill("an hour")
    page.get_by_label("To add to its times").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("An hour is nothing to add")
    assert seen.axe() == []
    page.get_by_label("To add to its times").fill("-1 h")
    press(page, "Add it")
    expect(page).to_have_url(seen.base + "/events/1")
    expect(page.get_by_text("4 photos corrected by −1 h 00 min.")).to_be_visible()
    assert seen.complaints() == []
