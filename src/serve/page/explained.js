// What was found out of an answer: sentences, pictures, and the same in numbers. Every figure is the server's text.

import { bars, inNumbers, table, tornado } from "./charts.js";
import { h } from "./dom.js";
import { percent, plain } from "./numbers.js";

// Groups that explain less are left out, as in the files.
const LEAST = 0.005;
// So many inputs are drawn one at a time; all are in the numbers.
const SHOWN = 10;

const COLOURS = { unknown: "first", luck: "second", mixed: "first" };
const FURTHER = "range of the estimate (19 times in 20)";

const bar = (one) => ({ title: one.title, told: one.told, value: one.share, low: Math.max(0, one.low), high: one.high, kind: COLOURS[one.kind] });

const inText = (rows) => rows.map((one) => `${one.title}: ${one.told}`).join("; ");

// The inputs of one kind: those that matter one by one, the others together.
const ofOneKind = (answer, kind, told) => {
  const whole = answer.kinds.find((one) => one.kind === kind);
  const own = answer.inputs.filter((one) => one.kind === kind);
  const rows = own.filter((one) => one.leads);
  if (!whole) return null;
  const heads = kind === "luck" ? ["What", "Share of the spread", "By itself", "With others"] : ["Input", "Share of the spread", "Evidence", "By itself", "With others", "What it does"];
  const cells = (one) => (kind === "luck" ? [one.told, one.alone, one.with_others] : [one.told, one.rating, one.alone, one.with_others, one.mechanism]);
  const numbers = { heads, rows: own.map((one) => [one.title, ...cells(one)]) };
  const title = `${whole.title}: ${whole.told}`;
  const sentence = rows.length ? `${inText(rows)}.` : "Nothing of this kind matters by itself.";
  const figure = bars(rows.map(bar), { ...told, title, sentence, silent: true, name: `inputs ${kind}`, format: percent, numbers, marks: [[COLOURS[kind], kind === "luck" ? "plain luck" : "not known"], ["whisker", FURTHER]] });
  return figure ?? h("figure", {}, h("figcaption", {}, h("h3", {}, title)), h("p", { class: "sentence" }, sentence), inNumbers(`inputs ${kind}`, table(title, heads, numbers.rows)));
};

const HELP = {
  unknown: "Studies, quotes, contracts or data could make this part smaller.",
  luck: "How events, firms and people turn out. No study can take this away; only a plan that bears it can.",
};

const links = (rows, look) => rows.length > 0 && h("div", {}, h("h4", {}, "Look up what they rest on"),
  h("ul", { class: "links" }, rows.map((one) => h("li", {}, h("a", { href: look(one.assumption) }, one.title), one.rating && h("span", { class: "quiet" }, `Evidence rated ${one.rating}`)))));

const swings = (one, told) => {
  if (!one) return null;
  const rows = one.rows.slice(0, SHOWN).map((row) => ({
    title: row.title, told: `${row.low.told} to ${row.high.told}`, low: row.low.answer, high: row.high.answer,
  }));
  return tornado(rows, {
    ...told, title: `One at a time, this moves most: ${one.rows[0].title}`, unit: `${one.question}, ${one.unit}`, name: "tornado", base: one.middle, silent: true,
    sentence: `${one.middle_told} with everything in the middle. ${one.rows.slice(0, SHOWN).map((row) => `${row.title}: ${row.low.told} at ${row.low.input}, ${row.high.told} at ${row.high.input}`).join("; ")}.`,
    words: { low: "input at its low end", high: "input at its high end", base: `everything in the middle: ${one.middle_told}` },
    numbers: { heads: ["Input", "Low end", "Answer there", "High end", "Answer there"], rows: one.rows.map((row) => [row.title, row.low.input, row.low.told, row.high.input, row.high.told]) },
  });
};

const turning = (one, place) => h("article", { class: "target" }, h("h3", {}, one.promise),
  h("p", {}, one.crossings.length ? `${one.sentence}:` : one.sentence),
  one.crossings.length > 0 && h("ul", {}, one.crossings.map((line) => h("li", {}, line))),
  inNumbers(`turning ${place}`, table(one.promise, ["What is moved", "Chance aimed at", "Reached at", "Chance at its low end", "At its high end"],
    one.rows.map((row) => [row.title, row.level, row.crossed_at, row.at_low, row.at_high]))));

const failing = (one, place) => h("article", { class: "target" }, h("h3", {}, one.promise),
  one.sentences.map((line) => h("p", {}, line)),
  one.rows.length > 0 && inNumbers(`failing ${place}`, table(one.promise, ["Condition", "Futures that", "Of such futures, all conditions hold in", "Of futures with all conditions", "Without this condition"],
    one.rows.map((row) => [row.told, row.about, row.coverage, row.density, row.density_without]))));

const section = (id, title, help, ...shown) => shown.flat().some(Boolean) && h("section", { "aria-labelledby": id }, h("h2", { id }, title), help && h("p", { class: "quiet" }, help), shown);

export const explained = (answer, { width, look, basis }) => {
  // As many pictures side by side as have room: as wide as the style sheet makes them.
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const columns = width >= 62 * rem ? 2 : 1;
  const wide = Math.floor((width - (columns - 1) * 1.5 * rem) / columns - (width < 30 * rem ? 18 : 34));
  const whole = Math.floor(width - (width < 30 * rem ? 18 : 34));
  const kinds = answer.kinds.map((one) => h("div", {}, ofOneKind(answer, one.kind, { width: wide, unit: "Share of the answer’s spread" }), h("p", { class: "help" }, HELP[one.kind])));
  const known = answer.inputs.filter((one) => one.leads && one.assumption);
  return [
    h("section", { class: "target", "aria-labelledby": "explained" }, h("h2", { id: "explained", tabindex: "-1" }, answer.question),
      answer.sentences.map((line) => h("p", { class: "big" }, line)), answer.remarks.map((line) => h("p", {}, line))),
    basis,
    section("matters", "Which inputs matter", "How much each input adds to how far the answer spreads; in brackets the range of the estimate. All add up to 100%.",
      kinds.length > 0 && h("div", { class: "pictures wide" }, kinds), links(known, look)),
    section("single", "One input at a time", "Each input goes from where one in ten lies below it to where one in ten lies above; all others stay in the middle and luck is left out. Whether something comes, happens or works at all is no range and has no bar here. It does not say how likely an end is, nor what inputs do together. The middle of this picture is no forecast: luck, and what can go wrong, usually take the answer elsewhere. Quote the ranges of “Change and see”.",
      swings(answer.tornado, { width: whole })),
    section("turns", "What would turn the answer", "How far one thing would have to move, all others as they are, for a promise to be kept in half, or in eight of ten, of the futures.",
      answer.turning.length > 0 && h("div", { class: "targets" }, answer.turning.map(turning))),
    section("fails", "When are promises missed, or kept?", `The simplest conditions that tell futures in which a promise is missed from those in which it is kept. They say what goes together, not what causes what. Conditions are looked for in one half of ${plain(answer.futures, 0)} futures and counted in the other.`,
      answer.failing.length > 0 && h("div", { class: "targets" }, answer.failing.map(failing))),
    section("worth", "What it is worth to know more", "Before choosing between this plan and the pinned ones. What is worth nothing would not change the choice.",
      answer.worth.map((one) => h("div", {}, h("p", {}, one.sentence), one.surveys.length > 0 && h("ul", {}, one.surveys.map((line) => h("li", {}, line)))))),
    section("check", "What to check first", answer.check_first_title && `${answer.check_first_title}.`,
      answer.check_first.length > 0 && h("ul", {}, answer.check_first.map((line) => h("li", {}, line)))),
    section("groups", "The same, put together", "", answer.groups.length > 0 && h("div", { class: "pictures" }, answer.groups.map((one) => table(one.title, ["Inputs", "Share of the spread"], one.rows.filter((row) => row.share > LEAST).map((row) => [row.title, row.told]))))),
  ].filter(Boolean);
};
