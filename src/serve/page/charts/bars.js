// Rows with bars: shares of causes, wanted and filled, steps from one level to another.

import { h } from "../dom.js";
import { fine } from "../numbers.js";
import { barX, link, tickX } from "../vendor/plot.js";
import { colour, framed } from "./picture.js";
import { drawn, numbered, place, whiskers } from "./rows.js";

// A bar of no length would look like a gap.
const SLIVER = { insetLeft: -1, insetRight: -1 };

/**
 * Bars from nothing to a value, such as shares of causes. A row is `{ title, told, value, low, high, kind }`: `told` is
 * its value in text; `low` and `high`, where there are, say how well it is known; `kind` is a colour of the style sheet
 * (“first” unless said). `told` is `{ title, unit, sentence, width, name, marks, domain, format }`: the sentence must read
 * alone; `marks` is the key, `[[class, words]]`; `cells` of the rows with `told.heads`, or `told.numbers`, say what stands
 * in the table. Gives a figure, or nothing where there are no rows.
 */
export const bars = (rows, told) => {
  if (!rows.length) return null;
  const ends = (row) => (Number.isFinite(row.low) && Number.isFinite(row.high) ? [row.low, row.high] : null);
  const svg = drawn(rows, told, rows.flatMap((row) => [row.value, ...(ends(row) ?? [])]), (lay) => [
    barX(rows, { y: place, x1: 0, x2: "value", fill: (row) => colour(row.kind ?? "first"), ...SLIVER, ...lay.inset }),
    whiskers(lay, rows, ends),
  ]);
  return framed(svg, { ...told, numbers: numbered(rows, told) });
};

/** Two bars in each row, one below the other: `{ title, told, values: [a, b] }`, in the colours `kinds`. Else as `bars`. */
export const pairs = (rows, kinds, told) => {
  if (!rows.length) return null;
  const svg = drawn(rows, told, rows.flatMap((row) => row.values), (lay) => [[0, 1 / 2], [1 / 2, 0]].map(([above, below], half) =>
    barX(rows, {
      y: place, x1: 0, x2: (row) => row.values[half], fill: colour(kinds[half]),
      insetTop: lay.inset.insetTop + above * lay.bar, insetBottom: lay.inset.insetBottom + below * lay.bar,
    })), { bar: 1.3 });
  return framed(svg, { ...told, numbers: numbered(rows, told) });
};

// Whether levels are so close to one another that bars from nothing would hide the steps between them: as in the files.
const CLOSE = 0.3;
const close = (levels) => {
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  return least * most > 0 && most > least && most - least < CLOSE * Math.max(Math.abs(least), Math.abs(most));
};

const KINDS = [["level", "total"], ["gain", "more (+)"], ["loss", "less (−)"], ["together", "only together"]];

/**
 * Steps from one level to another, such as a bridge between plans. A step is `{ title, told, kind, value, margin }`:
 * `kind` is “level” (how many there are by now), “gain”, “loss” or “together” (what changes do only together); `margin`,
 * where there is one, is how far a step could be off. `told` as for `bars`. Where levels are close to one another, the
 * scale does not start at zero: levels are marks then, and words say so.
 */
export const waterfall = (steps, told) => {
  if (!steps.length) return null;
  let level = 0;
  const spans = steps.map((one) => {
    const from = one.kind === "level" ? 0 : level;
    level = one.kind === "level" ? one.value : level + one.value;
    return { kind: one.kind, from, to: level, margin: one.margin };
  });
  const mark = (one) => short && one.kind === "level";
  const short = close(spans.map((one) => one.to));
  const ends = (one) => (one.margin ? [one.to - one.margin, one.to + one.margin] : null);
  const values = spans.flatMap((one) => [mark(one) ? one.to : one.from, one.to, ...(ends(one) ?? [])]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const spare = 0.08 * (high - low);
  const svg = drawn(steps, short ? { ...told, domain: [low - spare, high + spare], format: fine(high - low) } : told, values, (lay) => [
    link(spans.slice(0, -1), { x1: "to", x2: "to", y1: place, y2: (_, at) => at + 1, dy: lay.down, stroke: colour("quiet") }),
    barX(spans, { y: place, x1: (one) => (mark(one) ? null : one.from), x2: "to", fill: (one) => colour(one.kind), ...SLIVER, ...lay.inset }),
    tickX(spans, { y: place, x: (one) => (mark(one) ? one.to : null), stroke: colour("level"), strokeWidth: 5, ...lay.inset }),
    whiskers(lay, spans, ends),
  ], { nothing: !short });
  const marks = told.marks ?? KINDS.filter(([kind]) => steps.some((one) => one.kind === kind));
  const note = short && h("p", { class: "help" }, "The scale does not start at zero.");
  return framed(svg, { ...told, marks, numbers: numbered(steps, told) }, note);
};

const NARROW = 346;
const UNIT = "means of all simulated futures";

/** From jobs on offer to net additional jobs: `steps` of the server's answer, in the told year. */
export const walk = (steps, year, width = NARROW) => {
  const rows = steps.map((one) => ({ ...one, told: one.kind === "gain" ? `+${one.told}` : one.told }));
  const [first, last] = [rows[0], rows[rows.length - 1]];
  return waterfall(rows, {
    title: "From gross to net", unit: `Jobs (FTE) in ${year}, ${UNIT}, which add up; a mean can lie above the middle that is told elsewhere`, width, name: "walk", heads: ["Step", "Jobs (FTE)"],
    sentence: first && `From ${first.told} (${first.title.toLowerCase()}) to ${last.told} (${last.title.toLowerCase()}).`,
  });
};

/** Skilled jobs wanted and filled: `groups` of the server's answer, in the told year. */
export const skills = (groups, year, width = NARROW) => {
  const last = (values) => values[values.length - 1] ?? 0;
  const rows = groups.map((one) => ({ title: one.title, values: [last(one.wanted), last(one.filled)], told: one.sentence }));
  return pairs(rows, ["wanted", "filled"], {
    title: "Skills wanted and filled", unit: `Jobs (FTE) in ${year}, ${UNIT}`, width, name: "skills", heads: ["Skill", "Jobs (FTE)"],
    marks: [["wanted", "wanted"], ["filled", "filled"]], silent: true, sentence: `${groups.map((one) => `${one.title}: ${one.sentence}`).join("; ")}.`,
  });
};
