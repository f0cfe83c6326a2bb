// Which mix is best: one or two levers at several values, beside the plan on the screen.

import { h, replace, tell } from "./dom.js";
import { isAssumption, told } from "./levers.js";
import { mixed } from "./mixed.js";
import { findFor, markOld, refusal } from "./progress.js";
import { asked, choose } from "./questions.js";
import { inside } from "./session.js";

const DRAWS = [[2_000, "2,000, for a first look"], [10_000, "10,000, closer: before you quote a figure"]];
const STEPS = [3, 5, 7, 9];
const SECTIONS = [["moves", "Money that is moved"], ["spending", "What it is spent on"], ["money", "Where the money comes from"], ["risks", "What may go wrong"]];
// Where nothing is set, or nothing comes later, there is nothing to take twice.
const PLACES = 40;
const LATER = 2;
// Values that are no further apart read as the same one.
const NEAR = 0.0025;

const exact = (value, digits = 6) => Number(value.toPrecision(digits));
const scale = (lever) => (["share", "chance"].includes(lever.kind) ? 100 : 1);
const unit = (lever) => {
  if (lever.kind === "chance") return "in 100";
  return lever.kind === "share" ? lever.unit.replace(/^share of /, "% of ") : lever.unit;
};
const fundOf = (lever) => lever.path.split(".funded_by.")[1];
// Before the name of whoever gives up what the first lever gets.
const FROM = "from ";
const fullName = (lever) => `${lever.group_title}, ${inside(lever.title)}`;

class View {
  constructor(place, session, signal) {
    Object.assign(this, { session, signal });
    this.levers = session.opened.levers.filter((one) => one.kind !== "profile");
    // What was asked and found outlives the view.
    this.wish = session.mixes ??= { axes: this.usual(), choice: "", draws: DRAWS[0][0], found: null, of: "" };
    this.asks = [0, 1].map((place) => h("fieldset", { class: "axis", "data-axis": place }));
    this.chooser = h("select", { id: "mixes-what", onchange: () => { this.wish.choice = this.chooser.value; this.outdated(); } });
    const draws = h("select", { id: "mixes-draws", onchange: () => { this.wish.draws = Number(draws.value); this.outdated(); } }, DRAWS.map(([number, words]) => h("option", { value: number }, words)));
    draws.value = this.wish.draws;
    this.count = h("p", { class: "help", id: "mixes-count" });
    this.go = h("button", { type: "submit", "aria-describedby": "mixes-count" }, "Try these mixes");
    this.trouble = h("div", { class: "trouble", role: "alert" });
    this.progress = h("div", {});
    this.result = h("div", { class: "mixes" });
    place.replaceChildren(
      h("section", { "aria-labelledby": "mixes-title" },
        h("h2", { id: "mixes-title" }, "Which mix is best?"),
        h("p", {}, "Choose what may change, and how far. Every mix is simulated in the same futures, with the same good and bad luck, and set beside the plan on the screen. All else stays as it is there."),
        h("form", { class: "asked", novalidate: true, onsubmit: (event) => { event.preventDefault(); this.run(); } },
          this.asks,
          h("p", {}, h("label", { for: "mixes-what" }, "What are mixes to be judged by?"), this.chooser),
          h("p", {}, h("label", { for: "mixes-draws" }, "How many futures of each"), draws),
          this.count, this.go)),
      this.trouble, this.progress, this.result);
    const watch = new ResizeObserver(() => this.redraw());
    watch.observe(this.result);
    signal.addEventListener("abort", () => watch.disconnect());
    session.listen(signal, () => { this.list(); this.outdated(); });
    this.draw();
    this.list();
    this.redraw(true);
  }

  // What most want to try: money that is moved; or else more for training, from what has the most of the same fund; or else
  // the first share of an activity.
  usual() {
    const moved = this.levers.find((one) => one.section === "moves");
    if (moved) return [this.axis(moved), null];
    const shares = this.levers.filter(fundOf);
    const courses = (share) => this.levers.filter((one) => one.group === share.group && one.unit.startsWith("places")).length;
    const first = [...shares].sort((a, b) => courses(b) - courses(a))[0] ?? this.levers[0];
    const donor = first && this.donors(first).sort((a, b) => this.value(b) - this.value(a))[0];
    return [this.axis(first, donor), donor ? { path: donor.path, gives: true } : null];
  }

  // Who else has money of the same fund, to give some of it up.
  donors(lever) {
    const fund = fundOf(lever);
    return fund ? this.levers.filter((one) => fundOf(one) === fund && one.path !== lever.path && this.value(one) > 0) : [];
  }

  value(lever) {
    const changed = this.session.plan.changes.get(lever.path);
    return changed === undefined || isAssumption(changed) ? lever.published : changed;
  }

  // The most that is left of a fund for an activity, the shares of others being as they are; or what is legal.
  possible(lever) {
    const most = lever.most ?? Infinity;
    const [activity, fund] = lever.path.split(".funded_by.");
    if (!fund) return most;
    const others = this.levers.filter((one) => one.path.endsWith(`.funded_by.${fund}`) && !one.path.startsWith(`${activity}.`));
    const taken = others.reduce((sum, one) => sum + (this.value(one) ?? 0), 0);
    return Math.max(0, Math.min(most, 1 - taken));
  }

  // A lever with the range that is tried unless another one is asked for: from nothing to twice what is published, or to
  // what is possible. In percent where the lever is a share.
  axis(lever, donor) {
    if (!lever) return null;
    const published = lever.published ?? PLACES / 2;
    const wide = published > 0 ? 2 * published : lever.kind === "years" ? LATER : lever.most ?? 1;
    const to = lever.kind === "chance" ? 1 : Math.max(Math.min(wide, donor ? this.value(lever) + this.value(donor) : this.possible(lever)), Math.min(published, lever.most ?? published)) || wide;
    // Rounded down, so that it stays possible.
    const digits = 10 ** Math.max(0, 3 - Math.ceil(Math.log10(to * scale(lever) || 1)));
    return { path: lever.path, from: "0", to: String(exact(Math.floor(to * scale(lever) * digits + 1e-9) / digits)), steps: 5 };
  }

  lever(axis) {
    return axis && this.levers.find((one) => one.path === axis.path);
  }

  // What is left to whoever gives up what the first lever gets.
  left() {
    const [first, second] = this.wish.axes;
    const [getting, giving] = [this.lever(first), this.lever(second)];
    const whole = this.value(getting) + this.value(giving);
    const { values } = this.values(first);
    if (!values) return {};
    if (Math.max(...values) > whole + 1e-9) return { wrong: `The two have ${told(getting, exact(whole))} of the fund between them: “to” cannot be more.` };
    return { values: values.map((value) => (value === this.value(getting) ? this.value(giving) : Math.max(0, exact(whole - value, 10)))) };
  }

  // The values of a lever, as the server takes them; or what is wrong with the range in words.
  values(axis) {
    if (axis.gives) return this.left();
    const lever = this.lever(axis);
    const [from, to] = [axis.from, axis.to].map((text) => (text.trim() === "" ? NaN : Number(text)));
    const most = lever.most === null ? Infinity : lever.most * scale(lever);
    if (![from, to].every(Number.isFinite)) return { wrong: "Write two numbers: from and to." };
    if (from < 0) return { wrong: "It cannot be less than 0." };
    if (to > most + 1e-9) return { wrong: `It cannot be more than ${exact(most)} ${unit(lever)}.` };
    if (to <= from) return { wrong: "“to” must be more than “from”." };
    const step = (to - from) / (axis.steps - 1);
    // What reads as the published value, or that of the plan on the screen, is that value to the last digit.
    const whole = this.together && lever.path === this.wish.axes[0].path ? this.value(lever) + this.value(this.lever(this.wish.axes[1])) : null;
    const own = [lever.published, this.value(lever), whole].filter((one) => typeof one === "number");
    const meant = (value) => own.find((one) => Math.abs(one - value) <= NEAR * one) ?? exact(value, 10);
    return { values: Array.from({ length: axis.steps }, (_, at) => meant((from + at * step) / scale(lever))) };
  }

  axes() {
    return this.wish.axes.filter(Boolean);
  }

  draw() {
    this.asks.forEach((place, at) => replace(place, this.fields(at)));
    this.describe();
  }

  fields(at) {
    const axis = this.wish.axes[at];
    const other = this.wish.axes[1 - at]?.path;
    const id = `mixes-${at + 1}`;
    const donors = at === 1 && this.wish.axes[0] ? this.donors(this.lever(this.wish.axes[0])) : [];
    const legend = h("legend", {}, at === 0 ? "What may change" : "And what else, if anything");
    const choose = h("select", { id, "data-focus": id, onchange: () => { this.choose(at, choose.value); this.draw(); this.outdated(); } },
      at === 1 && h("option", { value: "" }, "Nothing else: one lever alone"),
      donors.length > 0 && h("optgroup", { label: "It takes the money from" }, donors.map((one) => h("option", { value: FROM + one.path }, one.group_title))),
      SECTIONS.map(([section, label]) => {
        const those = this.levers.filter((one) => one.section === section && one.path !== other);
        return those.length > 0 && h("optgroup", { label }, those.map((one) => h("option", { value: one.path }, fullName(one))));
      }));
    choose.value = axis ? (axis.gives ? FROM : "") + axis.path : "";
    const row = h("p", {}, h("label", { for: id, class: "hidden" }, at === 0 ? "What may change" : "What else may change"), choose);
    const help = h("p", { class: "help", id: `${id}-said`, "data-said": at });
    if (!axis) return [legend, row];
    if (axis.gives) return [legend, row, help];
    const lever = this.lever(axis);
    const of = unit(lever);
    const entry = (key, words) => {
      const input = h("input", { type: "number", id: `${id}-${key}`, min: 0, step: "any", inputmode: "decimal", value: axis[key], "aria-describedby": `${id}-said`, oninput: () => { axis[key] = input.value; this.describe(); this.outdated(); } });
      return h("span", {}, h("label", { for: `${id}-${key}` }, words), input);
    };
    const steps = h("select", { id: `${id}-steps`, onchange: () => { axis.steps = Number(steps.value); this.describe(); this.outdated(); } }, STEPS.map((one) => h("option", { value: one }, String(one))));
    steps.value = axis.steps;
    return [legend, row,
      h("div", { class: "range" }, entry("from", "from"), entry("to", "to"), h("span", { class: "of" }, of), h("span", {}, h("label", { for: `${id}-steps` }, "how many values"), steps)),
      help];
  }

  // Another lever, or whoever gives up what the first one gets.
  choose(at, chosen) {
    const [first, second] = this.wish.axes;
    const lever = this.levers.find((one) => one.path === chosen.replace(FROM, ""));
    if (chosen.startsWith(FROM)) this.wish.axes = [this.axis(this.lever(first), lever), { path: lever.path, gives: true }];
    else this.wish.axes[at] = this.axis(lever);
    if (at === 0 && second?.gives) this.wish.axes[1] = null;
  }

  // Whether one activity gets what another one gives up.
  get together() {
    return Boolean(this.wish.axes[1]?.gives);
  }

  // Which values are tried, what is published, what the plan has; and how many mixes that makes.
  describe() {
    let [number, wrong] = [1, false];
    this.wish.axes.forEach((axis, at) => {
      if (!axis) return;
      const lever = this.lever(axis);
      const { values, wrong: why } = this.values(axis);
      const said = this.asks[at].querySelector("[data-said]");
      const now = this.session.plan.changes.get(lever.path);
      const own = now === undefined ? "" : `; in the plan on the screen: ${told(lever, now)}`;
      said.classList.toggle("problem", Boolean(why));
      said.textContent = why ?? `${axis.gives ? "It has what is left" : "Tried"}: ${(values ?? []).map((value) => told(lever, value)).join(", ")}. Published: ${told(lever, lever.published)}${own}.`;
      for (const input of this.asks[at].querySelectorAll("input")) input.setAttribute("aria-invalid", why ? "true" : "false");
      wrong ||= Boolean(why);
      if (!axis.gives) number *= values?.length ?? 1;
    });
    this.count.textContent = wrong ? "" : `${number} mixes.${number > 30 ? " This takes a minute or more." : ""}`;
    this.go.disabled = wrong || !this.axes().length || !this.wish.choice;
  }

  // What mixes can be judged by.
  async list() {
    this.listing?.abort();
    this.listing = new AbortController();
    const signal = AbortSignal.any([this.signal, this.listing.signal]);
    try {
      const chosen = await choose(this.chooser, this.session, signal, {
        chosen: this.wish.choice,
        groups: ({ figures, promises }) => [["The chance that a promise is kept", promises], ["A figure, on average", figures]],
        usual: ({ promises: [first], leading }) => (first ? String(first.target) : leading),
      });
      if (signal.aborted) return;
      this.wish.choice = chosen;
      this.trouble.replaceChildren();
    } catch (error) {
      if (signal.aborted) return;
      this.wish.choice = "";
      this.trouble.replaceChildren(...refusal("Mixes of this plan cannot be tried", error, this.session));
    }
    this.describe();
    this.outdated();
  }

  asked() {
    const { choice, draws } = this.wish;
    const levers = this.axes().map((axis) => ({ path: axis.path, values: this.values(axis).values ?? [] }));
    return { ...this.session.asked(), levers, together: this.together, ...asked(choice), draws };
  }

  async run() {
    if (this.go.disabled) return;
    await findFor(this, { path: "/api/mixes", title: "Trying the mixes", failed: "These mixes cannot be tried" });
  }

  // Judges the same mixes by a figure, where the promise says nothing.
  judge(choice) {
    this.wish.choice = choice;
    this.chooser.value = choice;
    this.describe();
    this.run();
  }

  // Sets the levers as a mix has them, as one step that can be undone.
  take(mix) {
    const { plan } = this.session;
    const step = Symbol("mix");
    this.wish.found.levers.forEach((lever, at) => {
      const value = mix.values[at];
      plan.set(lever.path, value === lever.published ? undefined : value, step);
    });
    this.session.changed({ whole: true });
    const said = this.result.querySelector(".outdated");
    said?.replaceChildren(h("strong", {}, "Taken: the plan on the screen is that mix now."), " “Undo” above takes it back. The figures below are beside the plan as it was.");
    said?.setAttribute("tabindex", "-1");
    said?.focus();
    tell(`Taken: ${this.wish.found.levers.map((lever, at) => `${lever.title} ${mix.told[at]}`).join("; ")}. The plan has it now; Undo takes it back.`, 100);
  }

  outdated() {
    markOld(this.result, Boolean(this.wish.found) && this.wish.of !== JSON.stringify(this.asked()));
  }

  redraw(anew = false) {
    const { found } = this.wish;
    const width = Math.floor(this.result.clientWidth);
    if (!found || width < 100 || (!anew && width === this.width)) return;
    this.width = width;
    replace(this.result, mixed(found, { width, session: this.session, take: (mix) => this.take(mix), judge: (choice) => this.judge(choice) }));
    this.outdated();
  }
}

export const show = (place, session, signal) => {
  new View(place, session, signal);
};
