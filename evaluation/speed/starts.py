"""Whole processes: an empty Python, the help, and the first report, each started several times; the least user and system time counts."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

REPORT = "قتل مدنيان وأصيب ثلاثة آخرون بقصف مدفعي على مدينة سراقب، أمس، بحسب الدفاع المدني.\n"
TIMES = 12


def starts() -> dict[str, float]:
    """Seconds of processor time by command."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.txt")
        path.write_text(REPORT, encoding="utf-8")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "riwaya --help": [sys.executable, "-m", "riwaya", "--help"],
            "riwaya show REPORT": [sys.executable, "-m", "riwaya", "show", str(path), "--published", "2018-12-03"],
        }
        return {name: min(_processor_time(command) for _ in range(TIMES)) for name, command in commands.items()}


def _processor_time(command: list[str]) -> float:
    # an installed package has its files compiled: a machine that forbids Python to keep them would measure the compiler
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
