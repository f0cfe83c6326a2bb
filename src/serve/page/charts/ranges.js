// Rows with ranges: several plans, before and after, and what one cause at a time does.

import { barX, dot, ruleY } from "../vendor/plot.js";
import { colour, framed } from "./picture.js";
import { across, drawn, numbered, place } from "./rows.js";

const EDGE = { stroke: colour("paper"), strokeWidth: 1.5 };
// Half the distance between a range and the one it is set beside, in heights of a row's drawing.
const APART = 0.25;

// A range in each row with its middle; `of` gives its three values, or nothing.
const range = (rows, of, dy, look) => {
  const at = (end) => (row) => of(row)?.[end] ?? null;
  return [
    ruleY(rows, { y: place, x1: at(0), x2: at(2), dy, stroke: look.stroke, strokeWidth: look.width, strokeOpacity: look.opacity }),
    dot(rows, { y: place, x: at(1), dy, fill: look.fill, ...EDGE, r: look.width / 2 + 0.5 }),
  ];
};

/**
 * 8-in-10 ranges with their middle: several plans, or before and after. A row is `{ title, told, range: [p10, p50, p90],
 * before, seen }`: `before` is a range that is set above it, `seen` a value that was counted; `told` its range in text.
 * `told` is as for `bars`, and may have `line: { value, words }`, such as a promise, and `words: { range, before, seen }`
 * for the key. Gives a figure, or nothing where there are no rows.
 */
export const ranges = (rows, told) => {
  if (!rows.length) return null;
  const { line, words = {} } = told;
  const twice = rows.some((row) => row.before);
  const seen = rows.some((row) => Number.isFinite(row.seen));
  const values = rows.flatMap((row) => [...(row.range ?? []), ...(row.before ?? []), row.seen, line?.value]);
  const svg = drawn(rows, told, values, (lay) => [
    line && across(lay, rows, line.value, { stroke: colour("promise"), strokeWidth: 2.5, strokeDasharray: "2 4" }),
    twice && range(rows, (row) => row.before, lay.down - APART * lay.bar, { stroke: colour("quiet"), fill: colour("quiet"), width: 6, opacity: 0.6 }),
    range(rows, (row) => row.range, lay.down + (twice ? APART * lay.bar : 0), { stroke: colour("inner"), fill: colour("median"), width: 10 }),
    seen && dot(rows, { y: place, x: "seen", dy: lay.down, symbol: "diamond", fill: colour("seen"), ...EDGE, r: 6 }),
  ], { bar: twice ? 1.8 : 1.1 });
  const marks = told.marks ?? [
    ["range", words.range ?? "8 in 10 futures, with the middle"], twice && ["before", words.before ?? "before"],
    seen && ["seen", words.seen ?? "counted"], line && ["promise", line.words],
  ];
  return framed(svg, { ...told, marks, numbers: numbered(rows, told) });
};

/**
 * What one cause at a time does to a figure, all else in its middle. A row is `{ title, told, low, high }`, the figure
 * with the cause at its low end and at its high end; `told` says both in text. `told` is as for `bars`, with `base`, the
 * figure with everything in its middle, and `words: { low, high, base }` for the key.
 */
export const tornado = (rows, told) => {
  if (!rows.length) return null;
  const { base, words = {} } = told;
  const ends = [["low", "loss", 0, 1 / 2], ["high", "first", 1 / 2, 0]];
  const svg = drawn(rows, told, [base, ...rows.flatMap((row) => [row.low, row.high])], (lay) => [
    ends.map(([end, kind, above, below]) => barX(rows, {
      y: place, x1: () => base, x2: end, fill: colour(kind),
      insetTop: lay.inset.insetTop + above * lay.bar, insetBottom: lay.inset.insetBottom + below * lay.bar,
    })),
    across(lay, rows, base, { stroke: colour("ink"), strokeWidth: 2 }),
  ], { bar: 1.4, nothing: false });
  const marks = told.marks ?? [["loss", words.low ?? "at its low end"], ["first", words.high ?? "at its high end"], ["base", words.base ?? "everything in its middle"]];
  return framed(svg, { ...told, marks, numbers: numbered(rows, told) });
};
