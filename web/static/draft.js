// Machine drafts: Ctrl+Enter accepts, and the progress of a run is kept up to date.

for (const form of document.querySelectorAll("[data-draft]")) {
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
}

const run = document.querySelector("[data-progress]");

async function look() {
  const answer = await fetch(run.dataset.progress, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const told = await answer.json();
  if (told.finished) {
    location.reload();
    return;
  }
  run.querySelector("progress").max = told.total;
  run.querySelector("progress").value = told.done;
  run.querySelector("span").textContent = `${told.done} of ${told.total}`;
  setTimeout(look, 1500);
}

if (run) setTimeout(look, 1500);
