"""A real Chromium for every room that opens pages; tests that need one are skipped where there is none."""

import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings

# tests check, benchmarks measure: no example fails because the machine is busy
settings.register_profile("riwaya", deadline=None)
settings.load_profile("riwaya")

CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install the package `chromium`")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
