// Who is cited, how often alone, together and against others; and the names that no table knows, to be solved once for all reports.
import { byId, say, make, isolated, apart, nameOf, plain } from "./telling.js";
import { may, tell } from "./boot.js";
import { ask, enc, problem } from "./api.js";

const citing = (rows) => rows.map(([outlet, n]) => `${nameOf("source", outlet)}: ${n}`).join(say("comma"));
const number = (n) => make("td", { class: "number", text: n ?? 0 });
function rowOf(source) {
  // 'activists@outlet:X': activists as X cites them
  const [who, relay] = source.origin.split("@");
  const name = `${source[document.documentElement.lang] ?? nameOf("source", who)}${relay ? ` (${nameOf("source", relay)})` : ""}`;
  const by = Object.entries(source.cited_by ?? {}).sort((a, b) => b[1] - a[1]);
  return make("tr", {}, make("th", { scope: "row" }, make("a", { href: `/?state=all&source=${enc(who)}` }, isolated(name))), number(source.incidents), number(source.alone), number(source.corroborated), make("td", { class: "number" }, make("span", { class: source.contested ? "differs" : "", text: source.contested ?? 0 })), make("td", {}, isolated(citing(by.slice(0, 3))), ...(by.length > 3 ? [" ", make("details", {}, make("summary", { text: say("and-more", { n: by.length - 3 }) }), isolated(citing(by.slice(3))))] : [])));
}

async function load(page = 1) {
  try {
    const { data } = await ask("GET", "sources", { params: { page, size: 100 } });
    const table = byId("table");
    if (page === 1) table.replaceChildren(make("thead", {}, make("tr", {}, ...["slot-source", "incidents", "alone", "corroborated", "contested", "cited-by"].map((key) => make("th", { scope: "col", text: say(key) })))), make("tbody"));
    table.querySelector("tbody").append(...data.items.map(rowOf));
    byId("pager").replaceChildren(...(data.page < data.pages ? [make("button", { type: "button", text: say("more-rows"), on: { click: () => load(page + 1) } })] : []));
    if (!data.total) table.replaceChildren(make("caption", { class: "note", text: say("nothing-found") }));
  } catch (error) { problem(error); }
}

async function unknown(what, page = 1) {
  const { data } = await ask("GET", "unresolved", { params: { what, page, size: 15 } });
  const rows = data.items ?? data[what] ?? [];
  const solve = (row) => make("li", {}, make("a", { href: `/reports/${enc(row.report_id)}#${enc(row.account_id)}` }, isolated(apart(row.name))), " ", make("span", { class: "note", text: say("n-times", { n: row.n }) }));
  return make("section", { class: "card" }, make("h3", { text: say(`unknown-${what}`) }), rows.length ? make("ol", { class: "plain" }, ...rows.map(solve)) : make("p", { class: "note", text: say("none-unknown") }));
}

await load();
try { byId("unknown").replaceChildren(...(await Promise.all(["places", "actors", "sources"].map((what) => unknown(what))))); } catch (error) { problem(error); }
if (may("coder")) {
  const { data } = await ask("GET", "aliases").catch(() => ({ data: { items: [] } }));
  const drop = (row) => ask("DELETE", `aliases/${enc(row.alias_id)}`).then(() => { tell(say("alias-gone")); document.getElementById(`alias-${row.alias_id}`)?.remove(); }, problem);
  if (data.items.length) byId("unknown").append(make("section", { class: "card" }, make("h3", { text: say("aliases") }), make("ul", { class: "plain" }, ...data.items.map((row) => make("li", { id: `alias-${row.alias_id}` }, make("q", { lang: "ar", dir: "auto", text: plain(row.form) }), " → ", isolated(row.table === "place" ? row.id : nameOf(row.table, row.id)), " ", make("button", { type: "button", class: "quiet bad", text: "×", "aria-label": `${say("forget-alias")}: ${plain(row.form)}`, on: { click: () => drop(row) } }))))));
}
document.body.dataset.ready = "1";
