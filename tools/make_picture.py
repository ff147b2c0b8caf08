"""Renders a picture of report.html for the README: `python tools/make_picture.py RUN_FOLDER OUT.png`. Needs Chromium."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def main() -> None:
    """Open the page, choose the first incident, take the picture in English."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1500})
        page.goto((folder / "report.html").resolve().as_uri())
        if "--arabic" not in sys.argv:
            page.locator("#language").click()
        page.locator("#list button").first.click()
        page.evaluate("window.scrollTo(0, 0)")
        page.screenshot(path=str(out))
        browser.close()


if __name__ == "__main__":
    main()
