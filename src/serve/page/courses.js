// A figure year by year before and after a return: two ranges, and what was reported.

import { band, frame, inNumbers, key, line, path, picture, table } from "./charts.js";
import { h, s } from "./dom.js";

export const course = (one, years, width) => {
  const height = 250;
  const rows = one.rows;
  const values = rows.flatMap((row) => [...row.before, ...row.now, row.reported]).filter((value) => value !== null);
  const view = frame(width, height, years, Math.min(...values, 0), Math.max(...values, 0));
  const at = (name, place) => line(view, rows.map((row) => row[name][place] ?? 0));
  const seen = rows.map((row, place) => row.reported !== null && s("circle", { class: "reported", cx: view.x(place), cy: view.y(row.reported), r: 4.5 }));
  return h("figure", { class: "course" },
    h("figcaption", {}, h("h3", {}, one.title), h("p", { class: "unit" }, one.unit)),
    picture(width, height, one.title, `${one.sentence}.`, view.axes,
      s("path", { class: "inner", d: band(at("now", 2), at("now", 0)) }),
      s("path", { class: "edge", d: path(at("before", 2)) }), s("path", { class: "edge", d: path(at("before", 0)) }),
      s("path", { class: "pinned", d: path(at("before", 1)) }),
      s("path", { class: "median", d: path(at("now", 1)) }), seen),
    key(["median", "middle now"], ["inner", "8 in 10 now"], ["pinned", "middle before"], ["edge", "8 in 10 before"], rows.some((row) => row.reported !== null) && ["reported", "reported"]),
    h("p", { class: "sentence" }, `${one.sentence}.`),
    inNumbers(one.metric, table(`${one.title}, ${one.unit}`,
      ["Year", "1 in 10 below, before", "Middle before", "1 in 10 above, before", "1 in 10 below, now", "Middle now", "1 in 10 above, now", "Reported"],
      rows.map((row, place) => [years[place], ...row.before_told, ...row.now_told, row.reported_told || "–"]))));
};
