// The list that one came from: previous and next without going back to it.
import { say, make } from "./telling.js";
import { bindKeys } from "./keys.js";

const KEY = "riwaya-queue";

export function keepQueue(sort, ids, back) {
  try { sessionStorage.setItem(KEY, JSON.stringify({ sort, ids, back })); } catch { /* private windows may refuse */ }
}

export function queueBar(sort, id) {
  let queue = null;
  try { queue = JSON.parse(sessionStorage.getItem(KEY)); } catch { /* nothing kept */ }
  const at = queue?.sort === sort ? queue.ids.indexOf(id) : -1;
  const back = at >= 0 ? queue.back : sort === "reports" ? "/?of=reports" : "/";
  const to = (by) => (at >= 0 ? queue.ids[at + by] : undefined);
  const link = (by, key, sign) => (to(by) ? make("a", { class: "step alone", href: `/${sort}/${encodeURIComponent(to(by))}`, rel: by > 0 ? "next" : "prev", text: say(key), title: `${say(key)} (${sign})` }) : make("span", { class: "step note", text: say(key) }));
  const go = (by) => () => { if (to(by)) location.assign(`/${sort}/${encodeURIComponent(to(by))}`); };
  bindKeys({ "]": ["next", go(1)], "[": ["previous", go(-1)], u: ["key-back", () => location.assign(back)] });
  const nav = make("nav", { class: "queue", "aria-label": say("queue") }, make("a", { class: "step alone", href: back, text: say("page-inbox") }), link(-1, "previous", "["), link(1, "next", "]"));
  if (at >= 0) nav.append(make("span", { class: "note", text: say("n-of", { n: at + 1, all: queue.ids.length }) }));
  return { nav, next: go(1), hasNext: Boolean(to(1)) };
}
