// The caption desk without waiting: the next photo is there before it is asked for, saving goes
// on behind it and in order, and a text is kept here until the server says that it has it.
// Without this script the same form is sent, and answered by the page of the next photo.

import { isCommand } from "./photolib.js";
import { ask } from "./shorthand.js";

const $ = (selector) => document.querySelector(selector);
const desk = $("#desk");
const form = $("#form");
const film = $("#film");
const { caption, headline, keywords, seen, csrf_token: token } = form.elements;
const texts = [caption, headline, keywords];
const frames = new Map([...film.children].map((one) => [Number(one.dataset.photo), one]));
const ids = [...frames.keys()];
let shown = Number(desk.dataset.photo);

const show = (selector, text) => {
  const element = $(selector);
  (element.querySelector("span") ?? element).textContent = text;
  element.hidden = !text;
};

// --- what is known of the photos: fetched ahead, with their pictures decoded -----------------

const known = new Map(); // id: what the server has told last
const asked = new Map(); // id: the promise of it
const pictures = new Map();

function load(id) {
  if (known.has(id)) return Promise.resolve(known.get(id));
  if (!asked.has(id)) {
    const codes = ask(caption.dataset.shorthand.replace(/\d+/, id)); // who types at once has them
    const telling = fetch(desk.dataset.look.replace("0", id), { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
      .then((told) => {
        fetchPicture(told);
        return codes.then(() => keep(told));
      })
      .finally(() => asked.delete(id));
    asked.set(id, telling);
  }
  return asked.get(id);
}

function keep(told) {
  known.set(told.id, told);
  fetchPicture(told);
  return told;
}

function fetchPicture(told) {
  if (pictures.has(told.id)) return;
  const picture = new Image(told.width, told.height);
  picture.decoding = "sync"; // it comes with its caption, not a frame later
  picture.src = told.src;
  picture.decode().catch(() => {}); // one that is gone shows its alternative text
  pictures.set(told.id, picture);
}

function lookAhead() {
  const at = ids.indexOf(shown);
  for (const id of [ids[at + 1], ids[at + 2], ids[at - 1]]) if (id) load(id).catch(() => {});
  for (const id of pictures.keys()) {
    if (Math.abs(ids.indexOf(id) - at) > 5) pictures.delete(id);
  }
}

/** Wait until what was done is on the screen; a page that is not seen has no frames. */
const afterFrame = () => new Promise((resolve) => {
  setTimeout(resolve, 100);
  requestAnimationFrame(() => requestAnimationFrame(resolve));
});

// --- what is typed is kept in this browser until it is saved --------------------------------

const DRAFT = "photolib-desk-";
const draft = (id) => JSON.parse(localStorage.getItem(DRAFT + id) ?? "null");
const waits = (id) => queue.some((item) => item.id === id && item.text);
const isTyped = (now) => texts.some((field) => field.value !== now[field.name]);
const typed = () => Object.fromEntries([...texts, seen].map((field) => [field.name, field.value]));

function onInput() {
  const now = known.get(shown);
  if (!now) return;
  if (isTyped(now)) {
    localStorage.setItem(DRAFT + shown, JSON.stringify(typed()));
  } else if (!waits(shown)) {
    localStorage.removeItem(DRAFT + shown);
  }
  mark(shown);
}

function mark(id) {
  const link = frames.get(id)?.firstElementChild;
  const told = known.get(id);
  if (!link) return;
  const state = draft(id) && !waits(id) ? "unsaved" : told?.status ?? link.dataset.state;
  link.dataset.state = state;
  link.setAttribute("aria-label", `${link.parentElement.dataset.number}, caption ${state}`);
}

// --- one photo is shown -----------------------------------------------------------------------

function fill(told) {
  const mine = draft(told.id);
  for (const field of [...texts, seen]) field.value = mine?.[field.name] ?? told[field.name];
  tell(told, mine);
}

/** Show everything but what is typed. */
function tell(told, mine = draft(told.id)) {
  for (const field of [caption, headline]) field.lang = told.language; // the browser spells in it
  show("#status", told.status);
  show("#gaps", told.gaps);
  show("#credit", told.credit);
  const isStale = mine && mine.seen !== told.seen && !waits(told.id);
  if (isStale) trouble("This photo was changed after you had begun to write.", told);
  else if (!troubles.has(told.id)) $("#trouble").hidden = true;
  else trouble(troubles.get(told.id), told);
  people(told);
}

function people(told) {
  const list = $("#people ol");
  list.replaceChildren(...told.people.map((one, n) => {
    const item = document.createElement("li");
    const label = item.appendChild(document.createElement("label"));
    label.className = "tick";
    const box = label.appendChild(document.createElement("input"));
    Object.assign(box, { type: "checkbox", name: "person", value: one.id, checked: one.confirmed });
    label.append(" ");
    label.appendChild(document.createElement("span")).textContent = `${one.name} `;
    if (one.note) label.querySelector("span").appendChild(document.createElement("small")).textContent = one.note;
    if (n < 9) label.appendChild(document.createElement("kbd")).textContent = n + 1;
    return item;
  }));
  $("#people").hidden = !told.people.length;
  form.elements.shown.value = told.people.map((one) => one.id).join(" ");
}

function paint(told) {
  shown = told.id;
  desk.dataset.photo = shown;
  fetchPicture(told); // unless it is there already
  const picture = pictures.get(shown);
  Object.assign(picture, { id: "picture", alt: told.alt });
  $("#picture").replaceWith(picture);
  $("#name").textContent = told.name;
  $("#name").href = told.page;
  $("#number").textContent = frames.get(shown)?.dataset.number ?? "";
  form.action = form.action.replace(/\d+$/, shown);
  for (const field of texts) {
    for (const name of ["proof", "shorthand"]) {
      if (field.dataset[name]) field.dataset[name] = field.dataset[name].replace(/\d+/, shown);
    }
  }
  fill(told);
  const at = ids.indexOf(shown);
  turn("prev", ids[at - 1]);
  turn("next", ids[at + 1]);
  film.querySelector("[aria-current]")?.removeAttribute("aria-current");
  frames.get(shown)?.firstElementChild.setAttribute("aria-current", "true");
  afterFrame().then(() => { if (shown === told.id) settle(told); });
}

/** Do what nobody waits for when the next photo is on the screen. */
function settle(told) {
  lookAhead();
  const frame = frames.get(shown);
  history.replaceState(null, "", frame?.firstElementChild.href ?? location.href);
  if (frame) film.scrollLeft = frame.offsetLeft - film.offsetLeft - film.clientWidth / 2;
  document.title = `${told.name}, caption desk · photolib`;
  caption.dispatchEvent(new FocusEvent("focusin", { bubbles: true })); // proof.js, shorthand.js
  keywords.dispatchEvent(new Event("change", { bubbles: true })); // keywords.js
}

function turn(where, id) {
  const link = $(`#desk [rel=${where}]`);
  link.hidden = !id;
  if (id) link.href = frames.get(id).firstElementChild.href;
}

let going = shown;

async function go(id) {
  if (!id) return;
  going = id;
  if (!known.has(id)) state("Loading…");
  try {
    const told = known.get(id) ?? await load(id);
    if (going === id) {
      paint(told);
      state();
    }
  } catch {
    state("The gallery does not answer. Your text is kept here.", true);
  }
}

/** Go on by a step; beyond what the strip holds, by a page of its own. */
function step(by) {
  const id = ids[ids.indexOf(shown) + by];
  if (id) return go(id);
  const beyond = $(`#desk [rel=${by < 0 ? "prev" : "next"}]`);
  if (beyond.hidden) return state(by < 0 ? "This is the first photo." : "This is the last photo.");
  return idle().then(() => { location.href = beyond.href; });
}

// --- saving: one after the other, behind the editor's back ------------------------------------

const queue = []; // {id, text: what is typed | null, people: [ids] | null, before}
const acts = []; // what can be undone: {id, batch}
const troubles = new Map(); // id: why it was not saved
let running = null;

function body(item) {
  const fields = new URLSearchParams();
  if (item.text) for (const [name, value] of Object.entries(item.text)) fields.set(name, value);
  if (item.people) {
    fields.set("shown", item.people.shown);
    for (const id of item.people.ticked) fields.append("person", id);
  }
  return fields;
}

async function run() {
  while (queue.length) {
    const item = queue[0];
    state();
    let answer;
    let told;
    try {
      answer = await fetch(form.action.replace(/\d+$/, item.id), {
        method: "POST",
        headers: { "X-CSRFToken": token.value, Accept: "application/json" },
        body: body(item),
      });
      told = await answer.json();
    } catch {
      return; // state() says so, and offers to try again
    }
    queue.shift();
    if (answer.ok) saved(item, told);
    else refused(item, told);
  }
}

function start() {
  if (running) return;
  running = afterFrame().then(run).finally(() => {
    running = null;
    state();
  });
}

const idle = () => running ?? Promise.resolve();

function saved(item, { batch, photo }) {
  if (batch) acts.push({ id: item.id, batch });
  $("#undo").hidden = !acts.length;
  if (item.text) troubles.delete(item.id);
  const before = known.get(item.id) ?? photo;
  const kept = draft(item.id);
  if (item.text && kept && texts.every(({ name }) => kept[name] === item.text[name])) {
    localStorage.removeItem(DRAFT + item.id);
  } else if (kept && isOurs(item, before, photo)) { // more is typed, over what is saved now
    localStorage.setItem(DRAFT + item.id, JSON.stringify({ ...kept, seen: photo.seen }));
  }
  for (const later of queue) {
    const isOver = later.id === item.id && later.text && isOurs(item, before, photo);
    if (isOver) later.text.seen = photo.seen;
  }
  keep(photo);
  if (item.id === shown) follow(item, before, photo);
  mark(item.id);
}

/** Whether all that differs in a photo comes of what was saved, and of nobody else. */
const isOurs = (item, before, photo) => item.text || texts.every(({ name }) =>
  photo[name] === before[name] || (name === "caption" && photo.status === "composed"));

/** Let the form follow what was saved, where nothing else has been typed into it since. */
function follow(item, before, photo) {
  const was = item.text ?? before;
  for (const field of texts) if (field.value === was[field.name]) field.value = photo[field.name];
  seen.value = draft(item.id)?.seen ?? photo.seen;
  tell(photo);
  onInput();
}

function refused(item, said) {
  if (item.text) troubles.set(item.id, said.error);
  if (said.photo) keep(said.photo);
  if (item.id === shown && said.photo) tell(said.photo);
  mark(item.id);
}

/** Say why a text was not saved, what stands now, and offer the two ways on. */
function trouble(why, told) {
  const box = $("#trouble");
  const line = (text) => Object.assign(document.createElement("p"), { textContent: text });
  const button = (label, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    made.addEventListener("click", act);
    return made;
  };
  const stands = line(`Saved is: ${texts.map(({ name }) => told[name]).filter(Boolean).join(" · ")}`);
  stands.className = "lines";
  const tools = Object.assign(document.createElement("p"), { className: "tools" });
  tools.append(
    button("Keep mine", () => { seen.value = told.seen; save(0); }),
    button("Take what is saved", () => {
      localStorage.removeItem(DRAFT + told.id);
      troubles.delete(told.id);
      fill(told);
      mark(told.id);
      state();
      caption.focus();
    }),
  );
  box.replaceChildren(line(why), stands, tools);
  box.hidden = false;
}

function save(by) {
  const now = known.get(shown);
  if (!now) return;
  if (isTyped(now)) {
    const text = typed();
    localStorage.setItem(DRAFT + shown, JSON.stringify(text));
    troubles.delete(shown);
    queue.push({ id: shown, text, people: null });
    start();
    mark(shown);
  }
  if (by) step(by);
}

function sayPeople() {
  const ticked = [...form.querySelectorAll("[name=person]:checked")].map((box) => box.value);
  queue.push({ id: shown, text: null, people: { shown: form.elements.shown.value, ticked } });
  start();
}

async function undo() {
  await idle();
  const last = acts.pop();
  if (!last) return state("Nothing is left to undo.");
  const answer = await fetch(desk.dataset.undo.replace("/0/", `/${last.batch}/`), {
    method: "POST",
    headers: { "X-CSRFToken": token.value, Accept: "application/json" },
  }).catch(() => null);
  if (!answer) {
    acts.push(last);
    return state("Not undone: the gallery does not answer.", true);
  }
  const said = await answer.json();
  $("#undo").hidden = !acts.length;
  known.delete(last.id);
  await go(last.id);
  mark(last.id);
  return state(said.told ?? said.error);
}

/** Tell how the saving stands; without words: what is still to be saved, or was not. */
function state(words = "", isBad = false) {
  const line = $("#state");
  const open = [...frames.keys()].filter((id) => draft(id) && !waits(id) && id !== shown);
  const unsaved = open.length ? `${open.length} with unsaved text.` : "";
  const isStuck = queue.length && !running;
  const stuck = isStuck ? `${queue.length} not saved: the gallery does not answer. The text is kept here.` : "";
  const saving = queue.length ? `Saving ${queue.length}…` : acts.length ? "All is saved." : "";
  line.textContent = stuck || words || unsaved || saving;
  line.classList.toggle("failed", isBad || !!stuck || (!words && !!unsaved));
  line.dataset.waiting = queue.length;
  const add = (label, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    made.addEventListener("click", act);
    line.append(" ", made);
  };
  if (stuck) add("Try again", start);
  else if (!words && unsaved) add("Go there", () => go(open[0]));
}

// --- keys and buttons -------------------------------------------------------------------------

form.addEventListener("submit", (event) => {
  event.preventDefault();
  save(1);
});
form.addEventListener("input", (event) => {
  if (event.target.name !== "person") onInput();
});
form.addEventListener("change", (event) => {
  if (event.target.name === "person") sayPeople();
});
form.addEventListener("click", (event) => { // shorthand.js offers to confirm whom a code names
  const offer = event.target.closest("[data-confirm]");
  if (!offer) return;
  event.stopPropagation();
  const [id] = offer.dataset.confirm.match(/\d+$/);
  const box = form.querySelector(`[name=person][value="${id}"]`);
  if (box && !box.checked) box.click();
  offer.remove();
  caption.focus();
}, true);
desk.addEventListener("click", (event) => {
  const link = event.target.closest(".film a, [rel=prev], [rel=next]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const id = Number(link.closest("li")?.dataset.photo);
  if (id) go(id);
  else step(link.rel === "prev" ? -1 : 1);
});
$("#undo").addEventListener("click", undo);
window.addEventListener("online", () => { if (queue.length) start(); });
window.addEventListener("beforeunload", (event) => {
  if (queue.length || ids.some((id) => draft(id))) event.preventDefault();
});

function tick(digit) {
  const box = form.querySelectorAll("[name=person]")[digit - 1];
  box?.click();
}

function leave(target) {
  if (target.closest("input, textarea, select")) return target.blur();
  return idle().then(() => $("#back").click());
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.target.closest("dialog")) return;
  const inField = event.target.closest("input:not([type=checkbox]), textarea, select");
  const withCtrl = event.ctrlKey || event.metaKey;
  const digit = /^Digit[1-9]$/.test(event.code) && Number(event.code.at(-1));
  const isPlain = isCommand(event) && !event.shiftKey;
  let act = null;
  if (withCtrl && event.key === "Enter") act = form.contains(event.target) || !inField ? () => save(1) : null;
  else if (withCtrl && event.key.toLowerCase() === "z" && !event.shiftKey && !inField) act = undo;
  else if (event.key === "PageDown" && !withCtrl) act = () => step(1);
  else if (event.key === "PageUp" && !withCtrl) act = () => step(-1);
  else if (event.key === "Escape") act = () => leave(event.target);
  else if (digit && event.altKey && !withCtrl) act = () => tick(digit);
  else if (digit && isPlain) act = () => tick(digit);
  else if (isPlain && event.key.toLowerCase() === "e") act = () => caption.focus();
  else if (isPlain && event.key.toLowerCase() === "a") {
    act = () => { $("#many").open = true; $("#for-all").focus(); };
  }
  if (act) {
    event.preventDefault();
    act();
  }
});

load(shown).then((told) => {
  pictures.set(shown, $("#picture"));
  const isUntouched = texts.every((field) => field.value === field.defaultValue);
  if (isUntouched && $("#trouble").hidden) fill(told);
  else onInput(); // somebody types quicker than scripts come
  for (const id of ids) if (draft(id)) mark(id);
  state();
  lookAhead();
}).catch(() => state("The gallery does not answer.", true));
