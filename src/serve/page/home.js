// The first view: scenarios as cards, each with its leading promise.

import { ask } from "./api.js";
import { h } from "./dom.js";

const card = (one) => {
  const headline = h("p", { class: "headline" }, "…");
  const element = h("li", { class: "card" },
    h("h3", {}, h("a", { href: `#/plan/${one.name}` }, one.title)),
    headline,
    h("p", { class: "quiet" }, one.own ? "In your folder" : "Comes with the program", one.base ? `, builds on ${one.base.replace(/\.toml$/, "")}` : ""));
  return { element, headline, name: one.name };
};

// Cards are filled one after the other, so that a plan that is opened meanwhile does not wait for them.
const fillIn = async (cards, signal) => {
  for (const one of cards) {
    try {
      const answer = await ask("POST", "/api/simulate", { scenario: one.name, draws: 1000 }, { signal });
      const target = answer.targets[0];
      const net = answer.ledgers.find((ledger) => ledger.id === "net")?.lines[0] ?? answer.ledgers[0]?.lines[0];
      const brings = net ? `${net.title}: ${net.told.p10} to ${net.told.p90} in 8 of 10 simulated futures.` : "It brings no money, jobs or training.";
      one.headline.replaceChildren(brings, target ? h("span", { class: "promise" }, `${target.title}: ${target.sentence.charAt(0).toLowerCase()}${target.sentence.slice(1)}`) : "");
    } catch (error) {
      if (signal.aborted) return;
      one.headline.textContent = error.message;
    }
  }
};

export const home = async (place, signal) => {
  const { scenarios } = await ask("GET", "/api/scenarios", null, { signal });
  const [own, shipped] = [scenarios.filter((one) => one.own), scenarios.filter((one) => !one.own)];
  const cards = new Map(scenarios.map((one) => [one.name, card(one)]));
  const list = (some) => h("ul", { class: "cards" }, some.map((one) => cards.get(one.name).element));
  place.replaceChildren(
    h("h1", {}, "Which plan?"),
    h("p", { class: "lead" }, "Open a plan, change it, and see the years move. Nothing that you change here touches the plan that you opened."),
    own.length ? h("section", { "aria-labelledby": "own" }, h("h2", { id: "own" }, "Yours"), list(own)) : "",
    h("section", { "aria-labelledby": "shipped" }, h("h2", { id: "shipped" }, "Worked examples"), list(shipped)));
  fillIn([...cards.values()], signal);
};
