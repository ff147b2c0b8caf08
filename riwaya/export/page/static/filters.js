// The filters: what fits them, how many would remain with each choice, and the sentence that says so.
const fields = Object.fromEntries(["search", "kind", "actor", "place", "standing", "from", "to"].map((id) => [id, byId(id)]));
const MARKS = /[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;
const folded = (text) => text.normalize("NFKC").replace(MARKS, "").replace(/[أإآٱ]/g, "ا").replace(/[ىئ]/g, "ي").replace(/ة/g, "ه").replace(/ؤ/g, "و").toLowerCase();
const haystacks = new Map();
const foldedTexts = new Map();

function haystackOfReport(id) {
  if (!foldedTexts.has(id)) {
    const report = reportsById.get(id);
    foldedTexts.set(id, report ? folded([report.title ?? "", report.text, report.outlet ?? ""].join(" ")) : "");
  }
  return foldedTexts.get(id);
}

function haystack(incident) {
  if (!haystacks.has(incident.incident_id)) {
    const names = [`kind:${incident.kind}`, ...incident.actors.map((a) => `actor:${a.id}`)].flatMap((key) => data.names[key] ?? []);
    const { name = "", name_en = "", admin1 } = incident.place ?? {};
    haystacks.set(incident.incident_id, folded([incident.incident_id, incident.summary_ar, incident.summary_en, name, name_en ?? "", admin1?.ar ?? "", admin1?.en ?? "", ...names].join(" ")));
  }
  return haystacks.get(incident.incident_id);
}

const area = (incident) => incident.place?.admin1?.id ?? incident.place?.country ?? "";
function areaName(incident) {
  const { admin1, country } = incident.place;
  if (admin1) return plain(isArabic() ? admin1.ar : admin1.en ?? admin1.ar);
  const known = data.geography.countries.find((c) => c.code === country);
  return known ? (isArabic() ? known.name_ar : known.name_en) : country;
}

const TESTS = {
  search: (incident, words) => folded(words).split(/\s+/).filter(Boolean).every((w) => haystack(incident).includes(w) || incident.reports.some((id) => haystackOfReport(id).includes(w))),
  kind: (incident, value) => incident.kind === value,
  actor: (incident, value) => incident.actors.some((a) => a.id === value),
  place: (incident, value) => area(incident) === value,
  standing: (incident, value) => incident.standing === value,
  from: (incident, value) => (incident.date_end ?? incident.date_start ?? "") >= value,
  to: (incident, value) => Boolean(incident.date_start) && incident.date_start <= value,
};

const fitsAll = (incident, but) => Object.keys(TESTS).every((name) => name === but || !fields[name].value || TESTS[name](incident, fields[name].value));
const matching = (but = "") => data.incidents.filter((incident) => fitsAll(incident, but));

const CHOICES = {
  kind: (i) => [[i.kind, withCapital(nameOf("kind", i.kind))]],
  actor: (i) => i.actors.map((a) => [a.id, nameOf("actor", a.id)]),
  place: (i) => (area(i) ? [[area(i), areaName(i)]] : []),
  standing: (i) => [[i.standing, say(i.standing)]],
};

// each choice says how many incidents it would leave, given the other filters
function fillOptions() {
  for (const [name, valuesOf] of Object.entries(CHOICES)) {
    const select = fields[name];
    const kept = select.value;
    const rows = new Map();
    for (const incident of data.incidents) for (const [value, text] of valuesOf(incident)) if (!rows.has(value)) rows.set(value, { text, n: 0 });
    const rest = matching(name);
    for (const incident of rest) for (const value of new Set(valuesOf(incident).map(([v]) => v))) rows.get(value).n += 1;
    const sorted = [...rows].sort((a, b) => (b[1].n > 0) - (a[1].n > 0) || a[1].text.localeCompare(b[1].text, state.language));
    select.replaceChildren(make("option", { value: "", text: `${say("all")} (${rest.length})` }), ...sorted.map(([value, { text, n }]) => make("option", { value, text: `${text} (${n})` })));
    select.value = rows.has(kept) ? kept : "";
  }
}

const areFiltersSet = () => Object.values(fields).some((field) => field.value);
function clearFilters() {
  for (const field of Object.values(fields)) field.value = "";
}
