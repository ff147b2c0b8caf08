// A report's text with every value lit in the colour of its slot; a chosen value, or chosen words, stand out.
import { make, visible, plain } from "./telling.js";
import { selectSpan } from "./spans.js";
import { foldsOf, unfolder } from "./graphic.js";

// folded sentences that somebody asked for, by report and start
const asked = new Set();

// rows: [{key, slot, span, text, account}]; accounts: those whose clauses may be shown. The pieces stay while one value after the other is chosen.
export function lightText(box, report, rows, accounts) {
  const points = Array.from(report.text);
  const told = accounts.map((account) => [account.account_id, (account.evidence ?? []).filter(Boolean)]);
  const furniture = (report.masked ?? []).map(([s, e]) => [s, e]);
  const lit = rows.filter((row) => row.span);
  const inside = (edge) => edge >= 0 && edge <= points.length;
  const folds = foldsOf(report.text);
  const edges = [...new Set([0, points.length, ...lit.flatMap((row) => row.span), ...told.flatMap(([, spans]) => spans.flat()), ...furniture.flat(), ...folds.flat()])].filter(inside).sort((a, b) => a - b);
  const covers = ([s, e], start, end) => s <= start && end <= e;
  const drawn = [];
  let pieces = drawn;
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const [start, end] = [edges[i], edges[i + 1]];
    const fold = folds.find((span) => covers(span, start, end));
    if (!fold) pieces = drawn;
    else if (fold[0] === start) { const [button, sentence] = folded(report, fold); pieces = []; drawn.push(...button, sentence); sentence.pieces = pieces; }
    // the shortest value on these words gives their colour
    const here = lit.filter((row) => covers(row.span, start, end)).sort((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0]));
    const of = told.filter(([, spans]) => spans.some((span) => covers(span, start, end))).map(([id]) => id);
    const isFurniture = furniture.some((span) => covers(span, start, end));
    const words = visible(points.slice(start, end));
    if (!here.length && !of.length && !isFurniture) { pieces.push(...words); continue; }
    const kinds = [here.length && `value ${here[0].slot}`, here.some((row) => row.isOpen) && "open", isFurniture && "furniture"].filter(Boolean).join(" ");
    pieces.push(make("mark", { class: kinds || null, title: [...new Set(here.map((row) => plain(row.text)))].join("\n") || null, "data-keys": here.map((row) => `${row.account} ${row.key}`).join("\n") || null, "data-told": of.join(" ") || null }, ...words));
  }
  for (const sentence of drawn) if (sentence.pieces) sentence.append(...sentence.pieces);
  box.replaceChildren(...drawn);
}

// a sentence that is hard to read, in the text as any other, but hidden behind a button until it is asked for
function folded(report, [start, end]) {
  const key = `${report.report_id} ${start}`;
  const sentence = make("span", { class: "graphic", "data-start": start, "data-end": end, hidden: asked.has(key) ? null : "" });
  const button = unfolder(() => {
    asked.add(key);
    sentence.hidden = false;
    sentence.tabIndex = -1;
    sentence.dispatchEvent(new Event("unfolded", { bubbles: true }));
    button.remove();
    sentence.focus({ preventScroll: true });
  });
  return [sentence.hidden ? [button] : [], sentence];
}

// words that are not hidden
export function wordsInSight(box, spans) {
  const hidden = [...box.querySelectorAll(".graphic[hidden]")].map((node) => [Number(node.dataset.start), Number(node.dataset.end)]);
  return hidden.length ? spans.filter(([start, end]) => !hidden.some(([s, e]) => s <= start && end <= e)) : spans;
}

// the words of one value stand out, and the clauses of its account
export function lightValue(box, row) {
  const key = row && `${row.account} ${row.key}`;
  for (const button of box.querySelectorAll(".unfold.holds-lit")) button.classList.remove("holds-lit");
  for (const mark of box.querySelectorAll("mark")) {
    mark.classList.toggle("lit", Boolean(row) && (mark.dataset.keys ?? "").split("\n").includes(key));
    if (mark.matches(".lit")) mark.closest(".graphic[hidden]")?.previousElementSibling.classList.add("holds-lit");
    mark.classList.toggle("evidence", Boolean(row) && (mark.dataset.told ?? "").split(" ").includes(row.account));
  }
}

// bring the lit words into view inside the text's own scroll, without moving the page
export function showLit(box) {
  // words of a folded sentence show where its button is
  const lit = [...box.querySelectorAll("mark.lit, .unfold.holds-lit")].find((one) => one.offsetParent);
  if (!lit) return;
  const [outer, inner] = [box.getBoundingClientRect(), lit.getBoundingClientRect()];
  if (box.scrollHeight > box.clientHeight + 4) {
    if (inner.top < outer.top + 30 || inner.bottom > outer.bottom - 30) box.scrollTop += inner.top - outer.top - box.clientHeight / 3;
  } else if (inner.top < 70 || inner.bottom > window.innerHeight - 40) window.scrollBy({ top: inner.top - window.innerHeight / 3 });
}

// Words are chosen by keyboard: arrows go from word to word in reading order, Shift takes more, Home and End go to the ends.
export function walkWords(box, { spans, isRightToLeft, changed, take }) {
  let [anchor, head] = [-1, -1];
  const show = () => {
    if (head < 0) return changed(null);
    const span = [spans()[Math.min(anchor, head)][0], spans()[Math.max(anchor, head)][1]];
    const range = selectSpan(box, span);
    const at = range?.getBoundingClientRect();
    const outer = box.getBoundingClientRect();
    if (at && (at.top < outer.top + 20 || at.bottom > outer.bottom - 20)) box.scrollTop += at.top - outer.top - box.clientHeight / 2;
    if (at && (at.top < 80 || at.bottom > window.innerHeight - 20)) window.scrollBy({ top: at.top - window.innerHeight / 2 });
    changed(span);
  };
  box.addEventListener("unfolded", () => { anchor = head = -1; });
  const move = (to, isMore) => {
    head = Math.max(0, Math.min(spans().length - 1, to));
    if (!isMore || anchor < 0) anchor = head;
    show();
  };
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = isRightToLeft() ? "ArrowLeft" : "ArrowRight";
    const step = { [forward]: 1, [forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft"]: -1, ArrowDown: 12, ArrowUp: -12 }[event.key];
    if (step) move(head < 0 ? (step > 0 ? 0 : spans().length - 1) : head + step, event.shiftKey);
    else if (event.key === "Home") move(0, event.shiftKey);
    else if (event.key === "End") move(spans().length - 1, event.shiftKey);
    else if (event.key === "Enter" && head >= 0) take();
    else if (event.key === "Escape" && head >= 0) { anchor = head = -1; window.getSelection().removeAllRanges(); changed(null); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { from: (span) => { const at = spans().findIndex(([, end]) => end > span[0]); if (at >= 0) { anchor = at; head = Math.max(at, spans().findLastIndex(([start]) => start < span[1])); } } };
}
