// Who did what to whom in a story, drawn as a network from its table: an arrow a way in which an act is known.
"use strict";
(() => {
  const held = document.getElementById("graph");
  if (!held || typeof cytoscape === "undefined") return;
  const READABLE = 0.5; // a wider network begins at its left and is moved by hand
  const short = (words, most) => (words.length > most ? words.slice(0, most - 1) + "…" : words);

  const nodes = new Map();
  const edges = [];
  for (const row of document.querySelectorAll(".acts tbody tr")) {
    const { actor, recipient, did } = row.dataset;
    if (!actor || !recipient) continue;
    for (const name of [actor, recipient]) nodes.set(name, { data: { id: name, label: short(name, 40) } });
    for (const { dataset: d } of row.querySelectorAll("[data-status]")) {
      const label = `${short(did, 30)}\n${d.words}${Number(d.n) > 1 ? ` × ${d.n}` : ""}`;
      edges.push({ data: { source: actor, target: recipient, label, n: Math.min(6, 1 + Number(d.n) / 2), status: d.status } });
    }
  }
  if (!edges.length) return;

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const doubtful = ["unverified", "hypothetical", "future"];
  const style = () => [
    { selector: "node", style: {
      label: "data(label)", shape: "round-rectangle", width: "label", height: "label", padding: "8px", "text-valign": "center", "text-wrap": "wrap",
      "text-max-width": "140px", "font-family": "sans-serif", "font-size": 13, color: colour("--ink"), "background-color": colour("--panel"),
      "border-width": 1, "border-color": colour("--edge"),
    } },
    { selector: "edge", style: {
      label: "data(label)", width: "data(n)", "curve-style": "bezier", "control-point-step-size": 70, "target-arrow-shape": "triangle", "font-family": "sans-serif",
      "font-size": 11, "text-wrap": "wrap", "text-background-color": colour("--raised"), "text-background-opacity": 1, "text-background-padding": "2px",
    } },
    ...["fact", "reported", "unverified", "future", "hypothetical", "denied"].map((status) => ({
      selector: `edge[status = "${status}"]`,
      style: {
        "line-color": colour(`--${status}`), "target-arrow-color": colour(`--${status}`), color: colour(`--${status}`),
        "line-style": doubtful.includes(status) ? "dashed" : "solid",
        ...(status === "denied" ? { "source-arrow-shape": "tee", "source-arrow-color": colour("--denied") } : {}),
      },
    })),
  ];

  held.closest(".drawing").hidden = false;
  const narrow = held.clientWidth < 560;
  cytoscape.warnings(false); // it would rather have boxes measured by hand
  const graph = cytoscape({
    container: held, elements: [...nodes.values(), ...edges], style: style(), userZoomingEnabled: false, boxSelectionEnabled: false, autoungrabify: true,
    minZoom: 0.2, maxZoom: 3,
    layout: { name: "dagre", rankDir: "LR", nodeSep: narrow ? 40 : 64, rankSep: narrow ? 130 : 180, edgeSep: 40, padding: 24, fit: true, animate: false },
  });
  /** As high as the network wants to be, within the window. */
  const { w, h } = graph.elements().boundingBox();
  const shown = Math.min(1.2, Math.max(READABLE, (held.clientWidth - 48) / w));
  held.style.height = `${Math.round(Math.min(Math.max(160, h * shown + 56), Math.max(320, innerHeight * 0.65)))}px`;
  graph.resize();
  const fit = () => {
    graph.fit(undefined, 24);
    if (graph.zoom() > 1.2) {
      graph.zoom(1.2);
      graph.center();
    } else if (graph.zoom() < READABLE) {
      const { x1, y1 } = graph.elements().boundingBox();
      graph.zoom(READABLE);
      graph.pan({ x: 12 - x1 * READABLE, y: 12 - y1 * READABLE });
    }
  };
  fit();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(style()));
  held.closest(".drawing").addEventListener("click", (click) => {
    const how = click.target.dataset?.zoom;
    const middle = { x: held.clientWidth / 2, y: held.clientHeight / 2 };
    if (how === "in") graph.zoom({ level: graph.zoom() * 1.3, renderedPosition: middle });
    if (how === "out") graph.zoom({ level: graph.zoom() / 1.3, renderedPosition: middle });
    if (how === "whole") fit();
  });
})();
