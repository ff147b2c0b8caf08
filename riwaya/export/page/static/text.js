// The text of a report with its spans lit up. Spans count Unicode code points; a script's strings count UTF-16 units: the two meet only here.
function lightText(text, spans, chosen) {
  const points = Array.from(text);
  const edges = [...new Set([0, points.length, ...spans.flat(), ...(chosen ?? [])])].filter((edge) => edge >= 0 && edge <= points.length).sort((a, b) => a - b);
  const box = make("div", { class: "text", dir: "auto", lang: "ar" });
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const [start, end] = [edges[i], edges[i + 1]];
    const piece = points.slice(start, end).join("");
    const inside = spans.some(([s, e]) => s <= start && end <= e);
    const lit = chosen && chosen[0] <= start && end <= chosen[1];
    box.append(inside || lit ? make("mark", { class: lit ? "lit" : null, text: piece }) : document.createTextNode(piece));
  }
  return box;
}
const wordsOf = (text, span) => Array.from(text).slice(span[0], span[1]).join("");
