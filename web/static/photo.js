// Copying, and the keys of the page of one photo.

import { isCommand } from "./photolib.js";

const tell = (text) => { document.querySelector("#tell").textContent = text; };

/** Copy text; where the clipboard is closed to us, leave it selected. */
async function copy(button) {
  const parts = [...document.querySelectorAll(button.dataset.copy)];
  const text = parts.map((part) => part.textContent.trim()).join("\n");
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    getSelection().selectAllChildren(parts[0]);
    return tell("It is selected: copy it with Ctrl+C.");
  }
  const label = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = label; }, 1500);
  return tell("Copied.");
}

for (const tools of document.querySelectorAll("[data-copies]")) tools.hidden = false;
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copy(button));
}

const edit = document.querySelector("#edit");
const field = document.querySelector("#text");

function openEditor() {
  edit.open = true;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

const KEYS = {
  arrowleft: () => document.querySelector("[rel=prev]")?.click(),
  arrowright: () => document.querySelector("[rel=next]")?.click(),
  e: openEditor,
  o: () => document.querySelector("#boxes")?.click(),
  p: () => document.querySelector("[data-pick]").click(),
  t: () => document.querySelector("#lines")?.click(),
  y: () => [...document.querySelectorAll("#caption [data-copies] [data-copy]")].at(-1)?.click(),
};

if (edit) {
  document.addEventListener("keydown", (event) => {
    const action = isCommand(event) && KEYS[event.key.toLowerCase()];
    if (action) {
      event.preventDefault();
      action();
    }
  });
}

// The browser spells the caption in the language that it is said to be in.
const stood = field?.lang;
document.querySelector("#own-language")?.addEventListener("change", ({ target }) => {
  field.lang = target.value || stood;
});

// Every caption's form, in whatever language: save, or leave it.
for (const text of document.querySelectorAll(".languages textarea")) {
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) text.form.requestSubmit();
    if (event.key === "Escape") {
      const details = text.closest("details");
      details.open = false;
      details.firstElementChild.focus();
    }
  });
}
