"""The caption of a photo in Chromium: edited, in two languages, proofread as typed."""

import pytest
from playwright.sync_api import expect
from tests.gallery.chromium import Seen, ready

pytestmark = pytest.mark.browser


def test_caption_is_edited_with_the_keyboard(seen: Seen) -> None:
    page = seen.open("/photos/2")
    page.keyboard.press("e")
    expect(page.locator("#text")).to_be_focused()
    page.locator("#text").fill("Gao Lin opens the Forum on Rivers.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("The caption is saved.")).to_be_visible()
    expect(page.locator("#caption-text")).to_have_text(
        "Gao Lin opens the Forum on Rivers."
    )
    ready(page)
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/photos/3")
    assert seen.complaints() == []


def test_captions_stand_side_by_side_and_saving_is_undone(seen: Seen) -> None:
    page = seen.open("/photos/2")
    page.keyboard.press("e")
    page.locator("#text").fill("Gao Lin opens the Forum on Rivers.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("The caption is saved.")).to_be_visible()
    page.get_by_role("button", name="Add Chinese").click()
    expect(page.locator("#caption-text-zh")).to_contain_text("2026年3月5日")
    ready(page)
    page.locator("#edit-zh summary").click()
    assert page.locator("#text-zh").get_attribute("lang") == "zh"
    page.locator("#text-zh").fill("高林为论坛揭幕。")
    page.locator("#text-zh").press("Control+Enter")
    expect(page.locator("#caption-text-zh")).to_have_text("高林为论坛揭幕。")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#caption-text-zh")).to_contain_text("2026年3月5日")
    ready(page)
    page.locator("#edit summary").click()
    page.locator("#text").fill("Gao Lin closes the Forum on Rivers.")
    page.locator("#text").press("Control+Enter")
    expect(page.get_by_text("older than the main caption").first).to_be_visible()
    page.get_by_text("Versions").first.click()
    expect(page.locator("#caption .versions ins").first).to_have_text("closes")
    assert seen.axe() == []
    page.locator("#caption").get_by_role("button", name="Restore").first.click()
    expect(page.locator("#caption-text")).to_have_text(
        "Gao Lin opens the Forum on Rivers."
    )
    assert seen.complaints() == []


def test_a_caption_is_proofread_as_it_is_typed(seen: Seen) -> None:
    page = seen.open("/photos/2")
    page.get_by_role("button", name="Confirm Gao Lin").click()
    expect(page.get_by_role("button", name="Not here: Gao Lin")).to_be_visible()
    page.locator("#edit summary").click()
    field, told = page.locator("#text"), page.locator("#proof")
    field.fill("Gao Lim opens TK")
    expect(told.locator(".stops")).to_contain_text("Stops TK is still to be filled in.")
    expect(page.locator("#caption .count-text")).to_have_text(
        "16 characters · 16 of 2000 bytes"
    )
    told.get_by_role("button", name="Write Gao Lin").click()
    expect(field).to_have_value("Gao Lin opens TK")
    expect(field).to_be_focused()
    expect(told.get_by_role("button")).to_have_count(0)
    field.fill("林" * 700)
    expect(page.locator("#caption .over")).to_contain_text("2100 of 2000 bytes")
    expect(told).to_contain_text("bytes")
    assert seen.axe() == []
    with page.context.expect_page(lambda new: "/proof/rules" in new.url):
        told.get_by_role("link").first.click()
    assert seen.complaints() == []


def test_a_field_is_proofread_where_it_says_when_it_is_asked(seen: Seen) -> None:
    """A page may show another photo in the same form: the old answer is dropped."""
    page = seen.open("/photos/2")
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.keyboard.press("e")
    page.evaluate(
        "() => { document.querySelector('#text').dataset.proof = "
        "'/photos/3/proof?language=zh'; }"
    )
    page.locator("#text").fill("高林TK")
    expect(page.locator("#proof .stops")).to_contain_text("TK")
    assert any(url.endswith("/photos/3/proof?language=zh") for url in asked)
    page.evaluate(
        "() => { document.querySelector('#text').dataset.proof = '/nowhere'; }"
    )
    page.locator("#text").fill("高林")
    expect(page.locator("#proof")).to_contain_text("There is no page at this")
