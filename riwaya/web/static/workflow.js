// Where a record stands: machine draft, in review, final, disputed; who set it; the keys r, f, d and their buttons.
import { say, make, isolated, locale } from "./telling.js";
import { may, tell } from "./boot.js";
import { ask, enc, problem } from "./api.js";
import { bindKeys } from "./keys.js";
import { withVersion, inTurn } from "./conflict.js";

const STATES = [["draft", null], ["in_review", "r"], ["final", "f"], ["disputed", "d"]];
const clock = new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hour12: false });
export const timeOf = (iso) => (iso ? clock.format(new Date(iso)) : "");

// record: {sort: "reports"|"incidents", id, view, etag}; changed(view, etag) draws it anew
export function stateBar(record, changed) {
  const { sort, id, view } = record;
  const allowed = (state) => may(state === "final" || view.state === "final" ? "reviewer" : "coder");
  const path = `${sort}/${enc(id)}`;
  const set = (state) => inTurn(() => setNow(state));
  const setNow = async (state) => {
    if (state === record.view.state || !allowed(state)) return;
    const before = record.view.state;
    try {
      const put = (wanted, why) => withVersion(record.etag, (etag) => ask("PUT", `${path}/state`, { body: { state: wanted, why }, etag }), { fresh: () => ask("GET", path), tellTheirs: (now) => [`${say("state")}: ${say(`state-${now.state}`)}${now.state_by ? ` (${now.state_by})` : ""}`], mine: [`${say("state")}: ${say(`state-${wanted}`)}`] });
      const answer = await put(state, "");
      if (answer.isKept) return;
      await changed(answer.data, answer.etag);
      if (!answer.isTheirs) tell(say("state-set", { state: say(`state-${state}`) }), async () => { try { const back = await put(before, ""); if (!back.isKept) changed(back.data, back.etag); } catch (error) { problem(error); } });
    } catch (error) { problem(error); }
  };
  bindKeys(Object.fromEntries(STATES.filter(([, key]) => key).map(([state, key]) => [key, [`set-${state}`, () => set(state)]])));
  const buttons = STATES.map(([state, key]) => make("button", { type: "button", class: `set ${state}`, "aria-pressed": view.state === state ? "true" : "false", disabled: !allowed(state), title: key ? `${say(`set-${state}`)} (${key})` : null, text: say(`state-${state}`), on: { click: () => set(state) } }));
  return make("div", { class: "workflow", role: "group", "aria-label": say("state") }, ...buttons, ...(view.state_by ? [make("span", { class: "note" }, isolated(view.state_by), ` · ${timeOf(view.state_at)}`)] : []));
}
