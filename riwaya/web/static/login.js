// Signing in; afterwards one goes to the page one came for, if it is one of ours.
import { byId } from "./telling.js";
import "./boot.js";
import { ask } from "./api.js";

const form = byId("login");
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  form.inert = true;
  try {
    await ask("GET", "session").catch(() => {});
    await ask("POST", "session", { body: { name: form.elements.name.value, password: form.elements.password.value } });
    const next = new URLSearchParams(location.search).get("next") ?? "/";
    location.assign(/^\/(?![/\\])/.test(next) ? next : "/");
  } catch (error) {
    byId("refused").textContent = error.message;
    form.inert = false;
    form.elements.password.value = "";
    form.elements.password.focus();
  }
});
document.body.dataset.ready = "1";
