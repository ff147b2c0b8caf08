"""The wheel, built in a folder of its own without a network: it holds every file of the package, the parts from npm where they are here, and runs by itself."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools.vendor_web import PARTS, SERVED

ROOT = Path(__file__).parent.parent
NEEDED = ("riwaya", "tools", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE", "NOTICE", "CHANGELOG.md", ".gitignore")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, since the build fetches parts into the tree; npm is told to fetch nothing, so that what is here is taken."""
    pytest.importorskip("hatchling", reason='no hatchling: pip install -e ".[dev]"')
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy(ROOT / name, source)
    offline = {**os.environ, "npm_config_offline": "true"}
    made = subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--skip-dependency-check", "--outdir", str(out)], cwd=source, env=offline, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    (found,) = out.glob("riwaya-*.whl")
    return found


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: Path) -> None:
    package = {path.relative_to(ROOT).as_posix() for path in (ROOT / "riwaya").rglob("*") if path.is_file() and "__pycache__" not in path.parts and SERVED not in path.parents}
    held = {name for name in names(wheel) if ".dist-info/" not in name and not name.startswith(SERVED.relative_to(ROOT).as_posix())}
    assert held == package
    for part in ("riwaya/export/page/", "riwaya/web/pages/templates/", "riwaya/web/static/", "riwaya/web/catalogues/", "riwaya/resources/languages/ar/", "riwaya/resources/places/"):
        assert any(name.startswith(part) for name in held), part


def test_the_parts_from_npm_are_in_it_where_they_are_here(wheel: Path) -> None:
    if not SERVED.is_dir():
        pytest.skip("the parts from npm are not here: run `make vendor`")
    wanted = {(folder / Path(part).name).relative_to(ROOT).as_posix() for part, folder in PARTS.items() if ROOT / "riwaya" in folder.parents}
    assert wanted and wanted <= names(wheel)


def test_the_licence_and_the_notice_are_in_it(wheel: Path) -> None:
    assert {"LICENSE", "NOTICE"} <= {name.rpartition("/")[2] for name in names(wheel) if ".dist-info/licenses/" in name}


def test_what_is_in_the_wheel_runs_by_itself(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "unpacked")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path / "unpacked"), *(p for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p and Path(p) != ROOT)])}
    which = subprocess.run([sys.executable, "-c", "import riwaya; print(riwaya.__file__)"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert which.stdout.startswith(str(tmp_path / "unpacked"))
    ran = subprocess.run([sys.executable, "-m", "riwaya", "demo", "--out", "out"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0 and (tmp_path / "out" / "report.html").stat().st_size > 100_000, ran.stderr
