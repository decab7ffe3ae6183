"""Make the pictures of the README: the demo library, served, in Chromium.

    .venv/bin/python tools/screenshots.py [FOLDER] [PAGE ...]

FOLDER is where they go (docs/images); without pages, every one is made.
"""

import io
import logging
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from photolib.demo import NOTICE, make_demo
from photolib.gallery import create_app

PAGES = {
    "gallery": "/",
    "photo": "/photos/9",
    "event": "/events/1",
    "release": "/releases/1",
    "search": "/search?q=handshake",
    "health": "/health",
}
SIZES = {"": (1366, 900, 1.0), "-narrow": (390, 844, 2.0)}
IN_README = ("gallery",)


def main(folder: Path, names: list[str]) -> None:
    """Write <page>.png, and <page>-narrow.png for pages asked for by name."""
    folder.mkdir(parents=True, exist_ok=True)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        make_demo(Path(place))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        )
        with served(Path(place)) as address:
            for name in names or IN_README:
                for suffix, size in SIZES.items() if names else [("", SIZES[""])]:
                    shoot(
                        browser,
                        address + PAGES[name],
                        folder / f"{name}{suffix}.png",
                        size,
                    )
        browser.close()


@contextmanager
def served(library: Path) -> Iterator[str]:
    """Serve the gallery meanwhile; give its address."""
    server = make_server(
        "127.0.0.1", 0, create_app(library, notice=NOTICE), threaded=True
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def shoot(
    browser: Browser, address: str, path: Path, size: tuple[int, int, float]
) -> None:
    """Write what a visitor sees first."""
    width, height, scale = size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        color_scheme="light",
    )
    page.goto(address, wait_until="networkidle")
    shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    shown.save(path, optimize=True)
    page.close()
    print(f"{path}: {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]) if given else Path("docs/images"), given[1:])
