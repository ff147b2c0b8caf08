// An address that there is not: its page says so by itself.
import "./boot.js";

document.body.dataset.ready = "1";
