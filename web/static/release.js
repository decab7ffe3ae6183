// A release: a fact lights its words, words open their fact, a selection becomes one.
// Without it the same forms are there, and the same links into the text.

const text = document.querySelector("#text");
const choose = document.querySelector("#choose");
const tell = (said) => { document.querySelector("#tell").textContent = said; };

const isOf = (mark, fact) =>
  mark.dataset.facts.split(" ").some((one) => one === fact || one.startsWith(`${fact}-`));

/** Light the words of a fact, and bring the first of them into view. */
function light(fact) {
  const marks = [...text.querySelectorAll("mark")];
  for (const mark of marks) mark.classList.toggle("lit", isOf(mark, fact));
  const first = text.querySelector("mark.lit");
  if (first && getComputedStyle(text).overflowY === "auto") {
    const away = first.getBoundingClientRect().top - text.getBoundingClientRect().top;
    text.scrollTo({ top: text.scrollTop + away - text.clientHeight / 3 });
  }
}

for (const row of document.querySelectorAll("[data-fact]")) {
  const show = () => light(row.dataset.fact);
  row.addEventListener("focusin", show);
  row.addEventListener("click", show);
}

const unfold = (row) => { row.closest(".fold")?.setAttribute("open", ""); };

/** Open the fact that words are of, "person-0" also for its "person-0-title". */
function openFact(key) {
  const row = document.querySelector(`[data-fact="${key}"]`) ??
    document.querySelector(`[data-fact="${key.replace(/-[a-z]+$/, "")}"]`);
  if (!row) return false;
  unfold(row);
  const summary = row.querySelector("summary");
  if (summary) row.open = true;
  (summary ?? row.querySelector("a"))?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });
  light(row.dataset.fact);
  return true;
}

text.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (mark && getSelection().isCollapsed) mark.dataset.facts.split(" ").some(openFact);
});

// --- a selection becomes a fact --------------------------------------------

let selected = null; // what was selected last: {words, at}

/** Return what is selected in the text; `at` counts characters as Python does. */
function selection() {
  const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
  if (!range || range.collapsed || !text.contains(range.commonAncestorContainer)) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const blanks = words.length - words.trimStart().length;
  const at = [...before.toString()].length + blanks; // code points, not UTF-16 units
  return words.trim() ? { words: words.trim().replace(/\s+/g, " "), at, range } : null;
}

function place(range) {
  const side = choose.parentElement.getBoundingClientRect();
  const box = range.getBoundingClientRect();
  choose.hidden = false;
  const widest = side.width - choose.offsetWidth;
  choose.style.left = `${Math.max(0, Math.min(box.left - side.left, widest))}px`;
  choose.style.top = `${Math.min(box.bottom - side.top, side.height) + 6}px`;
}

function onSelection() {
  const now = selection();
  if (!now) {
    if (!choose.contains(document.activeElement)) choose.hidden = true;
    return;
  }
  if (choose.hidden) tell("Selected. The Tab key leads to what it is.");
  selected = now;
  place(now.range);
}

function hidden(form, name, value) {
  const field = form.elements[name] ?? form.appendChild(document.createElement("input"));
  Object.assign(field, { type: "hidden", name, value });
}

/** Fill the form of what was selected, and leave the rest to the editor. */
function become(what) {
  const [kind, name] = what.split(":");
  const details = name
    ? document.querySelector("#fact-event")
    : document.querySelector(`[data-add="${kind}"]`);
  const form = details.querySelector("form");
  const field = form.elements[name ?? "name"];
  const several = name === "organisers" && field.value.trim();
  field.value = several ? `${field.value.trim()}; ${selected.words}` : selected.words;
  if (form.elements.as_written) form.elements.as_written.value = selected.words;
  hidden(form, name ? `quote:${name}` : "quote", selected.words);
  hidden(form, name ? `at:${name}` : "at", selected.at);
  unfold(details);
  details.open = true;
  choose.hidden = true;
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
}

if (choose) {
  document.addEventListener("selectionchange", onSelection);
  onSelection(); // what was selected before this script had come
  choose.addEventListener("mousedown", (event) => event.preventDefault()); // keeps it selected
  choose.addEventListener("click", (event) => {
    const button = event.target.closest("[data-what]");
    if (button) become(button.dataset.what);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !choose.hidden) {
      choose.hidden = true;
      text.focus();
    }
  });
}

const saved = location.hash.startsWith("#fact-") && document.querySelector(location.hash);
const begun = document.activeElement?.closest("[data-fact]"); // before this script had come
if (saved) unfold(saved);
if (begun || saved) light((begun || saved).dataset.fact);
