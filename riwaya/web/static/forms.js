// One small form for each slot: what a value can be, filled with what is there. `read` gives the value as the API takes it, or null with a reason.
import { say, has, make, nameOf, whoCounted, shortened } from "./telling.js";
import { closed, names } from "./boot.js";
import { placeField } from "./places.js";

const told = (key) => (has(key) ? say(key) : key);
const field = (label, control) => make("label", { class: "field" }, make("span", { text: label }), control);
const optionsOf = (sort) => Object.keys(names).filter((key) => key.startsWith(`${sort}:`)).map((key) => key.slice(sort.length + 1)).map((id) => [id, nameOf(sort, id)]).sort((a, b) => a[1].localeCompare(b[1], document.documentElement.lang));

function choice(name, rows, value, first) {
  const select = make("select", { name }, ...(first !== undefined ? [make("option", { value: "", text: first })] : []), ...rows.map(([id, text]) => make("option", { value: id, text })));
  select.value = value ?? "";
  if (select.selectedIndex < 0) select.selectedIndex = 0;
  return select;
}

// a name out of many: typing finds it; what is none of them is kept as written
let lists = 0;
function named(name, sorts, value, extra = []) {
  const rows = [...extra, ...sorts.flatMap(optionsOf)];
  const id = `names-${++lists}`;
  const input = make("input", { name, list: id, dir: "auto", autocomplete: "off", required: "" });
  input.value = rows.find(([key]) => key === value)?.[1] ?? (value ?? "").replace(/^name:/, "");
  const list = make("datalist", { id }, ...[...new Map(rows.map(([key, text]) => [text, key])).keys()].map((text) => make("option", { value: text })));
  const read = () => {
    const text = input.value.trim();
    return rows.find(([, shown]) => shown === text)?.[0] ?? rows.find(([key]) => key === text)?.[0] ?? (text ? `name:${text}` : "");
  };
  return { node: make("span", { class: "named" }, input, list), input, read };
}

const GROUPS = () => [["civilians", whoCounted({ measure: "killed", group: "civilians" })], ["unknown", say("people")]];
const number = (value) => (value === "" ? null : Number(value));

const BUILD = {
  kind: ({ value }) => {
    const select = choice("kind", optionsOf("kind"), value?.kind);
    return { nodes: [field(say("kind"), select)], read: () => ({ kind: select.value }) };
  },
  factuality: ({ value }) => {
    const select = choice("factuality", closed.factuality.map((v) => [v, say(v)]), value?.factuality ?? "asserted");
    return { nodes: [field(say("factuality"), select)], read: () => ({ factuality: select.value }) };
  },
  time: ({ value }) => {
    const select = choice("time_of_day", closed.times.map((v) => [v, say(v)]), value?.time_of_day);
    return { nodes: [field(say("time-of-day"), select)], read: () => ({ time_of_day: select.value }) };
  },
  date: ({ value, published }) => {
    const start = make("input", { type: "date", name: "date_start", required: "", value: value?.date_start ?? published?.slice(0, 10) ?? "" });
    const end = make("input", { type: "date", name: "date_end", value: value?.date_end ?? "" });
    const precision = choice("date_precision", closed.precisions.map((v) => [v, say(`precision-${v}`)]), value?.date_precision ?? "day");
    return {
      nodes: [make("div", { class: "pair" }, field(say("from"), start), field(say("to"), end)), field(say("precision"), precision)],
      read: () => (start.value ? { date_start: start.value, date_end: end.value && end.value > start.value ? end.value : start.value, date_precision: end.value > start.value && precision.value === "day" ? "days" : precision.value } : null),
    };
  },
  place: (given) => placeField(given),
  actor: ({ value, words }) => {
    const who = named("id", ["actor"], value?.id ?? (words ? `name:${words}` : ""));
    const role = choice("role", closed.roles.map((v) => [v, say(v)]), value?.role ?? "initiator");
    return { nodes: [field(say("actor"), who.node), field(say("role"), role)], alias: { table: "actor", read: who.read }, read: () => (who.read() ? { id: who.read(), name: value?.name ?? words ?? who.input.value.trim(), role: role.value } : null) };
  },
  source: ({ value, words }) => {
    const who = named("id", ["source", "actor"], value?.id ?? (words ? `name:${words}` : ""));
    const relation = choice("relation", closed.relations.map((v) => [v, say(`relation-name-${v}`)]), value?.relation ?? "said");
    return { nodes: [field(say("slot-source"), who.node), field(say("relation"), relation)], alias: { table: "source", read: who.read }, read: () => (who.read() ? { id: who.read(), name: value?.name ?? words ?? who.input.value.trim(), relation: relation.value } : null) };
  },
  count: ({ value }) => {
    const measure = choice("measure", closed.measures.map((v) => [v, say(v)]), value?.measure ?? "killed");
    const min = make("input", { type: "number", name: "min", min: 0, step: 1, value: value?.min ?? "" });
    const max = make("input", { type: "number", name: "max", min: 0, step: 1, value: value?.max ?? "" });
    const quantifier = choice("quantifier", closed.quantifiers.map((v) => [v, say(`quantifier-${v}`)]), value?.quantifier ?? "exact");
    const group = named("group", ["actor"], value?.group ?? "unknown", GROUPS());
    const demographic = choice("demographic", closed.demographics.map((v) => [v, say(v)]), value?.demographic ?? "", "–");
    const total = make("input", { type: "checkbox", name: "cumulative" });
    total.checked = Boolean(value?.cumulative);
    // one number is both ends until a second is given
    min.addEventListener("input", () => { if (quantifier.value === "exact" || quantifier.value === "about") max.value = min.value; });
    quantifier.addEventListener("input", () => { if (quantifier.value === "at_least") max.value = ""; else if (quantifier.value === "at_most") { max.value ||= min.value; min.value = ""; } else if (min.value) max.value ||= min.value; });
    return {
      nodes: [field(say("measure"), measure), make("div", { class: "pair" }, field(say("low"), min), field(say("high"), max)), field(say("quantifier"), quantifier), field(say("who-is-counted"), group.node), field(say("demographic"), demographic), make("label", { class: "tick" }, total, make("span", { text: say("cumulative") }))],
      read: () => {
        const [low, high] = [number(min.value), number(max.value)];
        if (low !== null && high !== null && low > high) return null;
        return { measure: measure.value, min: low, max: high, quantifier: quantifier.value, group: group.read() || "unknown", demographic: demographic.value || null, cumulative: total.checked };
      },
    };
  },
  object: ({ value }) => thing("object", value),
  weapon: ({ value }) => thing("weapon", value),
};

function thing(sort, value) {
  const select = choice("id", optionsOf(sort), value?.id);
  return { nodes: [field(say(`slot-${sort}`), select)], read: () => ({ id: select.value }) };
}

// given: {slot, value, words, span, published, country}; act(value, {alias, why}) answers a promise
export function valueForm({ slot, act, cancel, isNew, ...given }) {
  const built = BUILD[slot](given);
  const why = make("input", { name: "why", "aria-label": say("why-optional"), dir: "auto", autocomplete: "off", maxlength: 300 });
  const remember = built.alias && given.words ? make("input", { type: "checkbox", name: "remember" }) : null;
  const trouble = make("p", { class: "flag", role: "alert" });
  const form = make("form", { class: "editor", "aria-label": `${say(isNew ? "add-value" : "correct-value")}: ${told(`slot-${slot}`)}` },
    ...(given.words ? [make("p", { class: "note" }, `${say("words-are")} `, make("q", { lang: "ar", dir: "auto", text: shortened(given.words, 120) }))] : []),
    ...built.nodes,
    ...(remember ? [make("label", { class: "tick" }, remember, make("span", { text: say("remember-alias") }))] : []),
    make("details", {}, make("summary", { text: say("why-optional") }), why), trouble,
    make("div", { class: "actions" }, make("button", { type: "button", text: say("cancel"), on: { click: cancel } }), make("button", { class: "main", text: say(isNew ? "add" : "save") })));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const value = built.read();
    if (value === null) { trouble.textContent = say(`incomplete-${slot === "count" || slot === "place" || slot === "date" ? slot : "name"}`); return; }
    const alias = remember?.checked && !built.alias.read().startsWith("name:") ? { table: built.alias.table, id: built.alias.read(), form: given.words } : built.aliasOf?.(given.words) ?? null;
    form.inert = true;
    try { await act(value, { alias, why: why.value.trim() }); } catch (error) { trouble.textContent = error.message; } finally { form.inert = false; }
  });
  form.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); } });
  form.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.defaultPrevented) { event.preventDefault(); event.stopPropagation(); cancel(); } });
  return { form, start: () => form.querySelector("input:not([type=checkbox]), select")?.focus() };
}
