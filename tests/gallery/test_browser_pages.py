"""Every page in Chromium: sound, on a phone too, without script, by common keys."""

import pytest
from playwright.sync_api import Browser, expect
from tests.gallery.chromium import Seen

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/?without=event",
    "/photos/1",
    "/photos/2",
    "/photos/3",
    "/photos/4",
    "/photos/1?write=zh",
    "/proof/rules",
    "/events",
    "/events/1",
    "/people",
    "/people/1",
    "/people/same",
    "/people/1/merge?name=gao",
    "/people/1/split",
    "/search",
    "/search?q=forum",
    "/search?q=zebra",
    "/search?q=forum+foo:bar",
    "/search?q=(forum+OR+zebra)+by:tan&sort=newest",
    "/search?like=1",
    "/search?q=forum+similar:1^2+-similar:3",
    "/releases/new",
    "/releases/1",
    "/upload",
    "/picks",
    "/batch",
    "/batch?event=1",
    "/desk",
    "/desk?event=1&photo=2",
    "/health",
    "/shorthand",
    "/shorthand/events/1",
    "/vocabulary",
    "/shorthand/templates/new",
    "/nowhere",
]


def test_every_page_is_sound(seen: Seen) -> None:
    found = {}
    for address in PAGES:
        page = seen.open(address)
        page.evaluate(
            "() => document.querySelectorAll('details').forEach(d => d.open = true)"
        )
        if wrong := seen.unsound():
            found[address] = wrong
        seen.errors.clear()
    assert found == {}


def test_preview_of_many_is_sound(seen: Seen) -> None:
    page = seen.open("/batch?event=1")
    page.get_by_label("What to do with the caption", exact=True).select_option("append")
    page.get_by_label("Caption", exact=True).fill("It rains.")
    page.get_by_role("button", name="Show what would change").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Will change 3 of 3")
    assert seen.unsound() == []


def test_pages_work_without_script(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "/photos/2")
    page.get_by_role("button", name="Pick this photo").click()
    expect(page.locator("#picked")).to_have_text("1")
    page.goto(base + "/search?q=forum")
    expect(page.locator(".grid li")).to_have_count(3)
    context.close()


def test_help_opens_and_closes(seen: Seen) -> None:
    page = seen.open("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert seen.axe() == []
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_single_keys_can_be_switched_off(seen: Seen) -> None:
    page = seen.open("/")
    page.get_by_role("button", name="Keyboard").click()
    page.get_by_label("Keys without Ctrl are on").uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()
    page.locator(".grid li > a").first.press("p")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("[aria-pressed=true]")).to_have_count(0)
