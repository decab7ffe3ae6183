// What every page shares: picking, the grid's keys, the help. All works without it.

const token = document.querySelector("#act [name=csrf_token]").value;
const tell = (text) => { document.querySelector("#tell").textContent = text; };

// WCAG 2.2, 2.1.4 Character Key Shortcuts: they can be switched off, in the help.
const OFF = "photolib-keys-off";
const keys = document.querySelector("#keys");
keys.checked = !localStorage.getItem(OFF);
keys.addEventListener("change", () => {
  if (keys.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
});

/** Whether a key press is meant for the page, and not for a field or a dialog. */
export const isCommand = (event) =>
  keys.checked && !event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey &&
  !event.target.closest("input, textarea, select, dialog, [contenteditable]");

async function pick(button) {
  const answer = await fetch(button.formAction, {
    method: "POST",
    headers: { "X-CSRFToken": token, Accept: "application/json" },
  });
  const said = await answer.json().catch(() => ({ error: "The gallery does not answer." }));
  if (!answer.ok) return tell(said.error);
  for (const same of document.querySelectorAll(`[data-pick="${button.dataset.pick}"]`)) {
    same.setAttribute("aria-pressed", said.picked);
  }
  document.querySelector("#picked").textContent = said.count || "";
  return tell(`${said.picked ? "Picked" : "Put back"}, ${said.count} in all.`);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-pick]");
  if (button) {
    event.preventDefault();
    pick(button).catch(() => tell("The gallery does not answer."));
  }
  for (const menu of document.querySelectorAll(".menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// In the grid the arrows move by rows and columns; Tab still goes from photo to photo.
const tiles = [...document.querySelectorAll(".grid li > a")];

function beside(tile, key) {
  const at = tiles.indexOf(tile);
  if (key === "ArrowLeft") return tiles[at - 1];
  if (key === "ArrowRight") return tiles[at + 1];
  if (key === "Home") return tiles[0];
  if (key === "End") return tiles.at(-1);
  const here = tile.getBoundingClientRect();
  const down = key === "ArrowDown";
  const middle = here.left + here.width / 2;
  const others = (down ? tiles.slice(at + 1) : tiles.slice(0, at).reverse())
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => (down ? box.top > here.top + 4 : box.top < here.top - 4));
  const row = others.filter(([, box]) => Math.abs(box.top - others[0][1].top) < 4);
  const far = ([, box]) => Math.abs(box.left + box.width / 2 - middle);
  return row.sort((a, b) => far(a) - far(b))[0]?.[0];
}

const MOVES = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

function onGridKey(event, tile) {
  if (MOVES.includes(event.key)) {
    const next = beside(tile, event.key);
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    event.preventDefault();
  } else if (event.key.toLowerCase() === "p") {
    tile.parentElement.querySelector("[data-pick]").click();
  } else if (event.key.toLowerCase() === "s") {
    tile.parentElement.querySelector("[data-fold]")?.click();
  }
}

const help = document.querySelector("#help");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll(".menu[open]")) menu.open = false;
  }
  if (!isCommand(event)) return;
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector("#q").select();
  } else if (event.key === "?") {
    help.showModal();
  } else if (tiles.includes(event.target)) {
    onGridKey(event, event.target);
  }
});

const opener = document.querySelector("[data-help]");
opener.hidden = false;
opener.addEventListener("click", () => help.showModal());
