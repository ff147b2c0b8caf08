// Pointing at a place on a map; with the keyboard the cross in the middle is what Enter takes.
import { svgMap } from "./svgmap.js";
import { data } from "./telling.js";

// the country of the nearest name that the map knows
function countryAt(lat, lon) {
  const near = data.geography.countries.map((c) => ({ code: c.code, d: Math.hypot(c.at[0] - lat, c.at[1] - lon) })).sort((a, b) => a.d - b.d)[0];
  return near && near.d < 4 ? near.code : null;
}

export async function pickPoint(box, { lat, lon, near, picked }) {
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  await svgMap(box, { near, center: lat && lon ? { lat, lon } : null, picked: (a, b) => picked(a, b, countryAt(a, b)) });
}
