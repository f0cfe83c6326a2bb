// Pictures: fans, money by source, differences. Drawn here and not by the program's own charts, because these have one
// size and one paper; here they follow the width of the screen, its scheme and its size of type. Colours are the same.

import { h, s } from "./dom.js";
import { rounded, steps, tick } from "./numbers.js";

const MARGIN = { top: 14, right: 30, bottom: 30, left: 58 };

let count = 0;

// An axis of years and one of values, with a place for what is drawn.
export const frame = (width, height, years, low, high) => {
  const ticks = steps(low, high, height < 200 ? 3 : 5);
  const [bottom, top] = [ticks[0], ticks[ticks.length - 1]];
  const inner = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: height - MARGIN.bottom };
  const x = (place) => inner.left + ((inner.right - inner.left) * (years.length < 2 ? 0.5 : place / (years.length - 1)));
  const y = (value) => inner.bottom - ((inner.bottom - inner.top) * (value - bottom)) / (top - bottom);
  const every = Math.ceil(years.length / Math.max(2, Math.floor((inner.right - inner.left) / 62)));
  const grid = ticks.map((value) => [
    s("line", { class: value === 0 ? "zero" : "gridline", x1: inner.left, x2: inner.right, y1: y(value), y2: y(value) }),
    s("text", { class: "tick", x: inner.left - 8, y: y(value) + 4, "text-anchor": "end" }, tick(value)),
  ]);
  const marks = years.map((year, place) => {
    const shown = (years.length - 1 - place) % every === 0;
    return shown && s("text", { class: "tick", x: x(place), y: height - 8, "text-anchor": "middle" }, year);
  });
  return { x, y, inner, bottom, top, axes: s("g", { "aria-hidden": "true" }, grid, marks) };
};

export const path = (points) => points.map(([a, b], place) => `${place ? "L" : "M"}${a.toFixed(1)} ${b.toFixed(1)}`).join("");
export const band = (upper, lower) => `${path(upper)}${path([...lower].reverse()).replace("M", "L")}Z`;

export const picture = (width, height, title, description, ...shapes) => {
  count += 1;
  const ids = [`picture-${count}-title`, `picture-${count}-text`];
  return s("svg", { role: "img", viewBox: `0 0 ${width} ${height}`, width, height, "aria-labelledby": ids.join(" ") },
    s("title", { id: ids[0] }, title), s("desc", { id: ids[1] }, description), ...shapes);
};

const numbers = (rows, key) => rows.map((row) => row[key] ?? 0);
export const line = (view, values) => values.map((value, place) => [view.x(place), view.y(value)]);

export const key = (...entries) => h("ul", { class: "key" }, entries.filter(Boolean).map(([mark, text]) =>
  h("li", {}, h("span", { class: `mark ${mark}`, "aria-hidden": "true" }), text)));

export const table = (caption, heads, rows) => h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": caption },
  h("table", {}, h("caption", {}, caption),
    h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, rows.map(([head, ...cells]) => h("tr", {}, h("th", { scope: "row" }, head), cells.map((cell) => h("td", {}, cell)))))));

export const inNumbers = (name, shown) => h("details", { class: "numbers", "data-key": `numbers ${name}` },
  h("summary", { "data-focus": `numbers ${name}` }, "The same in numbers"), shown);

// One outcome year by year: middle, half of the futures, nine in ten; the pinned plan's middle as a line of its own.
export const fan = (one, years, width, before) => {
  const height = 250;
  const rows = one.rows;
  const mark = one.mark && rows.some((row) => row.year === one.mark.year) ? one.mark : null;
  const highest = Math.max(...numbers(rows, "p95"), ...(before ? numbers(before.rows, "p50") : []), mark?.value ?? 0, 0);
  const lowest = Math.min(...numbers(rows, "p5"), 0);
  const view = frame(width, height, years, lowest, highest);
  const at = (name) => line(view, numbers(rows, name));
  const pin = before && s("path", { class: "pinned", d: path(line(view, numbers(before.rows, "p50"))) });
  const promise = mark && s("g", {},
    s("line", { class: "promise", x1: view.inner.left, x2: view.x(rows.findIndex((row) => row.year === mark.year)), y1: view.y(mark.value), y2: view.y(mark.value) }),
    s("circle", { class: "promised", cx: view.x(rows.findIndex((row) => row.year === mark.year)), cy: view.y(mark.value), r: 5 }));
  const text = `${one.sentence}${mark ? ` ${mark.label}.` : ""}`;
  return h("figure", {},
    h("figcaption", {}, h("h3", {}, one.title), h("p", { class: "unit" }, one.unit)),
    picture(width, height, one.title, text, view.axes,
      s("path", { class: "outer", d: band(at("p95"), at("p5")) }),
      s("path", { class: "inner", d: band(at("p75"), at("p25")) }),
      promise, pin, s("path", { class: "median", d: path(at("p50")) })),
    key(["median", "middle"], ["inner", "half of the futures"], ["outer", "9 in 10 futures"],
      before && ["pinned", "middle of the pinned plan"], mark && ["promise", mark.label]),
    h("p", { class: "sentence" }, one.sentence),
    apart(one, years, width),
    inNumbers(one.metric, table(`${one.title}, ${one.unit}`,
      ["Year", "1 in 20 below", "1 in 4 below", "Middle", "1 in 4 above", "1 in 20 above"],
      rows.map((row, place) => [years[place], ...["p5", "p25", "p50", "p75", "p95"].map((name) => rounded(row[name]))]))));
};

// How one plan differs from the pinned one: in each future with the same luck, with the difference's own range.
const apart = (one, years, width) => {
  const rows = one.difference;
  if (!rows.length || rows.every((row) => row.p5 === 0 && row.p95 === 0 && row.mean === 0)) return null;
  const height = 150;
  const reach = Math.max(...rows.flatMap((row) => [Math.abs(row.p5), Math.abs(row.p95)]), 1e-9);
  const view = frame(width, height, years, Math.min(...numbers(rows, "p5"), -0.15 * reach), Math.max(...numbers(rows, "p95"), 0.15 * reach));
  const at = (name) => line(view, numbers(rows, name));
  const last = rows[rows.length - 1];
  const clear = Math.abs(last.mean) > 2 * last.mcse;
  const text = clear
    ? `Difference from the pinned plan in ${years[years.length - 1]}: the middle is ${rounded(last.p50)}, 9 in 10 futures lie between ${rounded(last.p5)} and ${rounded(last.p95)}.`
    : `In ${years[years.length - 1]} no difference from the pinned plan could be told from chance.`;
  return h("div", { class: "apart" },
    h("h4", {}, "Difference from the pinned plan"),
    picture(width, height, `${one.title}: difference from the pinned plan`, text, view.axes,
      s("path", { class: "outer", d: band(at("p95"), at("p5")) }),
      s("path", { class: "inner", d: band(at("p75"), at("p25")) }),
      s("line", { class: "zero", x1: view.inner.left, x2: view.inner.right, y1: view.y(0), y2: view.y(0) }),
      s("path", { class: "median", d: path(at("p50")) })),
    h("p", { class: "sentence" }, text));
};

const SOURCES = ["first", "second", "third", "fourth"];

// Money by source and year: means, which add up.
export const money = (sources, years, width) => {
  if (!sources.length) return null;
  const height = 250;
  const means = sources.map((one) => numbers(one.rows, "mean").map((value) => Math.max(value, 0)));
  const totals = years.map((_, year) => means.reduce((sum, values) => sum + values[year], 0));
  const view = frame(width, height, years, 0, Math.max(...totals, 1));
  const room = (view.inner.right - view.inner.left) / years.length;
  const bars = years.map((_, year) => {
    let below = 0;
    const left = view.inner.left + room * (year + 0.15);
    return means.map((values, place) => {
      const [from, to] = [view.y(below), view.y(below + values[year])];
      below += values[year];
      return s("rect", { class: SOURCES[place], x: left.toFixed(1), width: (room * 0.7).toFixed(1), y: to.toFixed(1), height: Math.max(from - to, 0).toFixed(1) });
    });
  });
  const every = Math.ceil(years.length / Math.max(2, Math.floor((view.inner.right - view.inner.left) / 62)));
  const marks = years.map((year, place) => place % every === 0
    && s("text", { class: "tick", x: view.inner.left + room * (place + 0.5), y: height - 8, "text-anchor": "middle" }, year));
  const sums = means.map((values) => values.reduce((sum, value) => sum + value, 0));
  const text = `On average over the simulated futures: ${sources.map((one, place) => `${one.title.toLowerCase()} £${rounded(sums[place])}m`).join(", ")} over all years.`;
  const ticks = view.axes.querySelectorAll("text[text-anchor=end]");
  const lines = view.axes.querySelectorAll("line");
  return h("figure", {},
    h("figcaption", {}, h("h3", {}, "Money by source and year"), h("p", { class: "unit" }, `${sources[0].unit}, means`)),
    picture(width, height, "Money by source and year", text,
      s("g", { "aria-hidden": "true" }, [...lines], [...ticks].filter((one) => one.getAttribute("x") < view.inner.left), marks), bars),
    key(...sources.map((one, place) => [SOURCES[place], one.title])),
    h("p", { class: "sentence" }, text),
    inNumbers("money", table(`Money by source and year, ${sources[0].unit}, means`, ["Year", ...sources.map((one) => one.title)],
      years.map((year, place) => [year, ...means.map((values) => rounded(values[place]))]))));
};

// Bars beside words: for the walk and for skills. The words and numbers are text, so that nobody needs the bars.
const bar = (from, to, most, kind, lowest = 0) => {
  const span = most - lowest || 1;
  const place = (value) => (100 * (value - lowest)) / span;
  const [left, right] = [Math.min(from, to), Math.max(from, to)].map(place);
  return s("svg", { class: "bar-line", "aria-hidden": "true", viewBox: "0 0 100 10", preserveAspectRatio: "none" },
    s("rect", { class: kind, x: left.toFixed(2), width: Math.max(right - left, 0.4).toFixed(2), y: 1, height: 8 }));
};

// From jobs on offer to net additional jobs.
export const walk = (steps, year) => {
  if (!steps.length) return null;
  let level = 0;
  const most = Math.max(...steps.filter((one) => one.kind === "level").map((one) => one.value), 0);
  const rows = steps.map((one) => {
    const before = one.kind === "level" ? 0 : level;
    level = one.kind === "level" ? one.value : level + one.value;
    return h("li", { class: one.kind }, h("span", { class: "what" }, one.title), h("span", { class: "amount" }, one.kind === "gain" ? `+${one.told}` : one.told), bar(before, level, most, one.kind, Math.min(0, level)));
  });
  return h("figure", {}, h("figcaption", {}, h("h3", {}, "From gross to net"), h("p", { class: "unit" }, `Jobs (FTE) in ${year}, means of all simulated futures`)),
    h("ol", { class: "steps" }, rows));
};

// Skilled jobs wanted and filled.
export const skills = (groups, year) => {
  if (!groups.length) return null;
  const last = (values) => values[values.length - 1] ?? 0;
  const most = Math.max(...groups.map((one) => last(one.wanted)), 1);
  return h("figure", {}, h("figcaption", {}, h("h3", {}, "Skills wanted and filled"), h("p", { class: "unit" }, `Jobs (FTE) in ${year}, means of all simulated futures`)),
    h("ul", { class: "steps" }, groups.map((one) => h("li", {}, h("span", { class: "what" }, one.title), h("span", { class: "amount" }, one.sentence),
      bar(0, last(one.wanted), most, "wanted"), bar(0, last(one.filled), most, "filled")))),
    key(["wanted", "wanted"], ["filled", "filled"]));
};
