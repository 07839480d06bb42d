// The reading view: cards at the height of their words, one lights the other, filters at once, everything by keys.
"use strict";
document.documentElement.classList.add("js");

const reading = {
  form: document.getElementById("show"),
  cards: [...document.querySelectorAll(".say, .own")],
  calm: matchMedia("(prefers-reduced-motion: reduce)").matches,
  wide: matchMedia("(min-width: 60.01rem)"),
  words: new Map(),
  refers: new Map(),
  current: null,
};
for (const part of document.querySelectorAll("[data-s]")) {
  const anchor = part.dataset.s;
  if (!reading.words.has(anchor)) reading.words.set(anchor, []);
  reading.words.get(anchor).push(part);
}
for (const part of document.querySelectorAll("[data-of]")) reading.refers.set(part.dataset.of, part);

/** Beside the text each card stands at the height of its words, or below the card before it. All is measured, then set. */
function align() {
  for (const card of reading.cards) card.style.removeProperty("--down");
  if (!reading.wide.matches) return;
  const moves = [];
  for (const list of document.querySelectorAll(".cards")) {
    let moved = 0;
    for (const card of list.children) {
      const first = (reading.words.get(card.id) || [])[0];
      if (!first || card.classList.contains("off")) continue;
      const down = Math.round(first.getClientRects()[0].top - card.getBoundingClientRect().top - moved);
      if (down <= 0) continue;
      moves.push([card, down]);
      moved += down;
    }
  }
  for (const [card, down] of moves) card.style.setProperty("--down", `${down}px`);
}

/** Lights a statement or an event and its words; null puts all out. */
function light(anchor) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (anchor === null) return;
  const card = document.getElementById(anchor);
  if (card) card.classList.add("lit");
  for (const part of reading.words.get(anchor) || []) part.classList.add("lit");
}

function show(element, block) {
  if (element) element.scrollIntoView({ block, behavior: reading.calm ? "auto" : "smooth" });
}

function choose(card) {
  reading.current = card;
  card.focus({ preventScroll: true });
  light(card.id);
  show((reading.words.get(card.id) || [card])[0], "center");
}

/** What was asked for: the others step back, and the address says so. */
function filter() {
  const asked = new FormData(reading.form);
  const [voice, form, stance, status] = ["voice", "form", "stance", "status"].map((name) => asked.get(name) || "");
  const is = (wanted, value) => wanted === "" || wanted === value;
  let shown = 0;
  const set = (element, on) => {
    element.classList.toggle("off", !on);
    for (const part of reading.words.get(element.id) || []) part.classList.toggle("off", !on);
    const reference = reading.refers.get(element.id);
    if (reference) reference.classList.toggle("off", !on);
  };
  for (const card of reading.cards) {
    if (card.matches(".own")) {
      set(card, is(status, card.dataset.status) && voice + form + stance === "");
      continue;
    }
    const speaks = is(voice, card.dataset.voice) && is(form, card.dataset.form) && is(stance, card.dataset.stance);
    const events = [...card.querySelectorAll(".event")];
    for (const event of events) set(event, speaks && is(status, event.dataset.status));
    const on = speaks && (status === "" || events.some((event) => event.dataset.status === status));
    set(card, on);
    shown += on;
  }
  told(shown, voice, asked);
  align();
}

function told(shown, voice, asked) {
  const said = document.getElementById("shown");
  const form = new Intl.PluralRules(document.documentElement.lang).select(shown) === "one" ? said.dataset.one : said.dataset.other;
  said.textContent = form.replace("{n}", shown.toLocaleString(document.documentElement.lang));
  for (const chip of document.querySelectorAll("[data-pick]")) {
    if (chip.dataset.pick === voice) chip.setAttribute("aria-current", "true");
    else chip.removeAttribute("aria-current");
  }
  const kept = [...asked].filter(([, value]) => value !== "");
  reading.form.querySelector(".everything").hidden = kept.length === 0;
  history.replaceState(null, "", location.pathname + (kept.length ? `?${new URLSearchParams(kept)}` : "") + location.hash);
}

if (reading.form) {
  reading.form.addEventListener("change", filter);
  reading.form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const chip = event.target.closest("[data-pick]");
    if (chip) {
      event.preventDefault();
      reading.form.elements.voice.value = chip.hasAttribute("aria-current") ? "" : chip.dataset.pick;
      filter();
    } else if (event.target.closest(".everything")) {
      event.preventDefault();
      for (const choice of reading.form.querySelectorAll("select")) choice.value = "";
      filter();
    }
  });
}

// Words lead to their card, a card to its words.
document.querySelector(".story").addEventListener("click", (event) => {
  if (event.target.closest("a, button, summary, input, select, textarea, form, dl") || !getSelection().isCollapsed) return;
  const words = event.target.closest("[data-s]:not(.off)");
  if (words) {
    const found = document.getElementById(words.dataset.s);
    reading.current = found.closest(".say, .own");
    light(found.id);
    show(found, "nearest");
    return;
  }
  const card = event.target.closest(".inside .event, .say, .own");
  if (!card) return;
  reading.current = card.closest(".say, .own");
  light(card.id);
  show((reading.words.get(card.id) || [])[0], "nearest");
});

function follow() {
  const found = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!found) return;
  const anchor = found.id.startsWith("t-") ? found.id.slice(2) : found.id;
  if (!reading.words.has(anchor)) return;
  light(anchor);
  reading.current = document.getElementById(anchor).closest(".say, .own");
  requestAnimationFrame(() => show((reading.words.get(anchor) || [])[0], "center"));
}

function step(by) {
  const seen = reading.cards.filter((card) => !card.classList.contains("off"));
  if (!seen.length) return;
  const at = seen.indexOf(reading.current);
  choose(seen[at < 0 ? (by > 0 ? 0 : seen.length - 1) : Math.min(seen.length - 1, Math.max(0, at + by))]);
}

function leave() {
  light(null);
  reading.current = null;
  if (document.activeElement) document.activeElement.blur();
}

const doing = {
  j: () => step(1),
  k: () => step(-1),
  c: () => { if (reading.current) reading.current.querySelector("[data-copy]")?.click(); },
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || selon.typing(event) || event.target.closest("dialog")) return;
  const card = event.target.matches(".say, .own") ? event.target : null;
  const onCard = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: leave,
    Enter: () => { const more = [...card.querySelectorAll("details")].pop(); more.open = !more.open; },
  };
  const act = (card && onCard[event.key]) || (selon.keys() && doing[event.key]);
  if (!act) return;
  event.preventDefault();
  act();
});

// The list of keys; keys of one letter can be put out of service.
const keys = document.getElementById("keys");
document.getElementById("open-keys")?.addEventListener("click", () => keys.showModal());
const inService = document.getElementById("keys-on");
inService.checked = selon.keys();
inService.addEventListener("change", () => selon.useKeys(inService.checked));

addEventListener("hashchange", follow);
addEventListener("resize", () => requestAnimationFrame(align));
document.addEventListener("toggle", align, true);
align();
follow();
document.fonts.ready.then(align);
