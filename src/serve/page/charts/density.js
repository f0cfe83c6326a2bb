// How likely the values of an assumption are.

import { areaY, lineY, ruleX, ruleY } from "../vendor/plot.js";
import { fine } from "../numbers.js";
import { alongAxis, colour, framed, picture, type, widthOf } from "./picture.js";

/**
 * A distribution, over the published one where there is one. `points` and `over` are `[{ x, y }]`, rising in `x`: how
 * likely values near `x` are; where `told.apart` is set, the values are apart from one another and `y` is how likely each
 * one is. `told` is `{ title, unit, sentence, width, range: [p10, p50, p90], format, numbers, words: { now, over } }`; the
 * sentence must read alone, and the height of the picture means nothing by itself, so there is no axis for it.
 */
export const density = (points, over, told) => {
  if (!points.length) return null;
  const { width, apart = false, range, height = 8 * type(), words = {} } = told;
  const em = type();
  const all = [...points, ...(over ?? [])];
  const [low, high] = [Math.min(...all.map((one) => one.x)), Math.max(...all.map((one) => one.x))];
  const format = told.format ?? fine(high - low);
  const spare = apart || low === high ? 0.06 * (high - low || Math.abs(high) || 1) : 0;
  const side = Math.max(widthOf(format(low)), widthOf(format(high))) / 2 + 2;
  const most = Math.max(2, Math.min(6, Math.floor((width - 2 * side) / (2 * side + 18))));
  const ticks = apart && points.length <= most ? points.map((one) => one.x) : most;
  const drawnOver = over && (apart
    ? ruleX(over, { x: "x", y1: 0, y2: "y", dx: 7, stroke: colour("pinned"), strokeWidth: 3, strokeDasharray: "5 3" })
    : lineY(over, { x: "x", y: "y", stroke: colour("pinned"), strokeWidth: 2.5, strokeDasharray: "8 5" }));
  const drawn = apart
    ? ruleX(points, { x: "x", y1: 0, y2: "y", stroke: colour("inner"), strokeWidth: 9 })
    : [areaY(points, { x: "x", y1: 0, y2: "y", fill: colour("inner"), fillOpacity: 0.55 }), lineY(points, { x: "x", y: "y", stroke: colour("inner"), strokeWidth: 2 })];
  const svg = picture(told.title, told.sentence, {
    width, height, marginLeft: side, marginRight: side, marginTop: 4, marginBottom: 2.2 * em,
    x: { domain: [low - spare, high + spare], axis: null }, y: { domain: [0, Math.max(...all.map((one) => one.y)) || 1], axis: null },
    marks: [
      alongAxis(ticks, format), drawn, drawnOver, ruleY([0], { stroke: colour("quiet") }),
      range && [ruleX([range[0], range[2]], { stroke: colour("median"), strokeDasharray: "2 3", strokeWidth: 1.5 }), ruleX([range[1]], { stroke: colour("median"), strokeWidth: 2.5 })],
    ],
  });
  const marks = told.marks ?? [over && ["inner", words.now ?? "as changed"], over && ["pinned", words.over ?? "as published"],
    range && ["median", "middle"], range && ["tenth", "1 in 10 below, 1 in 10 above"]];
  return framed(svg, { ...told, marks });
};
