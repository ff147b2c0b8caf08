// Choosing a place: search the gazetteer, point at the map, or add a place that the next run uses.
import { say, has, make, plain } from "./telling.js";
import { ask, problem } from "./api.js";
import { nameOfArea } from "./slots.js";

const isArabic = () => document.documentElement.lang === "ar";
export const nameOfPlace = (row) => (isArabic() ? row.name_ar : row.name_en || row.name_ar);
export const whereOf = (row) => [has(`level-${row.kind}`) ? say(`level-${row.kind}`) : row.kind, row.admin2 && nameOfArea(row.admin2), row.admin1 && nameOfArea(row.admin1), row.country].filter(Boolean).join(say("comma"));

// the box of a form that answers a place of the gazetteer or a new one
export function placeField({ value, words }) {
  let chosen = value?.gazetteer_id ? { id: value.gazetteer_id, name_ar: value.name, name_en: value.name_en } : null;
  let asked = 0;
  const query = make("input", { type: "search", name: "place", dir: "auto", autocomplete: "off", role: "combobox", "aria-expanded": "false", "aria-controls": "places-found", "aria-autocomplete": "list" });
  query.value = words ? plain(words) : plain(value?.name ?? "");
  const found = make("ul", { class: "plain found", id: "places-found", role: "listbox", "aria-label": say("places-found") });
  const told = make("p", { class: "note", "aria-live": "polite" });
  const remember = make("input", { type: "checkbox", name: "remember-place" });
  const rememberLine = make("label", { class: "tick", hidden: "" }, remember, make("span", { text: say("remember-alias") }));

  const isNamed = (row) => !words || [row.name_ar, ...(row.variants_ar ?? [])].includes(plain(words));
  function choose(row) {
    chosen = row;
    for (const one of found.children) one.setAttribute("aria-selected", one.dataset.id === row.id ? "true" : "false");
    told.textContent = `${say("chosen-place")} ${nameOfPlace(row)}${say("comma")}${whereOf(row)}`;
    rememberLine.hidden = !words || isNamed(row);
  }
  async function search() {
    const turn = ++asked;
    const text = query.value.trim();
    if (!text) return found.replaceChildren();
    try {
      const { data } = await ask("GET", "places", { params: { q: text, size: 12 } });
      if (turn !== asked) return;
      found.replaceChildren(...data.items.map((row) => make("li", { role: "option", id: `place-${row.id}`, "data-id": row.id, "aria-selected": "false", on: { click: () => choose(row) } }, make("strong", { text: nameOfPlace(row) }), " ", make("span", { class: "note", text: whereOf(row) }))));
      found.rows = data.items;
      query.setAttribute("aria-expanded", data.items.length ? "true" : "false");
      told.textContent = data.items.length ? say("n-places", { n: data.total ?? data.items.length }) : say("no-places");
    } catch (error) { problem(error); }
  }
  let waiting;
  let isBehind = false;   // what is written was not yet looked up
  query.addEventListener("input", () => { chosen = null; found.rows = []; isBehind = true; clearTimeout(waiting); waiting = setTimeout(catchUp, 250); });
  async function catchUp() {
    clearTimeout(waiting);
    const turn = asked + 1;
    isBehind = true;
    await search();
    if (turn === asked) isBehind = false;
  }
  query.addEventListener("keydown", (event) => {
    const rows = found.rows ?? [];
    // whoever types faster than the table answers gets what they wrote, not what was there before
    if (event.key === "Enter" && !event.ctrlKey && !chosen && isBehind && query.value.trim()) { event.preventDefault(); catchUp().then(() => { if (!chosen && found.rows?.length) choose(found.rows[0]); }); return; }
    // the first Enter takes the best of what was found, the next one saves it
    if (event.key === "Enter" && !event.ctrlKey && !chosen?.name_ar && rows.length) { event.preventDefault(); choose(rows[0]); return; }
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || !rows.length) return;
    event.preventDefault();
    const at = rows.findIndex((row) => row.id === chosen?.id);
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))];
    choose(next);
    query.setAttribute("aria-activedescendant", `place-${next.id}`);
    document.getElementById(`place-${next.id}`)?.scrollIntoView({ block: "nearest" });
  });
  if (query.value) catchUp();

  const own = ownPlace(words ?? value?.name ?? "", Number.isFinite(value?.lat) ? { lat: value.lat, lon: value.lon } : null, (row) => { choose(row); found.prepend(make("li", { role: "option", "data-id": row.id, "aria-selected": "true" }, make("strong", { text: nameOfPlace(row) }))); });
  return {
    nodes: [make("label", { class: "field" }, make("span", { text: say("find-place") }), query), found, told, rememberLine, own],
    // the record keeps the name as it is written, unless the words name something else
    read: () => (chosen?.id ? { gazetteer_id: chosen.id, ...(isNamed(chosen) ? {} : { name: chosen.name_ar }) } : null),
    aliasOf: (text) => (remember.checked && chosen?.id && text ? { table: "place", id: chosen.id, form: plain(text) } : null),
  };
}

const KINDS = ["village", "town", "city", "quarter", "camp", "crossing", "field", "airbase", "site"];
function ownPlace(name, near, done) {
  const fields = {
    name_ar: make("input", { name: "name_ar", dir: "rtl", lang: "ar", value: plain(name) }), name_en: make("input", { name: "name_en", dir: "ltr" }),
    kind: make("select", { name: "new-kind" }, ...KINDS.map((kind) => make("option", { value: kind, text: say(`level-${kind}`) }))),
    country: make("input", { name: "country", maxlength: 2, dir: "ltr", placeholder: "SY", size: 3 }),
    lat: make("input", { name: "lat", inputmode: "decimal", dir: "ltr" }), lon: make("input", { name: "lon", inputmode: "decimal", dir: "ltr" }),
  };
  const label = (key) => make("label", { class: "field" }, make("span", { text: say(`place-${key}`) }), fields[key]);
  const map = make("div", { class: "small-map", "data-small-map": "1" });
  const trouble = make("p", { class: "flag", role: "alert" });
  const pick = make("details", {}, make("summary", { text: say("pick-on-map") }), map, make("p", { class: "note", text: say("pick-hint") }));
  pick.addEventListener("toggle", async () => {
    if (!pick.open || map.dataset.ready) return;
    map.dataset.ready = "1";
    const { pickPoint } = await import("./pick.js");
    pickPoint(map, { near, lat: Number(fields.lat.value) || null, lon: Number(fields.lon.value) || null, picked: (lat, lon, country) => { fields.lat.value = lat.toFixed(4); fields.lon.value = lon.toFixed(4); if (country) fields.country.value = country; } });
  });
  const add = make("button", { type: "button", text: say("add-place"), on: { click: async () => {
    const [lat, lon] = [Number(fields.lat.value), Number(fields.lon.value)];
    if (!fields.name_ar.value.trim() || !fields.lat.value || !fields.lon.value || Number.isNaN(lat) || Number.isNaN(lon) || !/^[A-Za-z]{2}$/.test(fields.country.value)) { trouble.textContent = say("incomplete-new-place"); return; }
    try {
      const { data } = await ask("POST", "places", { body: { name_ar: fields.name_ar.value.trim(), name_en: fields.name_en.value.trim(), kind: fields.kind.value, country: fields.country.value.toUpperCase(), lat, lon, why: "" } });
      trouble.textContent = "";
      box.open = false;
      done(data);
    } catch (error) { trouble.textContent = error.message; }
  } } });
  const box = make("details", { class: "own-place" }, make("summary", { text: say("not-there") }), make("div", { class: "pair" }, label("name_ar"), label("name_en")), make("div", { class: "pair" }, label("kind"), label("country")), pick, make("div", { class: "pair" }, label("lat"), label("lon")), trouble, add);
  return box;
}
