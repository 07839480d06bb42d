// Files may be dropped on their form. Work under way is shown live by htmx (see work_list.html.j2).
"use strict";

for (const form of document.querySelectorAll(".drop")) {
  const input = form.querySelector('input[type="file"]');
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "shelf") selon.say(document.getElementById("shelf-h").textContent);
});
