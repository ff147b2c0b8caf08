"""Writes runs into one folder, one after the other, until it is killed: `python -m tests.store.swap_worker FOLDER plain|exchange`."""

import sys
from itertools import count
from pathlib import Path

import riwaya.store.runs.swapping
from riwaya.model import Report
from riwaya.store import Unfinished, check_folder

folder = Path(sys.argv[1])
if sys.argv[2] == "plain":
    riwaya.store.runs.swapping.exchange = lambda one, other: False
for number in count():
    reports = [Report.of(f"هدوء في البلدة {number}", report_id=f"r-{n}") for n in range(3)]
    check_folder(folder)
    with Unfinished(folder, "engine", is_durable=False) as unfinished:
        unfinished.after(iter(()))
        unfinished.put([(report, report, ()) for report in reports])
        unfinished.put_linked({}, (), ())
        unfinished.finish(str(number).encode(), 0)
    print(number, flush=True)
