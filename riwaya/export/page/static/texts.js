// The reports of an incident, their words lit up; masked for sharing there are none.
const areTextsMasked = () => data.sharing !== null && data.sharing.masks.includes("texts");

function textsOf(incident, accounts) {
  if (areTextsMasked()) return null;
  const box = make("div", { class: "texts" });
  for (const id of incident.reports.filter((r) => reportsById.has(r))) {
    const report = reportsById.get(id);
    const own = accounts.filter((a) => a.report_id === id);
    const link = /^https?:\/\//.test(report.url ?? "") ? [make("p", { class: "note" }, make("a", { href: report.url, rel: "noopener noreferrer nofollow", target: "_blank", text: say("source-link") }))] : [];
    box.append(make("details", { "data-report": id, open: incident.reports.length <= 4 ? "" : null }, make("summary", {}, isolated(`${apart(report.outlet ?? id)}${report.published ? ` · ${oneDay(report.published)}` : ""}`)), ...link, lightText(report, own, null)));
  }
  return box;
}

function lightWords(texts, account, span, from) {
  if (!texts) return;
  for (const details of texts.querySelectorAll("details")) {
    const isHere = details.dataset.report === account.report_id;
    if (isHere) details.open = true;
    const own = incidentsById.get(state.chosen)?.accounts.map((id) => accountsById.get(id)).filter((a) => a?.report_id === details.dataset.report) ?? [account];
    details.querySelector(".text").replaceWith(lightText(reportsById.get(details.dataset.report), own, isHere ? span : null));
    if (!isHere) continue;
    const lit = details.querySelector("mark.lit");
    details.querySelector(".return")?.remove();
    details.querySelector(".text").before(make("button", { type: "button", class: "return", text: say("return"), on: { click: () => { from.focus({ preventScroll: true }); from.scrollIntoView({ block: "center" }); } } }));
    lit?.setAttribute("tabindex", "-1");
    lit?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    lit?.focus({ preventScroll: true });
  }
}

const textKey = () => [make("mark", { class: "evidence", text: say("key-evidence") }), " ", make("mark", { class: "evidence value", text: say("key-value") }), " ", make("mark", { class: "evidence value lit", text: say("key-lit") })];
