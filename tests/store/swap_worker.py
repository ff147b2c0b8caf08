"""Writes runs into one folder, one after the other, until it is killed: `python -m tests.store.swap_worker FOLDER plain|exchange`."""

import sys
from itertools import count
from pathlib import Path

import riwaya.store
from riwaya.model import Report

folder = Path(sys.argv[1])
if sys.argv[2] == "plain":
    riwaya.store.exchange = lambda one, other: False
for number in count():
    reports = [Report.of(f"هدوء في البلدة {number}", report_id=f"r-{n}") for n in range(3)]
    riwaya.store.store(folder, reports=reports, accounts=(), incidents=(), issues=(), page=str(number).encode(), settings=riwaya.store.StoreSettings(is_durable=False))
    print(number, flush=True)
