// The first view: scenarios as cards, each with what it is about, and the ways to a scenario of one's own.

import { ask } from "./api.js";
import { h } from "./dom.js";
import { begin, copy, download, takeIn } from "./adding.js";

const stem = (base) => base?.replace(/\.toml$/, "");

// So many promises are told on a card; the others are counted.
const PROMISES = 2;

const card = (one, titles, readOnly, again) => {
  const headline = h("p", { class: "headline" }, "…");
  const element = h("li", { class: "card" },
    h("h3", {}, h("a", { href: `#/plan/${one.name}` }, one.title)),
    headline,
    h("p", { class: "quiet" }, one.own ? "In your folder" : "Comes with the program", one.base && one.own ? `, builds on “${titles.get(stem(one.base)) ?? stem(one.base)}”` : ""),
    h("p", { class: "acts" },
      readOnly ? null : h("button", { type: "button", class: "link", "aria-label": `Make a copy of ${one.title}`, onclick: () => copy(one, again) }, "Make a copy …"),
      h("button", { type: "button", class: "link", "aria-label": `Get the file of ${one.title}`, onclick: () => download(one) }, "Get the file")));
  return { element, headline, name: one.name };
};

const inside = (text) => text.charAt(0).toLowerCase() + text.slice(1);

// Cards are filled one after the other, so that a plan that is opened meanwhile does not wait for them.
const fillIn = async (cards, signal) => {
  for (const one of cards) {
    if (signal.aborted || !one.element.isConnected) return;
    try {
      const { leading, targets } = await ask("POST", "/api/simulate", { scenario: one.name, draws: 1000 }, { signal });
      const brings = leading ? `${leading.title}: ${leading.short}${leading.varies ? " in 8 of 10 simulated futures" : " in every simulated future"}.` : "It brings no money, jobs or training.";
      const more = targets.length - PROMISES;
      one.headline.replaceChildren(brings, ...targets.slice(0, PROMISES).map((target) => h("span", { class: "kept" }, `${target.title}: ${inside(target.sentence)}`)),
        more > 0 ? h("span", { class: "kept quiet" }, more === 1 ? "One more promise." : `${more} more promises.`) : "");
    } catch (error) {
      if (signal.aborted) return;
      one.headline.textContent = error.message;
    }
  }
};

const family = (one, titles) => h("li", { class: "card" },
  h("h3", {}, one.title), one.note && h("p", {}, one.note),
  h("p", {}, `${one.members.length} in one file; each opens as a plan of its own:`),
  h("ul", {}, one.members.map(({ name, title }) => h("li", {}, name ? h("a", { href: `#/plan/${name}` }, title) : title))),
  h("p", { class: "quiet" }, one.base ? ["In a few settings they differ from ", h("a", { href: `#/plan/${one.base}` }, titles.get(one.base) ?? one.base), ". "] : null,
    "The command line sets them side by side: ", h("code", {}, one.command), "."));

export const home = async (place, signal) => {
  const { scenarios, families, read_only: readOnly } = await ask("GET", "/api/scenarios", null, { signal });
  const again = () => home(place, signal);
  const [own, shipped] = [scenarios.filter((one) => one.own), scenarios.filter((one) => !one.own)];
  const titles = new Map(scenarios.map((one) => [one.name, one.title]));
  const cards = new Map(scenarios.map((one) => [one.name, card(one, titles, readOnly, again)]));
  // What builds on another one stands with it: it is the same programme, if something were otherwise.
  const variants = (name) => shipped.filter((one) => stem(one.base) === name);
  const bases = shipped.filter((one) => !shipped.some(({ name }) => name === stem(one.base)))
    .sort((a, b) => variants(b.name).length - variants(a.name).length);
  const list = (some) => h("ul", { class: "cards" }, some.map((one) => cards.get(one.name).element));
  const mine = readOnly ? null : h("div", { class: "bar", role: "group", "aria-label": "A scenario of your own" },
    h("button", { type: "button", onclick: () => begin(again) }, "Begin with the starter …"),
    h("button", { type: "button", onclick: () => takeIn(again) }, "Take in a file …"));
  place.replaceChildren(
    h("h1", {}, "Which plan?"),
    h("p", { class: "lead" }, "Open a plan, change it, and see the years move. Nothing that you change here touches the plan that you opened. The cards are a first look at 1,000 simulated futures each; a plan that is opened is looked at more closely, so that the last digit may differ."),
    mine ?? "",
    own.length ? h("section", { "aria-labelledby": "own" }, h("h2", { id: "own" }, "Yours"), list(own)) : "",
    h("section", { "aria-labelledby": "shipped" }, h("h2", { id: "shipped" }, "Worked examples"), list(bases)),
    ...bases.filter((one) => variants(one.name).length).map((one) => h("section", { "aria-labelledby": `what-if-${one.name}` },
      h("h2", { id: `what-if-${one.name}` }, `What if? “${one.title}”, with something otherwise`), list(variants(one.name)))),
    families.length ? h("section", { "aria-labelledby": "families" }, h("h2", { id: "families" }, "Several in one file"), h("ul", { class: "cards" }, families.map((one) => family(one, titles)))) : "");
  // In the order in which they stand.
  fillIn([...place.querySelectorAll(".card")].map((element) => [...cards.values()].find((one) => one.element === element)).filter(Boolean), signal);
};
