"use strict";
for (const story of document.querySelectorAll(".story")) {
  story.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-voice]");
    if (!button) return;
    const voice = button.getAttribute("aria-pressed") === "true" ? null : button.dataset.voice;
    story.classList.toggle("focused", voice !== null);
    for (const part of story.querySelectorAll("[data-voice]")) {
      const lit = part.dataset.voice === voice;
      part.classList.toggle("lit", lit);
      if (part.matches("button")) part.setAttribute("aria-pressed", String(lit));
    }
  });
}
