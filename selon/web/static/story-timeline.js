// The timeline of a story, drawn from its list of events: a row a status, a bar over all that a date can mean.
"use strict";
(() => {
  const picture = document.getElementById("timeline-picture");
  const MOST = 60; // events that a picture can hold; of more, those with most passages
  const all = [...document.querySelectorAll(".happening[data-from]")];
  if (!picture || !all.length || typeof vis === "undefined") return;
  const passages = (event) => event.querySelectorAll("blockquote").length;
  const chosen = new Set([...all].sort((a, b) => passages(b) - passages(a)).slice(0, MOST));
  const dated = all.filter((event) => chosen.has(event));
  document.getElementById("timeline-some").hidden = dated.length === all.length;
  const WITHIN_A_DAY = ["minute", "hour", "part_of_day", "day"];

  const begin = (value) => {
    const [year, month = 1, day = 1, hour = 0, minute = 0] = value.match(/\d+/g).map(Number);
    const date = new Date(2000, month - 1, day, hour, minute);
    date.setFullYear(year);
    return date;
  };
  /** The first moment behind all that the value can mean: "2024-06" ends with June. */
  const end = (value) => {
    const date = begin(value);
    const told = value.match(/\d+/g).length;
    if (told === 1) date.setFullYear(date.getFullYear() + 1);
    else if (told === 2) date.setMonth(date.getMonth() + 1);
    else if (told === 3) date.setDate(date.getDate() + 1);
    else date.setHours(date.getHours() + 1);
    return date;
  };
  const label = (head) => {
    const seen = head.cloneNode(true);
    for (const unseen of seen.querySelectorAll(".unseen")) unseen.remove();
    const words = seen.textContent.replace(/\s+/g, " ").trim();
    return words.length > 70 ? words.slice(0, 69) + "…" : words;
  };
  const item = (event, id) => {
    const { from, until, precision, status } = event.dataset;
    const content = document.createElement("span");
    content.textContent = label(event.querySelector(".event-head"));
    const title = event.closest(".date").querySelector("h3").textContent.trim() + " · " + content.textContent;
    const shared = { id, group: status, content, className: status, title: escaped(title) };
    const start = begin(from);
    const stop = end(until || from);
    if (WITHIN_A_DAY.includes(precision)) return { ...shared, type: "point", start: new Date((+start + +stop) / 2) };
    return { ...shared, type: "range", start, end: stop };
  };
  // The library takes a title for HTML.
  const escaped = (words) => Object.assign(document.createElement("p"), { textContent: words }).innerHTML;

  const rows = new Map(dated.map((event) => [event.dataset.status, event.dataset.row]));
  const groups = [...rows].map(([id, words]) => {
    const content = document.createElement("span");
    content.textContent = words;
    return { id, content, className: id };
  });
  const language = picture.dataset.lang;
  const told = (options) => (date) => new Intl.DateTimeFormat(language, options).format(date.toDate());
  const day = told({ day: "numeric" });
  const month = told({ month: "short" });
  const monthYear = told({ month: "long", year: "numeric" });
  const year = told({ year: "numeric" });
  const clock = told({ hour: "2-digit", minute: "2-digit" });
  const minor = { minute: clock, hour: clock, weekday: day, day, week: day, month, year };
  const major = { minute: told({ dateStyle: "medium" }), hour: told({ dateStyle: "medium" }), weekday: monthYear, day: monthYear, week: monthYear, month: year, year: () => "" };

  picture.closest(".drawing").hidden = false;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const options = {
    align: "left", autoResize: true, margin: { item: { horizontal: 4, vertical: 4 } }, orientation: "top", showCurrentTime: false,
    stack: true, verticalScroll: false, zoomKey: "ctrlKey", horizontalScroll: false, zoomMin: 36e5 * 12, zoomMax: 31536e6 * 400, locale: "en",
    format: {
      minorLabels: (date, scale) => (minor[scale] || year)(date),
      majorLabels: (date, scale) => (major[scale] || year)(date),
    },
  };
  const bounds = () => {
    const first = Math.min(...dated.map((event) => +begin(event.dataset.from)));
    const last = Math.max(...dated.map((event) => +end(event.dataset.until || event.dataset.from)));
    const long = Math.max(last - first, 3 * 864e5);
    return [new Date(first - long * 0.04), new Date(last + long * (picture.clientWidth < 560 ? 1.2 : 0.45))]; // labels stand behind their dots
  };
  const [start, stop] = bounds();
  Object.assign(options, { start, end: stop });
  const timeline = new vis.Timeline(picture, new vis.DataSet(dated.map(item)), new vis.DataSet(groups), options);
  timeline.on("select", ({ items }) => {
    document.querySelector(".happening.lit")?.classList.remove("lit");
    const event = dated[items[0]];
    if (!event) return;
    event.classList.add("lit");
    event.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    event.focus({ preventScroll: true });
  });
  picture.closest(".drawing").addEventListener("click", (click) => {
    const how = click.target.dataset?.zoom;
    if (how === "in") timeline.zoomIn(0.6);
    if (how === "out") timeline.zoomOut(0.6);
    if (how === "whole") timeline.setWindow(...bounds());
  });
})();
