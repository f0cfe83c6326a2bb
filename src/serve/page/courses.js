// A figure year by year before and after a return: two ranges, and what was reported.

import { courses } from "./charts.js";

// Edge and padding of a figure, which the style sheet makes less on a narrow screen.
const EDGES = 34;

export const course = (one, years, width) => {
  const of = (name) => one.rows.map(({ [name]: [p10, p50, p90] }) => ({ p10, p50, p90 }));
  const seen = one.rows.some((row) => row.reported !== null) && { title: "reported", values: one.rows.map((row) => row.reported) };
  return courses([{ title: "now", look: "inner", rows: of("now") }, { title: "before", look: "quiet", rows: of("before") }], years, width - EDGES, {
    title: one.title, unit: one.unit, sentence: `${one.sentence || one.title}.`, silent: !one.sentence, name: one.metric,
    numbers: {
      heads: ["Year", "1 in 10 below, before", "Middle before", "1 in 10 above, before", "1 in 10 below, now", "Middle now", "1 in 10 above, now", "Reported"],
      rows: one.rows.map((row, place) => [years[place], ...row.before_told, ...row.now_told, row.reported_told || "–"]),
    },
  }, seen);
};
