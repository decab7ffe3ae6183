// Selecting photos in a grid: ticks, Space, Shift, Ctrl+A. The server keeps the selection,
// so that a range under the same filter has the photos that no page shows, too.

import { isCommand } from "./photolib.js";

const token = document.querySelector("#act [name=csrf_token]").value;
const tell = (text) => { document.querySelector("#tell").textContent = text; };
const bar = document.querySelector("#selection");
const list = document.querySelector("[data-list]")?.dataset.list; // where ranges are asked for
const ANCHOR = "photolib-anchor";

const ticks = () => [...document.querySelectorAll("[data-select]")];
const idOf = (tile) => tile.parentElement.querySelector("[data-select]")?.dataset.select;

let sending = Promise.resolve();

/** Send one wish after the other, and show what the server has selected then. */
function send(address, fields = {}) {
  sending = sending.then(() => post(address, fields)).catch(() => tell("The gallery does not answer."));
}

async function post(address, fields) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "X-CSRFToken": token, Accept: "application/json" },
    body: new URLSearchParams(fields),
  });
  const said = await answer.json();
  if (!answer.ok) return tell(said.error);
  const [on, off] = [new Set(said.on.map(String)), new Set(said.off.map(String))];
  for (const tick of ticks()) {
    if (on.has(tick.dataset.select)) tick.setAttribute("aria-pressed", "true");
    if (off.has(tick.dataset.select)) tick.setAttribute("aria-pressed", "false");
  }
  document.querySelector("#selected").textContent = said.count;
  bar.hidden = !said.count;
  return tell(`${said.count} selected.`);
}

/** Where a range begins: the tick pressed last in this list, on whatever page. */
function anchor(id) {
  if (id) sessionStorage.setItem(ANCHOR, JSON.stringify([list ?? location.href, id]));
  const [where, last] = JSON.parse(sessionStorage.getItem(ANCHOR) ?? "[]");
  return where === (list ?? location.href) ? last : null;
}

function toggle(id) {
  anchor(id);
  send(`/selection/${id}`);
}

function stretch(to) {
  const from = anchor() ?? anchor(to);
  if (list) return send(list, { from, to });
  const shown = ticks().map((tick) => tick.dataset.select);
  const [first, last] = [shown.indexOf(from), shown.indexOf(to)].sort((a, b) => a - b);
  return send("/selection/some", { photos: shown.slice(Math.max(first, 0), last + 1).join() });
}

function all() {
  send("/selection/some", { photos: ticks().map((tick) => tick.dataset.select).join() });
  const whole = document.querySelector("[data-all]");
  if (whole) document.querySelector("#whole").replaceChildren(whole.cloneNode(true));
}

document.addEventListener("click", (event) => {
  const tick = event.target.closest("[data-select]");
  if (tick) {
    event.preventDefault();
    if (event.shiftKey) stretch(tick.dataset.select);
    else toggle(tick.dataset.select);
  } else if (event.target.closest("[data-clear]")) {
    event.preventDefault();
    send("/selection/clear");
  }
});

document.addEventListener("keydown", (event) => {
  const tile = event.target.closest(".grid li > a");
  if (!tile || !idOf(tile)) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") {
    event.preventDefault();
    all();
  } else if (isCommand(event) && event.key === " ") {
    event.preventDefault();
    toggle(idOf(tile));
  } else if (isCommand(event) && event.shiftKey && /^(Arrow|Home|End)/.test(event.key)) {
    if (!anchor()) anchor(idOf(tile));
    stretch(idOf(document.activeElement)); // photolib.js has moved the focus
  }
});
