// What holds the parts together: choosing, refreshing, the language, the theme, the address (#en/INCIDENT), printing.
let listedNow = [];
const sortedNow = () => listedNow;
const THEMES = ["", "light", "dark", "contrast"];

function choose(id) {
  state.chosen = id;
  showIncident(incidentsById.get(id));
  for (const button of document.querySelectorAll("#list button.row")) button.setAttribute("aria-current", button.dataset.incident === id ? "true" : "false");
  paintMap();
  remember();
  const box = byId("detail");
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: "start" });
}

function backToList() {
  const row = document.querySelector(`#list button.row[aria-current="true"]`) ?? byId("list-title");
  row.focus();
  row.scrollIntoView({ block: "center" });
}

function refresh(isFitted) {
  const found = matching();
  fillOptions();
  if (isFitted) fitMap(found);
  drawMap(found);
  paintTimeline();
  listedNow = drawList(found);
}

const paintTimeline = () => drawTimeline(matching(), (from, to) => { fields.from.value = from; fields.to.value = to; refresh(true); });

function redraw() {
  applyStrings();
  document.title = `${say("title")}`;
  byId("banner").textContent = bannerText();
  byId("totals").textContent = say("totals", { reports: data.read, without: data.without_incident, accounts: data.accounts.length, incidents: data.incidents.length, contested: data.incidents.filter((i) => i.standing === "contested").length });
  byId("guide-words").replaceChildren(...["report", "account", "incident", "holder", "standing", "disagreement"].flatMap((word) => [make("dt", { text: say(`word-${word}`) }), make("dd", { text: say(`means-${word}`) })]));
  byId("sort").replaceChildren(...Object.keys(SORTS).map((name) => make("option", { value: name, text: say(`sort-${name}`) })));
  byId("sort").value = state.sort;
  byId("theme").replaceChildren(...THEMES.map((name) => make("option", { value: name, text: say(`theme-${name || "system"}`) })));
  byId("theme").value = state.theme;
  refresh();
  if (state.chosen) showIncident(incidentsById.get(state.chosen));
  else byId("detail").replaceChildren(make("h2", { id: "detail-title", text: say("detail") }), make("p", { class: "note", text: say(data.incidents.length ? "choose" : "nothing-to-choose") }));
}

function bannerText() {
  if (!data.sharing) return say("banner");
  const parts = data.sharing.masks.map((mask) => say(`masked-${mask}`));
  if (data.sharing.held_back) parts.push(say("held-back", { n: data.sharing.held_back, day: data.sharing.since }));
  return `${say("banner-shareable")} ${parts.join(" ")}`;
}

const remember = () => { try { history.replaceState(null, "", `#${state.language}${state.chosen ? `/${encodeURIComponent(state.chosen)}` : ""}`); } catch { /* a page shown inside another may not change its address */ } };

function recall() {
  let [language, chosen] = location.hash.slice(1).split("/");
  try { chosen = decodeURIComponent(chosen ?? ""); } catch { chosen = ""; }
  const wanted = (navigator.languages ?? []).map((l) => l.slice(0, 2)).find((l) => l in data.strings);
  state.language = language in data.strings ? language : wanted ?? "ar";
  if (chosen && incidentsById.has(chosen)) state.chosen = chosen;
}

for (const field of Object.values(fields)) field.addEventListener("input", () => { state.limit = 60; refresh(true); });
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("reset").addEventListener("click", () => { clearFilters(); refresh(true); fields.search.focus(); });
byId("sort").addEventListener("change", () => { state.sort = byId("sort").value; state.limit = 60; listedNow = drawList(matching()); });
byId("more").addEventListener("click", () => {
  const last = byId("list").children.length;
  state.limit += 200;
  listedNow = drawList(matching());
  byId("list").children[last]?.firstElementChild?.focus();
});
byId("language").addEventListener("click", () => { state.language = isArabic() ? "en" : "ar"; redraw(); remember(); });
byId("theme").addEventListener("change", () => {
  state.theme = byId("theme").value;
  if (state.theme) document.documentElement.dataset.theme = state.theme;
  else delete document.documentElement.dataset.theme;
});
byId("print").addEventListener("click", () => window.print());
window.addEventListener("beforeprint", () => { for (const details of document.querySelectorAll("#detail details")) details.open = true; });
window.addEventListener("hashchange", () => { recall(); redraw(); });
// on a phone the filters would push everything else below the screen
if (matchMedia("(max-width: 60rem)").matches) byId("filters-box").open = false;
recall();
listenToMap();
fitMap(data.incidents);
redraw();
