// Keys of a page, one table: pressed outside of a field they act, and `?` shows them. 'g m' is g and then m.
import { byId, say, make } from "./telling.js";

const table = new Map();
let first = "";   // a first key waits for the next one, whichever comes

export function bindKeys(keys, { isEverywhere = false } = {}) {
  for (const [key, [name, act]] of Object.entries(keys)) table.set(key, { name, act, isEverywhere });
}

// the keys of this page, not those that every page has
export function forgetKeys() {
  for (const [key, { isEverywhere }] of table) if (!isEverywhere) table.delete(key);
}

export function showKeys() {
  const rows = [...table].flatMap(([key, { name }]) => [make("dt", {}, ...key.split(" ").map((k) => make("kbd", { text: KEY_NAMES[k] ?? k }))), make("dd", { text: say(name) })]);
  byId("keys-list").replaceChildren(...rows);
  byId("keys").showModal();
}

const KEY_NAMES = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };
// a dialog that was just closed keeps the focus until the next frame is drawn: only an open one takes keys
const isTyping = (node) => (node.closest?.("dialog") ? node.closest("dialog").open : node.closest?.("input, textarea, select, [contenteditable]"));

// letters are read by their place on the keyboard, so that they work while an Arabic layout is on
function keyOf(event) {
  if (/^Key[A-Z]$/.test(event.code) && !/^[a-z]$/i.test(event.key)) return event.code.slice(3).toLowerCase();
  if (event.key === "؟") return "?";
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isTyping(event.target)) return;
  const key = keyOf(event);
  const found = table.get(`${first} ${key}`) ?? table.get(key);
  first = [...table.keys()].some((known) => known.startsWith(`${key} `)) ? key : "";
  if (!found) return;
  event.preventDefault();
  first = "";
  found.act(event);
});
