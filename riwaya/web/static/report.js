// The report page: the text with every value lit, the accounts beside it; a value lights its words, chosen words become a value.
import { byId, say, make, plain, apart, isolated, oneDay, headline, reportsById, shortened } from "./telling.js";
import { may } from "./boot.js";
import { ask, enc, problem, noProblem } from "./api.js";
import { bindKeys } from "./keys.js";
import { valuesOf, slotName, SLOTS } from "./slots.js";
import { lightText, lightValue, showLit, walkWords, wordsInSight } from "./lit.js";
import { guarded, veiledText } from "./graphic.js";
import { selectedSpan, spanUnder, wordSpans, cut } from "./spans.js";
import { accountCards } from "./cards.js";
import { stateBar } from "./workflow.js";
import { queueBar } from "./queue.js";

const id = decodeURIComponent(location.pathname.split("/").slice(2).join("/"));
const text = byId("text");
const page = { view: null, etag: null, chosen: null, span: null, spans: [] };
const path = `reports/${enc(id)}`;
const queue = queueBar("reports", id);
byId("queue").replaceChildren(queue.nav);

const rowsOf = () => page.view.accounts.filter((one) => !one.is_rejected).flatMap((one) => valuesOf(one.account).map((row) => ({ ...row, account: one.account.account_id })));

export async function load() {
  try {
    const { data, etag } = await ask("GET", path);
    noProblem();
    draw(data, etag);
  } catch (error) {
    if (error.status === 404) return (await import("./nothing.js")).nothingHere();
    problem(error);
  }
}

function draw(view, etag) {
  Object.assign(page, { view, etag });
  const { report } = view;
  reportsById.set(report.report_id, report);
  page.spans = wordSpans(report.text);
  document.title = `${report.title ? veiledText(report.title) : plain(report.report_id)} · ${say("brand")}`;
  byId("title").replaceChildren(...guarded(report.title || shortened(report.text.trim(), 90)));
  const link = /^https?:\/\//.test(report.url ?? "") ? [" · ", make("a", { href: report.url, rel: "noopener noreferrer nofollow", target: "_blank", text: say("source-link") })] : [];
  byId("about").replaceChildren(isolated(apart(report.outlet ?? say("no-outlet"))), ` · ${report.published ? oneDay(report.published) : say("no-date")}`, ...link, ...(report.near_copy_of ? [" · ", make("a", { href: `/reports/${enc(report.near_copy_of)}`, text: say("near-copy") })] : []),
    ...incidentLinks(view.incidents));
  byId("state").replaceChildren(stateBar({ sort: "reports", id, view, get etag() { return page.etag; } }, draw));
  paint();
  cards.draw(view);
  const open = rowsOf().filter((row) => row.isOpen).length;
  byId("open-values").textContent = open ? say("n-open-values", { n: open }) : "";
  byId("key").replaceChildren(...SLOTS.filter((slot) => rowsOf().some((row) => row.slot === slot && row.span)).flatMap((slot) => [make("mark", { class: `value ${slot}`, text: slotName(slot) }), " "]));
  if (byId("changes").open) showChanges();
}

// the incidents that this report tells; many of them are folded
function incidentLinks(incidents) {
  const link = (one) => make("a", { href: `/incidents/${enc(one.incident_id)}` }, make("span", { class: `dot ${one.standing}`, "aria-hidden": "true" }), " ", isolated(headline({ date_end: null, date_precision: "day", ...one, place: placeOf(one) })));
  const placeOf = (one) => page.view.accounts.find(({ account }) => account.incident_id === one.incident_id && account.place)?.account.place ?? (one.place ? { name: one.place, name_en: one.place_en } : null);
  if (incidents.length <= 2) return incidents.flatMap((one) => [" · ", link(one)]);
  return [" · ", make("details", { class: "told-here" }, make("summary", { text: say("n-incidents", { n: incidents.length }) }), make("ul", { class: "plain" }, ...incidents.map((one) => make("li", {}, link(one)))))];
}

function paint() {
  lightText(text, page.view.report, rowsOf(), page.view.accounts.filter((one) => !one.is_rejected).map((one) => one.account));
  lightValue(text, page.chosen);
}

// a value is chosen: its words light up; from the text, its row gets the focus
function choose(row, { fromText = false } = {}) {
  page.chosen = row;
  if (!byId("pick").hidden) offer(null);
  lightValue(text, row);
  if (fromText) cards.focus(row);
  else showLit(text);
}

// what is asked for rarely is fetched when it is
const showChanges = async () => (await import("./changes.js")).changeList(byId("changes-list"), { report_id: id }, load);
const addAccount = async (span) => (await import("./newaccount.js")).newAccount(page, span, { path, done: load, host: byId("accounts") });
const cards = accountCards(byId("accounts"), { page, choose, reload: load, offered: () => (byId("pick").hidden ? null : page.span) });

// words that are chosen: what are they?
function offer(span) {
  page.span = span;
  const box = byId("pick");
  const isOffered = Boolean(span) && may("coder");
  byId("chosen-words").textContent = span ? cut(page.view.report.text, span) : "";
  if (!isOffered) { box.hidden = true; return; }
  const words = plain(cut(page.view.report.text, span));
  const about = cards.current();
  const slots = SLOTS.filter((slot) => slot !== "kind");
  const button = (slot, index) => make("button", { type: "button", class: `as ${slot}`, on: { click: () => { box.hidden = true; cards.add(slot, span); } } }, make("kbd", { text: index + 1 }), ` ${slotName(slot)}`);
  box.replaceChildren(make("p", {}, `${say("words-are")} `, make("q", { lang: "ar", dir: "auto", text: shortened(words, 90) })),
    ...(about ? [make("p", { class: "note" }, `${say("for-account")} `, isolated(cards.titleOf(about))), make("div", { class: "choices" }, ...slots.map(button))] : []),
    make("button", { type: "button", class: "as kind", on: { click: () => { box.hidden = true; addAccount(span); } } }, make("kbd", { text: "0" }), ` ${say("new-account-here")}`));
  box.hidden = false;
}

const walker = walkWords(text, { spans: () => wordsInSight(text, page.spans), isRightToLeft: () => getComputedStyle(text).direction === "rtl", changed: offer, take: () => byId("pick").querySelector("button")?.focus() });
text.addEventListener("mouseup", (event) => setTimeout(() => {
  const span = selectedSpan(text, page.view.report.text);
  if (span) { offer(span); walker.from(span); return; }
  offer(null);
  const mark = event.target.closest?.("mark[data-keys]");
  if (!mark) return;
  const at = spanUnder(text, event);
  const keys = mark.dataset.keys.split("\n");
  // a second click on the same words goes to the next value that stands on them
  const current = page.chosen ? keys.indexOf(`${page.chosen.account} ${page.chosen.key}`) : -1;
  const [account, key] = keys[(current + 1) % keys.length].split(" ");
  const row = rowsOf().find((one) => one.account === account && one.key === key);
  if (row) choose(row, { fromText: true });
  if (at !== null) walker.from([at, at + 1]);
}));
// taken by touch or from outside the box the selection has no mouseup here
document.addEventListener("selectionchange", () => { if (document.activeElement !== text && matchMedia("(pointer: coarse)").matches) { const span = page.view && selectedSpan(text, page.view.report.text); if (span) offer(span); } });
byId("pick").addEventListener("keydown", (event) => {
  const buttons = [...byId("pick").querySelectorAll(".as")];
  const digit = /^\d$/.test(event.key) ? Number(event.key) : null;
  if (event.key === "Escape") { byId("pick").hidden = true; text.focus(); }
  else if (digit !== null) (digit === 0 ? buttons[buttons.length - 1] : buttons[digit - 1])?.click();
  else if (event.key === "ArrowRight" || event.key === "ArrowLeft") buttons[(buttons.indexOf(document.activeElement) + ((event.key === "ArrowLeft") === (document.dir === "rtl") ? 1 : -1) + buttons.length) % buttons.length].focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
});
text.addEventListener("keydown", (event) => {
  // digits on chosen words act at once
  if (page.span && /^\d$/.test(event.key) && !byId("pick").hidden) {
    const buttons = [...byId("pick").querySelectorAll(".as")];
    (event.key === "0" ? buttons[buttons.length - 1] : buttons[Number(event.key) - 1])?.click();
    event.preventDefault();
    event.stopPropagation();
  }
});
byId("changes").addEventListener("toggle", () => { if (byId("changes").open) showChanges(); });
bindKeys({
  j: ["key-next-value", () => cards.step(1)], k: ["key-previous-value", () => cards.step(-1)], o: ["key-next-open", () => cards.step(1, (row) => row.isOpen)],
  e: ["correct-value", () => cards.edit()], x: ["reject-value", () => cards.reject()], a: ["add-value", () => cards.addTo()], s: ["key-to-text", () => { text.focus(); if (page.chosen?.span) walker.from(page.chosen.span); }],
  i: ["to-incident", () => { const account = cards.current(); if (account) location.assign(`/incidents/${enc(account.incident_id)}`); }],
  n: ["new-account", () => addAccount(page.span)],
});
await load();
// an address with #ACCOUNT opens that account at the value that waits for a person, where it has one
const wanted = decodeURIComponent(location.hash.slice(1));
if (wanted && page.view?.accounts.some((one) => one.account.account_id === wanted)) { const told = rowsOf().filter((one) => one.account === wanted && one.span); const row = told.find((one) => one.isOpen) ?? told[0]; if (row) choose(row, { fromText: true }); showLit(text); }
document.body.dataset.ready = "1";
