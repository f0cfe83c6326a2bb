// What all pictures share: an SVG that reads alone, in the size of type and the colours of the page, with a key, a
// sentence and the same in numbers. Axes, grids, scales, bands, lines and bars are Observable Plot's.

import { h } from "../dom.js";
import { tick } from "../numbers.js";
import { axisX, axisY, gridX, gridY, plot, ruleY } from "../vendor/plot.js";

const FAMILY = 'system-ui, "Segoe UI", "Open Sans", sans-serif';
// The style sheet sets words in pictures to this share of the page's type.
const TYPE = 13 / 16;

// Height of words in pixels: it follows the reader's size of type.
export const type = () => TYPE * parseFloat(getComputedStyle(document.documentElement).fontSize);

const pen = document.createElement("canvas").getContext("2d");

// How wide words are, in pixels.
export const widthOf = (text, strong = false) => {
  pen.font = `${strong ? 600 : 400} ${type()}px ${FAMILY}`;
  return Math.ceil(pen.measureText(text).width);
};

// Words on as many lines as they need in some room.
export const wrapped = (text, room, strong = false) => {
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && widthOf(longer, strong) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

// A colour of the style sheet, by its name there.
export const colour = (name) => `var(--${name})`;

// A picture by Plot with its name, and its words for whoever does not see it; without words where they stand beside it, so
// that nobody has to hear them twice. Plot's own names of axes and marks go: the
// picture is read as one. So does its style element, which the server forbids; style.css says the same.
export const picture = (title, words, options) => {
  const svg = plot({ className: "picture", ...options, marks: options.marks.flat(Infinity).filter(Boolean) });
  svg.querySelector("style").remove();
  for (const one of svg.querySelectorAll("[aria-label], [aria-description]")) {
    one.removeAttribute("aria-label");
    one.removeAttribute("aria-description");
  }
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", [title, words].filter(Boolean).join(": "));
  return svg;
};

// Numbers up the left: their axis with lines across, and the line of nothing.
export const upAxis = (ticks, format = tick) => [
  gridY({ ticks, stroke: colour("grid"), strokeOpacity: 1 }),
  axisY({ ticks, tickSize: 0, tickPadding: 8, label: null, tickFormat: format }),
];

// Numbers along the bottom.
export const alongAxis = (ticks, format = tick) => [
  gridX({ ticks, stroke: colour("grid"), strokeOpacity: 1 }),
  axisX({ ticks, tickSize: 0, tickPadding: 8, label: null, tickFormat: format }),
];

// As many years along the bottom as have room, the last one among them.
export const yearAxis = (years, room) => {
  const every = Math.ceil(years.length / Math.max(1, Math.floor(room / (widthOf("2024/25") + 12))));
  return axisX(years.filter((_, place) => (years.length - 1 - place) % every === 0), { tickSize: 0, tickPadding: 8, label: null });
};

export const zeroAcross = () => ruleY([0], { stroke: colour("ink"), strokeWidth: 1.5 });

// Room for the numbers of an axis that reaches from one value to another.
export const numbersRoom = (low, high, format = tick) => 14 + Math.max(...[low, high, (high - low) / 4].map((value) => widthOf(format(value))), 3 * type());

// The key: marks, by their class in the style sheet, and what they mean.
export const key = (...entries) => h("ul", { class: "key" }, entries.filter(Boolean).map(([mark, text]) =>
  h("li", {}, h("span", { class: `mark ${mark}`, "aria-hidden": "true" }), text)));

// A table that scrolls by itself where it is wider than the screen.
export const table = (caption, heads, rows) => h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": caption },
  h("table", {}, h("caption", {}, caption),
    h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, rows.map(([head, ...cells]) => h("tr", {}, h("th", { scope: "row" }, head), cells.map((cell) => h("td", {}, cell)))))));

export const inNumbers = (name, shown) => h("details", { class: "numbers", "data-key": `numbers ${name}` },
  h("summary", { "data-focus": `numbers ${name}` }, "The same in numbers"), shown);

// Whose sentence stands beside it is called by its title alone.
const told = (svg, title, beside) => {
  if (beside) svg.setAttribute("aria-label", title);
  return svg;
};

// A picture with its title, unit, key, sentence and numbers. `numbers` has `heads` and `rows` of texts. A sentence that says
// no more than the words in the picture is `silent`: only whoever does not see the picture is told.
export const framed = (svg, { title, unit, sentence, silent, name = title, marks = [], numbers, heading = "h3" }, ...more) => h("figure", {},
  h("figcaption", {}, h(heading, {}, title), unit && h("p", { class: "unit" }, unit)),
  told(svg, title, !silent && sentence), marks.some(Boolean) && key(...marks), !silent && sentence && h("p", { class: "sentence" }, sentence), more,
  numbers && inNumbers(name, table([title, unit].filter(Boolean).join(", "), numbers.heads, numbers.rows)));
