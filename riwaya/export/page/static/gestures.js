// How the map is moved. One finger and the plain wheel scroll the page; two fingers, a drag with the mouse, Ctrl and the wheel, keys and buttons move the map.
function listenToMap() {
  const box = byId("map");
  const at = (point) => { const edge = box.getBoundingClientRect(); return [point.clientX - edge.left, point.clientY - edge.top]; };
  let drag = null;
  let pinch = null;
  box.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && !box.contains(document.activeElement)) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, at(event));
  }, { passive: false });
  box.addEventListener("dblclick", (event) => { if (!event.target.closest(".zoom, .mark")) zoom(1.8, at(event)); });
  box.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" || event.button !== 0 || event.target.closest(".zoom, .mark")) return;
    drag = at(event);
    box.setPointerCapture(event.pointerId);
  });
  box.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerType === "touch") return;
    const now = at(event);
    pan(now[0] - drag[0], now[1] - drag[1]);
    drag = now;
  });
  for (const end of ["pointerup", "pointercancel"]) box.addEventListener(end, () => { drag = null; });
  const two = (touches) => {
    const [a, b] = [at(touches[0]), at(touches[1])];
    return { middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], apart: Math.max(12, Math.hypot(a[0] - b[0], a[1] - b[1])) };
  };
  box.addEventListener("touchstart", (event) => { if (event.touches.length === 2) { event.preventDefault(); pinch = two(event.touches); } }, { passive: false });
  box.addEventListener("touchmove", (event) => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    const now = two(event.touches);
    pan(now.middle[0] - pinch.middle[0], now.middle[1] - pinch.middle[1]);
    zoom(now.apart / pinch.apart, now.middle);
    pinch = now;
  }, { passive: false });
  for (const end of ["touchend", "touchcancel"]) box.addEventListener(end, (event) => { if (event.touches.length < 2) pinch = null; });
  box.addEventListener("keydown", (event) => {
    const mark = event.target.closest?.(".mark");
    const step = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [1, 0], ArrowRight: [-1, 0] }[event.key];
    if (mark && step) {
      const next = mapState.drawn[mapState.drawn.indexOf(mark) + (step[0] + step[1] > 0 ? -1 : 1)];
      event.preventDefault();
      next?.focus({ preventScroll: true });
    } else if (step) { event.preventDefault(); pan(step[0] * 60, step[1] * 60); }
    else if (event.key === "+" || event.key === "=") { event.preventDefault(); zoom(1.4); }
    else if (event.key === "-") { event.preventDefault(); zoom(1 / 1.4); }
    else if (event.key === "0") { event.preventDefault(); fitMap(mapState.found); askMap(); }
  });
  new ResizeObserver(() => askMap()).observe(box);
  window.addEventListener("resize", () => paintTimeline());
}
