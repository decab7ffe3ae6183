"""The grid in Chromium: the keyboard, rows, what is folded."""

import pytest
from playwright.sync_api import expect
from tests.gallery.chromium import Seen

from photolib.store import arrival, stack
from photolib.store.connect import writing
from photolib.store.library import Library

pytestmark = pytest.mark.browser


def test_grid_obeys_the_keyboard(seen: Seen) -> None:
    page = seen.open("/")
    tiles = page.locator(".grid li > a")
    tiles.first.focus()
    page.keyboard.press("ArrowRight")
    expect(tiles.nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    expect(tiles.first).to_be_focused()
    page.keyboard.press("p")
    expect(page.locator("[aria-pressed=true]")).to_have_count(1)
    expect(page.locator("#picked")).to_have_text("1")
    page.keyboard.press("/")
    page.keyboard.type("p?")
    expect(page.locator("#q")).to_have_value("p?")
    expect(page.locator("[aria-pressed=true]")).to_have_count(1)
    assert seen.complaints() == []


def test_a_burst_unfolds_by_a_key_and_its_pages_are_sound(
    seen: Seen, opened: Library
) -> None:
    with writing(opened.db):
        stack.put(opened.db, "burst", [1, 2, 3], [[2, 1, 3]])
        stack.put(opened.db, "copies", [1, 4], [[4, 1]])
        arrival.note(opened.db, 4, "again.jpg", "mail")
    page = seen.open("/")
    tiles = page.locator(".grid li > a")
    expect(tiles).to_have_count(2)
    assert seen.axe() == []
    page.locator("#p2 > a").focus()
    page.keyboard.press("s")
    expect(tiles).to_have_count(4)
    assert page.url.endswith("/?unfold=2#p2")
    assert seen.axe() == []
    for address in ("/events/1", "/photos/1", "/photos/4", "/search?q=forum"):
        seen.open(address).evaluate(
            "() => document.querySelectorAll('details').forEach(d => d.open = true)"
        )
        assert seen.axe() == []
    seen.open("/photos/1").get_by_role("button", name="Not this burst").click()
    expect(page.get_by_text("Decided by editors")).to_be_visible()
    assert seen.complaints() == []


def test_rows_are_equal_and_nothing_shifts(seen: Seen) -> None:
    page = seen.open("/")
    boxes = (
        page.locator(".grid")
        .first.locator("li")
        .evaluate_all(
            "items => items.map(i => [i.offsetTop, i.offsetHeight, i.offsetWidth])"
        )
    )
    tops = {top for top, _, _ in boxes}
    for top in tops:
        heights = [height for t, height, _ in boxes if t == top]
        assert max(heights) - min(heights) <= 2
