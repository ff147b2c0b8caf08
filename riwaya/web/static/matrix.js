// The matrix of an incident: rows are slots, columns are accounts; what differs is marked; columns can be chosen to be split off or moved.
import { say, make, isolated, nameOf, apart, oneDay, plain, wordsOf, reportsById, holderOf, shortened } from "./telling.js";
import { enc } from "./api.js";
import { may } from "./boot.js";
import { valuesOf, slotName, SLOTS } from "./slots.js";
import { reasonOf } from "./rows.js";
import { veiled } from "./graphic.js";

const DISPUTED = { factuality: "factuality", date: "date", place: "place", actor: "initiator" };

export function drawMatrix(page, { light, chosen }) {
  const { incident, accounts } = page.view;
  const told = accounts.filter((one) => !one.is_rejected);
  const fields = new Set(incident.disagreements.map((d) => d.field));
  const measures = new Set(incident.disagreements.map((d) => d.field));
  const isDisputed = (slot) => fields.has(DISPUTED[slot]) || (slot === "count" && incident.counts.some((c) => measures.has(c.measure)));
  const body = SLOTS.filter((slot) => slot !== "source").map((slot) => [slot, told.map((one) => valuesOf(one.account).filter((row) => row.slot === slot).map((row) => cell(one.account, row, light)))]).filter(([, cells]) => cells.some((c) => c.length));
  const rows = body.map(([slot, cells]) => make("tr", { class: isDisputed(slot) ? "disputed" : null }, make("th", { scope: "row" }, slotName(slot), ...(isDisputed(slot) ? [make("span", { class: "flag", text: say("accounts-differ") })] : [])), ...cells.map((c) => make("td", {}, ...(c.length ? [make("ul", { class: "plain" }, ...c.map((node) => make("li", {}, node)))] : [make("span", { class: "silent", text: say("silent") })])))));
  const reasons = told.some((one) => one.account.review?.length) ? [make("tr", {}, make("th", { scope: "row", text: say("review") }), ...told.map((one) => make("td", {}, ...(one.account.review ?? []).map((reason) => make("div", { class: "reason" }, isolated(reasonOf(reason)))))))] : [];
  return make("table", { class: "matrix" }, make("thead", {}, make("tr", {}, make("td", { class: "corner" }), ...told.map((one) => head(one, page, light, chosen)))), make("tbody", {}, ...rows, ...reasons));
}

function head(one, page, light, chosen) {
  const { account } = one;
  const report = reportsById.get(account.report_id);
  const [origin, ...relays] = account.sources;
  const tick = make("input", { type: "checkbox", "aria-label": `${say("choose-account")}: ${plain(nameOf("source", holderOf(account)))}` });
  tick.checked = page.chosen.has(account.account_id);
  tick.addEventListener("change", () => { if (tick.checked) page.chosen.add(account.account_id); else page.chosen.delete(account.account_id); chosen(); });
  const row = origin && valuesOf(account).find((value) => value.slot === "source");
  const name = `${nameOf("source", holderOf(account))}${origin ? ` ${say(`relation-${origin.relation}`)}` : ""}`.trim();
  return make("th", { scope: "col" }, make("div", { class: "head" }, ...(may("coder") ? [tick] : []), row?.span ? make("button", { type: "button", class: "link", on: { click: () => light(account, row) } }, isolated(name)) : make("span", {}, isolated(name))),
    ...relays.map((source) => make("span", { class: "via" }, `${say("told-to")} `, isolated(nameOf("source", source.id)))),
    make("a", { class: "via", href: `/reports/${enc(account.report_id)}#${enc(account.account_id)}` }, isolated(`${apart(report?.outlet ?? account.report_id)}${report?.published ? `${say("comma")}${oneDay(report.published)}` : ""}`)),
    ...(report?.near_copy_of ? [make("span", { class: "flag", text: say("near-copy") })] : []), ...(one.corrections?.length ? [make("span", { class: "state", text: say("n-corrections", { n: one.corrections.length }) })] : []));
}

function cell(account, row, light) {
  const report = reportsById.get(account.report_id);
  const words = report?.text ? wordsOf(report, row.span) : "";
  const label = make("span", { class: "label" }, isolated(row.text));
  const open = row.isOpen ? [make("span", { class: "flag", text: say("unresolved-short") })] : [];
  if (!row.span) return make("span", { class: "cell" }, label, ...open);
  return make("button", { type: "button", class: "cell", title: say("light"), on: { click: () => light(account, row) } }, label, ...open, ...(words ? [make("q", { lang: "ar", dir: "auto" }, ...veiled(shortened(words, 60)))] : []));
}
