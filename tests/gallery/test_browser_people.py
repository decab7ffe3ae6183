"""People in Chromium: ticked on the desk, merged, split, parted again."""

import re

import pytest
from playwright.sync_api import expect
from tests.gallery.chromium import Seen, press

pytestmark = pytest.mark.browser

TWO_OF_A_NAME = (
    "Bonn, 7 May 2026 - The Workshop on Archives was held. Gao Lin, Director of the "
    "City Archive, opened it.\n\nPhotos by Jo Roth, City Post"
)


def test_people_are_ticked_on_the_desk_and_the_caption_follows(seen: Seen) -> None:
    page = seen.open("/desk?event=1&photo=1")
    expect(page.locator("#state")).to_have_attribute("data-waiting", "0")
    caption, box = (
        page.locator("#caption"),
        page.get_by_role("checkbox", name="Gao Lin"),
    )
    before = caption.input_value()
    caption.press("Alt+1")
    expect(box).to_be_checked()
    expect(caption).to_have_value(re.compile("^Gao Lin, Director, River Office, "))
    assert seen.axe() == []
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    expect(box).not_to_be_checked()
    expect(caption).to_have_value(before)
    page.get_by_role("button", name="Undo the last save").press("Enter")
    expect(box).to_be_checked()
    page.keyboard.press("e")
    page.keyboard.press("End")
    page.keyboard.type(" More")
    page.keyboard.press("Alt+1")  # what is typed stays, over what is composed now
    expect(box).not_to_be_checked()
    expect(page.locator("#trouble")).to_be_hidden()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#name")).to_have_text("IMG_2.JPG")
    page.keyboard.press("PageUp")
    expect(page.locator("#status")).to_have_text("edited")
    assert seen.complaints() == []


def test_people_are_merged_split_and_parted_again_with_the_keyboard(
    seen: Seen,
) -> None:
    page = seen.open("/releases/new")
    page.get_by_label("Text of the release").fill(TWO_OF_A_NAME)
    press(page, "Show what it says")
    press(page, "Keep it, with its event and people")
    seen.open("/people")
    page.locator("summary", has_text="Perhaps the same").press("Enter")
    assert seen.axe() == []
    page.get_by_role("radio").first.press("ArrowDown")
    page.get_by_role("radio").nth(1).press("ArrowUp")
    press(page, "Same person")
    expect(page.get_by_text("are one person now")).to_be_visible()
    expect(page.get_by_text("1 person", exact=True)).to_be_visible()
    seen.open("/people/2")
    expect(page).to_have_url(seen.base + "/people/1")
    expect(page.locator("tbody tr")).to_have_count(2)
    assert seen.axe() == []
    press(page, "Undo: Gao Lin became one with this person")
    expect(page.get_by_text("It is undone.")).to_be_visible()
    expect(page.get_by_text("Perhaps the same person")).to_be_visible()
    press(page, "Same person")
    page.get_by_role("link", name="Split into two people").press("Enter")
    page.get_by_role("checkbox", name="Workshop on Archives").press("Space")
    assert seen.axe() == []
    press(page, "Split")
    expect(page).to_have_url(seen.base + "/people/3")
    expect(page.locator("tbody tr")).to_have_count(1)
    press(page, "Undo: parted from Gao Lin")
    expect(page).to_have_url(seen.base + "/people/1")
    expect(page.locator("tbody tr")).to_have_count(2)
    assert seen.complaints() == []
