// Incidents by day, or by month where the days are many; a bar filters to its stretch.
function drawTimeline(incidents, pick) {
  const box = document.getElementById("timeline");
  const dated = incidents.filter((i) => i.date_start);
  const width = 600;
  const counts = new Map();
  const byDay = new Set(dated.map((i) => i.date_start)).size <= 60;
  for (const incident of dated) { const key = incident.date_start.slice(0, byDay ? 10 : 7); counts.set(key, (counts.get(key) ?? 0) + 1); }
  const keys = [...counts.keys()].sort();
  const svg = draw("svg", { viewBox: `0 0 ${width} 80`, preserveAspectRatio: "none" });
  const top = Math.max(1, ...counts.values());
  const step = width / Math.max(1, keys.length);
  keys.forEach((key, index) => {
    const height = 8 + (52 * counts.get(key)) / top;
    const bar = draw("rect", { x: index * step + 0.5, y: 64 - height, width: Math.max(1, step - 1), height });
    bar.append(draw("title", { text: `${key}: ${counts.get(key)}` }));
    bar.addEventListener("click", () => pick(key));
    svg.append(bar);
  });
  if (keys.length) svg.append(draw("text", { x: 2, y: 77, text: keys[0] }), draw("text", { x: width - 62, y: 77, text: keys[keys.length - 1] }));
  box.setAttribute("aria-label", `${say("timeline")}: ${keys[0] ?? ""} – ${keys[keys.length - 1] ?? ""}`);
  box.replaceChildren(svg);
}
