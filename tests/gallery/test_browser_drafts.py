"""A machine's drafts in Chromium: read and accepted by keys alone."""

import pytest
from playwright.sync_api import expect
from tests.gallery.chromium import Seen, ready
from tests.gallery.conftest import AGREED, CONFLICT, FILLED
from tests.tiny_coca import SKY, SQUARE

from photolib.draft import draft
from photolib.store import metadata
from photolib.store.library import Library

pytestmark = pytest.mark.browser


def test_every_page_with_drafts_is_sound(seen: Seen, drafter: Library) -> None:
    draft(drafter, [FILLED, AGREED])
    for address in ("/photos/1", "/photos/3", "/events/1", "/events/1/drafts"):
        seen.open(address)
        assert seen.unsound() == [], address


def test_an_event_is_drafted_and_accepted_by_keys_alone(
    seen: Seen, drafter: Library
) -> None:
    page = seen.open("/events/1")
    page.get_by_role("button", name="Draft alternative texts for 3 photos").press(
        "Enter"
    )
    page.get_by_role("link", name="Read 3 machine drafts").press("Enter")
    for left in (3, 2, 1):
        expect(page.get_by_role("heading", level=1)).to_have_text(
            f"Machine drafts {left}"
        )
        field = page.locator("textarea").first
        expect(field).to_be_focused()
        ready(page)
        if left == 2:
            page.keyboard.type("Seen: ")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".flash")).to_contain_text("the alternative text now")
    expect(page.get_by_text("No draft of this event waits")).to_be_visible()
    texts = {
        metadata.get(drafter.db, photo_id).alt_text or ""
        for photo_id in (FILLED, AGREED, CONFLICT)
    }
    assert {text.removeprefix("Seen: ") for text in texts} == {SQUARE, SKY}
    assert any(text.startswith("Seen: ") for text in texts)
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator(".flash")).to_contain_text("Undone.")
    assert seen.complaints() == []


def test_what_is_seen_is_edited_into_the_caption(seen: Seen, drafter: Library) -> None:
    draft(drafter, [AGREED])
    page = seen.open(f"/photos/{AGREED}")
    page.get_by_role("button", name="Use in the caption").press("Enter")
    field = page.get_by_role("textbox", name="Caption", exact=True)
    expect(field).to_be_visible()
    assert field.input_value().startswith(SKY)
    ready(page)
    field.fill("Gao Lin under a blue sky.")
    field.press("Control+Enter")
    expect(page.locator("#caption-text")).to_have_text("Gao Lin under a blue sky.")
