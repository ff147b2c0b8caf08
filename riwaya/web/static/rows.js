// Rows of lists: an incident and a report, as links that the keys j and k walk along.
import { say, has, make, isolated, headline, listed, nameOf, apart, oneDay, withCapital } from "./telling.js";
import { bindKeys } from "./keys.js";
import { veiled } from "./graphic.js";

export const stateChip = (state) => make("span", { class: `state ${state}`, text: say(`state-${state}`) });
export const standingChip = (standing) => make("span", { class: `chip ${standing}` }, make("span", { class: `dot ${standing}`, "aria-hidden": "true" }), say(standing));

// 'place not in the gazetteer: X': the reason in the reader's language, what it is about as written
export function reasonOf(reason) {
  const [why, ...about] = reason.split(": ");
  return [has(why) ? say(why) : why, ...about.map(apart)].join(": ");
}
export const reasonsOf = (reasons) => {
  const shown = [...new Set((reasons ?? []).map(reasonOf))];
  return shown.length ? [make("span", { class: "reason" }, isolated(shown.slice(0, 2).join(say("then")) + (shown.length > 2 ? ` ${say("and-more", { n: shown.length - 2 })}` : "")))] : [];
};

// who did it and who suffered, each by its role, as far as the accounts say; who fights in a clash is a party to it
const ROLES = ["initiator", "target", "affected", "blamed"];
export function partiesOf(row) {
  const named = (...roles) => {
    const names = [...new Set((row.actors ?? []).filter((a) => roles.includes(a.role)).map((a) => nameOf("actor", a.id)))];
    return names.length > 2 ? `${listed(names.slice(0, 2))} ${say("and-more", { n: names.length - 2 })}` : listed(names);
  };
  const rows = row.kind === "clash" ? [["parties", named("initiator", "target")], ["affected", named("affected")], ["blamed", named("blamed")]] : ROLES.map((role) => [role, named(role)]);
  return rows.filter(([, names]) => names).map(([role, names]) => `${withCapital(say(role))}: ${names}`);
}
export const killedOf = (row) => (row.killed ? say("n-killed", { n: row.killed[0] === row.killed[2] ? row.killed[2] : say("from-to", { a: row.killed[0], b: row.killed[2] }) }) : "");
const typesOf = (row) => [...new Set((row.disagreements ?? []).map((d) => d.type ?? d))].map((type) => (has(`short-type-${type}`) ? say(`short-type-${type}`) : say(type)));

export function incidentRow(row, { query = "" } = {}) {
  const differs = typesOf(row);
  return make("li", {}, make("a", { class: `row incident ${row.standing}`, href: `/incidents/${encodeURIComponent(row.incident_id)}${query}`, "data-id": row.incident_id },
    make("span", { class: `dot ${row.standing}`, "aria-hidden": "true" }),
    make("span", { class: "what" }, make("span", { class: "headline" }, isolated(headline(row))), make("span", { class: "visually-hidden", text: ` ${say(row.standing)}. ` }),
      ...(differs.length ? [make("span", { class: "differs" }, `${say("differ-in")} `, isolated(differs.join(say("comma"))))] : []), ...reasonsOf(row.review)),
    make("span", { class: "toll" }, ...(row.killed ? [make("strong", {}, isolated(killedOf(row)))] : []), ...partiesOf(row).map((text) => make("span", { class: "note" }, isolated(text)))),
    make("span", { class: "told-by" }, make("span", { text: say("n-accounts", { n: row.accounts }) }), make("span", { class: "note", text: say("n-reports", { n: row.reports }) })),
    stateChip(row.state ?? "draft"),
  ));
}

export function reportRow(row, { query = "" } = {}) {
  const incidents = row.incidents ?? [];
  return make("li", {}, make("a", { class: "row report", href: `/reports/${encodeURIComponent(row.report_id)}${query}`, "data-id": row.report_id },
    make("span", { class: `dot ${incidents.some((i) => i.standing === "contested") ? "contested" : ""}`, "aria-hidden": "true" }),
    make("span", { class: "what" }, make("span", { class: "headline", lang: "ar", dir: "auto" }, ...veiled(row.label)), ...reasonsOf(row.review)),
    make("span", { class: "toll" }, isolated(apart(row.outlet ?? "")), make("span", { class: "note", text: row.published ? oneDay(row.published) : say("no-date") })),
    make("span", { class: "told-by" }, make("span", { text: say("n-accounts", { n: row.accounts }) }), make("span", { class: "note", text: say("n-incidents", { n: incidents.length }) })),
    stateChip(row.state ?? "draft"),
  ));
}

// j and k go from row to row, Enter is the link's own
export function walkRows(list) {
  const step = (by) => () => {
    const rows = [...list.querySelectorAll("a.row")];
    const here = rows.indexOf(document.activeElement.closest?.("a.row"));
    const next = rows[here < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, here + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  bindKeys({ j: ["key-next-row", step(1)], k: ["key-previous-row", step(-1)], ArrowDown: ["key-next-row", step(1)], ArrowUp: ["key-previous-row", step(-1)] });
}
