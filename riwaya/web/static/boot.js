// Every page starts here: words of the page's language, who is signed in, the menu. Modules that import this run after the words are there.
import { data, state, say, byId } from "./telling.js";
import { ask, problem } from "./api.js";
import { bindKeys, showKeys } from "./keys.js";

const language = document.documentElement.lang;
const told = await (await fetch(`/words/${language}.json`)).json();
state.language = language;
data.strings[language] = told.strings;
data.names = told.names;
export const closed = told.closed;
export const names = told.names;

export const session = { mode: "local", role: "admin", name: "" };
const RANKS = ["viewer", "coder", "reviewer", "admin"];
export const may = (role) => RANKS.indexOf(session.role) >= RANKS.indexOf(role);

if (document.body.dataset.page !== "login") {
  try {
    Object.assign(session, (await ask("GET", "session")).data);
  } catch (error) {
    if (error.status === 401) location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
    else problem(error);
  }
}
document.body.dataset.role = session.role;

const menu = byId("menu");
byId("who").textContent = session.mode === "team" && session.name ? session.name : "☰";
byId("who-told").textContent = session.mode === "team" ? `${session.name} · ${say(`role-${session.role}`)}` : say("local-mode");
byId("sign-out").hidden = session.mode !== "team";
for (const link of document.querySelectorAll("[data-bar=people]")) link.hidden = session.mode !== "team" || !may("admin");
byId("sign-out").addEventListener("click", async () => { await ask("DELETE", "session").catch(problem); location.assign("/login"); });
byId("show-keys").addEventListener("click", showKeys);
byId("theme").addEventListener("change", () => {
  const theme = byId("theme").value;
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=strict`;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
});
byId("graphic").checked = /(?:^|;\s*)graphic=1(?:;|$)/.test(document.cookie);
byId("graphic").addEventListener("change", () => {
  document.cookie = `graphic=${byId("graphic").checked ? 1 : 0}; path=/; max-age=31536000; samesite=strict`;
  location.reload();
});
document.addEventListener("click", (event) => { if (menu.open && !menu.contains(event.target)) menu.open = false; });
menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); } });
// the switch keeps the page and its filters
byId("language").addEventListener("click", (event) => {
  event.preventDefault();
  const here = new URL(location.href);
  here.searchParams.set("lang", language === "ar" ? "en" : "ar");
  location.assign(here.pathname + here.search + here.hash);
});

bindKeys({
  "g i": ["go-inbox", () => location.assign("/")],
  "g m": ["go-map", () => location.assign("/map")],
  "g s": ["go-search", () => location.assign("/search")],
  "g o": ["go-sources", () => location.assign("/sources")],
  "g h": ["go-history", () => location.assign("/history")],
  "?": ["keys", showKeys],
}, { isEverywhere: true });

// what was done, said to eyes and to screen readers, with a way back where there is one
export function tellThere(text, change_id) {
  try { sessionStorage.setItem("riwaya-told", JSON.stringify({ text, change_id })); } catch { /* private windows may refuse */ }
}

export function tell(text, undo) {
  const box = byId("told");
  const line = document.createElement("p");
  line.textContent = text;
  if (undo) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: say("undo") });
    button.addEventListener("click", () => { line.remove(); undo(); });
    line.append(" ", button);
  }
  box.replaceChildren(line);
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => line.remove(), undo ? 20000 : 6000);
}

let left = null;
try { left = JSON.parse(sessionStorage.getItem("riwaya-told")); sessionStorage.removeItem("riwaya-told"); } catch { /* nothing kept */ }
if (left) tell(left.text, left.change_id && (async () => { try { await ask("POST", `changes/${left.change_id}/undo`, { body: { why: "" } }); tellThere(say("undone")); location.reload(); } catch (error) { problem(error); } }));
