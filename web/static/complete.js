// The list below a field that completes what is typed (WAI-ARIA APG: a combobox with a listbox).
// The search box, codes and keywords differ in what they offer, and in what taking one does.

let nameless = 0;

/**
 * Give a field its list. `take(option)` is called with the option {text, says} that is taken;
 * `label` names the list. With `eager` the first option is chosen from the start; else the field
 * itself is a place among them, and Enter is left to it until one is chosen.
 */
export function completion(field, { label, take, eager = false, className = "" }) {
  const name = field.id || `field-${nameless += 1}`;
  const list = Object.assign(document.createElement("ul"), { id: `${name}-list`, className, ariaLabel: label });
  list.setAttribute("role", "listbox");
  field.setAttribute("aria-autocomplete", "list");
  const isInput = field.matches("input"); // a textarea may be no combobox
  if (isInput) Object.assign(field, { role: "combobox", ariaExpanded: "false" });
  let options = [];
  let chosen = -1;

  function choose(at) {
    chosen = at;
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    const item = list.children[at];
    item?.scrollIntoView({ block: "nearest" });
    if (item) field.setAttribute("aria-activedescendant", item.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function step(by) {
    const first = eager ? 0 : -1;
    const places = options.length - first;
    choose(((chosen - first + by + places) % places) + first);
  }

  function close() {
    options = [];
    list.remove();
    for (const one of ["aria-controls", "aria-activedescendant"]) field.removeAttribute(one);
    if (isInput) field.ariaExpanded = "false";
  }

  function item(one, number) {
    const made = Object.assign(document.createElement("li"), { id: `${name}-${number}` });
    made.setAttribute("role", "option");
    const says = Object.assign(document.createElement("span"), { textContent: one.says });
    made.append(Object.assign(document.createElement("b"), { textContent: one.text }), " ", says);
    return made;
  }

  function show(found) {
    if (!found.length) return close();
    options = found;
    list.replaceChildren(...found.map(item));
    if (!list.isConnected) field.after(list);
    field.setAttribute("aria-controls", list.id);
    if (isInput) field.ariaExpanded = "true";
    return choose(eager ? 0 : -1);
  }

  function takeAt(at) {
    const one = options[at];
    close();
    take(one);
  }

  /** Use a key for the list, where it is open; tell whether it was. */
  function press(event) {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (!options.length || event.isComposing || !isPlain) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && chosen >= 0) takeAt(chosen);
    else if (event.key === "Escape") close();
    else return false;
    event.preventDefault();
    return true;
  }

  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const at = [...list.children].indexOf(event.target.closest("li"));
    if (at >= 0) takeAt(at);
  });
  return { show, close, press };
}

/** Put text in place of a stretch of a field, so that Ctrl+Z takes it back. */
export function put(field, start, end, text) {
  field.setSelectionRange(start, end);
  // Deprecated, and the only way to write that a browser's own undo knows.
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, start, end, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
  }
}
