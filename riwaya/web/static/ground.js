// The ground of every map: outlines, rivers, lakes and names, fetched once a page.
import { data } from "./telling.js";

let asked = null;
export function loadGround() {
  asked ??= fetch("/ground.json").then((reply) => reply.json()).then(({ geography, labels }) => Object.assign(data, { geography, labels }));
  return asked;
}

// points that would overlap become one mark: {x, y, all}
export function clusters(points, project, reach = 42) {
  const cells = new Map();
  const marks = [];
  for (const point of points) {
    const [x, y] = project([point.lat, point.lon]);
    const [column, row] = [Math.floor(x / reach), Math.floor(y / reach)];
    let near = null;
    for (let dx = -1; dx <= 1 && !near; dx += 1) for (let dy = -1; dy <= 1 && !near; dy += 1) near = (cells.get(`${column + dx} ${row + dy}`) ?? []).find((m) => Math.hypot(m.x - x, m.y - y) < reach) ?? null;
    if (near) { near.all.push(point); continue; }
    const mark = { x, y, lat: point.lat, lon: point.lon, all: [point] };
    marks.push(mark);
    const key = `${column} ${row}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(mark);
  }
  return marks;
}

export const radiusOf = (n) => (n === 1 ? 7 : Math.min(20, 10 + 1.6 * Math.log2(n)));
const SVG = "http://www.w3.org/2000/svg";
const part = (tag, attributes, text) => {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
};

// the shape of a mark: what is contested is a diamond, and a cluster that holds some carries a diamond with their number's share
export function shapeOf(all, { isChosen = false } = {}) {
  const r = radiusOf(all.length);
  const half = r + 8;
  const svg = part("svg", { viewBox: `${-half} ${-half} ${2 * half} ${2 * half}`, width: 2 * half, height: 2 * half, "aria-hidden": "true" });
  const diamond = (x, y, s) => part("path", { class: "shape contested", d: `M${x} ${y - s}L${x + s} ${y}L${x} ${y + s}L${x - s} ${y}Z` });
  if (isChosen) svg.append(part("circle", { class: "chosen", r: r + 5 }));
  if (all.length === 1) svg.append(all[0].standing === "contested" ? diamond(0, 0, 9.5) : part("circle", { class: `shape ${all[0].standing}`, r: 7 }));
  else {
    svg.append(part("circle", { class: "cluster", r }), part("text", { class: "number", y: 4 }, all.length));
    if (all.some((one) => one.standing === "contested")) svg.append(diamond(r * 0.72, -r * 0.72, 6));
  }
  return svg;
}
