// A light map: names of towns and governorates from the gazetteer, a point for each place. Wheel, drag, keys and buttons zoom and pan.
const view = { lat: 34, lon: 40, scale: 90 };
const project = (lat, lon, width, height) => [(lon - view.lon) * view.scale * 0.82 + width / 2, (view.lat - lat) * view.scale + height / 2];
function fitMap(incidents) {
  const points = incidents.filter((i) => i.place && i.place.lat !== null);
  if (!points.length) return;
  const sorted = (key) => points.map((i) => i.place[key]).sort((a, b) => a - b);
  const [lats, lons] = [sorted("lat"), sorted("lon")];
  const cut = Math.floor(points.length * 0.04);
  const [south, north, west, east] = [lats[cut], lats[lats.length - 1 - cut], lons[cut], lons[lons.length - 1 - cut]];
  Object.assign(view, { lat: (south + north) / 2, lon: (west + east) / 2, scale: Math.min(900, 300 / Math.max(0.6, north - south, (east - west) * 0.7)) });
}
function drawMap(incidents, choose) {
  const box = document.getElementById("map");
  const [width, height] = [box.clientWidth || 600, box.clientHeight || 380];
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  const taken = [];
  for (const label of data.labels) {
    const [x, y] = project(label.lat, label.lon, width, height);
    if (x < 20 || y < 10 || x > width - 20 || y > height - 10) continue;
    if (label.rank > 2 && view.scale < 160) continue;
    if (taken.some(([a, b]) => Math.abs(a - x) < 62 && Math.abs(b - y) < 16)) continue;
    taken.push([x, y]);
    svg.append(draw("circle", { cx: x, cy: y, r: 1.6, fill: "currentColor", opacity: 0.5 }), draw("text", { x, y: y - 5, text: state.language === "ar" ? label.ar : label.en }));
  }
  const groups = new Map();
  for (const incident of incidents) {
    if (!incident.place || incident.place.lat === null) continue;
    const [x, y] = project(incident.place.lat, incident.place.lon, width, height);
    const key = `${Math.round(x / 14)}:${Math.round(y / 14)}`;
    (groups.get(key) ?? groups.set(key, { x, y, all: [] }).get(key)).all.push(incident);
  }
  for (const { x, y, all } of groups.values()) {
    if (x < -20 || y < -20 || x > width + 20 || y > height + 20) continue;
    const worst = all.find((i) => i.standing === "contested") ?? all.find((i) => i.standing === "corroborated") ?? all[0];
    const point = draw("circle", { cx: x, cy: y, r: 5 + Math.min(14, 2.2 * Math.sqrt(all.length)), class: `point ${worst.standing}` });
    point.append(draw("title", { text: `${placeName(worst.place)} (${all.length})` }));
    point.addEventListener("click", () => choose(all[0].incident_id));
    svg.append(point);
  }
  const zoom = make("div", { class: "zoom" }, ...[["+", 1.5, "zoom-in"], ["−", 1 / 1.5, "zoom-out"]].map(([text, by, key]) => make("button", { type: "button", text, "aria-label": say(key), on: { click: () => { view.scale *= by; drawMap(incidents, choose); } } })));
  box.replaceChildren(svg, zoom);
  box.setAttribute("aria-label", say("map"));
  box.onwheel = (event) => { event.preventDefault(); view.scale = Math.min(4000, Math.max(8, view.scale * (event.deltaY < 0 ? 1.2 : 1 / 1.2))); drawMap(incidents, choose); };
  box.onpointerdown = (event) => { if (event.target.closest("button, .point")) return; const from = { x: event.clientX, y: event.clientY, ...view }; box.onpointermove = (move) => { view.lon = from.lon - (move.clientX - from.x) / (view.scale * 0.82); view.lat = from.lat + (move.clientY - from.y) / view.scale; drawMap(incidents, choose); }; };
  box.onpointerup = box.onpointerleave = () => { box.onpointermove = null; };
  box.onkeydown = (event) => {
    const step = 60 / view.scale;
    const act = { ArrowUp: () => { view.lat += step; }, ArrowDown: () => { view.lat -= step; }, ArrowLeft: () => { view.lon -= step; }, ArrowRight: () => { view.lon += step; }, "+": () => { view.scale *= 1.3; }, "-": () => { view.scale /= 1.3; } }[event.key];
    if (act) { event.preventDefault(); act(); drawMap(incidents, choose); }
  };
  const missing = incidents.filter((i) => !i.place || i.place.lat === null).length;
  document.getElementById("unplaced").textContent = `${say("not-on-map")}: ${missing}.`;
}
