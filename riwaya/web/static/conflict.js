// Two people on one record: what the other one changed is shown beside what was to be written; nothing is lost and nothing is overwritten in silence.
import { say, make } from "./telling.js";
import { Refused } from "./api.js";

// One write after the other: whoever presses on while a change is being saved is not in conflict with themselves.
let saving = Promise.resolve();
export function inTurn(work) {
  const turn = saving.then(work);
  saving = turn.catch(() => {});
  return turn;
}

// send(etag) writes; fresh() answers {data, etag} of the record as it is now; tellTheirs(data) and mine say both in words
export async function withVersion(etag, send, { fresh, tellTheirs, mine }) {
  try {
    return await send(etag);
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 412) throw error;
    const now = await fresh();
    const answer = await askPerson(tellTheirs(now.data), mine);
    if (answer === "mine") return withVersion(now.etag, send, { fresh, tellTheirs, mine });
    return answer === "theirs" ? { isTheirs: true, ...now } : { isKept: true };
  }
}

function askPerson(theirs, mine) {
  return new Promise((done) => {
    const list = (items) => make("ul", {}, ...items.map((text) => make("li", { dir: "auto", text })));
    const button = (value, key, kind) => make("button", { type: "submit", value, class: kind, text: say(key) });
    const dialog = make("dialog", { class: "conflict", "aria-labelledby": "conflict-title" }, make("form", { method: "dialog" },
      make("h2", { id: "conflict-title", text: say("conflict") }), make("p", { text: say("conflict-told") }),
      make("div", { class: "pair" }, make("section", {}, make("h3", { text: say("conflict-theirs") }), list(theirs)), make("section", {}, make("h3", { text: say("conflict-mine") }), list(mine))),
      make("div", { class: "actions" }, button("kept", "conflict-go-on", null), button("theirs", "conflict-take-theirs", null), button("mine", "conflict-put-mine", "main"))));
    dialog.addEventListener("close", () => { done(dialog.returnValue || "kept"); dialog.remove(); });
    document.body.append(dialog);
    dialog.showModal();
  });
}
