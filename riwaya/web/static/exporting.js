// Export of what is listed: the format is chosen, the file comes from the server with the same filter.
import { say, has, make, nameOf } from "./telling.js";
import { may } from "./boot.js";
import { ask, address, problem } from "./api.js";

const LABELS = { q: "search", first: "from", last: "to", since: "published-from", until: "published-to", source: "slot-source", killed: "killed-at-least" };
const inWords = (key, value) => ({ state: () => say(`state-${value}`), has: () => say(`has-${value}`), standing: () => say(value), kind: () => nameOf("kind", value), actor: () => nameOf("actor", value), source: () => nameOf("source", value) })[key]?.() ?? value;

export async function openExport(dialog, filter) {
  try {
    const { data } = await ask("GET", "exports");
    const { formats, masks } = data;
    const params = filter;
    const choose = make("select", { name: "format", id: "export-format" }, ...formats.map((f) => make("option", { value: f, text: has(`format-${f}`) ? say(`format-${f}`) : f })));
    const kept = Object.keys(masks ?? {}).map((mask) => make("label", { class: "tick" }, make("input", { type: "checkbox", name: "keep", value: mask }), make("span", { text: has(`keep-${mask}`) ? say(`keep-${mask}`) : mask })));
    const delay = make("input", { type: "number", name: "delay", min: 0, max: 3650, value: 0 });
    const told = Object.entries(params).filter(([, v]) => v).map(([k, v]) => `${say(LABELS[k] ?? k)}: ${inWords(k, v)}`);
    const form = make("form", { method: "dialog" },
      make("h2", { id: "exporting-title", text: say("export-these") }),
      make("p", { class: "note", dir: "auto", text: told.length ? told.join(say("comma")) : say("export-all") }),
      make("label", { class: "field" }, make("span", { text: say("format") }), choose),
      make("p", { class: "note", text: say("export-note") }),
      ...(may("reviewer") && kept.length ? [make("details", {}, make("summary", { text: say("export-keep") }), ...kept)] : []),
      make("label", { class: "field" }, make("span", { text: say("export-delay") }), delay),
      make("div", { class: "actions" }, make("button", { type: "button", text: say("cancel"), on: { click: () => dialog.close() } }), make("a", { class: "button main", id: "export-go", download: "", text: say("download"), href: "" })));
    const link = form.querySelector("#export-go");
    const point = () => { link.href = address(`exports/${choose.value}`, { ...params, keep: [...form.querySelectorAll("[name=keep]:checked")].map((n) => n.value).join(","), delay: Number(delay.value) > 0 ? delay.value : undefined }); };
    form.addEventListener("input", point);
    point();
    link.addEventListener("click", () => setTimeout(() => dialog.close(), 200));
    dialog.replaceChildren(form);
    dialog.showModal();
    choose.focus();
  } catch (error) { problem(error); }
}
