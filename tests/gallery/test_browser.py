"""Every page in Chromium: axe, the policy, the console, the width, the main paths."""

import io
import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    FilePayload,
    Locator,
    Page,
    Route,
    expect,
)
from tests.cameras import CANON, NIKON, PHONE, SONY, snap
from tests.gallery.conftest import AGREED, CONFLICT, FILLED
from tests.tiny_coca import SKY, SQUARE
from werkzeug.serving import make_server

from photolib import vocabulary
from photolib.draft import draft
from photolib.gallery import create_app
from photolib.ingest import ingest
from photolib.paths import bundled
from photolib.records import TextLine
from photolib.store import arrival, metadata, photo, picture_text, stack
from photolib.store.connect import writing
from photolib.store.library import Library, open_library

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LAYOUT = ["color-contrast", "target-size", "scrollable-region-focusable"]
"""The rules that what is hidden or wrapped on a small screen can break."""
LISTEN = """(() => { window.reports = [];
document.addEventListener('securitypolicyviolation', e =>
  reports.push(e.effectiveDirective + ' ' + e.blockedURI)); })()"""
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
TWO_OF_A_NAME = (
    "Bonn, 7 May 2026 - The Workshop on Archives was held. Gao Lin, Director of the "
    "City Archive, opened it.\n\nPhotos by Jo Roth, City Post"
)
CAPTIONS = (
    "Forum on Lakes, Bonn, 7 May 2026\n\n"
    "DSC_0701.JPG: Ada Quist, Director of the Lake Authority, opens the forum. "
    "Photo: Jo Roth / City Post\n\n"
    "DSC_0702.JPG: Mayor Ben Orlo welcomes the guests. Photo: Lu Wei / City Post\n"
)
STARTER_DAY = "2025:10:16"
WORKERS_START_MS = 60_000
"""The longest wait for processes that take pictures in, on a machine at work."""
WIDE, NARROW = (1366, 900), (390, 844)


@dataclass
class Seen:
    """A page, and what the browser complained about."""

    page: Page
    base: str
    errors: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        self.page.goto(self.base + address, wait_until="load")
        return self.page

    def hear(self, said: ConsoleMessage) -> None:
        """Keep what the console calls an error; some pages are meant to answer 4xx."""
        if said.type == "error" and "responded with a status of 4" not in said.text:
            self.errors.append(said.text)

    def complaints(self) -> list[str]:
        reports: list[str] = self.page.evaluate("() => window.reports")
        return [*self.errors, *reports]

    def axe(self, kind: str = "tag", rules: Sequence[str] = RULES) -> list[str]:
        """Return what axe finds wrong; with `kind` "rule", of these rules only."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE)
        found: list[str] = self.page.evaluate(
            "async asked => (await axe.run(document, {runOnly: asked})).violations"
            ".map(v => v.id + ': ' + v.nodes.map("
            "n => n.target.join(' ')).slice(0, 3).join(', '))",
            {"type": kind, "values": rules},
        )
        return found

    def unsound(self) -> list[str]:
        """Return what is wrong with the page as it is: wide, dark, and on a phone."""
        wrong = [*self.axe(), *self._too_wide()]
        self.page.emulate_media(color_scheme="dark")
        wrong += self.axe("rule", ["color-contrast"])
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        wrong += [*self.axe("rule", LAYOUT), *self._too_wide()]
        self.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
        return wrong + self.complaints()

    def _too_wide(self) -> list[str]:
        beyond = self.page.evaluate(
            "() => document.documentElement.scrollWidth - innerWidth"
        )
        return [f"{beyond} px wider than the screen"] if beyond > 0 else []


@pytest.fixture
def base(stock: Path) -> Iterator[str]:
    """The address of a served library, which a test may change."""
    app = create_app(stock, notice="Only drawings.")
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def visitor(browser: Browser, base: str) -> Iterator[Seen]:
    context = browser.new_context(
        viewport={"width": WIDE[0], "height": WIDE[1]}, reduced_motion="reduce"
    )
    context.add_init_script(LISTEN)
    seen = Seen(context.new_page(), base)
    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    seen.page.on("console", lambda said: seen.hear(said))
    yield seen
    context.close()


@pytest.fixture
def seen(browser: Browser, base: str) -> Iterator[Seen]:
    yield from visitor(browser, base)


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


def test_preview_of_many_is_sound(seen: Seen) -> None:
    page = seen.open("/batch?event=1")
    page.get_by_label("What to do with the caption", exact=True).select_option("append")
    page.get_by_label("Caption", exact=True).fill("It rains.")
    page.get_by_role("button", name="Show what would change").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Will change 3 of 3")
    assert seen.unsound() == []


def ready(page: Page) -> None:
    """Wait until the scripts of a page that has just come listen."""
    page.wait_for_load_state("load")


def press(page: Page, name: str) -> None:
    """Press a button as the keyboard does."""
    page.get_by_role("button", name=name, exact=True).first.press("Enter")


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


def test_a_clock_is_set_right_with_the_keyboard(
    seen: Seen, stock: Path, tmp_path: Path
) -> None:
    with open_library(stock) as library:
        for number, camera in enumerate((CANON, NIKON, PHONE)):
            files = [
                snap(
                    tmp_path / f"{number}{n}.JPG",
                    n,
                    datetime(2026, 3, 5, 9 + number // 2, 5 * n),  # noqa: DTZ001
                    camera,
                )
                for n in range(4)
            ]
            ingest(library, files, event_id=1, workers="1")
        for number, camera in enumerate((SONY, CANON)):
            files = [
                snap(
                    tmp_path / f"loose{number}{n}.JPG",
                    n,
                    datetime(2026, 4, 5, 9, 5 * n + 13 * number),  # noqa: DTZ001
                    camera,
                )
                for n in range(4)
            ]
            ingest(library, files, workers="1")
    page = seen.open("/shoots")
    expect(page.get_by_text("13 min slow, or")).to_be_visible()
    assert seen.unsound() == []
    page = seen.open("/events/1")
    page.locator("summary", has_text="Clocks of the cameras").press("Enter")
    assert seen.unsound() == []
    press(
        page, "Correct all 4 photos: The clock of Apple iPhone 15 seems 1 h 00 min fast"
    )
    expect(page.get_by_text("4 photos corrected by −1 h 00 min.")).to_be_visible()
    expect(page.get_by_text("seems 1 h 00 min fast")).to_have_count(0)
    press(page, "Undo")
    expect(page.get_by_text("Undone: 4 photos went back.")).to_be_visible()
    press(page, "Not wrong: The clock of Apple iPhone 15 seems 1 h 00 min fast")
    expect(page.get_by_text("Noted: this is not asked again")).to_be_visible()
    page.locator("summary", has_text="Clocks of the cameras").press("Enter")
    page.get_by_label("Camera", exact=True).select_option(
        label="Apple iPhone 15, 4 photos"
    )
    page.get_by_label("To add to its times").fill("an hour")
    page.get_by_label("To add to its times").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("An hour is nothing to add")
    assert seen.axe() == []
    page.get_by_label("To add to its times").fill("-1 h")
    press(page, "Add it")
    expect(page).to_have_url(seen.base + "/events/1")
    expect(page.get_by_text("4 photos corrected by −1 h 00 min.")).to_be_visible()
    assert seen.complaints() == []


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


def keep_and_correct(page: Page, text: str) -> None:
    page.get_by_label("Text of the release").fill(text)
    page.get_by_role("button", name="Show what it says").click()
    page.get_by_role("button", name="Keep and correct it").click()


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


@dataclass(frozen=True)
class Story:
    """A release, its day as a camera writes it, a person of it, and its credit."""

    text: str
    day: str
    person: str
    credit: str


@pytest.fixture(params=["own", "seed"])
def story(request: pytest.FixtureRequest) -> Story:
    """The starter's release, and the developers' seed where it is."""
    if request.param == "own":
        text = (bundled("library") / "starter" / "release.txt").read_text("utf-8")
        credit = "LUO Qingyan, Riverbank Heritage Journal"
        return Story(text, STARTER_DAY, "Clara Brandvik", credit)
    shared: Path = request.getfixturevalue("shared")
    text = (shared / "seed" / "release.txt").read_text("utf-8")
    credit = "CHEN Siming, Chinese Journal of Distance Education"
    return Story(text, "2025:11:27", "Li Song", credit)


def shot(number: int, day: str) -> FilePayload:
    """Return a picture that a camera took on that day, as a browser uploads it."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = f"{day} 10:0{number}:00"  # DateTimeOriginal
    file = io.BytesIO()
    Image.new("RGB", (80 + number, 60), "olive").save(file, "JPEG", exif=exif)
    name = f"DSC_070{number}.jpg"
    return {"name": name, "mimeType": "image/jpeg", "buffer": file.getvalue()}


def test_a_shoot_follows_its_pasted_and_corrected_release(
    seen: Seen, stock: Path, story: Story
) -> None:
    page = seen.open("/releases/new")
    keep_and_correct(page, story.text)
    page.locator("#fact-event > summary").click()
    page.locator("#fact-event").get_by_label("Title").fill("Seminar on Open Drawers")
    page.locator("#fact-event").get_by_role("button", name="Save").click()
    expect(page.get_by_text("The fact is corrected.")).to_be_visible()
    with open_library(stock) as library:
        before = max(photo.ids(library.db))
    seen.open("/upload")
    page.set_input_files("#files", [shot(n, story.day) for n in (1, 2, 3)])
    page.get_by_role("button", name="Upload").click()
    expect(page.locator("#upload-state")).to_contain_text(
        "3 of 3 arrived", timeout=WORKERS_START_MS
    )
    seen.open("/shoots")
    name = "Link 3 photos to Seminar on Open Drawers"
    page.get_by_role("button", name=name).click()
    expect(page.get_by_text("3 photos joined the event.")).to_be_visible()
    for photo_id in range(before + 1, before + 4):
        page = seen.open(f"/photos/{photo_id}")
        event = page.locator("#event")
        expect(
            event.get_by_role("link", name="Seminar on Open Drawers")
        ).to_be_visible()
        expect(
            page.get_by_role("button", name=f"Confirm {story.person}")
        ).to_be_visible()
        expect(page.locator("#credit-line")).to_have_text(story.credit)
        expect(page.locator("#caption-text")).to_contain_text("Seminar on Open Drawers")
    assert seen.complaints() == []


def test_a_caption_of_the_release_is_taken_with_the_keyboard(seen: Seen) -> None:
    page = seen.open("/releases/new")
    page.get_by_label("Text of the release").fill(CAPTIONS)
    press(page, "Show what it says")
    expect(page.locator("mark.picture", has_text="welcomes the")).to_have_count(1)
    press(page, "Keep and correct it")
    assert seen.axe() == []
    page.get_by_role("link", name="Forum on Lakes").first.click()
    event = page.url.rpartition("/")[2]
    seen.open("/upload")
    page.locator("select[name=event]").select_option(event)
    page.set_input_files("#files", [shot(1, "2026:05:07"), shot(2, "2026:05:07")])
    page.get_by_role("button", name="Upload").click()
    expect(page.locator("#upload-state")).to_contain_text(
        "2 of 2 arrived", timeout=WORKERS_START_MS
    )
    page.get_by_role("link", name="open DSC_0702.jpg").click()
    expect(page.locator("#credit-line")).to_have_text("Lu Wei, City Post")
    expect(page.locator("#people")).to_contain_text("caption of DSC_0702.JPG")
    assert seen.axe() == []
    press(page, "Take the caption DSC_0702.JPG: Mayor Ben Orlo welcomes the guests.")
    expect(page.get_by_text("The caption is saved.")).to_be_visible()
    expect(page.locator("#caption-text")).to_have_text(
        "Mayor Ben Orlo welcomes the guests."
    )
    assert seen.complaints() == []


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


def test_upload_tells_of_the_good_and_of_the_bad(seen: Seen) -> None:
    page = seen.open("/upload")
    good = io.BytesIO()
    Image.new("RGB", (80, 60), "olive").save(good, "JPEG")
    files: list[FilePayload] = [
        {"name": "good.jpg", "mimeType": "image/jpeg", "buffer": good.getvalue()},
        {"name": "bad.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"},
    ]
    page.set_input_files("#files", files)
    page.get_by_role("button", name="Upload").click()
    expect(page.locator("#upload-state")).to_have_text("1 of 2 arrived, 1 failed")
    expect(page.locator("#results .added")).to_contain_text("good.jpg arrived")
    expect(page.locator("#results .failed")).to_contain_text("bad.jpg failed: ")
    assert seen.axe() == []
    page.get_by_role("button", name="Try again: bad.jpg").click()
    expect(page.locator("#results .failed")).to_have_count(1)
    page.get_by_role("link", name="open good.jpg").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("good.jpg")
    assert seen.complaints() == []


def test_pages_work_without_script(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "/photos/2")
    page.get_by_role("button", name="Pick this photo").click()
    expect(page.locator("#picked")).to_have_text("1")
    page.goto(base + "/search?q=forum")
    expect(page.locator(".grid li")).to_have_count(3)
    context.close()


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
