"""Adds reports to a store for ever and says each id once it is committed; a test kills it."""

import sys
from pathlib import Path

import msgspec

from riwaya.model import Account, Report
from riwaya.store import Store

path, accounts_file, start = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
template = msgspec.json.decode(accounts_file.read_bytes(), type=Account)
with Store(path, is_new=True) as store:
    for number in range(start, start + 100_000, 4):
        batch = []
        for n in range(number, number + 4):
            report = Report.of(f"قتل {n} مدنيين بقصف مدفعي على مدينة سراقب، أمس.", report_id=f"k-{n}", published="2018-12-03")
            batch.append((report, report, [msgspec.structs.replace(template, account_id=f"a-{n}-{part}", report_id=report.report_id) for part in range(2)]))
        store.put(batch, "engine")
        sys.stdout.write("".join(f"k-{n}\n" for n in range(number, number + 4)))
        sys.stdout.flush()
