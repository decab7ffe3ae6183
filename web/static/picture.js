// A picture pasted into the page, or dropped on the form, is searched by at once.

const form = document.querySelector("#by-picture");
const input = form.querySelector("input[type=file]");

function ask(files) {
  const pictures = [...files].filter((file) => !file.type || file.type.startsWith("image/"));
  if (!pictures.length) return;
  const kept = new DataTransfer();
  kept.items.add(pictures[0]);
  input.files = kept.files;
  form.requestSubmit();
}

document.addEventListener("paste", (event) => {
  if (!event.clipboardData?.files.length) return; // text goes where the cursor is
  event.preventDefault();
  ask(event.clipboardData.files);
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  form.addEventListener(kind, (event) => {
    event.preventDefault();
    form.classList.toggle("over", kind === "dragover");
    if (kind === "drop") ask(event.dataTransfer.files);
  });
}
