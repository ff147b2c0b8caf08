// Filters, the list and what holds them together.
const fields = Object.fromEntries(["search", "kind", "actor", "place", "standing", "from", "to"].map((id) => [id, document.getElementById(id)]));
const folded = (text) => text.normalize("NFKC").replace(/[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "").replace(/[أإآٱ]/g, "ا").replace(/[ىئ]/g, "ي").replace(/ة/g, "ه").replace(/ؤ/g, "و").toLowerCase();
const haystacks = new Map();
const haystack = (incident) => {
  if (!haystacks.has(incident.incident_id)) haystacks.set(incident.incident_id, folded([incident.summary_ar, incident.summary_en, incident.place?.name ?? "", ...incident.reports.map((id) => reportsById.get(id)?.text ?? "")].join(" ")));
  return haystacks.get(incident.incident_id);
};
const area = (incident) => incident.place?.admin1?.id ?? incident.place?.country ?? "";
function matching() {
  const words = folded(fields.search.value).split(/\s+/).filter(Boolean);
  return data.incidents.filter((i) => (!fields.kind.value || i.kind === fields.kind.value) && (!fields.actor.value || i.actors.some((a) => a.id === fields.actor.value)) && (!fields.place.value || area(i) === fields.place.value)
    && (!fields.standing.value || i.standing === fields.standing.value) && (!fields.from.value || (i.date_end ?? "") >= fields.from.value) && (!fields.to.value || (i.date_start && i.date_start <= fields.to.value)) && words.every((w) => haystack(i).includes(w)));
}
function fillOptions() {
  const fill = (select, pairs) => { const kept = select.value; select.replaceChildren(make("option", { value: "", text: say("all") }), ...[...pairs].sort((a, b) => a[1].localeCompare(b[1], state.language)).map(([value, text]) => make("option", { value, text }))); select.value = kept; };
  fill(fields.kind, new Map(data.incidents.map((i) => [i.kind, nameOf("kind", i.kind)])));
  fill(fields.actor, new Map(data.incidents.flatMap((i) => i.actors.map((a) => [a.id, nameOf("actor", a.id)]))));
  fill(fields.place, new Map(data.incidents.filter((i) => area(i)).map((i) => [area(i), i.place.admin1 ? (state.language === "ar" ? i.place.admin1.ar : i.place.admin1.en ?? i.place.admin1.ar) : i.place.country])));
  fill(fields.standing, new Map(["single-source", "corroborated", "contested"].map((s) => [s, say(s)])));
}
const toll = (incident) => { const best = incident.counts.filter((c) => c.measure === "killed" && !c.demographic && c.best !== null).map((c) => [c.low, c.high]); return best.length ? `${say("killed")} ${best.map(([l, h]) => (l === h ? l : `${l}–${h}`)).join(" + ")}` : ""; };
function drawList(found) {
  const list = document.getElementById("list");
  const order = { contested: 0, corroborated: 1, "single-source": 2 };
  const sorted = [...found].sort((a, b) => order[a.standing] - order[b.standing] || (b.date_start ?? "").localeCompare(a.date_start ?? ""));
  list.replaceChildren(...sorted.slice(0, state.limit).map((i) => make("li", {}, make("button", { type: "button", class: i.standing, "aria-current": state.chosen === i.incident_id, on: { click: () => choose(i.incident_id) } },
    make("span", { class: "when" }, isolated(`${days(i)} · ${say(i.standing)} · ${i.accounts.length} ${say("accounts")}`)), make("br"), isolated(`${nameOf("kind", i.kind)} – ${placeName(i.place)} `), make("span", { class: "toll", text: toll(i) })))));
  if (!found.length) list.append(make("li", { text: say(data.incidents.length ? "nothing-fits" : "no-incidents") }));
  document.getElementById("more").hidden = found.length <= state.limit;
  document.getElementById("shown").textContent = `${Math.min(found.length, state.limit)} / ${found.length}`;
}
function choose(id) {
  state.chosen = id;
  showIncident(data.incidents.find((i) => i.incident_id === id));
  for (const button of document.querySelectorAll("#list button")) button.setAttribute("aria-current", "false");
  document.getElementById("detail").focus();
  document.getElementById("detail").scrollIntoView({ block: "nearest" });
}
function refresh(fit) {
  const found = matching();
  if (fit) fitMap(found);
  drawMap(found, choose);
  drawTimeline(found, (key) => { fields.from.value = key.length === 7 ? `${key}-01` : key; fields.to.value = key.length === 7 ? `${key}-31`.replace(/-(04|06|09|11)-31/, "-$1-30").replace("-02-31", "-02-28") : key; refresh(); });
  drawList(found);
}
function redraw() {
  applyStrings();
  fillOptions();
  refresh();
  if (state.chosen) showIncident(data.incidents.find((i) => i.incident_id === state.chosen));
  else document.getElementById("detail").replaceChildren(make("p", { class: "note", text: say("choose") }));
}
for (const field of Object.values(fields)) field.addEventListener("input", () => { state.limit = 60; refresh(true); });
document.getElementById("reset").addEventListener("click", () => { for (const field of Object.values(fields)) field.value = ""; refresh(true); });
document.getElementById("more").addEventListener("click", () => { state.limit += 200; drawList(matching()); });
document.getElementById("language").addEventListener("click", () => { state.language = state.language === "ar" ? "en" : "ar"; redraw(); });
document.getElementById("theme").addEventListener("click", () => { const themes = ["", "dark", "contrast", "light"]; state.theme = themes[(themes.indexOf(state.theme) + 1) % themes.length]; if (state.theme) document.documentElement.dataset.theme = state.theme; else delete document.documentElement.dataset.theme; });
fitMap(data.incidents);
redraw();
