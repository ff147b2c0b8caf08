// Who did what when: each change with its before and after, and a button that takes it back.
import { say, has, make, isolated, nameOf, apart } from "./telling.js";
import { may, tell } from "./boot.js";
import { ask, problem, enc } from "./api.js";
import { timeOf } from "./workflow.js";
import { inWords } from "./cards.js";
import { reasonOf } from "./rows.js";
import { SLOTS } from "./slots.js";
import { guarded } from "./graphic.js";

// in words where the slot has some, else as the record has it
function shown({ what, slot }, value, path) {
  if (value === null || value === undefined) return "∅";
  if (path === "review" && Array.isArray(value)) return value.length ? value.map(reasonOf).join(say("then")) : "∅";
  if (path === "alias" && value.form) return say("taught-as", { form: apart(value.form), name: nameOf(value.table, value.id) });
  if (what === "state" && has(`state-${value}`)) return say(`state-${value}`);
  try {
    const words = typeof value === "object" && SLOTS.includes(slot) ? inWords(slot, value) : "";
    if (words) return words;
  } catch { /* a record of an older shape is shown as it is */ }
  return typeof value === "object" ? JSON.stringify(value) : has(String(value)) ? say(String(value)) : String(value);
}

export function changeRow(change, done) {
  const about = [change.incident_id && make("a", { href: `/incidents/${enc(change.incident_id)}`, text: say("to-incident") }), change.report_id && make("a", { href: `/reports/${enc(change.report_id)}`, text: say("to-report") })].filter(Boolean);
  const diff = (change.diff ?? []).map(({ path, before, after }) => make("li", {}, ...(path === "review" ? [make("span", { class: "note", text: say("review") }), " "] : path === "alias" || has(`slot-${change.slot}`) || ["state", "comment"].includes(change.what) ? [] : [make("code", { text: path }), " "]), ...(before === null || before === undefined ? [] : [make("del", { dir: "auto" }, ...guarded(shown(change, before, path))), ` ${say("becomes")} `]), make("ins", { dir: "auto" }, ...guarded(shown(change, after, path)))));
  const undo = make("button", { type: "button", text: say("undo"), "aria-label": `${say("undo")}: ${say(`did-${change.what}`)} ${timeOf(change.at)}`, on: { click: async () => { try { await ask("POST", `changes/${change.change_id}/undo`, { body: { why: "" } }); tell(say("undone")); done?.(); } catch (error) { problem(error); } } } });
  return make("li", { class: `change${change.is_undone ? " undone" : ""}` },
    make("div", { class: "head" }, make("strong", {}, isolated(change.who)), make("span", { text: has(`did-${change.what}`) ? say(`did-${change.what}`) : change.what }), ...(change.slot && has(`slot-${change.slot}`) ? [make("span", { text: say(`slot-${change.slot}`) })] : []), make("time", { class: "note", datetime: change.at, text: timeOf(change.at) }), ...about, make("span", { class: "grow" }), ...(change.is_undone ? [make("span", { class: "state", text: say("was-undone") })] : change.can_undo && may("coder") ? [undo] : [])),
    ...(change.why ? [make("p", { class: "note", dir: "auto" }, ...guarded(change.why))] : []),
    ...(diff.length ? [make("ul", { class: "plain diff" }, ...diff.slice(0, 6)), ...(diff.length > 6 ? [make("details", {}, make("summary", { text: say("and-more", { n: diff.length - 6 }) }), make("ul", { class: "plain diff" }, ...diff.slice(6)))] : [])] : []));
}

export async function changeList(box, params, done, page = 1) {
  try {
    const { data } = await ask("GET", "changes", { params: { ...params, page, size: 30 } });
    const rows = data.items.map((change) => changeRow(change, () => { changeList(box, params, done); done?.(); }));
    const list = page > 1 ? box.querySelector("ol") : make("ol", { class: "plain" });
    list.append(...rows);
    const more = data.page < data.pages ? [make("button", { type: "button", text: say("more-rows"), on: { click: () => changeList(box, params, done, page + 1) } })] : [];
    box.replaceChildren(...(data.total === 0 ? [make("p", { class: "note", text: say("no-changes") })] : [list, ...more]));
  } catch (error) { problem(error); }
}
