// Requests to /api/v1. Every write carries the token of the session and, where there is one, the version of the record that was read.
import { byId, say, has } from "./telling.js";
import { refusalOf } from "./refusals.js";

let token = "";

export class Refused extends Error {
  constructor(status, body) {
    super(status ? refusalOf(status, wordsOf(body) || `HTTP ${status}`) : wordsOf(body));
    this.status = status;
    this.body = body;
  }
}

function wordsOf(body) {
  const detail = body?.detail ?? body?.title;
  if (Array.isArray(detail)) return detail.map((one) => `${(one.loc ?? []).slice(1).join(" ")}: ${one.msg}`).join("; ");
  return typeof detail === "object" && detail !== null ? detail.detail ?? JSON.stringify(detail) : detail;
}

export const address = (path, params = {}) => {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) for (const one of [value].flat()) if (one !== "" && one !== null && one !== undefined && one !== false) query.append(key, one);
  const text = query.toString();
  return `/api/v1/${path}${text ? `?${text}` : ""}`;
};

export async function ask(method, path, { body, etag, params } = {}) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (method !== "GET" && token) headers["X-CSRF-Token"] = token;
  if (etag) headers["If-Match"] = etag;
  let reply;
  try {
    reply = await fetch(address(path, params), { method, headers, body: body === undefined ? undefined : JSON.stringify(body), credentials: "same-origin" });
  } catch {
    throw new Refused(0, { detail: say("no-server") });
  }
  const text = await reply.text();
  let data = null;
  try { data = text ? JSON.parse(text) : null; } catch { data = { detail: text.slice(0, 200) }; }
  if (data?.csrf) token = data.csrf;
  if (!reply.ok) throw new Refused(reply.status, data);
  return { data, etag: reply.headers.get("ETag"), status: reply.status };
}

export const enc = (id) => encodeURIComponent(id);

// what went wrong, in one place at the top; a refusal for lack of a right or a conflict in words of the interface
export function problem(error) {
  const box = byId("problem");
  const key = `problem-${error.status}`;
  box.textContent = `${has(key) ? `${say(key)} ` : ""}${error.message ?? error}`;
  box.hidden = false;
  if (!(error instanceof Refused)) throw error;
}

export const noProblem = () => { byId("problem").hidden = true; };
