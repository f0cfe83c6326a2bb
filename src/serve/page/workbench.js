// A plan on the bench: levers on the left, what it brings on the right.

import { ask } from "./api.js";
import { h, replace, tell } from "./dom.js";
import { Levers } from "./levers.js";
import { moved } from "./plan.js";
import { refusal } from "./progress.js";
import { basis, results } from "./results.js";

const FIRST = 2000;
const SHARP = 50000;
// Where the first look takes longer than these milliseconds, it is sharpened less, or not at all.
const SLOW = 1200;
const LESS = 10000;
const SLOWEST = 5000;
// Sharpening begins when the hand has come to rest for so many milliseconds.
const SETTLE = 300;

// Rises with each question of this tab, in whatever view it was asked, so that newer ones make older ones stale.
let changes = 0;

class Workbench {
  constructor(place, session, signal) {
    this.place = place;
    this.session = session;
    this.plan = session.plan;
    this.signal = signal;
    this.build();
    const watch = new ResizeObserver(() => this.redraw());
    watch.observe(this.results);
    session.listen(signal, ({ whole }) => {
      if (whole) this.levers.refreshAll();
      this.moved();
    });
    signal.addEventListener("abort", () => {
      watch.disconnect();
      clearTimeout(this.timer);
      this.asking?.abort();
    });
    this.moved();
  }

  build() {
    this.levers = new Levers(this.session.opened, this.plan, () => this.session.changed());
    this.status = h("p", { class: "status" });
    this.trouble = h("div", { class: "trouble", role: "alert" });
    this.results = h("div", { class: "results" }, h("p", {}, "Simulating …"));
    this.brief = h("a", { class: "brief", href: "#results", hidden: true, onclick: (event) => {
      event.preventDefault();
      this.heading.focus();
      this.heading.scrollIntoView();
    } });
    const seed = h("input", { type: "number", id: "seed", min: 0, max: 999999999, step: 1, inputmode: "numeric", value: this.plan.seed, "aria-describedby": "seed-help", onchange: (event) => {
      const wanted = Number(event.target.value);
      if (!Number.isInteger(wanted) || wanted < 0) return;
      this.plan.seed = wanted;
      this.session.changed({ whole: true });
    } });
    this.luck = h("details", { class: "luck" }, h("summary", {}, "How much is luck?"),
      h("p", {}, h("label", { for: "seed" }, "Seed"), " ", seed),
      h("p", { class: "help", id: "seed-help" }, "The seed is the number that fixes all luck: the same one gives the same simulated futures, here and on the command line. With another one, figures move by what they owe to the draw; if that is more than you can bear, wait for the sharper answer."));
    this.heading = h("h2", { class: "hidden", tabindex: "-1" }, "What it brings");
    this.place.replaceChildren(this.brief,
      h("div", { class: "bench" },
        h("section", { class: "left", "aria-labelledby": "levers" }, h("h2", { id: "levers" }, "What you can change"), this.levers.element()),
        h("div", { class: "right" }, this.heading, this.status, this.luck, this.trouble, this.results)));
  }

  // Something was changed. It is asked at once; what changes while an answer is awaited is asked when that has come,
  // so that the picture follows the hand. Sharpening is dropped for it.
  moved() {
    this.since ??= performance.now();
    this.waits = true;
    if (this.first) return;
    this.asking?.abort();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look());
  }

  // A first look at the plan as it is now.
  async look() {
    while (this.waits && !this.signal.aborted) {
      this.waits = false;
      changes += 1;
      this.first = true;
      const next = await this.simulate(FIRST, changes);
      this.first = false;
      if (next && !this.waits) {
        const change = changes;
        this.timer = setTimeout(() => this.simulate(next, change), SETTLE);
      }
    }
  }

  // Asks what the plan brings and shows it. Gives how many futures to ask for next, if any.
  async simulate(draws, change) {
    this.asking = new AbortController();
    const { signal } = this.asking;
    const { pinned } = this.plan;
    const asked = { ...this.session.asked(), draws, page: this.session.tab, change };
    if (pinned) asked.pinned = { scenario: pinned.scenario, changes: moved(pinned.changes) };
    this.status.textContent = draws === FIRST ? "Simulating …" : basis(this.answer, "more futures are being simulated …");
    try {
      const busy = () => { this.status.textContent = "The server is busy with other plans; trying again …"; };
      const began = performance.now();
      const answer = await ask("POST", "/api/simulate", asked, { signal, busy });
      const took = performance.now() - began;
      if (pinned && this.before?.of !== pinned) await this.lookBack(pinned, signal);
      if (signal.aborted) return null;
      const next = draws !== FIRST || took > SLOWEST ? null : took > SLOW ? LESS : SHARP;
      this.show(answer, draws, next);
      return next;
    } catch (error) {
      if (error.name === "AbortError" || error.kind === "stale" || signal.aborted) return null;
      if (draws !== FIRST && this.answer) this.status.replaceChildren(basis(this.answer, `more futures could not be simulated: ${error.message}`), " ", h("button", { type: "button", class: "link", onclick: () => this.simulate(draws, changes) }, "Try again"));
      else this.refuse(error);
      return null;
    }
  }

  // What the pinned plan brings by itself, for the line of its middle.
  async lookBack(pinned, signal) {
    const asked = { scenario: pinned.scenario, changes: moved(pinned.changes), draws: FIRST, seed: this.plan.seed };
    this.before = { of: pinned, answer: await ask("POST", "/api/simulate", asked, { signal }) };
  }

  show(answer, draws, next) {
    this.answer = answer;
    this.session.draws = answer.draws;
    this.levers.complain([]);
    this.trouble.replaceChildren();
    this.results.classList.remove("old");
    this.status.textContent = basis(answer, next ? "a first look; more futures follow" : "");
    const { leading } = answer;
    this.brief.hidden = !leading;
    this.brief.textContent = leading ? `${leading.title}: ${leading.short} · see all` : "";
    this.redraw(true);
    if (draws === FIRST && this.since !== undefined) {
      const since = this.since;
      this.since = this.waits ? performance.now() : undefined;
      requestAnimationFrame(() => setTimeout(() => performance.measure("from lever to picture", { start: since, end: performance.now() })));
    }
    if (!next) tell(this.summary(answer));
  }

  summary({ targets: [first], leading }) {
    return [first && `${first.title}. ${first.sentence} ${first.difference_sentence}`, leading && `${leading.title}: ${leading.short}.`].filter(Boolean).join(" ");
  }

  refuse(error) {
    this.since = undefined;
    this.levers.complain(error.problems ?? []);
    this.status.textContent = this.answer ? "The figures below are of the last plan that could be simulated." : "";
    if (this.answer) this.results.classList.add("old");
    else this.results.replaceChildren();
    this.trouble.replaceChildren(...refusal("This plan cannot be simulated", error, this.session));
  }

  redraw(anew = false) {
    const width = Math.floor(this.results.clientWidth);
    if (!this.answer || width < 100 || (!anew && width === this.width)) return;
    this.width = width;
    const before = this.plan.pinned && this.before?.of === this.plan.pinned ? this.before.answer : null;
    replace(this.results, results(this.answer, before, width));
  }
}

export const show = (place, session, signal) => {
  new Workbench(place, session, signal);
};
