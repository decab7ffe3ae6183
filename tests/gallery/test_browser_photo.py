"""The page of a photo in Chromium: copying, what is in the picture, disagreements."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.gallery.chromium import Seen

from photolib import vocabulary
from photolib.records import TextLine
from photolib.store import picture_text
from photolib.store.connect import writing
from photolib.store.library import Library, open_library

pytestmark = pytest.mark.browser


def test_caption_and_credit_are_copied(seen: Seen) -> None:
    seen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = seen.open("/photos/2")
    page.get_by_role("button", name="Copy both").click()
    expect(page.locator("#tell")).to_have_text("Copied.")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == "Gao Lin opens the forum\nTan Wei, River Journal"


def test_copying_falls_back_to_a_selection(seen: Seen) -> None:
    page = seen.open("/photos/2")
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }"
    )
    page.get_by_role("button", name="Copy credit").click()
    assert page.evaluate("() => String(getSelection())") == "Tan Wei, River Journal"


def test_named_regions_are_shown_on_demand(seen: Seen) -> None:
    page = seen.open("/photos/2")
    expect(page.locator(".boxes")).to_be_hidden()
    page.keyboard.press("o")
    expect(page.locator(".boxes text")).to_have_text("Gao Lin")
    expect(page.locator(".boxes")).to_be_visible()
    assert seen.axe() == []


def test_text_in_the_picture_is_shown_where_it_stands(seen: Seen, stock: Path) -> None:
    with open_library(stock) as library, writing(library.db):
        line = TextLine("WELCOME", 0.25, 0.5, 0.5, 0.25)
        picture_text.put(library.db, 2, "a test", [line])
    page = seen.open("/photos/2")
    expect(page.locator("svg.lines")).to_be_hidden()
    page.keyboard.press("t")
    shown, whole = page.locator("svg.lines rect"), page.locator("figure img")
    expect(shown).to_be_visible()
    box, picture = shown.bounding_box(), whole.bounding_box()
    assert box is not None
    assert picture is not None
    middle = picture["x"] + picture["width"] / 2
    assert box["x"] + box["width"] / 2 == pytest.approx(middle, abs=2)
    assert box["y"] == pytest.approx(picture["y"] + picture["height"] / 2, abs=3)
    assert seen.axe() == []


def test_person_is_confirmed(seen: Seen) -> None:
    page = seen.open("/photos/2")
    page.get_by_role("button", name="Confirm Gao Lin").click()
    expect(page.get_by_role("button", name="Not here: Gao Lin")).to_be_visible()


def test_conflict_is_settled_by_taking_a_source(seen: Seen) -> None:
    page = seen.open("/photos/3")
    page.get_by_role("button", name="Take the credit Tan Wei, River Journal").click()
    expect(page.locator("#credit-line")).to_have_text("Tan Wei, River Journal")


def test_disagreement_is_settled_and_undone_with_the_keyboard(seen: Seen) -> None:
    page = seen.open("/photos/3")
    page.get_by_role("link", name="1 disagreement").press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Take City from XMP")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Settled.")).to_be_visible()
    expect(page.get_by_role("link", name="1 disagreement")).to_have_count(0)
    page.get_by_text("Decided by editors").press("Enter")
    page.get_by_role("button", name="Undo City").press("Enter")
    expect(page.get_by_role("link", name="1 disagreement")).to_be_visible()
    assert seen.complaints() == []


def test_keywords_are_completed_and_strange_ones_marked(
    seen: Seen, opened: Library
) -> None:
    vocabulary.add(opened, "river | stream", "Ann")
    page = seen.open("/photos/1")
    page.get_by_text("Correct what the file says").click()
    field = page.locator("#correct-keywords")
    field.press_sequentially("zebra; str")
    options = page.locator(".codes [role=option]")
    expect(options).to_have_text("river stream")
    assert seen.axe() == []
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("zebra; river")
    expect(options).to_have_count(0)
    field.press("Tab")
    strange = page.locator("p.strange")
    expect(strange).to_have_text("Not in the vocabulary: Add zebra ")
    strange.get_by_role("button", name="Add zebra").click()
    expect(strange).to_have_text("")
    assert seen.complaints() == []
