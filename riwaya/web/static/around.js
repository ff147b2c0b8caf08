// A filter of a place and so many kilometres around it: the name of a place, a latitude and a longitude, or a point on the map; the field `near` has what the API takes.
import { say, make } from "./telling.js";
import { ask, problem } from "./api.js";
import { nameOfPlace, whereOf } from "./places.js";

const POINT = /^\s*(-?\d+(?:\.\d+)?)\s*[,،\s]\s*(-?\d+(?:\.\d+)?)\s*$/;
const latin = (text) => text.replace(/[٠-٩]/g, (digit) => "٠١٢٣٤٥٦٧٨٩".indexOf(digit)).replace(/٫/g, ".");

export function aroundField(form) {
  const near = make("input", { type: "hidden", name: "near" });
  const query = make("input", { type: "search", id: "around", dir: "auto", autocomplete: "off", placeholder: say("around-hint") });
  const far = make("input", { type: "number", id: "around-km", min: "1", max: "2000", value: "25", inputmode: "numeric" });
  const which = make("select", { id: "around-which", hidden: "", "aria-label": say("which-place") });
  const told = make("p", { class: "note", role: "status" });
  const map = make("div", { class: "small-map" });
  const onMap = make("details", { class: "around-map" }, make("summary", { text: say("pick-on-map") }), map, make("p", { class: "note", text: say("pick-hint") }));
  let point = null;
  let asked = 0;
  let waiting;

  function set(next, { isQuiet = false } = {}) {
    point = next;
    const value = point && Number(far.value) > 0 ? `${point.lat},${point.lon},${Number(far.value)}` : "";
    if (value === near.value) return;
    near.value = value;
    if (!isQuiet) near.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const label = (row) => `${nameOfPlace(row)}${say("comma")}${whereOf(row)}`;
  function offer(rows) {
    which.hidden = rows.length < 2;
    which.rows = rows;
    which.replaceChildren(...rows.map((row, index) => make("option", { value: index, text: label(row) })));
    told.textContent = rows.length === 1 ? label(rows[0]) : "";
    if (rows.length) set({ lat: rows[0].lat, lon: rows[0].lon });
  }
  async function find() {
    const turn = ++asked;
    const text = query.value.trim();
    const numbers = POINT.exec(latin(text));
    if (!text || numbers) { offer([]); set(numbers ? { lat: Number(numbers[1]), lon: Number(numbers[2]) } : null); return; }
    try {
      const { data } = await ask("GET", "places", { params: { q: text, size: 12 } });
      if (turn !== asked) return;
      const rows = data.items.filter((row) => Number.isFinite(row.lat));
      offer(rows);
      if (!rows.length) { told.textContent = say("no-places"); set(null); }
    } catch (error) { problem(error); }
  }
  // these fields are about the hidden one: the form hears that one alone
  for (const node of [query, far, which]) node.addEventListener("input", (event) => event.stopPropagation());
  query.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(find, 300); });
  query.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); clearTimeout(waiting); find(); } });
  far.addEventListener("input", () => { if (Number(far.value) > 0) set(point); });
  which.addEventListener("change", () => { const row = which.rows[which.value]; set({ lat: row.lat, lon: row.lon }); });
  onMap.addEventListener("toggle", async () => {
    if (!onMap.open || map.dataset.ready) return;
    map.dataset.ready = "1";
    const { pickPoint } = await import("./pick.js");
    pickPoint(map, { lat: point?.lat, lon: point?.lon, picked: (lat, lon) => { offer([]); query.value = `${lat.toFixed(3)}, ${lon.toFixed(3)}`; set({ lat: Number(lat.toFixed(3)), lon: Number(lon.toFixed(3)) }); } });
  });
  // an answer that is still under way finds nothing to say any more
  form.addEventListener("cleared", () => { asked += 1; clearTimeout(waiting); query.value = ""; offer([]); point = null; });

  const given = (new URLSearchParams(location.search).get("near") ?? "").split(",").map(Number);
  if (given.length === 3 && given.every(Number.isFinite)) {
    far.value = given[2];
    query.value = `${given[0]}, ${given[1]}`;
    set({ lat: given[0], lon: given[1] }, { isQuiet: true });
    // the name of the point, where a place has it
    ask("GET", "places", { params: { near: `${given[0]},${given[1]},1`, size: 1 } }).then(({ data }) => { if (data.items.length && query.value === `${given[0]}, ${given[1]}`) told.textContent = label(data.items[0]); }, problem);
  }
  return make("fieldset", { class: "field around" }, make("legend", { text: say("around") }), near, make("div", { class: "pair" }, make("label", {}, make("span", { text: say("around-place") }), query), make("label", { class: "km" }, make("span", { text: say("around-km") }), far)), which, told, onMap);
}
