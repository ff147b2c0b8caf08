// The accounts of a report as cards: one row a value; a row is chosen, corrected, rejected or added, by mouse or by keys.
import { say, make, plain, isolated, nameOf, holderOf, wordsOf, placeName, shortened } from "./telling.js";
import { may, tell } from "./boot.js";
import { ask, enc, problem } from "./api.js";
import { valuesOf, slotName, SLOTS, MANY } from "./slots.js";
import { withVersion, inTurn } from "./conflict.js";
import { reasonOf } from "./rows.js";
import { veiled } from "./graphic.js";

export function accountCards(host, { page, choose, reload, offered }) {
  let editing = null;
  const opened = new Set();
  const gistOf = (account) => [nameOf("kind", account.kind), account.place && placeName(account.place)].filter(Boolean).join(say("comma"));
  const titleOf = (account) => `${nameOf("source", holderOf(account))}`;
  const rows = () => [...host.querySelectorAll("button.said")];
  // a row inside a folded card opens it before it takes the focus
  const focusOn = (said, options) => { const card = said?.closest("details"); if (card) card.open = true; said?.focus(options); };
  const rowOf = (node) => node?.closest?.("li[data-key]");

  function draw(view) {
    const kept = document.activeElement?.closest?.("li[data-key]")?.dataset;
    editing = null;
    host.replaceChildren(...view.accounts.map(card), ...(view.accounts.length ? [] : [make("p", { class: "empty", text: say("no-accounts") })]));
    if (kept) host.querySelector(`[data-account="${CSS.escape(kept.account)}"][data-key="${CSS.escape(kept.key)}"] .said`)?.focus({ preventScroll: true });
  }

  function card(one) {
    const { account } = one;
    const values = valuesOf(account);
    const open = values.filter((row) => row.isOpen);
    const isOpen = opened.has(account.account_id) || page.view.accounts.length <= 3 || page.view.accounts[0] === one || page.chosen?.account === account.account_id;
    const missing = SLOTS.filter((slot) => MANY.has(slot) || !values.some((row) => row.slot === slot));
    const add = make("select", { class: "add-slot", "aria-label": say("add-value") }, make("option", { value: "", text: `+ ${say("add-value")}` }), ...missing.map((slot) => make("option", { value: slot, text: slotName(slot) })));
    add.addEventListener("change", () => { const slot = add.value; add.value = ""; if (slot) open({ slot, index: null, key: `${slot}:new`, account: account.account_id, isNew: true }, section.querySelector(".values"), page.span); });
    const marks = [one.is_added && say("added-by-person"), one.corrections?.length && say("n-corrections", { n: one.corrections.length })].filter(Boolean);
    const section = make("details", { class: `card account${one.is_rejected ? " rejected" : ""}`, "data-account": account.account_id, open: isOpen ? "" : null },
      make("summary", {}, make("span", { class: "mark-fold", "aria-hidden": "true", text: "›" }), make("h3", {}, isolated(titleOf(account)), " ", make("span", { class: "gist" }, isolated(gistOf(account)))), ...marks.map((text) => make("span", { class: "state", text })), ...(open.length ? [make("span", { class: "flag", text: say("n-open-values", { n: open.length }) })] : [])),
      make("div", { class: "top" }, ...(one.corrections?.length && one.machine && may("coder") ? [make("button", { type: "button", class: "quiet", text: say("as-machine"), title: say("as-machine-told"), on: { click: () => asMachine(one) } })] : []), make("a", { class: "alone", href: `/incidents/${enc(account.incident_id)}`, text: say("to-incident") }),
        ...(may("coder") ? [make("button", { type: "button", class: "quiet bad", text: say(one.is_rejected ? "take-back" : "reject-account"), on: { click: () => write(one, { slot: "account", index: null, value: one.is_rejected ? {} : null, span: null, why: "" }, say(one.is_rejected ? "account-back" : "account-rejected"), [say(one.is_rejected ? "take-back" : "reject-account")]) } })] : [])),
      ...(account.review?.length ? [make("ul", { class: "plain reasons" }, ...account.review.map((reason) => make("li", { class: "reason" }, isolated(reasonOf(reason)))))] : []),
      make("ul", { class: "plain values" }, ...(one.is_rejected ? [] : values.map((row) => line(one, row)))),
      ...(may("coder") && !one.is_rejected ? [add] : []));
    section.addEventListener("toggle", () => { if (section.open) opened.add(account.account_id); else opened.delete(account.account_id); });
    return section;
  }

  function line(one, row) {
    const whole = { ...row, account: one.account.account_id };
    const words = wordsOf(page.view.report, row.span);
    const isChanged = (one.corrections ?? []).some((c) => c.slot === row.slot && c.standing === "applied" && JSON.stringify(c.value) !== "null" && sameValue(c.value, row.value));
    const said = make("button", { type: "button", class: `said ${row.slot}`, "aria-pressed": page.chosen?.account === whole.account && page.chosen?.key === row.key ? "true" : "false", on: { click: () => pressed(whole), focus: () => pressed(whole) } },
      make("span", { class: "slot", text: slotName(row.slot) }), make("span", { class: "told-value" }, make("span", { class: "label" }, isolated(row.text)), ...(row.isOpen ? [make("span", { class: "flag", text: say("unresolved-short") })] : []), ...(isChanged ? [make("span", { class: "changed", text: "✎", title: say("corrected-by-person") })] : []),
      ...(words ? [make("q", { lang: "ar", dir: "auto" }, ...veiled(shortened(words, 70)))] : [make("span", { class: "silent", text: say("no-words") })])));
    const tools = may("coder") ? [make("span", { class: "tools" }, make("button", { type: "button", class: "quiet", text: say("correct"), "aria-label": `${say("correct")}: ${plain(row.text)}`, on: { click: () => open(whole, li) } }), ...(row.slot === "kind" || row.slot === "factuality" ? [] : [make("button", { type: "button", class: "quiet bad", text: "×", title: say("reject-value"), "aria-label": `${say("reject-value")}: ${plain(row.text)}`, on: { click: () => drop(whole) } })]))] : [];
    const li = make("li", { "data-key": row.key, "data-account": whole.account, class: row.isOpen ? "open" : null }, said, ...tools);
    li.row = whole;
    li.addEventListener("dblclick", () => may("coder") && open(whole, li));
    return li;
  }

  function pressed(row) {
    if (page.chosen?.account === row.account && page.chosen?.key === row.key) return;
    choose(row);
    if (may("coder")) forms();
    for (const said of rows()) said.setAttribute("aria-pressed", rowOf(said).row.account === row.account && rowOf(said).row.key === row.key ? "true" : "false");
  }

  // the forms are fetched with the first value that is chosen, before somebody asks to correct it
  const forms = () => import("./forms.js");
  const viewOf = (accountId) => page.view.accounts.find((one) => one.account.account_id === accountId);

  async function open(row, at, span = null) {
    const from = document.activeElement;
    const { valueForm } = await forms();
    if (!row.isNew) pressed(row);
    close();
    const one = viewOf(row.account);
    const words = span ? wordsOf(page.view.report, span) : wordsOf(page.view.report, row.span);
    const made = valueForm({
      slot: row.slot, value: row.isNew ? null : row.value, words, isNew: row.isNew, published: page.view.report.published, cancel: () => { close(); if (from?.isConnected && from !== document.body && !from.matches("select")) from.focus({ preventScroll: true }); else back(row); },
      act: async (value, { alias, why }) => {
        await write(one, { slot: row.slot, index: row.isNew ? null : row.index, value, span, why }, say(row.isNew ? "value-added" : "value-corrected"), mineOf(row.slot, value));
        if (alias) await ask("POST", "aliases", { body: { ...alias, why: "" } }).then(() => tell(say("alias-kept", { form: alias.form }))).catch(problem);
      },
    });
    editing = { made, row };
    if (at.closest("details")) at.closest("details").open = true;
    if (at.matches("li")) at.append(made.form);
    else at.after(made.form);
    made.form.scrollIntoView({ block: "nearest" });
    made.start();
  }

  const close = () => { editing?.made.form.remove(); editing = null; };
  const back = (row) => host.querySelector(`[data-account="${CSS.escape(row.account)}"][data-key="${CSS.escape(row.key)}"] .said`)?.focus();
  const mineOf = (slot, value) => [`${slotName(slot)}: ${value === null ? say("rejected") : valuesOf(preview(slot, value)).filter((r) => r.slot === slot).map((r) => plain(r.text)).join(say("comma")) || JSON.stringify(value)}`];
  const drop = (row) => write(viewOf(row.account), { slot: row.slot, index: row.index, value: null, span: null, why: "" }, say("value-rejected"), mineOf(row.slot, null));

  const write = (one, body, done, mine) => inTurn(() => writeNow(viewOf(one.account.account_id) ?? one, body, done, mine));
  async function writeNow(one, body, done, mine) {
    const path = `accounts/${enc(one.account.account_id)}`;
    try {
      const answer = await withVersion(`"${one.etag}"`, (etag) => ask("PATCH", path, { body, etag }), { fresh: () => ask("GET", path), tellTheirs: (now) => valuesOf(now.account).filter((row) => row.slot === body.slot || body.slot === "account").map((row) => `${slotName(row.slot)}: ${plain(row.text)}`), mine });
      if (answer.isKept) return;
      await reload();
      if (!answer.isTheirs) tell(done, async () => { await undo(answer.data); });
    } catch (error) {
      if (!editing) problem(error);
      throw error;
    }
  }

  const asMachine = async (one) => {
    const path = `accounts/${enc(one.account.account_id)}`;
    try {
      const answer = await withVersion(`"${one.etag}"`, (etag) => ask("POST", `${path}/restore`, { body: { change_id: 0, why: "" }, etag }), { fresh: () => ask("GET", path), tellTheirs: (now) => valuesOf(now.account).map((row) => plain(row.text)), mine: [say("as-machine")] });
      if (answer.isKept) return;
      await reload();
      if (!answer.isTheirs) tell(say("as-machine-done"));
    } catch (error) { problem(error); }
  };

  // the newest change of the account is taken back
  async function undo(view) {
    try {
      const newest = Math.max(...(view.corrections ?? []).map((c) => c.change_id));
      await ask("POST", `changes/${newest}/undo`, { body: { why: "" } });
      await reload();
      tell(say("undone"));
    } catch (error) { problem(error); }
  }

  function step(by, fits = () => true) {
    const all = rows().filter((said) => fits(rowOf(said).row));
    const every = rows();
    const here = every.indexOf(document.activeElement) >= 0 ? every.indexOf(document.activeElement) : every.findIndex((said) => said.getAttribute("aria-pressed") === "true");
    const next = by > 0 ? all.find((said) => every.indexOf(said) > here) ?? all[0] : [...all].reverse().find((said) => every.indexOf(said) < here) ?? all[all.length - 1];
    focusOn(next);
    next?.scrollIntoView({ block: "nearest" });
  }

  const chosenLine = () => rowOf(document.activeElement) ?? (page.chosen && host.querySelector(`[data-account="${CSS.escape(page.chosen.account)}"][data-key="${CSS.escape(page.chosen.key)}"]`));
  const current = () => viewOf(page.chosen?.account)?.account ?? page.view.accounts.find((one) => !one.is_rejected)?.account ?? null;
  host.addEventListener("keydown", (event) => {
    if (!event.target.matches?.(".said") || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    step(event.key === "ArrowDown" ? 1 : -1);
  });
  return {
    draw, step, current, titleOf,
    focus: (row) => { const said = host.querySelector(`[data-account="${CSS.escape(row.account)}"][data-key="${CSS.escape(row.key)}"] .said`); focusOn(said, { preventScroll: true }); said?.scrollIntoView({ block: "nearest" }); },
    edit: () => { const li = chosenLine(); if (li && may("coder")) open(li.row, li, offered()); },
    reject: () => { const li = chosenLine(); if (li && may("coder") && !["kind", "factuality"].includes(li.row.slot)) drop(li.row).catch(() => {}); },
    add: (slot, span) => { const account = current(); if (!account) return; const single = !MANY.has(slot) && valuesOf(account).find((row) => row.slot === slot); const key = single ? single.key : `${slot}:new`; open({ slot, index: null, key, account: account.account_id, isNew: !single, value: single?.value }, host.querySelector(`details[data-account="${CSS.escape(account.account_id)}"] .values`), span); },
    addTo: () => { const account = current(); const select = account && host.querySelector(`details[data-account="${CSS.escape(account.account_id)}"] .add-slot`); select?.focus(); select?.showPicker?.(); },
  };
}

const sameValue = (told, value) => Object.entries(told ?? {}).every(([key, part]) => JSON.stringify(value?.[key]) === JSON.stringify(part));
// a value told in words, as the change list shows it too
export const inWords = (slot, value) => valuesOf(preview(slot, value)).filter((row) => row.slot === slot).map((row) => plain(row.text)).join(say("comma"));
const EMPTY = { kind: null, factuality: "asserted", trigger: null, actors: [], counts: [], objects: [], weapons: [], sources: [] };
const preview = (slot, value) => (MANY.has(slot) ? { ...EMPTY, [`${slot}s`]: [value] } : slot === "place" ? { ...EMPTY, place: { name: value.name ?? value.gazetteer_id, ...value } } : { ...EMPTY, ...value });
