// The incident page: who says what, where they differ, what they add up to; merge, split, move, comments, and the way back.
import { byId, say, make, plain, apart, isolated, headline, reportsById, accountsById, nameOf } from "./telling.js";
import { may, tell, tellThere } from "./boot.js";
import { ask, enc, problem, noProblem } from "./api.js";
import { bindKeys } from "./keys.js";
import { standingChip } from "./rows.js";
import { stateBar } from "./workflow.js";
import { queueBar } from "./queue.js";
import { disagreementList, figureTable, linkList } from "./evidence.js";
import { drawMatrix } from "./matrix.js";
import { openReader, closeReader } from "./reader.js";
import { showComments } from "./comments.js";
import { chooseIncident } from "./choosing.js";
import { withVersion, inTurn } from "./conflict.js";

const id = decodeURIComponent(location.pathname.split("/").slice(2).join("/"));
const path = `incidents/${enc(id)}`;
const page = { view: null, etag: null, policy: "", chosen: new Set() };
byId("queue").replaceChildren(queueBar("incidents", id).nav);

async function load() {
  try {
    // the version of the record, whichever policy its figures are shown under
    const { data } = await ask("GET", path, { params: { policy: page.policy } });
    noProblem();
    draw(data, `"${data.etag}"`);
  } catch (error) {
    if (error.status === 404) return (await import("./nothing.js")).nothingHere();
    problem(error);
  }
}

function draw(view, etag) {
  Object.assign(page, { view, etag });
  const { incident } = view;
  for (const report of view.reports) reportsById.set(report.report_id, { ...report, text: report.text ?? "" });
  for (const { account } of view.accounts) accountsById.set(account.account_id, account);
  document.title = `${plain(headline(incident))} · ${say("brand")}`;
  byId("title").replaceChildren(isolated(headline(incident)));
  byId("state").replaceChildren(stateBar({ sort: "incidents", id, view, get etag() { return page.etag; } }, (now, version) => (page.policy ? load() : draw(now, version))));
  const witnesses = (incident.witnesses ?? []).map(({ origin, is_party }) => `${nameOf("source", origin.split("@")[0])}${is_party ? ` – ${say("a-party")}` : ""}`).join(say("comma"));
  byId("facts").replaceChildren(standingChip(incident.standing), make("span", { text: say(`because-${incident.standing}`) }), make("span", { class: "note", text: `${say("n-accounts", { n: incident.accounts.length })} · ${say("n-reports", { n: incident.reports.length })} · ${say("n-independent", { n: incident.independent_sources })}` }), ...(witnesses ? [make("span", { class: "note" }, isolated(witnesses))] : []), ...(view.is_changed ? [make("span", { class: "state", text: say("changed-by-people") })] : []));
  byId("summary").textContent = apart((document.documentElement.lang === "ar" ? incident.summary_ar : incident.summary_en) ?? "");
  const light = (account, row) => openReader(page, account, row);
  byId("differs").hidden = !incident.disagreements.length;
  byId("differs-list").replaceChildren(...disagreementList(incident, light));
  byId("policy").value = (incident.counts[0]?.policy ?? "ucdp_low_best_high").split("@")[0];
  byId("figures-table").replaceChildren(...figureTable(incident));
  byId("matrix").replaceChildren(drawMatrix(page, { light, chosen: chosenChanged }));
  chosenChanged();
  byId("links-list").replaceChildren(...linkList(incident));
  byId("links").hidden = !incident.links.length;
  byId("near").replaceChildren(...view.near.slice(0, 5).map((row) => make("li", {}, make("a", { href: `/incidents/${enc(row.incident_id)}` }, make("span", { class: `dot ${row.standing}`, "aria-hidden": "true" }), " ", isolated(headline(row))), ...(may("coder") ? [make("button", { type: "button", class: "quiet", text: say("merge"), "aria-label": `${say("merge-with")} ${plain(headline(row))}`, on: { click: () => merge([row.incident_id]) } })] : []))), ...(view.near.length ? [] : [make("li", { class: "note", text: say("none-near") })]));
  showComments(byId("comments"), byId("comment"), view.comments, id, load);
  if (byId("changes").open) showChanges();
  if (byId("where").open) where();
}

const showChanges = async () => (await import("./changes.js")).changeList(byId("changes-list"), { incident_id: id }, load);

// what was asked for, with the version that was read; the answer may be about another incident
const act = (...given) => inTurn(() => actNow(...given));
async function actNow(way, body, done, mine) {
  try {
    const answer = await withVersion(page.etag, (etag) => ask("POST", `${path}/${way}`, { body, etag }), { fresh: () => ask("GET", path), tellTheirs: (now) => [headline(now.incident), say("n-accounts", { n: now.incident.accounts.length })], mine: [mine] });
    if (answer.isKept) return;
    if (answer.isTheirs) return load();
    await settle(answer.data, done);
  } catch (error) { problem(error); }
}

function settle({ incident_id, change_id }, done) {
  page.chosen.clear();
  tell(done, () => inTurn(async () => { try { await ask("POST", `changes/${change_id}/undo`, { body: { why: "" } }); await load(); tell(say("undone")); } catch (error) { problem(error); } }));
  if (incident_id && incident_id !== id && incident_id !== page.view.incident.incident_id) {
    tellThere(done, change_id);
    location.replace(`/incidents/${enc(incident_id)}`);
    return null;
  }
  return load();
}

const merge = (others) => act("merge", { others, why: "" }, say("merged"), say("merge"));
async function askMerge() {
  if (!may("coder")) return;
  const other = await chooseIncident(byId("choosing"), { title: say("merge-with"), near: page.view.near, but: id });
  if (other) merge([other]);
}
const split = () => act("split", { accounts: [...page.chosen], why: "" }, say("was-split"), say("split-off"));
async function move() {
  const to = await chooseIncident(byId("choosing"), { title: say("move-to"), near: page.view.near, but: id });
  if (!to) return;
  return inTurn(() => moveTo(to));
}
async function moveTo(to) {
  try {
    let last;
    for (const account of page.chosen) {
      const one = page.view.accounts.find((a) => a.account.account_id === account);
      last = (await ask("POST", `accounts/${enc(account)}/move`, { body: { incident_id: to, why: "" }, etag: `"${one.etag}"` })).data;
    }
    await settle({ ...last, incident_id: id }, say("was-moved"));
  } catch (error) { problem(error); }
}

function chosenChanged() {
  const n = page.chosen.size;
  const isAll = n === page.view.accounts.length;
  byId("chosen-accounts").replaceChildren(...(n && may("coder") ? [make("span", { class: "note", text: say("n-chosen", { n }) }), make("button", { type: "button", disabled: isAll, on: { click: split } }, `${say("split-off")} `, make("kbd", { text: "s" })), make("button", { type: "button", disabled: isAll, on: { click: move } }, `${say("move-to")} `, make("kbd", { text: "v" }))] : []));
}

async function where() {
  const { smallMap } = await import("./smallmap.js");
  smallMap(byId("map"), page.view);
  const { tellingLine } = await import("./tellingline.js");
  tellingLine(byId("telling-line"), page.view);
}

byId("merge").hidden = !may("coder");
byId("merge").addEventListener("click", askMerge);
byId("policy").addEventListener("change", () => { page.policy = byId("policy").value; load(); });
byId("where").addEventListener("toggle", () => byId("where").open && where());
byId("changes").addEventListener("toggle", () => byId("changes").open && showChanges());
byId("reader-close").addEventListener("click", closeReader);
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !byId("reader").hidden && !event.target.closest("dialog")) closeReader(); });
bindKeys({ m: ["merge-with", askMerge], s: ["split-off", () => page.chosen.size && page.chosen.size < page.view.accounts.length && split()], v: ["move-to", () => page.chosen.size && move()], c: ["new-comment", () => byId("comment").elements.text.focus()], h: ["key-differs", () => byId("differs").scrollIntoView()], t: ["key-matrix", () => byId("matrix").focus()] });
try {
  const { policies } = (await ask("GET", "vocabulary")).data;
  byId("policy").replaceChildren(...policies.map((name) => make("option", { value: name, text: say(`policy-${name.split("@")[0]}`) === `policy-${name.split("@")[0]}` ? name : say(`policy-${name.split("@")[0]}`) })));
} catch (error) { problem(error); }
await load();
document.body.dataset.ready = "1";
