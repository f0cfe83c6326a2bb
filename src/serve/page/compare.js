// Plans side by side: which ones, with which of them, and how to ask.

import { ask } from "./api.js";
import { comparison } from "./comparison.js";
import { h, replace, tell } from "./dom.js";
import { LONGEST_TITLE, MOST_PINS, moved } from "./plan.js";
import { findFor, markOld } from "./progress.js";

// As many futures as `regiocast compare` takes where nothing is said, and fewer for a first look.
const DRAWS = [[10_000, "10,000, as on the command line"], [2_000, "2,000, for a first look"]];

const sorted = (changes) => JSON.stringify([...changes].sort(([a], [b]) => (a < b ? -1 : 1)));
const alike = (one, other) => one.scenario === other.scenario && sorted(one.changes) === sorted(other.changes);
const unused = (title, taken) => {
  for (let number = 2, found = title; ; number += 1) {
    if (!taken.includes(found)) return found;
    found = `${title} ${number}`;
  }
};

class View {
  constructor(place, session, signal) {
    Object.assign(this, { session, signal, plan: session.plan, titles: new Map() });
    // What was asked and found outlives the view.
    this.wish = session.comparison ??= { draws: DRAWS[0][0], closer: "", found: null, of: "" };
    this.list = h("div", {});
    this.progress = h("div", {});
    this.result = h("div", { class: "comparison" });
    this.go = h("button", { type: "submit" }, "Compare these plans");
    const draws = h("select", { id: "compare-draws", onchange: () => { this.wish.draws = Number(draws.value); this.outdated(); } }, DRAWS.map(([number, words]) => h("option", { value: number }, words)));
    draws.value = this.wish.draws;
    place.replaceChildren(
      h("section", { "aria-labelledby": "compare-title" },
        h("h2", { id: "compare-title" }, "Plans side by side"),
        h("p", {}, "Up to five plans, the one on the screen and four that are pinned, each in the same simulated futures: good luck and bad luck are the same for all of them, so that what is left between them is the plan."),
        h("form", { class: "asked", onsubmit: (event) => { event.preventDefault(); this.compare(); } },
          this.list, this.shelf(),
          h("p", {}, h("label", { for: "compare-draws" }, "How many futures of each"), draws),
          this.go),
        this.progress),
      this.result);
    session.listen(signal, ({ renamed }) => {
      if (!renamed) this.describe();
      this.outdated();
    });
    const watch = new ResizeObserver(() => this.redraw());
    watch.observe(this.result);
    signal.addEventListener("abort", () => watch.disconnect());
    this.describe();
    this.redraw(true);
  }

  // The pinned plans and the one on the screen, unless that is pinned.
  plans() {
    const { pins, changes } = this.plan;
    const own = { scenario: this.session.name, changes };
    const same = pins.findIndex((one) => alike(one, own));
    const pinned = pins.map((one, pin) => ({ ...one, pin, shown: pin === same }));
    if (same >= 0) return pinned;
    const title = unused(changes.size ? "The plan on the screen" : this.plan.unchanged, pins.map((one) => one.title));
    return [...pinned, { ...own, title, shown: true }];
  }

  // What a plan is, beside its name.
  words({ scenario, changes, shown }) {
    const count = changes.size === 1 ? "one change" : `${changes.size} changes`;
    const what = scenario === this.session.name ? (changes.size ? count : this.session.opened.own ? "as saved" : "as published") : `${this.titles.get(scenario) ?? scenario}${changes.size ? `, ${count}` : ""}`;
    return shown ? `${what}; on the screen` : what;
  }

  row(one, place) {
    const { pin } = one;
    const id = `plan-${place + 1}`;
    if (pin === undefined) {
      const chosen = this.plan.pins.length < MOST_PINS && this.plan.pins.length > 0 && this.with(`${id}-with`, `with ${this.plan.pins.length}`, false, () => this.pin());
      return h("li", {}, h("strong", { class: "name" }, one.title), h("span", { class: "help" }, `${this.words(one)}. Pin it to give it a name of its own.`), chosen);
    }
    const said = h("span", { class: "problem", id: `${id}-said` });
    const name = h("input", { type: "text", id, maxlength: LONGEST_TITLE, autocomplete: "off", spellcheck: "false", value: one.title, "aria-describedby": `${id}-said`, onchange: () => this.rename(pin, name, said) });
    const chosen = this.with(`${id}-with`, `with ${pin}`, pin === this.plan.against, () => {
      this.plan.against = pin;
      this.session.changed({ whole: true });
    });
    return h("li", {},
      h("label", { class: "hidden", for: id }, `Name of plan ${place + 1}`), name,
      h("span", { class: "help" }, this.words(one)),
      chosen,
      h("button", { type: "button", class: "small", "aria-label": `Remove “${one.title}”`, onclick: () => this.remove(pin, one.title) }, "Remove"), said);
  }

  // The plan that the others are compared with.
  with(id, focus, checked, onchange) {
    return h("span", { class: "choice" }, h("input", { type: "radio", name: "compare-with", id, checked, "data-focus": focus, onchange }), h("label", { for: id }, "compare the others with this one"));
  }

  // The plan on the screen has to be kept as it is, to be compared with.
  pin() {
    const pinned = this.plan.pin();
    this.plan.against = this.plan.pins.indexOf(pinned);
    this.session.changed({ whole: true });
    tell(`Pinned as ${pinned.title}.`, 100);
  }

  describe() {
    const plans = this.plans();
    const enough = plans.length > 1;
    replace(this.list,
      h("ol", { class: "plans", "aria-label": "The plans to compare" }, plans.map((one, place) => this.row(one, place))),
      enough ? "" : h("p", { class: "note" }, "One plan alone cannot be compared. Add another one below, or pin this one, change it under “Change and see” and come back."));
    this.go.disabled = !enough;
    const full = this.plan.pins.length >= MOST_PINS;
    this.add.disabled = full;
    this.full.textContent = full ? "There are as many plans as can be told apart; remove one to add another." : "";
  }

  rename(pin, input, said) {
    const title = input.value.trim();
    const others = this.plans().filter((one) => one.pin !== pin).map((one) => one.title);
    const wrong = !title ? "A plan needs a name." : others.includes(title) ? "Another plan has this name." : "";
    said.textContent = wrong;
    input.setAttribute("aria-invalid", wrong ? "true" : "false");
    if (wrong) return;
    this.plan.pins[pin].title = title;
    this.session.changed({ renamed: true });
  }

  remove(pin, title) {
    this.plan.unpin(pin);
    this.session.changed({ whole: true });
    tell(`Removed: ${title}.`, 100);
    (this.list.querySelector("button") ?? this.choice).focus();
  }

  // Any other scenario with the same years, such as one that builds on this one.
  shelf() {
    this.choice = h("select", { id: "compare-shelf", "aria-describedby": "compare-shelf-said" });
    this.add = h("button", { type: "button", onclick: () => this.take() }, "Add it");
    this.full = h("span", { class: "help", id: "compare-shelf-said" });
    this.refused = h("p", { class: "problem", role: "alert" });
    this.fill();
    return h("div", { class: "shelf" }, h("p", {}, h("label", { for: "compare-shelf" }, "Another plan from the shelf"), this.choice, " ", this.add, " ", this.full), this.refused);
  }

  async fill() {
    try {
      const { scenarios, families } = await ask("GET", "/api/scenarios", null, { signal: this.signal });
      this.titles = new Map(scenarios.map((one) => [one.name, one.title]));
      this.describe();
      const stem = (base) => base?.replace(/\.toml$/, "");
      const own = stem(scenarios.find((one) => one.name === this.session.name)?.base);
      const near = (one) => [this.session.name, own].filter(Boolean).some((name) => name === one.name || name === stem(one.base));
      const others = scenarios.filter((one) => one.name !== this.session.name);
      const group = (label, some) => some.length > 0 && h("optgroup", { label }, some.map((one) => h("option", { value: one.name }, one.title)));
      const sisters = families.map(({ title, members }) => [title, members.filter((one) => one.name && one.name !== this.session.name), members.some((one) => one.name === this.session.name)]);
      for (const [, members] of sisters) for (const one of members) this.titles.set(one.name, one.title);
      const ofOneFile = (own) => sisters.filter(([, , is]) => is === own).map(([title, members]) => group(title, members));
      this.choice.replaceChildren(...[...ofOneFile(true), group("Of the same programme", others.filter(near)), ...ofOneFile(false), group("Other plans", others.filter((one) => !near(one)))].filter(Boolean));
      this.describe();
    } catch (error) {
      if (error.name !== "AbortError") this.refused.textContent = error.message;
    }
  }

  async take() {
    const scenario = this.choice.value;
    if (!scenario) return;
    this.refused.textContent = "";
    try {
      const { title, years } = await ask("GET", `/api/scenarios/${encodeURIComponent(scenario)}`, null, { signal: this.signal });
      const own = this.session.opened.years;
      if (JSON.stringify(years) !== JSON.stringify(own)) {
        this.refused.textContent = `“${title}” runs from ${years[0]} to ${years.at(-1)} and this plan from ${own[0]} to ${own.at(-1)}: only plans with the same years can be compared.`;
        return;
      }
      const short = this.choice.selectedOptions[0].textContent.slice(0, LONGEST_TITLE - 3);
      this.plan.pins.push({ scenario, title: unused(short, this.plans().map((one) => one.title)), changes: new Map() });
      this.session.changed({ whole: true });
      tell(`Added: ${short}.`, 100);
      [...this.list.querySelectorAll("input[type=text]")].at(-1)?.focus();
    } catch (error) {
      if (error.name !== "AbortError") this.refused.textContent = error.message;
    }
  }

  asked() {
    const plans = this.plans();
    const body = { plans: plans.map(({ title, scenario, changes }) => ({ title, scenario, changes: moved(changes) })), draws: this.wish.draws, seed: this.plan.seed };
    const pinned = plans.find((one) => one.pin === this.plan.against);
    return pinned ? { ...body, with: pinned.title } : body;
  }

  async compare() {
    await findFor(this, { path: "/api/compare", title: "The comparison", failed: "These plans cannot be compared" });
  }

  outdated() {
    markOld(this.result, Boolean(this.wish.found) && this.wish.of !== JSON.stringify(this.asked()));
  }

  redraw(anew = false) {
    const width = Math.floor(this.result.clientWidth);
    const { found } = this.wish;
    if (!found || width < 100 || (!anew && width === this.width)) return;
    this.width = width;
    replace(this.result, comparison(found, this.wish.closer, width, (closer) => {
      this.wish.closer = closer;
      this.redraw(true);
    }));
    this.outdated();
  }
}

export const show = (place, session, signal) => {
  new View(place, session, signal);
};
