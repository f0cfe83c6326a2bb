// A plan on the bench: levers on the left, what it brings on the right.

import { ask } from "./api.js";
import { h, replace, tell } from "./dom.js";
import { Levers, told } from "./levers.js";
import { Plan, moved } from "./plan.js";
import { basis, results } from "./results.js";
import { save, showFile } from "./saving.js";

const FIRST = 2000;
const SHARP = 50000;
// Where the first look takes longer than these milliseconds, it is sharpened less, or not at all.
const SLOW = 1200;
const LESS = 10000;
const SLOWEST = 5000;
const SETTLE = 150;

const inside = (text) => text.charAt(0).toLowerCase() + text.slice(1);

export class Workbench {
  constructor(place, signal, tab) {
    this.place = place;
    this.signal = signal;
    this.tab = tab;
    this.change = 0;
  }

  async open(name, query) {
    const { read_only: readOnly } = await ask("GET", "/api/scenarios", null, { signal: this.signal });
    this.readOnly = readOnly;
    this.opened = await ask("GET", `/api/scenarios/${encodeURIComponent(name)}`, null, { signal: this.signal });
    this.plan = new Plan(name);
    this.plan.take(query);
    this.build();
    document.title = `${this.opened.title}: regiocast`;
    const watch = new ResizeObserver(() => this.redraw());
    watch.observe(this.results);
    const keys = (event) => this.key(event);
    document.addEventListener("keydown", keys);
    this.signal.addEventListener("abort", () => {
      watch.disconnect();
      document.removeEventListener("keydown", keys);
      this.asking?.abort();
    });
    this.moved(0);
  }

  build() {
    this.levers = new Levers(this.opened, this.plan, () => this.moved());
    const button = (text, action, extra) => h("button", { type: "button", onclick: action, ...extra }, text);
    this.buttons = {
      undo: button("Undo", () => this.step(this.plan.undo())),
      redo: button("Redo", () => this.step(this.plan.redo())),
      pin: button("Pin this plan", () => this.pin()),
      clear: button("Back to the published plan", () => { this.plan.clear(); this.step(true); }),
      save: button("Save …", () => save(this)),
      file: button("Show as a file", () => showFile(this)),
    };
    this.list = h("ul", { class: "changes" });
    this.status = h("p", { class: "status" });
    this.trouble = h("div", { class: "trouble", role: "alert" });
    this.results = h("div", { class: "results" }, h("p", {}, "Simulating …"));
    this.brief = h("a", { class: "brief", href: "#results", hidden: true, onclick: (event) => {
      event.preventDefault();
      this.heading.focus();
      this.heading.scrollIntoView();
    } });
    this.heading = h("h2", { class: "hidden", tabindex: "-1" }, "What it brings");
    this.place.replaceChildren(
      h("p", { class: "crumb" }, h("a", { href: "#/" }, "All plans")),
      h("h1", {}, this.opened.title),
      this.opened.note && h("p", { class: "lead" }, this.opened.note),
      h("div", { class: "bar", role: "group", "aria-label": "The plan" }, this.buttons.undo, this.buttons.redo, this.buttons.pin, this.buttons.clear, this.readOnly ? null : this.buttons.save, this.buttons.file),
      this.list, this.brief,
      h("div", { class: "bench" },
        h("section", { class: "left", "aria-labelledby": "levers" }, h("h2", { id: "levers" }, "What you can change"), this.levers.element()),
        h("div", { class: "right" }, this.heading, this.status, this.trouble, this.results)));
  }

  // Something was changed: the address says so at once, the answer comes when the hand has come to rest.
  moved(settle = SETTLE) {
    this.since ??= performance.now();
    history.replaceState(null, "", this.plan.address());
    this.describe();
    this.change += 1;
    this.asking?.abort();
    this.asking = new AbortController();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.simulate(FIRST, this.change, this.asking.signal), settle);
  }

  async simulate(draws, change, signal) {
    const asked = { scenario: this.plan.scenario, changes: moved(this.plan.changes), draws, page: this.tab, change };
    if (this.plan.pinned) asked.pinned = { scenario: this.plan.scenario, changes: moved(this.plan.pinned) };
    this.status.textContent = draws === FIRST ? "Simulating …" : basis(this.answer, "sharpening …");
    try {
      const busy = () => { this.status.textContent = "The server is busy with other plans; trying again …"; };
      const began = performance.now();
      const answer = await ask("POST", "/api/simulate", asked, { signal, busy });
      const took = performance.now() - began;
      if (this.plan.pinned && !this.before) await this.lookBack(signal);
      if (change !== this.change) return;
      const next = draws !== FIRST || took > SLOWEST ? null : took > SLOW ? LESS : SHARP;
      this.show(answer, draws, next);
      if (next) this.timer = setTimeout(() => this.simulate(next, change, signal), 300);
    } catch (error) {
      if (error.name === "AbortError" || error.kind === "stale" || change !== this.change) return;
      if (draws !== FIRST && this.answer) this.status.textContent = basis(this.answer, `it could not be sharpened: ${error.message}`);
      else this.refuse(error);
    }
  }

  // What the pinned plan brings by itself, for the line of its middle.
  async lookBack(signal) {
    const asked = { scenario: this.plan.scenario, changes: moved(this.plan.pinned), draws: FIRST };
    this.before = await ask("POST", "/api/simulate", asked, { signal });
  }

  show(answer, draws, next) {
    this.answer = answer;
    this.levers.complain([]);
    this.trouble.replaceChildren();
    this.results.classList.remove("old");
    this.status.textContent = basis(answer, next ? "a first look, to be sharpened" : "");
    const net = this.leading(answer);
    this.brief.hidden = !net;
    this.brief.textContent = net ? `${net.title}: ${net.told.p10} to ${net.told.p90} · see all` : "";
    this.redraw(true);
    if (draws === FIRST && this.since !== undefined) {
      const since = this.since;
      this.since = undefined;
      requestAnimationFrame(() => setTimeout(() => performance.measure("from lever to picture", { start: since, end: performance.now() })));
    }
    if (!next) tell(this.summary(answer));
  }

  // The figure that a plan is judged by first.
  leading(answer) {
    return (answer.ledgers.find((one) => one.id === "net") ?? answer.ledgers[0])?.lines[0];
  }

  summary(answer) {
    const [first] = answer.targets;
    const net = this.leading(answer);
    return [first && `${first.title}. ${first.sentence} ${first.difference_sentence}`, net && `${net.title}: ${net.told.p10} to ${net.told.p90}.`].filter(Boolean).join(" ");
  }

  refuse(error) {
    this.since = undefined;
    this.levers.complain(error.problems ?? []);
    this.status.textContent = this.answer ? "The figures below are of the last plan that could be simulated." : "";
    if (this.answer) this.results.classList.add("old");
    else this.results.replaceChildren();
    this.trouble.replaceChildren(h("h3", {}, "This plan cannot be simulated"), h("p", {}, error.message),
      h("ul", {}, (error.problems ?? []).map((one) => h("li", {}, this.name(one.path), `: ${one.message}. `, one.help ? h("em", {}, `What would be right: ${one.help}.`) : ""))));
  }

  // What a key of the scenario is called here.
  name(path) {
    const lever = this.opened.levers.find((one) => one.path === path);
    return lever ? `${lever.group_title}, ${inside(lever.title)}` : path || "The plan";
  }

  redraw(anew = false) {
    const width = Math.floor(this.results.clientWidth);
    if (!this.answer || width < 100 || (!anew && width === this.width)) return;
    this.width = width;
    replace(this.results, results(this.answer, this.plan.pinned && this.before, width));
  }

  describe() {
    const { undo, redo, pin, clear } = this.buttons;
    undo.disabled = !this.plan.past.length;
    redo.disabled = !this.plan.future.length;
    clear.disabled = !this.plan.changes.size;
    pin.textContent = this.plan.pinned ? "Unpin" : "Pin this plan";
    const levers = new Map(this.opened.levers.map((lever) => [lever.path, lever]));
    const items = [...this.plan.changes].map(([path, value]) => {
      const lever = levers.get(path);
      if (!lever) return h("li", {}, path);
      return h("li", {}, `${lever.group_title}, ${inside(lever.title)}: ${told(lever, lever.published)} → `, h("strong", {}, told(lever, value)));
    });
    const pinned = this.plan.pinned && h("li", { class: "pin" }, `Pinned to compare with: ${this.plan.pinned.size ? `a plan with ${this.plan.pinned.size === 1 ? "one change" : `${this.plan.pinned.size} changes`}` : "the published plan"}`);
    this.list.replaceChildren(...[pinned, ...items].filter(Boolean));
  }

  step(done) {
    if (!done) return;
    this.levers.refreshAll();
    this.moved(0);
  }

  pin() {
    if (this.plan.pinned) this.plan.unpin();
    else this.plan.pin();
    this.before = null;
    this.moved(0);
  }

  key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    if (event.target.matches("input[type=search], input[type=text]")) return;
    event.preventDefault();
    this.step(event.shiftKey ? this.plan.redo() : this.plan.undo());
  }
}
