// Search in texts, whatever the spelling, and by what incidents are; each hit shows its words and the incidents it tells.
import { byId, say, make, plain, apart, isolated, oneDay, headline } from "./telling.js";
import "./boot.js";
import { ask, enc, problem, noProblem } from "./api.js";
import { bindKeys } from "./keys.js";
import { buildFilters, valuesOf } from "./filters.js";
import { walkRows } from "./rows.js";
import { openExport } from "./exporting.js";
import { keepQueue } from "./queue.js";
import { aroundField } from "./around.js";
import { veiled } from "./graphic.js";

const HAS = ["q", "kind", "actor", "place", "standing", "first", "last", "since", "until", "near"];
const form = byId("filters");
const list = byId("list");
const ids = [];
let asked = 0;

// a text with the words that were found lit up; spans count code points
function lit(text, spans) {
  const points = Array.from(text);
  return veiled(text, (from, to) => {
    const nodes = [];
    let at = from;
    for (const [start, end] of spans.filter(([s, e]) => s >= from && e <= to)) {
      nodes.push(plain(points.slice(at, start).join("")), make("mark", { text: plain(points.slice(start, end).join("")) }));
      at = end;
    }
    return [...nodes, plain(points.slice(at, to).join(""))];
  });
}
const passage = (one) => make("span", { class: "passage", lang: "ar", dir: "auto" }, one.start ? "… " : "", ...lit(one.text, one.lit), " …");
const placeOf = (one) => (one.place ? { name: one.place, name_en: one.place_en } : null);
function hitRow(hit) {
  const { report } = hit;
  return make("li", {}, make("a", { class: "row report", href: `/reports/${enc(report.report_id)}`, "data-id": report.report_id }, make("span"),
    make("span", { class: "what" }, make("span", { class: "headline", lang: "ar", dir: "auto" }, ...lit(report.label, hit.label_lit)), ...hit.passages.map(passage)),
    make("span", { class: "toll" }, isolated(apart(report.outlet ?? "")), make("span", { class: "note", text: report.published ? oneDay(report.published) : say("no-date") }))),
  make("ul", { class: "plain hit-incidents" }, ...hit.incidents.map((one) => make("li", {}, make("a", { href: `/incidents/${enc(one.incident_id)}` }, make("span", { class: `dot ${one.standing}`, "aria-hidden": "true" }), " ", isolated(headline({ date_end: null, date_precision: "day", ...one, place: placeOf(one) })))))));
}

async function load(next = 1) {
  const turn = ++asked;
  const values = valuesOf(form, HAS);
  if (!Object.keys(values).length) { list.replaceChildren(); byId("list-title").textContent = say("search-what"); byId("pager").replaceChildren(); byId("export").disabled = true; return; }
  byId("export").disabled = false;
  try {
    const { data } = await ask("GET", "search", { params: { ...values, page: next, size: 30 } });
    if (turn !== asked) return;
    noProblem();
    const rows = data.items.map(hitRow);
    if (next > 1) list.append(...rows); else { ids.length = 0; list.replaceChildren(...rows); }
    ids.push(...data.items.map((hit) => hit.report.report_id));
    keepQueue("reports", ids, location.pathname + location.search);
    if (!data.items.length && next === 1) list.replaceChildren(make("li", { class: "empty-row", text: say("nothing-found") }));
    byId("list-title").textContent = data.has_more && !Number.isInteger(data.total) ? say("found-some", { n: ids.length }) : say("found", { n: data.total ?? ids.length });
    byId("pager").replaceChildren(...(data.has_more ?? data.page < data.pages ? [make("button", { type: "button", text: say("more-rows"), on: { click: () => load(next + 1) } })] : []));
  } catch (error) { problem(error); }
}

buildFilters(form, { act: () => load(1), has: HAS, more: { near: aroundField(form) } });
byId("export").addEventListener("click", () => openExport(byId("exporting"), valuesOf(form, HAS)));
walkRows(list);
bindKeys({ "/": ["key-search", () => form.elements.q.focus()] });
// what is asked beside words is folded on a phone
const [, ...rest] = form.children;
form.append(make("details", { class: "beside-words", open: matchMedia("(max-width: 60rem)").matches ? null : "" }, make("summary", { text: say("filters") }), make("div", { class: "filters across" }, ...rest)));
if (!location.search) form.elements.q.focus();
await load(1);
document.body.dataset.ready = "1";
