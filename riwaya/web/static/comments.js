// Comments on an incident, plain text only.
import { say, make, isolated, shortened } from "./telling.js";
import { may, session, tell } from "./boot.js";
import { ask, enc, problem } from "./api.js";
import { timeOf } from "./workflow.js";
import { inTurn } from "./conflict.js";
import { guarded, veiledText } from "./graphic.js";

export function showComments(list, form, comments, id, reload) {
  const drop = (comment) => make("button", { type: "button", class: "quiet bad", text: "×", "aria-label": `${say("drop-comment")}: ${veiledText(shortened(comment.text, 40))}`, on: { click: () => inTurn(() => ask("DELETE", `comments/${enc(comment.comment_id)}`).then(reload, problem)) } });
  list.replaceChildren(...comments.map((comment) => make("li", { class: "said-comment" }, make("div", { class: "note" }, isolated(comment.who), ` · ${timeOf(comment.at)}`, ...(comment.who === session.name && may("coder") || may("reviewer") ? [drop(comment)] : [])), make("p", { dir: "auto" }, ...guarded(comment.text)))));
  form.hidden = !may("coder");
  form.onsubmit = async (event) => {
    event.preventDefault();
    const { text } = form.elements;
    if (!text.value.trim()) return text.focus();
    await inTurn(async () => {
      try {
        await ask("POST", `incidents/${enc(id)}/comments`, { body: { text: text.value.trim() } });
        form.reset();
        tell(say("comment-sent"));
        await reload();
      } catch (error) { problem(error); }
    });
  };
  form.onkeydown = (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(); };
}
