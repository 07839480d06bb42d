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

/* Beside the text, each note stands at the height of its words, or below the note before it. */
function align() {
  for (const note of document.querySelectorAll(".note")) {
    note.style.setProperty("--down", "0px");
    const words = document.querySelector(`[data-note="${note.id}"]`);
    if (!words) continue;
    const down = words.getClientRects()[0].top - note.getBoundingClientRect().top;
    note.style.setProperty("--down", `${Math.max(0, Math.round(down))}px`);
  }
}
align();
addEventListener("resize", () => requestAnimationFrame(align));
document.addEventListener("toggle", align, true);
