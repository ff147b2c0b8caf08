// What an incident rests on: positions of a disagreement with who takes them, figures under the policy, weights of the links.
import { say, has, make, isolated, nameOf, apart, accountsById, reportsById, holderOf, amount, whoCounted, positionsOf, positionValue, countOf } from "./telling.js";
import { valuesOf } from "./slots.js";

const outletOf = (account) => apart(reportsById.get(account.report_id)?.outlet ?? account.report_id);
export const throughWhom = (account) => `${nameOf("source", holderOf(account))}${account.sources.length ? ` (${say("told-by")} ${outletOf(account)})` : ""}`;

// the value of an account in which it takes its position
function rowFor(disagreement, position, account) {
  const rows = valuesOf(account);
  const slot = { factuality: "factuality", date: "date", place: "place" }[disagreement.field];
  if (slot) return rows.find((row) => row.slot === slot && row.span) ?? rows.find((row) => row.slot === "kind");
  if (disagreement.field === "initiator") return rows.find((row) => row.slot === "actor" && ["initiator", "blamed"].includes(row.value.role));
  const count = countOf(disagreement, position, account) ?? account.counts.find((c) => c.measure === disagreement.field);
  return rows.find((row) => row.slot === "count" && row.value === count);
}

export function disagreementList(incident, light) {
  const one = (d, p, account) => {
    const row = rowFor(d, p, account);
    const text = throughWhom(account);
    return make("li", {}, row?.span ? make("button", { type: "button", class: "link", title: say("light"), on: { click: () => light(account, row) } }, isolated(text)) : isolated(text));
  };
  return incident.disagreements.map((d) => make("div", { class: "dispute" }, make("h3", { text: say([`ask-${d.type}`, `ask-${d.field}`].find(has) ?? "ask-count", { what: say(d.field) }) }), make("ol", { class: "plain positions" }, ...positionsOf(d).map((p) => make("li", {}, make("strong", {}, isolated(positionValue(d, p))), make("ul", { class: "plain" }, ...[...new Set(p.accounts)].map((id) => accountsById.get(id)).filter(Boolean).map((account) => one(d, p, account))))))));
}

export function figureTable(incident) {
  const rows = incident.counts.filter((c) => c.by.length);
  if (!rows.length) return [make("p", { class: "note", text: say("no-figures") })];
  const holders = (row) => make("ul", { class: "plain" }, ...row.by.map((f) => make("li", {}, make("strong", {}, isolated(amount(f))), " ", isolated(nameOf("source", f.holder)), ...(f.is_claim ? [" ", make("span", { class: "flag", text: say("party-claim") })] : []), ...(f.is_part ? [" ", make("span", { class: "note", text: `(${say("part-of")})` })] : []))));
  const line = (row) => make("tr", {}, make("th", { scope: "row" }, isolated([say(row.measure), whoCounted(row) && `(${whoCounted(row)})`].filter(Boolean).join(" "))), ...[row.low, row.best, row.high].map((n) => make("td", { class: "number", text: n ?? "–" })), make("td", {}, holders(row)));
  return [make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("counts") }, make("table", { class: "figures" }, make("thead", {}, make("tr", {}, ...["counts", "low", "best", "high", "who-gives"].map((key) => make("th", { scope: "col", text: say(key) })))), make("tbody", {}, ...rows.map(line)))), make("p", { class: "note", dir: "ltr", text: rows[0].policy })];
}

// each pair of accounts with the weight of each comparison
export function linkList(incident) {
  const name = (id) => (accountsById.has(id) ? throughWhom(accountsById.get(id)) : id);
  const told = (key) => (has(key) ? say(key) : key);
  const bits = (weight) => say("bits", { n: `\u2068${(weight / 100).toFixed(1)}\u2069` });
  const row = (link) => make("li", {}, make("strong", {}, isolated(name(link.accounts[0])), " + ", isolated(name(link.accounts[1]))), " ", make("span", { class: "note", text: bits(link.match_weight) }), make("ul", { class: "because" }, ...link.because.map((w) => make("li", { class: w.weight < 0 ? "minus" : null }, isolated(`${told(w.comparison)}: ${told(w.level)}`), " ", make("span", { class: "note", text: bits(w.weight) })))));
  return [make("p", { class: "note", text: say("links-note") }), make("ul", { class: "plain" }, ...incident.links.map(row))];
}
