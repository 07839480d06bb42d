// The queue by the keyboard: j and k move, a and r judge, u takes the last one back; never while something is written.
"use strict";
{
  const doubts = () => [...document.querySelectorAll("[data-doubt]")];
  const today = document.getElementById("today");
  const judged = [];
  let here = null;

  function go(item) {
    if (!item) return;
    here = item;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }

  function step(way) {
    const all = doubts();
    const at = all.indexOf(here);
    go(all[at < 0 ? 0 : Math.min(Math.max(at + way, 0), all.length - 1)]);
  }

  function press(item, does) {
    const button = item && item.querySelector(`.judging [data-does=${does}]`);
    if (button) button.click();
  }

  function count(way) {
    const n = Math.max(0, Number(today.dataset.n) + way);
    today.dataset.n = n;
    const one = new Intl.PluralRules(document.documentElement.lang).select(n) === "one";
    today.textContent = (one ? today.dataset.one : today.dataset.other).replace("{n}", n.toLocaleString(document.documentElement.lang));
  }

  document.addEventListener("focusin", (event) => {
    const item = event.target.closest("[data-doubt]");
    if (item) here = item;
  });

  document.addEventListener("judged", (event) => {
    const item = event.target.closest("[data-doubt]");
    if (!item) return;
    count(event.detail.undone ? -1 : 1);
    item.classList.toggle("judged", !event.detail.undone);
    if (event.detail.undone) {
      judged.splice(judged.indexOf(item), 1);
      go(item);
    } else {
      judged.push(item);
      const next = doubts().slice(doubts().indexOf(item) + 1).find((other) => !other.classList.contains("judged"));
      if (next) go(next);
      else document.querySelector(".pager a")?.focus();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || selon.typing(event)) return;
    const keys = {
      j: () => step(1), k: () => step(-1), a: () => press(here, "accept"), r: () => press(here, "reject"),
      u: () => press(judged.at(-1) || here, "undo"),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}
