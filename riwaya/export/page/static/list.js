// The list of incidents: a headline, what is counted, how it stands, and where the accounts differ.
const SORTS = {
  contested: (a, b) => ORDER[a.standing] - ORDER[b.standing] || SORTS.newest(a, b),
  newest: (a, b) => (b.date_start ?? "").localeCompare(a.date_start ?? "") || a.incident_id.localeCompare(b.incident_id),
  deadliest: (a, b) => deadliest(b) - deadliest(a) || SORTS.newest(a, b),
  told: (a, b) => b.accounts.length - a.accounts.length || SORTS.newest(a, b),
};

const standingChip = (standing) => make("span", { class: `chip ${standing}` }, make("span", { class: `dot ${standing}`, "aria-hidden": "true" }), say(standing));

function rowOf(incident) {
  const tolls = ["killed", "wounded", "detained", "abducted"].map((m) => tollOf(incident, m)).filter(Boolean);
  const differs = incident.disagreements.map(differenceOf);
  return make("li", {}, make("button", { type: "button", class: `row ${incident.standing}`, "data-incident": incident.incident_id, "aria-current": state.chosen === incident.incident_id ? "true" : "false", on: { click: () => choose(incident.incident_id) } },
    make("span", { class: "headline" }, isolated(headline(incident))),
    make("span", { class: "facts" }, standingChip(incident.standing), make("span", { text: `${say("accounts")}: ${incident.accounts.length}` }), ...tolls.map((t) => make("span", { class: "toll" }, isolated(t)))),
    ...(differs.length ? [make("span", { class: "differs" }, `${say("accounts-differ")}: `, isolated(differs.slice(0, 3).join(say("then"))))] : []),
  ));
}

function drawList(found) {
  const list = byId("list");
  const sorted = [...found].sort(SORTS[state.sort]);
  list.replaceChildren(...sorted.slice(0, state.limit).map(rowOf));
  if (!found.length) {
    const isEmpty = !data.incidents.length;
    list.append(make("li", { class: "empty" }, make("p", { text: say(isEmpty ? "no-incidents" : "nothing-fits", { n: data.read }) }), ...(isEmpty ? [] : [make("button", { type: "button", text: say("reset"), on: { click: () => { clearFilters(); refresh(true); byId("list-title").focus(); } } })])));
  }
  const more = byId("more");
  more.hidden = found.length <= state.limit;
  more.textContent = say("more", { n: Math.min(200, found.length - state.limit) });
  byId("remain").textContent = areFiltersSet() ? say("remain", { n: found.length, all: data.incidents.length }) : say("remain-all", { all: data.incidents.length });
  byId("reset").disabled = !areFiltersSet();
  return sorted;
}
