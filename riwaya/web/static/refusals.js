// Refusals of the API in words of the page. The API says what, where and what to do in English; what a person can bring about on a page has a sentence in the catalogues.
import { say } from "./telling.js";

const SAID = [
  [/^value\.max: (\d+) is below value\.min, (\d+)/, "refused-below"],
  [/^value\.date_end: (\S+) is before value\.date_start, (\S+)/, "refused-before"],
  [/must be days such as/, "refused-days"],
  [/cannot be counted; write 0 to ([\d,]+)/, "refused-count"],
  [/must be a number of degrees|^(?:lat|lon): /, "refused-point"],
  [/^near: .* is not \d+ numbers|^box: .* is not \d+ numbers/, "refused-numbers"],
  [/is there already, at this point/, "refused-place-there"],
  [/is too short to/, "refused-short"],
  [/should have at least (\d+) characters/, "refused-least"],
  [/should have at most (\d+) characters|has more than (\d+) characters/, "refused-long"],
  [/not seen; leave/, "refused-unseen"],
  [/: is empty|Value error, is empty/, "refused-empty"],
  [/is rejected; take that back first/, "refused-rejected"],
  [/stands on it; take that one back first/, "refused-stands-on"],
  [/was taken back by change|is already as it was|is no orphan any more|has nothing to take back|: is \w+ already$|is not rejected$/, "refused-done"],
  [/somebody else's; a reviewer|'s; a reviewer can|'s; an admin can/, "refused-others"],
  [/keeps (\d+) views already/, "refused-views"],
  [/name or password are not right/, "refused-password"],
  [/is not the password until now/, "refused-old"],
  [/too many tries; wait (\d+)/, "refused-wait"],
  [/must be some, and not all/, "refused-split"],
  [/name at least one other incident/, "refused-merge"],
  [/is no place here|is not known; GET|is none of |: is no (?:actor|source|place|object|weapon)|. is no (?:kind|actor|country)/, "refused-unknown"],
  [/being written by another process/, "refused-busy"],
  [/is larger than ([\d,]+) bytes/, "refused-large"],
  [/there is none|there is nobody/, "refused-none"],
];

// a sentence of the page's language; what has none stays as the API says it on an English page, and is named by its number on an Arabic one
export function refusalOf(status, detail) {
  for (const [pattern, key] of SAID) {
    const found = pattern.exec(detail);
    if (found) { const [a = "", b = ""] = found.slice(1).filter((part) => part !== undefined); return say(key, { a, b }); }
  }
  return document.documentElement.lang === "ar" ? say("refused-other", { status }) : detail;
}
