// Everything on a map and over time, under the filters of the address.
import { byId, say, make, isolated, nameOf, withCapital, days } from "./telling.js";
import "./boot.js";
import { ask, enc, problem, noProblem } from "./api.js";
import { bindKeys } from "./keys.js";
import { buildFilters, valuesOf, conditions, queryOf } from "./filters.js";
import { mapOf } from "./mapview.js";
import { shapeOf } from "./ground.js";
import { openExport } from "./exporting.js";
import { killedOf } from "./rows.js";
import { keepQueue } from "./queue.js";

const HAS = ["q", "standing", "state", "kind", "actor", "place", "first", "last", "killed"];
const FALLBACK = { state: "all" };
const form = byId("filters");
const params = () => conditions(form, HAS);
const placeOf = (p) => (document.documentElement.lang === "en" ? p.place_en ?? p.place : p.place) ?? "";
const labelOf = (p) => [withCapital(nameOf("kind", p.kind)), placeOf(p), days(p), killedOf({ killed: p.killed_high ? [p.killed_low ?? p.killed_high, null, p.killed_high] : null }), say(p.standing)].filter(Boolean).join(say("comma"));

const line = (p) => make("li", {}, make("a", { class: "row", href: `/incidents/${enc(p.incident_id)}` }, make("span", { class: `dot ${p.standing}`, "aria-hidden": "true" }), make("span", {}, isolated([withCapital(nameOf("kind", p.kind)), placeOf(p)].filter(Boolean).join(say("comma")))), make("span", { class: "note" }, isolated([days(p), killedOf({ killed: p.killed_high ? [p.killed_low ?? p.killed_high, null, p.killed_high] : null })].filter(Boolean).join(say("comma")))), make("span", { class: "visually-hidden", text: say(p.standing) })));
const ORDER = { contested: 0, corroborated: 1, "single-source": 2 };
function list(points, title) {
  const sorted = [...points].sort((a, b) => ORDER[a.standing] - ORDER[b.standing] || (b.killed_high ?? 0) - (a.killed_high ?? 0));
  byId("in-view-title").textContent = title;
  byId("in-view").replaceChildren(...sorted.slice(0, 120).map(line), ...(sorted.length > 120 ? [make("li", { class: "note", text: say("and-more", { n: sorted.length - 120 }) })] : []));
  keepQueue("incidents", sorted.slice(0, 500).map((p) => p.incident_id), location.pathname + location.search);
}

const view = await mapOf(byId("map"), {
  act: (points) => { list(points, say("n-here", { n: points.length })); byId("in-view-title").focus(); },
  moved: (points) => list(points, say("n-in-view", { n: points.length })),
});

async function load() {
  try {
    const [{ data }, line] = await Promise.all([ask("GET", "map", { params: params() }), ask("GET", "timeline", { params: { ...params(), step: "day" } })]);
    noProblem();
    const points = data.rows.map((row) => Object.fromEntries(data.columns.map((name, i) => [name, row[i]])));
    for (const point of points) point.label = labelOf(point);
    byId("total").textContent = say("map-total", { n: points.length, without: data.without_point });
    byId("map").dataset.total = points.length;
    view.set(points);
    const told = Object.entries(valuesOf(form, HAS)).filter(([k, v]) => v && v !== FALLBACK[k]);
    byId("filters-told").textContent = told.length ? say("n-filters", { n: told.length }) : "";
    overTime(line.data.rows);
  } catch (error) { problem(error); }
}

async function overTime(rows) {
  try {
    await seen;
    const { timeline } = await import("./timeline.js");
    const isLong = rows.length > 1 && (new Date(rows[rows.length - 1][0]) - new Date(rows[0][0])) / 86400000 > 150;
    const shown = isLong ? (await ask("GET", "timeline", { params: { ...params(), step: "month" } })).data.rows : rows;
    await timeline(byId("timeline"), shown, isLong ? "month" : "day", (first, last) => { form.elements.first.value = first; form.elements.last.value = last; form.dispatchEvent(new Event("input", { bubbles: true })); });
  } catch (error) { problem(error); }
}

// the plot is fetched once its place is in sight
const seen = new Promise((done) => { const watch = new IntersectionObserver((entries) => { if (entries.some((e) => e.isIntersecting)) { watch.disconnect(); done(); } }); watch.observe(byId("timeline")); });
byId("timeline").setAttribute("aria-label", say("timeline"));

buildFilters(form, { act: load, has: HAS, fallback: FALLBACK });
byId("filters-box").open = Boolean(queryOf(form, HAS, FALLBACK)) && !matchMedia("(max-width: 60rem)").matches;
byId("key").replaceChildren(...["contested", "corroborated", "single-source"].map((standing) => make("li", {}, shapeOf([{ standing }]), make("span", { text: say(`key-${standing}`) }))), make("li", {}, shapeOf([{ standing: "single-source" }, { standing: "contested" }, {}]), make("span", { text: say("key-cluster") })));
byId("export").addEventListener("click", () => openExport(byId("exporting"), params()));
bindKeys({ "/": ["key-search", () => { byId("filters-box").open = true; form.elements.q.focus(); }] });
await load();
document.body.dataset.ready = "1";
