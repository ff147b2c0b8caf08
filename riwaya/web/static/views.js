// Saved views: names for queries; four come with the app.
import { say, make, plain } from "./telling.js";
import { may } from "./boot.js";
import { ask, enc, problem } from "./api.js";

const SHIPPED = [["view-open", ""], ["view-contested", "?standing=contested"], ["view-deadly", "?killed=10"], ["view-unresolved", "?of=reports&has=unresolved"], ["view-actors", "?of=reports&has=unknown_actor"], ["view-final", "?state=final"]];
let saved = null;

export async function showViews(list, query, isFresh = true) {
  try {
    if (saved === null || isFresh) saved = (await ask("GET", "views")).data.items;
  } catch { saved = []; }
  const line = (name, to, extra = []) => make("li", {}, make("a", { href: to.startsWith("?") ? `/${to}` : "/", "aria-current": query === to ? "true" : null, dir: "auto", text: name }), ...extra);
  const drop = (view) => make("button", { type: "button", class: "quiet", text: "×", "aria-label": `${say("forget-view")}: ${plain(view.name)}`, title: say("forget-view"), on: { click: () => ask("DELETE", `views/${enc(view.view_id)}`).then(() => showViews(list, query), problem) } });
  list.replaceChildren(...SHIPPED.map(([key, to]) => line(say(key), to)), ...saved.map((view) => line(plain(view.name), `?${view.query}`, may("coder") ? [drop(view)] : [])));
}
