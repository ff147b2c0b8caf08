"use strict";
// The data block, the language, names and small builders. Text reaches the page only through textContent.
const data = JSON.parse(document.getElementById("data").textContent);
const state = { language: "ar", theme: "", sort: "contested", limit: 60, chosen: null };
const byId = (id) => document.getElementById(id);
const isArabic = () => state.language === "ar";
// a number under which the words are others ('two more') has a string of its own, by the plural rules of the language
const pluralRules = new Map();
function pluralOf(key, n) {
  if (typeof n !== "number") return key;
  if (!pluralRules.has(state.language)) pluralRules.set(state.language, new Intl.PluralRules(state.language));
  const own = `plural-${key}-${pluralRules.get(state.language).select(n)}`;
  return has(own) ? own : key;
}
const say = (key, values = {}) => (data.strings[state.language][pluralOf(key, values.n)] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const has = (key) => key in data.strings[state.language];
const withCapital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// Names come from reports: characters that turn the direction of what follows are dropped wherever a name is not inside its own element.
const plain = (text) => String(text).replace(/[\u202a-\u202e\u2066-\u2069]/g, "");

// Words of the other script keep together inside a line of this one: 'Shelling, البارة, 18 August' must not turn its day around. Digits that touch a word are part of it ('21Arabi', 'عربي21'),
// and so is a number between two words ('France 24 Arabic'); a number behind a name, and the space behind it, are not: inside it they would change sides.
const LATIN = "A-Za-z\\u00c0-\\u024f";
const ARABIC = "\\u0600-\\u06ff\\u200c\\u200d";
const wordIn = (letters) => `[0-9]{0,6}[${letters}][${letters}0-9]*`;
const nameIn = (letters, joints, end) => new RegExp(`«?${wordIn(letters)}(?:(?:${joints}|\\s+[0-9]+[\\s-]+)${wordIn(letters)}|${end})*»?`, "g");
const OTHER = { ar: nameIn(LATIN, "[-'\\u2018\\u2019\\u02bc&/]|\\.?\\s+(?:[-&]\\s+)?|\\.", `-[0-9]+|\\s*\\([${LATIN}0-9'\\u2019.\\s-]*\\)`), en: nameIn(ARABIC, "[\\s«»-]+", "»") };
const apart = (text) => plain(text).replace(OTHER[state.language], "\u2068$&\u2069");

function nameOf(sort, id) {
  if (id === "name:masked") return say("masked");
  if (id === "outlet:unknown") return say("no-outlet");
  if (id.startsWith("outlet:")) return apart(id.slice(7));
  if (id.startsWith("name:")) return apart(id.slice(5));
  const pair = data.names[`${sort}:${id}`] ?? data.names[`actor:${id}`] ?? data.names[`source:${id}`];
  return pair ? pair[isArabic() ? 0 : 1] : id;
}

const listed = (names) => [...new Set(names)].join(say("comma"));
const placeName = (place) => (place?.name === "—" ? say("masked") : place ? apart(!isArabic() && place.name_en ? place.name_en : place.name) : say("no-place"));

function make(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(options)) {
    if (key === "text") node.textContent = value;
    else if (key === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

function draw(tag, options = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(options)) {
    if (key === "text") node.textContent = value;
    else if (value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

// names and numbers keep their own direction inside a line of this language
const isWhollyArabic = (text) => /[\u0600-\u06ff]/.test(text) && !/[A-Za-z]/.test(text);
const isolated = (text, options = {}) => make("bdi", { text: apart(text), dir: isArabic() ? "rtl" : "ltr", lang: !isArabic() && isWhollyArabic(text) ? "ar" : null, ...options });

const reportsById = new Map(data.reports.map((report) => [report.report_id, report]));
const accountsById = new Map(data.accounts.map((account) => [account.account_id, account]));
const incidentsById = new Map(data.incidents.map((incident) => [incident.incident_id, incident]));

function applyStrings() {
  const root = document.documentElement;
  root.lang = state.language;
  root.dir = isArabic() ? "rtl" : "ltr";
  for (const node of document.querySelectorAll("[data-string]")) node.textContent = say(node.dataset.string);
  const other = byId("language");
  other.textContent = say("other-language");
  other.lang = isArabic() ? "en" : "ar";
}
