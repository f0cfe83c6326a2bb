// What was found of mixes. Every figure and every sentence is the server's.

import { steps } from "./charts.js";
import { NARROW, figure, scroll } from "./comparison.js";
import { h } from "./dom.js";
import { plain } from "./numbers.js";

// Why a mix cannot be: what is wrong with a lever that was tried, or whatever is wrong.
const why = (mix, { levers }, session) => [mix.problems.filter((one) => levers.some((lever) => lever.path === one.path)), mix.problems].find((some) => some.length).map((one) => `${session.title(one.path)}: ${one.message}${one.help ? `; ${one.help}` : ""}.`).join(" ");

const words = (mix) => [mix.standing_told, mix.screen && "the plan on the screen"].filter(Boolean).join("; ");

// A share of a fund by the activity that has it.
const short = ({ title }) => title.replace(/, share of .*$/, "");

// What one lever does, in pictures.
const pictures = (found, width) => {
  const [lever] = found.levers;
  const known = found.mixes.filter((mix) => mix.brings);
  if (!known.length) return null;
  const columns = matchMedia("(min-width: 60rem)").matches ? 2 : 1;
  const each = Math.floor((width - 24 * (columns - 1)) / columns) - (width < 480 ? 18 : 34);
  return h("section", { "aria-labelledby": "mixes-seen" }, h("h3", { id: "mixes-seen" }, found.together ? "What moving the money does" : "What the lever does"),
    found.together && h("p", { class: "help" }, `What “${short(lever)}” gets, “${short(found.levers[1])}” gives up.`),
    h("div", { class: "pairs" }, steps(found, lever, known, each)));
};

// Shades from the worst to the best, beside the figure itself.
const SHADES = 5;
const shade = (found) => {
  const value = ({ brings }) => (found.by_promise ? brings.kept : found.better === "less" ? -brings.mean : brings.mean);
  const all = found.mixes.filter((mix) => mix.brings).map(value).filter(Number.isFinite);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return (mix) => (high > low && Number.isFinite(value(mix)) ? `shade-${Math.round((SHADES * (value(mix) - low)) / (high - low))}` : "shade-0");
};

const grid = (found) => {
  const [down, along] = found.levers;
  const shaded = shade(found);
  const label = "Every mix in one table";
  const cell = (mix) => (mix.brings
    ? h("td", { class: `cell ${shaded(mix)}` }, h("strong", {}, mix.brings.figure), words(mix) && h("span", { class: "unit" }, words(mix)))
    : h("td", { class: "cell" }, h("span", { class: "unit" }, mix.standing_told)));
  return h("section", { "aria-labelledby": "mixes-grid" }, h("h3", { id: "mixes-grid" }, label),
    h("p", { class: "help" }, `${found.by_promise ? "How often the promise is kept" : `${found.outcome}, on average`}. The stronger the shade, the better; “may be as good” cannot be told apart from the best.`),
    h("p", {}, h("strong", {}, "Down: "), down.title, h("br", {}), h("strong", {}, "Across: "), along.title),
    scroll(label, h("table", { class: "mix-grid" }, h("caption", { class: "hidden" }, `${down.title} in rows, ${along.title} in columns`),
      h("thead", {}, h("tr", {}, h("td", {}), along.told.map((one) => h("th", { scope: "col" }, one)))),
      h("tbody", {}, down.told.map((one, row) => h("tr", {}, h("th", { scope: "row" }, one),
        found.mixes.slice(row * along.told.length, (row + 1) * along.told.length).map(cell)))))));
};

const COST = "Cost to the public, beside that plan";

// What a plan brings, by the words above it: `[head, text, class]`.
const figures = ({ promised, screen: { cost_told: costs } }, { brings: one, screen }) => [
  promised !== null && ["Promise kept in", one.kept_told], ["Middle (8 in 10 futures)", one.told], ["On average", one.mean_told],
  ["Beside the plan on the screen", one.difference && !screen ? one.difference.told : "–", one.difference?.clear ? "clear" : ""],
  ["Better than it in", screen ? "–" : one.better_told || "–"], ["Regret", one.regret_told],
  costs && [COST, one.cost_told]].filter(Boolean);

const button = (mix, take) => !mix.screen && h("button", { type: "button", class: "small whole", "aria-label": `Take this mix: ${mix.told.join(" with ")}`, onclick: () => take(mix) }, "Take this mix");

// Where there is no room for columns: each mix by itself.
const oneByOne = (found, session, take) => found.mixes.map((mix) => h("table", { class: "plan-rows mix" },
  h("caption", {}, h("strong", {}, found.levers.map((lever, at) => `${lever.title}: ${mix.told[at]}`).join("; ")), words(mix) && h("span", { class: "unit" }, words(mix))),
  h("tbody", {}, mix.brings
    ? [figures(found, mix).map(([head, text, look]) => h("tr", {}, h("th", { scope: "row" }, head), h("td", { class: look }, text))), mix.screen ? null : h("tr", {}, h("td", { colspan: 2 }, button(mix, take)))]
    : h("tr", {}, h("td", { colspan: 2 }, why(mix, found, session))))));

const all = (found, session, take, width) => {
  const heads = [...found.levers.map((one) => one.title), "", ...figures(found, { brings: found.screen, screen: true }).map(([head]) => head), ""];
  const wide = heads.length - found.levers.length - 1;
  const label = "All mixes";
  const cells = (plan) => figures(found, plan).map(([head, text, look]) => h("td", { class: look ?? "" }, head === COST ? text : figure(text)));
  const row = (mix) => h("tr", { class: mix.standing === "best" ? "best" : "" },
    mix.told.map((one, at) => (at === 0 ? h("th", { scope: "row" }, one) : h("td", {}, one))),
    h("td", { class: "words" }, words(mix) && h(mix.standing === "best" ? "strong" : "span", {}, words(mix))),
    mix.brings
      ? [cells(mix), h("td", {}, button(mix, take))]
      : h("td", { class: "words", colspan: wide }, why(mix, found, session)));
  const screen = found.mixes.some((mix) => mix.screen) ? null : h("tr", {},
    found.levers.map((one, at) => (at === 0 ? h("th", { scope: "row" }, one.screen_told || "as set anew") : h("td", {}, one.screen_told || "as set anew"))),
    h("td", { class: "words" }, "the plan on the screen"), cells({ brings: found.screen, screen: true }), h("td", {}));
  return h("section", { "aria-labelledby": "mixes-all" }, h("h3", { id: "mixes-all" }, label),
    h("p", { class: "help" }, "Regret is what the best of all these plans, the one on the screen among them, would have brought more in each future, on average: the smaller, the better. Differences are taken in each future."),
    width < NARROW ? oneByOne(found, session, take) : scroll(label, h("table", { class: "beside mix-table" }, h("caption", {}, found.unit === "share" ? found.outcome : `${found.outcome}, ${found.unit}`),
      h("thead", {}, h("tr", {}, heads.map((head) => (head ? h("th", { scope: "col" }, head) : h("td", {}))))),
      h("tbody", {}, screen, found.mixes.map(row)))));
};

export const mixed = (found, { width, session, take, judge }) => {
  const best = found.clear && found.mixes.find((mix) => mix.standing === "best");
  return [
    h("section", { class: "target", "aria-labelledby": "mixes-answer" },
      h("h2", { id: "mixes-answer", tabindex: "-1" }, found.question),
      h("p", { class: "outdated", hidden: true }, h("strong", {}, "The plan or the question has changed since."), " These figures are beside the plan as it was; try the mixes again."),
      h("p", { class: "big" }, found.answer), found.sentences.map((one) => h("p", {}, one)),
      best && h("p", {}, h("button", { type: "button", onclick: () => take(best) }, "Take the best mix")),
      found.judge_by && h("p", {}, h("button", { type: "button", onclick: () => judge(found.judge_by) }, "Judge them by that figure"))),
    h("p", { class: "quiet" }, `${plain(found.draws, 0)} simulated futures, seed ${found.seed}, the same for every mix.`),
    h("p", { class: "note" }, "Mixes are judged by this figure alone, whatever they cost: more money nearly always looks better. The model knows only what stands among its assumptions: not what a council would agree to, nor how good a course or a building is. ", h("a", { href: session.plan.address("explain") }, "Explain"), " says what the answer hangs on."),
    found.levers.length === 1 || found.together ? pictures(found, width) : grid(found),
    all(found, session, take, width),
  ];
};
