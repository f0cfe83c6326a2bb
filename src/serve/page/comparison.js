// What was found of plans side by side. Every figure and every sentence is the server's.

import { courses, table, waterfall } from "./charts.js";
import { h } from "./dom.js";
import { plain } from "./numbers.js";
import { inside } from "./session.js";

// A figure and its range, each of which stays in one line; where there is no room for that, a sign stays with its number.
export const figure = (text) => {
  const at = text.indexOf(" (");
  const parts = at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
  return parts.flatMap((part, place) => [place > 0 && " ", h("span", { class: "whole" }, part.split(" ").flatMap((word, at) => [at > 0 && " ", h("span", { class: "word" }, word)]))]);
};

// Narrower than this, in pixels, plans do not stand in columns.
export const NARROW = 560;

export const scroll = (label, ...content) => h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": label }, ...content);

const heads = (first, plans, mark) => h("thead", {}, h("tr", {}, h("th", { scope: "col" }, first),
  plans.map((one, place) => h("th", { scope: "col" }, one.title, place === mark && h("span", { class: "unit" }, "the others are compared with this")))));

const when = (one) => [one.when, one.unit].filter(Boolean).join(", ");

// Where there is no room for columns: a table for each outcome or promise, with the plans in rows. `cells` are those of a
// plan.
const oneByOne = (plans, [title, unit], heads, cells) => h("table", { class: "plan-rows" },
  h("caption", {}, h("strong", {}, title), unit && h("span", { class: "unit" }, unit)),
  h("thead", {}, h("tr", {}, ["Plan", ...heads].map((head) => h("th", { scope: "col" }, head)))),
  h("tbody", {}, plans.map((plan, place) => h("tr", {}, h("th", { scope: "row" }, plan.title), cells(place)))));

const broughtByOne = ({ plans, with: first }, one) => oneByOne(plans, [one.title, when(one)], ["Brings", "Difference"], (place) => {
  const { told, difference } = one.plans[place];
  return [h("td", { class: "middle" }, figure(told)),
    h("td", { class: difference?.clear ? "clear" : "" }, place === first ? "–" : difference ? figure(difference.told) : "not known")];
});

// Outcomes in rows, plans in columns; below each what lies between them, with its own range.
const brought = (found, width) => {
  const { plans, outcomes, with: first } = found;
  const told = [...new Map(outcomes.map((one) => [one.asked, one])).values()];
  const label = "What each plan brings, and the difference";
  const help = h("p", { class: "help" }, "The middle, and in brackets the range of 8 in 10 futures. Money that comes later is more in the money of the day and less in present values: a delay moves such figures without any gain or loss.");
  if (width < NARROW) return [help, told.map((one) => broughtByOne(found, one))];
  return [help, scroll(label, h("table", { class: "beside" }, h("caption", { class: "hidden" }, label),
    heads("Outcome", plans, first),
    h("tbody", {}, told.map((one) => [
      h("tr", {}, h("th", { scope: "row" }, one.title, h("span", { class: "unit" }, when(one))),
        one.plans.map((plan) => h("td", { class: "middle" }, figure(plan.told)))),
      h("tr", { class: "apart-row" }, h("th", { scope: "row" }, "Difference"),
        one.plans.map(({ difference }) => h("td", { class: difference?.clear ? "clear" : "" }, difference ? figure(difference.told) : "–"))),
    ]))))];
};

const promise = (one) => one.promise || `${one.title} ${one.when}`;

const promises = ({ plans, outcomes, with: first, choice, draws }, width) => {
  const promised = outcomes.filter((one) => one.promised !== null);
  if (!promised.length) return null;
  return h("section", { "aria-labelledby": "kept" }, h("h2", { id: "kept" }, "Are the promises kept?"),
    h("p", { class: "help" }, `In what share of the ${plain(draws, 0)} futures each is kept.${choice ? ` In brackets, beside “${plans[first].title}”, in percentage points; no bracket where there is no clear difference.` : ""}`),
    width < NARROW ? promised.map((one) => oneByOne(plans, [promise(one)], ["Kept in"], (place) => h("td", {}, one.plans[place].kept_told))) : scroll("Promises", h("table", { class: "beside" }, h("caption", { class: "hidden" }, "How often each promise is kept"),
      heads("Promise", plans, first),
      h("tbody", {}, promised.map((one) => h("tr", {}, h("th", { scope: "row" }, promise(one)), one.plans.map((plan) => h("td", {}, plan.kept_told))))))));
};

// One setting after the other, from the plan compared with to another one.
const bridge = (found, outcome, place, width) => {
  const { bridge: shown } = outcome.plans[place];
  const [from, to] = [found.plans[found.with].title, found.plans[place].title];
  if (!shown) return null;
  const kind = (value) => (value < 0 ? "loss" : "gain");
  const together = { title: shown.together.title, told: shown.together.told, kind: "together", value: shown.together.value };
  const steps = [
    { title: from, told: shown.first_told, kind: "level", value: shown.first, words: "" },
    ...shown.steps.map((one) => ({ title: one.title, told: one.told, kind: kind(one.value), value: one.value, margin: one.error ? 1.96 * one.error : undefined })),
    ...(shown.steps.length > 1 ? [together] : []),
    { title: to, told: shown.second_told, kind: "level", value: shown.second },
  ];
  const each = shown.steps.map((one) => `${one.title}: ${one.words}`);
  const whole = shown.steps.length > 1 ? [...each, `${inside(together.title)}: ${shown.together.words}`] : each;
  return h("div", { class: "bridge", "data-plan": to },
    waterfall(steps, {
      title: `From “${from}” to “${to}”`, unit: `${outcome.title} ${outcome.when}, means of all simulated futures`, width, name: `bridge ${place}`, heads: ["Step", "Mean"], heading: "h4",
      sentence: `“${to}” ${shown.sentence} One setting at a time: ${whole.join("; ")}.`, silent: true,
    }),
    h("p", { class: "sentence" }, `“${to}” ${shown.sentence} The steps add up; told figures are rounded. Thin lines show how far chance in the simulation could move a step, 19 times in 20.`));
};

// Two plans year by year, and what lies between them.
const years = (found, outcome, place, width) => {
  const [first, other] = [outcome.plans[found.with], outcome.plans[place]];
  if (!other.years.length) return null;
  const told = found.years.map((one) => one.told);
  const [from, to] = [found.plans[found.with].title, found.plans[place].title];
  const last = other.years[other.years.length - 1];
  const before = first.years[first.years.length - 1];
  const pair = courses([{ title: from, rows: first.years, look: "first" }, { title: to, rows: other.years, look: "fourth" }], told, width, {
    title: `“${from}” and “${to}”`, unit: outcome.unit, heading: "h4", name: `years ${place}`,
    sentence: `In ${told[told.length - 1]}: “${from}” ${before.told.p10} to ${before.told.p90}, “${to}” ${last.told.p10} to ${last.told.p90}.`,
    numbers: {
      heads: ["Year", `${from}: 1 in 10 below`, "Middle", "1 in 10 above", `${to}: 1 in 10 below`, "Middle", "1 in 10 above"],
      rows: told.map((year, at) => [year, ...[first, other].flatMap((one) => ["p10", "p50", "p90"].map((key) => one.years[at].told[key]))]),
    },
  });
  const apart = other.years.map(({ difference: [p10, p50, p90] }) => ({ p10, p50, p90 }));
  if (apart.every((row) => row.p10 === 0 && row.p90 === 0)) return [pair];
  return [pair, courses([{ title: `“${to}” less “${from}”`, rows: apart, look: "second" }], told, width, {
    title: `The difference of “${to}”`, unit: `${outcome.unit}, taken in each future`, heading: "h4", name: `difference ${place}`,
    sentence: `“${to}” less “${from}” in ${told[told.length - 1]}: ${last.difference_told.p10} to ${last.difference_told.p90} in 8 of 10 futures; the middle is ${last.difference_told.p50}.`,
    numbers: { heads: ["Year", "1 in 10 below", "Middle", "1 in 10 above"], rows: told.map((year, at) => [year, ...["p10", "p50", "p90"].map((key) => other.years[at].difference_told[key])]) },
  })];
};

const decision = ({ plans }, outcome) => {
  const { decision: said } = outcome;
  if (!said) return null;
  return [h("h3", {}, "Which plan to choose"),
    h("p", { class: "quiet" }, said.basis), h("p", {}, h("strong", {}, said.verdict)),
    said.rules.length ? h("ul", {}, said.rules.map((one) => h("li", {}, one))) : "",
    h("p", { class: "regret" }, said.regret), said.dominance.map((one) => h("p", {}, one)),
    h("p", { class: "help" }, "A plan’s regret in a future is what the best plan of that future would have brought more."),
    scroll("Regret", h("table", { class: "beside" }, h("caption", { class: "hidden" }, "Regret of each plan"),
      h("thead", {}, h("tr", {}, ["Plan", "Best plan in", "Regret on average", "Largest regret", "Chosen by"].map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, outcome.plans.map(({ regret }, place) => h("tr", {}, h("th", { scope: "row" }, plans[place].title),
        h("td", {}, regret.best_told), h("td", {}, regret.mean_told), h("td", {}, regret.most_told), h("td", { class: "words" }, regret.chosen_by.join("; ") || "no rule"))))))];
};

const closer = (found, wanted, width, choose) => {
  const { outcomes, plans, with: first } = found;
  const place = Math.max(0, outcomes.findIndex((_, at) => String(at) === wanted));
  const outcome = outcomes[place];
  const name = (one) => `${one.title}${one.when ? ` ${one.when}` : ""}`;
  const select = h("select", { id: "closer", "data-focus": "closer", onchange: (event) => choose(event.target.value) }, outcomes.map((one, at) => h("option", { value: at }, one.promised === null ? name(one) : `${name(one)} (promised: ${plain(one.promised)})`)));
  select.value = place;
  const others = plans.map((_, at) => at).filter((at) => at !== first);
  const columns = matchMedia("(min-width: 60rem)").matches ? 2 : 1;
  const each = Math.floor((width - 24 * (columns - 1)) / columns) - (width < 480 ? 18 : 34);
  const bridges = others.map((at) => bridge(found, outcome, at, each)).filter(Boolean);
  const byYear = others.map((at) => years(found, outcome, at, each)).filter(Boolean);
  return h("section", { "aria-labelledby": "closer-title" },
    h("h2", { id: "closer-title" }, "A closer look"),
    h("p", {}, h("label", { for: "closer" }, "At which outcome? "), select),
    h("h3", {}, name(outcome)),
    h("ul", { class: "sentences" }, others.map((at) => h("li", {}, h("strong", {}, plans[at].title), ": ", outcome.plans[at].difference.sentence))),
    bridges.length ? [h("h3", {}, "What explains the difference"), h("div", { class: "pairs" }, bridges)] : "",
    byYear.length ? [h("h3", {}, "Year by year"), h("div", { class: "pairs" }, byYear)] : "",
    decision(found, outcome));
};

const settings = ({ plans, with: first }) => h("section", { "aria-labelledby": "differ" }, h("h2", { id: "differ" }, "In what the plans differ"),
  h("p", { class: "quiet" }, `Every setting that is not as in “${plans[first].title}”, as it stands in a scenario file.`),
  plans.map((one, place) => place !== first && h("details", { class: "numbers", "data-key": `settings ${place}` },
    h("summary", { "data-focus": `settings ${place}` }, one.settings.length === 1 ? `“${one.title}”: one setting` : `“${one.title}”: ${one.settings.length || "no"} settings`),
    one.settings.length ? table(`Settings of “${one.title}” that differ`, ["What it is", "Setting", "There", "Here"], one.settings.map((each) => [each.what, h("code", {}, each.path), h("code", {}, each.there), h("code", {}, each.here)])) : h("p", {}, "The two are the same plan."))));

// All of it. `wanted` is the place of the outcome to look at more closely; `choose` is told of another one.
export const comparison = (found, wanted, width, choose) => [
  h("h2", { id: "brings", tabindex: "-1" }, "What each plan brings"),
  h("p", { class: "outdated", hidden: true }, h("strong", {}, "The plans have changed since."), " These figures are of the plans as they were; compare them again."),
  h("p", { class: "quiet" }, found.basis),
  found.remarks.map((one) => h("p", { class: "note" }, one)),
  brought(found, width), promises(found, width), closer(found, wanted, width, choose), settings(found),
];
