// A dialog that asks for one incident: those near first, any other by words.
import { say, make, isolated, headline } from "./telling.js";
import { ask, problem } from "./api.js";

export function chooseIncident(dialog, { title, near, but }) {
  return new Promise((done) => {
    let chosen = null;
    let asked = 0;
    const list = make("div", { class: "options", role: "radiogroup", "aria-label": title });
    const go = make("button", { class: "main", value: "go", disabled: "", text: title });
    const show = (rows) => list.replaceChildren(...rows.filter((row) => row.incident_id !== but).slice(0, 30).map((row) => {
      const tick = make("input", { type: "radio", name: "incident", value: row.incident_id });
      tick.addEventListener("change", () => { chosen = row.incident_id; go.disabled = false; });
      return make("label", { class: "option" }, tick, make("span", { class: `dot ${row.standing}`, "aria-hidden": "true" }), make("span", {}, isolated(headline(row)), make("span", { class: "note", text: ` ${say("n-accounts", { n: row.accounts })}` })));
    }), ...(rows.length ? [] : [make("p", { class: "note", text: say("nothing-found") })]));
    const query = make("input", { type: "search", dir: "auto", "aria-label": say("find-incident"), placeholder: say("find-incident") });
    let waiting;
    query.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(async () => {
      const turn = ++asked;
      if (!query.value.trim()) return show(near);
      try { const { data } = await ask("GET", "incidents", { params: { q: query.value.trim(), size: 30, sort: "useful" } }); if (turn === asked) show(data.items); } catch (error) { problem(error); }
    }, 250); });
    query.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); if (event.key === "ArrowDown") { event.preventDefault(); list.querySelector("input")?.focus(); } });
    dialog.replaceChildren(make("form", { method: "dialog" }, make("h2", { id: "choosing-title", text: title }), query, list, make("div", { class: "actions" }, make("button", { type: "button", text: say("cancel"), on: { click: () => dialog.close("") } }), go)));
    dialog.onclose = () => done(dialog.returnValue === "go" ? chosen : null);
    dialog.returnValue = "";
    show(near);
    dialog.showModal();
    query.focus();
  });
}
