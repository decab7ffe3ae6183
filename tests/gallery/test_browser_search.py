"""Search in Chromium: by a dropped picture, and completed by the keyboard."""

import re

import pytest
from playwright.sync_api import expect
from tests.gallery.chromium import Seen

pytestmark = pytest.mark.browser


def test_a_picture_is_dropped_and_searched_by(seen: Seen) -> None:
    page = seen.open("/search?q=has:credit")
    page.evaluate(
        """async () => {
        const image = await new OffscreenCanvas(60, 40);
        image.getContext('2d').fillRect(0, 0, 30, 40);
        const file = new File([await image.convertToBlob()], 'a.png',
                              {type: 'image/png'});
        const data = new DataTransfer();
        data.items.add(file);
        document.querySelector('#by-picture').dispatchEvent(
            new DragEvent('drop', {dataTransfer: data, bubbles: true}));
        }"""
    )
    page.wait_for_url("**/search?q=has:credit&like=upload:*")
    expect(page.get_by_text("like the picture you sent")).to_be_visible()
    assert seen.axe() == []
    link = page.get_by_role("link", name=re.compile("More like photo")).first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=has:credit+similar:*&like=upload:*")
    assert seen.complaints() == []
    page.get_by_role("link", name="Remove like the picture you sent").click()
    page.wait_for_url(re.compile(r"similar:\d+$"))


def test_search_is_completed_with_the_keyboard_and_taken_apart_by_chips(
    seen: Seen,
) -> None:
    page = seen.open("/")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Search photos")
    expect(box).to_be_focused()
    page.keyboard.type("by")
    expect(page.get_by_role("option", name="by: the photographer")).to_be_visible()
    assert seen.axe() == []
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "q-0")
    page.keyboard.press("Enter")
    expect(box).to_have_value("by:")
    page.keyboard.type("\U0001f389")
    page.keyboard.press("Backspace")
    page.keyboard.type("w")
    expect(page.get_by_role("option")).to_have_text('by:"Tan Wei" 3 photos')
    page.get_by_role("option").click()
    expect(box).to_have_value('by:"Tan Wei" ')
    page.keyboard.type("ga")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value('by:"Tan Wei" ga')
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    page.keyboard.type("(opens OR forum) -zebra")
    page.keyboard.press("Enter")
    expect(page.locator(".grid li")).to_have_count(3)
    assert seen.axe() == []
    page.get_by_role("link", name="Remove opens OR forum").click()
    expect(page).to_have_url(f"{seen.base}/search?q=by:%22Tan+Wei%22+-zebra")
    page.get_by_role("link", name="oldest").click()
    expect(page.get_by_role("link", name="oldest")).to_have_attribute(
        "aria-current", "true"
    )
    assert seen.complaints() == []
