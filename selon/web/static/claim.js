// The origin tree as a layered graph, drawn from the list below it: each element with data-node is a box, data-from its source.
"use strict";
(() => {
  const place = document.getElementById("graph");
  if (!place || typeof cytoscape === "undefined") return;
  const items = [...document.querySelectorAll(`#${place.dataset.list} [data-node]`)];
  if (!items.some((item) => item.dataset.from)) return;
  // Cytoscape would set a style of its own, which the desk's policy refuses; claims.css says the same.
  document.head.append(Object.assign(document.createElement("meta"), { id: "__________cytoscape_stylesheet" }));

  const named = (item) => item.querySelector(".name").textContent.trim();
  const short = (text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
  const elements = items.map((item) => ({
    data: { id: item.dataset.node, label: short(named(item)), kind: item.dataset.kind || "article" },
  }));
  for (const item of items.filter((i) => i.dataset.from)) {
    elements.push({
      data: { source: item.dataset.from, target: item.dataset.node, label: item.dataset.how, sure: item.dataset.sure },
    });
  }
  // On a narrow screen the list is easier to read than boxes of a few pixels.
  const leaves = items.length - new Set(items.map((item) => item.dataset.from)).size + 1;
  const fitted = () => {
    place.hidden = window.matchMedia("(max-width: 40rem)").matches;
    place.style.height = `${Math.min(40, Math.max(9, 4.75 * leaves))}rem`;
  };
  fitted();
  const layout = () => ({ name: "dagre", rankDir: "LR", nodeSep: 18, rankSep: 120, fit: true, padding: 16 });

  // Boxes as large as their words: some 8 pixels a letter, lines of 20 letters.
  const wide = (node) => Math.min(20, node.data("label").length) * 8 + 22;
  const tall = (node) => Math.ceil(node.data("label").length / 20) * 18 + 16;

  function look() {
    const of = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    return [
      { selector: "node", style: {
        shape: "round-rectangle", width: wide, height: tall, label: "data(label)", "text-valign": "center",
        "text-wrap": "wrap", "text-max-width": "164px", "font-size": 14, "font-family": of("--sans"), color: of("--ink"),
        "background-color": of("--panel"), "border-width": 1, "border-color": of("--edge") } },
      { selector: 'node[kind="origin"]', style: {
        "background-color": of("--link"), color: of("--on-link"), "border-color": of("--link"), "font-weight": "bold" } },
      { selector: "edge", style: {
        width: 1.5, "line-color": of("--edge"), "target-arrow-color": of("--edge"), "target-arrow-shape": "triangle",
        "curve-style": "bezier", label: "data(label)", "font-size": 11, color: of("--soft"), "font-family": of("--sans"),
        "text-background-color": of("--raised"), "text-background-opacity": 1, "text-background-padding": "2px",
        "text-wrap": "wrap", "text-max-width": "110px" } },
      { selector: 'edge[sure="no"]', style: { "line-style": "dashed" } },
      { selector: ".lit", style: { "border-width": 3, "border-color": of("--alarm") } },
    ];
  }

  const graph = cytoscape({
    container: place, elements, style: look(), layout: layout(), userZoomingEnabled: false, boxSelectionEnabled: false,
    autoungrabify: true, maxZoom: 1.25,
  });
  graph.on("tap", "node", (event) => {
    const item = items.find((i) => i.dataset.node === event.target.id());
    item.scrollIntoView({ block: "center" });
    graph.nodes().removeClass("lit");
    event.target.addClass("lit");
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(look()));
  let wait = 0;
  window.addEventListener("resize", () => {
    clearTimeout(wait);
    wait = setTimeout(() => {
      fitted();
      graph.resize();
      graph.layout(layout()).run();
    }, 150);
  });
})();
