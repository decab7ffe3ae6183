"""Codes and templates in Chromium, as a caption is typed."""

import re

import pytest
from playwright.sync_api import Locator, expect
from tests.gallery.chromium import Seen

pytestmark = pytest.mark.browser


def edit_caption(seen: Seen, address: str = "/photos/2") -> Locator:
    """Open the editor of a caption, empty it and wait until codes are known."""
    page = seen.open(address)
    page.locator("h1").click()
    page.keyboard.press("e")
    field = page.get_by_label("Caption", exact=True)
    expect(page.get_by_role("toolbar", name="Shorthand")).to_be_visible()
    field.fill("")
    return field


def test_a_code_becomes_a_name_as_it_is_typed_and_is_saved(seen: Seen) -> None:
    field = edit_caption(seen)
    field.press_sequentially("2=3, =nobody= and =gao= speaks in {place} on {date}.")
    said = "2=3, =nobody= and Gao Lin speaks in Wuhan on March 5, 2026."
    expect(field).to_have_value(said)
    field.press("Control+Enter")
    expect(seen.page.locator("#caption-text")).to_have_text(said)
    expect(seen.page.locator("#caption mark")).to_have_text("=nobody=")
    assert seen.complaints() == []


def test_the_browsers_own_undo_takes_a_code_back(seen: Seen) -> None:
    field = edit_caption(seen)
    field.press_sequentially("Here =gao=")
    expect(field).to_have_value("Here Gao Lin")
    field.press("Control+z")
    expect(field).to_have_value("Here =gao=")
    field.press("Control+Shift+z")
    expect(field).to_have_value("Here Gao Lin")


def test_a_caption_is_spelt_in_the_language_it_is_said_to_be_in(seen: Seen) -> None:
    field = edit_caption(seen)
    stood = field.get_attribute("lang") or ""
    seen.page.locator("#own-language").select_option("zh")
    expect(field).to_have_attribute("lang", "zh")
    seen.page.locator("#own-language").select_option("")
    expect(field).to_have_attribute("lang", stood)


def test_codes_are_chosen_from_a_list(seen: Seen) -> None:
    field = edit_caption(seen)
    field.press_sequentially("=l")  # by the given name
    options = seen.page.locator(".codes [role=option]")
    expect(options).to_have_text("gao Gao Lin")
    expect(field).to_have_attribute("aria-activedescendant", re.compile("-0$"))
    assert seen.axe() == []
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_be_visible()
    field.press_sequentially("in#")
    expect(options).to_have_count(0)
    field.fill("")
    field.press_sequentially("=gao#")
    expect(options).to_have_count(3)
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("Gao Lin, Director")
    field.press_sequentially(" {ev")
    expect(options).to_have_text("event Forum on Rivers")
    options.click()
    expect(field).to_have_value("Gao Lin, Director Forum on Rivers")
    assert seen.complaints() == []


def test_hot_keys_name_people_and_copy_the_previous_caption(seen: Seen) -> None:
    field = edit_caption(seen)
    field.press("Control+Shift+Digit1")
    expect(field).to_have_value("Gao Lin")
    field.press("Control+'")
    expect(field).to_have_value("Gao Lin opens the forum")
    field.press("Control+z")
    expect(field).to_have_value("Gao Lin")
    field.press("Control+Shift+Digit2")  # there is nobody else
    tools = seen.page.get_by_role("toolbar", name="Shorthand")
    tools.get_by_role("button", name="1 Gao Lin").press("ArrowRight")
    expect(tools.get_by_role("button", name="Copy")).to_be_focused()
    field.press("End")
    tools.get_by_role("button", name="1 Gao Lin").click()
    expect(field).to_have_value("Gao LinGao Lin")


def test_whoever_is_named_by_a_code_can_be_confirmed_while_writing(seen: Seen) -> None:
    field = edit_caption(seen, "/photos/1")  # a composed caption, which follows
    field.press_sequentially("=gao= opens it.")
    seen.page.get_by_role("button", name="Confirm Gao Lin in this photo").click()
    expect(seen.page.locator("#tell")).to_have_text(
        "Gao Lin is confirmed in this photo."
    )
    expect(field).to_have_value("Gao Lin opens it.")
    field.press("Control+Enter")
    expect(seen.page.locator("#caption-text")).to_have_text("Gao Lin opens it.")
    expect(seen.page.locator("#people")).to_contain_text("confirmed, said by editor")


def test_codes_follow_the_address_of_the_field(seen: Seen) -> None:
    field = edit_caption(seen)
    with seen.page.expect_response("**/photos/4/shorthand"):
        field.evaluate("field => { field.dataset.shorthand = '/photos/4/shorthand'; }")
    tools = seen.page.get_by_role("toolbar", name="Shorthand")
    expect(tools).to_be_hidden()
    field.press_sequentially("=gao= {place}")  # a photo of no event
    expect(field).to_have_value("=gao= [place unknown]")


def test_a_template_is_written_filled_in_and_undone(seen: Seen) -> None:
    page = seen.open("/shorthand")
    page.get_by_role("link", name="Write a template").click()
    page.get_by_label("Name").fill("Opening")
    page.get_by_role("textbox", name="Caption", exact=True).fill("=gao= opens {event}.")
    page.get_by_label("Fill Caption", exact=True).check()
    page.get_by_role("textbox", name="City").fill("Bonn")
    page.get_by_role("button", name="Save the template").click()
    seen.open("/photos/1")
    page.get_by_text("Fill from a template").click()
    page.get_by_role("button", name="Fill", exact=True).click()
    expect(page.locator("#caption-text")).to_have_text("Gao Lin opens Forum on Rivers.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#caption-text")).to_contain_text("takes place")
    assert seen.complaints() == []


def test_other_fields_take_codes_too_and_only_one_has_tools(seen: Seen) -> None:
    edit_caption(seen)
    page = seen.page
    page.get_by_text("Correct what the file says").click()
    headline = page.get_by_role("combobox", name="Headline")
    page.get_by_label("Headline").focus()
    expect(headline).to_be_focused()
    tools = page.get_by_role("toolbar", name="Shorthand")
    expect(tools).to_have_count(1)
    alt = page.get_by_label("Alternative text")
    alt.press("Control+'")  # a caption is no alternative text
    expect(tools.get_by_role("button", name="Copy the previous caption")).to_have_count(
        0
    )
    expect(alt).to_have_value("")
    headline.press_sequentially("=gao")
    expect(headline).to_have_attribute("aria-expanded", "true")
    assert seen.axe() == []
    headline.press_sequentially("= in {place}")
    expect(headline).to_have_value("Gao Lin in Wuhan")
    expect(headline).to_have_attribute("aria-expanded", "false")
    page.get_by_role("button", name="Save the corrections").click()
    expect(page.locator("#file")).to_contain_text("Headline: Gao Lin in Wuhan")
    assert seen.complaints() == []
