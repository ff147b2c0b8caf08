// Values in the reader's words: days, figures, who holds a value, the headline of an incident.
const locale = () => (isArabic() ? "ar-SY-u-nu-latn-ca-gregory" : "en-GB");
const dayOf = (iso) => new Date(`${iso.slice(0, 10)}T00:00:00Z`);
const FORMATS = { day: { day: "numeric", month: "long", year: "numeric" }, month: { month: "long", year: "numeric" }, year: { year: "numeric" } };
const formatters = new Map();

function formatter(shape) {
  const key = `${locale()} ${shape}`;
  if (!formatters.has(key)) formatters.set(key, new Intl.DateTimeFormat(locale(), { ...FORMATS[shape], timeZone: "UTC" }));
  return formatters.get(key);
}

const oneDay = (iso) => (iso ? formatter("day").format(dayOf(iso)) : "");

function days(told) {
  if (!told.date_start) return say("no-date");
  const shape = told.date_precision === "month" || told.date_precision === "year" ? told.date_precision : "day";
  const [start, end] = [formatter(shape).format(dayOf(told.date_start)), formatter(shape).format(dayOf(told.date_end ?? told.date_start))];
  return start === end ? start : say("from-to", { a: start, b: end });
}

// one figure as it was told: 'about 22', 'more than 20', 'several'
function amount(count) {
  const { min = null, max = null, quantifier } = count;
  if (min === null && max === null) return has(`amount-${quantifier}`) && !["exact", "about", "at_least", "at_most"].includes(quantifier) ? say(`amount-${quantifier}`) : say("amount-several");
  if (min === null) return say("amount-at_most", { n: max });
  if (max === null) return say("amount-at_least", { n: min });
  if (min !== max) return say("from-to", { a: min, b: max });
  return quantifier === "about" ? say("amount-about", { n: min }) : `${min}`;
}

const THINGS_COUNTED = ["vehicles", "positions", "houses"];
function whoCounted(count) {
  if (count.demographic) return say(count.demographic);
  if (THINGS_COUNTED.includes(count.measure)) return "";
  return count.group === "unknown" ? say("people") : nameOf("actor", count.group);
}

const holderOf = (account) => (account.sources.length ? account.sources[0].id : `outlet:${reportsById.get(account.report_id)?.outlet ?? account.report_id}`);

// the beginning of a text, cut between words
function shortened(text, most) {
  const points = Array.from(text.slice(0, 2 * most + 2));
  if (points.length <= most) return text;
  const whole = points.slice(0, most + 1).join("").replace(/\s+\S*$/, "");
  return `${Array.from(whole).length > most ? points.slice(0, most).join("") : whole}…`;
}

// killed: 4 to 7; where groups are told apart the whole, then each group that adds to it
const rangeOf = (row) => (row.low === row.high ? `${row.low}` : say("from-to", { a: row.low, b: row.high }));
function tollOf(incident, measure) {
  const total = incident.totals.find((t) => t.measure === measure);
  const told = incident.counts.filter((c) => c.measure === measure && c.best !== null && c.by.some((f) => !f.is_part));
  const rows = told.filter((c) => !c.demographic || !told.some((other) => other.group === c.group && !other.demographic));
  return total ? `${say(measure)}: ${rangeOf(total)}${rows.length > 1 ? ` (${rows.map((row) => `${whoCounted(row)}: ${rangeOf(row)}`).join(say("comma"))})` : ""}` : "";
}
const deadliest = (incident) => incident.totals.find((t) => t.measure === "killed")?.high ?? 0;

const headline = (incident) => say(incident.date_start ? "headline" : "headline-no-date", {
  kind: withCapital(nameOf("kind", incident.kind)), place: incident.place?.near ? say("near-place", { place: placeName(incident.place) }) : placeName(incident.place), day: days(incident),
});

// what the accounts do not agree on, in a few words: 'killed: 4 or 7; denied by a military source'
function differenceOf(disagreement) {
  if (disagreement.type === "denial" || disagreement.type === "doubt") {
    const other = disagreement.positions.filter((p) => p.value !== "asserted");
    return say(`short-${disagreement.type}`, { who: listed(other.flatMap((p) => p.holders.map((h) => nameOf("source", h)))) });
  }
  return `${say(disagreement.field)}: ${positionsOf(disagreement).map((p) => positionValue(disagreement, p)).join(say("or"))}`;
}

// positions with the same value are one, held by several
function positionsOf(disagreement) {
  const rows = new Map();
  for (const position of disagreement.positions) {
    const row = rows.get(position.value) ?? rows.set(position.value, { value: position.value, accounts: [], holders: [] }).get(position.value);
    row.accounts.push(...position.accounts);
    row.holders.push(...position.holders);
  }
  return [...rows.values()];
}

const countOf = (disagreement, position, account) => account?.counts.find((c) => c.measure === disagreement.field && c.min === Number.parseInt(position.value, 10));

// a position as a person would say it: '4+' is 'at least 4', '2024-05-01/2024-05-03' two days
function positionValue(disagreement, position) {
  const { field } = disagreement;
  const { value } = position;
  if (field === "factuality") return say(`position-${value}`);
  if (field === "initiator") return listed(value.split(",").map((id) => nameOf("actor", id)));
  if (field === "date") return days({ date_start: value.slice(0, 10), date_end: value.slice(-10) });
  if (/^\d+$/.test(value)) {
    const count = countOf(disagreement, position, accountsById.get(position.accounts[0]));
    return count?.min === count?.max || count?.max === null ? amount(count ?? { min: Number(value), max: Number(value) }) : value;
  }
  if (/^\d+\+$/.test(value)) return say("amount-at_least", { n: value.slice(0, -1) });
  if (/^\d+-\d+$/.test(value)) return say("from-to", { a: value.split("-")[0], b: value.split("-")[1] });
  if (value === "—") return say("masked");
  return has(value) ? say(value) : apart(value);
}
