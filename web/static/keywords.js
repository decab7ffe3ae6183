// Keywords are completed from the vocabulary, and those that are none of its terms are named below
// the field, to be added or left. A field says by data-vocabulary where the vocabulary is.
// Without this script the page of a photo names them, too.

import { completion, put } from "./complete.js";

const SELECTOR = "[data-vocabulary]";
const lists = new WeakMap(); // field -> its list
const lines = new WeakMap(); // field -> the line below it
let asked = null; // the request under way

/** Return the stretch of the keyword at the caret; keywords are parted by ";". */
function stretch(field) {
  const caret = field.selectionStart;
  const start = field.value.lastIndexOf(";", caret - 1) + 1;
  const end = field.value.indexOf(";", caret);
  return { start, caret, end: end < 0 ? field.value.length : end };
}

async function get(field, what, text) {
  asked?.abort();
  asked = new AbortController();
  const address = `${field.dataset.vocabulary}/${what}?${new URLSearchParams({ text })}`;
  const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } })
    .catch(() => null);
  return answer?.ok ? answer.json().catch(() => null) : null;
}

function take(field, term) {
  const { start, end } = stretch(field);
  put(field, start, end, `${start ? " " : ""}${term}`);
}

async function complete(field) {
  const { start, caret } = stretch(field);
  const text = field.value.slice(start, caret).trim();
  if (!text) return lists.get(field).close();
  const found = await get(field, "begun", text);
  if (!found || document.activeElement !== field) return undefined;
  const options = found.map(({ term, name }) => ({ text: term, says: name === term ? "" : name }));
  const isThere = options.length === 1 && options[0].text === text;
  return lists.get(field).show(isThere ? [] : options);
}

async function tellStrange(field) {
  const found = field.value.trim() ? await get(field, "strange", field.value) : [];
  if (!found) return;
  const line = lines.get(field) ?? Object.assign(document.createElement("p"), { className: "strange soft" });
  line.setAttribute("role", "status");
  lines.set(field, line);
  line.replaceChildren(...(found.length ? ["Not in the vocabulary: "] : []));
  for (const keyword of found) {
    const button = Object.assign(document.createElement("button"), {
      type: "button", className: "link", textContent: `Add ${keyword}`,
    });
    button.addEventListener("click", () => add(field, keyword));
    line.append(button, " ");
  }
  if (!line.isConnected) field.after(line);
}

async function add(field, keyword) {
  await fetch(`${field.dataset.vocabulary}/terms`, {
    method: "POST",
    headers: { "X-CSRFToken": document.querySelector("#act [name=csrf_token]").value, Accept: "application/json" },
    body: new URLSearchParams({ term: keyword }),
  }).catch(() => null);
  field.focus();
  tellStrange(field);
}

const ofField = (act) => (event) => { if (event.target.matches?.(SELECTOR)) act(event.target, event); };

document.addEventListener("focusin", ofField((field) => {
  if (lists.has(field)) return;
  lists.set(field, completion(field, { label: "Terms", className: "codes", take: ({ text }) => take(field, text) }));
}));
document.addEventListener("input", ofField((field, event) => {
  const isTyped = /^(insertText|insertCompositionText|deleteContent)/.test(event.inputType ?? "");
  if (isTyped && !event.isComposing && lists.has(field)) complete(field);
}));
document.addEventListener("compositionend", ofField(complete));
document.addEventListener("keydown", ofField((field, event) => {
  if (lists.get(field)?.press(event)) event.stopPropagation();
}), true);
document.addEventListener("focusout", ofField((field) => lists.get(field)?.close()));
document.addEventListener("change", ofField(tellStrange)); // a script says so, too, when it changes one
