// One incident: its headline, its figures with who gives them, where the accounts disagree, and the accounts side by side.
function showIncident(incident) {
  const accounts = incident.accounts.map((id) => accountsById.get(id)).filter(Boolean);
  const texts = textsOf(incident, accounts);
  const value = (account, label, span, hint) => {
    const report = reportsById.get(account.report_id);
    const words = wordsOf(report, span);
    if (!span || !words) return make("span", {}, isolated(label));
    return make("button", { type: "button", class: "said", title: hint ?? say("light"), on: { click: (press) => lightWords(texts, account, span, press.currentTarget) } }, isolated(label, { class: "label" }), make("q", { lang: "ar", dir: "rtl", text: shortened(words, 160) }));
  };
  byId("detail").replaceChildren(
    detailBar(incident), make("h2", { id: "detail-title" }, isolated(headline(incident))),
    make("p", { class: "facts" }, standingChip(incident.standing), make("span", { text: say(`because-${incident.standing}`) }), make("span", { text: `${say("accounts")}: ${accounts.length}` }), make("span", { text: `${say("reports")}: ${incident.reports.length}` }), make("span", { text: `${say("origins")}: ${incident.independent_sources}` })),
    ...witnessesOf(incident), ...(summaryOf(incident) ? [make("p", { class: "summary", dir: "auto", text: summaryOf(incident) })] : []),
    ...disagreementsOf(incident, value), ...figuresOf(incident, value), ...sideBySide(incident, accounts, value), ...(texts ? [make("h3", { text: say("texts") }), make("p", { class: "note" }, ...textKey()), texts] : [make("p", { class: "note", text: say("texts-masked") })]), ...linksOf(incident),
    make("p", { class: "note ids" }, `${incident.event_type} / ${incident.sub_event_type} (ACLED) · `, isolated(incident.incident_id)),
  );
}

const summaryOf = (incident) => apart((isArabic() ? incident.summary_ar : incident.summary_en) ?? "");

// the origins that count as independent, and which of them are parties to the fight
function witnessesOf(incident) {
  const rows = incident.witnesses ?? [];
  const name = ({ origin, is_party }) => {
    const [who, relay] = origin.split("@");
    return `${nameOf("source", who)}${relay ? ` (${nameOf("source", relay)})` : ""}${is_party ? ` – ${say("a-party")}` : ""}`;
  };
  return rows.length ? [make("p", { class: "note" }, `${say("witnesses")}: `, isolated(rows.map(name).join(say("comma"))))] : [];
}

function detailBar(incident) {
  const step = (by, key) => {
    const rows = sortedNow();
    const next = rows[rows.findIndex((i) => i.incident_id === incident.incident_id) + by];
    return make("button", { type: "button", text: say(key), disabled: !next, on: { click: () => next && choose(next.incident_id) } });
  };
  return make("div", { class: "bar tools" }, make("button", { type: "button", class: "back", text: say("back"), on: { click: backToList } }), step(-1, "previous"), step(1, "next"));
}

const outletOf = (account) => apart(reportsById.get(account.report_id)?.outlet ?? account.report_id);
const throughWhom = (account) => `${nameOf("source", holderOf(account))}${account.sources.length ? ` (${say("told-by")} ${outletOf(account)})` : ""}`;

// the accounts that take a position, each with the words it took it in
function disagreementsOf(incident, value) {
  if (!incident.disagreements.length) return [];
  const spanFor = { factuality: (a) => a.factuality_span ?? a.trigger, initiator: (a) => a.actors.find((x) => x.role === "initiator" || x.role === "blamed")?.span, date: (a) => a.date_span, place: (a) => a.place?.span };
  const spanOf = (d, p, a) => (spanFor[d.field] ? spanFor[d.field](a) : countOf(d, p, a)?.span);
  const position = (d, p) => make("li", {}, make("strong", {}, isolated(positionValue(d, p))), make("ul", {}, ...[...new Set(p.accounts)].map((id) => accountsById.get(id)).filter(Boolean).map((a) => make("li", {}, value(a, throughWhom(a), spanOf(d, p, a))))));
  return [make("section", { class: "differs", "aria-labelledby": "differs-title" }, make("h3", { id: "differs-title", text: say("disagreements") }), ...incident.disagreements.map((d) => make("div", { class: "dispute" }, make("h4", { text: say([`ask-${d.type}`, `ask-${d.field}`].find(has) ?? "ask-count", { what: say(d.field) }) }), make("p", { class: "note", text: say(d.type) }), make("ol", { class: "positions" }, ...positionsOf(d).map((p) => position(d, p))))))];
}

// low, best and high of each figure, and who gives which number
function figuresOf(incident, value) {
  const rows = incident.counts.filter((c) => c.by.length);
  if (!rows.length) return [];
  const cell = (figure) => make("li", {}, make("strong", {}, isolated(amount(figure))), " ", ...figure.accounts.slice(0, 1).map((id) => accountsById.get(id)).filter(Boolean).map((a) => isolated(nameOf("source", figure.holder) || nameOf("source", holderOf(a)))), ...(figure.is_claim ? [make("span", { class: "flag", text: say("party-claim") })] : []), ...(figure.is_part ? [" ", make("span", { class: "note", text: `(${say("part-of")})` })] : []));
  const line = (row) => make("tr", {}, make("th", { scope: "row" }, isolated(`${say(row.measure)} ${whoCounted(row) ? `(${whoCounted(row)})` : ""}`)), ...[row.low, row.best, row.high].map((n) => make("td", { class: "number", text: n ?? "–" })), make("td", {}, make("ul", { class: "plain" }, ...row.by.map(cell))));
  const head = make("tr", {}, ...["counts", "low", "best", "high", "who-gives"].map((key) => make("th", { scope: "col", text: say(key) })));
  return [make("h3", { text: say("figures-title") }), make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("figures-title") }, make("table", { class: "figures" }, make("thead", {}, head), make("tbody", {}, ...rows.map(line)))), make("p", { class: "note", text: say("figures-note", { policy: rows[0].policy }) })];
}

// 'place not in the gazetteer: X': the reason in the reader's language, what it is about as written
function reviewOf(reason) {
  const [why, ...about] = reason.split(": ");
  return [has(why) ? say(why) : why, ...about].join(": ");
}

// rows: slots; columns: accounts
function sideBySide(incident, accounts, value) {
  const list = (items) => (items.length > 1 ? [make("ul", { class: "plain" }, ...items.map((item) => make("li", {}, item)))] : items);
  const where = (place) => [placeName(place), place.near ? say("near") : "", place.status === "inferred" ? say("inferred") : place.status === "unresolved" ? say("unresolved") : ""].filter(Boolean).join(" · ");
  const rows = [
    ["what", [], (a) => [value(a, withCapital(nameOf("kind", a.kind)), a.trigger)]],
    ["factuality", ["factuality"], (a) => [value(a, say(a.factuality), a.factuality_span)]],
    ["date", ["date"], (a) => (a.date_start ? [value(a, `${days(a)}${a.date_status === "inferred" && !a.date_span ? ` · ${say("inferred")}` : ""}`, a.date_span)] : [])],
    ["time-of-day", [], (a) => (a.time_of_day ? [value(a, say(a.time_of_day), a.time_span)] : [])],
    ["place", ["place"], (a) => (a.place ? [value(a, where(a.place), a.place.span)] : [])],
    ["parties", ["initiator"], (a) => list(a.actors.map((x) => value(a, `${say(x.role)}: ${nameOf("actor", x.id)}${x.status === "inferred" ? ` · ${say("inferred")}` : ""}`, x.span)))],
    ["counts", incident.counts.map((c) => c.measure), (a) => list(a.counts.map((c) => value(a, `${say(c.measure)}: ${amount(c)} ${whoCounted(c) ? `(${whoCounted(c)})` : ""}${c.part_of !== null && c.part_of !== undefined ? ` · ${say("part-of")}` : ""}`, c.span)))],
    ["objects", [], (a) => list(a.objects.map((x) => value(a, nameOf("thing", x.id), x.span)))],
    ["weapons", [], (a) => list(a.weapons.map((x) => value(a, nameOf("thing", x.id), x.span)))],
    ["review", [], (a) => list(a.review.map((r) => isolated(reviewOf(r))))],
  ];
  const disputed = new Set(incident.disagreements.map((d) => d.field));
  const body = rows.map(([key, about, cell]) => [key, about, accounts.map(cell)]).filter(([, , cells]) => cells.some((c) => c.length)).map(([key, about, cells]) => {
    const isDisputed = about.some((field) => disputed.has(field));
    return make("tr", { class: isDisputed ? "disputed" : null }, make("th", { scope: "row" }, say(key), ...(isDisputed ? [make("span", { class: "flag", text: say("accounts-differ") })] : [])), ...cells.map((c) => make("td", {}, ...(c.length || key === "review" ? c : [make("span", { class: "silent", text: say("silent") })]))));
  });
  const head = make("tr", {}, make("th", { scope: "col", text: say("who-says") }), ...accounts.map((a) => headOf(a, value)));
  return [make("h3", { text: say("side-by-side") }), make("p", { class: "note", text: say("click-value") }), make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("side-by-side") }, make("table", { class: "accounts" }, make("thead", {}, head), make("tbody", {}, ...body)))];
}

// who says it, through whom it came, and in which report it stands
function headOf(account, value) {
  const report = reportsById.get(account.report_id);
  const [origin, ...relays] = account.sources;
  const told = `${outletOf(account)}${report?.published ? `${say("comma")}${oneDay(report.published)}` : ""}`;
  const lines = origin
    ? [value(account, `${nameOf("source", origin.id)} ${say(`relation-${origin.relation}`)}`, origin.span), ...relays.map((s) => value(account, `${say("told-to")} ${nameOf("source", s.id)}`, s.span)), make("span", { class: "via" }, `${say("told-by")} `, isolated(told))]
    : [make("span", { class: "label" }, isolated(nameOf("source", holderOf(account)))), make("span", { class: "via" }, `${say("own-words")} `, isolated(report?.published ? oneDay(report.published) : say("no-date")))];
  return make("th", { scope: "col" }, ...lines, ...(report?.near_copy_of ? [make("span", { class: "flag", text: say("near-copy") })] : []));
}

// why these accounts are held to tell one incident: the weight of each comparison
function linksOf(incident) {
  if (!incident.links.length) return [];
  const bar = (weight) => {
    const node = make("span", { class: weight < 0 ? "weight minus" : "weight", "aria-hidden": "true" });
    node.style.inlineSize = `${Math.min(140, Math.abs(weight) / 5)}px`;
    return node;
  };
  const holder = (id) => (accountsById.has(id) ? nameOf("source", holderOf(accountsById.get(id))) : id);
  const row = (link) => make("li", {}, isolated(link.accounts.map(holder).join(" + ")), `: ${(link.match_weight / 100).toFixed(1)} bit`, make("ul", {}, ...link.because.map((w) => make("li", {}, isolated(`${has(w.comparison) ? say(w.comparison) : w.comparison}: ${has(w.level) ? say(w.level) : w.level}`), ` ${(w.weight / 100).toFixed(1)} `, bar(w.weight)))));
  return [make("details", {}, make("summary", { text: say("links") }), make("p", { class: "note", text: say("links-note") }), make("ul", {}, ...incident.links.map(row)))];
}
