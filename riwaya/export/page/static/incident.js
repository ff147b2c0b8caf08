// One incident: its summary, its accounts side by side (rows: slots, columns: who says so), disagreements, links, report texts.
const holderOf = (account) => (account.sources.length ? account.sources[0].id : `outlet:${reportsById.get(account.report_id)?.outlet ?? account.report_id}`);
const amount = (count) => (count.min === null || count.min === undefined ? (count.max ? `≤ ${count.max}` : say("several")) : count.max === null ? `${count.min}+` : count.min === count.max ? `${count.min}` : `${count.min}–${count.max}`);
const positionOf = (d, p) => (d.field === "factuality" ? say(p.value) : d.field === "initiator" ? p.value.split(",").map((id) => nameOf("actor", id)).join("، ") : p.value);
function showIncident(incident) {
  const box = document.getElementById("detail");
  const accounts = incident.accounts.map((id) => accountsById.get(id));
  const texts = make("div");
  const light = (account, span) => {
    for (const details of texts.querySelectorAll("details")) {
      const report = reportsById.get(details.dataset.report);
      const here = details.dataset.report === account.report_id;
      details.open = here;
      const spans = accounts.filter((a) => a.report_id === report.report_id).flatMap((a) => a.evidence);
      details.replaceChild(lightText(report.text, spans, here ? span : null), details.lastChild);
      if (here) details.querySelector("mark.lit")?.scrollIntoView({ block: "center" });
    }
  };
  const value = (account, label, span) => (span ? make("button", { type: "button", class: "value", on: { click: () => light(account, span) } }, isolated(label)) : isolated(label));
  const list = (items) => items.flatMap((item, index) => (index ? [make("br"), item] : [item]));
  const rows = [
    ["who-says", (a) => list([isolated(nameOf("source", holderOf(a))), ...a.sources.slice(1).map((s) => value(a, `← ${nameOf("source", s.id)}`, s.span)), ...(a.sources.length ? [value(a, `“${wordsOf(reportsById.get(a.report_id)?.text ?? "", a.sources[0].span)}”`, a.sources[0].span)] : [])])],
    ["report", (a) => list([isolated(reportsById.get(a.report_id)?.outlet ?? ""), isolated(reportsById.get(a.report_id)?.published?.slice(0, 10) ?? "")])],
    ["what", (a) => [value(a, nameOf("kind", a.kind), a.trigger)]],
    ["date", (a) => (a.date_start ? [value(a, days(a), a.date_span)] : [])],
    ["time-of-day", (a) => (a.time_of_day ? [value(a, say(a.time_of_day), a.time_span)] : [])],
    ["place", (a) => (a.place ? [value(a, `${placeName(a.place)}${a.place.near ? ` (${say("near")})` : ""}`, a.place.span)] : [])],
    ["parties", (a) => list(a.actors.map((x) => value(a, `${say(x.role)}: ${nameOf("actor", x.id)}`, x.span)))],
    ["counts", (a) => list(a.counts.map((c) => value(a, `${say(c.measure)}: ${amount(c)} ${c.demographic ? say(c.demographic) : nameOf("actor", c.group)}`, c.span)))],
    ["objects", (a) => list(a.objects.map((x) => value(a, nameOf("thing", x.id), x.span)))],
    ["weapons", (a) => list(a.weapons.map((x) => value(a, nameOf("thing", x.id), x.span)))],
    ["factuality", (a) => [value(a, say(a.factuality), a.factuality_span)]],
  ];
  const head = make("tr", {}, make("th", { text: "" }), ...accounts.map((a) => make("th", { scope: "col" }, isolated(nameOf("source", holderOf(a))))));
  const body = rows.map(([key, cell]) => [key, accounts.map(cell)]).filter(([, cells]) => cells.some((c) => c.length)).map(([key, cells]) => make("tr", {}, make("th", { scope: "row", text: say(key) }), ...cells.map((c) => make("td", {}, ...c))));
  const summary = state.language === "ar" ? incident.summary_ar : incident.summary_en;
  const differs = incident.disagreements.map((d) => make("li", {}, `${say(d.type)} (${say(d.field)}): `, ...d.positions.flatMap((p, i) => [...(i ? [" / "] : []), isolated(positionOf(d, p)), ` – ${p.holders.map((h) => nameOf("source", h)).join("، ")}`])));
  const tolls = incident.counts.filter((c) => c.best !== null).map((c) => make("li", {}, `${say(c.measure)} – ${c.demographic ? say(c.demographic) : nameOf("actor", c.group)}: `, isolated(c.low === c.high ? `${c.best}` : `${c.low} / ${c.best} / ${c.high}`), c.low === c.high ? "" : ` (${say("low-best-high")}, ${c.policy})`));
  const links = incident.links.map((l) => make("li", {}, isolated(`${(l.match_weight / 100).toFixed(1)} bit`), make("ul", {}, ...l.because.map((w) => { const bar = make("span", { class: w.weight < 0 ? "bar minus" : "bar" }); bar.style.inlineSize = `${Math.min(200, Math.abs(w.weight) / 4)}px`; return make("li", {}, `${w.comparison}: ${w.level} (${(w.weight / 100).toFixed(1)}) `, bar); }))));
  for (const id of incident.reports) {
    const report = reportsById.get(id);
    const spans = accounts.filter((a) => a.report_id === id).flatMap((a) => a.evidence);
    texts.append(make("details", { "data-report": id }, make("summary", {}, `${say("show-report")} `, isolated(`${report.outlet ?? id} ${report.published?.slice(0, 10) ?? ""}`)), lightText(report.text, spans, null)));
  }
  box.replaceChildren(
    make("h2", {}, isolated(`${nameOf("kind", incident.kind)} – ${placeName(incident.place)} – ${days(incident)}`)),
    make("p", { dir: "auto", text: summary }), make("p", { class: "note", text: `${say(incident.standing)} · ${say("origins")}: ${incident.independent_sources} · ${incident.event_type} / ${incident.sub_event_type}` }),
    ...(differs.length ? [make("div", { class: "differs" }, make("h3", { text: say("disagreements") }), make("ul", {}, ...differs))] : []),
    ...(tolls.length ? [make("ul", {}, ...tolls)] : []),
    make("p", { class: "note", text: say("click-value") }), make("div", { class: "scroll" }, make("table", {}, make("thead", {}, head), make("tbody", {}, ...body))),
    ...(links.length ? [make("details", {}, make("summary", { text: say("links") }), make("ul", {}, ...links))] : []), texts,
  );
}
