"use strict";
// The data block, the language and small builders. Text reaches the page only through textContent.
const data = JSON.parse(document.getElementById("data").textContent);
const state = { language: "ar", theme: "", limit: 60, chosen: null };
const say = (key) => data.strings[state.language][key] ?? key;
const nameOf = (sort, id) => {
  if (id.startsWith("outlet:")) return id.slice(7);
  if (id.startsWith("name:")) return id.slice(5);
  const pair = data.names[`${sort}:${id}`] ?? data.names[`actor:${id}`];
  return pair ? pair[state.language === "ar" ? 0 : 1] : id;
};
const placeName = (place) => (place ? (state.language === "en" && place.name_en ? place.name_en : place.name) : say("no-place"));
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
// names and numbers keep their own direction inside a line
const isolated = (text) => make("bdi", { text });
const draw = (tag, options = {}) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(options)) if (key === "text") node.textContent = value; else node.setAttribute(key, value);
  return node;
};
const reportsById = new Map(data.reports.map((report) => [report.report_id, report]));
const accountsById = new Map(data.accounts.map((account) => [account.account_id, account]));
const days = (incident) => (!incident.date_start ? say("no-date") : incident.date_start === incident.date_end ? incident.date_start : `${incident.date_start} – ${incident.date_end}`);
function applyStrings() {
  const root = document.documentElement;
  root.lang = state.language;
  root.dir = state.language === "ar" ? "rtl" : "ltr";
  for (const node of document.querySelectorAll("[data-string]")) node.textContent = say(node.dataset.string);
  document.getElementById("language").textContent = say("other-language");
  document.getElementById("banner").textContent = say(data.shareable ? "banner-shareable" : "banner");
}
