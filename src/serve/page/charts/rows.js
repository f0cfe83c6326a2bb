// Pictures with a row for each thing: its name, its bar or range, its value in text. Where the picture is wide, the name
// stands left of the bar and the value right of it, as in the files; where it is narrow, both stand above.

import { tick } from "../numbers.js";
import { ruleX, ruleY, scale, text, tickX } from "../vendor/plot.js";
import { alongAxis, colour, picture, type, widthOf, wrapped } from "./picture.js";

// Pictures at least so many times as wide as the height of words have names at the left.
const WIDE = 46;
const LINE = 1.25;

/** The place of a row, for `y` of Plot's marks. */
export const place = (_, index) => index;

const strong = (row) => row.kind === "level";

// Where names, bars and values go. `bar` is the height of what is drawn in a row, in heights of words; `side` is what the
// axis needs beyond its ends. Gives Plot's options, the words, and for what is drawn: `inset` of bars, and `down` from the
// middle of a row to the middle of it. Values too long to stand beside a name stand below it.
const laid = (rows, width, bar, side) => {
  const em = type();
  const told = Math.max(0, ...rows.map((row) => widthOf(row.told ?? "", true)));
  const wide = width >= WIDE * em && told < 0.3 * width;
  const below = !wide && told > 0.35 * width;
  const named = Math.min(Math.max(...rows.map((row) => widthOf(row.title, strong(row)))), 0.36 * width);
  const space = wide ? named : width - (below ? 0 : told + 12);
  const names = rows.map((row) => [...wrapped(row.title, space, strong(row)), ...(below && row.told ? wrapped(row.told, width) : [])]);
  const lines = LINE * Math.max(...names.map((one) => one.length));
  const above = wide ? 0 : lines + 0.25;
  const body = wide ? Math.max(lines, bar) : bar;
  const row = (above + body + 0.7) * em;
  const [left, right] = wide ? [named + 14, told + Math.max(18, side)] : [side, side];
  const down = 0.5 * above * em;
  const spare = (row - bar * em) / 2;
  const words = (options) => text(rows, {
    y: place, dy: wide ? 0 : 0.35 * em - row / 2, lineAnchor: wide ? "middle" : "top", lineHeight: LINE,
    fill: colour("ink"), stroke: colour("paper"), strokeWidth: 7, ...options,
  });
  const kinds = [[strong, "strong"], [(one) => !strong(one), "plain"]];
  return {
    wide, down, inset: { insetTop: spare + down, insetBottom: spare - down }, bar: bar * em, room: width - left - right,
    words: [
      kinds.map(([which, className]) => words({ text: (one, at) => (which(one) ? names[at].join("\n") : null), frameAnchor: "left", dx: -left, className })),
      !below && words({ text: (one) => one.told ?? null, frameAnchor: "right", dx: right - 2, className: "strong" }),
    ],
    options: {
      width, height: Math.ceil(rows.length * row + 2.9 * em), marginLeft: left, marginRight: right, marginTop: 0.3 * em, marginBottom: 2.6 * em,
      y: { type: "band", domain: rows.map(place), padding: 0, axis: null },
    },
  };
};

/** A line at a value across all rows; where names stand above what is drawn, beside that and not through names. */
export const across = ({ wide, inset: { insetTop, insetBottom } }, rows, value, look) => (wide
  ? ruleX([value], look)
  : tickX(rows, { y: place, x: () => value, insetTop: insetTop - 3, insetBottom: insetBottom - 3, ...look }));

/**
 * A picture of rows over an axis along the bottom that covers `values`. `told` has the title, the sentence that reads
 * alone, the width, and may have `domain` and `format` of the axis. `marks` is given where things go and gives marks.
 */
export const drawn = (rows, told, values, marks, { bar = 1.1, nothing = true } = {}) => {
  const { width, domain, format = tick } = told;
  const known = [...values, ...(nothing ? [0] : [])].filter(Number.isFinite);
  const [low, high] = domain ?? [Math.min(...known), Math.max(...known)];
  const ends = [low, high > low ? high : low + 1];
  const reached = domain ? ends : scale({ x: { domain: ends, nice: 4 } }).domain;
  const longest = Math.max(...[...reached, (ends[0] + ends[1]) / 2].map((value) => widthOf(format(value))));
  const lay = laid(rows, width, bar, longest / 2 + 3);
  const ticks = Math.max(2, Math.min(6, Math.floor(lay.room / (longest + 24))));
  return picture(told.title, told.sentence, {
    ...lay.options, x: { domain: ends, nice: domain ? false : ticks, axis: null },
    marks: [alongAxis(ticks, format), marks(lay), nothing && across(lay, rows, 0, { stroke: colour("ink"), strokeWidth: 1.5 }), lay.words],
  });
};

/** What stands in the table: `told.numbers`, or the rows with their `cells` or what is told of them. */
export const numbered = (rows, told) => told.numbers
  ?? { heads: told.heads ?? ["What", told.unit ?? "Value"], rows: rows.map((row) => [row.title, ...(row.cells ?? [row.told ?? ""])]) };

/** How far values could be off, with an edge so that it stands out from bars. `ends` gives the two ends for a row. */
export const whiskers = (lay, rows, ends) => [[colour("paper"), 5], [colour("ink"), 2]].map(([stroke, strokeWidth]) =>
  ruleY(rows, { y: place, x1: (row, at) => ends(row, at)?.[0], x2: (row, at) => ends(row, at)?.[1], dy: lay.down, stroke, strokeWidth }));
