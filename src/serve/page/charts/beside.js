// Names beside the ends of lines and bands, as in the files' charts, where the picture is wide enough for them.

import { scale, text, vector } from "../vendor/plot.js";
import { colour, type, widthOf } from "./picture.js";

// Pictures narrower than this many times the height of words have a key instead.
const LEAST = 44;
const GAP = 22;

// A line so far to the right and so far down.
const leader = (right, down) => ({
  length: Math.hypot(right, down), rotate: (180 * Math.atan2(right, -down)) / Math.PI, anchor: "start", dx: 1,
  shape: { draw: (path, length) => { path.moveTo(0, 0); path.lineTo(0, -length); } },
});

/**
 * `named`: what has a name, its value in the last year and the colour of its words, `null` for the page's own. Gives
 * whether names fit, the room they need at the right, and `marks(options, year)`, which draws them.
 */
export const beside = (named, width) => {
  const those = named.filter(Boolean).map(([[, name], value, fill]) => ({ name, value, fill: fill ?? colour("ink") }));
  const fits = width >= LEAST * type() && those.every((one) => Number.isFinite(one.value));
  const room = fits ? GAP + 4 + Math.max(...those.map((one) => widthOf(one.name, true))) : 2.4 * type();
  const marks = (options, year) => {
    if (!fits) return [];
    const { y } = options;
    const up = scale({ y: { ...y, range: [options.height - options.marginBottom, options.marginTop] } });
    const placed = those.map((one) => ({ ...one, at: up.apply(one.value) })).sort((a, b) => b.at - a.at);
    // From the bottom up, each clear of the one below; then from the top down, so that none leaves the picture.
    const step = 1.3 * type();
    let limit = options.height - options.marginBottom - 0.1 * type();
    for (const one of placed) limit = (one.set = Math.min(one.at, limit)) - step;
    limit = 0.6 * type();
    for (const one of [...placed].reverse()) limit = (one.set = Math.max(one.set, limit)) + step;
    return placed.map((one) => {
      const dy = one.set - one.at;
      return [
        vector([one], { x: () => year, y: "value", ...leader(GAP - 5, dy), stroke: colour("quiet"), strokeWidth: 1 }),
        text([one], { x: () => year, y: "value", text: "name", textAnchor: "start", dx: GAP, dy, fill: one.fill, className: "strong" }),
      ];
    });
  };
  return { fits, room, marks };
};
