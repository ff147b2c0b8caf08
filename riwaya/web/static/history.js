// Everything that people changed, newest first, and the corrections that no longer find their words.
import { byId, say, make, isolated, nameOf, holderOf, placeName } from "./telling.js";
import { may, tell } from "./boot.js";
import { ask, enc, problem } from "./api.js";
import { changeList } from "./changes.js";
import { slotName } from "./slots.js";
import { inWords } from "./cards.js";
import { guarded } from "./graphic.js";

const WHAT = ["correct", "add_account", "reject", "restore", "state", "merge", "split", "move", "comment", "undo", "place", "alias"];
byId("what-done").replaceChildren(make("option", { value: "", text: say("all") }), ...WHAT.map((what) => make("option", { value: what, text: say(`did-${what}`) })));
const load = () => changeList(byId("list"), { who: byId("who-did").value.trim(), what: byId("what-done").value });
byId("what-done").addEventListener("change", load);
byId("who-did").addEventListener("change", load);

// why a correction has no words any more, as the store says it
const WHY = { "the text of the report has changed": "orphan-text", "the engine no longer gives the account": "orphan-account", "the engine tells this account now itself": "orphan-told" };
// what the correction says, and which account one of the report is
const saidBy = (row) => (row.value ? inWords(row.slot, row.value) : say("rejected"));
const tellOf = (account) => [nameOf("source", holderOf(account)), nameOf("kind", account.kind), account.place && placeName(account.place)].filter(Boolean).join(say("comma"));

async function orphans() {
  try {
    const { data } = await ask("GET", "orphans");
    const withdraw = (row) => make("button", { type: "button", class: "quiet bad", text: say("withdraw"), on: { click: () => ask("DELETE", `orphans/${enc(row.correction_id)}`).then(() => { tell(say("withdrawn")); orphans(); }, problem) } });
    const attach = (row) => {
      const box = make("details", {}, make("summary", { text: say("attach") }));
      box.addEventListener("toggle", async () => {
        if (!box.open || box.children.length > 1) return;
        try {
          const { accounts } = (await ask("GET", `reports/${enc(row.report_id)}`)).data;
          const to = (one) => ask("POST", `orphans/${enc(row.correction_id)}/attach`, { body: { account_id: one.account.account_id } }).then(() => { tell(say("attached")); orphans(); }, problem);
          box.append(make("ul", { class: "plain" }, ...accounts.map((one) => make("li", {}, make("button", { type: "button", text: tellOf(one.account), on: { click: () => to(one) } })))));
        } catch (error) { problem(error); }
      });
      return box;
    };
    byId("orphans").replaceChildren(...data.items.map((row) => make("li", { class: "change" }, make("div", { class: "head" }, make("strong", { text: slotName(row.slot) }), make("q", { lang: "ar", dir: "auto" }, ...guarded(row.words ?? "")), make("span", { class: "note" }, isolated(row.who)), make("a", { href: `/reports/${enc(row.report_id)}`, text: say("to-report") }), ...(may("coder") ? [attach(row), withdraw(row)] : [])), make("p", {}, isolated(saidBy(row))), make("p", { class: "note", text: WHY[row.why_orphan] ? say(WHY[row.why_orphan]) : row.why_orphan ?? "" }))), ...(data.items.length ? [] : [make("li", { class: "note", text: say("no-orphans") })]));
  } catch (error) { problem(error); }
}
await Promise.all([load(), orphans()]);
document.body.dataset.ready = "1";
