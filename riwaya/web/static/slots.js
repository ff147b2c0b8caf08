// The values of an account, slot by slot, as the app shows, lights and corrects them.
import { say, nameOf, placeName, days, amount, whoCounted, withCapital } from "./telling.js";

// in the order in which a coder thinks: who says it, what, where, when, who, how many
export const SLOTS = ["source", "kind", "factuality", "place", "date", "time", "actor", "count", "object", "weapon"];
export const MANY = new Set(["source", "actor", "count", "object", "weapon"]);
const LISTS = { source: "sources", actor: "actors", count: "counts", object: "objects", weapon: "weapons" };
export const slotName = (slot) => say(`slot-${slot}`);

const inferred = (text, status) => (status === "inferred" ? `${text} · ${say("inferred")}` : text);
export const placeText = (place) => inferred([place.near ? say("near-place", { place: placeName(place) }) : placeName(place), place.admin1 && place.admin1.ar !== place.name ? nameOfArea(place.admin1) : ""].filter(Boolean).join(say("comma")), place.status);
export const nameOfArea = (area) => (document.documentElement.lang === "ar" ? area.ar : area.en ?? area.ar);

const TEXT = {
  source: (s) => `${nameOf("source", s.id)} ${say(`relation-${s.relation}`)}`.trim(),
  actor: (a) => inferred(`${say(a.role)}: ${nameOf("actor", a.id)}`, a.status),
  count: (c) => [`${say(c.measure)}: ${amount(c)}`, whoCounted(c) && `(${whoCounted(c)})`, c.part_of !== null && c.part_of !== undefined ? `· ${say("part-of")}` : "", c.cumulative ? `· ${say("cumulative")}` : ""].filter(Boolean).join(" "),
  object: (t) => nameOf("object", t.id),
  weapon: (t) => nameOf("weapon", t.id),
};

// {key, slot, index, span, text, value, isOpen}: isOpen where a person has to say what it is
export function valuesOf(account) {
  const single = [
    account.kind && { slot: "kind", span: account.trigger, text: withCapital(nameOf("kind", account.kind)), value: { kind: account.kind } },
    { slot: "factuality", span: account.factuality_span, text: say(account.factuality), value: { factuality: account.factuality } },
    account.place && { slot: "place", span: account.place.span, text: placeText(account.place), value: account.place, isOpen: account.place.status === "unresolved" },
    account.date_start && { slot: "date", span: account.date_span, text: inferred(days(account), account.date_span ? "stated" : account.date_status), value: { date_start: account.date_start, date_end: account.date_end, date_precision: account.date_precision } },
    account.time_of_day && { slot: "time", span: account.time_span, text: say(account.time_of_day), value: { time_of_day: account.time_of_day } },
  ].filter(Boolean).map((one) => ({ index: null, key: one.slot, ...one }));
  const many = Object.entries(LISTS).flatMap(([slot, list]) => (account[list] ?? []).map((value, index) => ({ key: `${slot}:${index}`, slot, index, span: value.span, text: TEXT[slot](value), value, isOpen: isUnknown(slot, value) })));
  return [...single, ...many].sort((a, b) => SLOTS.indexOf(a.slot) - SLOTS.indexOf(b.slot) || (a.index ?? 0) - (b.index ?? 0));
}

const isUnknown = (slot, value) => (slot === "actor" || slot === "source") && value.id.startsWith("name:");
