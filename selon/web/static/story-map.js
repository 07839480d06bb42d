// The map of a story, drawn from its table of places: a town is a dot, a region a dashed circle, a country its area.
"use strict";
(async () => {
  const held = document.getElementById("map");
  if (!held || typeof d3 === "undefined" || typeof topojson === "undefined") return;
  const places = [...document.querySelectorAll(".places tbody tr")].map(({ dataset: d }) => ({
    name: d.name, precision: d.precision, numbers: d.numbers.split(" ").filter(Boolean), n: Number(d.n),
    at: d.lat === undefined ? null : [Number(d.lon), Number(d.lat)],
  }));
  const WIDTH = Math.min(720, document.getElementById("places").clientWidth);
  const [HEIGHT, EDGE] = [Math.round(WIDTH * 0.61), WIDTH * 0.08];
  const SMALLEST = 4; // degrees around a lone town
  const spots = places.filter((place) => place.at && place.precision !== "country");
  const fetched = async (address) => (await fetch(address)).json();

  const drawn = async () => {
    const world = topojson.feature(...(await atlas(held.dataset.world)));
    const whole = areas(world);
    if (!whole.length && !spots.length && !places.some((place) => place.at)) return;
    const frame = around(whole);
    const near = span(frame) < 70 ? topojson.feature(...(await atlas(held.dataset.near))) : world;
    paint(near, frame);
  };
  const atlas = async (address) => {
    const topology = await fetched(address);
    return [topology, topology.objects.countries];
  };
  const areas = (world) => world.features.filter((f) => places.some((p) => p.precision === "country" && p.numbers.includes(f.id)));
  /** What the map must show: a little land around each place, and the centre of each country. */
  const around = () => places.filter((place) => place.at).map(({ at, precision }) => {
    const [lon, lat] = at;
    const reach = precision === "country" ? SMALLEST * 2 : SMALLEST;
    return [[Math.max(-179, lon - reach), Math.max(-85, lat - reach)], [Math.min(179, lon + reach), Math.min(85, lat + reach)]].map(([x, y]) => [x, y]);
  });
  const span = (boxes) => {
    const xs = boxes.flat().map(([x]) => x);
    return xs.length ? Math.max(...xs) - Math.min(...xs) : 360;
  };
  const projected = (boxes) => {
    const corners = boxes.flatMap(([[west, south], [east, north]]) => [[west, south], [west, north], [east, south], [east, north]]);
    const projection = d3.geoEqualEarth();
    if (!corners.length) return projection.fitSize([WIDTH, HEIGHT], { type: "Sphere" });
    const xs = corners.map(([x]) => x);
    projection.rotate([-(Math.min(...xs) + Math.max(...xs)) / 2, 0]);
    return projection.fitExtent([[EDGE, EDGE / 2], [WIDTH - EDGE, HEIGHT - EDGE / 2]], { type: "MultiPoint", coordinates: corners }).clipExtent([[-1, -1], [WIDTH + 1, HEIGHT + 1]]);
  };
  const made = (name, attributes, inside) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (inside) element.textContent = inside;
    return element;
  };
  const paint = (world, frame) => {
    const projection = projected(frame);
    const path = d3.geoPath(projection).digits(1);
    const svg = made("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
    const named = areas(world);
    for (const country of world.features) {
      const outline = path(country);
      if (outline) svg.append(made("path", { d: outline, class: named.includes(country) ? "whole" : "land" }));
    }
    for (const place of [...spots].sort((a, b) => b.n - a.n)) svg.append(mark(place, projection(place.at)));
    for (const label of labels(projection)) svg.append(label);
    held.replaceChildren(svg);
    held.closest(".drawing").hidden = false;
  };
  const size = (n) => Math.min(26, 4 + 3 * Math.sqrt(n));
  const mark = (place, [x, y]) => {
    const region = place.precision === "region";
    const circle = made("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: (size(place.n) + (region ? 12 : 0)).toFixed(1), class: place.precision });
    circle.append(made("title", {}, place.name));
    return circle;
  };
  /** Names of the places most often named, as far as they do not lie on each other. */
  const labels = (projection) => {
    const taken = [];
    const found = [];
    for (const place of places.filter((p) => p.at)) {
      const [x, y] = projection(place.at);
      const words = place.name.length > 28 ? place.name.slice(0, 27) + "…" : place.name;
      const wide = words.length * 7.4;
      const country = place.precision === "country";
      const beside = country ? 0 : size(place.n) + (place.precision === "region" ? 16 : 4);
      const right = !country && x + beside + wide > WIDTH;
      const left = country ? x - wide / 2 : right ? x - beside - wide : x + beside;
      const box = [left, y - 9, left + wide, y + 9];
      if (box[0] < 0 || box[2] > WIDTH || box[1] < 0 || box[3] > HEIGHT) continue;
      if (taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3])) continue;
      taken.push(box);
      found.push(made("text", { x: left.toFixed(1), y: (y + 4.5).toFixed(1), direction: "ltr" }, words));
    }
    return found;
  };
  await drawn();
})();
