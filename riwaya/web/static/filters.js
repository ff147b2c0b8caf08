// The filters of a list: one form, kept in the address, so that a view, an export and the way back are all the same query.
import { say, make, nameOf, state as page } from "./telling.js";
import { closed, names } from "./boot.js";

export const FIELDS = ["q", "state", "standing", "kind", "actor", "place", "first", "last", "killed", "has"];
const STATES = ["open", "draft", "in_review", "disputed", "final", "all"];

const options = (sort) => Object.keys(names).filter((key) => key.startsWith(`${sort}:`)).map((key) => [key.slice(sort.length + 1), nameOf(sort, key.slice(sort.length + 1))]).sort((a, b) => a[1].localeCompare(b[1], page.language));

function select(name, rows, first) {
  return make("label", { class: "field" }, make("span", { text: say(name === "source" ? "slot-source" : name) }), make("select", { name }, ...(first ? [make("option", { value: "", text: first })] : []), ...rows.map(([value, text]) => make("option", { value, text }))));
}
const input = (name, type, extra = {}) => make("label", { class: "field" }, make("span", { text: say(extra.say ?? name) }), make("input", { name, type, autocomplete: "off", ...extra.attributes }));

// `more` has fields of a page of its own
export function buildFilters(form, { act, has = FIELDS, fallback = {}, more = {} }) {
  const all = say("all");
  const parts = {
    q: () => input("q", "search", { say: "search", attributes: { id: "filter-words", dir: "auto" } }),
    state: () => select("state", STATES.map((s) => [s, say(`state-${s}`)])),
    standing: () => select("standing", closed.standings.map((s) => [s, say(s)]), all),
    kind: () => select("kind", options("kind"), all),
    actor: () => select("actor", options("actor"), all),
    source: () => select("source", options("source"), all),
    place: () => input("place", "search", { attributes: { dir: "auto" } }),
    first: () => input("first", "date", { say: "from" }),
    last: () => input("last", "date", { say: "to" }),
    since: () => input("since", "date", { say: "published-from" }),
    until: () => input("until", "date", { say: "published-to" }),
    killed: () => input("killed", "number", { say: "killed-at-least", attributes: { min: 0, inputmode: "numeric" } }),
    has: () => select("has", ["review", "unresolved", "unknown_actor", "changed", "comment"].map((h) => [h, say(`has-${h}`)]), all),
  };
  form.replaceChildren(...has.map((name) => more[name] ?? parts[name]()), make("button", { type: "button", class: "quiet", text: say("reset"), id: "reset" }));
  const given = new URLSearchParams(location.search);
  for (const name of has) {
    const field = form.elements[name];
    const value = given.get(name) ?? fallback[name] ?? "";
    field.value = value;
  }
  let waiting;
  form.addEventListener("input", (event) => { clearTimeout(waiting); waiting = setTimeout(changed, event.target.type === "search" ? 300 : 0); });
  form.addEventListener("submit", (event) => { event.preventDefault(); changed(); });
  form.querySelector("#reset").addEventListener("click", () => {
    for (const name of has) form.elements[name].value = fallback[name] ?? "";
    form.dispatchEvent(new Event("cleared"));
    changed();
    form.elements[has[0]].focus();
  });
  function changed() {
    const query = queryOf(form, has, fallback);
    history.replaceState(null, "", `${location.pathname}${query}${location.hash}`);
    act();
  }
}

export function valuesOf(form, has = FIELDS) {
  const rows = has.map((name) => [name, form.elements[name].value.trim()]);
  return Object.fromEntries(rows.filter(([, value]) => value));
}

// as the API takes them: all states is no condition
export const conditions = (form, has = FIELDS) => { const { state, ...rest } = valuesOf(form, has); return state && state !== "all" ? { ...rest, state } : rest; };

export function queryOf(form, has = FIELDS, fallback = {}) {
  const kept = Object.entries(valuesOf(form, has)).filter(([name, value]) => value !== (fallback[name] ?? ""));
  const of = new URLSearchParams(location.search).get("of");
  const query = new URLSearchParams(of ? [["of", of], ...kept] : kept).toString();
  return query ? `?${query}` : "";
}
