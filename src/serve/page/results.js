// What a plan brings: promises in big plain sentences, pictures, ledgers.

import { fan, money, skills, walk } from "./charts.js";
import { h } from "./dom.js";
import { plain } from "./numbers.js";
import { inWords } from "./progress.js";

const target = (one) => h("article", { class: "target" },
  h("h3", {}, one.title),
  h("p", { class: "big" }, one.sentence),
  one.difference_sentence && h("p", { class: Math.abs(one.more_often) > 2 * one.more_often_error ? "difference" : "quiet" }, one.difference_sentence),
  h("p", {}, one.range_sentence),
  one.outside_sentence && h("p", { class: "quiet" }, one.outside_sentence));

const likely = (one) => h("article", { class: "target likely" },
  h("h3", {}, one.title),
  h("p", { class: "big" }, one.sentence),
  one.difference && h("p", { class: one.difference.clear ? "difference" : "quiet" }, one.difference.sentence));

// Promises first; what a scenario is about that promises nothing takes their place.
const foremost = ({ targets, likely: about }) => [
  targets.length > 0 && h("section", { "aria-labelledby": "promises" }, h("h2", { id: "promises" }, "Are the promises kept?"), h("div", { class: "targets" }, targets.map(target))),
  about.length > 0 && h("section", { "aria-labelledby": "likely" }, h("h2", { id: "likely" }, targets.length ? "What else is likely" : "What is likely"), h("div", { class: "targets" }, about.map(likely))),
];

const LEDGERS = {
  gross: "Jobs that are there, whoever would have had them anyway.",
  net: "Jobs that would not have been there anyway.",
  people: "People trained: not jobs, and not added to them.",
  investment: "Money spent on the programme.",
  cost: "What it costs the public.",
  place: "Value added where it happens.",
  welfare: "Gains and costs to the United Kingdom.",
};

const ledger = (one, pinned) => h("section", { class: "ledger", "aria-label": one.title },
  h("h3", {}, one.title), h("p", { class: "quiet" }, LEDGERS[one.id] ?? ""), one.note && h("p", { class: "quiet" }, one.note),
  h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": `${one.title}: figures` },
    h("table", {},
      h("thead", {}, h("tr", {}, ["Figure", "1 in 10 below", "Middle", "1 in 10 above"].map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, one.lines.filter((line) => line.told.p50).map((line) => [
        h("tr", {},
          h("th", { scope: "row" }, line.title, h("span", { class: "unit" }, line.unit)),
          h("td", {}, line.told.p10), h("td", { class: "middle" }, line.told.p50), h("td", {}, line.told.p90)),
        pinned && line.difference && h("tr", { class: `difference${line.difference.clear ? " clear" : ""}` },
          h("th", { scope: "row" }, "Difference"),
          h("td", { colspan: 3 }, line.difference.sentence)),
      ])))));

const problems = (list, title) => list.length > 0 && h("details", { class: "warnings", "data-key": "warnings" },
  h("summary", { "data-focus": "warnings" }, title),
  h("ul", {}, list.map((one) => h("li", {}, h("code", {}, one.path), " ", inWords(`${one.message}. ${one.help}`)))));

export const results = (answer, before, width) => {
  const years = answer.years.map((year) => year.told);
  const pinned = answer.same_as_pinned !== null;
  // As many pictures side by side as the style sheet puts there: 22rem each, with gaps of 1.5rem.
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const columns = Math.max(1, Math.floor((width + 1.5 * rem) / (23.5 * rem)));
  const wide = Math.floor((width - (columns - 1) * 1.5 * rem) / columns - (width < 30 * rem ? 18 : 34));
  const same = answer.same_as_pinned === true && h("p", { class: "note" }, "This is the pinned plan: change something to see the difference.");
  return [
    same,
    ...foremost(answer),
    h("section", { "aria-labelledby": "pictures" }, h("h2", { id: "pictures" }, "Year by year"),
      h("div", { class: "pictures" }, answer.fans.map((one) => fan(one, years, wide, before?.fans.find((other) => other.metric === one.metric))), money(answer.money, years, wide),
        walk(answer.walk, years[years.length - 1], wide), skills(answer.skills, years[years.length - 1], wide))),
    h("section", { "aria-labelledby": "ledgers" }, h("h2", { id: "ledgers" }, `In ${years[years.length - 1]}`),
      h("p", { class: "quiet" }, "Jobs as they stand at the end of that year; people and money over all years. “1 in 10 below” means: in one of ten simulated futures it is less."),
      h("div", { class: "ledgers" }, answer.ledgers.map((one) => ledger(one, pinned)))),
    problems(answer.warnings, answer.warnings.length === 1 ? "One remark about this plan" : `${answer.warnings.length} remarks about this plan`),
  ];
};

export const basis = (answer, more) => `${plain(answer.draws, 0)} simulated futures, seed ${answer.seed}${more ? `; ${more}` : ""}`;
