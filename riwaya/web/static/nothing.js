// What a page shows in the place of a record that there is not: the way back, and nothing that could be pressed in vain.
import { byId, say, make } from "./telling.js";
import { bindKeys, forgetKeys } from "./keys.js";

export function nothingHere() {
  forgetKeys();
  bindKeys({ u: ["key-back", () => location.assign("/")] });
  document.title = `${say("page-missing")} · ${say("brand")}`;
  byId("main").replaceChildren(make("h1", { text: say("page-missing") }), make("p", { text: say("missing-told") }), make("p", {}, make("a", { class: "button", href: "/", text: say("to-inbox") })));
  byId("main").focus({ preventScroll: true });
}
