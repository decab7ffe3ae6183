// The search box completes what is typed: a combobox with a list (WAI-ARIA APG). Without
// script it stays a plain field. Cursor positions go to the server in code points.

const box = document.querySelector("#q");
const list = Object.assign(document.createElement("ul"), { id: "q-list", hidden: true });
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", "Suggestions");
box.after(list);
for (const [name, value] of Object.entries({
  role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
})) box.setAttribute(name, value);

let asked = null; // the request under way
let place = null; // what a suggestion replaces
let chosen = -1;

const points = (text) => [...text];

function close() {
  asked?.abort();
  list.hidden = true;
  list.replaceChildren();
  chosen = -1;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

function option(one, number) {
  const item = Object.assign(document.createElement("li"), { id: `q-${number}` });
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  const text = Object.assign(document.createElement("b"), { textContent: one.text });
  const says = Object.assign(document.createElement("span"), { textContent: one.says });
  item.append(text, " ", says);
  item.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  item.addEventListener("click", () => take(one.text));
  return item;
}

function show(answer) {
  place = answer;
  chosen = -1;
  box.removeAttribute("aria-activedescendant");
  list.replaceChildren(...answer.suggestions.map(option));
  list.hidden = answer.suggestions.length === 0;
  box.setAttribute("aria-expanded", String(!list.hidden));
}

async function ask() {
  asked?.abort();
  const before = points(box.value.slice(0, box.selectionStart)).length;
  if (!before) return close();
  asked = new AbortController();
  const address = `${box.dataset.suggest}?${new URLSearchParams({ q: box.value, at: before })}`;
  try {
    const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } });
    if (answer.ok) show(await answer.json());
    else close();
  } catch (error) {
    if (error.name !== "AbortError") close();
  }
}

function take(text) {
  const typed = points(box.value);
  const goesOn = text.endsWith(":"); // a field, whose value follows
  const head = typed.slice(0, place.start).join("") + text + (goesOn ? "" : " ");
  box.value = head + typed.slice(place.end).join("").trimStart();
  box.setSelectionRange(head.length, head.length);
  box.focus();
  if (goesOn) ask();
  else close();
}

function choose(step) {
  const items = [...list.children];
  items[chosen]?.setAttribute("aria-selected", "false");
  // One place more than there are items: the box itself, where nothing is chosen.
  chosen = ((chosen + 1 + step + items.length + 1) % (items.length + 1)) - 1;
  const item = items[chosen];
  item?.setAttribute("aria-selected", "true");
  item?.scrollIntoView({ block: "nearest" });
  if (item) box.setAttribute("aria-activedescendant", item.id);
  else box.removeAttribute("aria-activedescendant");
}

box.addEventListener("input", (event) => { if (!event.isComposing) ask(); });
box.addEventListener("compositionend", ask);
box.addEventListener("blur", close);
box.addEventListener("keydown", (event) => {
  if (list.hidden || event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && chosen >= 0) {
    event.preventDefault();
    take(list.children[chosen].querySelector("b").textContent);
  } else if (event.key === "Escape") {
    event.preventDefault(); // else a search field empties itself
    close();
  }
});
