// The ground of the map: countries, lakes, rivers and names. Drawn once in projected degrees (Mercator); `moveGround` shifts and scales it.
const mercator = (lat) => (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
const unprojected = (y) => (360 / Math.PI) * (Math.atan(Math.exp((y * Math.PI) / 180)) - Math.PI / 4);
const pathOf = (points, isClosed) => `M${points.map(([lat, lon]) => `${lon.toFixed(2)} ${(-mercator(lat)).toFixed(2)}`).join("L")}${isClosed ? "Z" : ""}`;

function ringsOf(geography) {
  const arcs = geography.outlines.arcs.map((steps) => {
    const points = [];
    let [lon, lat] = [0, 0];
    for (let i = 0; i < steps.length; i += 2) { lon += steps[i]; lat += steps[i + 1]; points.push([lat / 100, lon / 100]); }
    return points;
  });
  const whole = (ring) => ring.flatMap((index) => (index >= 0 ? arcs[index] : [...arcs[~index]].reverse()));
  return Object.entries(geography.outlines.countries).map(([code, rings]) => [code, rings.map(whole)]);
}

function drawGround() {
  const ground = draw("g", { class: "ground", "aria-hidden": "true" });
  for (const [, rings] of ringsOf(data.geography)) ground.append(draw("path", { class: "land", d: rings.map((ring) => pathOf(ring, true)).join("") }));
  for (const lake of data.geography.lakes) ground.append(draw("path", { class: "lake", d: pathOf(lake.ring, true) }));
  for (const river of data.geography.rivers) ground.append(draw("path", { class: "river", d: pathOf(river.course, false) }));
  return ground;
}

// From which scale (pixels a degree) a name of this rank is drawn: capitals of governorates first, villages last.
const FROM_SCALE = { 1: 0, 2: 16, 3: 40, 4: 60, 5: 170, 6: 300, 7: 380 };

// A name makes room for the marks: a town under a mark is named below it, any other name that a mark would cover is left out.
function namesOnMap(project, width, height, scale, marks) {
  const layer = draw("g", { class: "names", "aria-hidden": "true" });
  const taken = [];
  const write = (kind, record, at, hasDot) => {
    const text = isArabic() ? record.name_ar ?? record.ar : record.name_en ?? record.en;
    const [x, y] = project(at);
    const half = text.length * (kind === "country" ? 4.6 : 3.3) + 4;
    const edge = kind === "country" || kind === "sea" ? half : 8;
    if (x < edge || y < 12 || x > width - edge || y > height - 8) return;
    const over = hasDot && marks.find((m) => Math.hypot(m.x - x, m.y - y) < m.r + 4);
    const top = over ? over.y + over.r + 11 : hasDot ? y - 6 : y;
    if (kind !== "country" && marks.some((m) => m !== over && Math.abs(m.x - x) < half + m.r - 4 && Math.abs(m.y - top + 4) < m.r + 5)) return;
    if (taken.some(([a, b, h]) => Math.abs(a - x) < half + h && Math.abs(b - top) < 15)) return;
    taken.push([x, top, half]);
    if (hasDot && !over) layer.append(draw("circle", { class: "town", cx: x, cy: y, r: 1.8 }));
    layer.append(draw("text", { class: kind, x, y: top, text }));
  };
  if (scale < 70) for (const country of data.geography.countries) if (scale >= country.from_scale) write("country", country, country.at, false);
  for (const sea of data.geography.seas) write("sea", sea, sea.at, false);
  for (const label of data.labels) if (scale >= (FROM_SCALE[label.rank] ?? 380)) write(label.is_area ? "area" : "place", label, [label.lat, label.lon], !label.is_area);
  if (scale >= 34) for (const water of [...data.geography.rivers, ...data.geography.lakes]) {
    const line = water.course ?? water.ring;
    for (const at of [0.5, 0.25, 0.75]) {
      const point = line[Math.floor((line.length - 1) * at)];
      const [x, y] = project(point);
      if (x > 30 && x < width - 30 && y > 15 && y < height - 15) { write("water", water, point, false); break; }
    }
  }
  return layer;
}
