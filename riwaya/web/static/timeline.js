// Incidents over time as stacked bars; dragging over a stretch chooses it. uPlot where the build brought it, plain bars where not.
import { say, make, draw, formatter, dayOf } from "./telling.js";

const script = (source) => new Promise((done, failed) => document.head.append(Object.assign(document.createElement("script"), { src: source, onload: done, onerror: failed })));
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const iso = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10);
const SERIES = [["contested", "bad"], ["corroborated", "good"], ["single-source", "single"]];
let plot = null;

// rows: [[day, single, corroborated, contested, killed]...]
export async function timeline(box, rows, step, choose) {
  plot?.destroy();
  plot = null;
  if (!rows.length) { box.replaceChildren(make("p", { class: "note", text: say("no-dates") })); return; }
  const told = say("timeline-says", { a: formatter(step).format(dayOf(full(rows[0][0]))), b: formatter(step).format(dayOf(full(rows[rows.length - 1][0]))), n: rows.reduce((n, r) => n + r[1] + r[2] + r[3], 0) });
  box.setAttribute("aria-label", told);
  if (document.body.dataset.plot !== "1") { bars(box, rows, step, choose); return; }
  if (!window.uPlot) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/static/vendor/uPlot.min.css" }));
    await script("/static/vendor/uPlot.iife.min.js");
  }
  box.replaceChildren();
  box.dir = "ltr";
  const x = rows.map((row) => dayOf(full(row[0])).getTime() / 1000);
  // stacked: what is contested stands at the foot, each series is drawn over the one above it
  const contested = rows.map((r) => r[3]);
  const two = rows.map((r) => r[3] + r[2]);
  const all = rows.map((r) => r[3] + r[2] + r[1]);
  const width = (step === "day" ? 1 : step === "month" ? 30 : 365) * 86400;
  const path = window.uPlot.paths.bars({ size: [0.86, 60], align: 1 });
  const series = (name, tint) => ({ label: say(name), fill: colour(tint), stroke: colour(tint), width: 0, paths: path, points: { show: false } });
  const axis = { stroke: colour("soft"), grid: { stroke: colour("line"), width: 1 }, ticks: { stroke: colour("line") }, font: "12px system-ui" };
  plot = new window.uPlot({
    width: box.clientWidth || 600, height: 130, legend: { show: false }, cursor: { drag: { x: true, y: false, setScale: false }, points: { show: false } },
    scales: { x: { range: (_, low, high) => [low - width * 0.3, high + width * 1.3] }, y: { range: (_, low, high) => [0, Math.max(1, high * 1.1)] } },
    axes: [{ ...axis, values: (_, ticks) => ticks.map((t) => formatter(step === "day" ? "day" : step).format(new Date(t * 1000))), space: 120 }, { ...axis, size: 38, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] }],
    series: [{}, series("single-source", "single"), series("corroborated", "good"), series("contested", "bad")],
    hooks: { setSelect: [(u) => { if (u.select.width < 4) return; choose(iso(u.posToVal(u.select.left, "x")), iso(u.posToVal(u.select.left + u.select.width, "x"))); u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false); }] },
  }, [x, all, two, contested], box);
  new ResizeObserver(() => plot?.setSize({ width: box.clientWidth, height: 130 })).observe(box);
}

const full = (day) => (day.length === 7 ? `${day}-01` : day.length === 4 ? `${day}-01-01` : day);

function bars(box, rows, step, choose) {
  const top = Math.max(...rows.map((r) => r[1] + r[2] + r[3]));
  const width = Math.max(240, box.clientWidth);
  const size = Math.min(24, width / rows.length);
  const svg = draw("svg", { viewBox: `0 0 ${width} 110`, class: "bars" });
  rows.forEach((row, index) => {
    let y = 92;
    for (const [part, [name]] of [[row[3], SERIES[0]], [row[2], SERIES[1]], [row[1], SERIES[2]]]) {
      const height = (part / top) * 84;
      svg.append(draw("rect", { class: name, x: index * size + 1, y: y - height, width: Math.max(1, size - 2), height }));
      y -= height;
    }
  });
  svg.addEventListener("click", (event) => { const row = rows[Math.floor((event.offsetX / box.clientWidth) * (width / size))]; if (row) choose(full(row[0]), full(row[0])); });
  for (const [index, anchor] of [[0, "start"], [rows.length - 1, "end"]]) svg.append(draw("text", { x: index ? rows.length * size : 0, y: 106, "text-anchor": anchor, text: formatter(step).format(dayOf(full(rows[index][0]))) }));
  box.dir = "ltr";
  box.replaceChildren(svg);
}
