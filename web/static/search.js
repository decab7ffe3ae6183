// The search box completes what is typed. Without script it stays a plain field. Cursor positions
// go to the server in code points.

import { completion } from "./complete.js";

const box = document.querySelector("#q");
const list = completion(box, { label: "Suggestions", take });
let asked = null; // the request under way
let place = null; // what a suggestion replaces

const points = (text) => [...text];

function close() {
  asked?.abort();
  list.close();
}

async function ask() {
  asked?.abort();
  const before = points(box.value.slice(0, box.selectionStart)).length;
  if (!before) return close();
  asked = new AbortController();
  const address = `${box.dataset.suggest}?${new URLSearchParams({ q: box.value, at: before })}`;
  try {
    const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } });
    if (!answer.ok) return close();
    place = await answer.json();
    list.show(place.suggestions);
  } catch (error) {
    if (error.name !== "AbortError") close();
  }
}

function take({ text }) {
  const typed = points(box.value);
  const goesOn = text.endsWith(":"); // a field, whose value follows
  const head = typed.slice(0, place.start).join("") + text + (goesOn ? "" : " ");
  box.value = head + typed.slice(place.end).join("").trimStart();
  box.setSelectionRange(head.length, head.length);
  box.focus();
  if (goesOn) ask();
  else close();
}

box.addEventListener("input", (event) => { if (!event.isComposing) ask(); });
box.addEventListener("compositionend", ask);
box.addEventListener("blur", close);
box.addEventListener("keydown", (event) => list.press(event)); // Escape would empty a search field
