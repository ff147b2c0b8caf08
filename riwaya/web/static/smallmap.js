// Where the accounts of one incident put it.
import { say, make, placeName, nameOf, holderOf, isolated } from "./telling.js";
import { svgMap } from "./svgmap.js";

let drawn = null;
export async function smallMap(box, view) {
  const points = view.accounts.filter((one) => !one.is_rejected && one.account.place?.lat !== null && one.account.place?.lat !== undefined).map(({ account }) => ({ lat: account.place.lat, lon: account.place.lon, standing: view.incident.standing, label: `${placeName(account.place)} · ${nameOf("source", holderOf(account))}` }));
  if (!points.length) { box.replaceChildren(make("p", { class: "note" }, isolated(say(view.accounts.some((one) => one.account.place) ? "no-point" : "no-place")))); return; }
  if (drawn) drawn.set(points);
  else drawn = await svgMap(box, { points });
}
