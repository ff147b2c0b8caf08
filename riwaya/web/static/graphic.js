// What is hard to read stays folded until somebody asks: a sentence with such words (resources/languages/ar/graphic.yaml), in every text that a page shows.
import { say, make, plain } from "./telling.js";
import { closed } from "./boot.js";

const GRAPHIC = new RegExp(closed.graphic, "g");
// one letter for each spelling of it, as the pattern has them; marks, tatweel and invisible characters count for nothing
const LETTERS = { "ا": "أإآٱٲٳ", "ي": "ىئیېے", "ه": "ةۀەھہ", "و": "ؤ", "ك": "کڪګگ", "ب": "پ", "ج": "چ", "ز": "ژ", "ف": "ڤ" };
const FOLD = new Map(Object.entries(LETTERS).flatMap(([letter, spellings]) => Array.from(spellings).map((one) => [one, letter])));
const NOTHING = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f]/u;
const isEnd = (point, next) => point === "\n" || (/[.!؟?…]/u.test(point) && (next === undefined || /\s/u.test(next)));

// the sentences of a text, as spans, that hold such words
export function graphicSpans(text) {
  const points = Array.from(text);
  const at = [];
  let folded = "";
  points.forEach((point, index) => {
    for (const letter of point.normalize("NFKC")) if (!NOTHING.test(letter)) { folded += FOLD.get(letter) ?? (/\s/u.test(letter) ? " " : letter); while (at.length < folded.length) at.push(index); }
  });
  const spans = [];
  for (const found of folded.matchAll(GRAPHIC)) {
    let [start, end] = [at[found.index], at[found.index + found[0].length - 1] + 1];
    if (spans.length && start < spans[spans.length - 1][1]) continue;
    while (start > 0 && !isEnd(points[start - 1], points[start])) start -= 1;
    while (end < points.length && !isEnd(points[end - 1], points[end])) end += 1;
    while (start < end && /\s/u.test(points[start])) start += 1;
    while (end > start && /\s/u.test(points[end - 1])) end -= 1;
    spans.push([start, end]);
  }
  return spans;
}

export const showsGraphic = () => /(?:^|;\s*)graphic=1(?:;|$)/.test(document.cookie);
// what is folded of a text: nothing where somebody asked for everything
export const foldsOf = (text) => (showsGraphic() ? [] : graphicSpans(text));

// a button whose words are drawn by the style, so that it adds nothing to the text it stands in
export const unfolder = (asked) => make("button", { type: "button", class: "unfold", "data-label": say("graphic-folded"), "aria-label": say("graphic-show"), title: say("graphic-show"), on: { click: (event) => { event.stopPropagation(); asked(); } } });

function pieces(text, drawn, folded) {
  const points = Array.from(text);
  const nodes = [];
  let from = 0;
  for (const [start, end] of foldsOf(text)) {
    nodes.push(...drawn(from, start), folded(start, end));
    from = end;
  }
  return [...nodes, ...drawn(from, points.length)];
}
const inside = (text) => { const points = Array.from(text); return (start, end) => (end > start ? [plain(points.slice(start, end).join(""))] : []); };

// a text of the page with its folded sentences behind buttons
export function guarded(text) {
  const words = inside(text);
  return pieces(text, words, (start, end) => {
    const hidden = make("span", { class: "graphic", hidden: "" }, ...words(start, end));
    const button = unfolder(() => { hidden.hidden = false; button.remove(); });
    return make("span", {}, button, hidden);
  });
}

// a line inside of a link or a button, which can hold no button: what is folded shows on the page that it leads to. `draw` draws a stretch
export const veiled = (text, draw = inside(text)) => pieces(text, draw, () => make("span", { class: "veiled", text: say("graphic-folded") }));
export const veiledText = (text) => pieces(text, inside(text), () => `[${say("graphic-folded")}]`).join("");
