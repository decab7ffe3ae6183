"""Saved searches in Chromium: by keyboard alone, sound on every screen."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.gallery.chromium import Seen, visitor
from werkzeug.serving import make_server

from photolib import saved
from photolib.gallery import create_app
from photolib.store.connect import writing
from photolib.store.library import Library

pytestmark = pytest.mark.browser


@pytest.fixture
def seen(browser: Browser, stock: Path) -> Iterator[Seen]:
    server = make_server("127.0.0.1", 0, create_app(stock), threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield from visitor(browser, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_search_is_saved_opened_and_undone_by_keyboard(seen: Seen) -> None:
    page = seen.open("/search?q=forum&sort=oldest")
    page.locator(".saving summary").press("Enter")
    page.get_by_label("Name", exact=True).fill("Rivers 河")
    page.get_by_label("Name", exact=True).press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("The search is saved.")
    page.get_by_role("link", name="Saved searches").press("Enter")
    page.get_by_role("button", name="Open Rivers 河").press("Enter")
    expect(page).to_have_url(re.compile(r"q=forum&sort=oldest$"))
    page.go_back()
    page.get_by_role("button", name="Remove Rivers 河").press("Enter")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_role("button", name="Open Rivers 河")).to_be_visible()
    assert seen.complaints() == []


def test_a_saved_search_is_found_while_typing(seen: Seen, opened: Library) -> None:
    saved.save(opened.db, "Old Harbours", "by:tan -logo", None, "Ann")
    page = seen.open("/search")
    page.locator("#q").press_sequentially("harb")
    option = page.get_by_role("option", name="saved: Old Harbours")
    expect(option).to_be_visible()
    option.click()
    expect(page.locator("#q")).to_have_value("(by:tan -logo) ")
    assert seen.complaints() == []


def test_the_list_is_sound_with_something_new_and_a_mistake(
    seen: Seen, opened: Library
) -> None:
    saved.save(opened.db, "北京 " + "a long name " * 6, "has:caption", "oldest", "Ann")
    with writing(opened.db):
        opened.db.execute("UPDATE saved_search SET seen = 0")
    page = seen.open("/searches")
    expect(page.locator(".saved .count")).to_have_text(re.compile("^[1-4] new$"))
    page.locator("summary").click()
    assert seen.unsound() == []
    page.locator("#name").fill("x")
    page.locator("#query").fill("has:nonsense")
    page.locator("#query").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("at character 1")
    assert seen.unsound() == []
