// A strip at the foot of the page with the text of one report, the words of the chosen value lit; Esc closes it and goes back to the value.
import { byId, say, apart, oneDay, isolated } from "./telling.js";
import { ask, enc, problem } from "./api.js";
import { lightText, lightValue, showLit } from "./lit.js";
import { valuesOf } from "./slots.js";

const texts = new Map();
let from = null;

async function textOf(page, id) {
  const known = page.view.reports.find((report) => report.report_id === id);
  if (known?.text) return known;
  if (!texts.has(id)) texts.set(id, (await ask("GET", `reports/${enc(id)}`)).data.report);
  return texts.get(id);
}

export async function openReader(page, account, row) {
  from = byId("reader").contains(document.activeElement) ? from : document.activeElement;
  try {
    const report = await textOf(page, account.report_id);
    const rows = page.view.accounts.filter((one) => one.account.report_id === account.report_id && !one.is_rejected).flatMap((one) => valuesOf(one.account).map((value) => ({ ...value, account: one.account.account_id })));
    lightText(byId("reader-text"), report, rows, [account]);
    lightValue(byId("reader-text"), { ...row, account: account.account_id });
    byId("reader-title").replaceChildren(isolated(`${apart(report.outlet ?? say("no-outlet"))}${report.published ? `${say("comma")}${oneDay(report.published)}` : ""}`));
    byId("reader-open").href = `/reports/${enc(account.report_id)}#${enc(account.account_id)}`;
    byId("reader").hidden = false;
    document.body.classList.add("reading-on");
    showLit(byId("reader-text"));
    byId("reader-text").focus({ preventScroll: true });
  } catch (error) { problem(error); }
}

export function closeReader() {
  byId("reader").hidden = true;
  document.body.classList.remove("reading-on");
  from?.focus?.();
}
