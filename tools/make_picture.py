"""Renders a picture of report.html for the README: `python tools/make_picture.py RUN_FOLDER OUT.png [--arabic]`. Needs Chromium."""

import json
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def main() -> None:
    """Open the page at its most told contested incident, take the picture."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.parent.mkdir(parents=True, exist_ok=True)
    incidents = [json.loads(line) for line in (folder / "incidents.jsonl").read_text(encoding="utf-8").splitlines()]
    chosen = max(incidents, key=lambda i: (any(d["type"] == "denial" for d in i["disagreements"]), len(i["reports"]), i["incident_id"]))
    language = "ar" if "--arabic" in sys.argv else "en"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1790})
        page.goto(f"{(folder / 'report.html').resolve().as_uri()}#{language}/{chosen['incident_id']}")
        page.evaluate("window.scrollTo(0, 0)")
        page.screenshot(path=str(out))
        browser.close()


if __name__ == "__main__":
    main()
