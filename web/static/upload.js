// Uploads one file a request, each with its own progress, result and retry.

const form = document.querySelector("#upload");
const input = form.querySelector("#files");
const drop = form.querySelector("#drop");
const list = document.querySelector("#results");
const state = document.querySelector("#upload-state");
const AT_ONCE = 2;

const queue = [];
const count = { sent: 0, arrived: 0, failed: 0 };
let running = 0;

function element(tag, text = "", properties = {}) {
  return Object.assign(document.createElement(tag), { textContent: text }, properties);
}

function summarise() {
  const left = count.sent - count.arrived - count.failed;
  const parts = [`${count.arrived} of ${count.sent} arrived`];
  if (count.failed) parts.push(`${count.failed} failed`);
  if (left) parts.push(`${left} on the way`);
  state.textContent = parts.join(", ");
}

function row(file) {
  const item = element("li");
  const bar = element("progress", "", { max: 1, value: 0 });
  bar.setAttribute("aria-label", `Progress of ${file.name}`);
  const said = element("span", "waits");
  item.append(element("b", file.name), " ", bar, " ", said);
  list.append(item);
  return { item, bar, said };
}

function finish(job, outcome) {
  const { item, bar, said } = job.row;
  bar.remove();
  item.className = outcome.state;
  if (outcome.state === "failed") {
    count.failed += 1;
    said.textContent = `failed: ${outcome.reason} `;
    const again = element("button", "Try again", { type: "button" });
    again.setAttribute("aria-label", `Try again: ${job.file.name}`);
    again.addEventListener("click", () => {
      count.failed -= 1;
      count.sent -= 1;
      item.remove();
      add([job.file]);
    });
    item.append(again);
  } else {
    count.arrived += 1;
    said.textContent = outcome.state === "known" ? "is here already " : "arrived ";
    item.append(element("a", `open ${job.file.name}`, { href: outcome.address }));
  }
  summarise();
}

function reply(request) {
  try {
    const said = JSON.parse(request.responseText);
    return said.error ? { state: "failed", reason: said.error } : said[0];
  } catch {
    return { state: "failed", reason: `the gallery answered ${request.status}` };
  }
}

function send(job) {
  const body = new FormData();
  for (const name of ["csrf_token", "event", "photographer"]) {
    body.set(name, form.elements[name].value);
  }
  body.set("files", job.file, job.file.name);
  const request = new XMLHttpRequest();
  const done = (outcome) => {
    running -= 1;
    finish(job, outcome);
    next();
  };
  request.upload.addEventListener("progress", (event) => {
    job.row.bar.value = event.total ? event.loaded / event.total : 0;
    job.row.said.textContent = event.loaded < event.total ? "is sent" : "is read";
  });
  request.addEventListener("load", () => done(reply(request)));
  request.addEventListener("error", () =>
    done({ state: "failed", reason: "the connection broke off" }));
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.send(body);
}

function next() {
  while (running < AT_ONCE && queue.length) {
    running += 1;
    send(queue.shift());
  }
}

function add(files) {
  for (const file of files) queue.push({ file, row: row(file) });
  count.sent += files.length;
  summarise();
  next();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  add([...input.files]);
  input.value = "";
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragover");
    if (kind === "drop") add([...event.dataTransfer.files]);
  });
}
