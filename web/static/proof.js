// Proofreading while one types. It needs nothing but a <textarea data-proof="ADDRESS"
// data-proof-into="ID"> somewhere in the page, also one that comes later: both attributes
// are read when they are used, so that a page may set others while it stays open.

const WAIT_MS = 300;
const IIM_BYTES = 2000; // IPTC-IIM 4.2, 2:120 Caption/Abstract
const WORDS = { stops: "Stops", asks: "Asks" };
const SELECTOR = "textarea[data-proof]";

const waiting = new WeakMap(); // field -> timer
const asking = new WeakMap(); // field -> AbortController
const counters = new WeakMap(); // field -> element

const element = (name, text, attributes = {}) => {
  const made = Object.assign(document.createElement(name), attributes);
  made.textContent = text;
  return made;
};

function token(field) {
  const input = field.form?.querySelector("[name=csrf_token]");
  return (input ?? document.querySelector("[name=csrf_token]"))?.value ?? "";
}

/** Show how long the text is: in characters, and in the bytes of the IPTC field. */
function count(field) {
  let counter = counters.get(field);
  if (!counter) {
    counter = element("p", "", { className: "count-text" });
    counters.set(field, counter);
    field.after(counter);
  }
  const characters = [...field.value].length;
  const bytes = new TextEncoder().encode(field.value).length;
  counter.textContent = `${characters} characters · ${bytes} of ${IIM_BYTES} bytes`;
  counter.classList.toggle("over", bytes > IIM_BYTES);
}

/** Write the right spelling where the wrong one stood, unless the text has changed. */
function take(field, text, one) {
  if (field.value !== text) return;
  field.setRangeText(one.right, ...one.span, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function item(field, text, one) {
  const made = element("li", "", { className: one.severity });
  const said = element("span", `${one.message} `);
  const about = element("a", one.rule, { href: one.about, target: "_blank" });
  about.setAttribute("aria-label", `What rule ${one.rule} means (new tab)`);
  said.append(about);
  made.append(element("b", WORDS[one.severity]), " ", said);
  if (one.right && one.span) {
    const button = element("button", `Write ${one.right}`, { type: "button" });
    button.addEventListener("click", () => take(field, text, one));
    made.append(" ", button);
  }
  return made;
}

function show(field, text, findings) {
  const into = document.getElementById(field.dataset.proofInto);
  if (!into) return;
  if (!into.hasAttribute("role")) into.setAttribute("role", "status");
  const list = document.createElement("ul");
  list.append(...findings.map((one) => item(field, text, one)));
  // A polite region is read out when it changes: what stays the same is left alone,
  // but for a list with buttons, which know the text that they were made for.
  const old = into.querySelector("ul");
  if (old && old.textContent === list.textContent && !list.querySelector("button")) return;
  into.replaceChildren(...(findings.length ? [list] : []));
}

function fail(field, sentence) {
  const into = document.getElementById(field.dataset.proofInto);
  into?.replaceChildren(element("p", sentence));
}

/** Ask the gallery about a text now; an answer to what has changed since is dropped. */
export async function proofread(field) {
  clearTimeout(waiting.get(field));
  asking.get(field)?.abort();
  count(field);
  const address = field.dataset.proof;
  const text = field.value;
  if (!address) return;
  const asked = new AbortController();
  asking.set(field, asked);
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "X-CSRFToken": token(field), Accept: "application/json" },
      body: new URLSearchParams({ text }),
      signal: asked.signal,
    });
    const said = await answer.json();
    if (asked.signal.aborted || address !== field.dataset.proof) return;
    if (answer.ok) show(field, text, said.findings);
    else fail(field, said.error ?? "The gallery does not answer.");
  } catch {
    if (!asked.signal.aborted) fail(field, "The gallery does not answer.");
  }
}

function soon(field) {
  count(field);
  clearTimeout(waiting.get(field));
  asking.get(field)?.abort();
  waiting.set(field, setTimeout(() => proofread(field), WAIT_MS));
}

document.addEventListener("input", (event) => {
  if (event.target.matches?.(SELECTOR)) soon(event.target);
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches?.(SELECTOR)) proofread(event.target);
});
// Whoever began to write before this script had come is not left without an answer.
if (document.activeElement?.matches(SELECTOR)) proofread(document.activeElement);
