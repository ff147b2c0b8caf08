"""The review app under load: how long lists, records and searches take at 20 users at once, beside a bare FastAPI route that returns the same bytes, in one run.

Usage: python -m evaluation.web_load STORE [--requests N] [--users N] [--write PAGE]. A STORE that is not there is made first, of 10,000 reports of our own writing about 5,000
happenings, each told by two outlets (minutes). Both servers run in processes of their own; all users ask the one and then the other, a slice
of the requests at a time, so that another load on the machine weighs on both. Benchmarks measure, tests check: that nothing accepted is lost when the server is killed is a test.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from evaluation.measured_part import write_part
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.pipeline import Pipeline
from riwaya.settings import Settings

SLICE = 500
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
WORDS = ("سيارة", "قصف", "بسيارته", "دير الزور", "قوات النظام", "غارة", "مفخخة", "تظاهرة", "اشتباكات", "اعتقال", "عبوة ناسفة", "مدنيين")
MONTHS = ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول")
ACTS = (
    "قصفت قوات النظام بالمدفعية بلدة {town} يوم", "استهدفت طائرة مسيرة سيارة في بلدة {town} يوم", "انفجرت سيارة مفخخة في سوق {town} يوم", "شنت طائرات حربية غارات على {town} يوم",
    "انفجرت عبوة ناسفة بحافلة في {town} يوم", "أطلق مسلحون مجهولون النار على سكان في {town} يوم",
)
WHO = ("مصادر محلية", "ناشطين", "الدفاع المدني", "مصدر طبي", "شهود عيان", "مصدر أمني")
FILLING = (
    "وقال سكان إن الكهرباء انقطعت عن أحياء واسعة منذ الصباح.", "ولم تصدر أي جهة رسمية تعليقا حتى ساعة إعداد هذا التقرير.", "وأغلقت المدارس أبوابها في الأحياء القريبة يومين.", "وتشهد المنطقة منذ أسابيع توترا متزايدا بين السكان والسلطات.",
    "ونقل متطوعون المصابين إلى المشفى الوطني بسيارات خاصة.", "وطالب وجهاء البلدة بفتح طريق آمن إلى المدينة.", "وكانت المنطقة شهدت هدوءا نسبيا في الشهر السابق.", "وانتشرت على مواقع التواصل صور تظهر أضرارا في الأبنية والمحال.",
    "وقال تاجر إن السوق أغلق أبوابه بعد الظهر.", "ويعيش في البلدة آلاف السكان ومئات العائلات القادمة من القرى المجاورة.",
)
BARE = """
import sys, json
from pathlib import Path
import uvicorn
from fastapi import FastAPI
from fastapi.responses import Response
folder = Path(sys.argv[2])
held = [path.read_bytes() for path in sorted(folder.glob("*.json"))]
app = FastAPI()
@app.get("/bare/{number}")
async def bare(number: int):
    return Response(held[number], media_type="application/json")
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False)
"""


def main() -> None:
    """Run, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--requests", type=int, default=5000)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    if not options.store.exists():
        make_store(options.store)
    lines = measured(options.store, options.requests, options.users)
    print("\n".join(lines))
    if options.write:
        write_part(options.write, BEGIN, END, "\n".join(lines) + "\n")


def make_store(path: Path) -> None:
    """A store of made reports: real towns, invented happenings."""
    chance = random.Random(3)
    towns = [row for row in load_gazetteer().rows.values() if row.kind in ("city", "town", "village") and row.lat is not None and row.importance >= 2 and row.country in ("SY", "IQ", "YE", "LY", "SD")]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "made.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            for number in range(5000):
                town, day = chance.choice(towns), datetime.date(2016, 1, 1) + datetime.timedelta(days=chance.randrange(2500))
                act, dead, hurt = chance.choice(ACTS), chance.randrange(1, 40), chance.randrange(1, 60)
                for outlet in range(2):
                    told = dead if chance.random() < 0.7 else dead * 2 + 1
                    text = f"{act.format(town=town.name_ar)} {day.day} {MONTHS[day.month - 1]} {day.year}، ما أسفر عن مقتل {told} مدنيا وإصابة {hurt} آخرين، بحسب {WHO[(number + outlet) % len(WHO)]}.\n"
                    rest = "\n".join(chance.sample(FILLING, 6))
                    row = {"id": f"made-{number}-{outlet}", "published": (day + datetime.timedelta(days=1 + outlet)).isoformat(), "outlet": f"صحيفة {chance.randrange(40)}", "text": text + rest}
                    lines.write(json.dumps(row, ensure_ascii=False) + "\n")
        path.parent.mkdir(parents=True, exist_ok=True)
        Pipeline(Settings(jobs=2)).add([file], path)


def measured(store: Path, requests: int, users: int) -> list[str]:
    """The table as lines."""
    port, bare_port = free_port(), free_port()
    app = subprocess.Popen([sys.executable, "-m", "riwaya", "serve", str(store), "--port", str(port)], stdout=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as folder:
        try:
            wait_for(port)
            asked = list(questions(port))
            for number, (_, path) in enumerate(asked):
                (Path(folder) / f"{number:05}.json").write_bytes(fetched(port, path))
            bare = subprocess.Popen([sys.executable, "-c", BARE, str(bare_port), folder], stdout=subprocess.DEVNULL)
            try:
                wait_for(bare_port)
                before = [processor_seconds(process.pid) for process in (app, bare)]
                times, errors = asyncio.run(load(port, bare_port, asked, requests, users))
                spent = [after - start for start, after in zip(before, (processor_seconds(process.pid) for process in (app, bare)), strict=True)]
            finally:
                bare.kill()
            stats = json.loads(fetched(port, "/api/v1/stats"))
        finally:
            app.terminate()
            app.wait()
    lines = [
        f"Measured on {datetime.date.today()}, Python {sys.version.split()[0]}: {stats['reports']['all']:,} reports and {stats['incidents']['all']:,} incidents, {users} users at once, "
        f"{sum(len(t) for t in times['app'].values()):,} requests to the app and as many to the bare route; {errors} errors. {len(asked)} different questions, each asked {requests / len(asked):.0f} times on average. "
        + (f"Processor time a request: the app {1e6 * spent[0] / requests:,.0f} µs, the bare route {1e6 * spent[1] / requests:,.0f} µs, {spent[0] / spent[1]:.1f} times as much." if spent[1] else ""), "",
        "| requests | number | app p50 | app p95 | app p99 | bare p50 | bare p95 | p95 to bare |", "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for kind in dict.fromkeys(kind for kind, _ in asked):
        ours, theirs = sorted(times["app"][kind]), sorted(times["bare"][kind])
        lines.append(f"| {kind} | {len(ours):,} | {at(ours, 50):.1f} ms | {at(ours, 95):.1f} ms | {at(ours, 99):.1f} ms | {at(theirs, 50):.1f} ms | {at(theirs, 95):.1f} ms | {at(ours, 95) / at(theirs, 95):.1f} |")
    return lines


def questions(port: int) -> Iterator[tuple[str, str]]:
    """What is asked: lists with and without conditions, records, searches."""
    chance = random.Random(7)
    rows = [row for page in range(1, 21) for row in json.loads(fetched(port, f"/api/v1/incidents?page={page}&size=50"))["items"]]
    reports = [row for page in range(1, 5) for row in json.loads(fetched(port, f"/api/v1/reports?page={page}&size=50"))["items"]]
    kinds, days = sorted({row["kind"] for row in rows}), sorted({row["date_start"] for row in rows if row["date_start"]})
    for page in range(1, 31):
        yield "list of incidents", f"/api/v1/incidents?page={page}"
        yield "list of reports", f"/api/v1/reports?page={page}"
    for _ in range(120):
        first = chance.choice(days)
        given = [f"kind={quote(chance.choice(kinds))}", f"first={first}", "standing=contested", "state=open", "has=review", f"killed={chance.randrange(10)}", "sort=-day", f"place={quote('حلب')}", "near=35.3,40.1,60", "actor=civilians"]
        yield "list with conditions", "/api/v1/incidents?" + "&".join(chance.sample(given, 2))
    for row in chance.sample(rows, min(100, len(rows))):
        yield "incident", f"/api/v1/incidents/{row['incident_id']}"
    for row in chance.sample(reports, min(60, len(reports))):
        yield "report", f"/api/v1/reports/{quote(row['report_id'], safe='')}"
    for words in WORDS:
        yield "search", f"/api/v1/search?q={quote(words)}&size=20"
        yield "search", f"/api/v1/search?q={quote(words)}&size=20&page=3"
        for kind in kinds[:6]:
            yield "search", f"/api/v1/search?q={quote(words)}&size=20&kind={quote(kind)}"


async def load(port: int, bare_port: int, asked: list[tuple[str, str]], requests: int, users: int) -> tuple[dict[str, dict[str, list[float]]], int]:
    """Seconds by server and kind of request, and how many answers were no success."""
    times: dict[str, dict[str, list[float]]] = {"app": {}, "bare": {}}
    errors = [0]
    chance = random.Random(11)
    order = [chance.randrange(len(asked)) for _ in range(requests)]

    async def user(server: str, part: list[int]) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port if server == "app" else bare_port)
        for position in part:
            kind, path = asked[position]
            started = time.perf_counter()
            status = await ask(reader, writer, path if server == "app" else f"/bare/{position}")
            times[server].setdefault(kind, []).append(1000 * (time.perf_counter() - started))
            errors[0] += status != 200
        writer.close()

    # the two by turns, each with all users at once, so that another load on the machine weighs on both
    for start in range(0, requests, SLICE):
        for server in ("app", "bare"):
            await asyncio.gather(*(user(server, order[start : start + SLICE][n::users]) for n in range(users)))
    return times, errors[0]


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> int:
    """One request on an open connection; its status."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
    await reader.readexactly(length)
    return int(head.split()[1])


def processor_seconds(pid: int) -> float:
    """What a process has used of processors so far, by Linux's own count; 0 elsewhere."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def at(times: list[float], part: int) -> float:
    return times[min(len(times) - 1, len(times) * part // 100)]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(1200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"nothing answers on port {port}")


def fetched(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        content: bytes = answer.read()
        return content


if __name__ == "__main__":
    main()
