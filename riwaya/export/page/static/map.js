// The map: the ground, the incidents as shapes, zoom and pan by wheel, drag, two fingers, keys and buttons.
const view = { x: 41, y: mercator(30), scale: 12 };
const SCALES = [4, 2600];
const ground = drawGround();
const STANDINGS = ["single-source", "corroborated", "contested"];
const ORDER = { contested: 0, corroborated: 1, "single-source": 2 };
const mapState = { found: [], isAsked: false };
const isPlaced = (incident) => incident.place !== null && incident.place !== undefined && incident.place.lat !== null && incident.place.lat !== undefined;
const isVague = (incident) => !["site", "settlement"].includes(incident.place.level);
const mapSize = () => [byId("map").clientWidth || 600, byId("map").clientHeight || 380];
const projector = (width, height) => ([lat, lon]) => [(lon - view.x) * view.scale + width / 2, (view.y - mercator(lat)) * view.scale + height / 2];

function fitMap(incidents) {
  const points = incidents.filter(isPlaced);
  if (!points.length) return;
  const [width, height] = mapSize();
  const xs = points.map((i) => i.place.lon).sort((a, b) => a - b);
  const ys = points.map((i) => mercator(i.place.lat)).sort((a, b) => a - b);
  const cut = points.length > 30 ? Math.floor(points.length * 0.03) : 0;
  const [west, east, south, north] = [xs[cut], xs[xs.length - 1 - cut], ys[cut], ys[ys.length - 1 - cut]];
  const scale = Math.min((width - 70) / Math.max(1.2, east - west), (height - 70) / Math.max(1.2, north - south));
  Object.assign(view, { x: (west + east) / 2, y: (south + north) / 2, scale: Math.min(220, Math.max(SCALES[0], scale)) });
}

function zoom(by, at) {
  const [width, height] = mapSize();
  const [px, py] = at ?? [width / 2, height / 2];
  const scale = Math.min(SCALES[1], Math.max(SCALES[0], view.scale * by));
  // the point under the fingers stays where it is
  view.x += (px - width / 2) * (1 / view.scale - 1 / scale);
  view.y -= (py - height / 2) * (1 / view.scale - 1 / scale);
  view.scale = scale;
  askMap();
}

function pan(dx, dy) {
  view.x -= dx / view.scale;
  view.y = Math.min(mercator(60), Math.max(mercator(-20), view.y + dy / view.scale));
  askMap();
}

function askMap() {
  if (mapState.isAsked) return;
  mapState.isAsked = true;
  requestAnimationFrame(() => { mapState.isAsked = false; paintMap(); });
}

// Incidents that would overlap become one mark with their number.
function clusters(project) {
  const places = new Map();
  for (const incident of mapState.found.filter(isPlaced)) {
    const key = `${incident.place.lat} ${incident.place.lon}`;
    if (!places.has(key)) places.set(key, { at: [incident.place.lat, incident.place.lon], all: [] });
    places.get(key).all.push(incident);
  }
  const marks = [];
  for (const { at, all } of places.values()) {
    const [x, y] = project(at);
    const near = marks.find((m) => Math.hypot(m.x - x, m.y - y) < 30);
    if (near) { near.all.push(...all); near.places.push(at); } else marks.push({ x, y, all: [...all], places: [at] });
  }
  return marks;
}

const radiusOf = (all) => (all.length === 1 ? 6.5 : Math.min(17, 9 + 1.3 * Math.log2(all.length)));
const diamond = (x, y, r) => `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`;
function shapeOf(standing, x, y, r) {
  return standing === "contested" ? draw("path", { class: `shape ${standing}`, d: diamond(x, y, r * 1.35) }) : draw("circle", { class: `shape ${standing}`, cx: x, cy: y, r });
}

function markOf({ x, y, all, places }) {
  const contested = all.filter((i) => i.standing === "contested").length;
  const one = all.length === 1 ? all[0] : null;
  const label = one ? `${headline(one)}. ${say(one.standing)}` : say("cluster", { n: all.length, contested });
  const mark = draw("g", { class: one && isVague(one) ? "mark vague" : "mark", role: "button", tabindex: "-1", "aria-label": label, "data-key": one ? one.incident_id : `${all.length}@${places[0].join(" ")}` });
  if (all.some((i) => i.incident_id === state.chosen)) mark.append(draw("circle", { class: "chosen", cx: x, cy: y, r: one ? 13 : 19 }));
  if (one) mark.append(shapeOf(one.standing, x, y, 6.5));
  else {
    mark.append(draw("circle", { class: "cluster", cx: x, cy: y, r: radiusOf(all) }), draw("text", { class: "number", x, y: y + 4, text: all.length }));
    if (contested) mark.append(draw("path", { class: "shape contested", d: diamond(x + 11, y - 11, 6) }));
  }
  mark.append(draw("title", { text: label }));
  const act = () => (one ? choose(one.incident_id) : openCluster(all, places));
  mark.addEventListener("click", act);
  mark.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); act(); } });
  return mark;
}

function openCluster(all, places) {
  const wide = Math.max(...places.map(([lat, lon]) => Math.max(Math.abs(lat - places[0][0]), Math.abs(lon - places[0][1]))));
  if (wide * SCALES[1] > 60 && wide > 0) {
    fitMap(all);
    if (view.scale === 220) view.scale = Math.min(SCALES[1], 120 / Math.max(wide, 0.05));
    paintMap();
    return;
  }
  const box = byId("here");
  box.hidden = false;
  box.replaceChildren(make("h3", { text: say("here", { place: placeName(all[0].place), n: all.length }) }), make("ul", {}, ...shortList(all)));
  box.focus();
}

const shortList = (incidents) => incidents.slice(0, 80).map((i) => make("li", {}, make("button", { type: "button", class: "link", on: { click: () => choose(i.incident_id) } }, make("span", { class: `dot ${i.standing}`, "aria-hidden": "true" }), isolated(headline(i)))));

function paintMap() {
  const box = byId("map");
  const [width, height] = mapSize();
  const project = projector(width, height);
  // asked of the page, never remembered: a repaint that was asked for earlier must not take the focus back
  const focused = document.activeElement?.closest("#map .mark")?.dataset.key;
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": mapState.found.length ? null : "true" });
  ground.setAttribute("transform", `translate(${width / 2 - view.x * view.scale} ${height / 2 + view.y * view.scale}) scale(${view.scale})`);
  const marks = clusters(project).filter((m) => m.x > -20 && m.y > -20 && m.x < width + 20 && m.y < height + 20).sort((a, b) => a.x - b.x || a.y - b.y);
  svg.append(ground, namesOnMap(project, width, height, view.scale, marks.map((m) => ({ x: m.x, y: m.y, r: radiusOf(m.all) }))));
  const drawn = marks.map(markOf);
  if (drawn.length) drawn[0].setAttribute("tabindex", "0");
  // contested marks lie on top
  svg.append(...[...drawn].sort((a, b) => a.querySelectorAll(".contested").length - b.querySelectorAll(".contested").length));
  svg.append(scaleBar(width, height));
  box.querySelector("svg")?.remove();
  box.prepend(svg);
  mapState.drawn = drawn;
  if (focused) (drawn.find((m) => m.dataset.key === focused) ?? box).focus({ preventScroll: true });
}

// a length on the ground at the middle of the map, so that 'near' can be judged
function scaleBar(width, height) {
  const kilometres = 111.32 * Math.cos((unprojected(view.y) * Math.PI) / 180);
  const length = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1].find((km) => (km / kilometres) * view.scale <= 110) ?? 1;
  const pixels = (length / kilometres) * view.scale;
  return draw("g", { class: "scale", "aria-hidden": "true" }, draw("path", { d: `M${width - 14} ${height - 14}h${-pixels}m0 -4v8m${pixels} 0v-8` }), draw("text", { x: width - 14 - pixels / 2, y: height - 19, text: `\u2068${say("kilometres", { n: length })}\u2069` }));
}

function drawMap(found) {
  mapState.found = found;
  const box = byId("map");
  box.setAttribute("aria-label", `${say("map")}. ${say("map-holds", { n: found.filter(isPlaced).length })}`);
  box.querySelector(".zoom")?.remove();
  const button = (text, key, act) => make("button", { type: "button", text, "aria-label": say(key), title: say(key), on: { click: act } });
  box.append(make("div", { class: "zoom" }, button("+", "zoom-in", () => zoom(1.6)), button("−", "zoom-out", () => zoom(1 / 1.6)), button("◎", "zoom-all", () => { fitMap(mapState.found); askMap(); })));
  byId("here").hidden = true;
  const missing = found.filter((i) => !isPlaced(i));
  byId("unplaced").hidden = !missing.length;
  byId("unplaced").replaceChildren(make("summary", { text: say("not-on-map", { n: missing.length }) }), make("ul", {}, ...shortList(missing)));
  byId("key").replaceChildren(...keyRows());
  paintMap();
}

function keyRows() {
  const row = (mark, text) => make("li", {}, draw("svg", { viewBox: "0 0 22 22", "aria-hidden": "true" }, ...mark), make("span", { text }));
  return [
    ...["contested", "corroborated", "single-source"].map((s) => row([shapeOf(s, 11, 11, 6)], say(`key-${s}`))),
    row([draw("circle", { class: "cluster", cx: 11, cy: 11, r: 9 }), draw("text", { class: "number", x: 11, y: 15, text: "3" })], say("key-cluster")),
    row([draw("g", { class: "vague" }, shapeOf("single-source", 11, 11, 7))], say("key-vague")),
  ];
}
