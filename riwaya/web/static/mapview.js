// The map of everything: Leaflet where the build brought it, our own map where not. `set` takes points, `act` is called with those of a mark.
import { say, data, ringsOf, state } from "./telling.js";
import { loadGround, clusters, shapeOf } from "./ground.js";

const script = (source) => new Promise((done, failed) => { const node = Object.assign(document.createElement("script"), { src: source, onload: done, onerror: failed }); document.head.append(node); });
const style = (source) => document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: source }));
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const FROM_ZOOM = { 1: 4, 2: 6, 3: 7, 4: 8, 5: 9 };

export async function mapOf(box, { act, moved }) {
  if (document.body.dataset.leaflet !== "1") {
    const { svgMap } = await import("./svgmap.js");
    const small = await svgMap(box, { act });
    return { set: (points) => { small.set(points); moved(points); }, visible: (points) => points };
  }
  style("/static/vendor/leaflet.css");
  await Promise.all([script("/static/vendor/leaflet.js"), loadGround()]);
  const L = window.L;
  box.dir = "ltr";
  const map = L.map(box, { attributionControl: false, zoomControl: false, minZoom: 3, maxZoom: 13, preferCanvas: true, scrollWheelZoom: false, zoomSnap: 0.5, worldCopyJump: false }).setView([29, 41], 4);
  L.control.zoom({ position: "topleft", zoomInTitle: say("zoom-in"), zoomOutTitle: say("zoom-out") }).addTo(map);
  // Leaflet writes "km" and "m" itself: the scale takes the units of the page's language
  const Scale = L.Control.Scale.extend({ _updateMetric(most) { const round = this._getRoundNum(most); this._updateScale(this._mScale, round < 1000 ? `${round} ${say("unit-m")}` : `${round / 1000} ${say("unit-km")}`, round / most); } });
  new Scale({ imperial: false, position: "bottomleft" }).addTo(map);
  // the plain wheel scrolls the page until the map is meant
  box.addEventListener("wheel", (event) => { if (event.ctrlKey || event.metaKey || box.contains(document.activeElement)) map.scrollWheelZoom.enable(); else map.scrollWheelZoom.disable(); }, { capture: true, passive: true });
  const renderer = L.canvas({ padding: 0.6 });
  const land = L.layerGroup().addTo(map);
  const names = L.layerGroup().addTo(map);
  const marks = L.layerGroup().addTo(map);
  let shown = [];

  function drawGround() {
    land.clearLayers();
    box.style.background = colour("sea");
    const of = (points) => points.map(([lat, lon]) => [lat, lon]);
    for (const [, rings] of ringsOf(data.geography)) L.polygon(rings.map(of), { renderer, color: colour("border"), weight: 1, fillColor: colour("land"), fillOpacity: 1, interactive: false }).addTo(land);
    for (const lake of data.geography.lakes) L.polygon(of(lake.ring), { renderer, color: colour("river"), weight: 1, fillColor: colour("sea"), fillOpacity: 1, interactive: false }).addTo(land);
    for (const river of data.geography.rivers) L.polyline(of(river.course), { renderer, color: colour("river"), weight: 1.4, interactive: false }).addTo(land);
  }
  function drawNames(taken) {
    names.clearLayers();
    const zoom = map.getZoom();
    const bounds = map.getBounds().pad(-0.02);
    const boxes = taken.map(({ x, y }) => [x - 16, y - 16, x + 16, y + 16]);
    const write = (text, at, kind) => {
      if (!bounds.contains(at)) return;
      const { x, y } = map.latLngToContainerPoint(at);
      const half = text.length * 3.6 + 4;
      const place = [x - half, y - 9, x + half, y + 9];
      if (boxes.some((b) => b[0] < place[2] && place[0] < b[2] && b[1] < place[3] && place[1] < b[3])) return;
      boxes.push(place);
      const label = document.createElement("bdi");
      label.textContent = text;
      L.marker(at, { interactive: false, keyboard: false, icon: L.divIcon({ className: `map-name ${kind}`, html: label, iconSize: [2 * half, 18] }) }).addTo(names);
    };
    const of = (record) => (state.language === "ar" ? record.name_ar ?? record.ar : record.name_en ?? record.en);
    if (zoom < 7) for (const country of data.geography.countries) if (zoom >= 5 || country.from_scale < 20) write(of(country), country.at, "country");
    if (zoom < 8) for (const sea of data.geography.seas) write(of(sea), sea.at, "sea");
    for (const label of data.labels) if (zoom >= (FROM_ZOOM[label.rank] ?? 9)) write(of(label), [label.lat, label.lon], label.is_area ? "area" : "place");
  }
  function drawMarks() {
    const focused = document.activeElement?.dataset?.mark;
    marks.clearLayers();
    const bounds = map.getBounds().pad(0.1);
    const inside = shown.filter((p) => bounds.contains([p.lat, p.lon]));
    const found = clusters(inside, ([lat, lon]) => { const { x, y } = map.latLngToContainerPoint([lat, lon]); return [x, y]; }, 46);
    // what is contested lies on top
    for (const mark of found) {
      const contested = mark.all.filter((p) => p.standing === "contested").length;
      const shape = shapeOf(mark.all);
      const size = Number(shape.getAttribute("width"));
      const label = mark.all.length === 1 ? mark.all[0].label : say("cluster", { n: mark.all.length, contested });
      const marker = L.marker([mark.lat, mark.lon], { zIndexOffset: contested ? 500 : 0, title: label, alt: label, icon: L.divIcon({ className: "map-mark", html: shape, iconSize: [size, size] }) }).addTo(marks);
      const node = marker.getElement();
      node.setAttribute("aria-label", label);
      node.dataset.mark = `${mark.lat} ${mark.lon}`;
      node.dataset.n = mark.all.length;
      marker.on("click", () => open(mark));
      if (node.dataset.mark === focused) node.focus({ preventScroll: true });
    }
    drawNames(found);
    moved(visible());
  }
  function open(mark) {
    const box = window.L.latLngBounds(mark.all.map((p) => [p.lat, p.lon]));
    const isPoint = box.getNorthEast().distanceTo(box.getSouthWest()) < 300;
    if (mark.all.length === 1 || isPoint || map.getZoom() >= map.getMaxZoom() - 0.5) act(mark.all);
    else map.fitBounds(box, { padding: [40, 40], maxZoom: 12 });
  }
  const visible = () => { const bounds = map.getBounds(); return shown.filter((p) => bounds.contains([p.lat, p.lon])); };
  function fit() {
    if (!shown.length) return;
    // a few far points do not decide the view
    const cut = shown.length > 30 ? Math.floor(shown.length * 0.02) : 0;
    const span = (key) => { const all = shown.map((p) => p[key]).sort((a, b) => a - b); return [all[cut], all[all.length - 1 - cut]]; };
    const [[south, north], [west, east]] = [span("lat"), span("lon")];
    map.fitBounds([[south, west], [north, east]], { padding: [36, 36], maxZoom: 9, animate: false });
  }
  map.on("moveend", drawMarks);
  document.getElementById("theme")?.addEventListener("change", () => { drawGround(); drawMarks(); });
  drawGround();
  return { set(points) { shown = points; fit(); drawMarks(); }, visible, map };
}
