// The text of a report with its spans lit up. Spans count Unicode code points; a script's strings count UTF-16 units: the two meet only here.
const CONTROLS = new Map([["\u202a", "LRE"], ["\u202b", "RLE"], ["\u202c", "PDF"], ["\u202d", "LRO"], ["\u202e", "RLO"], ["\u2066", "LRI"], ["\u2067", "RLI"], ["\u2068", "FSI"], ["\u2069", "PDI"]]);
const wordsOf = (report, span) => (report && span ? plain(Array.from(report.text).slice(span[0], span[1]).join("")).replace(/\s+/g, " ").trim() : "");

// every span of an account that stands for a value, with what it says
function spansOf(account) {
  const rows = [[account.trigger, nameOf("kind", account.kind)], [account.date_span, days(account)], [account.time_span, account.time_of_day && say(account.time_of_day)], [account.place?.span, placeName(account.place)], [account.factuality_span, say(account.factuality)]];
  for (const actor of account.actors) rows.push([actor.span, `${say(actor.role)}: ${nameOf("actor", actor.id)}`]);
  for (const count of account.counts) rows.push([count.span, `${say(count.measure)}: ${amount(count)} ${whoCounted(count)}`]);
  for (const thing of [...account.objects, ...account.weapons]) rows.push([thing.span, nameOf("thing", thing.id)]);
  for (const source of account.sources) rows.push([source.span, `${say("who-says")}: ${nameOf("source", source.id)}`]);
  return rows.filter(([span]) => span);
}

function lightText(report, accounts, chosen) {
  const points = Array.from(report.text);
  const evidence = accounts.flatMap((a) => a.evidence);
  const values = accounts.flatMap(spansOf);
  const furniture = (report.masked ?? []).map(([s, e]) => [s, e]);
  const inside = (edge) => edge >= 0 && edge <= points.length;
  const edges = [...new Set([0, points.length, ...evidence.flat(), ...values.flatMap(([span]) => span), ...furniture.flat(), ...(chosen ?? [])])].filter(inside).sort((a, b) => a - b);
  const box = make("div", { class: "text", dir: "auto", lang: "ar" });
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const [start, end] = [edges[i], edges[i + 1]];
    const covers = ([s, e]) => s <= start && end <= e;
    const said = [...new Set(values.filter(([span]) => covers(span)).map(([, what]) => what))];
    const isLit = chosen && covers(chosen);
    const kind = [isLit && "lit", said.length && "value", evidence.some(covers) && "evidence", furniture.some(covers) && "furniture"].filter(Boolean).join(" ");
    const piece = visible(points.slice(start, end));
    box.append(...(kind ? [make("mark", { class: kind, title: said.length ? said.join("\n") : furniture.some(covers) ? say("furniture") : null }, ...piece)] : piece));
  }
  return box;
}

// Characters that turn the direction of text are shown by name, never obeyed: a report cannot rearrange the words around it.
function visible(points) {
  const pieces = [];
  let run = "";
  for (const point of points) {
    if (!CONTROLS.has(point)) run += point;
    else {
      pieces.push(document.createTextNode(run), make("span", { class: "control", "data-name": CONTROLS.get(point), title: say("control-character") }));
      run = "";
    }
  }
  pieces.push(document.createTextNode(run));
  return pieces;
}
