// The inbox: what is left, most useful first; filters in the address; saved views; export of what is listed.
import { byId, say, make } from "./telling.js";
import { tell, may } from "./boot.js";
import { ask, problem, noProblem } from "./api.js";
import { bindKeys } from "./keys.js";
import { buildFilters, valuesOf, conditions, queryOf } from "./filters.js";
import { incidentRow, reportRow, walkRows } from "./rows.js";
import { openExport } from "./exporting.js";
import { keepQueue } from "./queue.js";
import { showViews } from "./views.js";

const of = new URLSearchParams(location.search).get("of") === "reports" ? "reports" : "incidents";
const HAS = of === "reports" ? ["q", "state", "has", "since", "until"] : ["q", "state", "standing", "has", "kind", "actor", "source", "place", "first", "last", "killed"];
const FALLBACK = { state: "open" };
const form = byId("filters");
const list = byId("list");
const ids = [];
let asked = 0;
let isEmpty = false;

byId(`tab-${of}`).setAttribute("aria-current", "page");
if (matchMedia("(max-width: 60rem)").matches) for (const id of ["side", "filters-box"]) byId(id).open = false;

async function load(next = 1) {
  const turn = ++asked;
  list.classList.add("busy");
  try {
    const { data } = await ask("GET", of, { params: { ...conditions(form, HAS), sort: "useful", size: 50, page: next } });
    if (turn !== asked) return;
    noProblem();
    const rows = data.items.map((row) => (of === "reports" ? reportRow(row) : incidentRow(row)));
    if (next > 1) list.append(...rows);
    else list.replaceChildren(...rows);
    if (next > 1) rows[0]?.querySelector("a").focus();
    else ids.length = 0;
    ids.push(...data.items.map((row) => row.incident_id ?? row.report_id));
    keepQueue(of, ids, location.pathname + location.search);
    if (!data.items.length && next === 1) list.replaceChildren(make("li", { class: "empty-row" }, make("p", { text: say(isEmpty ? "store-empty" : Object.keys(valuesOf(form, HAS)).length > 1 ? "nothing-found" : "inbox-empty") })));
    byId("list-title").textContent = say(`listed-${of}`, { n: data.total ?? list.children.length });
    byId("pager").replaceChildren(...(data.page < data.pages ? [make("button", { type: "button", text: say("more-rows"), on: { click: () => load(data.page + 1) } })] : []));
  } catch (error) {
    problem(error);
  } finally {
    list.classList.remove("busy");
  }
}

async function left() {
  const { data } = await ask("GET", "stats");
  for (const sort of ["incidents", "reports"]) {
    const counts = data[sort] ?? {};
    const all = counts.all ?? 0;
    if (sort === of) isEmpty = !all;
    document.querySelector(`[data-left=${sort}]`).textContent = all - (counts.final ?? 0);
    if (sort === of) byId("progress").replaceChildren(...progress(counts, all));
  }
}

function progress(counts, all) {
  if (!all) return [];
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 100 6");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  let x = 0;
  for (const state of ["final", "in_review", "disputed"]) {
    const rect = document.createElementNS(svg.namespaceURI, "rect");
    const width = (100 * (counts[state] ?? 0)) / all;
    for (const [key, value] of Object.entries({ class: state, x, y: 0, width, height: 6 })) rect.setAttribute(key, value);
    svg.append(rect);
    x += width;
  }
  return [svg, make("span", { text: say("what-is-left", { done: counts.final ?? 0, all, left: all - (counts.final ?? 0) }) })];
}

buildFilters(form, { act: () => { load(1); showViews(byId("views"), query()); }, has: HAS, fallback: FALLBACK });
const query = () => queryOf(form, HAS, FALLBACK);
showViews(byId("views"), query());
byId("save-view").hidden = !may("coder");
byId("save-view").addEventListener("submit", async (event) => {
  event.preventDefault();
  const name = event.target.elements.name.value.trim();
  if (!name) return event.target.elements.name.focus();
  try {
    await ask("POST", "views", { body: { name, what: of, query: query().replace(/^\?/, ""), is_shared: true } });
    event.target.reset();
    tell(say("view-saved"));
    showViews(byId("views"), query());
  } catch (error) { problem(error); }
});
byId("export").addEventListener("click", () => openExport(byId("exporting"), conditions(form, HAS)));
walkRows(list);
bindKeys({ "/": ["key-search", () => { byId("filters-box").open = true; form.elements.q.focus(); }], x: ["export-these", () => byId("export").click()], t: ["key-tab", () => location.assign(of === "reports" ? "/" : "/?of=reports")] });
await left().catch(problem);
await load(1);
document.body.dataset.ready = "1";
