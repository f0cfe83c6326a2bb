// Setting a number anew: what it may be, what that implies, and why.

import { ask } from "./api.js";
import { density } from "./charts.js";
import { h } from "./dom.js";
import { shapes } from "./shapes.js";

const SETTLE = 250;
const LONGEST_REASON = 500;

// The ways of saying what a number may be, each with what is to be filled in. Those without `usual` are offered only where
// the scenario writes the number so.
const FORMS = {
  value: { title: "One number, taken as certain", fields: ["Number"], usual: true },
  pert: { title: "Lowest, most likely and highest", fields: ["Lowest", "Most likely", "Highest"], help: "Values near the two ends are unlikely. The usual choice for a judgement.", usual: true },
  percentiles: { title: "1 in 10 below, middle, 1 in 10 above", fields: ["1 in 10 is below", "Middle", "1 in 10 is above"], ends: true, help: "As experts are asked for it. The ends can be passed: say the lowest and highest value there can be.", usual: true },
  uniform: { title: "Anything between two ends, all as likely", fields: ["Lowest", "Highest"], usual: true },
  triangular: { title: "Lowest, most likely and highest, with more weight at the ends", fields: ["Lowest", "Most likely", "Highest"], usual: true },
  observed: { title: "Counted: so many out of so many", fields: ["How many", "Out of"], help: "For shares, such as 12 of 40 firms.", usual: true },
  normal: { title: "Average and standard deviation", fields: ["Average", "Standard deviation"], ends: true, usual: true },
  discrete: { title: "One of a few values, each with its weight", list: "Values and weights", help: "Write each value, a colon and its weight, with semicolons between them: 0: 3; 1: 7.", usual: true },
  lognormal: { title: "Middle and spread of the logarithm", fields: ["Middle", "Spread"], ends: true },
  beta: { title: "Beta distribution", fields: ["Alpha", "Beta"] },
  samples: { title: "Values that were observed", list: "Values", help: "Write them with semicolons between them." },
};

const shown = (number) => String(Number(number.toPrecision(6)));

export class Editor {
  constructor(session, one, { signal, width, set, close }) {
    Object.assign(this, { session, one, signal, width, set });
    this.id = `set-${one.path.replace(/[^a-z0-9]/gi, "-")}`;
    const now = session.plan.changes.get(one.path);
    const { written } = one.figure;
    this.written = written;
    this.form = written.form;
    const forms = Object.entries(FORMS).filter(([form, { usual }]) => usual || form === written.form);
    this.choice = h("select", { id: `${this.id}-form`, onchange: () => { this.form = this.choice.value; this.fill(); this.look(0); } },
      forms.map(([form, { title }]) => h("option", { value: form, selected: form === this.form }, title)));
    this.fields = h("div", { class: "fields" });
    this.reason = h("textarea", { id: `${this.id}-reason`, rows: 2, required: true, maxlength: LONGEST_REASON, "aria-describedby": `${this.id}-why`, oninput: () => this.reason.setCustomValidity("") });
    this.reason.value = now?.reason ?? "";
    this.preview = h("div", { class: "preview" });
    this.problem = h("p", { class: "problem", role: "alert" });
    this.element = h("form", { class: "editor", "aria-label": `Set anew: ${one.title}`, novalidate: true, onsubmit: (event) => this.submit(event) },
      one.places.length > 1 && h("p", { class: "note" }, `${one.places.length} places of the plan rest on this number. All of them are set anew.`),
      h("p", {}, h("label", { for: this.choice.id }, "What do you think it is?"), this.choice),
      this.fields, this.problem, this.preview,
      h("p", {}, h("label", { for: this.reason.id }, "Why? (needed)"), this.reason,
        h("span", { class: "help", id: `${this.id}-why` }, "One sentence for whoever reads the plan. It goes into the note; the source becomes “Judgement of whoever made this plan”, rated red.")),
      h("p", { class: "bar" }, h("button", { type: "submit" }, "Set it so"), h("button", { type: "button", onclick: close }, "Cancel")));
    this.fill();
    signal.addEventListener("abort", () => { clearTimeout(this.timer); this.asking?.abort(); });
  }

  begin() {
    this.choice.focus();
    this.look(0);
  }

  // The fields of the form that was chosen, filled with what the number is now.
  fill() {
    const { fields = [], ends, list, help } = FORMS[this.form];
    const start = this.start();
    const input = (label, value, required) => {
      const element = h("input", { type: "number", step: "any", inputmode: "decimal", required, value: value === undefined ? "" : shown(value), oninput: () => this.look(SETTLE) });
      return { element, shown: h("label", {}, label, element) };
    };
    this.numbers = fields.map((label, place) => input(label, start[place], true));
    this.ends = ends ? [input("Lowest there can be (may be empty)", this.written.min), input("Highest there can be (may be empty)", this.written.max)] : [];
    this.list = list && h("input", { type: "text", autocomplete: "off", value: listed(this.form, start), oninput: () => this.look(SETTLE) });
    this.fields.replaceChildren(
      h("div", { class: "entries" }, this.numbers.map((one) => one.shown), this.ends.map((one) => one.shown), list ? h("label", { class: "wide" }, list, this.list) : ""),
      h("p", { class: "help" }, [help, this.one.unit && `In: ${this.one.unit}.`].filter(Boolean).join(" ")));
  }

  // What a form begins with: the number as it is written, or as near as the form comes to it.
  start() {
    if (this.form === this.written.form) return this.written.numbers;
    const [low, middle, high] = this.one.figure.picture.marks;
    const wide = high > low ? [low, middle, high] : [0.9 * middle, middle, 1.1 * middle];
    return {
      value: [middle], pert: wide, triangular: wide, percentiles: wide, uniform: [wide[0], wide[2]],
      normal: [middle, Math.abs(wide[2] - wide[0]) / 2.563], discrete: [low, 1, high, 1],
    }[this.form] ?? [];
  }

  // What is filled in; nothing where something is missing.
  value() {
    const number = ({ element }) => (element.value.trim() === "" ? NaN : Number(element.value));
    const numbers = this.list ? this.list.value.split(/[;:]/).map((text) => (text.trim() === "" ? NaN : Number(text))) : this.numbers.map(number);
    if (!numbers.every(Number.isFinite)) return null;
    const value = { form: this.form, numbers };
    const [min, max] = this.ends.map(number);
    if (Number.isFinite(min)) value.min = min;
    if (Number.isFinite(max)) value.max = max;
    return value;
  }

  // What is wrong with the order of what is filled in, in the words of the fields.
  disorder({ form, numbers }) {
    if (!["pert", "triangular", "percentiles", "uniform"].includes(form)) return null;
    const at = numbers.findIndex((number, place) => place > 0 && number < numbers[place - 1]);
    const { fields } = FORMS[form];
    if (at > 0) return `“${fields[at]}” cannot be less than “${fields[at - 1]}”.`;
    return numbers[0] === numbers[numbers.length - 1] ? "The two ends are the same: choose “One number, taken as certain”, or give a range." : null;
  }

  // Shows what is filled in beside what is published, once the hand has come to rest.
  look(settle) {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.timer = setTimeout(() => this.ask(), settle);
  }

  async ask() {
    const value = this.value();
    if (!value) {
      this.complain("Fill in every number.");
      return;
    }
    const disorder = this.disorder(value);
    if (disorder) {
      this.complain(disorder);
      return;
    }
    this.asking = new AbortController();
    const { scenario, changes } = this.session.asked();
    try {
      const { figure, published, sentence } = await ask("POST", "/api/assumptions/preview", { scenario, changes, path: this.one.path, value }, { signal: this.asking.signal });
      this.complain("");
      const [points, over, apart] = shapes(figure.picture, published.picture);
      this.preview.replaceChildren(density(points, over, {
        title: "What that says", heading: "h4", unit: this.one.unit, sentence: `${figure.sentence} ${sentence}`, width: this.width - 24, apart,
        range: figure.certain ? undefined : figure.picture.marks, words: { now: "as you set it", over: "published" },
      }));
    } catch (error) {
      if (error.name === "AbortError" || this.signal.aborted) return;
      const problems = (error.problems ?? []).map((one) => `${one.path === this.one.path || !one.path ? "It" : `${this.session.title(one.path)}:`} ${one.message}${one.help ? `: ${one.help}` : ""}.`);
      this.complain(problems.length ? problems.join(" ") : error.message);
    }
  }

  complain(text) {
    this.problem.textContent = text;
    if (text) this.preview.replaceChildren();
  }

  async submit(event) {
    event.preventDefault();
    clearTimeout(this.timer);
    const value = this.value();
    const reason = this.reason.value.trim().replace(/\s+/g, " ");
    if (!value) {
      this.complain("Fill in every number.");
      (this.list ?? this.numbers.find(({ element }) => element.value === "")?.element)?.focus();
      return;
    }
    if (!reason) {
      this.complain("Say why: an assumption that is set anew needs a reason.");
      this.reason.focus();
      return;
    }
    await this.ask();
    if (this.problem.textContent) return;
    this.set({ ...value, reason });
  }
}

const listed = (form, numbers) => {
  if (form !== "discrete") return numbers.map(shown).join("; ");
  const pairs = [];
  for (let place = 0; place < numbers.length; place += 2) pairs.push(`${shown(numbers[place])}: ${shown(numbers[place + 1])}`);
  return pairs.join("; ");
};
