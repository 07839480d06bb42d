// Judging in place: the answer takes the place of the buttons, and says what happened; without scripts the forms do the same.
"use strict";
{
  const PART = "x-selon-part";
  const parsed = (text) => Object.assign(document.createElement("template"), { innerHTML: text }).content;

  async function ask(block, address, sent) {
    const answer = await fetch(address, {
      method: sent ? "POST" : "GET", body: sent, credentials: "same-origin",
      headers: { accept: "text/html", [PART]: block.dataset.pair ? "pair" : "one" },
    });
    const text = await answer.text();
    if (answer.ok) return parsed(text);
    const told = new DOMParser().parseFromString(text, "text/html").querySelectorAll(".failure h1, .failure .detail");
    throw new Error([...told].map((p) => p.textContent.trim()).join(" ") || text.slice(0, 200));
  }

  function complain(block, words) {
    let problem = block.querySelector(":scope > [role=alert]");
    if (!problem) {
      problem = Object.assign(document.createElement("p"), { className: "problem" });
      problem.setAttribute("role", "alert");
      block.append(problem);
    }
    problem.textContent = words;
  }

  function named(form) {
    const given = form.querySelector("input[name=who]");
    const name = given && given.value.trim();
    if (!name) return;
    const summary = document.querySelector(".me summary");
    if (summary) summary.textContent = name;
    const kept = document.getElementById("name");
    if (kept) kept.value = name;
  }

  function put(block, part, form) {
    const asking = part.querySelector(".ask-name");
    if (asking) {
      block.querySelector(".ask-name")?.remove();
      block.append(asking);
      asking.querySelector("input[name=who]").focus();
      return;
    }
    named(form);
    const words = part.querySelector("[role=status]");
    const held = block.contains(document.activeElement);
    const fresh = Object.assign(document.createElement("div"), { className: "judged-now" });
    fresh.append(part);
    (block.closest(".judged-now") || block).replaceWith(fresh);
    if (held) (fresh.querySelector("[data-does=undo]") || fresh.querySelector("button"))?.focus({ preventScroll: true });
    if (words) selon.say(words.textContent);
    fresh.dispatchEvent(new CustomEvent("judged", { bubbles: true, detail: { undone: form.getAttribute("action") === "/judge/undo" } }));
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const block = form.closest(".judging");
    if (!block || event.defaultPrevented) return;
    event.preventDefault();
    if (block.getAttribute("aria-busy") === "true") return;
    const sent = new URLSearchParams(new FormData(form));
    if (event.submitter && event.submitter.name) sent.set(event.submitter.name, event.submitter.value);
    block.setAttribute("aria-busy", "true");
    try {
      const address = form.getAttribute("action");
      if (form.method === "get") open(block, await ask(block, `${address}?${sent}`));
      else put(block, await ask(block, address, sent), form);
    } catch (error) {
      complain(block, error instanceof TypeError ? document.documentElement.dataset.unreached : error.message);
    } finally {
      block.removeAttribute("aria-busy");
    }
  });

  function open(block, part) {
    block.querySelector(".judge-more")?.remove();
    block.append(part);
    block.querySelector(".judge-more :is(input, select, button):not([type=hidden])")?.focus({ preventScroll: true });
    block.querySelector(".more")?.setAttribute("aria-expanded", "true");
  }

  document.addEventListener("click", async (event) => {
    const link = event.target.closest(".judging a.more");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const block = link.closest(".judging");
    const shown = block.querySelector(".judge-more");
    if (shown) {
      shown.remove();
      link.setAttribute("aria-expanded", "false");
      return;
    }
    try {
      open(block, await ask(block, link.href));
    } catch (error) {
      complain(block, error instanceof TypeError ? document.documentElement.dataset.unreached : error.message);
    }
  });
}
