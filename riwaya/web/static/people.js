// The people of a team: their roles, and the log of what was let in and what was refused.
import { byId, say, make, isolated } from "./telling.js";
import { session, tell } from "./boot.js";
import { ask, enc, problem } from "./api.js";
import { timeOf } from "./workflow.js";

const ROLES = ["viewer", "coder", "reviewer", "admin"];
async function load() {
  try {
    const { data } = await ask("GET", "people");
    const change = (person, body) => ask("PATCH", `people/${enc(person.name)}`, { body }).then(() => { tell(say("saved")); load(); }, problem);
    const role = (person) => { const select = make("select", { "aria-label": `${say("role-of-person")}: ${person.name}`, disabled: person.name === session.name }, ...ROLES.map((name) => make("option", { value: name, text: say(`role-${name}`) }))); select.value = person.role; select.addEventListener("change", () => change(person, { role: select.value })); return select; };
    byId("table").replaceChildren(make("thead", {}, make("tr", {}, ...["name", "role-of-person", "is-active"].map((key) => make("th", { scope: "col", text: say(key) })))), make("tbody", {}, ...data.items.map((person) => make("tr", {}, make("th", { scope: "row" }, isolated(person.name)), make("td", {}, role(person)), make("td", {}, make("button", { type: "button", disabled: person.name === session.name, text: say(person.is_active ? "deactivate" : "activate"), on: { click: () => change(person, { is_active: !person.is_active }) } }))))));
  } catch (error) { problem(error); }
}
byId("new-person").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { name, password, role } = event.target.elements;
  try {
    await ask("POST", "people", { body: { name: name.value.trim(), password: password.value, role: role.value } });
    event.target.reset();
    tell(say("saved"));
    load();
  } catch (error) { problem(error); }
});
await load();
try {
  const { data } = await ask("GET", "audit", { params: { size: 50 } });
  byId("audit").replaceChildren(make("thead", {}, make("tr", {}, ...["when", "who-did", "what-done", "audit-target", "outcome"].map((key) => make("th", { scope: "col", text: say(key) })))), make("tbody", {}, ...data.items.map((row) => make("tr", {}, make("td", { text: timeOf(row.at) }), make("td", {}, isolated(row.who ?? "–")), make("td", { text: row.what }), make("td", { dir: "auto", text: row.target ?? "" }), make("td", { text: row.outcome })))));
} catch (error) { problem(error); }
document.body.dataset.ready = "1";
