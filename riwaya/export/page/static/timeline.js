// Incidents on a true time axis, by day, month or year as the stretch is long; each bar is stacked by standing and filters to its stretch.
const DAY = 86400000;
const UNITS = { day: 10, month: 7, year: 4 };

function binsOf(dated) {
  const starts = dated.map((i) => i.date_start).sort();
  const [first, last] = [starts[0], starts[starts.length - 1]];
  const stretch = (dayOf(last) - dayOf(first)) / DAY;
  const unit = stretch <= 100 ? "day" : stretch <= 3700 ? "month" : "year";
  const bins = new Map();
  for (let day = dayOf(`${first.slice(0, UNITS[unit])}${unit === "day" ? "" : unit === "month" ? "-01" : "-01-01"}`); day <= dayOf(last); ) {
    bins.set(day.toISOString().slice(0, UNITS[unit]), []);
    day = unit === "day" ? new Date(day.getTime() + DAY) : unit === "month" ? new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1)) : new Date(Date.UTC(day.getUTCFullYear() + 1, 0, 1));
  }
  for (const incident of dated) bins.get(incident.date_start.slice(0, UNITS[unit])).push(incident);
  return [unit, [...bins]];
}

const firstDay = (key) => (key.length === 4 ? `${key}-01-01` : key.length === 7 ? `${key}-01` : key);
const lastDay = (key) => (key.length === 4 ? `${key}-12-31` : key.length === 7 ? new Date(Date.UTC(Number(key.slice(0, 4)), Number(key.slice(5, 7)), 0)).toISOString().slice(0, 10) : key);

function drawTimeline(incidents, pick) {
  const box = byId("timeline");
  const dated = incidents.filter((i) => i.date_start);
  if (!dated.length) {
    box.replaceChildren(make("p", { class: "note", text: say("no-dates") }));
    return;
  }
  const [unit, bins] = binsOf(dated);
  const [width, height, foot] = [Math.max(240, box.clientWidth || 600), 104, 18];
  const top = Math.max(...bins.map(([, all]) => all.length));
  const step = Math.min(40, width / bins.length);
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": say("timeline-says", { a: formatter(unit).format(dayOf(firstDay(bins[0][0]))), b: formatter(unit).format(dayOf(firstDay(bins[bins.length - 1][0]))), n: dated.length }) });
  svg.append(draw("path", { class: "axis", d: `M0 ${height - foot}H${width}` }));
  bins.forEach(([key, all], index) => {
    if (!all.length) return;
    const bar = draw("g", { class: "stack" }, draw("rect", { class: "catch", x: index * step, y: 0, width: step, height: height - foot }));
    let y = height - foot;
    for (const standing of STANDINGS) {
      const part = (all.filter((i) => i.standing === standing).length / top) * (height - foot - 14);
      if (part) bar.append(draw("rect", { class: standing, x: index * step + step * 0.08, y: y - part, width: Math.max(1.5, step * 0.84), height: part }));
      y -= part;
    }
    bar.append(draw("title", { text: `${formatter(unit).format(dayOf(firstDay(key)))}: ${all.length}` }));
    bar.addEventListener("click", () => pick(firstDay(key), lastDay(key)));
    svg.append(bar);
  });
  // labels where there is room: the first, the last, and a few between
  const every = Math.max(1, Math.ceil(130 / step));
  const end = (bins.length - 1) * step;
  for (let index = 0; index < bins.length; index += every) {
    if (index && end - index * step < 120 && index !== bins.length - 1) break;
    svg.append(draw("text", { x: index * step, y: height - 4, text: formatter(unit).format(dayOf(firstDay(bins[index][0]))) }));
  }
  if (bins.length > 1 && end > 120 && (bins.length - 1) % every !== 0) svg.append(draw("text", { class: "end", x: Math.min(width, end + step), y: height - 4, text: formatter(unit).format(dayOf(firstDay(bins[bins.length - 1][0]))) }));
  svg.append(draw("text", { class: "top", x: 0, y: 9, text: `\u2068${say("most", { n: top })}\u2069` }));
  box.replaceChildren(svg);
}
