"""A page in Chromium: what axe, the policy, the console and the width say of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LAYOUT = ["color-contrast", "target-size", "scrollable-region-focusable"]
"""The rules that what is hidden or wrapped on a small screen can break."""
LISTEN = """(() => { window.reports = [];
document.addEventListener('securitypolicyviolation', e =>
  reports.push(e.effectiveDirective + ' ' + e.blockedURI)); })()"""
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


def ready(page: Page) -> None:
    """Wait until the scripts of a page that has just come listen."""
    page.wait_for_load_state("load")


def press(page: Page, name: str) -> None:
    """Press a button as the keyboard does."""
    page.get_by_role("button", name=name, exact=True).first.press("Enter")


def keep_and_correct(page: Page, text: str) -> None:
    page.get_by_label("Text of the release").fill(text)
    page.get_by_role("button", name="Show what it says").click()
    page.get_by_role("button", name="Keep and correct it").click()
