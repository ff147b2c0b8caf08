// When each report came out, beside the day of the incident.
import { say, make, isolated, apart, oneDay, days } from "./telling.js";
import { enc } from "./api.js";

export function tellingLine(box, view) {
  const rows = [...view.reports].sort((a, b) => (a.published ?? "").localeCompare(b.published ?? ""));
  box.replaceChildren(make("h3", { text: say("telling-line") }), make("p", { class: "note" }, `${say("date")}: `, isolated(days(view.incident))),
    make("ol", { class: "plain line" }, ...rows.map((report) => make("li", {}, make("time", { class: "note", text: report.published ? oneDay(report.published) : say("no-date") }), " ", make("a", { href: `/reports/${enc(report.report_id)}` }, isolated(apart(report.outlet ?? report.report_id)))))));
}
