// Pictures year by year: fans, courses of several plans, money by source.

import { h } from "../dom.js";
import { fine, rounded, tick } from "../numbers.js";
import { areaY, barY, dot, lineY, link, ruleX } from "../vendor/plot.js";
import { beside } from "./beside.js";
import { colour, framed, numbersRoom, picture, type, upAxis, yearAxis, zeroAcross } from "./picture.js";

// Heights of pictures, in heights of words.
const HIGH = 19;
const LOW = 11.5;
const OUTER = 0.55;
const INNER = 0.75;

// Whether a figure is a share, which is told in percent.
const isShare = ({ unit }) => unit === "share" || unit.startsWith("share, ");

const inWords = (one) => (isShare(one) ? one.unit.slice("share, ".length) : one.unit);

// Years along the bottom, values up the left; `ends` are values that the axis must cover.
const paper = (years, ends, width, { tall = HIGH, right = 2.4 * type(), share = false, points = false } = {}) => {
  const height = Math.round(tall * type());
  const known = [...ends, 0].filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const top = high > low ? high : low + 1;
  const inHundred = (value) => fine(100 * (top - low))(100 * value);
  const format = share ? (value) => `${inHundred(value)}%` : points ? inHundred : tick;
  const left = numbersRoom(low, top, format);
  const ticks = tall < HIGH ? 3 : 5;
  return {
    options: {
      width, height, marginLeft: left, marginRight: right, marginTop: type(), marginBottom: 2.2 * type(),
      x: { type: "point", domain: years, padding: 0 }, y: { domain: [low, top], nice: ticks },
    },
    below: [upAxis(ticks, format), yearAxis(years, width - left - right)],
  };
};

// A range year by year; one year alone has no width, and is a bar.
const band = (rows, low, high, fill, fillOpacity = 1) => (rows.length > 1
  ? areaY(rows, { x: "told", y1: low, y2: high, fill, fillOpacity })
  : ruleX(rows, { x: "told", y1: low, y2: high, stroke: fill, strokeOpacity: fillOpacity, strokeWidth: 28 }));

const line = (rows, y, stroke, more = {}) => (rows.length > 1
  ? lineY(rows, { x: "told", y, stroke, strokeWidth: 3, ...more })
  : dot(rows, { x: "told", y, fill: stroke, r: 4.5 }));

const fanOf = (rows) => [
  band(rows, "p5", "p95", colour("outer"), OUTER),
  rows.length > 1 && ["p5", "p95"].map((edge) => lineY(rows, { x: "told", y: edge, stroke: colour("inner"), strokeWidth: 1 })),
  band(rows, "p25", "p75", colour("inner"), INNER),
];

const MIDDLE = ["median", "middle"];
const HALF = ["inner", "half of the futures"];
const NINE = ["outer", "9 in 10 futures"];
const PINNED = ["pinned", "middle of the pinned plan"];

const dated = (rows, years) => rows.map((row, place) => ({ ...row, told: years[place] }));

/**
 * One outcome year by year: middle, half of the futures, nine in ten; the promise; the pinned plan's middle as a line of
 * its own. `one` is a fan of the server's answer, `before` the pinned plan's; `years` are told (“2024/25”).
 */
export const fan = (one, years, width, before) => {
  const rows = dated(one.rows, years);
  const pinned = before && dated(before.rows, years);
  const year = one.mark ? years[one.rows.findIndex((row) => row.year === one.mark.year)] : undefined;
  const mark = year && one.mark;
  const last = rows[rows.length - 1];
  const named = beside([
    [MIDDLE, last.p50, colour("median")], last.p75 > last.p25 && [HALF, (last.p50 + last.p75) / 2, null], last.p95 > last.p5 && [NINE, (last.p75 + last.p95) / 2, null],
    pinned && [["pinned", "pinned plan"], pinned[pinned.length - 1].p50, colour("pinned")],
  ], width);
  const ends = [...rows.flatMap((row) => [row.p5, row.p95]), ...(pinned ?? []).map((row) => row.p50), mark?.value];
  const { options, below } = paper(years, ends, width, { right: named.room, share: isShare(one) });
  const svg = picture(one.title, `${one.sentence}${mark ? ` ${mark.label}.` : ""}`, { ...options, marks: [
    below, fanOf(rows), zeroAcross(),
    mark && [
      link([mark], { x1: () => years[0], x2: () => year, y1: "value", y2: "value", stroke: colour("promise"), strokeWidth: 2.5, strokeDasharray: "2 4" }),
      dot([mark], { x: () => year, y: "value", symbol: "diamond", fill: colour("promise"), r: 6 }),
    ],
    pinned && line(pinned, "p50", colour("pinned"), { strokeWidth: 2.5, strokeDasharray: "8 5" }),
    line(rows, "p50", colour("median")), named.marks(options, years[years.length - 1]),
  ] });
  const marks = [...(named.fits ? [] : [MIDDLE, HALF, NINE, pinned && PINNED]), mark && ["promise", mark.label]];
  const numbers = {
    heads: ["Year", "1 in 20 below", "1 in 4 below", "Middle", "1 in 4 above", "1 in 20 above"],
    rows: one.rows.map((row, place) => [years[place], ...["p5", "p25", "p50", "p75", "p95"].map((name) => row.told[name])]),
  };
  return framed(svg, { title: one.title, unit: inWords(one), sentence: one.sentence, name: one.metric, marks, numbers }, apart(one, years, width));
};

// How one plan differs from the pinned one: in each future with the same luck, with the difference's own range.
const apart = (one, years, width) => {
  if (!one.difference.length || one.difference.every((row) => row.p5 === 0 && row.p95 === 0 && row.mean === 0)) return null;
  const rows = dated(one.difference, years);
  const ends = rows.flatMap((row) => [row.p5, row.p95]);
  const reach = 0.15 * Math.max(...ends.map(Math.abs), 1e-9);
  const text = one.difference_sentence;
  const { options, below } = paper(years, [...ends, reach, -reach], width, { tall: LOW, points: isShare(one) });
  return h("div", { class: "apart" },
    h("h4", {}, "Difference from the pinned plan", isShare(one) ? ", in percentage points" : ""),
    picture(`${one.title}: difference from the pinned plan`, "", { ...options, marks: [below, fanOf(rows), zeroAcross(), line(rows, "p50", colour("median"))] }),
    h("p", { class: "sentence" }, text));
};

const SOURCES = ["first", "second", "third", "fourth"];

/** Money by source and year: means, which add up. `sources` are those of the server's answer. */
export const money = (sources, years, width) => {
  if (!sources.length) return null;
  const rows = sources.flatMap((one, place) => dated(one.rows, years).map((row) => ({ ...row, source: SOURCES[place] })));
  const totals = years.map((_, year) => sources.reduce((sum, one) => sum + Math.max(one.rows[year].mean ?? 0, 0), 0));
  const sums = sources.map((one) => one.rows.reduce((sum, row) => sum + (row.mean ?? 0), 0));
  const text = `On average over the simulated futures: ${sources.map((one, place) => `${one.title.toLowerCase()} £${rounded(sums[place])}m`).join(", ")} over all years.`;
  const title = "Money by source and year";
  const { options, below } = paper(years, [...totals, ...rows.map((row) => row.mean)], width, { right: type() });
  const svg = picture(title, text, {
    ...options, x: { type: "band", domain: years, padding: 0.3 },
    color: { domain: SOURCES, range: SOURCES.map(colour) },
    marks: [below, barY(rows, { x: "told", y: "mean", fill: "source", order: SOURCES }), zeroAcross()],
  });
  return framed(svg, {
    title, unit: `${sources[0].unit}, means`, sentence: text, name: "money", marks: sources.map((one, place) => [SOURCES[place], one.title]),
    numbers: { heads: ["Year", ...sources.map((one) => one.title)], rows: years.map((year, place) => [year, ...sources.map((one) => one.rows[place].told.mean)]) },
  });
};

const DASHES = ["none", "9 5", "2 4", "14 4 2 4", "5 3"];
const PLANS = ["first", "second", "third", "fourth", "quiet"];

/**
 * Up to five courses of one figure, such as plans or a forecast before and after, each with its 8-in-10 range.
 * `courses`: `{ title, rows: [{ p10, p50, p90 }] }`, rows as long as `years`; a course may have a `look`: a colour's name
 * in the style sheet. `seen`: `{ title, values }`, what was counted, `null` where it was not. `told`: title, unit,
 * sentence, numbers, as in `framed`; the sentence must read alone.
 */
export const courses = (those, years, width, told, seen) => {
  const dots = seen ? years.map((year, place) => ({ told: year, value: seen.values[place] })).filter((one) => one.value !== null) : [];
  const all = those.map((one, place) => ({ ...one, rows: dated(one.rows, years), look: one.look ?? PLANS[place], dash: DASHES[place] }));
  // The first one lies on top.
  const drawn = [...all].reverse();
  const ends = [...all.flatMap((one) => one.rows.flatMap((row) => [row.p10, row.p90])), ...dots.map((one) => one.value)];
  const { options, below } = paper(years, ends, width, { share: isShare(told) });
  const svg = picture(told.title, told.sentence, { ...options, marks: [
    below, drawn.map((one) => band(one.rows, "p10", "p90", colour(one.look), all.length > 2 ? 0.12 : 0.25)), zeroAcross(),
    drawn.map((one) => ["p10", "p90"].map((edge) => one.rows.length > 1 && lineY(one.rows, { x: "told", y: edge, stroke: colour(one.look), strokeWidth: 1 }))),
    drawn.map((one) => line(one.rows, "p50", colour(one.look), { strokeDasharray: one.dash })),
    dot(dots, { x: "told", y: "value", symbol: "diamond", fill: colour("seen"), stroke: colour("paper"), strokeWidth: 1.5, r: 6 }),
  ] });
  const marks = [...all.map((one, place) => [`course ${one.look} dash-${place + 1}`, one.title]), ["band", "8 in 10 futures"], dots.length > 0 && ["seen", seen.title]];
  return framed(svg, { ...told, unit: inWords(told), marks });
};
