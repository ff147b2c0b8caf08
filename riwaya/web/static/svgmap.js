// A small map of our own: for one incident, for pointing at a place, and wherever the build brought no Leaflet.
import { say, make, draw, mercator, unprojected, drawGround, namesOnMap } from "./telling.js";
import { loadGround, clusters, shapeOf, radiusOf } from "./ground.js";

export async function svgMap(box, { points = [], act = null, picked = null, center = null, near = null } = {}) {
  await loadGround();
  const middle = center ?? near;
  const view = { x: middle?.lon ?? 41, y: mercator(middle?.lat ?? 30), scale: middle ? 120 : 10 };
  const ground = drawGround();
  let shown = points;
  let pin = center;
  const size = () => [box.clientWidth || 400, box.clientHeight || 260];
  const project = ([lat, lon]) => { const [w, h] = size(); return [(lon - view.x) * view.scale + w / 2, (view.y - mercator(lat)) * view.scale + h / 2]; };

  function fit(some) {
    if (!some.length) return;
    const [w, h] = size();
    const xs = some.map((p) => p.lon);
    const ys = some.map((p) => mercator(p.lat));
    Object.assign(view, { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2, scale: Math.min(160, (w - 60) / Math.max(0.5, Math.max(...xs) - Math.min(...xs)), (h - 60) / Math.max(0.5, Math.max(...ys) - Math.min(...ys))) });
  }
  function paint() {
    const [w, h] = size();
    const focused = document.activeElement?.closest?.(".mark")?.dataset.key;
    ground.setAttribute("transform", `translate(${w / 2 - view.x * view.scale} ${h / 2 + view.y * view.scale}) scale(${view.scale})`);
    const marks = clusters(shown, project).filter((m) => m.x > -20 && m.y > -20 && m.x < w + 20 && m.y < h + 20);
    const svg = draw("svg", { viewBox: `0 0 ${w} ${h}` });
    svg.append(ground, namesOnMap(project, w, h, view.scale, marks.map((m) => ({ x: m.x, y: m.y, r: radiusOf(m.all.length) }))));
    for (const m of marks) {
      const label = m.all.length === 1 ? m.all[0].label : say("cluster", { n: m.all.length, contested: m.all.filter((p) => p.standing === "contested").length });
      const shape = shapeOf(m.all);
      const half = Number(shape.getAttribute("width")) / 2;
      shape.setAttribute("x", m.x - half);
      shape.setAttribute("y", m.y - half);
      const mark = draw("g", { class: "mark", role: act ? "button" : "img", tabindex: act ? "0" : null, "aria-label": label, "data-key": `${m.lat} ${m.lon}` }, shape, draw("title", { text: label }));
      if (act) {
        const go = () => (m.all.length === 1 ? act(m.all) : (fit(m.all), view.scale >= 159 ? act(m.all) : paint()));
        mark.addEventListener("click", go);
        mark.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); go(); } });
      }
      svg.append(mark);
    }
    if (pin && picked) { const [x, y] = project([pin.lat, pin.lon]); svg.append(draw("path", { class: "pin", d: `M${x} ${y}l-7 -18a7.5 7.5 0 1 1 14 0z` })); }
    if (picked) svg.append(draw("path", { class: "cross", d: `M${w / 2 - 8} ${h / 2}h16M${w / 2} ${h / 2 - 8}v16` }));
    box.querySelector("svg.ground-map")?.remove();
    svg.classList.add("ground-map");
    box.prepend(svg);
    if (focused) box.querySelector(`.mark[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
  const zoom = (by, at) => {
    const [w, h] = size();
    const [px, py] = at ?? [w / 2, h / 2];
    const scale = Math.min(2600, Math.max(4, view.scale * by));
    view.x += (px - w / 2) * (1 / view.scale - 1 / scale);
    view.y -= (py - h / 2) * (1 / view.scale - 1 / scale);
    view.scale = scale;
    paint();
  };
  const pan = (dx, dy) => { view.x -= dx / view.scale; view.y += dy / view.scale; paint(); };
  const pick = (x, y) => {
    const [w, h] = size();
    pin = { lat: unprojected(view.y - (y - h / 2) / view.scale), lon: view.x + (x - w / 2) / view.scale };
    picked(pin.lat, pin.lon);
    paint();
  };
  const at = (event) => { const edge = box.getBoundingClientRect(); return [event.clientX - edge.left, event.clientY - edge.top]; };
  let drag = null;
  box.addEventListener("pointerdown", (event) => { if (event.button === 0 && !event.target.closest("button, .mark")) { drag = { last: at(event), moved: 0 }; box.setPointerCapture(event.pointerId); } });
  box.addEventListener("pointermove", (event) => { if (!drag) return; const now = at(event); const [dx, dy] = [now[0] - drag.last[0], now[1] - drag.last[1]]; drag.moved += Math.abs(dx) + Math.abs(dy); drag.last = now; pan(dx, dy); });
  box.addEventListener("pointerup", (event) => { if (drag && drag.moved < 5 && picked) pick(...at(event)); drag = null; });
  box.addEventListener("pointercancel", () => { drag = null; });
  box.addEventListener("wheel", (event) => { if (!event.ctrlKey && !event.metaKey && !box.contains(document.activeElement)) return; event.preventDefault(); zoom(event.deltaY < 0 ? 1.25 : 0.8, at(event)); }, { passive: false });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowUp: [0, 40], ArrowDown: [0, -40], ArrowLeft: [40, 0], ArrowRight: [-40, 0] }[event.key];
    if (step) pan(...step);
    else if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else if (event.key === "Enter" && picked && event.target === box) { const [w, h] = size(); pick(w / 2, h / 2); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const button = (text, key, go) => make("button", { type: "button", text, "aria-label": say(key), title: say(key), on: { click: go } });
  box.append(make("div", { class: "zoom" }, button("+", "zoom-in", () => zoom(1.6)), button("−", "zoom-out", () => zoom(1 / 1.6))));
  new ResizeObserver(paint).observe(box);
  if (points.length) fit(points);
  paint();
  return { set(some) { shown = some; fit(some); paint(); }, paint };
}
