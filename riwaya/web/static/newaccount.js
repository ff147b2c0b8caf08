// An account that the machine missed: its words, its kind, and where its date, place and sources are to be taken from.
import { say, make, plain, nameOf, holderOf, wordsOf, state } from "./telling.js";
import { names, may, tell } from "./boot.js";
import { ask, problem } from "./api.js";
import { withVersion } from "./conflict.js";

export function newAccount(page, span, { path, done, host }) {
  if (!may("coder")) return;
  host.querySelector(".new-account")?.remove();
  if (!span) { tell(say("choose-words-first")); return; }
  const kinds = Object.keys(names).filter((key) => key.startsWith("kind:")).map((key) => [key.slice(5), nameOf("kind", key.slice(5))]).sort((a, b) => a[1].localeCompare(b[1], state.language));
  const kind = make("select", { name: "kind" }, ...kinds.map(([value, text]) => make("option", { value, text })));
  const like = make("select", { name: "like" }, make("option", { value: "", text: say("from-none") }), ...page.view.accounts.map(({ account }) => make("option", { value: account.account_id, text: `${nameOf("source", holderOf(account))} · ${nameOf("kind", account.kind)}` })));
  const cancel = () => form.remove();
  const form = make("form", { class: "card editor new-account", "aria-label": say("new-account") }, make("h3", { text: say("new-account") }),
    make("p", { class: "note" }, `${say("trigger-words")} `, make("q", { lang: "ar", dir: "auto", text: plain(wordsOf(page.view.report, span)) })),
    make("label", { class: "field" }, make("span", { text: say("kind") }), kind), make("label", { class: "field" }, make("span", { text: say("take-from") }), like),
    make("div", { class: "actions" }, make("button", { type: "button", text: say("cancel"), on: { click: cancel } }), make("button", { class: "main", text: say("add") })));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const answer = await withVersion(page.etag, (etag) => ask("POST", `${path}/accounts`, { body: { kind: kind.value, trigger: span, like: like.value || null, why: "" }, etag }), { fresh: () => ask("GET", path), tellTheirs: (now) => [say("n-accounts", { n: now.accounts.length })], mine: [say("new-account")] });
      if (answer.isKept) return;
      await done();
      if (!answer.isTheirs) {
        tell(say("account-added"));
        host.querySelector(`details[data-account="${CSS.escape(answer.data.account.account_id)}"] .said`)?.focus();
      }
    } catch (error) { problem(error); }
  });
  form.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); } else if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); cancel(); } });
  host.prepend(form);
  kind.focus();
}
