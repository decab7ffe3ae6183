"""A release in Chromium: pasted, corrected, added to by selecting, without script."""

import re

import pytest
from playwright.sync_api import Browser, Route, expect
from tests.gallery.chromium import Seen, keep_and_correct, ready

pytestmark = pytest.mark.browser

SELECT = """words => {
  const walk = document.createTreeWalker(document.querySelector('#text'), 4);
  while (walk.nextNode()) {
    const at = walk.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walk.currentNode, at);
    range.setEnd(walk.currentNode, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
}"""


def test_release_is_pasted_seen_and_kept(seen: Seen) -> None:
    page = seen.open("/releases/new")
    page.get_by_label("Text of the release").fill(
        "Bonn, 7 May 2026 - The Workshop on Archives was held. It was presided over by "
        "Ann Lee, Director of the City Archive.\n\nPhotos by Jo Roth, City Post"
    )
    page.get_by_role("button", name="Show what it says").click()
    expect(page.locator("mark.person", has_text="Ann Lee")).to_have_count(1)
    assert seen.axe() == []
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("The release is kept.")).to_be_visible()
    expect(page.get_by_role("link", name="Ann Lee")).to_be_visible()
    assert seen.complaints() == []


def test_release_is_corrected_added_to_by_selecting_and_undone(seen: Seen) -> None:
    page = seen.open("/releases/new")
    keep_and_correct(
        page,
        "Bonn, 7 May 2026 - The Workshop on Archives was held. It was presided over by "
        "Ann Lee, Director of the City Archive. \U0001f389\U0001f389 The night watch, "
        "jo k roth, slept. The other, jo k roth, did not.",
    )
    page.locator("#fact-person-0 > summary").click()
    expect(page.locator("mark.lit").first).to_have_text("Ann Lee")
    form = page.locator("#fact-person-0 form").first
    form.get_by_label("Title", exact=True).fill("Head")
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The fact is corrected.")).to_be_visible()
    expect(page.locator("#fact-person-0 summary")).to_contain_text("Head, City Archive")
    page.evaluate(SELECT, "jo k roth, did")
    page.evaluate(
        "() => getSelection().extend(getSelection().anchorNode, "
        "getSelection().anchorOffset + 9)"
    )
    expect(page.get_by_role("toolbar")).to_be_visible()
    assert seen.axe() == []
    page.get_by_role("button", name="Person", exact=True).press("Enter")
    adding = page.locator("[data-add=person] form")
    expect(adding.get_by_label("Name", exact=True)).to_be_focused()
    expect(adding.get_by_label("As the text writes it")).to_have_value("jo k roth")
    adding.get_by_label("Name", exact=True).fill("Jo K. Roth")
    adding.get_by_role("button", name="Add").click()
    expect(page.locator("#fact-person-1 summary")).to_contain_text("Jo K. Roth")
    marked = page.locator("mark", has_text="jo k roth")
    expect(marked).to_have_count(1)
    assert marked.evaluate("m => m.nextSibling.data").startswith(", did not")
    ready(page)
    marked.click()
    expect(page.locator("#fact-person-1")).to_have_attribute("open", "")
    page.get_by_role("button", name="Undo: Ann Lee: title").last.click()
    expect(page.locator("#fact-person-0 summary")).to_contain_text("Director")
    assert seen.complaints() == []


def test_what_was_begun_before_the_scripts_came_is_answered(seen: Seen) -> None:
    held: list[Route] = []
    page = seen.page
    page.route(re.compile(r"/(release|proof)\.js$"), lambda route: held.append(route))
    page.goto(seen.base + "/releases/1", wait_until="commit")
    page.locator("#fact-event > summary").click()
    page.evaluate(SELECT, "Forum")
    expect(page.locator("mark.lit")).to_have_count(0)
    expect(page.get_by_role("toolbar")).to_have_count(0)
    held.pop().continue_()
    expect(page.locator("mark.lit").first).to_be_visible()
    expect(page.get_by_role("toolbar")).to_be_visible()
    page.goto(seen.base + "/photos/2", wait_until="commit")
    page.locator("#edit summary").click()
    page.locator("#text").fill("TK opens it")
    held.pop().continue_()
    expect(page.locator("#proof")).to_contain_text("TK is still to be filled in.")
    assert seen.complaints() == []


def test_release_is_corrected_without_script(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "/releases/1")
    page.locator("#fact-event > summary").click()
    page.get_by_label("Title", exact=True).first.fill("Forum on Lakes")
    page.locator("#fact-event").get_by_role("button", name="Save").click()
    expect(page.get_by_text("The fact is corrected.")).to_be_visible()
    page.get_by_role("link", name="Forum on Lakes").first.click()
    page.get_by_text("Correct these facts").click()
    page.get_by_role("button", name="Undo: ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Forum on Rivers")
    context.close()
