// Shorthand in fields: `=lam=` and `{place}` become what they stand for as they are typed.
// A field says by data-shorthand where that is told; the address may change while it is
// open. Without this script the server spells the text out when its form is saved.

import { completion, put as write } from "./complete.js";

const FIELDS = "textarea[data-shorthand], input[data-shorthand]";
const TWINS = { "=": "=＝" }; // as Chinese input methods type it
const LONGEST = 60;
const OFFERED = 8;
const HOT = 9;

const tell = (text) => { document.querySelector("#tell").textContent = text; };
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|-]/g, "\\$&");

// --- what shorthand stands for, by address ---------------------------------

const asked = new Map(); // address -> the promise of its answer
const ready = new Map(); // address -> the answer

/** Ask what shorthand stands for, once; a page may do so ahead of a field's address. */
export function ask(address) {
  if (!asked.has(address)) {
    asked.set(address, fetch(address, { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
      .then((words) => { ready.set(address, words); return words; })
      .catch(() => { asked.delete(address); return null; }));
  }
  return asked.get(address);
}

function forget(address) {
  asked.delete(address);
  ready.delete(address);
}

const wordsOf = (field) => ready.get(field.dataset.shorthand);

/** Return what a code stands for, `lam` or with the number of a column `lam#2`. */
function standsFor(code, words) {
  const [, name, number] = Object.hasOwn(words.codes, code) ? [0, code, 1] : code.match(/^(.*)#(\d+)$/) ?? [0, code, 1];
  return (Object.hasOwn(words.codes, name) && words.codes[name][number - 1]) || null;
}

// --- replacing what was typed ------------------------------------------------

let busy = false; // our own writing is no typing

/** Put text in place of a stretch of a field. */
function put(field, start, end, text) {
  busy = true;
  write(field, start, end, text);
  busy = false;
}

function closedCode(before, words) {
  const signs = TWINS[words.delimiter] ?? words.delimiter;
  if (!signs.includes(before.at(-1))) return null;
  const sign = `[${escaped(signs)}]`;
  const inside = `[^${escaped(signs)}\\n]{1,${LONGEST}}`;
  const match = before.match(new RegExp(`${sign}(${inside})${sign}$`));
  const said = match && standsFor(match[1].trim(), words);
  return said ? { start: match.index, said, name: match[1].trim() } : null;
}

function closedVariable(before, after, words) {
  const match = before.match(/[{｛]([^{}｛｝\n]{1,60})[}｝]$/);
  const name = match?.[1].trim().toLowerCase();
  if (!match || !Object.hasOwn(words.variables, name)) return null;
  const value = words.variables[name];
  if (value === null) {
    tell(`The ${name} is not known.`);
    return { start: match.index, said: words.gaps[name] ?? `[${name} unknown]` };
  }
  // "Li Song, Director," closes with a comma only where the sentence goes on.
  const goesOn = /^\s+[\p{L}\p{N}_]/u.test(after);
  return { start: match.index, said: goesOn ? value : value.replace(/,$/, "") };
}

/** Replace the code or variable that ends at the caret; tell whether there was one. */
function replaceClosed(field, words) {
  const caret = field.selectionStart;
  const before = field.value.slice(0, caret);
  const found = closedCode(before, words) ?? closedVariable(before, field.value.slice(caret), words);
  if (!found) return false;
  closeList();
  put(field, found.start, caret, found.said);
  offerToConfirm(field, personOf(found.name, words));
  return true;
}

// --- the list of codes that may be meant ------------------------------------

const lists = new WeakMap(); // field -> its list
let open = null; // {field, start}: where what is being typed begins

const code = (text, says) => ({ text, says });

/** Return the options for what is being typed: codes, columns of one, or variables. */
function matching(typed, words) {
  const key = typed.toLowerCase();
  const [name, hash] = typed.split("#");
  if (hash !== undefined) {
    return (Object.hasOwn(words.codes, name) ? words.codes[name] : [])
      .map((said, at) => code(`${name}#${at + 1}`, said)).filter((one) => one.says);
  }
  const seen = new Set();
  return Object.entries(words.codes)
    .map(([own, [said]]) => ({ own, said, rank: own.toLowerCase().startsWith(key) ? own.length : 99 }))
    .filter((one) => one.said && (one.rank < 99 ||
      one.said.toLowerCase().split(/[\s,-]+/).some((word) => word.startsWith(key))))
    .sort((a, b) => a.rank - b.rank || a.own.localeCompare(b.own))
    .filter((one) => !seen.has(one.said) && seen.add(one.said))
    .slice(0, OFFERED).map((one) => code(one.own, one.said));
}

function beingTyped(field, words) {
  const before = field.value.slice(0, field.selectionStart);
  const sign = `[${escaped(TWINS[words.delimiter] ?? words.delimiter)}]`;
  const open = before.match(new RegExp(`${sign}([\\p{L}\\p{N}_]+(?:#\\d*)?)$`, "u"));
  if (open) return { start: open.index, options: matching(open[1], words) };
  const brace = before.match(/[{｛]([a-z]*)$/i);
  if (!brace) return null;
  const options = Object.entries(words.variables)
    .filter(([name]) => name.startsWith(brace[1].toLowerCase()))
    .map(([name, said]) => code(name, said ?? words.gaps[name] ?? `[${name} unknown]`));
  return { start: brace.index, options };
}

function closeList() {
  if (open) lists.get(open.field).close();
  open = null;
}

function showList(field, { start, options }) {
  closeList();
  if (!options.length) return;
  lists.get(field).show(options);
  open = { field, start };
  tell(options.length === 1 ? "1 code." : `${options.length} codes.`);
}

function choose(field, { text, says }) {
  put(field, open.start, field.selectionStart, says);
  open = null;
  offerToConfirm(field, personOf(text, wordsOf(field)));
}

// --- the tools below a field: hot codes, the previous caption, who to confirm --

const tools = new WeakMap(); // field -> its toolbar
let shown = null; // the one toolbar that is to be seen

function button(text, title, press) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text, title, tabIndex: -1 });
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", press);
  return made;
}

function insert(field, text) {
  closeList();
  field.focus();
  put(field, field.selectionStart, field.selectionEnd, text);
}

function insertHot(field, words, at) {
  const person = words.people[at];
  if (!person) return;
  insert(field, person.name);
  offerToConfirm(field, person);
}

const isCaption = (field) => field.matches("textarea:not([data-no-previous])");

/** Put the previous caption in place of the whole text; it is asked for anew. */
async function copyPrevious(field) {
  const address = field.dataset.shorthand;
  forget(address);
  const words = await ask(address);
  if (field.dataset.shorthand !== address) return;
  if (!words?.previous) {
    tell("There is no previous caption.");
    return;
  }
  field.focus();
  closeList();
  put(field, 0, field.value.length, words.previous);
  tell("The previous caption is copied.");
}

function showTools(field, words) {
  const bar = tools.get(field) ?? document.createElement("div");
  const made = words.people.slice(0, HOT).map((person, at) =>
    button(`${at + 1} ${person.name}`, `Ctrl+Shift+${at + 1}`, () => insertHot(field, words, at)));
  if (isCaption(field) && words.previous) {
    made.push(button("Copy the previous caption", "Ctrl+'", () => copyPrevious(field)));
  }
  Object.assign(bar, { className: "hot tools", role: "toolbar", ariaLabel: "Shorthand", hidden: !made.length });
  bar.replaceChildren(...made);
  if (made.length) made[0].tabIndex = 0; // one stop; the arrows lead on
  if (!bar.isConnected) field.after(bar);
  if (shown && shown !== bar) shown.hidden = true;
  shown = bar;
  tools.set(field, bar);
}

function onToolKey(event, bar) {
  const all = [...bar.children];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  event.stopPropagation(); // the arrows lead to another photo elsewhere
  const next = all.at((all.indexOf(document.activeElement) + step) % all.length);
  for (const one of all) one.tabIndex = one === next ? 0 : -1;
  next.focus();
}

/** Return whom of the release a code names; a list may have taken the code for others. */
function personOf(name, words) {
  const own = name?.replace(/#\d+$/, "");
  return words.people.find((one) => one.codes.includes(own) && words.codes[own][0] === one.name);
}

/** Offer to confirm whoever was named and is not known to be in the photo. */
function offerToConfirm(field, person) {
  const bar = tools.get(field);
  if (person?.status !== "suggested" || !bar || bar.querySelector(`[data-confirm="${person.confirm}"]`)) return;
  const offer = button(`Confirm ${person.name} in this photo`, "Only whom you see in it", () => confirm(field, person, offer));
  offer.dataset.confirm = person.confirm;
  bar.append(offer);
}

async function confirm(field, person, offer) {
  const token = document.querySelector("#act [name=csrf_token]").value;
  const answer = await fetch(person.confirm, {
    method: "POST", headers: { "X-CSRFToken": token, Accept: "application/json" },
  }).catch(() => null);
  const said = await answer?.json().catch(() => null);
  if (!answer?.ok || !said) {
    tell(said?.error ?? "The gallery does not answer.");
    return;
  }
  const seen = field.form?.elements.seen; // a composed caption has changed by it
  if (seen?.value === said.was) seen.value = said.seen;
  person.status = "confirmed";
  forget(field.dataset.shorthand);
  await refresh(field);
  offer.remove();
  field.focus();
  tell(`${person.name} is confirmed in this photo.`);
}

// --- events; fields may come and go ---------------------------------------------

async function refresh(field) {
  const address = field.dataset.shorthand;
  const words = await ask(address);
  if (words && field.dataset.shorthand === address && field.isConnected) showTools(field, words);
}

function onInput(event) {
  const field = event.target;
  const words = wordsOf(field);
  if (event.isComposing || !words) return;
  if (/^(history|delete)/.test(event.inputType ?? "")) {
    closeList();
    return;
  }
  if (event.inputType === "insertText" || event.type === "compositionend") {
    if (replaceClosed(field, words)) return;
  }
  const typed = beingTyped(field, words);
  if (typed) showList(field, typed);
  else closeList();
}

function onKey(event) {
  const field = event.target;
  if (event.isComposing) return;
  if (open?.field === field && lists.get(field).press(event)) {
    if (event.key === "Escape") open = null;
    event.stopPropagation(); // Escape closes the list, and not the editor
    return;
  }
  const digit = event.ctrlKey && event.shiftKey && !event.altKey && event.code.match(/^Digit([1-9])$/);
  const copies = event.ctrlKey && !event.shiftKey && !event.altKey && (event.key === "'" || event.code === "Quote");
  const act = (digit && wordsOf(field) && (() => insertHot(field, wordsOf(field), digit[1] - 1))) ||
    (copies && isCaption(field) && (() => copyPrevious(field)));
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function onFocus({ target: field }) {
  if (!lists.has(field)) {
    const take = (one) => choose(field, one);
    lists.set(field, completion(field, { label: "Codes", className: "codes", eager: true, take }));
  }
  refresh(field);
}

const ofField = (act) => (event) => { if (event.target.matches?.(FIELDS)) act(event); };

document.addEventListener("input", ofField((event) => { if (!busy) onInput(event); }));
document.addEventListener("compositionend", ofField((event) => queueMicrotask(() => onInput(event))));
document.addEventListener("keydown", ofField(onKey), true);
document.addEventListener("focusin", ofField(onFocus));
document.addEventListener("focusout", ofField(closeList));
document.addEventListener("keydown", (event) => {
  const bar = event.target.closest?.(".hot");
  if (bar) onToolKey(event, bar);
}, true);
new MutationObserver((changes) => {
  for (const { target } of changes) {
    if (open?.field === target) closeList();
    if (tools.has(target)) tools.get(target).hidden = true; // until it is told anew
    if (target === document.activeElement || tools.has(target)) refresh(target);
  }
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-shorthand"] });
if (document.activeElement?.matches(FIELDS)) onFocus({ target: document.activeElement });
