// What every page shares: scripts are on, keys that go to places, words copied, the token sent with htmx's requests.
"use strict";
document.documentElement.classList.remove("no-js");

const selon = {
  token: document.querySelector('meta[name="selon-token"]').content,
  /** Says something to those who cannot see that it happened. */
  say(words) {
    let voice = document.getElementById("said");
    if (!voice) {
      voice = Object.assign(document.createElement("p"), { id: "said", className: "unseen" });
      voice.setAttribute("role", "status");
      document.body.append(voice);
    }
    voice.textContent = words;
  },
  /** The data that a page carries for its pictures: <script type="application/json" id="...">. */
  data(id) {
    const held = document.getElementById(id);
    return held ? JSON.parse(held.textContent) : null;
  },
  typing(event) {
    return event.target.closest("input, textarea, select, [contenteditable]") !== null;
  },
  /** Whether keys of one letter are in service; a person may put them out (they disturb who dictates). */
  keys() {
    return localStorage.getItem("selon-keys") !== "off";
  },
  useKeys(on) {
    localStorage.setItem("selon-keys", on ? "on" : "off");
  },
};

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["x-selon-token"] = selon.token;
});

// A page names its keys in the markup: data-key="/" focuses or presses the element.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || selon.typing(event) || !selon.keys()) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("input, textarea, select")) target.focus();
  else target.click();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  selon.say(button.dataset.copied || "");
  button.classList.add("copied");
});
