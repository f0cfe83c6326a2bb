// One lever at several values: what each value brings, and how often it keeps a promise.

import { tick } from "../numbers.js";
import { axisX, dot, lineY, ruleX } from "../vendor/plot.js";
import { colour, framed, numbersRoom, picture, type, upAxis, widthOf, zeroAcross } from "./picture.js";

const HIGH = 19;
const EDGE = { stroke: colour("paper"), strokeWidth: 1.5 };

// As many of the tried values along the bottom as have room, each in the server's words.
const valueAxis = (lever, room) => {
  const named = lever.values.map((value, at) => [value, lever.told[at]]);
  const widest = Math.max(...lever.told.map((one) => widthOf(one))) + 10;
  const every = Math.ceil((named.length * widest) / Math.max(room, 1));
  const shown = new Map(named.filter((_, at) => at % every === 0));
  return axisX([...shown.keys()], { tickSize: 0, tickPadding: 8, label: null, tickFormat: (value) => shown.get(value) ?? "" });
};

// A middle for each value with a range around it; the published value and the plan on the screen marked. A row is
// `{ value, low, middle, high }`.
const drawn = (rows, lever, screen, width, { title, sentence, format = tick }) => {
  const em = type();
  const ends = [0, ...rows.flatMap((row) => [row.low, row.middle, row.high]), screen].filter(Number.isFinite);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const top = high > low ? high : low + 1;
  const left = numbersRoom(low, top);
  const right = Math.max(2.4 * em, widthOf(lever.told[lever.told.length - 1]) / 2 + 6);
  const here = Number.isFinite(lever.screen) && Number.isFinite(screen) ? [{ value: lever.screen, middle: screen }] : [];
  const along = [...lever.values, lever.published, lever.screen].filter(Number.isFinite);
  return picture(title, sentence, {
    width, height: Math.round(HIGH * em), marginLeft: left, marginRight: right, marginTop: em, marginBottom: 2.2 * em,
    x: { domain: [Math.min(...along), Math.max(...along)] }, y: { domain: [low, top], nice: 5 },
    marks: [
      upAxis(5, format), valueAxis(lever, width - left - right), zeroAcross(),
      Number.isFinite(lever.published) && ruleX([lever.published], { stroke: colour("ink"), strokeWidth: 2, strokeDasharray: "2 4" }),
      ruleX(rows, { x: "value", y1: "low", y2: "high", stroke: colour("inner"), strokeWidth: 10 }),
      lineY(rows, { x: "value", y: "middle", stroke: colour("median"), strokeWidth: 1.5, strokeDasharray: "4 4" }),
      dot(rows, { x: "value", y: "middle", fill: colour("median"), ...EDGE, r: 5.5 }),
      dot(here, { x: "value", y: "middle", symbol: "diamond", fill: colour("seen"), ...EDGE, r: 6 }),
    ],
  });
};

const marks = (lever, range) => [["range", range], Number.isFinite(lever.published) && ["published", `published: ${lever.published_told}`],
  Number.isFinite(lever.screen) && ["seen", `the plan on the screen: ${lever.screen_told}`]];

/**
 * Pictures of one lever: of the outcome, of its difference from the plan on the screen and, where it is judged by a
 * promise, of the chance that it is kept.
 */
export const steps = (found, lever, known, width) => {
  const value = (mix) => mix.values[0];
  const much = known.map((mix) => ({ value: value(mix), low: mix.brings.p10, middle: mix.brings.p50, high: mix.brings.p90 }));
  const brought = { title: found.outcome, sentence: `${lever.title}. ${known.map((mix) => `${mix.told[0]}: ${mix.brings.told}`).join("; ")}.` };
  const first = framed(drawn(much, lever, found.screen.p50, width, brought), {
    ...brought, unit: found.unit, heading: "h4", silent: true, name: "mixes much", marks: marks(lever, "8 in 10 futures, with the middle"),
    numbers: { heads: [lever.title, "Middle (8 in 10 futures)"], rows: known.map((mix) => [mix.told[0], mix.brings.told]) },
  });
  const between = known.filter((mix) => mix.brings.difference).map((mix) => ({ value: value(mix), low: mix.brings.difference.p10, middle: mix.brings.difference.p50, high: mix.brings.difference.p90, told: [mix.told[0], mix.brings.difference.told] }));
  const apart = { title: "Difference from the plan on the screen", sentence: `${lever.title}. ${between.map((one) => one.told.join(": ")).join("; ")}.` };
  const second = between.length > 0 && framed(drawn(between, lever, 0, width, apart), {
    ...apart, unit: `${found.outcome}, taken in each future, ${found.unit}`, heading: "h4", silent: true, name: "mixes apart", marks: marks(lever, "8 in 10 futures, with the middle"),
    numbers: { heads: [lever.title, "Difference"], rows: between.map((one) => one.told) },
  });
  if (!found.by_promise) return [first, second];
  const margin = ({ kept, kept_error: error }) => [kept - 1.96 * error, kept + 1.96 * error].map((one) => 100 * Math.min(1, Math.max(0, one)));
  const often = known.map((mix) => ({ value: value(mix), low: margin(mix.brings)[0], middle: 100 * mix.brings.kept, high: margin(mix.brings)[1] }));
  const chance = { title: `Chance of “${found.promise}”`, sentence: `${lever.title}. ${known.map((mix) => `${mix.told[0]}: ${mix.brings.figure}`).join("; ")}.`, format: (one) => `${tick(one)}%` };
  return [framed(drawn(often, lever, 100 * found.screen.kept, width, chance), {
    ...chance, unit: "In what share of the simulated futures it is kept", heading: "h4", silent: true, name: "mixes often", marks: marks(lever, "how far chance in the simulation could move it, 19 times in 20"),
    numbers: { heads: [lever.title, "Promise kept in"], rows: known.map((mix) => [mix.told[0], mix.brings.figure]) },
  }), first, second];
};
